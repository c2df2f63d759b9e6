"""Cards of lines to read."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import disc, outlined
from player.ui.text.writer import Writer
from player.ui.widgets.field import Field, put_text, text_height

_INSIDE, _BELOW = 0.044, 0.012
"""What a card has besides its lines; the part of it below its panel. Shares of the unit."""


_BETWEEN = 0.03
"""Between two columns, as a share too."""

_WORTH_IT = 0.8
"""Two columns stand where they are less than this part of the height of one."""


class Card(Field):
    """Lines to read, on a panel; nothing to answer. With `dots`, each is a point of a list."""

    is_question = False

    def __init__(
        self,
        name: str,
        title: str,
        lines: Sequence[str],
        ink: Ink = Ink.INK,
        *,
        dots: bool = False,
    ) -> None:
        self.name, self.title = name, title
        self.lines = tuple(lines)
        self._ink, self._dots = ink, dots

    def height(self, writer: Writer, width: int) -> int:
        inner = width - 2 * writer.look.px(Space.L)
        head = text_height(writer, self.title, Role.STRONG, inner)
        return head + self._tall(writer, inner) + writer.look.px(_INSIDE)

    def _tall(self, writer: Writer, width: int) -> int:
        """Pixels of what stands below the title."""
        if self._dots:
            return dotted_height(writer, self.lines, width)
        return sum(text_height(writer, line, Role.BODY, width) for line in self.lines)

    def key(self) -> Hashable:
        return (self.title, self.lines)

    def draw(self, surface: Surface, box: Rect, writer: Writer, on: bool) -> None:
        look = writer.look
        panel = Rect(box.left, box.top, box.width, box.height - look.px(_BELOW))
        edge = look.colour(Ink.LINE), look.colour(Ink.PANEL)
        outlined(surface, panel, look.px(Space.S), *edge, max(1, look.px(Space.HAIR)))
        room = panel.inflate(-2 * look.px(Space.L), -look.px(Space.XL))
        room.top = put_text(surface, room, writer, self.title, Role.STRONG, self._ink)
        self._draw_lines(surface, room, writer)

    def _draw_lines(self, surface: Surface, room: Rect, writer: Writer) -> None:
        if self._dots:
            put_dotted(surface, room, writer, self.lines)
            return
        for line in self.lines:
            room.top = put_text(surface, room, writer, line, Role.BODY, Ink.QUIET)


class Footnote(Card):
    """A few quiet words below the rest, in small letters and without a panel."""

    def __init__(self, name: str, lines: Sequence[str]) -> None:
        super().__init__(name, "", lines)

    def height(self, writer: Writer, width: int) -> int:
        tall = sum(text_height(writer, line, Role.SMALL, width) for line in self.lines)
        return tall + writer.look.px(_BELOW)

    def draw(self, surface: Surface, box: Rect, writer: Writer, on: bool) -> None:
        room = box.copy()
        for line in self.lines:
            room.top = put_text(surface, room, writer, line, Role.SMALL, Ink.QUIET)


class GroupCard(Card):
    """Points of a list under headings of their own."""

    def __init__(
        self,
        name: str,
        title: str,
        groups: Sequence[tuple[str, Sequence[str]]],
        ink: Ink = Ink.INK,
    ) -> None:
        self._groups = tuple((head, tuple(lines)) for head, lines in groups)
        lines = [text for head, lines in self._groups for text in (head, *lines)]
        super().__init__(name, title, lines, ink)

    def _tall(self, writer: Writer, width: int) -> int:
        heads = sum(text_height(writer, head, Role.STRONG, width) for head, _ in self._groups)
        lines = sum(dotted_height(writer, lines, width) for _, lines in self._groups)
        return heads + lines + len(self._groups) * writer.look.px(Space.XXS)

    def _draw_lines(self, surface: Surface, room: Rect, writer: Writer) -> None:
        for head, lines in self._groups:
            room.top += writer.look.px(Space.XXS)
            room.top = put_text(surface, room, writer, head, Role.STRONG, Ink.INK)
            room.top = put_dotted(surface, room, writer, lines)


class TwoColumns(Card):
    """Points of a list in two columns where that saves much of its height, else in one."""

    def _columns(self, writer: Writer, width: int) -> tuple[tuple[str, ...], ...]:
        half = -(-len(self.lines) // 2)
        two = (self.lines[:half], self.lines[half:])
        one = dotted_height(writer, self.lines, width)
        return two if self._tallest(writer, width, two) < _WORTH_IT * one else (self.lines,)

    def _tallest(self, writer: Writer, width: int, columns: Sequence[Sequence[str]]) -> int:
        wide = self._wide(writer, width, len(columns))
        return max(dotted_height(writer, lines, wide) for lines in columns)

    def _wide(self, writer: Writer, width: int, columns: int) -> int:
        return (width - (columns - 1) * writer.look.px(_BETWEEN)) // columns

    def _tall(self, writer: Writer, width: int) -> int:
        return self._tallest(writer, width, self._columns(writer, width))

    def _draw_lines(self, surface: Surface, room: Rect, writer: Writer) -> None:
        columns = self._columns(writer, room.width)
        wide = self._wide(writer, room.width, len(columns))
        for number, lines in enumerate(columns):
            left = room.left + number * (wide + writer.look.px(_BETWEEN))
            put_dotted(surface, Rect(left, room.top, wide, room.height), writer, lines)


def _indent(writer: Writer) -> int:
    """From a dot's left edge to its line."""
    return writer.look.px(Space.L)


def _apart(writer: Writer) -> int:
    """Between one point of a list and the next."""
    return writer.look.px(Space.LINE)


def dotted_height(writer: Writer, lines: Sequence[str], width: int) -> int:
    """The height of the points of a list."""
    room = width - _indent(writer)
    rows = sum(text_height(writer, line, Role.BODY, room) for line in lines)
    return rows + _apart(writer) * max(0, len(lines) - 1)


def put_dotted(
    surface: Surface,
    room: Rect,
    writer: Writer,
    lines: Sequence[str],
    ink: Ink = Ink.QUIET,
) -> int:
    """Write the points of a list from the top of a room down; the y below the last."""
    look = writer.look
    radius, y = max(2, look.px(Space.LINE)), room.top
    for number, line in enumerate(lines):
        y += _apart(writer) if number else 0
        at = (room.left + radius + look.px(Space.LINE), y + writer.line_height(Role.BODY) // 2)
        disc(surface, at, radius, look.colour(Ink.HOLD))
        place = Rect(room.left + _indent(writer), y, room.width - _indent(writer), 0)
        y = put_text(surface, place, writer, line, Role.BODY, ink)
    return y
