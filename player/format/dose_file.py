"""The dose of an exercise, as its file gives it or as a `use` changes it."""

from __future__ import annotations

from msgspec.structs import replace

from player.format.document import Document
from player.format.plan_sum import timed
from player.format.shape import Fields
from player.model.routine import Dose, Phase

_AS_WRITTEN = ("sides", "first", "rest", "pause", "switch", "hold", "move")
DOSE_KEYS = ("reps", "sets", *_AS_WRITTEN)


def dose_of(document: Document, fields: Fields, base: Dose) -> Dose:
    """The base dose with the keys that are written in its place.

    A list of sets wins over everything; `sets: k` alone gives k sets as long as the base's
    first one; `reps: n` alone keeps the number of sets.
    """
    values = fields.values
    changes = {key: values[key] for key in _AS_WRITTEN if key in values}
    reps = values.get("reps")
    sets = values.get("sets")
    if isinstance(sets, tuple):
        if sets:
            changes["sets"] = sets
        if fields.wrote("reps"):
            document.advise(
                fields.node.entries["reps"][0],
                "reps-unused",
                "`reps` counts for nothing beside a list of `sets`.",
                "Delete `reps`, or write `sets` as a number.",
            )
    elif sets is not None:
        changes["sets"] = (reps or base.sets[0],) * sets
    elif reps is not None:
        changes["sets"] = (reps,) * len(base.sets)
    return replace(base, **changes) if changes else base


def idle_phases(rep: tuple[Phase, ...], dose: Dose) -> list[int]:
    """The phases that take no time at all under a dose, as indices."""
    return [index for index, phase in enumerate(rep) if not any(timed(phase, dose))]
