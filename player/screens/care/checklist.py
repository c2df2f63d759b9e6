"""The screens of the checklist: the six points with their ticks, and the weekly habits."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date

from player.care.checklist import CheckedPoint, Known, checklist
from player.care.emergency import filled
from player.care.texts import habit_texts
from player.flow.answers import ASKED, AWAY, BACK, GO_ON, HABITS, NOT_ASKED
from player.model.care import Point
from player.model.settings import Country
from player.screens.forms.form import Button, Form
from player.screens.forms.spoken import day
from player.ui.look import Space
from player.ui.pygame_types import Event, Rect
from player.ui.text.writer import Writer
from player.ui.widgets.field import Field, Taken
from player.ui.widgets.fields import Option, Words
from player.ui.widgets.tick import Tick
from player.ui.window.events import is_click
from player.ui.window.keys import Key, Keys, key_name


class PointField(Tick):
    """A point of the checklist, ticked by the log; one that `opens` something can be pressed."""

    def __init__(
        self, number: int, line: CheckedPoint, country: Country, opens: Hashable = None
    ) -> None:
        said = filled(line.said, country)
        title = f"{number}  {habit_texts().points[line.point]['title']}"
        super().__init__(f"point {number}", title, said, on=line.ticked)
        self.opens = opens
        self.is_question = opens is not None

    def height(self, writer: Writer, width: int) -> int:
        """A little less than that of a tick, so that all six are seen at once in most windows."""
        return super().height(writer, width) - writer.look.px(Space.LINE)

    def handle(self, event: Event, box: Rect) -> Taken:
        clicked = is_click(event) and box.collidepoint(event.pos)
        return Taken.ENDS if clicked or key_name(event) in ("Enter", "Space") else Taken.NO

    def keys(self) -> Keys:
        return Keys(Key("Enter", "open", also=("Space",)))

    def ends(self) -> Hashable:
        return self.opens

    def hot(self, box: Rect, writer: Writer) -> Sequence[Rect]:
        return super().hot(box, writer) if self.is_question else ()


def checklist_form(known: Known, country: Country, *, hide_numbers: bool = False) -> Form:
    """The six points with their ticks, and the buttons of what can be done about them."""
    today = known.asked == known.today
    asked = NOT_ASKED if today else ASKED
    opens = {Point.HABITS: HABITS, Point.ASKED: asked}
    points: list[Field] = []
    for number, line in enumerate(checklist(known, numbers=not hide_numbers), 1):
        points.append(PointField(number, line, country, opens.get(line.point)))
    form = Form(
        habit_texts().checklist,
        (),
        points,
        (
            Button("Back", BACK),
            Button("Habits", HABITS, "h"),
            Button("Not asked after all" if today else "I have asked", asked, "a"),
        ),
        on_escape=BACK,
    )
    form.focus = len(points)  # no point is opened by the press that led here
    return form


def habits_form(last: date | None, today: date) -> Form:
    """The five habits and the two ticks of the week; every one may be passed over.

    `last` is the day on which they were looked at before.
    """
    options = [Option(text, answer) for answer, text in habit_texts().answers.items()]
    fields: list[Field] = [
        Words(habit, one.question, options) for habit, one in habit_texts().habits.items()
    ]
    fields += [Tick(name, one.tick, one.detail) for name, one in habit_texts().ticks.items()]
    lines = [*habit_texts().lines]
    if last is not None:
        lines.append(f"Last time: {day(last, today)}.")
    return Form(
        habit_texts().title,
        lines,
        fields,
        (Button("Keep", GO_ON), Button("Back", AWAY)),
        on_escape=AWAY,
    )
