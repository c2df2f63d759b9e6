"""Where a preview stands in a plan, and whether it plays on from there."""

from __future__ import annotations

from msgspec import Struct

from player.plan.adjust import same_step
from player.plan.segment import Segment
from player.plan.timeline import Timeline


class PlanPoint(Struct, frozen=True):
    """The index of a segment and seconds into it."""

    segment: int = 0
    offset: float = 0.0


class PreviewPlayer:
    """Stands still at a point, or plays from it: worked out from one noted time and a speed.

    `speed` is seconds of the plan for each second of the clock. It does not wait at starts that
    wait for the person.
    """

    def __init__(self, timeline: Timeline, speed: float = 1.0) -> None:
        self.timeline = timeline
        self.speed = speed
        self._point = PlanPoint()
        self._since: float | None = None
        self._now = 0.0

    def update(self, now: float) -> None:
        """Take the time of the clock, in seconds; at the end of the plan it stands still."""
        self._now = now
        if self.playing and self._seconds() >= self.timeline.total_seconds:
            self._since = None
            last = self.timeline.segments[-1]
            self._point = PlanPoint(last.index, last.length)

    @property
    def playing(self) -> bool:
        return self._since is not None

    @property
    def point(self) -> PlanPoint:
        """Where it stood at the last update."""
        if self._since is None:
            return self._point
        index = self.timeline.at(self._seconds())
        return PlanPoint(index, self._seconds() - self.timeline.segments[index].start)

    @property
    def segment(self) -> Segment:
        return self.timeline.segments[self.point.segment]

    @property
    def step(self) -> int:
        return self.segment.step

    def toggle(self) -> None:
        """Play from here, or stand still; from the very end, play from the beginning."""
        here = self.point
        if self.playing:
            self._since, self._point = None, here
            return
        start = self.timeline.segments[here.segment].start + here.offset
        self._point = here if start < self.timeline.total_seconds else PlanPoint()
        self._since = self._now

    def go_by_steps(self, by: int) -> None:
        """Go forward or back by steps. Back from the middle of a step goes to its start first."""
        first = self.timeline.steps[self.step].first
        if by < 0 and self.point != PlanPoint(first):
            by += 1
        last = len(self.timeline.steps) - 1
        self._go(self.timeline.steps[max(0, min(last, self.step + by))].first)

    def go_by_segments(self, by: int) -> None:
        """Go forward or back by segments."""
        last = len(self.timeline.segments) - 1
        self._go(max(0, min(last, self.point.segment + by)))

    def go_to_step(self, step: int) -> None:
        """Go to the start of a step; below zero, steps count from the end."""
        self._go(self.timeline.steps[step].first)

    def follow(self, timeline: Timeline) -> None:
        """Go on in another plan, at the same segment of the same step."""
        here, old = self.point, self.segment
        step = timeline.steps[same_step(timeline, self.timeline.steps[old.step])]
        part = here.segment - self.timeline.steps[old.step].first
        inside = timeline.segments[step.first : step.last + 1]
        found = [s for s in inside if (s.kind, s.phase) == (old.kind, old.phase)]
        segment = found[0] if found else inside[min(part, len(inside) - 1)]
        self.timeline = timeline
        self._point = PlanPoint(segment.index, min(here.offset, segment.length))
        if self.playing:
            self._since = self._now

    def _go(self, segment: int) -> None:
        self._point = PlanPoint(segment)
        if self.playing:
            self._since = self._now

    def _seconds(self) -> float:
        """Seconds from the start of the plan."""
        start = self.timeline.segments[self._point.segment].start + self._point.offset
        return start if self._since is None else start + (self._now - self._since) * self.speed
