"""Which sound belongs to a moment of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from player.plan.segment import MomentKind, PlanMoment, SegmentKind
from player.plan.timeline import Timeline


class Sound(StrEnum):
    """What is sounded at a moment."""

    START = "start"
    SWITCH = "switch"
    REST = "rest"
    GO = "go"
    HOLD = "hold"
    RETURN = "return"
    COUNTDOWN = "countdown"
    DONE = "done"


SECONDS: Mapping[str, float] = MappingProxyType(
    {
        Sound.START: 4.5,
        Sound.SWITCH: 1.6,
        Sound.REST: 2.2,
        Sound.GO: 0.9,
        Sound.HOLD: 1.2,
        Sound.RETURN: 0.9,
        Sound.COUNTDOWN: 3.9,
        Sound.DONE: 3.2,
    }
)
"""How long each sound rings, in seconds; the countdown with the "go" at its end."""

_AT_THE_BEGINNING = {
    SegmentKind.START: Sound.START,
    SegmentKind.ASK: Sound.START,
    SegmentKind.SWITCH: Sound.SWITCH,
    SegmentKind.REST: Sound.REST,
    SegmentKind.PAUSE: Sound.REST,
    SegmentKind.MOVE: Sound.GO,
    SegmentKind.HOLD: Sound.HOLD,
}

MOVEMENTS = frozenset({Sound.GO, Sound.HOLD, Sound.RETURN})
"""The sounds of the parts of a repetition, to which a countdown leads."""


def sound_of(timeline: Timeline, moment: PlanMoment) -> Sound | None:
    """The sound of a moment; None where nothing is sounded.

    The countdown is one sound that ends in that of the movement, so a move or a hold that was
    counted in sounds nothing of its own at its beginning.
    """
    if moment.kind is MomentKind.FINISH:
        return Sound.DONE
    if moment.kind in (MomentKind.COUNT, MomentKind.LEAD):
        return Sound.COUNTDOWN if moment.value == 3 else None
    if moment.kind is not MomentKind.BEGIN:
        return None
    if timeline.segments[moment.segment].phase >= 0 and _counted_in(timeline, moment.segment):
        return None
    return _begin(timeline, moment.segment)


def counted_into(timeline: Timeline, index: int) -> Sound | None:
    """The sound in which a countdown before a segment ends; None where it is no movement."""
    if index >= len(timeline.segments):
        return None
    sound = _begin(timeline, index)
    return sound if sound in MOVEMENTS else None


def _begin(timeline: Timeline, index: int) -> Sound | None:
    """The sound with which a segment begins; a later movement of a repetition leads back."""
    segment = timeline.segments[index]
    before = timeline.segments[index - 1] if index else None
    goes_on = before is not None and before.step == segment.step and before.phase >= 0
    if segment.kind is SegmentKind.MOVE and goes_on:
        return Sound.RETURN
    return _AT_THE_BEGINNING.get(segment.kind)


def _counted_in(timeline: Timeline, index: int) -> bool:
    """Whether the segment before ends with a countdown."""
    if index == 0:
        return False
    return any(m.kind is MomentKind.COUNT for m in timeline.moments(index - 1))
