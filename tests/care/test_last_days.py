"""What the first screen says of the last days: the gravest first, true, and each thing once."""

from datetime import date, timedelta

import pytest

from player.care.advice import LastDays, asks_morning, calls_of_last_days, fresh
from player.care.pain import PainOfDay

TODAY = date(2026, 3, 10)


def ago(days: int, before: int, after: int | None = None, morning: int | None = None) -> PainOfDay:
    return PainOfDay(TODAY - timedelta(days=days), before, after, morning)


def keys(last: LastDays) -> list[str]:
    return [call.card.key for call in calls_of_last_days(last)]


def test_nothing_known_says_nothing() -> None:
    assert calls_of_last_days(LastDays(TODAY)) == ()
    assert not asks_morning(LastDays(TODAY))


@pytest.mark.parametrize(("days", "asked"), [(0, False), (1, True), (2, False)])
def test_the_morning_is_asked_about_on_the_next_day_alone(days: int, asked: bool) -> None:
    assert asks_morning(LastDays(TODAY, (ago(days, 2),))) is asked
    assert not asks_morning(LastDays(TODAY, (ago(days, 2),), asked_today=True))


def test_one_worse_morning_asks_for_less_and_two_running_for_rest() -> None:
    assert keys(LastDays(TODAY, (ago(1, 3, 3, 3),))) == []
    assert keys(LastDays(TODAY, (ago(3, 3, 3, 3), ago(1, 3, 3, 4)))) == ["morning-worse"]
    assert keys(LastDays(TODAY, (ago(3, 3, 3, 4), ago(1, 3, 3, 4)))) == ["two-mornings-worse"]
    assert keys(LastDays(TODAY, (ago(3, 3, 3, 4), ago(1, 3, 3, 3)))) == []


def test_a_worse_morning_is_this_morning_or_said_no_more() -> None:
    assert keys(LastDays(TODAY, (ago(2, 3, 3, 4),))) == []
    assert keys(LastDays(TODAY, (ago(4, 3, 3, 4), ago(2, 3, 3, 4)))) == ["two-mornings-worse"]
    assert keys(LastDays(TODAY, (ago(5, 3, 3, 4), ago(3, 3, 3, 4)))) == []


def test_a_rise_during_the_last_routine_is_named_and_no_earlier_one() -> None:
    assert keys(LastDays(TODAY, (ago(0, 1, 3),))) == ["after-worse"]
    assert keys(LastDays(TODAY, (ago(2, 1, 5), ago(0, 1, 1)))) == []


def test_a_run_of_pain_comes_before_the_trend_and_sitting_last() -> None:
    last = LastDays(
        TODAY,
        (ago(0, 1, 3),),
        pain_since=TODAY - timedelta(days=6),
        window_days=3,
        sat=(60, 90, 120, 60),
    )
    assert keys(last) == ["pain-day-7", "after-worse", "urge-in-window", "after-sitting"]


def test_a_little_more_is_said_only_when_nothing_else_is() -> None:
    green = tuple(ago(days, 2, 3, 2) for days in (5, 3, 1))
    assert keys(LastDays(TODAY, green)) == ["may-do-more"]
    assert keys(LastDays(TODAY, green, window_days=3)) == ["urge-in-window"]


def test_what_was_shown_comes_again_only_for_new_days() -> None:
    first = calls_of_last_days(LastDays(TODAY, (ago(1, 3, 3, 4),)))
    shown = {call.mark for call in first}
    assert fresh(calls_of_last_days(LastDays(TODAY, (ago(1, 3, 3, 4),))), shown) == ()
    tomorrow = TODAY + timedelta(days=1)
    newer = (ago(1, 3, 3, 3), PainOfDay(TODAY, 3, 3, 4))
    assert [c.card.key for c in fresh(calls_of_last_days(LastDays(tomorrow, newer)), shown)] == [
        "morning-worse"
    ]
