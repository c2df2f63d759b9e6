"""The colours of the figure."""

from __future__ import annotations

from msgspec import Struct

Colour = tuple[int, int, int]


class Palette(Struct, frozen=True):
    """One colour for each thing; its shades are computed.

    `background` is the colour behind the figure, towards which far limbs grow paler. `shade` is
    mixed into the dark side of a part, `glow` into the bright side.
    """

    background: Colour
    skin: Colour
    hair: Colour
    shirt: Colour
    trousers: Colour
    mat: Colour
    mat_edge: Colour
    shadow: Colour
    prop: Colour
    accent: Colour
    shade: Colour
    glow: Colour


LIGHT = Palette(
    background=(246, 244, 239),
    skin=(226, 178, 148),
    hair=(78, 58, 50),
    shirt=(38, 142, 132),
    trousers=(88, 106, 128),
    mat=(208, 224, 216),
    mat_edge=(188, 208, 198),
    shadow=(52, 84, 80),
    prop=(190, 160, 122),
    accent=(206, 128, 20),
    shade=(30, 34, 66),
    glow=(255, 246, 226),
)

DARK = Palette(
    background=(24, 32, 38),
    skin=(218, 172, 144),
    hair=(92, 70, 62),
    shirt=(44, 156, 144),
    trousers=(98, 118, 142),
    mat=(44, 60, 64),
    mat_edge=(56, 74, 78),
    shadow=(6, 10, 12),
    prop=(160, 134, 102),
    accent=(242, 190, 99),
    shade=(12, 16, 40),
    glow=(255, 246, 226),
)


def mix(a: Colour, b: Colour, t: float) -> Colour:
    """The colour a part `t` of the way from `a` to `b`."""
    return (
        round(a[0] + (b[0] - a[0]) * t),
        round(a[1] + (b[1] - a[1]) * t),
        round(a[2] + (b[2] - a[2]) * t),
    )
