"""A morning, the advice of the last days, a crack, and looking back; without a window."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from player.care.checklist import LESS_MOVEMENT, WEAKER
from player.care.pain import PainOfDay
from player.care.texts import habit_texts, pain_texts
from player.flow.answers import (
    ASKED,
    AWAY,
    BACK,
    GO_ON,
    HABITS,
    NOT_ASKED,
    SEEN,
    Filled,
    Go,
)
from player.flow.diary import ask_habits, headline, note_crack, show_checklist, show_history
from player.flow.questions import (
    AskCrack,
    AskHabits,
    AskMorning,
    AskRoutine,
    ShowCard,
    ShowChecklist,
    ShowHistory,
    ShowLines,
)
from player.flow.safety import ask_due
from player.flow.visit import visit
from player.model.diary import (
    BackArea,
    CardShown,
    Consulted,
    Crack,
    Habit,
    HabitAnswer,
    HabitCheck,
    Morning,
    WeeklyCheck,
)
from tests.flow.people import OK, WHEN, CarefulPerson, PaperPerson, kinds, walk

TODAY = date(2026, 3, 2)
NOW = WHEN + timedelta(hours=9)


def worse(days_ago: int, morning: int | None = None) -> PainOfDay:
    return PainOfDay(TODAY - timedelta(days=days_ago), 2, 2, morning)


@pytest.fixture
def person() -> CarefulPerson:
    """Somebody who answered the first page today."""
    person = CarefulPerson()
    walk(ask_due(person), OK)
    return person


def test_without_anything_to_say_there_is_no_line(person: CarefulPerson) -> None:
    assert headline(person) == ""


def test_the_morning_after_a_routine_is_asked_about_and_its_card_comes_with_the_answer(
    person: CarefulPerson,
) -> None:
    person.days = (worse(1),)
    assert headline(person) == pain_texts().morning.title
    going = visit(person)
    assert isinstance(next(going), AskRoutine)
    assert going.send(Go.NOTICE) == AskMorning()
    person.days = (worse(1, morning=5),)
    card = going.send(Filled(GO_ON, {"pain": 5, "stiffness": None, "sore": False}))
    assert isinstance(card, ShowCard)
    assert card.card.key == "morning-worse"
    kept = person.kept[-1]
    assert isinstance(kept, Morning)
    assert (kept.pain, kept.stiffness) == (5, None)
    assert isinstance(going.send(Filled(SEEN)), AskRoutine)
    assert headline(person) == ""


@pytest.mark.parametrize(
    "answer", [Filled(AWAY, {"pain": 3}), Filled(GO_ON, {"pain": None, "sore": True})]
)
def test_a_morning_that_is_passed_over_is_not_asked_about_again_that_day(
    answer: Filled, person: CarefulPerson
) -> None:
    person.days = (worse(1),)
    assert kinds(walk(visit(person), Go.NOTICE, answer)) == [AskRoutine, AskMorning, AskRoutine]
    assert isinstance(person.kept[-1], CardShown)
    assert headline(person) == ""


def test_muscles_that_are_sore_for_long_bring_their_card(person: CarefulPerson) -> None:
    person.days = (worse(1),)
    shown = walk(visit(person), Go.NOTICE, Filled(GO_ON, {"pain": 1, "sore": True}), Filled(SEEN))
    assert kinds(shown) == [AskRoutine, AskMorning, ShowCard, AskRoutine]
    assert shown[2].card.key == "sore-too-long"


def test_one_card_at_a_time_and_each_once(person: CarefulPerson) -> None:
    person.days = (PainOfDay(TODAY, 2, 5),)
    title = headline(person)
    shown = walk(visit(person), Go.NOTICE, Filled(SEEN), Go.NOTICE)
    assert kinds(shown) == [AskRoutine, ShowCard, AskRoutine, AskRoutine]
    assert shown[1].card.title == title


# A crack


def test_a_crack_is_noted_without_reproach_and_each_card_comes_once() -> None:
    person = CarefulPerson()
    answers = Filled(GO_ON, {"area": BackArea.NECK, "side": None, "pain": None, "unknown": 3})
    shown = walk(note_crack(person), answers, Filled(GO_ON))
    assert kinds(shown) == [AskCrack, ShowCard, "the end"]
    kept = person.kept[0]
    assert isinstance(kept, Crack)
    assert (kept.area, kept.side, kept.pain) == (BackArea.NECK, None, 0)
    again = walk(note_crack(person), answers, Filled(GO_ON))
    assert kinds(again) == [AskCrack, ShowLines, "the end"]


# Looking back


def test_the_checklist_leads_back_to_the_page_of_urges() -> None:
    shown = walk(show_history(PaperPerson()), Go.CHECKLIST, Filled(BACK), Go.AWAY)
    assert shown == [ShowHistory(), ShowChecklist(), ShowHistory(urges=True), "the end"]


def test_a_crack_can_be_noted_while_looking_back() -> None:
    shown = walk(show_history(PaperPerson()), Go.CRACK, Filled(AWAY), Go.AWAY)
    assert shown == [ShowHistory(), AskCrack(()), ShowHistory(urges=True), "the end"]


def test_having_asked_is_kept_and_can_be_taken_back() -> None:
    person = PaperPerson()
    shown = walk(
        show_checklist(person),
        Filled(ASKED),
        Filled(NOT_ASKED),
        Filled(BACK),
    )
    assert shown == [ShowChecklist()] * 3 + ["the end"]
    assert person.kept == [
        Consulted(NOW, NOW.date()),
        Consulted(NOW, NOW.date(), asked=False),
    ]


def test_the_habits_are_kept_as_far_as_they_were_answered() -> None:
    person = PaperPerson()
    given = {str(habit): None for habit in Habit} | {
        Habit.BAG: HabitAnswer.CHANGED, LESS_MOVEMENT: False, WEAKER: False
    }  # fmt: skip
    shown = walk(show_checklist(person), Filled(HABITS), Filled(GO_ON, given), Filled(BACK))
    assert shown == [ShowChecklist(), AskHabits(), ShowChecklist(), "the end"]
    assert person.kept == [
        HabitCheck(NOW, NOW.date(), {Habit.BAG: HabitAnswer.CHANGED}),
        WeeklyCheck(NOW, NOW.date()),
    ]


def test_passing_over_all_of_it_and_going_back_keep_nothing() -> None:
    for answer in (Filled(GO_ON, {LESS_MOVEMENT: False}), Filled(AWAY, {WEAKER: True})):
        person = PaperPerson()
        assert walk(ask_habits(person), answer) == [AskHabits(), "the end"]
        assert person.kept == []


def test_a_tick_brings_its_card_once_on_a_day() -> None:
    person = PaperPerson()
    ticked = Filled(GO_ON, {WEAKER: True, LESS_MOVEMENT: True})
    shown = walk(ask_habits(person), ticked, Filled(SEEN), Filled(SEEN))
    cards = [one.card.key for one in shown if isinstance(one, ShowCard)]
    assert cards == ["weekly-weaker", "weekly-less-movement"]
    assert person.kept == [WeeklyCheck(NOW, NOW.date(), less_movement=True, weaker=True)]
    assert walk(ask_habits(person), ticked) == [AskHabits(), "the end"]


def test_each_yes_to_a_habit_is_answered_with_one_next_step() -> None:
    person = PaperPerson()
    given = {Habit.BAG: HabitAnswer.YES, Habit.LEGS: HabitAnswer.YES, Habit.HAND: HabitAnswer.NO}
    shown = walk(
        ask_habits(person), Filled(GO_ON, {**given, WEAKER: True}), Filled(SEEN), Filled(SEEN)
    )
    assert kinds(shown) == [AskHabits, ShowCard, ShowLines, "the end"]
    told = shown[2]
    assert isinstance(told, ShowLines)
    asked = habit_texts().habits
    assert told.points == (asked[Habit.BAG].next, asked[Habit.LEGS].next)
