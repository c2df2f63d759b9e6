"""A routine as a plan on one line of seconds: its segments, its steps, and what falls due when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from operator import attrgetter
from types import MappingProxyType

from msgspec import Struct, field

from player.model.record import Planned
from player.model.routine import Routine, Side
from player.plan.layout import Layout
from player.plan.repetition import Pace
from player.plan.segment import (
    PlanMoment,
    PlanStep,
    Segment,
    moments_of,
)

USUAL_PACE = Pace()
NO_SIDES: Mapping[str, Side] = MappingProxyType({})


class Timeline(Struct, frozen=True):
    """The plan of a routine. Segments follow each other without a gap, from second 0.

    `steps` cover the segments in order; `exercise_count` counts an exercise each time it comes.
    `pace` and `last_sides` are what it was laid out with.
    """

    routine: Routine
    segments: tuple[Segment, ...]
    steps: tuple[PlanStep, ...]
    total_seconds: float
    exercise_count: int
    pace: Pace = USUAL_PACE
    last_sides: Mapping[str, Side] = field(default_factory=dict)

    def replanned(
        self, *, routine: Routine | None = None, pace: Pace | None = None, start_again_at: int = -1
    ) -> Timeline:
        """This plan laid out again for another routine or pace; all else is as it was.

        `start_again_at` is the index of a step that begins with getting into position, wherever
        in its exercise it stands.
        """
        routine, pace = routine or self.routine, pace or self.pace
        return lay_out(routine, pace, last_sides=self.last_sides, start_again_at=start_again_at)

    def at(self, seconds: float) -> int:
        """The index of the segment that runs at a second of the line.

        Before the line it is the first one, after it the last; where a `ready` start waits, it
        is what comes after. Raises IndexError for a plan without segments.
        """
        if not self.segments:
            raise IndexError("the plan has no segments")
        return max(0, bisect_right(self.segments, seconds, key=attrgetter("start")) - 1)

    def moments(self, index: int, length: float | None = None) -> tuple[PlanMoment, ...]:
        """The moments of segment `index`, in the order they fall due.

        `length` is how many seconds it takes, when a person made it longer or shorter.
        """
        segment = self.segments[index]
        is_last = index == len(self.segments) - 1
        return moments_of(segment, is_last, segment.length if length is None else length)

    def planned(self) -> tuple[Planned, ...]:
        """The repetitions of each exercise and side, in order of their first appearance."""
        return self.repetitions(range(len(self.steps)))

    def repetitions(self, steps: Iterable[int]) -> tuple[Planned, ...]:
        """The repetitions of the steps with these indices, summed by exercise and side.

        They stand in order of first appearance; rests and ratings do not count.
        """
        found: dict[tuple[str, Side | None], int] = {}
        for index in steps:
            step = self.steps[index]
            if step.exercise is not None and self.segments[step.last].ends_rep:
                key = (step.exercise.key, step.side)
                found[key] = found.get(key, 0) + 1
        return tuple(Planned(name, side, reps) for (name, side), reps in found.items())


def lay_out(
    routine: Routine,
    pace: Pace = USUAL_PACE,
    *,
    last_sides: Mapping[str, Side] = NO_SIDES,
    start_again_at: int = -1,
) -> Timeline:
    """Lay a routine out as a plan, for a person's own pace.

    `last_sides` holds, by the key of an exercise, the side that went first last time, for those
    that take turns; one that is not there begins on the left. One that comes twice in the plan
    takes turns there too. The step `start_again_at` gets into position once more.
    """
    layout = Layout(pace, last_sides, start_again_at)
    layout.lay(routine.steps)
    return Timeline(
        routine=routine,
        segments=tuple(layout.segments),
        steps=tuple(layout.steps),
        total_seconds=layout.total,
        exercise_count=layout.number,
        pace=pace,
        last_sides=last_sides,
    )
