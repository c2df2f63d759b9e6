"""My figure: every figure there is, as a picture; the one that is chosen shows the exercises."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from player.flow.answers import Go
from player.model.figure import FIGURES, Figure
from player.screens.forms.menu import Menu
from player.ui.look import Ink, Look, Role, Space
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import outlined, rounded
from player.ui.text.writer import Writer
from player.ui.widgets.listing import Listing, Row
from player.ui.window.canvas import Canvas, Painter

PaintFigure = Callable[[Figure, Surface, Rect], None]
"""Draws a figure into a box on the panel colour."""

MY_FIGURE = "My figure"

_ASKED = "Who shows you the exercises?"

_YOURS = "yours"

_TONES = len({figure.tone for figure in FIGURES})

_TALLEST = 2.6
"""How tall a picture is at most, as a multiple of its width: a body needs no more."""

_WORTH_IT = 1.25
"""All figures stand in one line where that makes them so many times taller."""


class OwnFigure(Struct, frozen=True):
    """The figure a person sees now, and what draws any other."""

    now: Figure
    paint: PaintFigure


class FigureScreen(Menu[Figure | Go]):
    """Asks for a figure; `Go.AWAY` leaves the one of now."""

    def __init__(self, own: OwnFigure) -> None:
        rows = [Row(_YOURS if one == own.now else "", value=one) for one in FIGURES]
        listing = _Figures(rows, own.paint, FIGURES.index(own.now))
        super().__init__(MY_FIGURE, (_ASKED,), rows, on_escape=Go.AWAY, listing=listing)


class _Figures(Listing):
    """A picture for each row; the title stands in it."""

    def __init__(self, rows: list[Row], paint: PaintFigure, focus: int) -> None:
        super().__init__(rows, focus)
        self._paint = paint

    def measure(self, box: Rect, look: Look) -> tuple[int, int]:
        """All in one line, or a line for each body: whichever shows them larger."""

        def tall(columns: int) -> int:
            lines = -(-len(self.rows) // columns)
            return min(box.height // lines, round(_TALLEST * box.width / columns))

        one = len(self.rows)
        columns = one if tall(one) > _WORTH_IT * tall(_TONES) else _TONES
        return columns, tall(columns)

    def card(self, cell: Rect, look: Look) -> Rect:
        gap = look.px(Space.S)
        return Rect(cell.left, cell.top, cell.width - gap, cell.height - gap)

    def painter(self, canvas: Canvas, row: Row | None, focused: bool) -> Painter:
        def paint(surface: Surface, box: Rect) -> None:
            if row is None or not isinstance(row.value, Figure):
                return
            look = canvas.look
            card = self.card(box, look)
            edge = look.colour(Ink.HOLD if focused else Ink.LINE)
            width = look.px(Space.LINE) if focused else max(1, look.px(Space.HAIR))
            outlined(surface, card, look.px(Space.M), edge, look.colour(Ink.PANEL), width)
            room = card.inflate(-look.px(Space.M), -look.px(Space.M))
            self._paint(row.value, surface, _marked(surface, room, canvas.writer, row.title))

        return paint


def _marked(surface: Surface, room: Rect, writer: Writer, word: str) -> Rect:
    """A word, if any, on a patch at the foot of a room; the room above it, alike without a word."""
    look = writer.look
    tall = writer.line_height(Role.KEY) + look.px(Space.LINE)
    above = Rect(room.left, room.top, room.width, room.height - tall)
    if not word:
        return above
    wide = min(room.width, writer.width(word, Role.KEY) + 2 * look.px(Space.M))
    patch = Rect(0, 0, wide, tall)
    patch.midbottom = room.midbottom
    rounded(surface, patch, tall // 2, look.colour(Ink.HOLD))
    writer.line(surface, word, Role.KEY, look.colour(Ink.GROUND), patch, anchor="center")
    return above
