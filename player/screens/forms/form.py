"""A screen with questions and buttons: one answer after the other, by keys, mouse or touch."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any

from player.flow.answers import Filled
from player.screens.forms.buttons import Button
from player.screens.forms.form_view import FormView, reading_label
from player.ui.pygame_types import Event, Rect
from player.ui.widgets.card import Card, Footnote
from player.ui.widgets.field import Taken
from player.ui.widgets.several import Several
from player.ui.window.events import is_click, is_key, is_motion, is_press, is_release, is_wheel
from player.ui.window.keys import Key, Keys, arrow_step, key_name
from player.ui.window.screen import Screen

__all__ = ["Button", "Form"]

SOURCES = "sources"
"""The name of the card that is not read aloud."""

_NOWHERE = Rect(0, 0, 0, 0)


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
        self._end(self.on_escape)

    def update(self) -> None:
        if self.reader is not None:
            self.reader.update()

    def next_frame(self, last: float) -> float | None:
        if self.reader is None:
            return None
        return last if (reading_label(self.reader), self.reader.trouble) != self._reading else None

    def next_moment(self) -> float | None:
        return self.reader.next_due() if self.reader is not None else None

    def texts(self) -> tuple[str, ...]:
        """What is read aloud: the title, then every card but its sources and footnotes."""
        cards = [one for one in self.fields if isinstance(one, Card) and one.name != SOURCES]
        cards = [one for one in cards if not isinstance(one, Footnote)]
        said = [line for card in cards for line in (card.title, *card.lines) if line]
        return (self.title, *said)

    def _silence(self) -> None:
        if self.reader is not None:
            self.reader.stop()

    def _end(self, button: Hashable) -> None:
        self._silence()
        values = {one.name: one.value for one in self.fields if one.is_question}
        self.result = Filled(button, values)

    def _press_button(self, number: int) -> None:
        """Press a button; where all is to be read first, go on reading, but for the way back."""
        value = self.buttons[number].value
        if not (self.read_all and self.column.unread) or value == self.on_escape:
            self._end(value)
            return
        self._focus.read_on()
        if self.choose:
            self._said = f"There is more to read. Then press {self._bar.listed()}."

    # The keys

    def keys(self) -> Keys:
        focus, column = self._focus, self.column
        own = self._focused.keys() if self._focused is not None else Keys()
        anywhere = [one.keys_from_anywhere() for one in self.fields if isinstance(one, Several)]
        moves = len(focus.stops) > 1
        escape = next((one.hint for one in self.buttons if one.value == self.on_escape), "back")
        onwards = Key("Page Down", "read on", partial(focus.turn_page, "Page Down"))
        return (
            Keys(
                Key("↑", "next" * moves, partial(focus.step, -1)),
                Key("↓", "next" * moves, partial(focus.step, 1)),
                Key("Tab", act=partial(self._tab, 1)),
                Key("Shift+Tab", act=partial(self._tab, -1)),
            )
            + sum(anywhere, own)
            + self._bar.keys(self._press_button)
            + Keys(
                *self._enter_keys(),
                *([onwards] if column.last else []),
                Key("Esc", escape, partial(self._end, self.on_escape)),
                *self._assisting(),
            )
        )

    def _assisting(self) -> list[Key]:
        """The keys of what lies over the form, and of the voice."""
        found = []
        if self.reader is not None:
            read = partial(self.reader.toggle, self.texts())
            found.append(Key("V", reading_label(self.reader).lower(), read, hint=False))
        if self.signs is not None:
            found.append(Key("S", "stop signs", partial(self._lay_over, self.signs)))
        if self.help is not None:
            found.append(Key("?", "help, keys", self._open_help))
        return found

    def _lay_over(self, make: Callable[[], Screen[Any]]) -> None:
        self._silence()
        self.open(make())

    def _open_help(self) -> None:
        keys = [pair for pair in self.keys().listed() if pair[0] != "?"]
        if self.help is not None:
            self._lay_over(partial(self.help, keys))

    def _enter_keys(self) -> list[Key]:
        """Enter and Space press a button; where answers are equal, only the one with the focus."""
        number = self.focus - len(self.fields)
        if self.choose and number < 0:
            return [Key("Enter", act=self._say_how_to_answer, also=("Space",))]
        pressed = max(0, number)
        does = self.buttons[pressed].hint if self.buttons else ""
        return [Key("Enter", does, partial(self._press_button, pressed), also=("Space",))]

    def _say_how_to_answer(self) -> None:
        self._said = f"Press {self._bar.listed()}."

    def _tab(self, way: int) -> None:
        self._focus.go_to(self._focus.next(way))

    # Presses

    def handle(self, event: Event) -> None:
        """To the field with the focus; what it does not take moves the focus or presses."""
        if is_press(event):
            self._said = ""
        if is_click(event):
            self._click(event)
        elif is_motion(event):
            self.column.rail.drag(event.pos)
        elif is_release(event):
            self.column.rail.release()
            self._let_go(event.pos)
        elif is_wheel(event):
            self.column.wheel(event)
        elif not self._taken(event):
            super().handle(event)

    def _taken(self, event: Event) -> bool:
        here = self._focused
        if here is None:
            return False
        taken = here.handle(event, self.column.boxes.get(self.focus, _NOWHERE))
        if taken is Taken.DONE:
            self._answered(self.focus)
        elif taken is Taken.NEXT:
            self._focus.go_to(self._focus.next(1))
            return self._taken(event)
        elif taken is Taken.ENDS:
            self._end(here.ends())
        elif taken is Taken.YES:
            self._focus.keep_in_sight()
        return taken is not Taken.NO

    def take(self, event: Event) -> None:
        """Keys among the buttons, pages, and the chips of a question from anywhere."""
        if not is_key(event):
            return
        end = len(self.fields)
        way = arrow_step(event)
        if way and self.focus >= end:
            self._focus.go_to(max(end, self._focus.next(way)))
        elif not self._focus.turn_page(key_name(event)):
            for place, one in enumerate(self.fields):
                if isinstance(one, Several) and one.from_anywhere(event) is not Taken.NO:
                    self.column.show(place)
                    return

    def _answered(self, place: int) -> None:
        """The field at this place was answered: go on to the next, or all is said."""
        if self.fields[place].name == self.last and not self._open(place):
            self._press_button(0)
        else:
            self._focus.go_to(self._focus.next(1))

    def _open(self, place: int) -> bool:
        """Whether a question above this place is not answered yet."""
        return any(one.value is None for one in self.fields[:place] if one.is_question)

    # The mouse

    def _at(self, pos: tuple[int, int]) -> int | None:
        """The field or button at a place of the screen."""
        button = self._bar.at(pos)
        return self.column.at(pos) if button is None else len(self.fields) + button

    def _click(self, event: Event) -> None:
        place = None if self.column.rail.press(event.pos) else self._at(event.pos)
        if place is None or place < 0:
            return
        if place >= len(self.fields):
            self._held = place
        elif self.fields[place].is_question:
            taken = self.fields[place].handle(event, self.column.boxes[place])
            self._focus.go_to(place)
            if taken is Taken.ENDS:
                self._end(self.fields[place].ends())
            elif taken is Taken.DONE and self.fields[place].name == self.last:
                self._answered(place)

    def _let_go(self, pos: tuple[int, int]) -> None:
        """A button counts when the mouse is let go on the one that it went down on."""
        place, self._held = self._held, None
        if place is not None and self._at(pos) == place:
            self._press_button(place - len(self.fields))
