"""The order of screens that note something: a morning, a crack, the checklist, the habits."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from msgspec.structs import fields

from player.care.advice import PASSED_OVER, Call, after_crack, asks_morning, calls, crack_calls
from player.care.cards import advice_cards
from player.care.checklist import LESS_MOVEMENT, WEAKER, weekly_calls
from player.care.crack import ends_day
from player.care.screening import Lock
from player.care.stop_signs import StopSign
from player.care.texts import crack_says, morning_says, next_steps, sounds
from player.flow.answers import (
    ASKED,
    AWAY,
    CHECKLIST,
    GO_ON,
    HABITS,
    NOT_ASKED,
    SORE,
    Filled,
    Go,
)
from player.flow.questions import (
    AskCrack,
    AskHabits,
    AskMorning,
    ShowCard,
    ShowChecklist,
    ShowHelp,
    ShowHistory,
    ShowLines,
)
from player.flow.safety import closed, whom_to_call
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

Going = Generator[object, object, None]


def looking_back(person: Person) -> Going:
    """The history, until the person goes back from it."""
    urges = False
    while True:
        answer = yield ShowHistory(urges)
        if answer == CHECKLIST:
            yield from checklist(person)
        elif answer is Go.CRACK:
            yield from crack(person)
        else:
            return
        urges = True


def help_cards(person: Person) -> Going:
    """The help, until the person goes back from it; the checklist is one of its rows."""
    while (yield ShowHelp()) == CHECKLIST:
        yield from checklist(person)


def checklist(person: Person) -> Going:
    """The checklist, until the person goes back from it; its fourth point leads to the habits."""
    while True:
        filled = yield ShowChecklist()
        button = filled.button if isinstance(filled, Filled) else None
        if button == HABITS:
            yield from habits(person)
        elif button in (ASKED, NOT_ASKED):
            person.note(Consulted(person.now(), person.today(), asked=button == ASKED))
        else:
            return


def habits(person: Person) -> Going:
    """Ask, keep what was answered, and show what follows: the cards of the ticks, the next steps.

    What was passed over is not kept, and where all of it was, nothing is.
    """
    filled = yield AskHabits()
    if not isinstance(filled, Filled) or filled.button != GO_ON:
        return
    given = {habit: filled.values.get(habit) for habit in Habit}
    answers = {habit: one for habit, one in given.items() if isinstance(one, HabitAnswer)}
    less, weaker = (bool(filled.values.get(name)) for name in (LESS_MOVEMENT, WEAKER))
    if answers:
        person.note(HabitCheck(person.now(), person.today(), answers))
    if answers or less or weaker:
        check = WeeklyCheck(person.now(), person.today(), less, weaker)
        person.note(check)
        for call in person.fresh(weekly_calls(check)):
            yield ShowCard(call.card)
    after = next_steps(answers)
    if after.steps:
        yield ShowLines(after.title, after.lines, points=after.steps)


def headline(person: Person) -> str:
    """The one line that the first screen has for the person now; empty if none."""
    last = person.last_days()
    if asks_morning(last):
        return morning_says("title")
    return next((call.card.title for call in person.unseen(calls(last))), "")


def notice(person: Person) -> Generator[object, object, None]:
    """Ask what the line asks, and show the card it stands for; one card at a time."""
    if asks_morning(person.last_days()):
        goes_on = yield from _morning(person)
        if not goes_on:
            return
    for call in first_of(person, calls(person.last_days())):
        yield ShowCard(call.card)


def first_of(person: Person, called: Sequence[Call]) -> tuple[Call, ...]:
    """The first of these cards that was not shown yet, if there is one; it counts as shown."""
    return person.fresh(person.unseen(called)[:1])


def _morning(person: Person) -> Generator[object, object, bool]:
    """Ask about the morning and keep the answer; whether a card may come after it."""
    filled = yield AskMorning()
    if not isinstance(filled, Filled) or filled.button not in (GO_ON, AWAY):
        return False
    pain, stiffness = filled.values.get("pain"), filled.values.get("stiffness")
    if filled.button == AWAY or not isinstance(pain, int):
        person.note(CardShown(person.now(), person.today(), PASSED_OVER))
        return False
    stiff = stiffness if isinstance(stiffness, int) else None
    person.note(Morning(person.now(), person.today(), pain, stiff))
    if filled.values.get(SORE):
        yield ShowCard(advice_cards()["sore-too-long"])
        return False
    return True


def ended_by_call(played: object) -> bool:
    """Whether a sign ended it for which help is to be called."""
    sign = getattr(played, "sign", None)
    return isinstance(sign, StopSign) and sign.calls


def crack(person: Person) -> Going:
    """Note a crack, and show the cards of its signs, or one other, or its one true sentence."""
    filled = yield AskCrack(person.quiet())
    if not isinstance(filled, Filled) or filled.button != GO_ON:
        return
    noted = crack_of(filled, person.now(), person.today())
    person.note(noted)
    yield from _answered(person, noted)
    if ends_day(noted) is not None and person.standing().lock is not Lock.OPEN:
        yield from closed(person)


def _answered(person: Person, noted: Crack) -> Going:
    """The cards of its signs; without any, one other card, or a few lines."""
    help_now = whom_to_call(person.standing())
    kept: tuple[str, ...] = (crack_says("kept"),)
    cards = person.fresh(crack_calls(noted))
    if not cards and not help_now:
        cards = first_of(person, after_crack(noted, person.last_days(), person.quiet()))
        kept += _of_its_sound(noted)
    for call in cards:
        yield ShowCard(call.card, kept)
    if not cards:
        said = person.quiet() or (crack_says("noted"),)
        yield ShowLines("Noted", (*said, *_of_its_sound(noted)), help_now)


def _of_its_sound(crack: Crack) -> tuple[str, ...]:
    """What there is to say about the sound, if it was told."""
    return (sounds()[crack.sound].advice,) if crack.sound else ()


def crack_of(filled: Filled, at: datetime, day: date) -> Crack:
    """The record of what was answered; what was passed over is not in it."""
    known = {one.name for one in fields(Crack)}
    given: dict[str, Any] = {
        name: value for name, value in filled.values.items() if name in known and value is not None
    }
    return Crack(at=at, day=day, **given)
