"""How a plan runs by itself: where it is, worked out from noted times of a clock."""

from __future__ import annotations

import math
from collections.abc import Callable
from copy import copy
from typing import Self

from msgspec import Struct

from player.model.record import Planned, Spent
from player.plan.clockwork import LIVE, MOVING, Agenda, MovingPosition, State, TimeSpent
from player.plan.progress import Progress
from player.plan.segment import COUNTS, MomentKind, PlanMoment, Segment, SegmentKind
from player.plan.timeline import Timeline

NOTHING_SPENT = Spent()

LED = frozenset({SegmentKind.MOVE, SegmentKind.HOLD, SegmentKind.ASK})
"""Kinds of segment without time to get ready: a count leads in when a key goes there."""

_LEADING_IN = frozenset({SegmentKind.START, SegmentKind.SWITCH, SegmentKind.PAUSE})
"""Kinds of segment that lead into a repetition, and that a repeat of it leaves out."""


class Fired(Struct, frozen=True):
    """A moment that fell due, and how many seconds of the clock ago it did."""

    moment: PlanMoment
    late: float


class Playback:
    """One run of a plan, without the keys; `Session` describes the whole of it."""

    def __init__(
        self,
        timeline: Timeline,
        clock: Callable[[], float],
        *,
        speed: float = 1.0,
        first_step: int = 0,
        gap: float = 2.0,
        lead_in: float = 3.0,
        already: Spent = NOTHING_SPENT,
    ) -> None:
        self.timeline = timeline
        self.state = State.READY
        self.pause_reason = ""
        """Why it is paused: "key", or "gap" when nobody asked for too long; else ""."""
        self.noted = 0.0
        """The last reading of the clock."""
        self.length = 0.0
        """Seconds that this segment takes, as it was made longer or shorter."""
        self.repeats_left = 0
        """How many times this step will be done again after it ends."""
        self._clock = clock
        self._gap, self._lead_in = gap, lead_in
        self._running = MovingPosition()
        self._spent = TimeSpent(already)
        self._progress = Progress()
        self._agenda = Agenda()
        self._pending: list[tuple[PlanMoment, float]] = []
        self._lead_from, self._lead_counts = 0.0, list[int]()
        self._step_entered, self._held = 0.0, 0.0
        self.speed = speed
        self._enter(first_segment(timeline, first_step), 0.0)

    @property
    def speed(self) -> float:
        """Seconds of the plan for each second of the clock, above zero; may be set at any time."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        if not (speed > 0 and math.isfinite(speed)):
            raise ValueError(f"a speed is above zero, not {speed}")
        self._catch_up()
        self._speed = speed
        if self.state is State.RUNNING:
            self._running.set_rate(self.noted, speed)

    def begin(self) -> None:
        """Start. A session that goes on at a later step is counted in, like a jump to it."""
        if self.state is State.READY:
            self.noted = self._clock()
            self._carry_on(self.noted, lead=self.step > 0 and self.segment.kind in LED)

    def update(self) -> list[Fired]:
        """Read the clock, go on to there, and return all that fell due since, in order.

        To be called more often than every `gap` seconds while the session runs.
        """
        self._catch_up()
        due, self._pending = self._pending, []
        return [Fired(moment, max(0.0, self.noted - wall)) for moment, wall in due]

    def ahead(self, seconds: float) -> Self:
        """A copy that stands where this run will be after so many seconds, if no key is pressed.

        `update` of the copy gives what falls due until then. The copy counts neither what is done
        nor the time spent, and nothing that happens to it changes this run.
        """
        scout, then = copy(self), self.noted + seconds
        scout._clock = lambda: then
        scout._running, scout._agenda = copy(self._running), self._agenda.copy()
        scout._spent, scout._progress = TimeSpent(NOTHING_SPENT), Progress()
        scout._pending, scout._lead_counts = [], list(self._lead_counts)
        return scout

    @property
    def segment(self) -> Segment:
        return self.timeline.segments[self._index]

    @property
    def step(self) -> int:
        return self.segment.step

    @property
    def offset(self) -> float:
        return min(max(0.0, self._running.read(self.noted) - self._entered), self.length)

    @property
    def remaining(self) -> float:
        return self.length - self.offset

    @property
    def left(self) -> float:
        """Seconds left of the whole plan, with the repeats that were asked for."""
        again = self.timeline.segments[self._repeat_from()]
        last = self.timeline.segments[self.timeline.steps[self.step].last]
        once_more = self.repeats_left * (last.end - again.start)
        return self.remaining + self.timeline.total_seconds - self.segment.end + once_more

    @property
    def position(self) -> float:
        """Seconds on the plan's line; a hold made longer or shorter fills its planned stretch."""
        segment = self.segment
        share = self.offset / self.length if self.length > 0 else 0.0
        return min(segment.start + share * segment.length, segment.end)

    @property
    def lead_remaining(self) -> float:
        """Seconds of the clock until a count-in is over; 0 outside one."""
        if self.state is not State.LEADING:
            return 0.0
        return max(0.0, self._lead_from + self._lead_in - self.noted)

    @property
    def spent(self) -> Spent:
        """Seconds of the clock since `begin`, by state; a count-in counts as paused."""
        return self._spent.until(self.noted)

    @property
    def done(self) -> tuple[tuple[int, float], ...]:
        """Finished repetitions: the index of the step, and the seconds its holds took."""
        return tuple(self._progress.done)

    def skipped(self) -> tuple[Planned, ...]:
        """The repetitions that a key skipped and that were never finished."""
        return self._progress.skipped(self.timeline)

    def next_due(self) -> float | None:
        """The time of the clock at which something happens by itself; None if nothing will.

        It may lie in the past, for what a key has just made overdue.
        """
        if self._pending:
            return self.noted
        if self.state is State.LEADING:
            return self._lead_due()
        return self._due() if self.state is State.RUNNING else None

    def _catch_up(self) -> bool:
        """Read the clock and go on to there; whether the session is between begin and end."""
        if self.state not in LIVE:
            return False
        now = max(self.noted, self._clock())
        if self.state in MOVING and now - self.noted > self._gap:
            self._halt(self.noted, "gap")
        while self._advance(now):
            pass
        self.noted = now
        return self.state in LIVE

    def _advance(self, now: float) -> bool:
        """Do the next thing that fell due by `now`; whether there was one."""
        if self.state is State.LEADING:
            due = self._lead_due()
            if due > now:
                return False
            if self._lead_counts:
                count = self._lead_counts.pop(0)
                lead = PlanMoment(MomentKind.LEAD, self._index, float(count), True, count)
                self._pending.append((lead, due))
            else:
                self._run(due)
            return True
        if self.state is not State.RUNNING:
            return False
        due = self._due()
        if due > now:
            return False
        if self._agenda.next_offset() is None:
            self._pass_end(due)
        else:
            self._pending.append((self._agenda.take(), due))
        return True

    def _lead_due(self) -> float:
        count = self._lead_counts[0] if self._lead_counts else 0
        return self._lead_from + (self._lead_in - count)

    def _due(self) -> float:
        """When the next moment of the running segment, or else its end, falls due."""
        offset = self._agenda.next_offset()
        return self._running.when(self._entered + (self.length if offset is None else offset))

    def _pass_end(self, wall: float) -> None:
        """Go over the end of a segment at a time of the clock."""
        segment, end = self.segment, self._entered + self.length
        if segment.kind is SegmentKind.HOLD:
            self._held += self.length
        if segment.ends_rep:
            self._progress.finish(segment.step, self._held)
            self._held = 0.0
        if self.repeats_left and segment.index == self.timeline.steps[segment.step].last:
            self.repeats_left -= 1
            self._enter(self._repeat_from(), end)
        elif segment.index + 1 < len(self.timeline.segments):
            self._enter(segment.index + 1, end)
            if self.step != segment.step:
                self._step_entered = end
        else:
            self._finish(wall)
        if self.state is State.RUNNING and self.segment.ready:
            self._wait(wall)

    def _repeat_from(self) -> int:
        """The segment that a repeat of this step begins with: the first of its repetition."""
        step = self.timeline.steps[self.step]
        inside = range(step.first, step.last + 1)
        kinds = ((index, self.timeline.segments[index].kind) for index in inside)
        return next((index for index, kind in kinds if kind not in _LEADING_IN), step.first)

    def _enter(self, index: int, line: float) -> None:
        """Be at the beginning of a segment, with the position at `line`; the state stays."""
        self._index, self._entered = index, line
        self.length = self.segment.length
        self._agenda.open(self.timeline, index)

    def _carry_on(self, wall: float, lead: bool) -> None:
        """Go on from here: wait for the person, lead in, or run."""
        if self.segment.ready:
            self._wait(wall)
        elif lead and self._lead_in > 0:
            self._running.set_rate(wall, 0.0)
            self._lead_from = wall
            self._lead_counts = [count for count in COUNTS if count <= self._lead_in]
            self._set_state(State.LEADING, wall)
        else:
            self._run(wall)

    def _run(self, wall: float) -> None:
        self._running.set_rate(wall, self._speed)
        self._set_state(State.RUNNING, wall)

    def _wait(self, wall: float) -> None:
        """Wait for the person; what belongs to the start that waits falls due at once."""
        self._running.put(wall, self._entered, 0.0)
        self._set_state(State.WAITING, wall)
        while self._agenda.next_offset() is not None:
            self._pending.append((self._agenda.take(), wall))

    def _halt(self, wall: float, reason: str) -> None:
        self._running.set_rate(wall, 0.0)
        self._set_state(State.PAUSED, wall)
        self.pause_reason = reason

    def _finish(self, wall: float) -> None:
        """Be at the end of the plan; its moment is fired once."""
        last = len(self.timeline.segments) - 1
        if self._index != last:
            self._enter(last, self._running.read(wall))
        self.repeats_left = 0
        self._agenda.clear()
        self._running.put(wall, self._entered + self.length, 0.0)
        self._set_state(State.FINISHED, wall)
        self._pending.append((PlanMoment(MomentKind.FINISH, last, 0.0, True), wall))

    def _set_state(self, state: State, wall: float) -> None:
        self._spent.turn(state, wall)
        self.state = state
        self.pause_reason = ""


def first_segment(timeline: Timeline, step: int) -> int:
    """The index of the first segment of a step.

    Raises ValueError for a plan without steps, IndexError for a step that is not there.
    """
    if not timeline.steps:
        raise ValueError(f"there is nothing to play in {timeline.routine.key}")
    if not 0 <= step < len(timeline.steps):
        raise IndexError(f"the plan has steps 0 to {len(timeline.steps) - 1}, not {step}")
    return timeline.steps[step].first
