"""The colours of the figure and its things, for each theme and tone of skin."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct

from player.model.figure import Figure

Colour = tuple[int, int, int]


class Palette(Struct, frozen=True):
    """The body that is drawn, and one colour for each thing, as it looks in full light.

    `background` is the colour behind the figure, towards which far limbs grow paler. `shade` is
    mixed into the dark side of a part, `glow` into the bright side, `accent` into what moves.
    `edge` is drawn round every part where the theme asks for hard edges, else it is None.
    """

    body: str
    background: Colour
    skin: Colour
    lips: Colour
    hair: Colour
    brow: Colour
    eye: Colour
    iris: Colour
    shirt: Colour
    trousers: Colour
    wood: Colour
    cushion: Colour
    roller: Colour
    wall: Colour
    band: Colour
    heat_pack: Colour
    ball: Colour
    mat: Colour
    mat_edge: Colour
    shadow: Colour
    accent: Colour
    shade: Colour
    glow: Colour
    edge: Colour | None = None


def palette_for(theme: str, ground: Colour, figure: Figure) -> Palette:
    """The colours of a figure in a theme, on a ground. Raises KeyError for unknown words."""
    return _palette(theme, ground, figure.body, figure.tone)


@cache
def _palette(theme: str, ground: Colour, body: str, tone: str) -> Palette:
    skin, lips, hair, brow, iris = _TONES[theme][tone]
    return Palette(
        body=body,
        background=ground,
        skin=skin,
        lips=lips,
        hair=hair,
        brow=brow,
        iris=iris,
        **_THINGS[theme],
    )


_LIGHT: dict[str, Any] = {
    "eye": (246, 244, 240),
    "shirt": (34, 138, 128),
    "trousers": (58, 72, 104),
    "wood": (158, 156, 138),
    "cushion": (198, 182, 206),
    "roller": (190, 132, 62),
    "wall": (222, 216, 204),
    "band": (188, 108, 30),
    "heat_pack": (198, 70, 50),
    "ball": (104, 120, 178),
    "mat": (208, 224, 216),
    "mat_edge": (178, 200, 189),
    "shadow": (52, 84, 80),
    "accent": (206, 128, 20),
    "shade": (30, 34, 66),
    "glow": (255, 246, 226),
}

_DARK: dict[str, Any] = {
    "eye": (236, 238, 236),
    "shirt": (80, 180, 166),
    "trousers": (88, 108, 148),
    "wood": (136, 138, 122),
    "cushion": (164, 148, 178),
    "roller": (196, 146, 80),
    "wall": (62, 74, 76),
    "band": (232, 170, 84),
    "heat_pack": (214, 92, 70),
    "ball": (126, 142, 202),
    "mat": (44, 60, 64),
    "mat_edge": (62, 82, 86),
    "shadow": (6, 10, 12),
    "accent": (242, 190, 99),
    "shade": (22, 28, 50),
    "glow": (255, 246, 226),
}

_HIGH_CONTRAST: dict[str, Any] = {
    "eye": (255, 255, 255),
    "shirt": (128, 244, 226),
    "trousers": (84, 122, 214),
    "wood": (200, 206, 186),
    "cushion": (214, 196, 232),
    "roller": (255, 196, 96),
    "wall": (118, 128, 130),
    "band": (255, 216, 74),
    "heat_pack": (255, 116, 92),
    "ball": (150, 172, 255),
    "mat": (58, 74, 78),
    "mat_edge": (142, 153, 158),
    "shadow": (0, 0, 0),
    "accent": (255, 216, 74),
    "shade": (0, 0, 0),
    "glow": (255, 255, 255),
    "edge": (0, 0, 0),
}

_THINGS = {"light": _LIGHT, "dark": _DARK, "high contrast": _HIGH_CONTRAST}

_TONES: dict[str, dict[str, tuple[Colour, Colour, Colour, Colour, Colour]]] = {
    "light": {
        "light": ((220, 168, 138), (184, 104, 92), (128, 82, 48), (112, 74, 48), (72, 100, 110)),
        "tan": ((190, 134, 96), (158, 86, 70), (72, 48, 36), (64, 44, 34), (74, 52, 34)),
        "brown": ((142, 94, 64), (130, 62, 60), (44, 32, 28), (40, 28, 24), (52, 34, 24)),
        "dark": ((92, 60, 46), (128, 64, 66), (26, 21, 22), (24, 18, 18), (36, 24, 20)),
    },
    "dark": {
        "light": ((232, 184, 154), (196, 118, 104), (146, 100, 64), (122, 84, 56), (84, 116, 128)),
        "tan": ((204, 150, 110), (170, 98, 80), (98, 70, 54), (72, 50, 40), (80, 56, 38)),
        "brown": ((170, 118, 84), (156, 84, 78), (84, 64, 58), (56, 40, 34), (58, 38, 28)),
        "dark": ((134, 94, 72), (150, 80, 78), (76, 64, 64), (44, 32, 30), (42, 28, 24)),
    },
    "high contrast": {
        "light": ((244, 200, 170), (206, 122, 108), (166, 116, 72), (122, 82, 52), (70, 104, 118)),
        "tan": ((220, 164, 122), (180, 100, 82), (120, 86, 64), (76, 52, 40), (80, 54, 36)),
        "brown": ((182, 128, 92), (152, 84, 72), (98, 76, 68), (56, 40, 34), (58, 38, 28)),
        "dark": ((142, 100, 76), (162, 86, 84), (82, 70, 70), (44, 32, 30), (42, 28, 24)),
    },
}
"""Skin, lips, hair, brow and iris. Where the ground is dark, all of them are seen in more light."""


def mix(a: Colour, b: Colour, t: float) -> Colour:
    """The colour a part `t` of the way from `a` to `b`."""
    return (
        round(a[0] + (b[0] - a[0]) * t),
        round(a[1] + (b[1] - a[1]) * t),
        round(a[2] + (b[2] - a[2]) * t),
    )
