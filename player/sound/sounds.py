"""The tones of a session: their names, how loud they are, and the countdown as one clip."""

from __future__ import annotations

import math
from pathlib import Path

import pygame

from player import places
from player.narration.sounds import MOVEMENTS, Sound
from player.sound.speaker import FRAME_BYTES, RATE, Lane, Speaker, Volume, silence

VOLUME = 80
"""The volume of the tones, 0 to 100, unless the person set their own."""

COUNTED = 3
"""Ticks in a countdown, one second apart. The sound it leads to comes a second after the last."""

LATE = 0.05
"""Seconds that a countdown may come late and still begin with its tick."""

FADE_MS = 150
"""Milliseconds in which a chime fades under the next one."""

DUCKED = 0.4
"""The level of all tones while the voice speaks."""

_TICK = "tick"
_SECOND = RATE * FRAME_BYTES


class Sounds(Volume):
    """The tones on a speaker. Nothing is opened or read until it is asked for.

    Every method may be called at any time, with or without a device: without one nothing sounds.
    Seconds are those of the clock; a rehearsal at another speed plays its ticks one by one.
    """

    def __init__(
        self,
        speaker: Speaker,
        *,
        folder: Path | None = None,
        volume: int = VOLUME,
        mute: bool = False,
    ) -> None:
        self._speaker = speaker
        self._folder = folder or places.shipped("media") / "sounds"
        super().__init__(volume, mute)
        self._read: dict[str, pygame.mixer.Sound] = {}
        self._unread = dict.fromkeys((*Sound, _TICK), "")
        self._counting: pygame.mixer.Sound | None = None
        self._delayed: pygame.mixer.Sound | None = None
        self._last_chime = Lane.OTHER_CHIME
        self._level, self._level_at = 1.0, 0.0

    @property
    def silent(self) -> bool:
        """Whether there is no device; `mute` is another matter."""
        return self._speaker.silent

    def retry(self) -> bool:
        """Look for a device again if there is none; whether sound will be heard."""
        return self._speaker.retry()

    @property
    def trouble(self) -> str:
        """One sentence for the screen about missing sounds; empty while all is well."""
        if self._speaker.trouble:
            return self._speaker.trouble
        return next((why for why in self._unread.values() if why), "")

    def load_next(self) -> bool:
        """Read one more file, 1 to 8 ms of work; whether there are more.

        Called once a frame after the speaker is open, so that no cue waits for a file.
        """
        waiting = [name for name, why in self._unread.items() if not why]
        if not waiting or not self._speaker.running:
            return False
        self._sound(waiting[0])
        return len(waiting) > 1

    def play(self, tone: Sound, after: float = 0.0) -> None:
        """Sound a tone, in `after` seconds. A chime that still rings fades out beneath it."""
        sound = self._sound(tone)
        if sound is None:
            return
        if after > 0:
            sound = self._delayed = pygame.mixer.Sound(buffer=silence(after) + sound.get_raw())
            sound.set_volume(self._gain())
        if tone in MOVEMENTS:
            self._play_on_countdown(sound)
            return
        lane = Lane.OTHER_CHIME if self._last_chime is Lane.CHIME else Lane.CHIME
        pygame.mixer.Channel(self._last_chime).fadeout(FADE_MS)
        pygame.mixer.Channel(lane).play(sound)
        pygame.mixer.Channel(lane).set_volume(self._level)
        self._last_chime = lane

    def _play_on_countdown(self, sound: pygame.mixer.Sound) -> None:
        channel = pygame.mixer.Channel(Lane.COUNTDOWN)
        channel.play(sound)
        channel.set_volume(self._level)

    def play_countdown(
        self, seconds_left: float = COUNTED, *, then: Sound | None = Sound.GO
    ) -> None:
        """Count down the last seconds in ticks, then sound what they lead to, if anything.

        It is one clip, so that ticks and that sound are exactly a second apart. With fewer than
        three seconds left it begins in the middle, silent until the next whole second. Raises
        ValueError for four seconds or more.
        """
        if not -LATE <= seconds_left < COUNTED + 1:
            raise ValueError(f"a countdown of {seconds_left} s")
        clip = self._clip(seconds_left, then)
        if clip is None:
            return
        clip.set_volume(self._gain())
        self._play_on_countdown(clip)
        self._counting = clip

    def duck(self, down: bool, now: float) -> None:
        """Lower all tones while the voice speaks; called once a frame, `now` in seconds."""
        step = (now - self._level_at) / (FADE_MS / 1000) * (1 - DUCKED)
        self._level_at = now
        before = self._level
        self._level = max(DUCKED, before - step) if down else min(1.0, before + step)
        if self._level != before and self._speaker.running:
            for lane in (Lane.CHIME, Lane.OTHER_CHIME, Lane.COUNTDOWN):
                pygame.mixer.Channel(lane).set_volume(self._level)

    def samples(self, tone: Sound) -> bytes:
        """The samples of `play`: 16 bits, both channels, `RATE` a second. Empty without a mixer."""
        sound = self._sound(tone)
        return sound.get_raw() if sound else b""

    def countdown_samples(self, then: Sound | None) -> bytes:
        """The samples of a whole countdown, as `samples`."""
        clip = self._clip(COUNTED, then)
        return clip.get_raw() if clip else b""

    def stop_all(self) -> None:
        """Silence tones, countdown and voice at once."""
        if self._speaker.running:
            pygame.mixer.stop()

    def toggle_mute(self) -> bool:
        """Mute or unmute; the new state."""
        self.mute = not self._mute
        return self._mute

    def _set_gain(self) -> None:
        # On the sounds, not on the channels: a channel forgets its volume at each play, and one
        # buffer could be heard at full volume before it is set again.
        for sound in (*self._read.values(), self._counting, self._delayed):
            if sound is not None and self._speaker.running:
                sound.set_volume(self._gain())

    def _sound(self, name: str) -> pygame.mixer.Sound | None:
        """The sound of that name, read when first needed; None when it cannot be played."""
        if not self._speaker.running:
            return None
        if name not in self._read and not self._unread[name]:
            path = self._folder / f"{name}.ogg"
            try:
                self._read[name] = pygame.mixer.Sound(path)
            except (pygame.error, OSError) as error:
                self._unread[name] = (
                    f"The sound {path.name} cannot be played ({error}): follow the screen."
                )
                return None
            del self._unread[name]
        sound = self._read.get(name)
        if sound is not None:
            sound.set_volume(self._gain())
        return sound

    def _clip(self, seconds_left: float, then: Sound | None) -> pygame.mixer.Sound | None:
        whole = min(math.floor(seconds_left + LATE), COUNTED)
        lead = max(0.0, seconds_left - whole)
        if then is Sound.GO:
            counted = self._sound(Sound.COUNTDOWN)
            if counted is None or (whole == COUNTED and not lead):
                return counted
            raw = counted.get_raw()[(COUNTED - whole) * _SECOND :]
        else:
            tick, last = self._sound(_TICK), self._sound(then) if then else None
            raw = tick.get_raw().ljust(_SECOND, bytes(1)) * whole if tick else b""
            raw += last.get_raw() if last else b""
        return pygame.mixer.Sound(buffer=silence(lead) + raw) if raw else None
