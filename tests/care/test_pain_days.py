"""Pain over days: the strongest of each, the person's own usual, and how long a run is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest

from player.care.pain import PainOfDay, pain_by_day, pain_days, pain_since, usual_pain
from player.model.diary import Crack, DailyCheck, Morning
from player.model.record import Outcome, Pain, PainKind, SessionRecord, Spent
from player.model.routine import Asked

TODAY = date(2026, 3, 31)


def at(days_ago: int, hour: int = 12) -> datetime:
    day = TODAY - timedelta(days=days_ago)
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def session(
    days_ago: int,
    before: Mapping[Asked, int] | None = None,
    after: Mapping[Asked, int] | None = None,
    hour: int = 12,
    pains: tuple[Pain, ...] = (),
) -> SessionRecord:
    started = at(days_ago, hour)
    return SessionRecord(
        1, "a", "A", "", started, started, started.date(), Outcome.COMPLETED, Spent(), 1.0, 1.0,
        False, before or {}, after or {}, "", 0, pains=pains,
    )  # fmt: skip


def morning(days_ago: int, pain: int) -> Morning:
    return Morning(at(days_ago, 7), at(days_ago).date(), pain)


def test_a_day_has_its_first_before_its_last_after_and_the_next_morning() -> None:
    sessions = [
        session(1, {Asked.PAIN: 9}, {Asked.PAIN: 1}, hour=18),
        session(1, {Asked.PAIN: 3}, {Asked.PAIN: 4}, hour=8),
        session(3, {Asked.PAIN: 2}),
        session(5, {Asked.STIFFNESS: 2}, {Asked.PAIN: 2}),
    ]
    assert pain_days(sessions, [morning(0, 5), morning(3, 8)]) == [
        PainOfDay(TODAY - timedelta(days=3), 2, None, None),
        PainOfDay(TODAY - timedelta(days=1), 3, 1, 5),
    ]


def test_the_strongest_pain_of_a_day_is_out_of_all_that_was_told() -> None:
    pains = (Pain(at(2), "hip", 7, PainKind.DULL),)
    found = pain_by_day(
        sessions=[session(1, {Asked.PAIN: 3}, {Asked.PAIN: 4}), session(2, pains=pains)],
        checks=[DailyCheck(at(1), at(1).date(), 2, False, False)],
        mornings=[morning(1, 5), morning(4, 0)],
        cracks=[Crack(at(3), at(3).date(), pain=6)],
    )
    assert found == {
        TODAY - timedelta(days=1): 5,
        TODAY - timedelta(days=2): 7,
        TODAY - timedelta(days=3): 6,
        TODAY - timedelta(days=4): 0,
    }


def days(pains: Mapping[int, int]) -> dict[date, int]:
    return {TODAY - timedelta(days=ago): pain for ago, pain in pains.items()}


@pytest.mark.parametrize(
    ("pains", "usual"),
    [
        ({}, 1.0),
        ({15: 4, 42: 4}, 1.0),
        ({15: 4, 20: 2, 42: 3}, 3.0),
        ({14: 9, 20: 2, 42: 3, 43: 9}, 1.0),
        ({20: 0, 21: 0, 22: 0}, 1.0),
    ],
)
def test_the_usual_pain_is_the_median_of_some_weeks_ago(
    pains: Mapping[int, int], usual: float
) -> None:
    assert usual_pain(days(pains), TODAY) == usual


@pytest.mark.parametrize(
    ("pains", "since"),
    [
        ({}, None),
        ({0: 0}, None),
        ({0: 1}, 0),
        ({0: 2, 1: 3, 2: 1, 3: 5}, 3),
        ({0: 2, 1: 0, 2: 5}, 0),
        ({0: 0, 1: 5}, None),
        ({2: 4, 5: 4}, 5),
        ({3: 4}, None),
        ({0: 4, 3: 4}, 3),
        ({0: 4, 4: 4}, 0),
        ({0: 2, 1: 4, 2: 4, 20: 3, 21: 3, 22: 3}, None),
        ({0: 3, 1: 4, 2: 2, 20: 3, 21: 3, 22: 3}, 1),
    ],
)
def test_a_run_of_pain_goes_back_to_its_first_day(
    pains: Mapping[int, int], since: int | None
) -> None:
    expected = None if since is None else TODAY - timedelta(days=since)
    assert pain_since(days(pains), TODAY) == expected
