"""Looking back at urges and cracks, from values alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone

import pytest

from player.care.urge_summary import (
    UrgeDay,
    UrgeSummary,
    UrgeWeek,
    cracks_a_day,
    summarize_urges,
    window_days,
)
from player.model.diary import (
    Crack,
    FeltSide,
    Response,
    Situation,
    Urge,
    UrgeOutcome,
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


def summary(
    urges: Sequence[Urge] = (), cracks: Sequence[Crack] = (), days: int = 27
) -> UrgeSummary:
    return summarize_urges(urges, cracks, TODAY - timedelta(days=days), TODAY, WINDOW)


def test_every_day_is_there_with_its_urges_and_cracks() -> None:
    found = summary([urge(2), urge(2), urge()], [crack(1)], 3)
    assert found.days == (
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
    found = summary(urges)
    assert (found.share_met, found.mean_fall, found.median_response) == (0.25, 2.0, 195.0)


def test_what_is_not_known_is_none() -> None:
    assert summary().share_met is None
    found = summary([urge()])
    assert (found.mean_fall, found.median_response) == (None, None)


def test_hours_situations_and_sides_are_plain_counts() -> None:
    evening = Urge(NOON.replace(hour=23), TODAY, 3, Situation.STRESS, side=FeltSide.LEFT)
    urges = [urge(situation=Situation.STRESS, side=FeltSide.LEFT), evening, urge()]
    found = summary(urges, [crack(side=FeltSide.BOTH), crack()])
    hours = found.by_hour
    assert (len(hours), hours[12], hours[23], sum(hours)) == (24, 2, 1, 3)
    assert found.by_situation[Situation.STRESS] == 2
    assert set(found.by_situation) == set(Situation)
    assert found.urge_sides[FeltSide.LEFT] == 2
    assert found.crack_sides == {side: int(side is FeltSide.BOTH) for side in FeltSide}


def test_the_trend_is_four_weeks_that_end_today() -> None:
    urges = [urge(0, 6, strength_after=2), urge(6), urge(7), urge(27), urge(28)]
    found = summary(urges, [crack(6), crack(8), crack(28)])
    assert found.weeks == (
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
    assert cracks_a_day([crack(0), crack(0), crack(6), crack(7)], TODAY) == pytest.approx(3 / 7)
    assert cracks_a_day([], TODAY) == 0


def test_looking_back_leaves_out_what_was_before_but_for_the_trend() -> None:
    urges = [urge(20, minutes_since_crack=1.0), urge(1, minutes_since_crack=1.0)]
    found = summary(urges, [crack(20), crack(3)], 3)
    assert (found.urges, found.cracks, len(found.days)) == (1, 1, 4)
    assert [week.urges for week in found.weeks] == [0, 1, 0, 1]
    assert sum(found.by_hour) == 1
    assert found.window_days == 1
    assert found.cracks_a_day == pytest.approx(1 / 7)
