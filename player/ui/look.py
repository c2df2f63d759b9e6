"""One look for every screen: colours, type and spacing, all from the theme and the window's size.

Sizes are fractions of the window's height, so that what is readable at three metres on a small
window is readable on a large one. Contrast of every pair in use is computed in the tests.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from player.plan.segment import SegmentKind

Colour = tuple[int, int, int]

CAP_HEIGHT = 0.73
"""Height of a capital of Manrope as a share of its size."""


class Ink(StrEnum):
    """What a colour is for."""

    GROUND = "ground"
    PANEL = "panel"
    FIELD = "field"
    LINE = "line"
    INK = "ink"
    QUIET = "quiet"
    HOLD = "hold"
    MOVE = "move"
    REST = "rest"
    ALERT = "alert"
    MAT = "mat"


class Role(StrEnum):
    """What a text is for; each role has its weight and its size."""

    NUMBER = "number"
    TITLE = "title"
    SIDE = "side"
    LINE = "line"
    WORD = "word"
    BODY = "body"
    STRONG = "strong"
    SMALL = "small"
    KEY = "key"


_WEIGHTS = {
    Role.NUMBER: "Bold",
    Role.TITLE: "Bold",
    Role.SIDE: "SemiBold",
    Role.LINE: "SemiBold",
    Role.WORD: "Bold",
    Role.BODY: "Medium",
    Role.STRONG: "Bold",
    Role.SMALL: "Medium",
    Role.KEY: "Bold",
}

_CAPITALS = {
    Role.NUMBER: 0.235,
    Role.TITLE: 0.043,
    Role.SIDE: 0.0405,
    Role.LINE: 0.0405,
    Role.WORD: 0.041,
    Role.BODY: 0.0265,
    Role.STRONG: 0.0265,
    Role.SMALL: 0.0205,
    Role.KEY: 0.0205,
}
"""Height of the capitals as a share of `Look.unit`, in most windows their height.

From the floor three metres away: the name, the side and the spoken line at 4 % at least, nothing
under 2 %, the number a fifth.
"""


LEAST_CAPITAL = 0.02


def _colour(text: str) -> Colour:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


_LIGHT = {
    Ink.GROUND: "#F6F4EF",
    Ink.PANEL: "#FFFFFF",
    Ink.FIELD: "#EEF0E8",
    Ink.LINE: "#D3D6CE",
    Ink.INK: "#1C282E",
    Ink.QUIET: "#415054",
    Ink.HOLD: "#095851",
    Ink.MOVE: "#744200",
    Ink.REST: "#394F6A",
    Ink.ALERT: "#942619",
    Ink.MAT: "#D0E0D8",
}

_DARK = {
    Ink.GROUND: "#182026",
    Ink.PANEL: "#212B32",
    Ink.FIELD: "#1E2A2C",
    Ink.LINE: "#3A4952",
    Ink.INK: "#F0F4F3",
    Ink.QUIET: "#B4C4C6",
    Ink.HOLD: "#5ED6BE",
    Ink.MOVE: "#F2BE63",
    Ink.REST: "#A9BCD6",
    Ink.ALERT: "#FFA899",
    Ink.MAT: "#2C3C40",
}


_HIGH_CONTRAST = {
    Ink.GROUND: "#000000",
    Ink.PANEL: "#000000",
    Ink.FIELD: "#000000",
    Ink.LINE: "#8E999E",
    Ink.INK: "#FFFFFF",
    Ink.QUIET: "#FFFFFF",
    Ink.HOLD: "#5CFFE0",
    Ink.MOVE: "#FFD84A",
    Ink.REST: "#BFD4FF",
    Ink.ALERT: "#FF9C8C",
    Ink.MAT: "#3A4A4E",
}


class Theme(Struct, frozen=True):
    """A set of colours with a name."""

    name: str
    colours: dict[Ink, Colour]


THEMES = {
    name: Theme(name, {ink: _colour(text) for ink, text in colours.items()})
    for name, colours in (
        ("light", _LIGHT),
        ("dark", _DARK),
        ("high contrast", _HIGH_CONTRAST),
    )
}

READ_WHILE_MOVING = tuple(
    (ink, ground)
    for ink in (Ink.INK, Ink.QUIET, Ink.HOLD, Ink.MOVE, Ink.REST, Ink.ALERT)
    for ground in (Ink.GROUND, Ink.PANEL, Ink.FIELD)
)
"""Pairs of text and ground that a person reads from the floor: at least 7 to 1."""

PHASE_WORDS = {
    SegmentKind.START: "Get ready",
    SegmentKind.MOVE: "Move",
    SegmentKind.HOLD: "Hold",
    SegmentKind.SWITCH: "Switch sides",
    SegmentKind.REST: "Rest",
    SegmentKind.PAUSE: "Rest",
    SegmentKind.ASK: "Rate it",
}

PHASE_INKS = {
    SegmentKind.START: Ink.REST,
    SegmentKind.MOVE: Ink.MOVE,
    SegmentKind.HOLD: Ink.HOLD,
    SegmentKind.SWITCH: Ink.MOVE,
    SegmentKind.REST: Ink.REST,
    SegmentKind.PAUSE: Ink.REST,
    SegmentKind.ASK: Ink.REST,
}


class Space:
    """Gaps and sizes, as shares of a look's unit: 0.02 is 14 pixels in a window of 1280 x 720."""

    HAIR, LINE = 0.002, 0.005
    """The edge of a panel, and the edge of what has the focus."""

    XXS, XS, S, M, L, XL, XXL, HUGE = 0.008, 0.012, 0.016, 0.02, 0.026, 0.03, 0.04, 0.05
    """Gaps, paddings and the radii of corners."""

    BOX, ROW, HEAD = 0.062, 0.08, 0.1
    """The heights of what can be pressed, of a row, and of a heading."""

    PAGE = 1.68
    """The width of a page at most."""


class Look(Struct, frozen=True):
    """The look at one size of the window, in pixels."""

    theme: Theme
    width: int
    height: int
    text: float = 1.0
    """The person's text size: 0.8 to 1.6."""

    def colour(self, ink: Ink) -> Colour:
        """Red, green and blue, 0 to 255."""
        return self.theme.colours[ink]

    @property
    def unit(self) -> float:
        """Pixels that sizes are shares of: the height, or less where the window is a tall one."""
        return min(self.height, self.width / 1.25)

    def px(self, share: float) -> int:
        """A share of the unit in whole pixels, at least 1."""
        return max(1, round(share * self.unit))

    def type_size(self, role: Role) -> int:
        """The size to ask of the font so that capitals are as tall as the role wants."""
        share = _CAPITALS[role] if role is Role.NUMBER else _CAPITALS[role] * self.text
        return max(8, -int(-share * self.unit // CAP_HEIGHT), self.least_size)

    @property
    def least_size(self) -> int:
        """The smallest size that is ever written: capitals of 2 % of the unit."""
        return max(8, -int(-LEAST_CAPITAL * self.unit // CAP_HEIGHT))

    def weight(self, role: Role) -> str:
        """The cut of the font for a role."""
        return _WEIGHTS[role]


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """A colour between two: all of `one` at a share of 1."""
    red, green, blue = (round(share * a + (1 - share) * b) for a, b in zip(one, other, strict=True))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    parts = [c / 255 for c in colour]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
