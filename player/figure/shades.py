"""The shades of the materials that a picture of the figure is made of."""

from __future__ import annotations

from player.figure.palette import Colour, Palette, mix

LEVELS = {
    "skin": 42,
    "shirt": 40,
    "trousers": 40,
    "hair": 24,
    "lips": 10,
    "eye": 6,
    "iris": 4,
    "brow": 4,
    "wood": 20,
    "cushion": 14,
    "roller": 14,
    "wall": 10,
    "band": 8,
    "heat_pack": 8,
    "ball": 8,
}
"""The materials, named as their colours in a palette, and how many shades there are of each.

With the clear one they fit into a byte.
"""

MATERIALS = tuple(LEVELS)

_LIT = 0.62
"""The brightness at which a thing has its own colour."""


def shaded(colour: Colour, bright: float, palette: Palette) -> Colour:
    """A colour at a brightness of 0 to 1."""
    if bright < _LIT:
        return mix(colour, palette.shade, 0.72 * (1.0 - bright / _LIT) ** 1.1)
    return mix(colour, palette.glow, 0.30 * (bright - _LIT) / (1.0 - _LIT))
