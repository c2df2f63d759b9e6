"""What is told of a routine before it starts: its picture, what it takes, and what is for you."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from msgspec import Struct

from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import outlined
from player.ui.text.writer import Writer
from player.ui.widgets.card import Card, dotted_height, put_dotted
from player.ui.widgets.field import put_text, text_height

PaintPicture = Callable[[Surface, Rect], object]
"""Paints a picture into a box that has the colour of a panel."""

FOR_YOU = "For you today"

_BESIDE, _WORDS = 0.36, 0.75
"""The width of a picture beside the words; that of the words at least, or it stands above them."""

_APART = "   ·   "
"""What stands between two facts on one line."""


_LEAST, _MOST = 0.14, 0.25
"""The height of the picture beside the words, at least and at most."""


class Facts(Struct, frozen=True):
    """What the words beside the picture say; `short` are the few that stand out, on one line."""

    short: tuple[str, ...]
    lines: tuple[str, ...] = ()
    for_you: tuple[str, ...] = ()


class Overview(Card):
    """A card with the key pose as a picture, beside the words or above them."""

    def __init__(self, facts: Facts, picture: PaintPicture | None) -> None:
        lines = [_APART.join(facts.short), *facts.lines]
        if facts.for_you:
            lines += [FOR_YOU, *facts.for_you]
        super().__init__("overview", "", lines)
        self._facts, self._picture = facts, picture

    def key(self) -> Hashable:
        return self._facts

    # Where everything stands, within a panel whose corner is at 0

    def _margin(self, writer: Writer) -> int:
        return writer.look.px(Space.M)

    def _beside(self, writer: Writer, width: int) -> bool:
        return width >= writer.look.px(_BESIDE + _WORDS * max(1.0, writer.look.text))

    def _words(self, writer: Writer, width: int) -> Rect:
        """The place of the words; 0 high where they are not measured yet."""
        margin = self._margin(writer)
        room = Rect(margin, margin, width - 2 * margin, 0)
        if self._picture is not None and self._beside(writer, width):
            beside = writer.look.px(_BESIDE)
            room.left, room.width = room.left + beside, room.width - beside
        elif self._picture is not None:
            room.top += writer.look.px(0.26)
        return room

    def _tall(self, writer: Writer, width: int) -> int:
        """Pixels of the words, one below the other."""
        facts = self._facts
        texts = len(_short_lines(writer, facts.short, width)) * writer.line_height(Role.STRONG)
        texts += sum(text_height(writer, line, Role.BODY, width) for line in facts.lines)
        if facts.for_you:
            head = text_height(writer, FOR_YOU, Role.STRONG, width) + writer.look.px(Space.XXS)
            texts += head + dotted_height(writer, facts.for_you, width)
        return texts

    def height(self, writer: Writer, width: int) -> int:
        room = self._words(writer, width)
        tall = self._tall(writer, room.width)
        if self._picture is not None and self._beside(writer, width):
            tall = max(tall, writer.look.px(_LEAST))
        return room.top + tall + self._margin(writer) + writer.look.px(Space.XS)

    def draw(self, surface: Surface, box: Rect, writer: Writer, on: bool) -> None:
        look, margin = writer.look, self._margin(writer)
        panel = Rect(box.left, box.top, box.width, box.height - look.px(Space.XS))
        edge, ground = look.colour(Ink.LINE), look.colour(Ink.PANEL)
        outlined(surface, panel, look.px(Space.S), edge, ground, max(1, look.px(Space.HAIR)))
        room = self._words(writer, box.width).move(box.topleft)
        if self._picture is not None:
            place = Rect(panel.left + margin, panel.top + margin, 0, 0)
            if self._beside(writer, box.width):
                least = panel.height - 2 * margin
                place.size = (room.left - 2 * margin - panel.left, min(least, look.px(_MOST)))
                room.top += max(0, (least - self._tall(writer, room.width)) // 2)
            else:
                place.size = (panel.width - 2 * margin, room.top - place.top - look.px(Space.XS))
            self._picture(surface, place)
        self._draw_words(surface, room, writer)

    def _draw_words(self, surface: Surface, room: Rect, writer: Writer) -> None:
        facts, look = self._facts, writer.look
        for line in _short_lines(writer, facts.short, room.width):
            room.top = put_text(surface, room, writer, line, Role.STRONG, Ink.INK)
        for line in facts.lines:
            room.top = put_text(surface, room, writer, line, Role.BODY, Ink.QUIET)
        if facts.for_you:
            room.top += look.px(Space.XXS)
            room.top = put_text(surface, room, writer, FOR_YOU, Role.STRONG, Ink.MOVE)
            put_dotted(surface, room, writer, facts.for_you, Ink.INK)


def _short_lines(writer: Writer, facts: Sequence[str], width: int) -> list[str]:
    """Facts on as few lines as they need; none goes over the end of a line."""
    lines: list[str] = []
    for fact in facts:
        longer = _APART.join((lines[-1], fact)) if lines else ""
        if lines and writer.width(longer, Role.STRONG) <= width:
            lines[-1] = longer
        else:
            lines.append(fact[:1].upper() + fact[1:])
    return lines
