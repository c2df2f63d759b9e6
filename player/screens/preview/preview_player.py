"""Where in a plan a preview stands, and whether it plays on from there: no window, no clock."""

from __future__ import annotations

from msgspec import Struct

from player.plan.adjust import same_step
from player.plan.segment import Segment
from player.plan.timeline import Timeline


class Spot(Struct, frozen=True):
    """A point of a plan: the index of a segment, and seconds into it."""

    segment: int = 0
    offset: float = 0.0


class Playhead:
    """Stands still at a spot, or plays from it: worked out from one noted time and a speed.

    `speed` is seconds of the plan for each second of the clock. Starts that wait for the person
    are passed at once while it plays.
    """

    def __init__(self, timeline: Timeline, speed: float = 1.0) -> None:
        self.timeline = timeline
        self.speed = speed
        self._spot = Spot()
        self._since: float | None = None
        self._now = 0.0

    def heed(self, now: float) -> None:
        """Note what the clock says, in seconds; at the end of the plan it stands still."""
        self._now = now
        if self.playing and self._line() >= self.timeline.total_seconds:
            self._since = None
            last = self.timeline.segments[-1]
            self._spot = Spot(last.index, last.length)

    @property
    def playing(self) -> bool:
        """Whether time passes in the plan."""
        return self._since is not None

    @property
    def spot(self) -> Spot:
        """Where it stood when the clock was last noted."""
        if self._since is None:
            return self._spot
        index = self.timeline.at(self._line())
        return Spot(index, self._line() - self.timeline.segments[index].start)

    @property
    def segment(self) -> Segment:
        """The segment that it stands in."""
        return self.timeline.segments[self.spot.segment]

    @property
    def step(self) -> int:
        """The index of the step that it stands in."""
        return self.segment.step

    def toggle(self) -> None:
        """Play from here, or stand still here; from the very end, play from the beginning."""
        here = self.spot
        if self.playing:
            self._since, self._spot = None, here
            return
        start = self.timeline.segments[here.segment].start + here.offset
        self._spot = here if start < self.timeline.total_seconds else Spot()
        self._since = self._now

    def go_by_steps(self, by: int) -> None:
        """To a step further on, or back; back from the middle of one goes to its start first."""
        first = self.timeline.steps[self.step].first
        if by < 0 and self.spot != Spot(first):
            by += 1
        last = len(self.timeline.steps) - 1
        self._go(self.timeline.steps[max(0, min(last, self.step + by))].first)

    def go_by_parts(self, by: int) -> None:
        """To a segment further on, or back."""
        last = len(self.timeline.segments) - 1
        self._go(max(0, min(last, self.spot.segment + by)))

    def go_to_step(self, step: int) -> None:
        """To the start of a step; below zero they count from the end."""
        self._go(self.timeline.steps[step].first)

    def follow(self, timeline: Timeline) -> None:
        """Go on in another plan, at the same step and the same part of it."""
        here, old = self.spot, self.segment
        step = timeline.steps[same_step(timeline, self.timeline.steps[old.step])]
        part = here.segment - self.timeline.steps[old.step].first
        inside = timeline.segments[step.first : step.last + 1]
        found = [s for s in inside if (s.kind, s.phase) == (old.kind, old.phase)]
        segment = found[0] if found else inside[min(part, len(inside) - 1)]
        self.timeline = timeline
        self._spot = Spot(segment.index, min(here.offset, segment.length))
        if self.playing:
            self._since = self._now

    def _go(self, segment: int) -> None:
        self._spot = Spot(segment)
        if self.playing:
            self._since = self._now

    def _line(self) -> float:
        """Seconds on the plan's line."""
        start = self.timeline.segments[self._spot.segment].start + self._spot.offset
        return start if self._since is None else start + (self._now - self._since) * self.speed
