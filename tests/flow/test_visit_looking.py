"""Looking back as prose: what is shown after what was answered, and what is kept."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import UTC, date, datetime

from player.care.advice import Call, fresh
from player.care.checklist import LESS_MOVEMENT, WEAKER
from player.care.texts import habit_texts
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
from player.flow.diary import ask_habits, show_checklist, show_history
from player.flow.questions import (
    AskCrack,
    AskHabits,
    ShowCard,
    ShowChecklist,
    ShowHistory,
    ShowLines,
)
from player.model.diary import (
    Consulted,
    Entry,
    Habit,
    HabitAnswer,
    HabitCheck,
    WeeklyCheck,
)

NOW = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)


class Kept:
    """A person that notes what is kept."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.shown: set[str] = set()

    def now(self) -> datetime:
        return NOW

    def today(self) -> date:
        return NOW.date()

    def note(self, entry: Entry) -> None:
        self.entries.append(entry)

    def quiet(self) -> tuple[str, ...]:
        return ()

    def fresh(self, calls: Sequence[Call]) -> tuple[Call, ...]:
        unseen = fresh(calls, self.shown)
        self.shown |= {call.mark for call in unseen}
        return unseen


def through(going: Generator[object, object, None], *answers: object) -> list[object]:
    """What is shown when it is answered so."""
    shown = [next(going)]
    for answer in answers:
        try:
            shown.append(going.send(answer))
        except StopIteration:
            return shown
    return shown


def test_the_checklist_leads_back_to_the_page_of_urges() -> None:
    shown = through(show_history(Kept()), Go.CHECKLIST, Filled(BACK), Go.AWAY)
    assert shown == [ShowHistory(), ShowChecklist(), ShowHistory(urges=True)]


def test_a_crack_can_be_noted_while_looking_back() -> None:
    shown = through(show_history(Kept()), Go.CRACK, Filled(AWAY), Go.AWAY)
    assert shown == [ShowHistory(), AskCrack(()), ShowHistory(urges=True)]


def test_having_asked_is_kept_and_can_be_taken_back() -> None:
    person = Kept()
    shown = through(
        show_checklist(person),
        Filled(ASKED),
        Filled(NOT_ASKED),
        Filled(BACK),
    )
    assert shown == [ShowChecklist()] * 3
    assert person.entries == [
        Consulted(NOW, NOW.date()),
        Consulted(NOW, NOW.date(), asked=False),
    ]


def test_the_habits_are_kept_as_far_as_they_were_answered() -> None:
    person = Kept()
    given = {str(habit): None for habit in Habit} | {
        Habit.BAG: HabitAnswer.CHANGED, LESS_MOVEMENT: False, WEAKER: False
    }  # fmt: skip
    shown = through(show_checklist(person), Filled(HABITS), Filled(GO_ON, given), Filled(BACK))
    assert shown == [ShowChecklist(), AskHabits(), ShowChecklist()]
    assert person.entries == [
        HabitCheck(NOW, NOW.date(), {Habit.BAG: HabitAnswer.CHANGED}),
        WeeklyCheck(NOW, NOW.date()),
    ]


def test_passing_over_all_of_it_and_going_back_keep_nothing() -> None:
    for answer in (Filled(GO_ON, {LESS_MOVEMENT: False}), Filled(AWAY, {WEAKER: True})):
        person = Kept()
        assert through(ask_habits(person), answer) == [AskHabits()]
        assert person.entries == []


def test_a_tick_brings_its_card_once_on_a_day() -> None:
    person = Kept()
    ticked = Filled(GO_ON, {WEAKER: True, LESS_MOVEMENT: True})
    shown = through(ask_habits(person), ticked, Filled(SEEN), Filled(SEEN))
    cards = [one.card.key for one in shown if isinstance(one, ShowCard)]
    assert cards == ["weekly-weaker", "weekly-less-movement"]
    assert person.entries == [WeeklyCheck(NOW, NOW.date(), less_movement=True, weaker=True)]
    assert through(ask_habits(person), ticked) == [AskHabits()]


def test_each_yes_to_a_habit_is_answered_with_one_next_step() -> None:
    person = Kept()
    given = {Habit.BAG: HabitAnswer.YES, Habit.LEGS: HabitAnswer.YES, Habit.HAND: HabitAnswer.NO}
    shown = through(
        ask_habits(person), Filled(GO_ON, {**given, WEAKER: True}), Filled(SEEN), Filled(SEEN)
    )
    assert [type(one) for one in shown] == [AskHabits, ShowCard, ShowLines]
    told = shown[2]
    assert isinstance(told, ShowLines)
    asked = habit_texts().habits
    assert told.points == (asked[Habit.BAG].next, asked[Habit.LEGS].next)
