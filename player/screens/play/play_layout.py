"""Where everything stands on the play screen, for any size of the window and shape of the body.

The field of the figure comes first: it reaches to the edges of the window and has the name, the
side and the counts in its top corner. For a body that lies or kneels it is wide, with the dial
beside it and the spoken line below. For a body that stands or sits it is high: the words stand on
its left and the dial on its right, and the body between them. Which of the two it is follows from
what draws the body larger, so it stays the same within an exercise.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import asdict

from player.ui.pygame_types import Rect

TITLE_ROW, SIDE_ROW, COUNTS_ROW = 0.078, 0.073, 0.047
"""Heights of the rows of the heading, as shares of the look's unit."""

EDGE = 0.05
"""The width of the strip that shows the side, as a share of the unit."""

_GAP = 0.022
_WORTH_IT = 1.03
"""How much larger the body has to be drawn for a high field."""

_FILLED = 0.75
"""The share of the height of a high room that the body has to fill."""


class Shape(Struct, frozen=True):
    """How wide and high a body is with all its movement, in metres, and how wide its mat."""

    wide: float = 1.0
    high: float = 0.5
    ground: float = 1.6


class Heading(Struct, frozen=True):
    """The widths in pixels of the name, the side (0 without sides) and the counts, at most."""

    title: int = 0
    side: int = 0
    counts: int = 0


class PlayLayout(Struct, frozen=True):
    """The boxes of the play screen in pixels.

    `field` is the whole ground of the figure, `room` the part of it that nothing else uses. The
    message takes the place of the bar while it is shown.
    """

    field: Rect
    room: Rect
    title: Rect
    side: Rect | None
    counts: Rect
    dial: Rect
    words: Rect
    next: Rect
    message: Rect
    bar: Rect
    hint: Rect

    def parts(self) -> Iterator[tuple[str, Rect]]:
        """The boxes that never overlap, with their names."""
        for name, box in asdict(self).items():
            if box is not None and name not in ("field", "message"):
                yield name, box


def lay_out_play(
    width: int, height: int, shape: Shape | None = None, heading: Heading | None = None
) -> PlayLayout:
    """The layout for a window in pixels that draws a body of that shape larger."""
    shape, heading = shape or Shape(), heading or Heading()
    page = _Page(width, height, heading)
    wide, high = (page.below, page.above) if page.is_tall else (page.beside, page.between)
    usual, upright = wide(), high()
    near = _scale(upright.room, shape)
    larger = near > _WORTH_IT * _scale(usual.room, shape)
    fits = shape.ground * near <= upright.room.width
    fills = shape.high * near >= _FILLED * upright.room.height
    return upright if larger and fits and fills else usual


def _scale(room: Rect, shape: Shape) -> float:
    """Pixels a metre."""
    return min(room.width / shape.wide, room.height / shape.high)


class _Page:
    """A window to lay out. Lengths are shares of the unit that sizes of type go by."""

    def __init__(self, width: int, height: int, heading: Heading) -> None:
        self.unit = min(height, width / 1.25)
        self.wide, self.high = width / self.unit, height / self.unit
        self.is_tall = width / height < 0.85
        self._heading = heading
        self._sided = heading.side > 0

    def _box(self, left: float, top: float, right: float, bottom: float) -> Rect:
        x, y = int(left * self.unit), int(top * self.unit)
        return Rect(x, y, max(1, int(right * self.unit) - x), max(1, int(bottom * self.unit) - y))

    def beside(self) -> PlayLayout:
        """A wide field with the dial beside it, the words below over the whole width."""
        narrow = self.wide / self.high < 1.5
        column = max(0.49, min(0.66, self.wide - 1.288))
        if narrow:
            column = min(0.54, 0.42 * self.wide)
        right, low = self.wide - column, self.high - (0.285 if narrow else 0.238)
        dial = min(column - 0.03, 0.5, low - 0.18)
        left = right + (column - dial) / 2
        edge = EDGE if self._sided else 0.0
        title, side, counts, y = self._head(right - 2 * EDGE - 0.03)
        return self._whole(
            field=self._box(0, 0, right, low),
            room=self._box(edge, y, right - edge, low),
            title=title,
            side=side,
            counts=counts,
            dial=self._box(left, 0.02, left + dial, 0.02 + dial),
            next=self._box(right + 0.015, dial + 0.035, self.wide - 0.015, low),
            words=self._box(0.04, low + 0.005, self.wide - 0.04, self.high - 0.087),
        )

    def between(self) -> PlayLayout:
        """A high field with the words on its left, the dial on its right, the body between."""
        narrow = self.wide / self.high < 1.5
        low = self.high - (0.285 if narrow else 0.09)
        dial = min(0.5 if narrow else 0.46, 0.38 * self.wide, low - 0.16)
        right = self.wide - dial - EDGE - 0.01
        column = min(0.55, 0.55 * (right - EDGE))
        title, side, counts, y = self._head(column)
        left, edge = EDGE + _GAP, self.wide - EDGE - 0.01
        words = self._box(left, y + 0.025, left + column, low - 0.01)
        if narrow:
            words = self._box(0.04, low + 0.005, self.wide - 0.04, self.high - 0.087)
        return self._whole(
            field=self._box(0, 0, self.wide, low),
            room=self._box(left + column + 0.01, 0, right - 0.01, low),
            title=title,
            side=side,
            counts=counts,
            dial=self._box(right, 0.03, right + dial, 0.03 + dial),
            next=self._box(right, dial + 0.05, edge, min(low - 0.02, dial + 0.38)),
            words=words,
        )

    def below(self) -> PlayLayout:
        """In a tall window: a field over the whole width, the dial and the words below it."""
        words = self.high - 0.1 * self.high - 0.25
        dial = min(0.6, 0.48 * self.wide, 0.42 * words)
        low = words - dial - 0.03
        edge = EDGE if self._sided else 0.0
        title, side, counts, y = self._head(self.wide - 2 * EDGE - 0.03)
        return self._whole(
            field=self._box(0, 0, self.wide, low),
            room=self._box(edge, y, self.wide - edge, low),
            title=title,
            side=side,
            counts=counts,
            dial=self._box(0.03, low + 0.015, 0.03 + dial, low + 0.015 + dial),
            next=self._box(dial + 0.06, low + 0.03, self.wide - 0.03, low + min(dial, 0.36)),
            words=self._box(0.04, words, self.wide - 0.04, words + 0.25),
        )

    def above(self) -> PlayLayout:
        """In a tall window: a high field with the dial in it, beside the body."""
        words = self.high - 0.1 * self.high - 0.25
        title, side, counts, y = self._head(self.wide - 2 * EDGE - 0.03)
        dial = min(0.6, 0.48 * self.wide, words - y - 0.15)
        right = self.wide - dial - EDGE - 0.01
        foot = y + 0.01 + dial
        return self._whole(
            field=self._box(0, 0, self.wide, words - 0.01),
            room=self._box(EDGE, y, right - 0.01, words - 0.01),
            title=title,
            side=side,
            counts=counts,
            dial=self._box(right, y + 0.005, right + dial, foot),
            next=self._box(right, foot + 0.01, right + dial, min(words - 0.03, foot + 0.26)),
            words=self._box(0.04, words, self.wide - 0.04, words + 0.25),
        )

    def _whole(self, **boxes: Rect | None) -> PlayLayout:
        """A layout with the rows at the foot of the window, which are the same in all of them."""
        foot, edge = (0.1 * self.high, 0.03) if self.is_tall else (0.085, 0.045)
        top, end = self.high - foot, self.wide - edge
        return PlayLayout(
            message=self._box(edge, top, end, top + 0.04),
            bar=self._box(edge, top + 0.012, end, top + 0.03),
            hint=self._box(edge, top + 0.042, end, self.high - 0.003),
            **boxes,  # type: ignore[arg-type]
        )

    def _head(self, width: float) -> tuple[Rect, Rect | None, Rect, float]:
        """The boxes of name, side and counts in a corner of that width, and the y below them.

        They stand in one row if they fit, else the name has its own, or two if it is long.
        """
        title, side, counts = (
            wide / self.unit + 0.003
            for wide in (self._heading.title, self._heading.side, self._heading.counts)
        )
        side = side if self._sided else 0.0
        after = side + _GAP if self._sided else 0.0
        x, y = EDGE + _GAP, 0.012
        end = x + width
        if title + 2 * _GAP + after + counts <= width:
            one, two = x + title + _GAP, x + title + _GAP + after
            low = y + TITLE_ROW
            boxes = self._box(x, y, x + title, low), self._box(two, y, end, low)
            return boxes[0], self._box(one, y, one + side, low) if side else None, boxes[1], low
        rows = 1 if title <= width + 0.003 else 2
        low = y + rows * TITLE_ROW
        name = self._box(x, y, end, low)
        if after + counts <= width:
            row = SIDE_ROW if side else COUNTS_ROW
            word = self._box(x, low, x + side, low + row) if side else None
            return name, word, self._box(x + after, low, end, low + row), low + row
        word = self._box(x, low, x + min(side, width), low + SIDE_ROW) if side else None
        low += SIDE_ROW if side else 0.0
        rows = 1 if counts <= width else 2
        return (
            name,
            word,
            self._box(x, low, end, low + rows * COUNTS_ROW),
            (low + rows * COUNTS_ROW),
        )
