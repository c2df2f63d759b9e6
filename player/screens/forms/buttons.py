"""The buttons of a form: side by side below it, or stacked as equal answers at its end."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial

from msgspec import Struct

from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import outlined, rounded
from player.ui.text.writer import Writer
from player.ui.widgets.field import Field, put_text, text_height
from player.ui.window.canvas import Canvas, Painter
from player.ui.window.keys import Key, Keys

_MOST = 0.4
"""The part of the window that buttons take at most; where they need more, they scroll."""

_LISTED = 4
"""So many digits or fewer are named one by one."""


class Button(Struct, frozen=True):
    """What ends a form. `key` presses it from anywhere but a line of text."""

    text: str
    value: Hashable
    key: str = ""

    @property
    def hint(self) -> str:
        """Its words as a hint has them: `go on`, but `I asked`."""
        i_begins = self.text.split(" ", 1)[0] == "I"
        return self.text if i_begins else self.text[:1].lower() + self.text[1:]


def lay_out_buttons(writer: Writer, buttons: Sequence[Button], width: int) -> list[Rect]:
    """The places of buttons side by side, from 0 down; on more rows where they need them."""
    look = writer.look
    gap, tall = (
        look.px(Space.S),
        max(look.px(Space.ROW), writer.line_height(Role.STRONG) + look.px(Space.XL)),
    )
    words = [writer.width(_text(one), Role.STRONG) for one in buttons]
    rows: list[list[int]] = []
    for wide in (min(width, word + look.px(Space.XL)) for word in words):
        if rows and sum(rows[-1]) + wide + gap * len(rows[-1]) <= width:
            rows[-1].append(wide)
        else:
            rows.append([wide])
    places = []
    for number, row in enumerate(rows):
        room, x = width - gap * (len(row) - 1), 0
        for wide in _stretched(row, room, look.px(0.34), look.px(Space.XXL)):
            places.append(Rect(x, number * tall, wide, tall))
            x += wide + gap
    return places


def _stretched(row: Sequence[int], room: int, least: int, more: int) -> list[int]:
    """Widths that are as generous as there is room for; no less than those given."""
    wanted = [max(least, wide + more) for wide in row]
    spare, asked = room - sum(row), sum(wanted) - sum(row)
    share = min(1.0, spare / asked) if asked else 0.0
    return [wide + int((want - wide) * share) for wide, want in zip(row, wanted, strict=True)]


def draw_buttons(
    canvas: Canvas,
    places: Sequence[Rect],
    buttons: Sequence[Button],
    on: int,
    keys: Sequence[str] = (),
) -> None:
    """Draw the buttons into their places, the one numbered `on` with the focus.

    The first one is the one on Enter, in full colour. A click on a button presses its key, if
    `keys` are given.
    """
    look = canvas.look
    for number, (box, button) in enumerate(zip(places, buttons, strict=True)):
        focused = number == on
        paint = _painter(canvas, button, focused=focused, main=number == 0)
        hot = [box.inflate(0, -look.px(Space.XS))]
        name, radius = f"button {number}", look.px(Space.M)
        presses = [(hot[0], keys[number])] if keys else ()
        canvas.region(name, box, (button, focused), paint, hot=hot, radius=radius, presses=presses)


def _text(button: Button) -> str:
    return f"{button.text}   {button.key.upper()}" if button.key else button.text


def _painter(canvas: Canvas, button: Button, *, focused: bool, main: bool) -> Painter:
    look, writer = canvas.look, canvas.writer

    def paint(surface: Surface, at: Rect) -> None:
        ground = look.colour(Ink.HOLD if main else Ink.PANEL)
        edge = look.colour(Ink.INK if focused else Ink.HOLD if main else Ink.LINE)
        card = at.inflate(0, -look.px(Space.XS))
        thick = look.px(Space.LINE if focused else Space.HAIR)
        outlined(surface, card, look.px(Space.M), edge, ground, thick)
        ink = look.colour(Ink.GROUND if main else Ink.INK)
        room = card.inflate(-look.px(Space.XL), 0)
        writer.line(surface, _text(button), Role.STRONG, ink, room, anchor="center")

    return paint


class AnswerButton(Field):
    """A button as wide as the form, with the digit that presses it: one of several equal ones.

    Without a digit there is an empty place for it; with a `digit` of None there is none.
    """

    def __init__(self, button: Button, digit: str | None) -> None:
        self.sign = digit or ""
        self._button, self._numbered = button, digit is not None

    def height(self, writer: Writer, width: int) -> int:
        look = writer.look
        words = text_height(writer, self._button.text, Role.STRONG, self._room(writer, width))
        return max(look.px(Space.ROW), words + look.px(Space.XL))

    def _left(self, writer: Writer) -> int:
        """Pixels from the edge of the button to its words."""
        return writer.look.px(Space.HEAD if self._numbered else Space.XL)

    def _room(self, writer: Writer, width: int) -> int:
        key = writer.width(self._button.key.upper(), Role.STRONG) + writer.look.px(Space.XL)
        return width - self._left(writer) - key

    def key(self) -> Hashable:
        return (self.sign, self._button)

    def hot(self, box: Rect, writer: Writer) -> Sequence[Rect]:
        return [box]

    def draw(self, surface: Surface, box: Rect, writer: Writer, on: bool) -> None:
        look = writer.look
        edge = look.colour(Ink.INK if on else Ink.LINE)
        thick = look.px(Space.LINE) if on else max(1, look.px(Space.HAIR))
        outlined(surface, box, look.px(Space.M), edge, look.colour(Ink.PANEL), thick)
        patch = Rect(0, 0, look.px(Space.BOX), look.px(Space.BOX))
        patch.midleft = (box.left + look.px(Space.S), box.centery)
        if self.sign:
            rounded(surface, patch, look.px(Space.XS), look.colour(Ink.HOLD))
            ground = look.colour(Ink.GROUND)
            writer.line(surface, self.sign, Role.STRONG, ground, patch, anchor="center")
        wide = self._room(writer, box.width)
        tall = text_height(writer, self._button.text, Role.STRONG, wide)
        top = box.centery - tall // 2 - look.px(Space.HAIR)
        room = Rect(box.left + self._left(writer), top, wide, tall)
        put_text(surface, room, writer, self._button.text, Role.STRONG, Ink.INK)
        at = (box.right - look.px(Space.L), box.centery)
        key, quiet = self._button.key.upper(), look.colour(Ink.QUIET)
        writer.put(surface, key, Role.STRONG, quiet, at, anchor="midright")


class ButtonBar:
    """Buttons below a form; as equal answers with a digit each in its column with `choose`."""

    def __init__(self, buttons: Sequence[Button], choose: bool) -> None:
        self.buttons = tuple(buttons)
        self._choose = choose
        digits = [str(n) if n < 10 else "" for n in range(1, len(buttons) + 1)] if choose else None
        self._answers = [
            AnswerButton(one, digits[n] if digits else None) for n, one in enumerate(self.buttons)
        ]
        self.in_column = choose
        """Whether they stand in the column, below the fields."""
        self._boxes: list[Rect] = []

    @property
    def items(self) -> list[AnswerButton]:
        """The buttons that stand in the column."""
        return self._answers if self.in_column else []

    def keys(self, press: Callable[[int], None]) -> Keys:
        """The keys that press a button from anywhere. Their buttons show them."""
        digits = [
            Key(answer.sign, act=partial(press, number))
            for number, answer in enumerate(self._answers)
            if answer.sign
        ]
        every = [Key(f"1 to {len(digits)}", "answer", hint=False)] if digits else []
        letters = [
            Key(one.key.upper(), one.hint, partial(press, number), hint=False)
            for number, one in enumerate(self.buttons)
            if one.key
        ]
        return Keys(*digits, *every, *letters)

    def listed(self) -> str:
        """The digits of the answers: `1, 2 or 3`."""
        signs = [one.sign for one in self._answers if one.sign]
        if len(signs) > _LISTED:
            return f"a number from {signs[0]} to {signs[-1]}"
        return " or ".join(filter(None, (", ".join(signs[:-1]), *signs[-1:])))

    def at(self, pos: tuple[int, int]) -> int | None:
        """The button below the column at a place of the screen."""
        found = (number for number, box in enumerate(self._boxes) if box.collidepoint(pos))
        return next(found, None)

    def draw(self, canvas: Canvas, room: Rect, on: int) -> int:
        """Draw what stands below the column at the bottom of a room; the y above it."""
        places = lay_out_buttons(canvas.writer, self.buttons, room.width)
        low = max((place.bottom for place in places), default=0)
        self.in_column = self._choose or low > _MOST * canvas.size[1]
        if self.in_column:
            self._boxes = []
            return room.bottom
        top = room.bottom - canvas.look.px(Space.S) - low
        self._boxes = [place.move(room.left, top) for place in places]
        draw_buttons(canvas, self._boxes, self.buttons, on)
        return top
