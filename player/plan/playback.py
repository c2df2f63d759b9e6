"""How a plan runs by itself: where it is, worked out from noted times of a clock."""

from __future__ import annotations

import math
from collections.abc import Callable
from copy import copy
from typing import Self

from msgspec import Struct

from player.model.record import Planned, Spent
from player.plan.clockwork import LIVE, MOVING, Agenda, Hand, Spending, State
from player.plan.progress import Progress
from player.plan.segment import COUNTS, MomentKind, PlanMoment, Segment, SegmentKind
from player.plan.timeline import Timeline

NOTHING_SPENT = Spent()

LED = frozenset({SegmentKind.MOVE, SegmentKind.HOLD, SegmentKind.ASK})
"""Kinds of segment with no get-ready of their own: a count leads in when a key goes there."""

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
        self._timeline = timeline
        self._clock = clock
        self._speed = above_zero(speed)
        self._gap, self._lead_in = gap, lead_in
        self._state = State.READY
        self._pause_reason = ""
        self._noted = 0.0
        self._hand = Hand()
        self._spending = Spending(already)
        self._tally = Progress()
        self._agenda = Agenda()
        self._pending: list[tuple[PlanMoment, float]] = []
        self._lead_from, self._lead_counts = 0.0, list[int]()
        self._step_entered, self._held, self._repeats = 0.0, 0.0, 0
        self._enter(first_segment(timeline, first_step), 0.0)

    def begin(self) -> None:
        """Start the clockwork. Going on at a later step is led in, like a jump to it."""
        if self._state is State.READY:
            self._noted = self._clock()
            self._carry_on(self._noted, lead=self.step > 0 and self.segment.kind in LED)

    def update(self) -> list[Fired]:
        """Read the clock, go on to there, and return all that fell due since, in order.

        To be called more often than every `gap` seconds while the session runs.
        """
        self._heed()
        due, self._pending = self._pending, []
        return [Fired(moment, max(0.0, self._noted - wall)) for moment, wall in due]

    def ahead(self, seconds: float) -> Self:
        """This run as a copy that stands so many seconds of the clock later if no key is pressed.

        `update` of the copy gives what falls due on the way. It keeps no account of what was
        done and spent, and nothing that happens to it touches this run.
        """
        scout, then = copy(self), self._noted + seconds
        scout._clock = lambda: then
        scout._hand, scout._agenda = copy(self._hand), self._agenda.copy()
        scout._spending, scout._tally = Spending(NOTHING_SPENT), Progress()
        scout._pending, scout._lead_counts = [], list(self._lead_counts)
        return scout

    @property
    def noted(self) -> float:
        """The last reading of the clock."""
        return self._noted

    @property
    def timeline(self) -> Timeline:
        """The plan that is followed."""
        return self._timeline

    @property
    def state(self) -> State:
        """What the session is doing."""
        return self._state

    @property
    def pause_reason(self) -> str:
        """Why it is paused: "key", or "gap" when nobody asked for too long; else ""."""
        return self._pause_reason

    @property
    def segment(self) -> Segment:
        """The segment that the person is in."""
        return self._timeline.segments[self._index]

    @property
    def step(self) -> int:
        """The index of the step that the person is in."""
        return self.segment.step

    @property
    def length(self) -> float:
        """Seconds that this segment takes, as it was made longer or shorter."""
        return self._length

    @property
    def offset(self) -> float:
        """Seconds into this segment."""
        return min(max(0.0, self._hand.read(self._noted) - self._entered), self._length)

    @property
    def remaining(self) -> float:
        """Seconds left of this segment."""
        return self._length - self.offset

    @property
    def left(self) -> float:
        """Seconds left of the whole plan, with the repeats that were asked for."""
        again = self._timeline.segments[self._repeat_from()]
        last = self._timeline.segments[self._timeline.steps[self.step].last]
        once_more = self._repeats * (last.end - again.start)
        return self.remaining + self._timeline.total_seconds - self.segment.end + once_more

    @property
    def position(self) -> float:
        """Seconds on the plan's line; a hold made longer or shorter fills its planned stretch."""
        segment = self.segment
        share = self.offset / self._length if self._length > 0 else 0.0
        return min(segment.start + share * segment.length, segment.end)

    @property
    def lead_remaining(self) -> float:
        """Seconds of the clock until a count-in is over; 0 outside one."""
        if self._state is not State.LEADING:
            return 0.0
        return max(0.0, self._lead_from + self._lead_in - self._noted)

    @property
    def repeats_left(self) -> int:
        """How many times this step will be done again after it ends."""
        return self._repeats

    @property
    def spent(self) -> Spent:
        """Seconds of the clock since `begin`, apart; a count-in counts as paused."""
        return self._spending.spent(self._noted)

    @property
    def done(self) -> tuple[tuple[int, float], ...]:
        """Finished repetitions: the index of the step, and the seconds its holds took."""
        return tuple(self._tally.done)

    def skipped(self) -> tuple[Planned, ...]:
        """The repetitions that a key went past and that were never finished."""
        return self._tally.skipped(self._timeline)

    def next_due(self) -> float | None:
        """The time of the clock at which something happens by itself; None if nothing will.

        It may lie in the past, for what a key has just made overdue.
        """
        if self._pending:
            return self._noted
        if self._state is State.LEADING:
            return self._lead_due()
        return self._due() if self._state is State.RUNNING else None

    def _heed(self) -> bool:
        """Read the clock and go on to there; whether the session is between begin and end."""
        if self._state not in LIVE:
            return False
        now = max(self._noted, self._clock())
        if self._state in MOVING and now - self._noted > self._gap:
            self._halt(self._noted, "gap")
        while self._advance(now):
            pass
        self._noted = now
        return self._state in LIVE

    def _advance(self, now: float) -> bool:
        """Do the next thing that fell due by `now`; whether there was one."""
        if self._state is State.LEADING:
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
        if self._state is not State.RUNNING:
            return False
        due = self._due()
        if due > now:
            return False
        if self._agenda.next_offset() is None:
            self._cross(due)
        else:
            self._pending.append((self._agenda.take(), due))
        return True

    def _lead_due(self) -> float:
        count = self._lead_counts[0] if self._lead_counts else 0
        return self._lead_from + (self._lead_in - count)

    def _due(self) -> float:
        """When the next moment of the running segment, or else its end, falls due."""
        offset = self._agenda.next_offset()
        return self._hand.when(self._entered + (self._length if offset is None else offset))

    def _cross(self, wall: float) -> None:
        """Go over the end of a segment at a time of the clock."""
        segment, end = self.segment, self._entered + self._length
        if segment.kind is SegmentKind.HOLD:
            self._held += self._length
        if segment.ends_rep:
            self._tally.finish(segment.step, self._held)
            self._held = 0.0
        if self._repeats and segment.index == self._timeline.steps[segment.step].last:
            self._repeats -= 1
            self._enter(self._repeat_from(), end)
        elif segment.index + 1 < len(self._timeline.segments):
            self._enter(segment.index + 1, end)
            if self.step != segment.step:
                self._step_entered = end
        else:
            self._finish(wall)
        if self._state is State.RUNNING and self.segment.ready:
            self._wait(wall)

    def _repeat_from(self) -> int:
        """The segment that a repeat of this step begins with: the first of its repetition."""
        step = self._timeline.steps[self.step]
        inside = range(step.first, step.last + 1)
        kinds = ((index, self._timeline.segments[index].kind) for index in inside)
        return next((index for index, kind in kinds if kind not in _LEADING_IN), step.first)

    def _enter(self, index: int, line: float) -> None:
        """Be at the beginning of a segment, with the hand at `line`; the state stays."""
        self._index, self._entered = index, line
        self._length = self.segment.length
        self._agenda.open(self._timeline, index)

    def _carry_on(self, wall: float, lead: bool) -> None:
        """Go on from where it stands: wait at a gate, lead in, or run."""
        if self.segment.ready:
            self._wait(wall)
        elif lead and self._lead_in > 0:
            self._hand.turn(wall, 0.0)
            self._lead_from = wall
            self._lead_counts = [count for count in COUNTS if count <= self._lead_in]
            self._turn(State.LEADING, wall)
        else:
            self._run(wall)

    def _run(self, wall: float) -> None:
        self._hand.turn(wall, self._speed)
        self._turn(State.RUNNING, wall)

    def _wait(self, wall: float) -> None:
        """Stand at a gate; what belongs to it falls due at once."""
        self._hand.put(wall, self._entered, 0.0)
        self._turn(State.WAITING, wall)
        while self._agenda.next_offset() is not None:
            self._pending.append((self._agenda.take(), wall))

    def _halt(self, wall: float, reason: str) -> None:
        self._hand.turn(wall, 0.0)
        self._turn(State.PAUSED, wall)
        self._pause_reason = reason

    def _finish(self, wall: float) -> None:
        """Be at the end of the plan, which is told once."""
        last = len(self._timeline.segments) - 1
        if self._index != last:
            self._enter(last, self._hand.read(wall))
        self._repeats = 0
        self._agenda.close()
        self._hand.put(wall, self._entered + self._length, 0.0)
        self._turn(State.FINISHED, wall)
        self._pending.append((PlanMoment(MomentKind.FINISH, last, 0.0, True), wall))

    def _turn(self, state: State, wall: float) -> None:
        self._spending.turn(state, wall)
        self._state = state
        self._pause_reason = ""


def first_segment(timeline: Timeline, step: int) -> int:
    """The index of the first segment of a step.

    Raises ValueError for a plan without steps, IndexError for a step that is not there.
    """
    if not timeline.steps:
        raise ValueError(f"there is nothing to play in {timeline.routine.key}")
    if not 0 <= step < len(timeline.steps):
        raise IndexError(f"the plan has steps 0 to {len(timeline.steps) - 1}, not {step}")
    return timeline.steps[step].first


def above_zero(speed: float) -> float:
    """The speed itself. Raises ValueError unless it is above zero and finite."""
    if not (speed > 0 and math.isfinite(speed)):
        raise ValueError(f"a speed is above zero, not {speed}")
    return speed
