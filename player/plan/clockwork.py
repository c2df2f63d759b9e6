"""Positions and times spent, worked out from noted times of a clock; nothing is counted up."""

from __future__ import annotations

from enum import StrEnum

from player.model.record import Spent


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
"""States in which a moment of the clock brings something on."""

LIVE = MOVING | {State.WAITING, State.PAUSED}
"""States between the beginning and the end."""

_PURSES = {
    State.RUNNING: "active",
    State.LEADING: "paused",
    State.PAUSED: "paused",
    State.WAITING: "waiting",
}


class Hand:
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

    def turn(self, wall: float, rate: float) -> None:
        """Go on at another rate from `wall` on, without a jump."""
        self.put(wall, self.read(wall), rate)

    def put(self, wall: float, at: float, rate: float) -> None:
        """Note a position, a time and a rate."""
        self._wall, self._at, self._rate = wall, at, rate


class Spending:
    """Where the wall time goes: active, paused or waiting, on top of what was spent before."""

    def __init__(self, already: Spent) -> None:
        self._seconds = {
            "active": already.active,
            "paused": already.paused,
            "waiting": already.waiting,
        }
        self._purse: str | None = None
        self._since = 0.0

    def turn(self, state: State, wall: float) -> None:
        """From `wall` on, time goes to the purse of this state (to none at the end)."""
        if self._purse is not None:
            self._seconds[self._purse] += wall - self._since
        self._purse, self._since = _PURSES.get(state), wall

    def spent(self, wall: float) -> Spent:
        """What was spent when the clock shows `wall`."""
        seconds = dict(self._seconds)
        if self._purse is not None:
            seconds[self._purse] += wall - self._since
        return Spent(**seconds)
