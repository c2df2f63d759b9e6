"""What a form asks with: a scale from 0 to 10, words to choose from, a line of text, a card.

A field draws itself into a box, takes the events that are meant for it while it has the focus, and
holds its `value`; None is "not answered", which is always fine.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

import pygame

from player.stage.look import Colour, Ink, Look, Role
from player.stage.shapes import outlined, rounded
from player.stage.text import Writer


class Taken(Enum):
    """What a field did with an event."""

    NO = "no"
    YES = "yes"
    DONE = "done"
    """It is answered, and the focus may go on."""
    NEXT = "next"
    """The event is for the next field."""


class Field(Protocol):
    """What a form needs of a field. Heights and places are in pixels."""

    name: str

    @property
    def value(self) -> Hashable:
        """The answer, or None."""

    def height(self, writer: Writer, width: int) -> int:
        """How tall the field is at a width."""

    def handle(self, event: pygame.event.Event, box: pygame.Rect) -> Taken:
        """Take an event; `box` is where the field was drawn."""

    def draw(self, surface: pygame.Surface, box: pygame.Rect, writer: Writer, on: bool) -> None:
        """Draw the field; `on` with the focus."""

    def key(self) -> Hashable:
        """All that the picture depends on."""


def _label(surface: pygame.Surface, box: pygame.Rect, writer: Writer, text: str, on: bool) -> None:
    ink = Ink.HOLD if on else Ink.INK
    place = pygame.Rect(box.left, box.top, box.width, writer.line_height(Role.STRONG))
    writer.line(surface, text, Role.STRONG, writer.look.colour(ink), place)


def _box_colours(look: Look, chosen: bool, on: bool) -> tuple[Colour, Colour, Colour]:
    """Edge, inside and ink of a box that can be chosen."""
    if chosen:
        return look.colour(Ink.HOLD), look.colour(Ink.HOLD), look.colour(Ink.GROUND)
    edge = look.colour(Ink.HOLD if on else Ink.LINE)
    return edge, look.colour(Ink.PANEL), look.colour(Ink.INK)


class Scale:
    """A rating from 0 to 10 by digits, arrows or a click. `1` waits for a `0` that may follow."""

    def __init__(self, name: str, label: str, value: int | None = None) -> None:
        self.name, self.label = name, label
        self._value = value
        self._one = False

    @property
    def value(self) -> int | None:
        """0 to 10, or None."""
        return self._value

    def height(self, writer: Writer, width: int) -> int:
        """A label, the row of boxes, and the words below."""
        step = writer.line_height(Role.STRONG) + writer.line_height(Role.SMALL)
        return step + writer.look.px(0.085)

    def _cells(self, box: pygame.Rect, writer: Writer) -> list[pygame.Rect]:
        look = writer.look
        top = box.top + writer.line_height(Role.STRONG) + look.px(0.008)
        gap = look.px(0.008)
        wide = (box.width - 10 * gap) // 11
        return [
            pygame.Rect(box.left + n * (wide + gap), top, wide, look.px(0.062)) for n in range(11)
        ]

    def handle(self, event: pygame.event.Event, box: pygame.Rect) -> Taken:
        """Digits answer; left and right step; a click answers."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return self._click(event.pos, box)
        if event.type != pygame.KEYDOWN:
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
        if event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            step = 1 if event.key == pygame.K_RIGHT else -1
            self._value = 0 if self._value is None else max(0, min(10, self._value + step))
            return Taken.YES
        if event.key in (pygame.K_BACKSPACE, pygame.K_DELETE):
            self._value = None
            return Taken.YES
        return Taken.NO

    def _click(self, pos: tuple[int, int], box: pygame.Rect) -> Taken:
        share = (pos[0] - box.left) / max(1, box.width)
        if not box.collidepoint(pos) or not 0 <= share < 1:
            return Taken.NO
        self._value, self._one = int(share * 11), False
        return Taken.DONE

    def key(self) -> Hashable:
        """The label and the answer."""
        return (self.label, self._value)

    def draw(self, surface: pygame.Surface, box: pygame.Rect, writer: Writer, on: bool) -> None:
        """Eleven boxes with their figures; the words that belong to them below."""
        look = writer.look
        _label(surface, box, writer, self.label, on)
        cells = self._cells(box, writer)
        for number, cell in enumerate(cells):
            edge, inside, ink = _box_colours(look, number == self._value, on)
            outlined(surface, cell, look.px(0.012), edge, inside, max(1, look.px(0.002)))
            writer.line(surface, str(number), Role.STRONG, ink, cell, anchor="center")
        quiet = look.colour(Ink.QUIET)
        for number, word in ((0, "none"), (1, "mild"), (4, "moderate"), (7, "severe")):
            at = (cells[number].left, cells[number].bottom + look.px(0.006))
            writer.put(surface, word, Role.SMALL, quiet, at)


@dataclass(frozen=True, slots=True)
class Option:
    """One of several words; `value` is what it stands for."""

    text: str
    value: Hashable


class Words:
    """One of several words (`many` off) or any of them, by digits, arrows and space, or a click."""

    def __init__(
        self, name: str, label: str, options: Sequence[Option], *, many: bool = False
    ) -> None:
        self.name, self.label, self.many = name, label, many
        self.options = tuple(options)
        self._chosen: tuple[Hashable, ...] = ()
        self._at = 0
        self._places: list[pygame.Rect] = []

    @property
    def value(self) -> Hashable:
        """The value chosen, or None; with `many` the tuple of all that were."""
        if self.many:
            return self._chosen
        return self._chosen[0] if self._chosen else None

    def _lay_out(self, writer: Writer, width: int) -> list[pygame.Rect]:
        look = writer.look
        gap, tall = look.px(0.01), look.px(0.056)
        x, y, places = 0, writer.line_height(Role.STRONG) + look.px(0.006), []
        for number, option in enumerate(self.options):
            text = self._text(number, option)
            wide = min(width, writer.width(text, Role.BODY) + look.px(0.04))
            if x and x + wide > width:
                x, y = 0, y + tall + gap
            places.append(pygame.Rect(x, y, wide, tall))
            x += wide + gap
        return places

    @staticmethod
    def _text(number: int, option: Option) -> str:
        return f"{number + 1}  {option.text}" if number < 9 else option.text

    def height(self, writer: Writer, width: int) -> int:
        """The label and as many lines of words as there are."""
        places = self._lay_out(writer, width)
        return places[-1].bottom + writer.look.px(0.018) if places else 0

    def handle(self, event: pygame.event.Event, box: pygame.Rect) -> Taken:
        """A digit or a click chooses; arrows move among the words, space chooses."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            for number, place in enumerate(self._places):
                if place.move(box.topleft).collidepoint(event.pos):
                    return self._choose(number)
            return Taken.NO
        if event.type != pygame.KEYDOWN:
            return Taken.NO
        sign = event.unicode
        if len(sign) == 1 and sign in "123456789" and int(sign) <= len(self.options):
            return self._choose(int(sign) - 1)
        if event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            step = 1 if event.key == pygame.K_RIGHT else -1
            self._at = max(0, min(len(self.options) - 1, self._at + step))
            return Taken.YES
        if event.key == pygame.K_SPACE:
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
        """The label, what is chosen, and where the arrows are."""
        return (self.label, self.options, self._chosen, self._at)

    def draw(self, surface: pygame.Surface, box: pygame.Rect, writer: Writer, on: bool) -> None:
        """The words as boxes, one after the other."""
        look = writer.look
        _label(surface, box, writer, self.label, on)
        self._places = self._lay_out(writer, box.width)
        for number, option in enumerate(self.options):
            place = self._places[number].move(box.topleft)
            chosen = option.value in self._chosen
            here = on and number == self._at
            edge, inside, ink = _box_colours(look, chosen, here)
            outlined(surface, place, look.px(0.014), edge, inside, max(1, look.px(0.0025)))
            text = self._text(number, option)
            room = place.inflate(-look.px(0.02), 0)
            writer.line(surface, text, Role.BODY, ink, room, anchor="center")


class TextLine:
    """A line of text, typed; Enter is done with it. At most `most` characters."""

    def __init__(self, name: str, label: str, value: str = "", most: int = 300) -> None:
        self.name, self.label, self.most = name, label, most
        self._text = value

    @property
    def value(self) -> str:
        """What was typed, without spaces around it."""
        return self._text.strip()

    def height(self, writer: Writer, width: int) -> int:
        """The label and one line in a box."""
        return writer.line_height(Role.STRONG) + writer.look.px(0.085)

    def handle(self, event: pygame.event.Event, box: pygame.Rect) -> Taken:
        """Typing adds, Backspace takes away; other keys are the form's."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return Taken.YES if box.collidepoint(event.pos) else Taken.NO
        if event.type == pygame.TEXTINPUT:
            self._add(event.text)
            return Taken.YES
        if event.type != pygame.KEYDOWN:
            return Taken.NO
        if event.key == pygame.K_BACKSPACE:
            self._text = "" if event.mod & pygame.KMOD_CTRL else self._text[:-1]
            return Taken.YES
        # What is typed comes as TEXTINPUT as well; the key is ours all the same.
        return Taken.YES if event.unicode and event.unicode.isprintable() else Taken.NO

    def _add(self, text: str) -> None:
        clean = "".join(sign for sign in text if sign.isprintable())
        self._text = (self._text + clean)[: self.most]

    def key(self) -> Hashable:
        """The label and the text."""
        return (self.label, self._text)

    def draw(self, surface: pygame.Surface, box: pygame.Rect, writer: Writer, on: bool) -> None:
        """The text in a box, its end in sight, with a bar where typing goes on."""
        look = writer.look
        _label(surface, box, writer, self.label, on)
        top = box.top + writer.line_height(Role.STRONG) + look.px(0.006)
        frame = pygame.Rect(box.left, top, box.width, look.px(0.062))
        edge = look.colour(Ink.HOLD if on else Ink.LINE)
        outlined(
            surface, frame, look.px(0.012), edge, look.colour(Ink.PANEL), max(1, look.px(0.0025))
        )
        room = frame.inflate(-look.px(0.03), 0)
        text = self._text
        while text and writer.width(text, Role.BODY) > room.width:
            text = text[1:]
        ink = look.colour(Ink.INK)
        place = writer.put(surface, text, Role.BODY, ink, room.midleft, anchor="midleft")
        if on:
            bar = pygame.Rect(place.right + 2, 0, max(2, look.px(0.003)), look.px(0.036))
            bar.centery = frame.centery
            rounded(surface, bar, 0, look.colour(Ink.HOLD))


class Card:
    """Lines to read, on a panel; nothing to answer."""

    def __init__(self, name: str, title: str, lines: Sequence[str], ink: Ink = Ink.INK) -> None:
        self.name, self.title = name, title
        self.lines = tuple(lines)
        self._ink = ink

    @property
    def value(self) -> None:
        """Nothing is asked."""
        return

    def height(self, writer: Writer, width: int) -> int:
        """The title and the lines, wrapped."""
        look = writer.look
        inner = width - 2 * look.px(0.025)
        rows = sum(len(writer.wrap(line, Role.BODY, inner)) for line in self.lines)
        head = writer.line_height(Role.STRONG) if self.title else 0
        return head + rows * writer.line_height(Role.BODY) + look.px(0.05)

    def handle(self, event: pygame.event.Event, box: pygame.Rect) -> Taken:
        """Nothing is taken."""
        return Taken.NO

    def key(self) -> Hashable:
        """All its words."""
        return (self.title, self.lines)

    def draw(self, surface: pygame.Surface, box: pygame.Rect, writer: Writer, on: bool) -> None:
        """The panel with its words."""
        look = writer.look
        panel = pygame.Rect(box.left, box.top, box.width, box.height - look.px(0.012))
        edge = look.colour(Ink.LINE), look.colour(Ink.PANEL)
        outlined(surface, panel, look.px(0.018), *edge, max(1, look.px(0.0015)))
        inside = panel.inflate(-2 * look.px(0.025), -look.px(0.03))
        y = inside.top
        if self.title:
            writer.put(surface, self.title, Role.STRONG, look.colour(self._ink), inside.topleft)
            y += writer.line_height(Role.STRONG)
        for line in self.lines:
            room = pygame.Rect(inside.left, y, inside.width, inside.bottom - y)
            y = writer.paragraph(surface, line, Role.BODY, look.colour(Ink.QUIET), room)
