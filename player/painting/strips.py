"""A step of a movement as strips of numbered colours: a byte for each pixel that moves.

A movement has one table of colours for all its steps, so that what rests does not flicker. Number
0 shows what is under it. The strips lie side by side in one long picture, all equally high.
"""

from __future__ import annotations

from array import array
from typing import NamedTuple

from player.painting.layers import Rect, Surface

HIGH = 16
"""Pixels of the height of a strip."""

_TABLE = 1024
"""Bytes of a table of colours in memory."""


class Strips(NamedTuple):
    """A ribbon of strips, and the x, y and width of each: `places` has three numbers a strip.

    `area` is the box round all of them.
    """

    ribbon: Surface
    places: array[int]
    area: Rect

    @property
    def weight(self) -> int:
        """Bytes."""
        return weight_of(self.ribbon.get_width(), len(self.places))

    def put(self, page: Surface, corner: tuple[int, int]) -> None:
        """Lay them on a page that shows the base with its corner there."""
        left, top = corner
        ribbon, places, at = self.ribbon, self.places, 0
        parts = []
        for place in range(0, len(places), 3):
            wide = places[place + 2]
            spot = (left + places[place], top + places[place + 1])
            parts.append((ribbon, spot, (at, 0, wide, HIGH)))
            at += wide
        page.blits(parts, False)


def weight_of(wide: int, numbers: int) -> int:
    """The bytes of a ribbon of so many pixels' width, and of so many numbers of its places."""
    return wide * HIGH + 2 * numbers + _TABLE


def strips_of(
    wide: int, pixels: bytes, places: bytes, colours: bytes, area: tuple[int, int, int, int]
) -> Strips:
    """The strips of a ribbon of bytes; `colours` are three bytes each, from number 0 on."""
    ribbon = Surface((wide, HIGH), depth=8)
    table = [(*colours[at : at + 3],) for at in range(0, len(colours), 3)]
    ribbon.set_palette(table)
    _fill(ribbon, pixels)
    ribbon.set_colorkey(0)
    numbers = array("H")
    numbers.frombytes(places)
    return Strips(ribbon, numbers, Rect(area))


def _fill(ribbon: Surface, pixels: bytes) -> None:
    wide, pitch = ribbon.get_width(), ribbon.get_pitch()
    if pitch != wide:
        rows = (pixels[at : at + wide] for at in range(0, len(pixels), wide))
        pixels = b"".join(row + bytes(pitch - wide) for row in rows)
    ribbon.get_buffer().write(pixels, 0)
