"""The sound check: a tone, then a sentence of the voice, as loud as they are set."""

from __future__ import annotations

from collections.abc import Callable

from player.narration.sounds import Sound
from player.plan.wording import SOUND_CHECK
from player.sound.sounds import Sounds
from player.sound.speaker import NO_DEVICE
from player.sound.voice import NO_VOICE, Voice

AFTER_BELL = 1.5
"""Seconds after the tone at which the voice begins."""

LISTEN = "Listen: a tone, and then the voice."
NO_WORDS = "Only the tone: the voice is off."
MUTED = "The sound is off. Turn it on here, then try again."


class SoundCheck:
    """Plays the two sounds at once or says why not. `clock` is in seconds."""

    def __init__(self, sounds: Sounds, voice: Voice | None, clock: Callable[[], float]) -> None:
        self._sounds, self._voice, self._clock = sounds, voice, clock
        self._say_at: float | None = None
        self._playing = False

    @property
    def waiting(self) -> bool:
        """Whether the voice is still to come, so that `update` has something to do."""
        return self._say_at is not None

    def start(self) -> str:
        """Begin, from the beginning if it plays already; a sentence for the screen."""
        self.stop()
        if not self._sounds.retry():
            return self._sounds.trouble or NO_DEVICE
        if self._sounds.mute:
            return MUTED
        self._playing = True
        self._sounds.play(Sound.START)
        if self._voice is None or self._voice.choice == "off":
            return NO_WORDS
        self._voice.prepare((SOUND_CHECK,))
        self._say_at = self._clock() + AFTER_BELL
        return self._sounds.trouble or LISTEN

    def update(self) -> str | None:
        """Go on, once a frame; a sentence for the screen where there is a new one."""
        voice, said = self._voice, None
        if voice is None or not self._playing:
            return None
        voice.drain()
        now = self._clock()
        if self._say_at is not None and now >= self._say_at and not voice.is_coming(SOUND_CHECK):
            self._say_at = None
            if not voice.say((SOUND_CHECK,)):
                said = voice.trouble or NO_VOICE
        self._sounds.duck(voice.speaking, now)
        return said

    def stop(self) -> None:
        """Be silent at once, if this is what sounds."""
        self._say_at = None
        if self._playing:
            self._playing = False
            self._sounds.stop_all()
