"""The order of looking back, as prose: the history, the checklist, the weekly habits. No window."""

from __future__ import annotations

from collections.abc import Generator

from msgspec import Struct

from player.care.checklist import LESS_MOVEMENT, WEAKER, weekly_calls
from player.care.texts import next_steps
from player.flow.answers import GO_ON, Filled, Go
from player.flow.visit_cards import ToCard, ToTold
from player.flow.visit_care import CareHouse, crack
from player.model.diary import Consulted, Habit, HabitAnswer, HabitCheck, WeeklyCheck

Going = Generator[object, object, None]

CHECKLIST = "checklist"
"""What the history answers when the checklist is wanted."""

HABITS, ASKED, NOT_ASKED = "habits", "asked", "not asked"
"""Buttons of the checklist: to the habits; "I have asked someone", and to take that back."""


class ToLookBack(Struct, frozen=True):
    """Show the history, at its page of urges or at that of the sessions.

    The answer is `CHECKLIST`, `Go.CRACK`, or anything else to go back.
    """

    urges: bool = False


class ToChecklist(Struct, frozen=True):
    """Show the six points as the log fills them in; the answer is a `Filled`."""


class ToHabits(Struct, frozen=True):
    """Ask about the five habits and the two ticks of the week; the answer is a `Filled`."""


def looking_back(house: CareHouse) -> Going:
    """The history, until the person goes back from it."""
    urges = False
    while True:
        answer = yield ToLookBack(urges)
        if answer == CHECKLIST:
            yield from checklist(house)
        elif answer is Go.CRACK:
            yield from crack(house)
        else:
            return
        urges = True


class ToHelp(Struct, frozen=True):
    """Show the help; the answer is `CHECKLIST`, or anything else to go back."""


def help_cards(house: CareHouse) -> Going:
    """The help, until the person goes back from it; the checklist is one of its rows."""
    while (yield ToHelp()) == CHECKLIST:
        yield from checklist(house)


def checklist(house: CareHouse) -> Going:
    """The checklist, until the person goes back from it; its fourth point leads to the habits."""
    while True:
        filled = yield ToChecklist()
        button = filled.button if isinstance(filled, Filled) else None
        if button == HABITS:
            yield from habits(house)
        elif button in (ASKED, NOT_ASKED):
            house.note(Consulted(house.now(), house.today(), asked=button == ASKED))
        else:
            return


def habits(house: CareHouse) -> Going:
    """Ask, keep what was answered, and show what follows: the cards of the ticks, the next steps.

    What was passed over is not kept, and where all of it was, nothing is.
    """
    filled = yield ToHabits()
    if not isinstance(filled, Filled) or filled.button != GO_ON:
        return
    given = {habit: filled.values.get(habit) for habit in Habit}
    answers = {habit: one for habit, one in given.items() if isinstance(one, HabitAnswer)}
    less, weaker = (bool(filled.values.get(name)) for name in (LESS_MOVEMENT, WEAKER))
    if answers:
        house.note(HabitCheck(house.now(), house.today(), answers))
    if answers or less or weaker:
        check = WeeklyCheck(house.now(), house.today(), less, weaker)
        house.note(check)
        for call in house.fresh(weekly_calls(check)):
            yield ToCard(call.card)
    after = next_steps(answers)
    if after.steps:
        yield ToTold(after.title, after.lines, points=after.steps)
