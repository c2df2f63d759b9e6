"""A list of any length whose rows are read a page at a time, when they come into sight."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from player.screens.history.pane import Pane, arrow_keys, page_keys
from player.ui.look import Ink, Look, Role, Space
from player.ui.pygame_types import Event, Rect, Surface
from player.ui.shapes import outlined
from player.ui.text.writer import Writer
from player.ui.widgets.listing import Listing, Row
from player.ui.window.canvas import Canvas, Painter
from player.ui.window.keys import Key, Keys

PAGE = 50
"""Rows read at once."""

_PAGES_KEPT = 6

_BETWEEN = "  ·  "

T = TypeVar("T")

Fetch = Callable[[int, int], list[T]]
"""Reads a list from a place on, at most so many."""


class ListRow(Row, frozen=True):
    """A row of two lines; its `value` is what it opens.

    Of the words below the title, the first two are always there, the others as far as there is
    room. `sign` is what `RowList.paint_sign` paints.
    """

    words: tuple[str, ...] = ()
    sign: Hashable = None


GONE = ListRow("", enabled=False)
"""Stands where nothing is any more."""


class PagedRows(Sequence[ListRow], Generic[T]):
    """Rows of records that are read when a row of their page is asked for."""

    def __init__(self, count: int, fetch: Fetch[T], row_of: Callable[[T], ListRow]) -> None:
        self._count, self._fetch, self._row_of = count, fetch, row_of
        self._pages: dict[int, list[T]] = {}

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: Any) -> Any:
        page, spot = divmod(place, PAGE)
        if page not in self._pages:
            if len(self._pages) >= _PAGES_KEPT:
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = self._fetch(page * PAGE, PAGE)
        found = self._pages[page]
        return self._row_of(found[spot]) if spot < len(found) else GONE


class RowList(Pane, Listing):
    """Rows of two lines; `sign_at` is the line that a sign begins, and the size of the sign."""

    sign_at = (0, 0.0)

    def __init__(self, rows: Sequence[ListRow], name: str) -> None:
        Pane.__init__(self)
        Listing.__init__(self, rows, name=name)
        self._tall = 1

    def go_on_from(self, other: Pane) -> None:
        if isinstance(other, RowList):
            self.focus = min(other.focus, max(0, len(self.rows) - 1))
            self.scrolled.offset = other.top

    def paint_sign(self, surface: Surface, look: Look, box: Rect, sign: Hashable) -> None:
        """Paint the sign of a row into a square."""

    # Presses

    def keys(self, choose: str = "") -> Keys:
        return Pane.keys(self)

    def moves(self) -> list[Key]:
        does, page = "choose" if self.enter else "move", max(1, self._lines_seen() - 1)
        arrows = arrow_keys(self._up_or_down, {"↑": -1, "↓": 1}, does)
        return [*arrows, *page_keys(self._move, page, len(self.rows))]

    def _up_or_down(self, by: int) -> None:
        if self.focus + by < 0:
            self.on_edge(by)
        else:
            self._move(by)

    def go_to(self, place: int) -> None:
        """Put the focus on a row and scroll just so far that it is seen."""
        self._move(place - self.focus)

    def point(self, pos: tuple[int, int]) -> bool:
        return self._row_at(pos) is not None

    def wheel(self, event: Event) -> None:
        self.handle(event)

    # The picture

    def measure(self, box: Rect, look: Look) -> tuple[int, int]:
        return 1, box.height // max(1, box.height // self._tall)

    def draw(self, canvas: Canvas, box: Rect, on: bool = True) -> None:
        look, writer = canvas.look, canvas.writer
        lines = writer.line_height(Role.STRONG) + writer.line_height(Role.SMALL)
        self._tall = lines + look.px(Space.S)
        self.has_focus = on
        Listing.draw(self, canvas, box)

    def painter(self, canvas: Canvas, row: Row | None, focused: bool) -> Painter:
        look, writer = canvas.look, canvas.writer

        def paint(surface: Surface, box: Rect) -> None:
            if not isinstance(row, ListRow):
                return
            card = self.card(box, look)
            edge = look.colour(Ink.HOLD if focused else Ink.LINE)
            width = look.px(Space.LINE if focused else Space.HAIR)
            outlined(surface, card, look.px(Space.S), edge, look.colour(Ink.PANEL), width)
            inside = card.inflate(-look.px(Space.XXL), -look.px(Space.XS))
            self._paint_row(surface, inside, writer, row)

        return paint

    def _paint_row(self, surface: Surface, box: Rect, writer: Writer, row: ListRow) -> None:
        look, gap = writer.look, writer.look.px(Space.M)
        first, second = writer.line_height(Role.STRONG), writer.line_height(Role.SMALL)
        height = box.height * first // (first + second)
        upper = Rect(box.left, box.top, box.width, height)
        lower = Rect(box.left, upper.bottom, box.width, box.height - height)
        if row.sign is not None:
            line, share = self.sign_at
            begin = (upper, lower)[line]
            square = Rect(begin.left, 0, look.px(share), look.px(share))
            square.centery = begin.centery
            self.paint_sign(surface, look, square, row.sign)
            cut = square.width + look.px(Space.XS)
            begin.left, begin.width = begin.left + cut, begin.width - cut
        title = writer.width(row.title, Role.STRONG, look.least_size) + gap
        room = upper.copy()
        room.width = max(upper.width * 2 // 5, upper.width - title)
        room.right = upper.right
        ink = look.colour(Ink.HOLD)
        right = writer.line(surface, row.right, Role.BODY, ink, room, anchor="midright")
        upper.width = right.left - gap - upper.left
        writer.line(surface, row.title, Role.STRONG, look.colour(Ink.INK), upper)
        words = as_many_as_fit(writer, row.words, lower.width)
        writer.line(surface, words, Role.SMALL, look.colour(Ink.QUIET), lower)


def as_many_as_fit(writer: Writer, words: Sequence[str], width: int) -> str:
    """The first two always, then as many more as there is room for."""
    text = _BETWEEN.join(words[:2])
    for word in words[2:]:
        longer = f"{text}{_BETWEEN}{word}"
        if writer.width(longer, Role.SMALL) > width:
            break
        text = longer
    return text
