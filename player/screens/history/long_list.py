"""A list of any length that draws and reads only the rows that are seen: the base of the lists."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

import pygame

from player.ui.look import Ink, mixed
from player.ui.shapes import outlined, rounded
from player.ui.text.writer import Writer
from player.ui.window.canvas import Canvas, Painter

PAGE = 50
"""Rows read at once."""

_PAGES_KEPT = 6

T = TypeVar("T")

Fetch = Callable[[int, int], list[T]]
"""What stands in a list from a place on, at most so many."""


class LongList(ABC):
    """Rows numbered from 0 with a focus; by arrows, wheel, clicks, and drawn up or down."""

    name = "row"
    """What its regions are called."""
    opens = True
    """Whether a row opens something."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.focus = self.top = 0
        self._box = pygame.Rect(0, 0, 0, 0)
        self._tall = 1
        self._pressed: int | None = None
        self._drawn_from: tuple[int, int] | None = None

    # What a list is made of

    @abstractmethod
    def row_height(self, writer: Writer) -> int:
        """Pixels that a row needs."""

    @abstractmethod
    def row_key(self, place: int) -> Hashable:
        """All that a row shows."""

    @abstractmethod
    def paint_row(self, surface: pygame.Surface, box: pygame.Rect, writer: Writer, n: int) -> None:
        """Write row `n` into the inside of its card."""

    # Presses

    @property
    def seen(self) -> int:
        """How many rows there is room for."""
        return max(1, self._box.height // self._tall)

    def key(self, key: int) -> bool:
        """Up and down, pages and ends; up from the first row means something elsewhere."""
        page = max(1, self.seen - 1)
        by = {
            pygame.K_UP: -1,
            pygame.K_DOWN: 1,
            pygame.K_PAGEUP: -page,
            pygame.K_PAGEDOWN: page,
            pygame.K_HOME: -self.count,
            pygame.K_END: self.count,
        }.get(key)
        if by is None or (by == -1 and self.focus == 0):
            return False
        self.go_to(self.focus + by)
        return True

    def go_to(self, place: int) -> None:
        """Put the focus on a row and scroll just so far that it is seen."""
        self.focus = max(0, min(self.count - 1, place))
        self.top = max(min(self.top, self.focus), self.focus - self.seen + 1, 0)

    def wheel(self, by: int) -> None:
        """Up to the rows before, down to those after."""
        self.top = max(0, min(self.count - self.seen, self.top - by))

    def point(self, pos: tuple[int, int]) -> bool:
        """Put the focus on the row at a place; while the list is drawn along, scroll it."""
        if self._drawn_from is not None:
            y, top = self._drawn_from
            rows = round((y - pos[1]) / self._tall)
            if rows:
                self._pressed = None
            self.top = max(0, min(self.count - self.seen, top + rows))
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

    def draw(self, canvas: Canvas, box: pygame.Rect, on: bool) -> None:
        """The rows that fit into the box, and at the right how much of the list that is."""
        look, writer = canvas.look, canvas.writer
        bar = look.px(0.022)
        rail = pygame.Rect(box.right - bar // 2, box.top, bar // 2, box.height)
        rows = pygame.Rect(box.left, box.top, box.width - bar, box.height)
        self._tall = rows.height // max(1, rows.height // self.row_height(writer))
        if rows != self._box:
            self._box = rows
            self.go_to(self.focus)
        self.top = max(0, min(self.top, self.count - self.seen))
        for spot in range(self.seen):
            place = self.top + spot
            at = pygame.Rect(rows.left, rows.top + spot * self._tall, rows.width, self._tall)
            there, focused = place < self.count, on and place == self.focus
            key = (self.row_key(place), focused) if there else None
            paint = self._card(canvas, place, focused) if there else _nothing
            hot = [at.inflate(0, -look.px(0.012))] if there and self.opens else []
            name, radius = f"{self.name} {spot}", look.px(0.016)
            canvas.region(name, at, key, paint, hot=hot, radius=radius)
        self._draw_rail(canvas, rail)

    def _card(self, canvas: Canvas, place: int, focused: bool) -> Painter:
        look = canvas.look

        def paint(surface: pygame.Surface, box: pygame.Rect) -> None:
            card = box.inflate(0, -look.px(0.012))
            edge = look.colour(Ink.HOLD if focused else Ink.LINE)
            width = look.px(0.0045) if focused else max(1, look.px(0.0015))
            outlined(surface, card, look.px(0.016), edge, look.colour(Ink.PANEL), width)
            inside = card.inflate(-look.px(0.036), -look.px(0.012))
            self.paint_row(surface, inside, canvas.writer, place)

        return paint

    def _draw_rail(self, canvas: Canvas, rail: pygame.Rect) -> None:
        seen, count, top = self.seen, self.count, self.top

        def paint(surface: pygame.Surface, box: pygame.Rect) -> None:
            if seen >= count:
                return
            look = canvas.look
            pale = mixed(look.colour(Ink.LINE), look.colour(Ink.GROUND), 0.5)
            rounded(surface, box, box.width // 2, pale)
            height = max(2 * box.width, box.height * seen // count)
            thumb = pygame.Rect(box.left, 0, box.width, height)
            thumb.top = box.top + (box.height - height) * top // max(1, count - seen)
            rounded(surface, thumb, box.width // 2, look.colour(Ink.QUIET))

        canvas.region(f"{self.name} rail", rail, (seen, count, top), paint)


class Paged(LongList, Generic[T]):
    """A list whose rows are read a page at a time, when they come into sight."""

    def __init__(self, count: int, fetch: Fetch[T]) -> None:
        super().__init__(count)
        self._fetch = fetch
        self._pages: dict[int, list[T]] = {}

    def record(self, place: int) -> T | None:
        """What stands at a place of the list; None where it is not there any more."""
        page, spot = divmod(place, PAGE)
        if page not in self._pages:
            if len(self._pages) >= _PAGES_KEPT:
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = self._fetch(page * PAGE, PAGE)
        found = self._pages[page]
        return found[spot] if spot < len(found) else None

    def readout(self) -> str:
        """The list says all of it."""
        return ""


def _nothing(surface: pygame.Surface, box: pygame.Rect) -> None:
    """Only the ground."""
