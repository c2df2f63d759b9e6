"""What every field of a form is, and what all of them draw alike."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from enum import Enum
from typing import Protocol

import pygame

from player.ui.look import Colour, Ink, Look, Role
from player.ui.text.writer import Writer


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

    def hot(self, box: pygame.Rect, writer: Writer) -> Sequence[pygame.Rect]:
        """The places in `box` that can be pressed."""


def text_height(writer: Writer, text: str, role: Role, width: int) -> int:
    """The height of a text on as many lines as it needs."""
    return len(writer.wrap(text, role, width)) * writer.line_height(role)


def put_text(
    surface: pygame.Surface, room: pygame.Rect, writer: Writer, text: str, role: Role, ink: Ink
) -> int:
    """Write a text from the top of a room down, in its own size; the y below it."""
    tall = text_height(writer, text, role, room.width)
    place = pygame.Rect(room.left, room.top, room.width, tall)
    return writer.paragraph(surface, text, role, writer.look.colour(ink), place)


def label_height(writer: Writer, text: str, width: int) -> int:
    """The height of what is asked."""
    return text_height(writer, text, Role.STRONG, width)


def label(surface: pygame.Surface, box: pygame.Rect, writer: Writer, text: str, on: bool) -> int:
    """Write what is asked above a field; the y below it."""
    return put_text(surface, box, writer, text, Role.STRONG, Ink.HOLD if on else Ink.INK)


def box_height(writer: Writer) -> int:
    """The height of a box with one line in it."""
    look = writer.look
    return max(look.px(0.062), writer.line_height(Role.STRONG) + look.px(0.012))


def box_colours(look: Look, chosen: bool, on: bool) -> tuple[Colour, Colour, Colour]:
    """Edge, inside and ink of a box that can be chosen."""
    if chosen:
        return look.colour(Ink.HOLD), look.colour(Ink.HOLD), look.colour(Ink.GROUND)
    edge = look.colour(Ink.HOLD if on else Ink.LINE)
    return edge, look.colour(Ink.PANEL), look.colour(Ink.INK)
