"""What shows that a list is longer than its room, and scrolls it by mouse: a rail, two marks."""

from __future__ import annotations

from typing import Protocol

import pygame

from player.ui.look import Colour, Ink, Role, Space
from player.ui.pygame_types import clear_surface
from player.ui.shapes import outlined, rounded, smooth_polygon
from player.ui.text.writer import Writer
from player.ui.widgets.column import Column
from player.ui.window.canvas import Canvas

ABOVE, BELOW = "More above", "More below"

_NOWHERE = pygame.Rect(0, 0, 0, 0)


class Scrolled(Protocol):
    """What a rail shows and scrolls; in pixels, or in the lines of a list."""

    offset: int
    room: int

    @property
    def tall(self) -> int:
        """The height of all of it."""

    @property
    def last(self) -> int:
        """The offset at which its end is seen."""

    def scroll_to(self, offset: int) -> None:
        """Scroll, no further than there is something to see."""


class ScrolledLines:
    """A list of equal lines: the first one that is seen, how many are, how many there are."""

    def __init__(self) -> None:
        self.offset, self.room, self.tall = 0, 1, 0

    @property
    def last(self) -> int:
        return max(0, self.tall - self.room)

    def scroll_to(self, offset: int) -> None:
        self.offset = max(0, min(self.last, offset))

    def show(self, line: int) -> None:
        """Scroll just so far that a line is seen."""
        self.offset = max(min(self.offset, line), line - self.room + 1, 0)


class Rail:
    """The rail at the right of what is scrolled. It can be clicked and dragged."""

    def __init__(self, column: Scrolled, name: str = "rail") -> None:
        self.name = name
        self._column = column
        self._rail = _NOWHERE
        self._held = False

    # Presses

    def press(self, pos: tuple[int, int]) -> bool:
        """The mouse went down: on the rail, the thumb goes along with it."""
        around = self._rail.inflate(2 * self._rail.width, 0)
        self._held = bool(self._rail) and around.collidepoint(pos)
        self.drag(pos)
        return self._held

    def drag(self, pos: tuple[int, int]) -> None:
        """The mouse moved: the middle of the thumb is where it is."""
        if self._held:
            thumb = self._thumb()
            way = max(1, self._rail.height - thumb.height)
            share = (pos[1] - self._rail.top - thumb.height / 2) / way
            self._column.scroll_to(round(share * self._column.last))

    def release(self) -> None:
        """The mouse went up."""
        self._held = False

    # The picture

    def draw(self, canvas: Canvas, room: pygame.Rect) -> None:
        """The rail beside a room; nothing where all of the list is seen."""
        look, column = canvas.look, self._column
        wide, needed = look.px(Space.XS), column.last > 0
        self._rail = pygame.Rect(room.right + look.px(Space.XS), room.top, wide, room.height)
        canvas.region(
            self.name,
            self._rail,
            (column.offset, column.room, column.tall),
            lambda surface, box: self._paint(canvas, surface, box) if needed else None,
        )
        if not needed:
            self._rail = _NOWHERE

    def _thumb(self) -> pygame.Rect:
        column, rail = self._column, self._rail
        tall = max(2 * rail.width, rail.height * column.room // max(1, column.tall))
        thumb = pygame.Rect(rail.left, rail.top, rail.width, tall)
        thumb.top += (rail.height - tall) * column.offset // max(1, column.last)
        return thumb

    def _paint(self, canvas: Canvas, surface: pygame.Surface, box: pygame.Rect) -> None:
        rounded(surface, box, box.width // 2, canvas.look.colour(Ink.LINE))
        rounded(surface, self._thumb(), box.width // 2, canvas.look.colour(Ink.QUIET))


def height_of_marks(writer: Writer) -> int:
    """The height of the row that the marks stand in."""
    return writer.line_height(Role.SMALL) + writer.look.px(Space.XS)


def draw_marks(canvas: Canvas, row: pygame.Rect, column: Column) -> dict[str, pygame.Rect]:
    """Marks in a row below a column that say where it goes on; their places by their keys."""
    writer = canvas.writer
    gap = writer.look.px(Space.M)
    wide = max(writer.width(text, Role.SMALL) for text in (ABOVE, BELOW))
    wide = min(wide + writer.look.px(Space.HUGE) + row.height, (row.width - 2 * gap) // 3)
    # The one down stands in the middle, so that it can be clicked again; the one up at its left.
    down = pygame.Rect(row.centerx - wide // 2, row.top, wide, row.height)
    up = [("Page Up", down.move(-wide - gap, 0))] if column.above else []
    marks = dict([*up, *([("Page Down", down)] if column.below else [])])

    def paint(surface: pygame.Surface, box: pygame.Rect) -> None:
        for key, place in marks.items():
            _paint_mark(surface, place, writer, 1 if key == "Page Down" else -1)

    presses = [(place, key) for key, place in marks.items()]
    hot, radius = list(marks.values()), row.height // 2
    canvas.region("marks", row, tuple(marks), paint, hot=hot, radius=radius, presses=presses)
    return marks


def _paint_mark(surface: pygame.Surface, box: pygame.Rect, writer: Writer, way: int) -> None:
    """A pill with a word and an arrow's head."""
    look = writer.look
    edge, ground, ink = (look.colour(ink) for ink in (Ink.LINE, Ink.PANEL, Ink.HOLD))
    outlined(surface, box, box.height // 2, edge, ground, max(1, look.px(Space.HAIR)))
    side = round(look.type_size(Role.SMALL) * 0.5)
    room = box.inflate(-look.px(Space.XXL), 0)
    head = pygame.Rect(0, 0, 2 * side, side)
    head.midright = room.midright
    _paint_head(surface, head, way, ink)
    room.width = head.left - look.px(Space.XS) - room.left
    text = BELOW if way > 0 else ABOVE
    writer.line(surface, text, Role.SMALL, ink, room, anchor="center")


def _paint_head(surface: pygame.Surface, box: pygame.Rect, way: int, ink: Colour) -> None:
    tip, foot = (box.bottom, box.top) if way > 0 else (box.top, box.bottom)
    points = [(box.left, foot), (box.right, foot), (box.centerx, tip)]
    smooth_polygon(surface, [(float(x), float(y)) for x, y in points], ink)


def soften(
    surface: pygame.Surface, room: pygame.Rect, column: Column, edge: int, ground: Colour
) -> None:
    """Let the first and last `edge` pixels of a room fade into the ground where it is cut."""
    fade = clear_surface((1, edge))
    for y in range(edge):
        fade.set_at((0, y), (*ground[:3], round(255 * (y + 1) / (edge + 1))))
    wide = pygame.transform.scale(fade, (room.width, edge))
    if column.below:
        surface.blit(wide, (room.left, room.bottom - edge))
    if column.above:
        surface.blit(pygame.transform.flip(wide, False, True), room.topleft)
