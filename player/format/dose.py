"""How much there is to do: the dose of an exercise, and how long a plan gets.

A hostile file can ask for fifty rounds of fifty rounds; the sum is known before any of it is
built. The sums are those of the timeline, with a breath of ten seconds.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from player.format.document import Document
from player.format.tables import Fields
from player.format.times import LONGEST_SECONDS
from player.model.routine import Dose, Exercise, Phase, Repeat, Sides, Step

MOST_SEGMENTS = 20_000
DEEPEST_ROUNDS = 16
"""Rounds within rounds, counted through every `use`."""


class PlanSum(Struct, frozen=True):
    """Segments and seconds of a plan, and how many rounds stand within each other."""

    segments: int = 0
    seconds: float = 0.0
    depth: int = 0


def plan_sum(steps: Iterable[Step]) -> PlanSum:
    """The sum over the steps."""
    segments, seconds, depth = 0, 0.0, 0
    for step in steps:
        part = _of_step(step)
        segments += part.segments
        seconds += part.seconds
        depth = max(depth, part.depth)
    return PlanSum(segments, seconds, depth)


def _of_step(step: Step) -> PlanSum:
    if isinstance(step, Exercise):
        return _of_exercise(step)
    if isinstance(step, Repeat):
        inside = plan_sum(step.steps)
        rests = step.times - 1
        return PlanSum(
            step.times * inside.segments + (rests if step.rest else 0),
            step.times * inside.seconds + rests * step.rest.at(),
            inside.depth + 1,
        )
    return PlanSum(1 if step.length else 0, step.length.at())


def _of_exercise(exercise: Exercise) -> PlanSum:
    dose = exercise.dose
    one_segments, one_seconds = 0, 0.0
    for phase in exercise.rep:
        for length in dose.times_of(phase):
            if length:
                one_segments += 1
                one_seconds += length.at()
    segments, seconds = 0, 0.0
    start = exercise.start
    if start is not None and (start.ready or start.length):
        segments += 1
        seconds += 0.0 if start.ready else start.length.at()
    reps = sum(dose.sets)
    times = reps if dose.sides is Sides.NONE else 2 * reps
    breaks = len(dose.sets) * (2 if dose.sides is Sides.EACH else 1)
    between = (
        (times - breaks, dose.pause),
        (len(dose.sets) if dose.sides is Sides.EACH else 0, dose.switch),
        (len(dose.sets) - 1, dose.rest),
    )
    for count, length in between:
        segments += count if length else 0
        seconds += count * length.at()
    return PlanSum(segments + times * one_segments, seconds + times * one_seconds)


_AS_WRITTEN = ("sides", "first", "rest", "pause", "switch", "hold", "move")
DOSE_KEYS = ("reps", "sets", *_AS_WRITTEN)


def dose_of(document: Document, fields: Fields, base: Dose) -> Dose:
    """The base dose, changed by the keys that are written.

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
            message = "`reps` counts for nothing beside a list of `sets`."
            hint = "Delete `reps`, or write `sets` as a number."
            document.advise(fields.key("reps"), "reps-unused", message, hint)
    elif sets is not None:
        changes["sets"] = (reps or base.sets[0],) * sets
    elif reps is not None:
        changes["sets"] = (reps,) * len(base.sets)
    return replace(base, **changes) if changes else base


def idle_phases(rep: tuple[Phase, ...], dose: Dose) -> list[int]:
    """The indices of the phases that take no time under a dose."""
    return [index for index, phase in enumerate(rep) if not any(dose.times_of(phase))]


def check_size(document: Document, steps: Iterable[Step], fields: Fields, key: str) -> None:
    """Report a plan that is too long; `key` is where the file says how much there is to do."""
    total = plan_sum(steps)
    message = ""
    if total.seconds > LONGEST_SECONDS:
        message = "This plan lasts longer than 4 hours."
    elif total.segments > MOST_SEGMENTS:
        message = f"This plan has more than {MOST_SEGMENTS:,} parts."
    elif total.depth > DEEPEST_ROUNDS:
        message = f"Here are more than {DEEPEST_ROUNDS} rounds within rounds."
    if message:
        hint = "Take steps out, or make it fewer rounds."
        document.error(fields.key(key), "too-much", message, hint)
