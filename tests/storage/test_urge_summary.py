"""Looking back at urges and cracks, from values alone."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from player.model.diary import (
    Crack,
    FeltSide,
    Response,
    Situation,
    Urge,
    UrgeOutcome,
)
from player.storage.urge_summary import (
    UrgeDay,
    UrgeWeek,
    a_day,
    by_hour,
    by_situation,
    days_since,
    look_back,
    mean_fall,
    median_response,
    share_met,
    sides,
    trend,
    urge_days,
    window_days,
)

TODAY = date(2026, 3, 31)
NOON = datetime(2026, 3, 31, 12, 0, tzinfo=timezone(timedelta(hours=2)))
WINDOW = timedelta(minutes=20)


def urge(days_ago: int = 0, strength: int = 6, **more: object) -> Urge:
    back = timedelta(days=days_ago)
    return Urge(NOON - back, TODAY - back, strength, **more)  # type: ignore[arg-type]


def crack(days_ago: int = 0, **more: object) -> Crack:
    back = timedelta(days=days_ago)
    return Crack(NOON - back, TODAY - back, **more)  # type: ignore[arg-type]


def test_every_day_is_there_with_its_urges_and_cracks() -> None:
    found = urge_days([urge(2), urge(2), urge()], [crack(1)], TODAY - timedelta(days=3), TODAY)
    assert found == (
        UrgeDay(date(2026, 3, 28), 0, 0),
        UrgeDay(date(2026, 3, 29), 2, 0),
        UrgeDay(date(2026, 3, 30), 0, 1),
        UrgeDay(date(2026, 3, 31), 1, 0),
    )


@pytest.mark.parametrize(
    ("more", "met"),
    [
        ({}, False),
        ({"response": Response.RESCUE}, True),
        ({"response": Response.LONGER}, True),
        ({"response": Response.WALK}, False),
        ({"outcome": UrgeOutcome.ROUTINE}, True),
        ({"outcome": UrgeOutcome.PASSED}, False),
        ({"session": 3}, True),
    ],
)
def test_an_urge_is_met_by_a_routine(more: dict[str, object], met: bool) -> None:
    assert urge(**more).met is met


def test_the_share_met_and_the_mean_fall() -> None:
    urges = [
        urge(strength=8, strength_after=3, response=Response.RESCUE, response_seconds=90.0),
        urge(strength=5, strength_after=6, response=Response.WALK, response_seconds=300.0),
        urge(strength=9, response_seconds=1.0),
        urge(strength=9),
    ]
    assert share_met(urges) == 0.25
    assert mean_fall(urges) == 2.0
    assert median_response(urges) == 195.0


def test_what_is_not_known_is_none() -> None:
    assert (share_met([]), mean_fall([urge()]), median_response([urge()])) == (None, None, None)


def test_hours_situations_and_sides_are_plain_counts() -> None:
    evening = Urge(NOON.replace(hour=23), TODAY, 3, Situation.STRESS, side=FeltSide.LEFT)
    urges = [urge(situation=Situation.STRESS, side=FeltSide.LEFT), evening, urge()]
    hours = by_hour(urges)
    assert (len(hours), hours[12], hours[23], sum(hours)) == (24, 2, 1, 3)
    assert by_situation(urges)[Situation.STRESS] == 2
    assert set(by_situation([])) == set(Situation)
    assert sides(urges)[FeltSide.LEFT] == 2
    assert sides([crack(side=FeltSide.BOTH), crack()]) == {
        side: int(side is FeltSide.BOTH) for side in FeltSide
    }


def test_the_trend_is_four_weeks_that_end_today() -> None:
    urges = [urge(0, 6, strength_after=2), urge(6), urge(7), urge(27), urge(28)]
    found = trend(urges, [crack(6), crack(8), crack(28)], TODAY)
    assert found == (
        UrgeWeek(date(2026, 3, 4), 1, 0, 0.0, None),
        UrgeWeek(date(2026, 3, 11), 0, 0, None, None),
        UrgeWeek(date(2026, 3, 18), 1, 1, 0.0, None),
        UrgeWeek(date(2026, 3, 25), 2, 1, 0.0, 4.0),
    )


def test_days_with_an_urge_in_the_window_are_counted_once_each() -> None:
    urges = [
        urge(0, minutes_since_crack=5.0),
        urge(0, minutes_since_crack=19.9),
        urge(1, minutes_since_crack=20.0),
        urge(2),
        urge(6, minutes_since_crack=0.0),
        urge(7, minutes_since_crack=1.0),
    ]
    assert window_days(urges, TODAY, WINDOW) == 2
    assert window_days(urges, TODAY, timedelta(minutes=95)) == 3


def test_how_many_a_day_is_the_mean_of_seven_days() -> None:
    assert a_day([crack(0), crack(0), crack(6), crack(7)], TODAY) == pytest.approx(3 / 7)
    assert a_day([], TODAY) == 0


def test_days_since_a_day() -> None:
    assert days_since(TODAY, TODAY) == 0
    assert days_since(TODAY - timedelta(days=14), TODAY) == 14
    assert days_since(None, TODAY) is None


def test_looking_back_leaves_out_what_was_before_but_for_the_trend() -> None:
    urges = [urge(20, minutes_since_crack=1.0), urge(1, minutes_since_crack=1.0)]
    found = look_back(urges, [crack(20), crack(3)], TODAY - timedelta(days=3), TODAY, WINDOW)
    assert (found.urges, found.cracks, len(found.days)) == (1, 1, 4)
    assert [week.urges for week in found.weeks] == [0, 1, 0, 1]
    assert sum(found.by_hour) == 1
    assert found.window_days == 1
    assert found.cracks_a_day == pytest.approx(1 / 7)
