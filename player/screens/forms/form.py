"""A screen with questions and buttons: one answer after the other, by keys, mouse or touch."""

from __future__ import annotations

from collections.abc import Hashable

import pygame

from player.flow.answers import Filled
from player.screens.forms.form_buttons import Button
from player.screens.forms.form_view import FormView
from player.screens.forms.key_list import keys_of
from player.ui.widgets.fields import Card, Taken
from player.ui.widgets.hint import asks_for_keys
from player.ui.widgets.several import Several

__all__ = ["Button", "Form"]

_NOWHERE = pygame.Rect(0, 0, 0, 0)
_PRESSES = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)


class Form(FormView):
    """Fields from top to bottom, then the buttons; the first button is the one on Enter.

    The focus begins at the field of the name `first`, else at the first one, and goes on by
    itself when a field is answered; when that of the name `last` is, and all above it are, the
    first button is pressed. What does not fit is scrolled to; with `read_all`, Enter first goes
    to what was not on the screen yet. With `choose`, the buttons are equal answers at the end of
    the column, each with a digit, and Enter presses none that has not the focus. A `wide` form
    takes more of a wide window.
    """

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
            self._said = f"There is more to read. Then press {self._bar.listed()}."

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
        button = self._bar.at(pos)
        return self.column.at(pos) if button is None else len(self.fields) + button

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
            self._said = f"Press {self._bar.listed()}."
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
        button = self._bar.meant(event.unicode)
        if button is not None:
            self._press_button(button)
            return
        for place, one in enumerate(self.fields):
            if isinstance(one, Several) and one.from_anywhere(event) is not Taken.NO:
                self.column.show(place)
                return
