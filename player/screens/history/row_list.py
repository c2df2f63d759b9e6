"""A list of any length that draws and reads only the rows that are seen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from player.screens.history.pane import Pane, move_keys
from player.ui.look import Ink, Look, Role, mixed
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import outlined, rounded
from player.ui.text.writer import Writer
from player.ui.window.canvas import Canvas, Painter
from player.ui.window.keys import Key

PAGE = 50
"""Rows read at once."""

_PAGES_KEPT = 6

_BETWEEN = "  ·  "

T = TypeVar("T")

Fetch = Callable[[int, int], list[T]]
"""Reads a list from a place on, at most so many."""


class ListRow(Struct, frozen=True):
    """What a row shows: a line with words at its right, and a small line below.

    Of the words below, the first two are always there, the others as far as there is room. `sign`
    is what `RowList.paint_sign` paints.
    """

    title: str
    right: str
    below: tuple[str, ...]
    sign: Hashable = None


class RowList(Pane):
    """Rows numbered from 0 with a focus; by arrows, wheel, clicks, and drawn up or down."""

    name = "row"
    """What its regions are called."""
    sign = (0, 0.0)
    """The line that begins with the sign, and the size of the sign, of the unit."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.focus = self.top = 0
        self._box = Rect(0, 0, 0, 0)
        self._tall = 1
        self._pressed: int | None = None
        self._drawn_from: tuple[int, int] | None = None

    def go_on_from(self, other: Pane) -> None:
        if isinstance(other, RowList):
            self.focus, self.top = min(other.focus, max(0, self.count - 1)), other.top

    def row(self, place: int) -> ListRow | None:
        """What stands at a place; None where nothing is there any more."""
        raise NotImplementedError

    def paint_sign(self, surface: Surface, look: Look, box: Rect, sign: Hashable) -> None:
        """Paint the sign of a row into a square."""

    # Presses

    @property
    def seen(self) -> int:
        """How many rows there is room for."""
        return max(1, self._box.height // self._tall)

    def moves(self) -> list[Key]:
        page, count = max(1, self.seen - 1), self.count
        return [
            *move_keys(self._up_or_down, {"↑": -1, "↓": 1}, "choose" if self.enter else "move"),
            *move_keys(self._move, {"Page Up": -page, "Page Down": page}, "by pages", hint=False),
            *move_keys(self._move, {"Home": -count, "End": count}, "to the ends", hint=False),
        ]

    def _move(self, by: int) -> None:
        self.go_to(self.focus + by)

    def _up_or_down(self, by: int) -> None:
        if self.focus + by < 0:
            self.on_edge(by)
        else:
            self._move(by)

    def go_to(self, place: int) -> None:
        """Put the focus on a row and scroll just so far that it is seen."""
        self.focus = max(0, min(self.count - 1, place))
        self.top = max(min(self.top, self.focus), self.focus - self.seen + 1, 0)

    def wheel(self, by: int) -> None:
        self._scroll_to(self.top - by)

    def _scroll_to(self, top: int) -> None:
        self.top = max(0, min(self.count - self.seen, top))

    def point(self, pos: tuple[int, int]) -> bool:
        """Put the focus on the row at a place; while the list is drawn along, scroll it."""
        if self._drawn_from is not None:
            y, top = self._drawn_from
            rows = round((y - pos[1]) / self._tall)
            if rows:
                self._pressed = None
            self._scroll_to(top + rows)
        found = self._row_at(pos)
        self.focus = self.focus if found is None else found
        return found is not None

    def press(self, pos: tuple[int, int]) -> None:
        """A button or a finger went down."""
        self._pressed = self._row_at(pos)
        if self._pressed is not None:
            self._drawn_from = (pos[1], self.top)

    def release(self, pos: tuple[int, int]) -> int | None:
        """It went up again; the row that was chosen, if it is the one that was pressed."""
        pressed, self._pressed, self._drawn_from = self._pressed, None, None
        return pressed if pressed is not None and pressed == self._row_at(pos) else None

    def _row_at(self, pos: tuple[int, int]) -> int | None:
        if not self._box.collidepoint(pos):
            return None
        place = self.top + (pos[1] - self._box.top) // self._tall
        return place if place < min(self.count, self.top + self.seen) else None

    # The picture

    def draw(self, canvas: Canvas, box: Rect, on: bool) -> None:
        """The rows that fit into the box, and at the right how much of the list that is."""
        look, writer = canvas.look, canvas.writer
        bar = look.px(0.022)
        rail = Rect(box.right - bar // 2, box.top, bar // 2, box.height)
        rows = Rect(box.left, box.top, box.width - bar, box.height)
        tall = writer.line_height(Role.STRONG) + writer.line_height(Role.SMALL) + look.px(0.017)
        self._tall = rows.height // max(1, rows.height // tall)
        if rows != self._box:
            self._box = rows
            self.go_to(self.focus)
        self._scroll_to(self.top)
        for spot in range(self.seen):
            place = self.top + spot
            at = Rect(rows.left, rows.top + spot * self._tall, rows.width, self._tall)
            there, focused = place < self.count, on and place == self.focus
            row = self.row(place) if there else None
            paint = self._painter(canvas, row, focused) if there else _nothing
            hot = [at.inflate(0, -look.px(0.012))] if there and self.enter else []
            key, radius = (there, row, focused), look.px(0.016)
            canvas.region(f"{self.name} {spot}", at, key, paint, hot=hot, radius=radius)
        self._draw_rail(canvas, rail)

    def _painter(self, canvas: Canvas, row: ListRow | None, focused: bool) -> Painter:
        look, writer = canvas.look, canvas.writer

        def paint(surface: Surface, box: Rect) -> None:
            card = box.inflate(0, -look.px(0.012))
            edge = look.colour(Ink.HOLD if focused else Ink.LINE)
            width = look.px(0.0045) if focused else max(1, look.px(0.0015))
            outlined(surface, card, look.px(0.016), edge, look.colour(Ink.PANEL), width)
            if row is not None:
                inside = card.inflate(-look.px(0.036), -look.px(0.012))
                self._paint_row(surface, inside, writer, row)

        return paint

    def _paint_row(self, surface: Surface, box: Rect, writer: Writer, row: ListRow) -> None:
        look, gap = writer.look, writer.look.px(0.02)
        first, second = writer.line_height(Role.STRONG), writer.line_height(Role.SMALL)
        height = box.height * first // (first + second)
        upper = Rect(box.left, box.top, box.width, height)
        lower = Rect(box.left, upper.bottom, box.width, box.height - height)
        if row.sign is not None:
            line, share = self.sign
            begin = (upper, lower)[line]
            square = Rect(begin.left, 0, look.px(share), look.px(share))
            square.centery = begin.centery
            self.paint_sign(surface, look, square, row.sign)
            cut = square.width + look.px(0.012)
            begin.left, begin.width = begin.left + cut, begin.width - cut
        title = writer.width(row.title, Role.STRONG, look.least_size) + gap
        room = upper.copy()
        room.width = max(upper.width * 2 // 5, upper.width - title)
        room.right = upper.right
        ink = look.colour(Ink.HOLD)
        right = writer.line(surface, row.right, Role.BODY, ink, room, anchor="midright")
        upper.width = right.left - gap - upper.left
        writer.line(surface, row.title, Role.STRONG, look.colour(Ink.INK), upper)
        below = as_many_as_fit(writer, row.below, lower.width)
        writer.line(surface, below, Role.SMALL, look.colour(Ink.QUIET), lower)

    def _draw_rail(self, canvas: Canvas, rail: Rect) -> None:
        seen, count, top = self.seen, self.count, self.top

        def paint(surface: Surface, box: Rect) -> None:
            if seen >= count:
                return
            look = canvas.look
            pale = mixed(look.colour(Ink.LINE), look.colour(Ink.GROUND), 0.5)
            rounded(surface, box, box.width // 2, pale)
            height = max(2 * box.width, box.height * seen // count)
            thumb = Rect(box.left, 0, box.width, height)
            thumb.top = box.top + (box.height - height) * top // max(1, count - seen)
            rounded(surface, thumb, box.width // 2, look.colour(Ink.QUIET))

        canvas.region(f"{self.name} rail", rail, (seen, count, top), paint)


class PagedList(RowList, Generic[T]):
    """A list whose rows are read a page at a time, when they come into sight."""

    def __init__(self, count: int, fetch: Fetch[T]) -> None:
        super().__init__(count)
        self._fetch = fetch
        self._pages: dict[int, list[T]] = {}

    def record(self, place: int) -> T | None:
        """What was read for a place; None where nothing is there any more."""
        page, spot = divmod(place, PAGE)
        if page not in self._pages:
            if len(self._pages) >= _PAGES_KEPT:
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = self._fetch(page * PAGE, PAGE)
        found = self._pages[page]
        return found[spot] if spot < len(found) else None

    def row(self, place: int) -> ListRow | None:
        record = self.record(place)
        return None if record is None else self.row_of(record)

    def row_of(self, record: T) -> ListRow:
        """What is shown of a record."""
        raise NotImplementedError


def as_many_as_fit(writer: Writer, words: Sequence[str], width: int) -> str:
    """The first two always, then as many more as there is room for."""
    text = _BETWEEN.join(words[:2])
    for word in words[2:]:
        longer = f"{text}{_BETWEEN}{word}"
        if writer.width(longer, Role.SMALL) > width:
            break
        text = longer
    return text


def _nothing(surface: Surface, box: Rect) -> None:
    """Paint only the ground."""
