"""The order of the screens that note something: a morning, a crack, the checklist, the habits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec.structs import fields

from player.care.advice import (
    PASSED_OVER,
    Call,
    after_crack,
    asks_morning,
    calls_of_last_days,
    crack_calls,
)
from player.care.cards import card_texts
from player.care.checklist import LESS_MOVEMENT, WEAKER, next_steps, weekly_calls
from player.care.crack import ends_day
from player.care.screening import Lock
from player.care.texts import crack_texts, pain_texts
from player.flow.answers import ASKED, AWAY, GO_ON, HABITS, NOT_ASKED, SORE, Filled, Go
from player.flow.questions import (
    AskCrack,
    AskHabits,
    AskMorning,
    ShowCard,
    ShowChecklist,
    ShowHelp,
    ShowHistory,
    ShowLines,
    ask,
)
from player.flow.safety import show_closed, whom_to_call
from player.model.diary import (
    CardShown,
    Consulted,
    Crack,
    Habit,
    HabitAnswer,
    HabitCheck,
    Morning,
    WeeklyCheck,
)

if TYPE_CHECKING:
    from player.flow.person import Person
    from player.flow.questions import Asking


# The advice of the first screen


def headline(person: Person) -> str:
    """The one line that the first screen has for the person now; "" if none."""
    last = person.last_days()
    if asks_morning(last):
        return pain_texts().morning.title
    return next((call.card.title for call in person.unseen(calls_of_last_days(last))), "")


def show_notice(person: Person) -> Asking[None]:
    """Ask what that line asks, or show the card it stands for."""
    if asks_morning(person.last_days()):
        goes_on = yield from _morning(person)
        if not goes_on:
            return
    for call in first_of(person, calls_of_last_days(person.last_days())):
        yield from ask(ShowCard(call.card))


def first_of(person: Person, called: Sequence[Call]) -> tuple[Call, ...]:
    """The first of these cards that was not shown yet, if any; it counts as shown."""
    return person.fresh(person.unseen(called)[:1])


def _morning(person: Person) -> Asking[bool]:
    """Ask about the morning and keep the answer; whether a card may come after it."""
    filled = yield from ask(AskMorning())
    if filled.button not in (GO_ON, AWAY):
        return False
    pain = filled.number("pain")
    if filled.button == AWAY or pain is None:
        person.note(CardShown(person.now(), person.today(), PASSED_OVER))
        return False
    person.note(Morning(person.now(), person.today(), pain, filled.number("stiffness")))
    if filled.ticked(SORE):
        yield from ask(ShowCard(card_texts().advice["sore-too-long"]))
        return False
    return True


# A crack


def note_crack(person: Person) -> Asking[None]:
    """Note a crack, and show the cards of its signs, or another card, or a few lines."""
    filled = yield from ask(AskCrack(person.quiet()))
    if filled.button != GO_ON:
        return
    noted = _crack_of(filled, person)
    person.note(noted)
    help_now = whom_to_call(person.standing())
    sound = (crack_texts().sounds[noted.sound].advice,) if noted.sound else ()
    lines: tuple[str, ...] = (crack_texts().kept,)
    cards = person.fresh(crack_calls(noted))
    if not cards and not help_now:
        cards = first_of(person, after_crack(noted, person.last_days(), person.quiet()))
        lines += sound
    for call in cards:
        yield from ask(ShowCard(call.card, lines))
    if not cards:
        lines = person.quiet() or (crack_texts().noted,)
        yield from ask(ShowLines("Noted", (*lines, *sound), help_now))
    if ends_day(noted) is not None and person.standing().lock is not Lock.OPEN:
        yield from show_closed(person)


def _crack_of(filled: Filled, person: Person) -> Crack:
    """The entry for what was answered; what was passed over is not in it."""
    known = {one.name for one in fields(Crack)}
    given: dict[str, Any] = {
        name: value for name, value in filled.values.items() if name in known and value is not None
    }
    return Crack(at=person.now(), day=person.today(), **given)


# Looking back


def show_history(person: Person) -> Asking[None]:
    """The history, until the person goes back from it."""
    urges = False
    while True:
        answer = yield from ask(ShowHistory(urges))
        if answer is Go.CHECKLIST:
            yield from show_checklist(person)
        elif answer is Go.CRACK:
            yield from note_crack(person)
        else:
            return
        urges = True


def show_help(person: Person) -> Asking[None]:
    """The help, until the person goes back from it; the checklist is one of its rows."""
    while (yield from ask(ShowHelp())) is Go.CHECKLIST:
        yield from show_checklist(person)


def show_checklist(person: Person) -> Asking[None]:
    """The checklist, until the person goes back from it; its fourth point leads to the habits."""
    while True:
        filled = yield from ask(ShowChecklist())
        if filled.button == HABITS:
            yield from ask_habits(person)
        elif filled.button in (ASKED, NOT_ASKED):
            asked = filled.button == ASKED
            person.note(Consulted(person.now(), person.today(), asked=asked))
        else:
            return


def ask_habits(person: Person) -> Asking[None]:
    """Ask, keep what was answered, and show what follows: the cards of the ticks, the next steps.

    A question that was passed over is not kept; if all were, nothing is.
    """
    filled = yield from ask(AskHabits())
    if filled.button != GO_ON:
        return
    given = {habit: filled.word(habit, HabitAnswer) for habit in Habit}
    answers = {habit: answer for habit, answer in given.items() if answer is not None}
    less, weaker = filled.ticked(LESS_MOVEMENT), filled.ticked(WEAKER)
    if answers:
        person.note(HabitCheck(person.now(), person.today(), answers))
    if answers or less or weaker:
        check = WeeklyCheck(person.now(), person.today(), less, weaker)
        person.note(check)
        for call in person.fresh(weekly_calls(check)):
            yield from ask(ShowCard(call.card))
    after = next_steps(answers)
    if after.steps:
        yield from ask(ShowLines(after.title, after.lines, points=after.steps))
