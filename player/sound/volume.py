"""How loud something is: a volume in steps that sound alike, and mute, for tones and for voice."""

from __future__ import annotations

LEAST_GAIN = 1 / 128
"""The mixer knows 128 steps; the lowest volume is still a sound."""


class Volume:
    """A volume from 0 to 100 and a mute. What rings follows: `_set_gain` is called on a change."""

    def __init__(self, volume: int, mute: bool) -> None:
        self._volume = volume
        self._mute = mute

    @property
    def volume(self) -> int:
        """How loud, 0 to 100, in steps that sound alike; what is heard follows."""
        return self._volume

    @volume.setter
    def volume(self, value: int) -> None:
        self._volume = max(0, min(100, value))
        self._set_gain()

    @property
    def mute(self) -> bool:
        """Whether it is off; it goes on unheard, so unmuting falls into place."""
        return self._mute

    @mute.setter
    def mute(self, value: bool) -> None:
        self._mute = value
        self._set_gain()

    def _gain(self) -> float:
        """What the mixer multiplies by, 0 to 1."""
        if self._mute or not self._volume:
            return 0.0
        return max((self._volume / 100) ** 2, LEAST_GAIN)

    def _set_gain(self) -> None:
        """Give the gain to what is heard."""
