"""Cards with a picture under headings, in as many columns as the window has room for."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from msgspec import Struct

from player.ui.look import Ink, Look, Role, Space
from player.ui.pygame_types import Event, Rect, Surface
from player.ui.widgets.card_grid import CardGrid, Line
from player.ui.widgets.card_painter import (
    CORNER,
    CardPainter,
    CardShape,
    Picture,
    Tile,
    card_in,
    card_shape,
)
from player.ui.widgets.column import Column
from player.ui.widgets.rail import Rail
from player.ui.window.canvas import Canvas, Painter
from player.ui.window.events import is_click, is_key, is_motion, is_release, is_wheel
from player.ui.window.keys import key_name

_KEPT = 48
"""Painted cards that are kept, so that scrolling paints none anew; each has some 200 KB."""


class CardSection(Struct, frozen=True):
    """Cards that belong together, and their heading."""

    heading: str
    tiles: tuple[Tile, ...]


class Cards:
    """A grid of cards with one focus through all sections; `rows` are the cards in their order.

    Up and down keep the column that left and right chose.
    """

    def __init__(self, sections: Sequence[CardSection], focus: int, picture: Picture) -> None:
        self.sections = tuple(sections)
        self.rows = tuple(tile for section in sections for tile in section.tiles)
        self.focus = max(0, min(len(self.rows) - 1, focus))
        self.scrolled = Column()
        self._rail = Rail(self.scrolled)
        self._picture = picture
        self._box = Rect(0, 0, 0, 0)
        self._shape = CardShape(1, (), lying=False)
        self._grid = CardGrid((), 1, (), 0)
        self._wanted: int | None = None
        """The column that up and down keep."""
        self._mouse: tuple[int, int] | None = None
        """Where the mouse was last; None while the keys are used."""
        self._pressed: int | None = None
        self._look: Look | None = None
        self._painted: dict[Hashable, Surface] = {}
        """Cards as they were painted, those used last at the end."""

    # Presses

    def handle(self, event: Event) -> Tile | None:
        """Take an event; the card that was chosen by it, or None."""
        if is_key(event):
            return self._key(event)
        if is_wheel(event):
            pixels: int | None = getattr(event, "pixels", None)
            self.scrolled.scroll(-(event.y * self.scrolled.step if pixels is None else pixels))
            self._stay_in_sight()
        elif is_motion(event):
            self._mouse = event.pos
            self._rail.drag(event.pos)
            self._stay_in_sight()
        elif is_click(event):
            self._mouse = event.pos
            self._pressed = None if self._rail.press(event.pos) else self.at(event.pos)
            self._stay_in_sight()
        elif is_release(event):
            self._rail.release()
            pressed, self._pressed = self._pressed, None
            if pressed is not None and self.at(event.pos) == pressed:
                return self._choose(pressed)
        return None

    def _key(self, event: Event) -> Tile | None:
        self._mouse = None
        if not self.rows:
            return None
        name = key_name(event)
        steps = {"←": -1, "→": 1, "Tab": 1, "Shift+Tab": -1}
        ends = {"Home": 0, "End": len(self.rows) - 1}
        if name in ("Enter", "Space"):
            return self._choose(self.focus)
        if name in steps:
            self._go(self.focus + steps[name])
        elif name in ends:
            self._go(ends[name])
        elif name in ("↑", "↓"):
            self._to_line(self._line() + (1 if name == "↓" else -1))
            self.scrolled.show(self._line())
        elif name in ("Page Up", "Page Down") and self._grid.lines:
            down = name == "Page Down"
            self._to_line(self._grid.page(self._line(), (1 if down else -1) * self._box.height))
            self.scrolled.scroll_to(self._grid.lines[self._line()].top)
        return None

    def _line(self) -> int:
        return self._grid.line_of(self.focus)

    def _go(self, place: int) -> None:
        """To a card; from now on its column is the one to keep."""
        self.focus, self._wanted = max(0, min(len(self.rows) - 1, place)), None
        self.scrolled.show(self._line())

    def _to_line(self, number: int) -> None:
        if not 0 <= number < len(self._grid.lines):
            return
        if self._wanted is None:
            self._wanted = self._grid.column_of(self.focus)
        self.focus = self._grid.at(number, self._wanted)

    def _stay_in_sight(self) -> None:
        """Focus the card under the mouse; else one that is seen, so that Enter starts no other."""
        under = self.at(self._mouse) if self._mouse is not None else None
        if under is not None:
            self.focus, self._wanted = under, None
        elif self._grid.lines and self.scrolled.side(self._line()) != 0:
            lines = range(len(self._grid.lines))
            seen = [number for number in lines if self.scrolled.side(number) == 0]
            whole = [number for number in seen if self.scrolled.sees_whole(number)]
            self._to_line((whole or seen)[0])

    def _choose(self, place: int) -> Tile | None:
        return self.rows[place] if self.rows and self.rows[place].enabled else None

    def at(self, pos: tuple[int, int]) -> int | None:
        """The card at a point of the window."""
        if not self._box.collidepoint(pos):
            return None
        for line in self._grid.lines:
            for place in range(line.first, line.first + line.count):
                if self._cell(line, place - line.first).collidepoint(pos):
                    return place
        return None

    def _cell(self, line: Line, column: int) -> Rect:
        """The place of a card in the window, whether it is in sight or not."""
        wide = self._box.width // self._grid.columns
        top = self._box.top + line.top + line.heading - self.scrolled.offset
        return Rect(self._box.left + column * wide, top, wide, line.height)

    # The picture

    def draw(self, canvas: Canvas, box: Rect) -> None:
        """Draw what of the sections is in sight of the box, and how far it is scrolled."""
        look = canvas.look
        box = Rect(box.left, box.top, box.width - look.px(Space.M), box.height)
        if box != self._box or look != self._look:
            self._box, self._look = box, look
            self._painted.clear()
            self._lay(canvas)
            self.scrolled.show(self._line())
        for number, line in enumerate(self._grid.lines):
            if self.scrolled.side(number) == 0:
                self._draw_line(canvas, number, line)
        tall = self.scrolled.tall - self.scrolled.offset
        below = Rect(box.left, box.top + tall, *box.size)
        self._draw_part(canvas, "below", below, "", _nothing)
        self._rail.draw(canvas, box)

    def _lay(self, canvas: Canvas) -> None:
        heading = canvas.writer.line_height(Role.STRONG) + canvas.look.px(Space.S)
        tiles = [section.tiles for section in self.sections]
        room = (self._box.width, self._box.height - heading)
        self._shape = card_shape(tiles, canvas.writer, room)
        counts = [len(some) for some in tiles]
        self._grid = CardGrid(counts, self._shape.columns, self._shape.heights, heading)
        spans = {number: (one.top, one.bottom) for number, one in enumerate(self._grid.lines)}
        step = canvas.writer.line_height(Role.BODY)
        self.scrolled.lay(spans, self._box.height, edge=0, line=step)

    def _draw_line(self, canvas: Canvas, number: int, line: Line) -> None:
        if line.heading:
            cell = self._cell(line, 0)
            band = Rect(cell.left, cell.top - line.heading, self._box.width, line.heading)
            title = self.sections[line.section].heading
            self._draw_part(canvas, f"heading {line.section}", band, title, _heading(canvas, title))
        for column in range(self._shape.columns):
            cell, place = self._cell(line, column), line.first + column
            if column >= line.count:
                self._draw_part(canvas, f"empty {number}.{column}", cell, "", _nothing)
                continue
            tile, on = self.rows[place], place == self.focus
            card = card_in(cell, canvas.look).clip(self._box)
            hot = [card] if tile.enabled and card else []
            paint = self._painter(canvas, tile, on)
            self._draw_part(canvas, f"row {place}", cell, (tile, on), paint, hot)

    def _painter(self, canvas: Canvas, tile: Tile, on: bool) -> Painter:
        """What lays a card on the surface, painted anew only where it is not kept."""

        def paint(surface: Surface, box: Rect) -> None:
            key = (tile, on, box.size, canvas.news)
            card = self._painted.pop(key, None) or self._paint(canvas, tile, on, surface, box)
            self._painted[key] = card
            if len(self._painted) > _KEPT:
                del self._painted[next(iter(self._painted))]
            surface.blit(card, box)

        return paint

    def _paint(self, canvas: Canvas, tile: Tile, on: bool, like: Surface, box: Rect) -> Surface:
        card = Surface(box.size, 0, like)
        card.fill(canvas.look.colour(Ink.GROUND))
        paint = CardPainter(canvas.writer, tile, self._picture, on=on, lying=self._shape.lying)
        paint(card, card.get_rect())
        return card

    def _draw_part(
        self,
        canvas: Canvas,
        name: str,
        whole: Rect,
        key: Hashable,
        paint: Painter,
        hot: Sequence[Rect] = (),
    ) -> None:
        """Paint as much of a card or heading as is in sight."""
        seen = whole.clip(self._box)
        if seen:
            cut = (key, whole.top - seen.top)
            radius = canvas.look.px(CORNER)
            canvas.region(name, seen, cut, lambda to, _: paint(to, whole), hot=hot, radius=radius)


def _heading(canvas: Canvas, text: str) -> Painter:
    writer, look = canvas.writer, canvas.look

    def paint(surface: Surface, box: Rect) -> None:
        room = Rect(box.left, box.top, box.width, box.height - look.px(Space.LINE))
        ink = look.colour(Ink.HOLD)
        writer.line(surface, text, Role.STRONG, ink, room, anchor="bottomleft")

    return paint


def _nothing(surface: Surface, box: Rect) -> None:
    """Only the ground."""
