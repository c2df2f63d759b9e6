"""The sound device: opened when the first picture stands, given up and found again quietly."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, IntEnum

import pygame

RATE = 48_000
"""Samples a second."""

FRAME_BYTES = 4
"""Bytes of one sample on both channels: 16 bits, left and right."""

BUFFER = 1024
"""Samples mixed at a time: 21 ms, the shortest that had no gap beside busy processes."""

NO_DEVICE = "No sound device: follow the screen."
NO_MIXER = "This copy of pygame cannot play sound: follow the screen."

_DRIVER = "SDL_AUDIODRIVER"


def silence(seconds: float) -> bytes:
    """Samples of silence, as the mixer plays them."""
    return bytes(round(seconds * RATE) * FRAME_BYTES)


class Lane(IntEnum):
    """The channels of the mixer. A new chime takes the lane on which none rings."""

    VOICE = 0
    CHIME = 1
    OTHER_CHIME = 2
    COUNTDOWN = 3


class _State(Enum):
    CLOSED = "closed"
    HEARD = "heard"
    DUMMY = "dummy"
    LOST = "lost"


class Speaker:
    """The one sound device of the program. Making it opens nothing."""

    def __init__(self) -> None:
        self._state = _State.CLOSED
        self._trouble = ""

    @property
    def running(self) -> bool:
        """Whether the mixer takes sounds, heard or not."""
        return self._state is not _State.CLOSED

    @property
    def silent(self) -> bool:
        """Whether nobody can hear anything."""
        return self._state is not _State.HEARD

    @property
    def trouble(self) -> str:
        """One sentence for the screen, empty while all is well."""
        return self._trouble

    def open(self) -> bool:
        """Open the device, or go on without one; whether sound will be heard. Never raises.

        It takes up to about 0.1 s, so the first picture should be on the screen by then. What
        played before is cut off.
        """
        self.close()
        try:
            self._start()
        except pygame.error:
            self._start_unheard()
        except NotImplementedError:  # how a pygame without a mixer says so
            self._trouble = NO_MIXER
        return not self.silent

    def open_unheard(self) -> bool:
        """Run the mixer without a device, to write sound into a file; whether it runs."""
        self.close()
        with _driver("dummy"):
            try:
                self._start()
            except (pygame.error, NotImplementedError) as error:
                self._trouble = f"{NO_MIXER} ({error})"
        return self.running

    def retry(self) -> bool:
        """Look for a device again if there was none; whether sound will be heard."""
        return not self.silent or self.open()

    def close(self) -> None:
        if self.running:
            pygame.mixer.quit()
        self._state = _State.CLOSED
        self._trouble = ""

    def handle(self, event: pygame.event.Event) -> bool:
        """Take an event of the window; whether `silent` or `trouble` may have changed.

        When our device goes, another takes over; when there is none, the mixer goes on unheard
        until one is plugged in.
        """
        if event.type == pygame.AUDIODEVICEREMOVED:
            # `which` is 0 for a device that is not ours.
            if event.iscapture or not event.which or self._state is not _State.HEARD:
                return False
            if _devices():
                self.open()
            else:
                # Kept open, since a closed or a dummy device hears of no new one. Meanwhile SDL
                # throws the samples away.
                self._state, self._trouble = _State.LOST, NO_DEVICE
            return True
        # The dummy driver announces a device of its own each time it opens, so look for one only
        # after a loss.
        if event.type == pygame.AUDIODEVICEADDED and self._state is _State.LOST:
            if event.iscapture:
                return False
            self.open()
            return True
        return False

    def _start(self) -> None:
        pygame.mixer.init(RATE, -16, 2, BUFFER, allowedchanges=0)
        pygame.mixer.set_num_channels(len(Lane))
        pygame.mixer.set_reserved(len(Lane))
        heard = pygame.mixer.get_driver() != "dummy"
        self._state = _State.HEARD if heard else _State.DUMMY
        self._trouble = "" if heard else NO_DEVICE

    def _start_unheard(self) -> None:
        self._trouble = NO_DEVICE
        with _driver("dummy"):
            try:
                self._start()
            except pygame.error as error:
                self._trouble = f"{NO_DEVICE} ({error})"


@contextmanager
def _driver(name: str) -> Iterator[None]:
    """Make SDL use a driver while a device is opened, whatever the person's environment says."""
    wish = os.environ.get(_DRIVER)
    os.environ[_DRIVER] = name
    try:
        yield
    finally:
        if wish is None:
            del os.environ[_DRIVER]
        else:
            os.environ[_DRIVER] = wish


def _devices() -> list[str]:
    """The names of the devices that can play now."""
    from pygame._sdl2.audio import get_audio_device_names

    return get_audio_device_names(False)


_LEAST_GAIN = 1 / 128
"""The mixer knows 128 steps; the lowest volume can still be heard."""


class Volume:
    """A volume from 0 to 100, in steps that sound alike, and mute. Calls `_set_gain` on a change.

    A muted sound goes on unheard, so that nothing is out of step when it is unmuted.
    """

    def __init__(self, volume: int, mute: bool) -> None:
        self._volume = volume
        self._mute = mute

    @property
    def volume(self) -> int:
        return self._volume

    @volume.setter
    def volume(self, value: int) -> None:
        self._volume = max(0, min(100, value))
        self._set_gain()

    @property
    def mute(self) -> bool:
        return self._mute

    @mute.setter
    def mute(self, value: bool) -> None:
        self._mute = value
        self._set_gain()

    def _gain(self) -> float:
        """The factor for the mixer, 0 to 1."""
        if self._mute or not self._volume:
            return 0.0
        return max((self._volume / 100) ** 2, _LEAST_GAIN)

    def _set_gain(self) -> None:
        """Apply the gain to the sounds that play now."""
