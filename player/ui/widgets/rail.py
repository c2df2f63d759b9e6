"""What shows that a column is longer than its room, and scrolls it by mouse: a rail, two marks."""

from __future__ import annotations

import pygame

from player.ui.look import Colour, Ink, Role, Space
from player.ui.pygame_types import clear_surface
from player.ui.shapes import outlined, rounded, smooth_polygon
from player.ui.text.writer import Writer
from player.ui.widgets.column import Column
from player.ui.window.canvas import Canvas

ABOVE, BELOW = "More above", "More below"

_NOWHERE = pygame.Rect(0, 0, 0, 0)


class Rail:
    """The rail at the right of a column, and the marks below it. Each can be clicked."""

    def __init__(self, column: Column) -> None:
        self._column = column
        self._rail = _NOWHERE
        self.marks: dict[int, pygame.Rect] = {}
        """The marks that are shown: -1 for a page up, 1 for a page down."""
        self._held = False

    # Presses

    def press(self, pos: tuple[int, int]) -> bool:
        """The mouse went down: a mark turns a page, the rail goes along with the mouse."""
        for way, box in self.marks.items():
            if box.collidepoint(pos):
                self._column.scroll(way * self._column.page)
                return True
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

    @staticmethod
    def height_of_marks(writer: Writer) -> int:
        """The height of the row that the marks stand in."""
        return writer.line_height(Role.SMALL) + writer.look.px(Space.XS)

    def draw(self, canvas: Canvas, room: pygame.Rect, marks: pygame.Rect | None = None) -> None:
        """The rail beside a room, the marks in a row of their own; nothing where all is seen."""
        look, column = canvas.look, self._column
        wide, needed = look.px(Space.XS), column.last > 0
        self._rail = pygame.Rect(room.right + look.px(Space.XS), room.top, wide, room.height)
        canvas.region(
            "rail",
            self._rail,
            (column.offset, column.room, column.tall),
            lambda surface, box: self._paint(canvas, surface, box) if needed else None,
        )
        if not needed:
            self._rail, self.marks = _NOWHERE, {}
            return
        if marks is not None:
            self._draw_marks(canvas, marks)

    def _thumb(self) -> pygame.Rect:
        column, rail = self._column, self._rail
        tall = max(2 * rail.width, rail.height * column.room // max(1, column.tall))
        thumb = pygame.Rect(rail.left, rail.top, rail.width, tall)
        thumb.top += (rail.height - tall) * column.offset // max(1, column.last)
        return thumb

    def _paint(self, canvas: Canvas, surface: pygame.Surface, box: pygame.Rect) -> None:
        rounded(surface, box, box.width // 2, canvas.look.colour(Ink.LINE))
        rounded(surface, self._thumb(), box.width // 2, canvas.look.colour(Ink.QUIET))

    def _draw_marks(self, canvas: Canvas, row: pygame.Rect) -> None:
        writer, column = canvas.writer, self._column
        shown = {-1: column.above, 1: column.below}
        places = self._places(writer, row)
        self.marks = {way: places[way] for way, there in shown.items() if there}

        def paint(surface: pygame.Surface, box: pygame.Rect) -> None:
            for way, place in self.marks.items():
                _paint_mark(surface, place, writer, way)

        hot = list(self.marks.values())
        canvas.region("marks", row, tuple(self.marks), paint, hot=hot, radius=row.height // 2)

    @staticmethod
    def _places(writer: Writer, row: pygame.Rect) -> dict[int, pygame.Rect]:
        """The one down in the middle, so that it can be clicked again; the one up at its left."""
        gap = writer.look.px(Space.M)
        wide = max(writer.width(text, Role.SMALL) for text in (ABOVE, BELOW))
        wide = min(wide + writer.look.px(Space.HUGE) + row.height, (row.width - 2 * gap) // 3)
        down = pygame.Rect(row.centerx - wide // 2, row.top, wide, row.height)
        return {-1: down.move(-wide - gap, 0), 1: down}


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
