"""Fields of a form that are filled in already: words with one of them chosen, a value by steps."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Event, Rect, Surface
from player.ui.shapes import outlined
from player.ui.text.writer import Writer
from player.ui.widgets.field import Field, box_height, label, label_height
from player.ui.widgets.fields import Option, Taken, Words
from player.ui.window.events import is_click, is_key
from player.ui.window.keys import Key, Keys, arrow_step, key_name


class Chosen(Words):
    """Words of which one may be chosen already; with `may_be_none`, Backspace takes it back."""

    def __init__(
        self,
        name: str,
        label: str,
        options: Sequence[Option],
        chosen: Hashable,
        *,
        may_be_none: bool = False,
    ) -> None:
        super().__init__(name, label, options)
        self._may_be_none = may_be_none
        values = [option.value for option in options]
        if chosen in values:
            self._chosen = (chosen,)
            self._at = values.index(chosen)

    def handle(self, event: Event, box: Rect) -> Taken:
        """As ever; Backspace, and a click on what is chosen already, is to say nothing."""
        before = self._chosen
        gone = key_name(event) in ("Backspace", "Delete")
        if self._may_be_none and gone:
            self._chosen = ()
            return Taken.YES
        taken = super().handle(event, box)
        clicked = is_click(event) and taken is Taken.DONE
        if self._may_be_none and clicked and self._chosen == before:
            self._chosen = ()
            return Taken.YES
        return taken


class Stepped(Field):
    """A whole number that left and right change by `step`, from `least` to `most`.

    `say` puts it into words. With `typed`, digits write it: so many of `step` each.
    """

    def __init__(
        self,
        name: str,
        label: str,
        value: int,
        say: Callable[[int], str],
        *,
        least: int,
        most: int,
        step: int = 1,
        typed: bool = False,
    ) -> None:
        self.name, self.label = name, label
        self._value, self._say = value, say
        self._least, self._most, self._step = least, most, step
        self._typed, self._digits = typed, ""
        self._arrows: tuple[Rect, Rect] | None = None

    @property
    def value(self) -> int:
        return self._value

    def keys(self) -> Keys:
        return Keys(Key("←", "change"), Key("→", "change"))

    def height(self, writer: Writer, width: int) -> int:
        return (
            label_height(writer, self.label, width) + box_height(writer) + writer.look.px(Space.M)
        )

    def handle(self, event: Event, box: Rect) -> Taken:
        if is_click(event):
            return self._click(event.pos, box)
        if not is_key(event):
            return Taken.NO
        digit = event.unicode
        if self._typed and len(digit) == 1 and digit in "0123456789":
            return self._type(self._digits + digit)
        if self._digits and key_name(event) == "Backspace":
            return self._type(self._digits[:-1])
        self._digits = ""
        if step := arrow_step(event):
            self._move(step)
            return Taken.YES
        return Taken.NO

    def _type(self, digits: str) -> Taken:
        value = int(digits or "0") * self._step
        if value <= self._most:
            self._digits, self._value = digits, max(self._least, value)
        return Taken.YES

    def _move(self, by: int) -> None:
        """To the next whole step; what lies between two steps goes to the nearer one that way."""
        start = self._value // self._step if by > 0 else -(-self._value // self._step)
        self._value = max(self._least, min(self._most, (start + by) * self._step))

    def _click(self, pos: tuple[int, int], box: Rect) -> Taken:
        if self._arrows is None:
            return Taken.NO
        for by, place in zip((-1, 1), self._arrows, strict=True):
            if place.move(box.topleft).collidepoint(pos):
                self._move(by)
                return Taken.YES
        return Taken.NO

    def key(self) -> Hashable:
        return (self.label, self._value)

    def hot(self, box: Rect, writer: Writer) -> Sequence[Rect]:
        return [place.move(box.topleft) for place in self._arrows or ()]

    def draw(self, surface: Surface, box: Rect, writer: Writer, on: bool) -> None:
        look = writer.look
        top, tall = label(surface, box, writer, self.label, on), box_height(writer)
        frame = Rect(box.left, top + look.px(Space.LINE), box.width, tall)
        edge = look.colour(Ink.HOLD if on else Ink.LINE)
        thick = max(1, look.px(Space.HAIR))
        outlined(surface, frame, look.px(Space.XS), edge, look.colour(Ink.PANEL), thick)
        sides = (
            Rect(frame.left, frame.top, 2 * tall, tall),
            Rect(frame.right - 2 * tall, frame.top, 2 * tall, tall),
        )
        self._arrows = (
            sides[0].move(-box.left, -box.top),
            sides[1].move(-box.left, -box.top),
        )
        for sign, side in zip("←→", sides, strict=True):
            colour = look.colour(Ink.HOLD if on else Ink.QUIET)
            writer.line(surface, sign, Role.STRONG, colour, side, anchor="center")
        room = frame.inflate(-4 * tall, 0)
        text, colour = self._say(self._value), look.colour(Ink.INK)
        writer.line(surface, text, Role.BODY, colour, room, anchor="center")
