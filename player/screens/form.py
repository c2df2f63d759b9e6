"""A screen with questions and buttons: one answer after the other, by keys, mouse or touch."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pygame

from player.screens.answers import Filled
from player.screens.form_buttons import Answer, Button, draw_buttons, lay_out_buttons
from player.screens.form_column import FormColumn, Item, Lines
from player.screens.form_focus import NOTHING, Focus
from player.screens.key_list import KeyList, keys_of
from player.screens.still import Still
from player.stage.canvas import Canvas
from player.stage.fields import Card, Field, Taken, TextLine
from player.stage.hint import ALL_KEYS, asks_for_keys, draw_hint
from player.stage.look import Ink, Role
from player.stage.several import Several

__all__ = ["Button", "Form"]

_LINES = -2
"""The number of the lines below the title in the column; the fields and buttons count from 0."""

_LISTED = 4
"""So many digits or fewer are named one by one."""

_NOWHERE = pygame.Rect(0, 0, 0, 0)
_PRESSES = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)
_ONWARDS = "Page Down  read on"


class Form(Still):
    """Fields from top to bottom, then the buttons; the first button is the one on Enter.

    The focus begins at the field of the name `first`, else at the first one, and goes on by
    itself when a field is answered; when that of the name `last` is, and all above it are, the
    first button is pressed. What does not fit is scrolled to; with `read_all`, Enter first goes
    to what was not on the screen yet. With `choose`, the buttons are equal answers at the end of
    the column, each with a digit, and Enter presses none that has not the focus. A `wide` form
    takes more of a wide window.
    """

    def __init__(
        self,
        title: str,
        lines: Sequence[str],
        fields: Sequence[Field],
        buttons: Sequence[Button],
        *,
        hint: str = "",
        on_escape: Hashable = None,
        read_all: bool = False,
        first: str = "",
        last: str = "",
        choose: bool = False,
        wide: bool = False,
    ) -> None:
        self.title, self.lines = title, tuple(lines)
        self.fields, self.buttons = tuple(fields), tuple(buttons)
        self.hint = hint
        self.result: object | None = None
        self.awake = False
        self.on_escape, self.read_all = on_escape, read_all
        self.first, self.last, self.choose, self.wide = first, last, choose, wide
        self._answers = [Answer(n, one) for n, one in enumerate(self.buttons, 1)] if choose else []
        self.column = FormColumn(self._region)
        """What stands between the title and the buttons."""
        self._focus = self._first_focus()
        self._button_boxes: dict[int, pygame.Rect] = {}
        self._said = ""
        """What the hint line says in place of the keys, until the next press."""
        self._told = self.lines
        """The lines that were drawn last."""
        self._held: int | None = None
        self._keys: KeyList | None = None
        self._stray = ""
        """The sign of a key that was meant for something else and comes as text as well."""

    def _first_focus(self) -> Focus:
        end, buttons = len(self.fields), len(self.buttons)
        asked = [place for place, one in enumerate(self.fields) if not isinstance(one, Card)]
        begins = [place for place in asked if self.fields[place].name == self.first] or asked
        place = begins[0] if begins else NOTHING if self.choose else end
        stops = [*asked, *range(end, end + buttons)]
        return Focus(place, stops, end + len(self._answers), self.column)

    @property
    def focus(self) -> int:
        """The number of the field with the focus; buttons count on from the fields."""
        return self._focus.place

    @focus.setter
    def focus(self, place: int) -> None:
        self._focus.place = place

    @property
    def _focused(self) -> Field | None:
        return self.fields[self.focus] if 0 <= self.focus < len(self.fields) else None

    @property
    def typing(self) -> bool:
        """Whether letters are text now, and no keys of their own."""
        return isinstance(self._focused, TextLine)

    @property
    def lists_keys(self) -> bool:
        """Whether the list of the keys lies over it."""
        return self._keys is not None

    @property
    def more_keys(self) -> tuple[str, ...]:
        """Keys besides those of the hint, each as a hint has it."""
        return ()

    def _pressing(self) -> list[str]:
        """The keys of the buttons, as hints."""
        pairs = [(key, one.text) for n, one in enumerate(self.buttons) for key in self._keys_to(n)]
        return [f"{key.upper()}  {text.lower()}" for key, text in pairs]

    def _keys_to(self, number: int) -> list[str]:
        """The keys that press a button from anywhere."""
        digit = self._answers[number].sign if self.choose else ""
        return [key for key in (digit, self.buttons[number].key) if key]

    def _region(self, place: int) -> str:
        if place == _LINES:
            return "lines"
        fields = len(self.fields)
        return f"field {place}" if place < fields else f"button {place - fields}"

    # The loop

    def leave(self) -> None:
        """The window is closed: what was answered is kept, no button was pressed."""
        self._press(self.on_escape)

    def _press(self, button: Hashable) -> None:
        values = {one.name: one.value for one in self.fields if not isinstance(one, Card)}
        self.result = Filled(button, values)

    def _press_button(self, number: int) -> None:
        """Press a button; where all is to be read first, go on reading, but for the way back."""
        value = self.buttons[number].value
        if not (self.read_all and self.column.unread) or value == self.on_escape:
            self._press(value)
            return
        self._focus.read_on()
        if self.choose:
            self._said = f"There is more to read. Then press {self._listed()}."

    def _listed(self) -> str:
        """The digits of the answers: `1, 2 or 3`."""
        signs = [one.sign for one in self._answers if one.sign]
        if len(signs) > _LISTED:
            return f"a number from {signs[0]} to {signs[-1]}"
        return " or ".join(filter(None, (", ".join(signs[:-1]), signs[-1])))

    # Presses

    def handle(self, event: pygame.event.Event) -> None:
        """To the field with the focus; what it does not take moves the focus or presses."""
        if self._keys is not None:
            self._keys.handle(event)
            self._keys = None if self._keys.result is not None else self._keys
        elif asks_for_keys(event) and not self.typing:
            self._keys = keys_of(self.hint, *self.more_keys, *self._pressing())
        elif event.type == pygame.TEXTINPUT and self._stray and event.text == self._stray:
            self._stray = ""
        else:
            was_typing, self._stray = self.typing, ""
            if event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN):
                self._said = ""
            self._take(event)
            if not was_typing:
                self.led_here(event)

    def led_here(self, event: pygame.event.Event) -> None:
        """Tell what opened the form, or led to a line of text in it.

        A press comes as a key first and as text then: the key that answers the question above a
        line is not to be written into it.
        """
        if self.typing and event.type == pygame.KEYDOWN:
            self._stray = event.unicode

    def _take(self, event: pygame.event.Event) -> None:
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._click(event)
        elif event.type == pygame.MOUSEMOTION:
            self.column.rail.drag(event.pos)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            self.column.rail.release()
            self._let_go(event.pos)
        elif event.type == pygame.MOUSEWHEEL:
            self.column.wheel(event)
        elif not self._taken(event) and event.type == pygame.KEYDOWN:
            self._key(event)

    def _taken(self, event: pygame.event.Event) -> bool:
        here = self._focused
        if here is None:
            return False
        taken = here.handle(event, self.column.boxes.get(self.focus, _NOWHERE))
        if taken is Taken.DONE:
            self._answered(self.focus)
        elif taken is Taken.NEXT:
            self._focus.go_to(self._focus.next(1))
            return self._taken(event)
        elif taken is Taken.YES:
            self._focus.keep_in_sight()
        return taken is not Taken.NO

    def _answered(self, place: int) -> None:
        """The field at this place was answered: go on to the next, or all is said."""
        if self.fields[place].name == self.last and not self._open(place):
            self._press_button(0)
        else:
            self._focus.go_to(self._focus.next(1))

    def _open(self, place: int) -> bool:
        """Whether a question above this place is not answered yet."""
        above = (one for one in self.fields[:place] if not isinstance(one, Card))
        return any(one.value is None for one in above)

    def _at(self, pos: tuple[int, int]) -> int | None:
        """The field or button at a place of the screen."""
        found = (place for place, box in self._button_boxes.items() if box.collidepoint(pos))
        return next(found, self.column.at(pos))

    def _click(self, event: pygame.event.Event) -> None:
        place = None if self.column.rail.press(event.pos) else self._at(event.pos)
        if place is None or place < 0:
            return
        if place >= len(self.fields):
            self._held = place
        elif not isinstance(self.fields[place], Card):
            taken = self.fields[place].handle(event, self.column.boxes[place])
            self._focus.go_to(place)
            if taken is Taken.DONE and self.fields[place].name == self.last:
                self._answered(place)

    def _let_go(self, pos: tuple[int, int]) -> None:
        """A button counts when the mouse is let go on the one that it went down on."""
        place, self._held = self._held, None
        if place is not None and self._at(pos) == place:
            self._press_button(place - len(self.fields))

    def _key(self, event: pygame.event.Event) -> None:
        focus, end = self._focus, len(self.fields)
        back = event.key in (pygame.K_UP, pygame.K_LEFT) or event.mod & pygame.KMOD_SHIFT
        way = -1 if back else 1
        if event.key == pygame.K_ESCAPE:
            self._press(self.on_escape)
        elif event.key in _PRESSES and self.choose and self.focus < end:
            self._said = f"Press {self._listed()}."
        elif event.key in _PRESSES:
            self._press_button(max(0, self.focus - end))
        elif event.key == pygame.K_TAB:
            focus.go_to(focus.next(way))
        elif event.key in (pygame.K_DOWN, pygame.K_UP):
            focus.step(way)
        elif event.key in (pygame.K_LEFT, pygame.K_RIGHT) and self.focus >= end:
            focus.go_to(max(end, focus.next(way)))
        elif not focus.turn_page(event.key):
            self._press_sign(event)

    def _press_sign(self, event: pygame.event.Event) -> None:
        """A key that means a button, or a chip of a question, from anywhere."""
        sign = event.unicode.casefold()
        for number in range(len(self.buttons)):
            if sign and sign in [own.casefold() for own in self._keys_to(number)]:
                self._press_button(number)
                return
        for place, one in enumerate(self.fields):
            if isinstance(one, Several) and one.from_anywhere(event) is not Taken.NO:
                self.column.show(place)
                return

    # The picture

    def draw(self, canvas: Canvas) -> None:
        """The title, as much of the column as there is room for, the buttons, the keys."""
        if self._keys is not None:
            self._keys.draw(canvas)
            return
        canvas.scene(("form", self.title, tuple(one.name for one in self.fields)))
        look = canvas.look
        width = min(canvas.size[0] - 2 * look.px(0.06), look.px(1.62 if self.wide else 1.35))
        left = (canvas.size[0] - width) // 2
        tall = max(look.px(0.08), canvas.writer.line_height(Role.TITLE))
        top = self._draw_head(canvas, pygame.Rect(left, look.px(0.027), width, tall))
        hint = pygame.Rect(left, canvas.size[1] - look.px(0.055), width, look.px(0.042))
        foot = self._draw_buttons(canvas, pygame.Rect(left, top, width, hint.top - top))
        self._draw_column(canvas, pygame.Rect(left, top, width, foot - look.px(0.015) - top))
        self._draw_hint(canvas, hint)

    def _draw_head(self, canvas: Canvas, box: pygame.Rect) -> int:
        """The title; the y below it."""

        def title(surface: pygame.Surface, place: pygame.Rect) -> None:
            ink = canvas.look.colour(Ink.INK)
            canvas.writer.line(surface, self.title, Role.TITLE, ink, place)

        canvas.region("head", box, self.title, title)
        return box.bottom + canvas.look.px(0.008)

    def _draw_buttons(self, canvas: Canvas, room: pygame.Rect) -> int:
        """The buttons at the bottom of a room, unless they are answers; the y above them."""
        self._button_boxes.clear()
        if self.choose:
            return room.bottom
        places = lay_out_buttons(canvas.writer, self.buttons, room.width)
        low = max((place.bottom for place in places), default=0)
        top = room.bottom - canvas.look.px(0.015) - low
        boxes = [place.move(room.left, top) for place in places]
        draw_buttons(canvas, boxes, self.buttons, self.focus - len(self.fields))
        self._button_boxes = dict(enumerate(boxes, len(self.fields)))
        return top

    def _draw_column(self, canvas: Canvas, room: pygame.Rect) -> None:
        column, before = self.column, self.column.room
        seen = column.side(self.focus) == 0
        items: dict[int, Item] = {_LINES: Lines(self.lines)} if self.lines else {}
        items.update(enumerate((*self.fields, *self._answers)))
        changed = column.place(canvas, items, room)
        if self.lines != self._told:
            self._told = self.lines
            column.scroll_to(0)
        elif changed and before and seen:
            self._focus.keep_in_sight()
        column.draw(canvas, self.focus)

    def _draw_hint(self, canvas: Canvas, box: pygame.Rect) -> None:
        """The keys, or what there is to say instead."""
        look, said = canvas.look, self._said
        if not said:
            onwards = [_ONWARDS] if self.column.last and "Page Down" not in self.hint else []
            more = () if self.typing else (*onwards, *self.more_keys, ALL_KEYS)
            draw_hint(canvas, box, self.hint, more)
            return

        def paint(surface: pygame.Surface, at: pygame.Rect) -> None:
            ink = look.colour(Ink.INK)
            canvas.writer.line(surface, said, Role.STRONG, ink, at, anchor="center")

        canvas.region("hint", box, ("said", said), paint)
