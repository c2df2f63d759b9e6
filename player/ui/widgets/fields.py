"""What a form asks with: a scale from 0 to 10, words to choose from, a line of text, a card.

A field draws itself into a box, takes the events that are meant for it while it has the focus, and
holds its `value`; None is "not answered", which is always fine.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from msgspec import Struct

from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Event, Rect, Surface
from player.ui.shapes import outlined
from player.ui.text.writer import Writer
from player.ui.widgets.card import Card
from player.ui.widgets.chips import Chip, draw_chip, lay_out_chips
from player.ui.widgets.field import Field, Taken, box_colours, box_height, label, label_height
from player.ui.widgets.text_line import TextLine
from player.ui.window.events import is_click, is_key
from player.ui.window.keys import Key, Keys, arrow_step, key_name

__all__ = ["Card", "Field", "Option", "Scale", "Taken", "TextLine", "Words"]


_MEANINGS = ((0, 1, "none"), (1, 4, "mild"), (4, 7, "moderate"), (7, 11, "severe"))
"""Words for the figures of a scale, from one figure to before another."""


class Scale(Field):
    """A rating from 0 to 10 by digits, arrows or a click. `1` waits for a `0` that may follow."""

    def __init__(self, name: str, label: str, value: int | None = None) -> None:
        self.name, self.label = name, label
        self._value = value
        self._one = False
        self._head = 0
        """Pixels of the label, which is no answer where it is clicked."""

    @property
    def value(self) -> int | None:
        return self._value

    def keys(self) -> Keys:
        return Keys(
            Key("0 to 10", "rate", hint=False),
            Key("←", "less"),
            Key("→", "more"),
            Key("Backspace", "no answer", also=("Delete",), hint=False),
        )

    def height(self, writer: Writer, width: int) -> int:
        lines = label_height(writer, self.label, width) + writer.line_height(Role.SMALL)
        return lines + box_height(writer) + writer.look.px(Space.M)

    def _cells(self, box: Rect, writer: Writer) -> list[Rect]:
        look, tall = writer.look, box_height(writer)
        top = box.top + label_height(writer, self.label, box.width) + look.px(Space.XXS)
        gap = look.px(Space.XXS)
        wide = (box.width - 10 * gap) // 11
        return [Rect(box.left + n * (wide + gap), top, wide, tall) for n in range(11)]

    def handle(self, event: Event, box: Rect) -> Taken:
        if is_click(event):
            return self._click(event.pos, box)
        if not is_key(event):
            return Taken.NO
        digit = event.unicode
        if len(digit) == 1 and digit in "0123456789":
            if self._one and digit != "0":
                self._one = False
                return Taken.NEXT
            self._value = 10 if self._one else int(digit)
            self._one = digit == "1"
            return Taken.YES if self._one else Taken.DONE
        self._one = False
        if step := arrow_step(event):
            self._value = 0 if self._value is None else max(0, min(10, self._value + step))
            return Taken.YES
        if key_name(event) in ("Backspace", "Delete"):
            self._value = None
            return Taken.YES
        return Taken.NO

    def _click(self, pos: tuple[int, int], box: Rect) -> Taken:
        share = (pos[0] - box.left) / max(1, box.width)
        if not box.collidepoint(pos) or not 0 <= share < 1 or pos[1] < box.top + self._head:
            return Taken.NO
        self._value, self._one = int(share * 11), False
        return Taken.DONE

    def key(self) -> Hashable:
        return (self.label, self._value)

    def hot(self, box: Rect, writer: Writer) -> Sequence[Rect]:
        return self._cells(box, writer)

    def draw(self, surface: Surface, box: Rect, writer: Writer, on: bool) -> None:
        look = writer.look
        label(surface, box, writer, self.label, on)
        cells = self._cells(box, writer)
        self._head = cells[0].top - box.top
        for number, cell in enumerate(cells):
            edge, inside, ink = box_colours(look, number == self._value, on)
            outlined(surface, cell, look.px(Space.XS), edge, inside, max(1, look.px(Space.HAIR)))
            writer.line(surface, str(number), Role.STRONG, ink, cell, anchor="center")
        self._draw_words(surface, cells, writer)

    @staticmethod
    def _draw_words(surface: Surface, cells: list[Rect], writer: Writer) -> None:
        """What the figures mean, all in one size."""
        look, tall = writer.look, writer.line_height(Role.SMALL)
        rooms = []
        for number, end, word in _MEANINGS:
            left, right = cells[number].left, cells[end - 1].right
            rooms.append((word, Rect(left, 0, right - left, tall)))
        size = min(writer.size_for(word, Role.SMALL, room.size) for word, room in rooms)
        for word, room in rooms:
            wide = writer.width(word, Role.SMALL, size)
            left = max(cells[0].left, room.centerx - wide // 2)
            at = (left, cells[0].bottom + look.px(Space.LINE))
            writer.put(surface, word, Role.SMALL, look.colour(Ink.QUIET), at, size=size)


class Option(Struct, frozen=True):
    """One of several words; `value` is what it stands for, `detail` what more there is to say."""

    text: str
    value: Hashable
    detail: str = ""


def sign_of(number: int) -> str:
    """The digit that chooses the option of a number, counted from 0; there are nine."""
    return str(number + 1) if number < 9 else ""


class Words(Field):
    """One of several words (`many` off) or any of them, by digits, arrows and space, or a click."""

    def __init__(
        self, name: str, label: str, options: Sequence[Option], *, many: bool = False
    ) -> None:
        self.name, self.label, self.many = name, label, many
        self.options = tuple(options)
        self._chosen: tuple[Hashable, ...] = ()
        self._at = 0
        self._places: list[Rect] = []
        self._chips = [Chip(one.text, sign_of(number)) for number, one in enumerate(options)]

    @property
    def value(self) -> Hashable:
        if self.many:
            return self._chosen
        return self._chosen[0] if self._chosen else None

    def keys(self) -> Keys:
        return Keys(
            Key(f"1 to {min(9, len(self.options))}", "answer", hint=False),
            Key("←", "move"),
            Key("→", "move"),
            Key("Space", "choose"),
        )

    def _lay_out(self, writer: Writer, width: int) -> list[Rect]:
        top = label_height(writer, self.label, width) + writer.look.px(Space.LINE)
        return [place.move(0, top) for place in lay_out_chips(writer, self._chips, width)]

    def height(self, writer: Writer, width: int) -> int:
        places = self._lay_out(writer, width)
        low = max((place.bottom for place in places), default=0)
        return low + writer.look.px(Space.S) if places else 0

    def handle(self, event: Event, box: Rect) -> Taken:
        if is_click(event):
            for number, place in enumerate(self._places):
                if place.move(box.topleft).collidepoint(event.pos):
                    return self._choose(number)
            return Taken.NO
        if not is_key(event):
            return Taken.NO
        sign = event.unicode
        if len(sign) == 1 and sign in "123456789" and int(sign) <= len(self.options):
            return self._choose(int(sign) - 1)
        if step := arrow_step(event):
            self._at = max(0, min(len(self.options) - 1, self._at + step))
            return Taken.YES
        if key_name(event) == "Space":
            return self._choose(self._at)
        return Taken.NO

    def _choose(self, number: int) -> Taken:
        self._at = number
        value = self.options[number].value
        if self.many:
            without = tuple(one for one in self._chosen if one != value)
            self._chosen = without if value in self._chosen else (*self._chosen, value)
            return Taken.YES
        self._chosen = (value,)
        return Taken.DONE

    def key(self) -> Hashable:
        return (self.label, self.options, self._chosen, self._at)

    def hot(self, box: Rect, writer: Writer) -> Sequence[Rect]:
        return [place.move(box.topleft) for place in self._lay_out(writer, box.width)]

    def draw(self, surface: Surface, box: Rect, writer: Writer, on: bool) -> None:
        label(surface, box, writer, self.label, on)
        self._places = self._lay_out(writer, box.width)
        for number, (option, chip) in enumerate(zip(self.options, self._chips, strict=True)):
            place = self._places[number].move(box.topleft)
            chosen, here = option.value in self._chosen, on and number == self._at
            draw_chip(surface, place, writer, chip, chosen=chosen, here=here)
