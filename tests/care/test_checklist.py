"""The six points as the log fills them in, and the cards of the weekly ticks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.care.cards import card_texts
from player.care.checklist import DAYS, CheckedPoint, Known, checklist, next_steps, weekly_calls
from player.care.emergency import filled
from player.care.texts import habit_texts
from player.model.care import Point
from player.model.diary import (
    Crack,
    Habit,
    HabitAnswer,
    HabitCheck,
    Response,
    Urge,
    WeeklyCheck,
)
from player.model.record import PainKind
from player.model.settings import Country

NOON = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)
TODAY = NOON.date()


def urge(ago: int = 0, **more: object) -> Urge:
    return Urge(NOON - timedelta(ago), TODAY - timedelta(ago), 6, **more)  # type: ignore[arg-type]


def crack(ago: int = 0, **more: object) -> Crack:
    return Crack(NOON - timedelta(ago), TODAY - timedelta(ago), **more)  # type: ignore[arg-type]


def lines(**known: object) -> dict[Point, CheckedPoint]:
    found = checklist(Known(TODAY, **known))  # type: ignore[arg-type]
    assert [line.point for line in found] == list(Point)
    return {line.point: line for line in found}


def test_with_an_empty_log_nothing_is_ticked() -> None:
    assert not any(line.ticked for line in lines().values())


def test_the_first_three_points_are_ticked_by_four_weeks_of_the_log() -> None:
    old = lines(cracks=[crack(DAYS)], urges=[urge(DAYS)])
    assert not any(line.ticked for line in old.values())
    new = lines(cracks=[crack(DAYS - 1)])
    assert [new[point].ticked for point in Point][:3] == [True, True, True]
    only_urge = lines(urges=[urge(1)])
    assert [only_urge[point].ticked for point in Point][:3] == [False, True, True]


def test_pain_is_counted_by_its_strength_or_its_kind() -> None:
    cracks = [crack(1, pain=2), crack(1, pain_kind=PainKind.SHARP), crack(2), crack(40, pain=9)]
    assert "2 of the 3" in lines(cracks=cracks)[Point.PAIN].said
    assert lines(cracks=[crack()])[Point.PAIN].said.startswith("Painless")


@pytest.mark.parametrize(
    ("cracks", "name"),
    [
        (0, "Occasional"),
        (7, "Occasional"),
        (14, "Several"),
        (35, "Frequent"),
        (70, "Ten or more"),
    ],
)
def test_how_often_is_named_as_frequency_alone(cracks: int, name: str) -> None:
    found = lines(urges=[urge()], cracks=[crack(n % 7) for n in range(cracks)])
    assert found[Point.OFTEN].said.startswith(name)


def test_signs_are_named_with_their_counts() -> None:
    said = lines(
        urges=[urge(1, pain=PainKind.NUMB)],
        cracks=[crack(1, numb_or_weak=True), crack(2, tender_or_swollen=True)],
        weekly=WeeklyCheck(NOON, TODAY, weaker=True),
    )[Point.SIGNS].said
    for part in ("numb or weak (2)", "tender or swollen (1)", "a weaker muscle (1)"):
        assert part in said
    late = WeeklyCheck(NOON, TODAY - timedelta(DAYS), weaker=True)
    assert not lines(weekly=late)[Point.SIGNS].ticked
    assert "None" in lines(urges=[urge()])[Point.SIGNS].said


def test_a_look_at_the_habits_holds_for_a_week() -> None:
    for ago, ticked in ((0, True), (6, True), (7, False)):
        day = TODAY - timedelta(ago)
        check = HabitCheck(NOON, day, {Habit.BAG: HabitAnswer.CHANGED, Habit.LEGS: HabitAnswer.YES})
        line = lines(habits=check)[Point.HABITS]
        assert line.ticked is ticked
        assert (Habit.BAG in line.said, Habit.LEGS in line.said) == (ticked, False)


def test_the_fifth_point_is_ticked_by_a_routine_after_an_urge_within_seven_days() -> None:
    met = urge(6, response=Response.RESCUE)
    assert lines(urges=[met, urge(1)])[Point.DRILLS] == CheckedPoint(
        Point.DRILLS, True, "A routine met 1 of 2 urges in the last seven days."
    )
    assert "the one urge" in lines(urges=[met])[Point.DRILLS].said
    assert not lines(urges=[urge(7, response=Response.RESCUE), urge(1)])[Point.DRILLS].ticked


@pytest.mark.parametrize(
    ("asked", "since", "ticked"),
    [
        (None, None, False),
        (0, None, True),
        (300, None, True),
        (300, 2, True),
        (300, 3, False),
        (3, 3, True),
        (4, 3, False),
        (None, 10, False),
    ],
)
def test_having_asked_counts_until_a_new_pain_stays(
    asked: int | None, since: int | None, ticked: bool
) -> None:
    def ago(days: int | None) -> date | None:
        return None if days is None else TODAY - timedelta(days)

    assert lines(asked=ago(asked), pain_since=ago(since))[Point.ASKED].ticked is ticked


days = st.integers(0, 40)
urges = st.builds(lambda ago, met: urge(ago, response=met), days, st.sampled_from(Response))
cracks = st.builds(
    lambda ago, pain, numb: crack(ago, pain=pain, numb_or_weak=numb),
    days, st.integers(0, 10), st.booleans(),
)  # fmt: skip


@given(st.lists(urges), st.lists(cracks), st.none() | days, st.none() | days)
def test_without_numbers_there_are_none_but_in_days(
    some: list[Urge], others: list[Crack], asked: int | None, since: int | None
) -> None:
    ago = [None if n is None else TODAY - timedelta(n) for n in (asked, since)]
    known = Known(TODAY, some, others, asked=ago[0], pain_since=ago[1])
    told = checklist(known, numbers=False)
    assert [line.ticked for line in told] == [line.ticked for line in checklist(known)]
    for line in told:
        for country in Country:
            said = filled(line.said, country)
            assert said
        if "You said on" not in line.said:
            assert not any(sign.isdigit() for sign in line.said)


def test_every_habit_answer_and_tick_has_its_words() -> None:
    assert list(habit_texts().habits) == list(Habit)
    assert [value for value, _ in habit_texts().answers.items()] == list(HabitAnswer)
    assert {name: bool(WeeklyCheck(NOON, TODAY, **{name: True})) for name in habit_texts().ticks}


def test_each_yes_has_one_next_step() -> None:
    answers = {Habit.LEGS: HabitAnswer.YES, Habit.BAG: HabitAnswer.YES, Habit.HAND: HabitAnswer.NO}
    several = next_steps(answers)
    habits = habit_texts().habits
    assert several.steps == (habits[Habit.BAG].next, habits[Habit.LEGS].next)
    assert len(several.lines) == 1  # one of them is enough
    one = next_steps({Habit.WALLET: HabitAnswer.YES})
    assert (len(one.steps), one.lines) == (1, ())
    assert one.title != several.title
    assert next_steps(dict.fromkeys(Habit, HabitAnswer.CHANGED)).steps == ()


def test_each_tick_calls_for_its_card_once_on_a_day() -> None:
    assert weekly_calls(WeeklyCheck(NOON, TODAY)) == ()
    both = weekly_calls(WeeklyCheck(NOON, TODAY, less_movement=True, weaker=True))
    assert {call.card.key for call in both} == {"weekly-weaker", "weekly-less-movement"}
    assert all(card_texts().advice[call.card.key] == call.card for call in both)
    later = weekly_calls(WeeklyCheck(NOON, TODAY + timedelta(7), weaker=True))
    assert later[0].mark not in {call.mark for call in both}
