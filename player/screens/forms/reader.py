"""Reading aloud: texts said one after the other, when they can be, and silence at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from player.care.files import ENGLISH, shown_folder
from player.sound.voice import Voice

BETWEEN = 0.45
"""Seconds of silence between two texts."""

AGAIN = 0.1
"""Seconds until words that are still being rendered are looked for once more."""

OFF = "The voice is off. You can turn it on in Settings."
MUTED = "The sound is off. You can turn it on in Settings."
NO_DEVICE = "No sound device: please read it on the screen."
NO_VOICE = "No voice here can read this aloud. Please read it on the screen."
SOME_UNSAID = "No voice here can read some of these lines aloud. Please read them."


class Reader:
    """Reads texts with a voice, which may be None; `clock` is in seconds. It never waits."""

    def __init__(self, voice: Voice | None, clock: Callable[[], float]) -> None:
        self.trouble = ""
        """One sentence for the screen: why not all is or was heard; empty while all is well."""
        self._voice = voice
        self._clock = clock
        self._left: deque[str] | None = None
        self._due = 0.0
        self._said = self._unsaid = 0

    @property
    def reading(self) -> bool:
        """Whether it reads, or waits for its words."""
        return self._left is not None

    def toggle(self, texts: Sequence[str]) -> None:
        """Read these texts from the first one on; or be silent, if it reads."""
        if self.reading:
            self.stop()
        else:
            self.start(texts)

    def start(self, texts: Sequence[str]) -> None:
        """Read these texts from the first one on, or say why not."""
        self.stop()
        voice = self._voice
        self.trouble = _why_not(voice)
        if voice is None or self.trouble:
            return
        voice.prepare(texts)
        self._left = deque(texts)
        self._said = self._unsaid = 0
        self._due = self._clock()

    def stop(self) -> None:
        """Be silent at once, and forget the rest."""
        if self.reading and self._voice is not None:
            self._voice.stop()
        self._left = None
        self.trouble = ""

    def update(self) -> None:
        """Go on, once a frame."""
        if self._left is None or self._voice is None:
            return
        self._voice.drain()
        now = self._clock()
        while now >= self._due:
            if not self._left:
                self._finish()
                return
            if self._voice.is_coming(self._left[0]):
                self._due = now + AGAIN
                return
            takes = self._voice.say((self._left.popleft(),))
            self._said += bool(takes)
            self._unsaid += not takes
            self._due = now + takes + BETWEEN if takes else now

    def next_due(self) -> float | None:
        """The time of the clock at which there is something to do; None: nothing."""
        return self._due if self.reading else None

    def _finish(self) -> None:
        self._left = None
        if self._unsaid:
            self.trouble = SOME_UNSAID if self._said else NO_VOICE


def _why_not(voice: Voice | None) -> str:
    """Why nothing can be read, as far as it is known before trying; or empty."""
    if voice is None or voice.choice == "off":
        return OFF
    if voice.mute:
        return MUTED
    if shown_folder().name != ENGLISH:  # which is what all voices speak
        return NO_VOICE
    return "" if voice.audible() else NO_DEVICE
