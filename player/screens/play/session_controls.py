"""What the keys do to a running session, and the messages that say so."""

from __future__ import annotations

from collections.abc import Callable

from player.plan import wording
from player.plan.clockwork import State
from player.plan.session import Session
from player.screens.play.play_view import time_in_words
from player.screens.play.session_audio import SessionAudio
from player.screens.play.session_log import SessionLog
from player.screens.play.session_speech import time_answer

MESSAGE_SECONDS = 4.0

LONG_SECONDS = 8.0
"""For a long sentence."""

GO_ON = "Space: go on."

MOUSE_SECONDS = 3.0
"""Seconds after a movement of the mouse during which the pointer and the buttons are shown."""

STOP_WITHIN = 3.0
"""Seconds within which a second Esc stops."""

_NEVER = float("-inf")

TEN_WITHIN = 1.5
"""Seconds within which a 0 makes a 10 of the 1 before it."""


class Messages:
    """Short messages on the play screen, and whether the mouse was moved a moment ago."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._text, self._text_until = "", _NEVER
        self._pause_text = ""
        self._mouse_until = _NEVER

    def say(self, text: str, seconds: float = MESSAGE_SECONDS) -> None:
        self._text, self._text_until = text, self._clock() + seconds

    def say_until_resumed(self, text: str) -> None:
        self._pause_text, self._text_until = text, _NEVER

    def resumed(self) -> None:
        self._pause_text = ""

    @property
    def message(self) -> str:
        return self._text if self._clock() < self._text_until else self._pause_text

    def mouse_moved(self) -> None:
        self._mouse_until = self._clock() + MOUSE_SECONDS

    @property
    def mouse_near(self) -> bool:
        return self._clock() < self._mouse_until

    def next_end(self, last: float) -> float | None:
        """When the first of what was shown at `last` runs out."""
        ends = [until for until in (self._text_until, self._mouse_until) if last < until]
        return min(ends, default=None)


class SessionControls:
    """Steers one session."""

    def __init__(
        self,
        session: Session,
        log: SessionLog,
        audio: SessionAudio,
        messages: Messages,
        clock: Callable[[], float],
    ) -> None:
        self.session = session
        self.log = log
        self.audio = audio
        self.messages = messages
        self._clock = clock
        self._digit: tuple[str, float] = ("", _NEVER)
        self._stop_until = _NEVER

    def pause(self) -> None:
        """Pause for another screen, which speaks for itself."""
        self.session.pause()
        self.audio.pause(told=False)

    def toggle(self) -> None:
        """Pause or go on; where the session waits for the person, begin."""
        if self.session.state is State.WAITING:
            self.session.go()
            return
        self.session.toggle()
        if self.session.state is State.PAUSED:
            self.audio.pause()

    def ready(self) -> None:
        """Begin where the session waits for the person."""
        if self.session.state is State.WAITING:
            self.session.go()

    def next(self) -> None:
        self.audio.moved()
        self.session.next()
        if self.session.state is State.FINISHED:
            self.audio.last_word(wording.ALL_DONE)

    def back(self) -> None:
        self.audio.moved()
        self.session.back()

    def repeat(self) -> None:
        self.session.repeat()
        self.messages.say("This step once more.")

    def longer(self) -> None:
        self._stretch(self.session.longer)

    def shorter(self) -> None:
        self._stretch(self.session.shorter)

    def _stretch(self, change: Callable[[], object]) -> None:
        """A running countdown would no longer be true, so it stops."""
        before = self.session.length
        change()
        if self.session.length != before:
            self.audio.stop()

    def mute(self) -> None:
        self.messages.say(self.audio.toggle_mute())

    def louder(self) -> None:
        self.messages.say(self.audio.turn_up())

    def softer(self) -> None:
        self.messages.say(self.audio.turn_down())

    def tell_time(self, coming: str) -> None:
        """Say how much time is left, and what comes next."""
        left = self.session.left
        self.messages.say(f"{time_in_words(left)} left.")
        self.audio.answer(time_answer(left, coming))

    def rate(self, digit: str) -> None:
        """Answer the running rating, if there is one. `1` and then `0` is 10."""
        asked = self.session.segment.ask
        if asked is None or len(digit) != 1 or digit not in "0123456789":
            return
        before, at = self._digit
        ten = digit == "0" and before == "1" and self._clock() - at < TEN_WITHIN
        value = 10 if ten else int(digit)
        self._digit = (digit, self._clock())
        self.log.answer(asked, value, self.session.segment.index)
        self.messages.say(f"{asked.capitalize()}: {value} of 10.")

    def confirms_stop(self) -> bool:
        """Whether Esc was pressed for the second time; the first time, say so."""
        now = self._clock()
        if now <= self._stop_until:
            return True
        self._stop_until = now + STOP_WITHIN
        self.messages.say("Press Esc again to stop. What you did is kept.", STOP_WITHIN)
        return False
