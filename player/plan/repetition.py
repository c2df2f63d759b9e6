"""A repetition as the parts it takes: its moves and holds, with the words filled in."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from player.model.routine import (
    BREATH_SECONDS,
    Asked,
    AuthorCue,
    Breath,
    Dose,
    Exercise,
    Phase,
    Position,
    Side,
)
from player.plan import wording
from player.plan.segment import SegmentKind


class Pace(Struct, frozen=True):
    """A person's own pace: seconds of a slow breath, factors on the holds and moves of repetitions.

    Raises ValueError unless all are above zero.
    """

    breath: float = BREATH_SECONDS
    holds: float = 1.0
    moves: float = 1.0

    def __post_init__(self) -> None:
        if not (self.breath > 0 and self.holds > 0 and self.moves > 0):
            raise ValueError(f"a breath and the factors of a pace are above zero, not {self}")


class SegmentContent(Struct, frozen=True):
    """What a segment is, apart from where in the plan it stands; `length` is in seconds."""

    kind: SegmentKind
    length: float
    pose: str | None = None
    say: str = ""
    line: str = ""
    note: str = ""
    phase: int = -1
    breath: Breath = Breath.FREE
    picture: str | None = None
    ask: Asked | None = None
    ready: bool = False
    cues: tuple[AuthorCue, ...] = ()
    ends_rep: bool = False


def repetition(exercise: Exercise, side: Side | None, pace: Pace) -> tuple[SegmentContent, ...]:
    """One repetition of an exercise on a side; its last part is marked `ends_rep`."""
    parts: list[SegmentContent] = []
    for index, phase in enumerate(exercise.rep):
        parts += _phase(index, phase, exercise.dose, side, pace)
    if parts:
        parts[-1] = replace(parts[-1], ends_rep=True)
    return tuple(parts)


FLOWING_BELOW = 5.0
"""Seconds; a movement with a hold as long as this does not flow."""


def flows(exercise: Exercise) -> bool:
    """Whether the breath leads: every phase has a breath, something moves, and no hold is long."""
    times = [exercise.dose.times_of(phase) for phase in exercise.rep]
    return (
        all(phase.breath is not Breath.FREE for phase in exercise.rep)
        and any(move for move, _ in times)
        and all(hold.at() < FLOWING_BELOW for _, hold in times)
    )


def fill_side(text: str, side: Side | None) -> str:
    """The text with `{side}` and `{other}` as words; without a side it stays as it is."""
    if side is None or "{" not in text:
        return text
    return text.replace("{side}", side).replace("{other}", side.other)


def names_side(text: str) -> bool:
    """Whether a text of a file has a side to fill in."""
    return "{side}" in text or "{other}" in text


def other_side(exercise: Exercise, side: Side | None) -> tuple[str, str]:
    """How to get into position on the other side, and the small note to it.

    The words are those of the start, from the first sentence on that speaks of a side; none where
    both sides begin alike.
    """
    words = [wording.ROLL_OVER] if exercise.position is Position.ON_THE_SIDE else []
    for start in (exercise.start, exercise.own_start):
        if start is not None and names_side(start.say):
            sentences = wording.sentences(start.say)
            first = next(at for at, one in enumerate(sentences) if names_side(one))
            words += [fill_side(one, side) for one in sentences[first:]]
            return " ".join(words), fill_side(start.note, side)
    return " ".join(words), ""


def _lengths(phase: Phase, dose: Dose, pace: Pace) -> dict[SegmentKind, float]:
    """Seconds of the move and of the hold of a phase, in this order; none that is zero."""
    move, hold = dose.times_of(phase)
    both = {
        SegmentKind.MOVE: move.at(pace.breath) * pace.moves,
        SegmentKind.HOLD: hold.at(pace.breath) * pace.holds,
    }
    return {kind: length for kind, length in both.items() if length > 0}


def _phase(
    index: int, phase: Phase, dose: Dose, side: Side | None, pace: Pace
) -> list[SegmentContent]:
    lengths = _lengths(phase, dose, pace)
    cues = _land([replace(cue, say=fill_side(cue.say, side)) for cue in phase.cues], lengths)
    line, note = fill_side(phase.say, side), fill_side(phase.note, side)
    return [
        SegmentContent(
            kind=kind,
            length=length,
            pose=phase.pose,
            say="" if later else line,
            line=line,
            note=note,
            phase=index,
            breath=phase.breath,
            picture=phase.picture,
            cues=cues[kind],
        )
        for later, (kind, length) in enumerate(lengths.items())
    ]


def _land(
    cues: list[AuthorCue], lengths: Mapping[SegmentKind, float]
) -> dict[SegmentKind, tuple[AuthorCue, ...]]:
    """The cues of a phase, each in the part of it that it falls in, counted from there.

    One that counts from the end of the phase counts from the end of its part, so that it stays
    right in a hold made longer. One that falls outside the phase lands on its edge.
    """
    landed: dict[SegmentKind, list[AuthorCue]] = {kind: [] for kind in lengths}
    if lengths:
        kinds = list(lengths)
        first, last = kinds[0], kinds[-1]
        rest = lengths[last] if first is not last else 0.0
        for cue in cues:
            if cue.at < 0 and first is not last and -cue.at > rest:
                landed[first].append(replace(cue, at=max(cue.at + rest, -lengths[first])))
            elif cue.at < 0:
                landed[last].append(replace(cue, at=max(cue.at, -lengths[last])))
            elif cue.at < lengths[first] or first is last:
                landed[first].append(replace(cue, at=min(cue.at, lengths[first])))
            else:
                landed[last].append(replace(cue, at=min(cue.at - lengths[first], lengths[last])))
    return {kind: tuple(found) for kind, found in landed.items()}
