"""What a playback is made of: its position, the time spent, and the moments still to come.

All of it is worked out from noted times of a clock; nothing is counted up.
"""

from __future__ import annotations

from enum import StrEnum

from player.model.record import Spent
from player.plan.segment import ROUNDING, MomentKind, PlanMoment, due_offset
from player.plan.timeline import Timeline


class State(StrEnum):
    """What a session is doing."""

    READY = "ready"
    RUNNING = "running"
    LEADING = "leading"
    WAITING = "waiting"
    PAUSED = "paused"
    FINISHED = "finished"
    STOPPED = "stopped"


MOVING = frozenset({State.RUNNING, State.LEADING})
"""States in which something falls due as the clock goes on."""

LIVE = MOVING | {State.WAITING, State.PAUSED}
"""States between the beginning and the end."""

_COUNTS_AS = {
    State.RUNNING: "active",
    State.LEADING: "paused",
    State.PAUSED: "paused",
    State.WAITING: "waiting",
}
"""The field of `Spent` that the time in a state goes to."""


class MovingPosition:
    """A position that runs at a rate: it was `at` when the clock showed `wall`.

    `at` is in seconds of content, `wall` in seconds of the clock, `rate` in seconds of content
    for each second of the clock; rate 0 stands still.
    """

    def __init__(self) -> None:
        self._wall, self._at, self._rate = 0.0, 0.0, 0.0

    def read(self, wall: float) -> float:
        """The position when the clock shows `wall`."""
        return self._at + (wall - self._wall) * self._rate

    def when(self, at: float) -> float:
        """The time of the clock at which the position is `at`; it must be running."""
        return self._wall + (at - self._at) / self._rate

    def set_rate(self, wall: float, rate: float) -> None:
        """Go on at another rate from `wall` on, without a jump."""
        self.put(wall, self.read(wall), rate)

    def put(self, wall: float, at: float, rate: float) -> None:
        self._wall, self._at, self._rate = wall, at, rate


class TimeSpent:
    """Where the time of the clock goes, on top of what was spent before."""

    def __init__(self, already: Spent) -> None:
        self._seconds = {
            "active": already.active,
            "paused": already.paused,
            "waiting": already.waiting,
        }
        self._counts_as: str | None = None
        self._since = 0.0

    def turn(self, state: State, wall: float) -> None:
        """From `wall` on the session is in this state."""
        if self._counts_as is not None:
            self._seconds[self._counts_as] += wall - self._since
        self._counts_as, self._since = _COUNTS_AS.get(state), wall

    def until(self, wall: float) -> Spent:
        """What was spent when the clock shows `wall`."""
        seconds = dict(self._seconds)
        if self._counts_as is not None:
            seconds[self._counts_as] += wall - self._since
        return Spent(**seconds)


class Agenda:
    """The moments of one pass of a segment that have not been fired, in the order they fall due.

    The end of the plan is not among them: whether the last segment ends it is for the session
    to know, which may have to repeat it.
    """

    def __init__(self) -> None:
        self._coming: list[tuple[float, PlanMoment]] = []
        self._fired: set[PlanMoment] = set()

    def copy(self) -> Agenda:
        other = Agenda()
        other._coming, other._fired = list(self._coming), set(self._fired)
        return other

    def open(self, timeline: Timeline, index: int) -> None:
        """Begin a pass of segment `index`."""
        self._fired.clear()
        length = timeline.segments[index].length
        self._coming = _dated(timeline, index, length)

    def stretch(self, timeline: Timeline, index: int, length: float, offset: float) -> None:
        """Give the segment another length in seconds, with the person `offset` seconds into it.

        Moments that count from its end and still lie ahead will be fired again.
        """
        self._coming = [
            (due, moment)
            for due, moment in _dated(timeline, index, length)
            if moment not in self._fired or (moment.from_end and due > offset - ROUNDING)
        ]

    def clear(self) -> None:
        self._coming = []

    def next_offset(self) -> float | None:
        """Seconds from the segment's start at which the next moment is due; None after all."""
        return self._coming[0][0] if self._coming else None

    def take(self) -> PlanMoment:
        """The next moment, which now counts as fired. Raises IndexError when none is left."""
        moment = self._coming.pop(0)[1]
        self._fired.add(moment)
        return moment


def _dated(timeline: Timeline, index: int, length: float) -> list[tuple[float, PlanMoment]]:
    return [
        (due_offset(moment, length), moment)
        for moment in timeline.moments(index, length)
        if moment.kind is not MomentKind.FINISH
    ]
