"""The fields of a form as one tall column: where each stands, and the part of it that is seen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Event, Rect, Surface
from player.ui.text.writer import Writer
from player.ui.widgets.column import Column
from player.ui.widgets.field import Field, put_text, text_height
from player.ui.widgets.fields import Scale
from player.ui.widgets.rail import Rail, draw_marks, height_of_marks, soften
from player.ui.window.canvas import Canvas

_HALF = 0.6
"""The width from which on two scales stand side by side, each, in units of the look."""

_EDGE = 0.022
"""The height of the soft edge where the column is cut, in the same."""


class Lines(Field):
    """The lines below the title."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = tuple(lines)

    def height(self, writer: Writer, width: int) -> int:
        lines = sum(text_height(writer, line, Role.BODY, width) for line in self._lines)
        return lines + writer.look.px(Space.LINE)

    def key(self) -> Hashable:
        return self._lines

    def draw(self, surface: Surface, box: Rect, writer: Writer, on: bool) -> None:
        y = box.top
        for line in self._lines:
            room = Rect(box.left, y, box.width, 0)
            y = put_text(surface, room, writer, line, Role.BODY, Ink.QUIET)


class FormColumn(Column):
    """A column of items by number, in the order of their numbers."""

    def __init__(self, name: Callable[[int], str]) -> None:
        super().__init__()
        self.rail = Rail(self)
        self.marks: dict[str, Rect] = {}
        """The places of the marks that lead on, by the keys that they press."""
        self.boxes: dict[int, Rect] = {}
        """Where each item stands on the screen, also those that are scrolled out."""
        self._name = name
        self._room = Rect(0, 0, 0, 0)
        self.items: Mapping[int, Field] = {}
        self.own: dict[int, Rect] = {}
        """Where each item stands in the column."""
        self._cells: dict[int, Rect] = {}
        """What is painted with each of them: together all of the column."""
        self._kept: dict[int, tuple[Hashable, int]] = {}
        self._writer: Writer | None = None
        self._dragged = 0.0

    def at(self, pos: tuple[int, int]) -> int | None:
        """The number of the item at a place of the screen."""
        if not self._room.collidepoint(pos):
            return None
        found = (number for number, box in self.boxes.items() if box.collidepoint(pos))
        return next(found, None)

    def wheel(self, event: Event) -> None:
        pixels: int | None = getattr(event, "pixels", None)
        if pixels is None:
            self._dragged -= getattr(event, "precise_y", event.y) * self.step
        else:
            self._dragged -= pixels
        whole = round(self._dragged)
        self._dragged -= whole
        self.scroll(whole)

    # Where everything stands

    def place(self, canvas: Canvas, items: Mapping[int, Field], room: Rect) -> bool:
        """Find the place of every item in a room; whether that differs from the last time.

        The room is a little lower where the marks are needed below it.
        """
        look, writer = canvas.look, canvas.writer
        self.items = items
        self._lay_out(writer, room.width)
        tall = max((box.bottom for box in self.own.values()), default=0)
        self._room = room.copy()
        if tall > room.height:
            self._room.height -= height_of_marks(writer) + look.px(Space.LINE)
        spans = {number: (box.top, box.bottom) for number, box in self.own.items()}
        edge, line = look.px(_EDGE), writer.line_height(Role.BODY)
        return self.lay(spans, self._room.height, edge=edge, line=line)

    def _lay_out(self, writer: Writer, width: int) -> None:
        """One below the other; two scales side by side where there is room for them."""
        look = writer.look
        between = look.px(Space.HUGE)
        half = (width - between) // 2
        pairs = half >= look.px(_HALF * max(1.0, look.text))
        self.own, self._cells, y = {}, {}, 0
        for row in _rows(self.items, pairs):
            wide = half if len(row) > 1 else width
            tops = [(place * (half + between), y) for place in range(len(row))]
            sizes = [(wide, self._height(writer, one, wide)) for one in row]
            boxes = [Rect(*both) for both in zip(tops, sizes, strict=True)]
            tall = max(box.height for box in boxes) + look.px(Space.XXS)
            for one, box in zip(row, boxes, strict=True):
                self.own[one] = box
                right = width if one == row[-1] else box.right + between
                self._cells[one] = Rect(box.left, y, right - box.left, tall)
            y += tall

    def _height(self, writer: Writer, number: int, width: int) -> int:
        """The height of an item; measured anew only where it could have changed."""
        if writer is not self._writer:
            self._kept.clear()
            self._writer = writer
        item = self.items[number]
        key = (item.key(), width)
        kept = self._kept.get(number)
        if kept is None or kept[0] != key:
            kept = self._kept[number] = (key, item.height(writer, width))
        return kept[1]

    # The picture

    def draw(self, canvas: Canvas, focus: int) -> None:
        """What of the items is in the room, with soft edges where it is cut; the rail beside it."""
        self.note_read()
        room = self._room
        down = (room.left, room.top - self.offset)
        self.boxes = {number: box.move(down) for number, box in self.own.items()}
        low = room.top
        for number, item in self.items.items():
            cell = self._cells[number].move(down).clip(room)
            if cell.height > 0:
                self._draw_item(canvas, number, item, cell, on=number == focus)
                low = max(low, cell.bottom)
        rest = Rect(room.left, low, room.width, room.bottom - low)
        if rest.height > 0:
            canvas.region("rest", rest, rest.topleft, _nothing)
        self.rail.draw(canvas, room)
        row = Rect(room.left, room.bottom, room.width, height_of_marks(canvas.writer))
        self.marks = draw_marks(canvas, row, self) if self.last else {}

    def _draw_item(self, canvas: Canvas, number: int, item: Field, cell: Rect, *, on: bool) -> None:
        box, writer = self.boxes[number], canvas.writer

        def paint(surface: Surface, at: Rect) -> None:
            item.draw(surface, box, writer, on)
            ground = canvas.look.colour(Ink.GROUND)
            soften(surface, self._room, self, canvas.look.px(_EDGE), ground)

        hot = [part.clip(cell) for part in item.hot(box, writer) if part.colliderect(cell)]
        key = (item.key(), on, box.top - cell.top, box.height, self.above, self.below)
        radius = canvas.look.px(Space.XS)
        canvas.region(self._name(number), cell, key, paint, hot=hot, radius=radius)


def _rows(items: Mapping[int, Field], pairs: bool) -> list[list[int]]:
    """The numbers of the items that stand beside each other: two scales, with `pairs`."""
    rows: list[list[int]] = []
    for number, item in items.items():
        before = items[rows[-1][0]] if rows and len(rows[-1]) == 1 else None
        if pairs and isinstance(item, Scale) and isinstance(before, Scale):
            rows[-1].append(number)
        else:
            rows.append([number])
    return rows


def _nothing(surface: Surface, box: Rect) -> None:
    """Only the ground."""
