"""The screens of the checklist: the six points with their ticks, and the weekly habits."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date

import pygame

from player.care.checklist import CheckedPoint, Known, checklist
from player.care.emergency import filled
from player.care.texts import (
    habit_answers,
    habit_words,
    habits_lines,
    habits_say,
    point_says,
    tick_words,
)
from player.flow.answers import ASKED, AWAY, BACK, GO_ON, HABITS, NOT_ASKED, Filled
from player.model.care import Point
from player.model.settings import Country
from player.screens.forms.form import Button, Form
from player.screens.forms.spoken import day
from player.ui.text.writer import Writer
from player.ui.widgets.fields import Card, Field, Option, Taken, Words
from player.ui.widgets.tick import Tick
from player.ui.window.canvas import Canvas

_PRESSES = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)


class Told(Card):
    """A point that is only read: its box is ticked by the log."""

    def __init__(self, number: int, line: CheckedPoint, country: Country) -> None:
        self._tick = _tick(number, line, country)
        super().__init__(self._tick.name, self._tick.label, (self._tick.detail,))

    def height(self, writer: Writer, width: int) -> int:
        """As many lines as the words need."""
        return _height(self._tick, writer, width)

    def key(self) -> Hashable:
        """The words and the tick."""
        return self._tick.key()

    def hot(self, box: pygame.Rect, writer: Writer) -> Sequence[pygame.Rect]:
        """Nothing can be pressed."""
        return ()

    def draw(self, surface: pygame.Surface, box: pygame.Rect, writer: Writer, on: bool) -> None:
        """A panel with the box at its left."""
        self._tick.draw(surface, box, writer, on)


class Opening:
    """A point that Enter, Space or a click opens or changes; then it is `pressed`."""

    def __init__(self, number: int, line: CheckedPoint, country: Country, opens: Hashable) -> None:
        self._tick = _tick(number, line, country)
        self.name, self.opens = self._tick.name, opens
        self.pressed = False

    @property
    def value(self) -> bool:
        """Whether it is ticked."""
        return self._tick.value

    def height(self, writer: Writer, width: int) -> int:
        """As many lines as the words need."""
        return _height(self._tick, writer, width)

    def handle(self, event: pygame.event.Event, box: pygame.Rect) -> Taken:
        """Enter, Space and a click press it."""
        clicked = event.type == pygame.MOUSEBUTTONDOWN and box.collidepoint(event.pos)
        if clicked or (event.type == pygame.KEYDOWN and event.key in _PRESSES):
            self.pressed = True
            return Taken.YES
        return Taken.NO

    def key(self) -> Hashable:
        """The words and the tick."""
        return self._tick.key()

    def hot(self, box: pygame.Rect, writer: Writer) -> Sequence[pygame.Rect]:
        """The panel."""
        return self._tick.hot(box, writer)

    def draw(self, surface: pygame.Surface, box: pygame.Rect, writer: Writer, on: bool) -> None:
        """A panel with the box at its left; the edge shows the focus."""
        self._tick.draw(surface, box, writer, on)


def _height(tick: Tick, writer: Writer, width: int) -> int:
    """A little less than a tick alone has, so that all six are seen at once in most windows."""
    return tick.height(writer, width) - writer.look.px(0.005)


def _tick(number: int, line: CheckedPoint, country: Country) -> Tick:
    said = filled(line.said, country)
    return Tick(
        f"point {number}", f"{number}  {point_says(line.point, 'title')}", said, on=line.ticked
    )


def checklist_form(known: Known, country: Country, *, hide_numbers: bool = False) -> Form:
    """The six points with their ticks, and the buttons of what can be done about them."""
    today = known.asked == known.today
    asked = NOT_ASKED if today else ASKED
    opens = {Point.HABITS: HABITS, Point.ASKED: asked}
    points: list[Field] = []
    for number, line in enumerate(checklist(known, numbers=not hide_numbers), 1):
        if line.point in opens:
            points.append(Opening(number, line, country, opens[line.point]))
        else:
            points.append(Told(number, line, country))
    return Form(
        habits_say("checklist"),
        (),
        points,
        (
            Button("Back", BACK),
            Button("Habits", HABITS, "h"),
            Button("Not asked after all" if today else "I have asked", asked, "a"),
        ),
        hint="↑  ↓  choose     Enter  open, tick     Esc  back",
        on_escape=BACK,
    )


class ChecklistScreen:
    """The form of the checklist, of which two points answer when they are pressed.

    `result` is a `Filled` with the button, or with what the point stands for.
    """

    def __init__(self, form: Form) -> None:
        self.result: object | None = None
        self.awake = False
        self._form = form
        form.focus = len(form.fields)

    @property
    def typing(self) -> bool:
        """No letters are text."""
        return self._form.typing

    def handle(self, event: pygame.event.Event) -> None:
        """To the form; a point that is pressed is an answer."""
        self._form.handle(event)
        self.result = self._form.result
        for point in self._form.fields:
            if isinstance(point, Opening) and point.pressed:
                self.result = Filled(point.opens)

    def update(self) -> None:
        """What the form does by itself."""
        self._form.update()

    def leave(self) -> None:
        """The window is being closed."""
        self._form.leave()
        self.result = self._form.result

    def next_frame(self, last: float) -> float | None:
        """As the form."""
        return self._form.next_frame(last)

    def next_moment(self) -> float | None:
        """As the form."""
        return self._form.next_moment()

    def draw(self, canvas: Canvas) -> None:
        """The form."""
        self._form.draw(canvas)


def habits_form(last: date | None, today: date) -> Form:
    """The five habits and the two ticks of the week; every one may be passed over.

    `last` is the day on which they were looked at before.
    """
    options = [Option(text, answer) for answer, text in habit_answers()]
    fields: list[Field] = [
        Words(habit, one.question, options) for habit, one in habit_words().items()
    ]
    fields += [Tick(name, one.tick, one.detail) for name, one in tick_words().items()]
    lines = [*habits_lines()]
    if last is not None:
        lines.append(f"Last time: {day(last, today)}.")
    return Form(
        habits_say("title"),
        lines,
        fields,
        (Button("Keep", GO_ON), Button("Back", AWAY)),
        hint="1  2  3  answer     Space  tick     Enter  keep     Esc  back",
        on_escape=AWAY,
    )
