"""What passes by itself on the play screen: a message, the buttons of the mouse, a second Esc."""

from __future__ import annotations

from collections.abc import Callable

MESSAGE_SECONDS = 4.0

GO_ON = "Space: go on."
"""How to go on from a pause."""

MOUSE_SECONDS = 3.0
"""Seconds after a movement of the mouse in which it and its buttons are seen."""

STOP_WITHIN = 3.0
"""Seconds within which a second Esc stops."""

_NEVER = float("-inf")


class Passing:
    """Notes until when each of them holds, by a clock that is passed in, in seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._text, self._text_until = "", _NEVER
        self._stays = ""
        self._mouse_until = _NEVER
        self._stop_until = _NEVER

    def say(self, text: str, seconds: float = MESSAGE_SECONDS) -> None:
        """Show a message for so long."""
        self._text, self._text_until = text, self._clock() + seconds

    def stay(self, text: str) -> None:
        """Show a message for as long as the run stands still."""
        self._stays, self._text_until = text, _NEVER

    def went_on(self) -> None:
        """The run does not stand still (any more)."""
        self._stays = ""

    @property
    def message(self) -> str:
        """The message that runs, or the one that stays, or nothing."""
        return self._text if self._clock() < self._text_until else self._stays

    def mouse_moved(self) -> None:
        """The mouse is near: it and its buttons are seen for a while."""
        self._mouse_until = self._clock() + MOUSE_SECONDS

    @property
    def mouse_near(self) -> bool:
        """Whether the buttons of the mouse are seen."""
        return self._clock() < self._mouse_until

    def stop_confirmed(self) -> bool:
        """Whether Esc was pressed a second time soon enough; the first time it asks."""
        now = self._clock()
        if now <= self._stop_until:
            return True
        self._stop_until = now + STOP_WITHIN
        return False

    def next_end(self, last: float) -> float | None:
        """When the first of them that was seen at `last` passes."""
        ends = [until for until in (self._text_until, self._mouse_until) if last < until]
        return min(ends, default=None)
