"""Where everything stands on the play screen, for any size of the window.

There are three arrangements: wide (16:9 and wider), narrow (4:3) with the spoken line across the
whole width, and tall, with the dial above the figure. Each keeps a line free for messages. Boxes
never overlap and never leave the window.
"""

from __future__ import annotations

from msgspec import Struct

from player.ui.pygame_types import Rect

MARGIN = 0.045
"""Space at the edges of the window, in heights of the window."""


class PlayLayout(Struct, frozen=True):
    """The boxes of the play screen in pixels."""

    title: Rect
    side: Rect
    counts: Rect
    field: Rect
    dial: Rect
    words: Rect
    next: Rect
    message: Rect
    bar: Rect
    hint: Rect


def lay_out_play(width: int, height: int) -> PlayLayout:
    """The layout for a window, in pixels."""
    shape = width / height
    if shape >= 1.5:
        return _wide(width, height)
    return _narrow(width, height) if shape >= 0.85 else _tall(width, height)


def _wide(width: int, height: int) -> PlayLayout:
    edge, dial = MARGIN, 0.62
    across = width / height
    left = across - 2 * edge - dial - 0.05
    column = edge + left + 0.05
    return _in_pixels(
        height,
        title=(edge, 0.035, left, 0.078),
        side=(edge, 0.113, left, 0.066),
        counts=(edge, 0.179, left, 0.047),
        field=(edge, 0.238, left, 0.422),
        words=(edge, 0.665, left, 0.213),
        dial=(column, 0.04, dial, dial),
        next=(column, 0.675, dial, 0.198),
        message=(edge, 0.879, across - 2 * edge, 0.042),
        bar=(edge, 0.928, across - 2 * edge, 0.018),
        hint=(edge, 0.949, across - 2 * edge, 0.046),
    )


def _narrow(width: int, height: int) -> PlayLayout:
    edge = 0.035
    across = width / height
    dial = min(0.6, across / 2)
    left = across - 2 * edge - dial - 0.03
    whole = across - 2 * edge
    return _in_pixels(
        height,
        title=(edge, 0.03, left, 0.078),
        side=(edge, 0.108, left, 0.066),
        counts=(edge, 0.174, left, 0.08),
        field=(edge, 0.264, left, 0.37),
        dial=(edge + left + 0.03, 0.035, dial, dial),
        words=(edge, 0.638, whole, 0.194),
        next=(edge, 0.832, whole, 0.048),
        message=(edge, 0.881, whole, 0.041),
        bar=(edge, 0.928, whole, 0.018),
        hint=(edge, 0.949, whole, 0.046),
    )


def _tall(width: int, height: int) -> PlayLayout:
    across = width / height
    edge = 0.03
    whole = across - 2 * edge
    unit = min(1.0, across / 1.25)
    dial = min(0.62 * unit, whole)
    below = 0.03 + 0.225 * unit
    words = 0.9 - 0.334 * unit
    return _in_pixels(
        height,
        title=(edge, 0.02, whole, 0.078 * unit),
        side=(edge, 0.02 + 0.08 * unit, whole, 0.066 * unit),
        counts=(edge, 0.02 + 0.15 * unit, whole, 0.047 * unit),
        dial=((across - dial) / 2, below, dial, dial),
        field=(edge, below + dial + 0.01, whole, words - below - dial - 0.02),
        words=(edge, words, whole, 0.24 * unit),
        next=(edge, 0.902 - 0.094 * unit, whole, 0.048 * unit),
        message=(edge, 0.904 - 0.046 * unit, whole, 0.042 * unit),
        bar=(edge, 0.914, whole, 0.016),
        hint=(edge, 0.934, whole, 0.06),
    )


def _in_pixels(height: int, **boxes: tuple[float, float, float, float]) -> PlayLayout:
    return PlayLayout(
        **{name: Rect(*(int(part * height) for part in box)) for name, box in boxes.items()}
    )
