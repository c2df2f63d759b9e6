"""What every field of a form is, and what all of them draw alike."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from enum import Enum

from player.ui.look import Colour, Ink, Look, Role, Space
from player.ui.pygame_types import Event, Rect, Surface
from player.ui.text.writer import Writer
from player.ui.window.keys import Keys


class Taken(Enum):
    """What a field did with an event."""

    NO = "no"
    YES = "yes"
    DONE = "done"
    """It is answered, and the focus may go on."""
    NEXT = "next"
    """The event is for the next field."""
    ENDS = "ends"
    """It ends the form, as a button does whose value is what `ends` gives."""


class Field:
    """What stands in the column of a form: something to read, or a question with its `value`.

    Heights and places are in pixels. A `value` of None is "not answered".
    """

    name: str = ""
    is_question = True
    """Whether it can be answered, and have the focus."""

    typing = False
    """Whether letters are text while it has the focus."""

    @property
    def value(self) -> Hashable:
        return None

    def height(self, writer: Writer, width: int) -> int:
        """How tall the field is at a width."""
        raise NotImplementedError

    def draw(self, surface: Surface, box: Rect, writer: Writer, on: bool) -> None:
        """Draw the field; `on` with the focus."""
        raise NotImplementedError

    def key(self) -> Hashable:
        """All that the picture and the height depend on."""
        raise NotImplementedError

    def hot(self, box: Rect, writer: Writer) -> Sequence[Rect]:
        """The places in `box` that can be pressed."""
        return ()

    def keys(self) -> Keys:
        """The keys that it takes while it has the focus."""
        return Keys()

    def ends(self) -> Hashable:
        """The answer of the form that a press of this field ends."""
        return None

    def handle(self, event: Event, box: Rect) -> Taken:
        """Take an event; `box` is where the field was drawn."""
        return Taken.NO


def text_height(writer: Writer, text: str, role: Role, width: int) -> int:
    """The height of a text on as many lines as it needs."""
    return len(writer.wrap(text, role, width)) * writer.line_height(role)


def put_text(surface: Surface, room: Rect, writer: Writer, text: str, role: Role, ink: Ink) -> int:
    """Write a text from the top of a room down, in its own size; the y below it."""
    tall = text_height(writer, text, role, room.width)
    place = Rect(room.left, room.top, room.width, tall)
    return writer.paragraph(surface, text, role, writer.look.colour(ink), place)


def label_height(writer: Writer, text: str, width: int) -> int:
    """The height of what is asked."""
    return text_height(writer, text, Role.STRONG, width)


def label(surface: Surface, box: Rect, writer: Writer, text: str, on: bool) -> int:
    """Write what is asked above a field; the y below it."""
    return put_text(surface, box, writer, text, Role.STRONG, Ink.HOLD if on else Ink.INK)


def box_height(writer: Writer) -> int:
    """The height of a box with one line in it."""
    look = writer.look
    return max(look.px(Space.BOX), writer.line_height(Role.STRONG) + look.px(Space.XS))


def box_colours(look: Look, chosen: bool, on: bool) -> tuple[Colour, Colour, Colour]:
    """Edge, inside and ink of a box that can be chosen."""
    if chosen:
        return look.colour(Ink.HOLD), look.colour(Ink.HOLD), look.colour(Ink.GROUND)
    edge = look.colour(Ink.HOLD if on else Ink.LINE)
    return edge, look.colour(Ink.PANEL), look.colour(Ink.INK)
