"""The values a plan is made of: segments on a line of seconds, steps, and moments to cue."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from msgspec import Struct

from player.model.routine import Asked, AuthorCue, Breath, Exercise, Side

HALFWAY_FROM = 20.0
"""The middle of a hold is announced if it lasts at least so many seconds."""

COUNT_FROM = 5.0
"""The last three seconds of a segment are counted down if it lasts at least so many."""

COUNTS = (3, 2, 1)
"""The seconds before an end that are counted."""


class SegmentKind(StrEnum):
    """What a person does during a segment."""

    START = "start"
    MOVE = "move"
    HOLD = "hold"
    REST = "rest"
    SWITCH = "switch"
    PAUSE = "pause"
    ASK = "ask"


ROUNDING = 1e-6
"""Seconds by which a difference of two times may miss what was meant."""

COUNTED = frozenset(SegmentKind) - {SegmentKind.MOVE, SegmentKind.PAUSE}
"""Kinds of segment that end with a count; a movement takes the time that it takes."""


class Place(Struct, frozen=True):
    """Where in the plan something stands.

    `number` says which exercise of the plan it is, `set` which of its sets it is part of or leads
    to, `rep` which repetition it is part of, all from 1; 0 for none. `rep` and `reps` count per
    side, and `reps` are those of this set. For a rest or a switch, `side` is the coming side.
    """

    exercise: Exercise | None = None
    number: int = 0
    side: Side | None = None
    set: int = 0
    sets: int = 0
    rep: int = 0
    reps: int = 0


class Segment(Place, frozen=True, kw_only=True):
    """A stretch of the plan, from `start` to `end`, in seconds on the plan's line.

    `step` is the index of its `PlanStep`, `phase` that of the phase in the repetition, or -1.

    `pose` is the pose that the body has at the end, and `side` the side that it is then on;
    `from_pose` and `from_side` are those it comes from. Within an exercise a pose is carried on
    where none is named; it is None before the exercise names one, and outside of exercises.

    `say` is spoken as the segment begins, `line` is shown while it runs, `note` is shown small.
    A `ready` segment has no length: it waits for the person. The `at` of `cues` counts from
    the start of this segment, or, below zero, from its end.
    """

    index: int
    start: float
    end: float
    kind: SegmentKind
    step: int
    phase: int
    pose: str | None
    from_pose: str | None
    from_side: Side | None
    say: str
    line: str
    note: str
    breath: Breath
    picture: str | None
    ask: Asked | None
    ready: bool
    cues: tuple[AuthorCue, ...]
    ends_rep: bool

    @property
    def length(self) -> float:
        """Seconds that the segment takes."""
        return self.end - self.start


StepKind = Literal["repetition", "rest", "ask"]


class PlanStep(Place, frozen=True, kw_only=True):
    """What "next", "back", "repeat" and the list of steps go by.

    A repetition on one side together with what leads into it (its start, the switch or the
    pause before it), or a rest, or an ask. `first` and `last` are indices of segments.
    """

    index: int
    first: int
    last: int
    kind: StepKind


class MomentKind(StrEnum):
    """What happens at a moment. Moments of the same time come in the order written here."""

    BEGIN = "begin"
    SAY = "say"
    HALFWAY = "halfway"
    COUNT = "count"
    LEAD = "lead"
    REP_DONE = "repetition done"
    FINISH = "finish"


class PlanMoment(Struct, frozen=True):
    """Something to tell the person at a time within a segment.

    `offset` is in seconds from the segment's start, or before its end if `from_end`, so that a
    hold made longer keeps its end in order. `value` is the text of a SAY, the number of a COUNT
    or a LEAD, the index of the step of a REP_DONE, and "" for the others.
    """

    kind: MomentKind
    segment: int
    offset: float
    from_end: bool = False
    value: str | int = ""


_RANK = {kind: rank for rank, kind in enumerate(MomentKind)}


def due_offset(moment: PlanMoment, length: float) -> float:
    """Seconds from its segment's start at which a moment falls due if that takes `length`.

    What would lie outside falls on the edge. The middle stays the middle at any length.
    """
    if moment.kind is MomentKind.HALFWAY:
        return length / 2
    if moment.from_end:
        return max(0.0, length - moment.offset)
    return min(moment.offset, length)


def moments_of(segment: Segment, is_last: bool, length: float) -> tuple[PlanMoment, ...]:
    """The moments of a segment that takes `length` seconds, in the order they fall due.

    A segment that was made shorter keeps the moments that it was planned with.
    """
    index, planned = segment.index, segment.length
    longest = max(planned, length) + ROUNDING
    found = [PlanMoment(MomentKind.BEGIN, index, 0.0)]
    for cue in segment.cues:
        found.append(PlanMoment(MomentKind.SAY, index, abs(cue.at), cue.at < 0, cue.say))
    if segment.kind is SegmentKind.HOLD and longest >= HALFWAY_FROM:
        found.append(PlanMoment(MomentKind.HALFWAY, index, planned / 2))
    if segment.kind in COUNTED and longest >= COUNT_FROM:
        found += [PlanMoment(MomentKind.COUNT, index, float(n), True, n) for n in COUNTS]
    if segment.ends_rep:
        found.append(PlanMoment(MomentKind.REP_DONE, index, 0.0, True, segment.step))
    if is_last:
        found.append(PlanMoment(MomentKind.FINISH, index, 0.0, True))
    found.sort(key=lambda moment: (due_offset(moment, length), _RANK[moment.kind]))
    return tuple(found)
