"""When the loop draws, looks at the events and sleeps.

It never polls the clock in a busy loop: it sleeps until the nearest of the next frame, the next
moment and the next look at the events, and begins no frame that would make a moment late. All times
are those of the loop's clock, in seconds.
"""

from __future__ import annotations

from collections import deque

from player.ui.window.stack import Stack

FRAME = 1 / 60
"""Seconds between two frames at the least."""

POLL = 0.02
"""Seconds between two looks at the events while the person is at the keys."""

IDLE_POLL = 0.05
"""The same when no key came for a while: still less than a key is felt to wait."""

STILL_POLL = 0.1
"""The same when besides nothing moves, or nobody sees it: paused, in a menu, minimised."""

IDLE_AFTER = 2.0

SOON = 0.005
"""Seconds until what is due, but could not be done yet, is tried again."""

PUT_OFF = 0.1
"""Seconds after a frame beyond which the next one is not put off for a moment any more."""

RECENT = 30
"""Frames, of which the one that took longest tells how long the next one may take."""


class FramePace:
    """What the loop has drawn and heard lately, and what follows for its next turn."""

    def __init__(self) -> None:
        self.dirty = True
        """Whether an event may have changed the picture."""
        self.hidden = False
        """Whether nobody sees the window."""
        self.woken = False
        """Whether this turn is begun for a moment that fell due."""
        self.last_event = float("-inf")
        self._last_frame = float("-inf")
        self._costs: deque[float] = deque([0.0], maxlen=RECENT)

    def drawn(self, begun: float, ended: float) -> None:
        """Note a frame."""
        self.dirty = False
        self._last_frame = begun
        self._costs.append(ended - begun)

    def may_draw(self, screen: Stack, now: float) -> bool:
        """Whether a frame is due, and can be drawn before the next moment falls due."""
        due = self._next_frame(screen)
        if due is None or now < due:
            return False
        moment = screen.next_moment()
        if moment is None or now > self._last_frame + PUT_OFF:
            return True
        if moment <= now:
            return self.woken  # what the last turn was begun for and is still there can wait
        return moment >= now + max(self._costs)

    def rest_until(self, screen: Stack, now: float, *, busy: bool) -> float:
        """Until when to sleep; no longer than `now` where something is overdue.

        With `busy` there is work to go on with at once.
        """
        moment = screen.next_moment()
        overdue = moment is not None and moment <= now
        if overdue and not self.woken:
            self.woken = True
            return now
        frame = self._next_frame(screen)
        until = now if busy else self._poll(now, frame)
        if moment is not None:
            until = min(until, now + SOON if overdue else moment)
        if frame is not None and (frame > now or self.may_draw(screen, now)):
            until = min(until, frame)
        self.woken = overdue or until == moment
        return until

    def _next_frame(self, screen: Stack) -> float | None:
        """When the next frame is due; None if nothing changes by itself or nobody sees it."""
        if self.hidden:
            return None
        wanted = self._last_frame if self.dirty else screen.next_frame(self._last_frame)
        return None if wanted is None else max(wanted, self._last_frame + FRAME)

    def _poll(self, now: float, frame: float | None) -> float:
        """When to look at the events next, while nothing else is due."""
        if now - self.last_event <= IDLE_AFTER:
            return now + POLL
        if frame is None:
            return now + STILL_POLL
        # One look for each frame is enough where frames are not much further apart than looks.
        return frame if now + IDLE_POLL < frame <= now + STILL_POLL else now + IDLE_POLL
