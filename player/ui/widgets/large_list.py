"""A list to be read from the floor: large rows with their keys, in two columns where there is room.

It is what the panels over the play screen ask with, while the person lies two to three metres off.
"""

from __future__ import annotations

from player.ui.look import Ink, Look, Role, Space
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import outlined, rounded
from player.ui.text.writer import Writer
from player.ui.widgets.listing import Listing, Row
from player.ui.window.canvas import Canvas, Painter

_ONE_COLUMN = 7
"""Rows that stand in one column, however wide the window is."""


class LargeList(Listing):
    """Rows as tall as there is room for; each begins with its key on a patch of colour."""

    def measure(self, box: Rect, look: Look) -> tuple[int, int]:
        """One column or two; whole lines fill the box, all of them where they fit."""
        wide = box.width > look.px(1.35) and len(self.rows) > _ONE_COLUMN
        columns = 2 if wide else 1
        lines = -(-len(self.rows) // columns)
        least = 0.112 if any(row.below for row in self.rows) else 0.09
        seen = min(lines, max(1, round(box.height / look.px(least))))
        return columns, min(look.px(0.17), box.height // seen)

    def card(self, cell: Rect, look: Look) -> Rect:
        gap = look.px(Space.XS)
        return Rect(cell.left, cell.top + gap // 2, cell.width - gap, cell.height - gap)

    def ink(self, row: Row) -> Ink:
        return Ink.HOLD

    def painter(self, canvas: Canvas, row: Row | None, focused: bool) -> Painter:

        def paint(surface: Surface, box: Rect) -> None:
            if row is not None:
                panel = self.card(box, canvas.look)
                size = self._size(canvas.writer, panel)
                _paint(surface, panel, canvas.writer, (row, self.ink(row)), focused, size)

        return paint

    def _size(self, writer: Writer, panel: Rect) -> int:
        """The one size at which the titles of all rows fit."""
        rooms = ((row.title, _rooms(writer.look, panel, row)[0].size) for row in self.rows)
        return min(writer.size_for(title, Role.LINE, room) for title, room in rooms)


def _rooms(look: Look, panel: Rect, row: Row) -> tuple[Rect, Rect]:
    """The places of a title, and of the line below it, which is empty where there is none."""
    left = panel.left + look.px(Space.S) + look.px(Space.BOX) + look.px(Space.M)
    inside = Rect(left, panel.top, panel.right - look.px(Space.S) - left, panel.height)
    inside.inflate_ip(0, -look.px(Space.XS))
    small = round(look.least_size * 1.3) + 1 if row.below else 0
    title = Rect(inside.left, inside.top, inside.width, inside.height - small)
    return title, Rect(inside.left, title.bottom, inside.width, small)


def _paint(
    surface: Surface,
    panel: Rect,
    writer: Writer,
    shown: tuple[Row, Ink],
    focused: bool,
    size: int,
) -> None:
    """One row: the key on its patch, the words at a size, and a smaller line below."""
    look, (row, ink) = writer.look, shown
    edge = look.colour(Ink.HOLD if focused else Ink.LINE)
    width = look.px(Space.LINE) if focused else max(1, look.px(Space.HAIR))
    outlined(surface, panel, look.px(Space.S), edge, look.colour(Ink.PANEL), width)
    patch = Rect(0, 0, look.px(Space.BOX), panel.height - 2 * look.px(Space.S))
    patch.midleft = (panel.left + look.px(Space.S), panel.centery)
    rounded(surface, patch, look.px(Space.XS), look.colour(ink))
    ground = look.colour(Ink.GROUND)
    room = patch.inflate(-look.px(Space.S), -look.px(Space.XS))
    writer.line(surface, row.key.upper(), Role.LINE, ground, room, anchor="center")
    title, below = _rooms(look, panel, row)
    if row.below:
        writer.line(surface, row.below, Role.SMALL, look.colour(Ink.QUIET), below)
    words = writer.shortened(row.title, Role.LINE, title.width, size=size)
    ink_of = look.colour(Ink.INK)
    writer.put(surface, words, Role.LINE, ink_of, title.midleft, anchor="midleft", size=size)
