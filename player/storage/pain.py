"""Pain by day, gathered from all records that hold any. A person is compared only with themselves.

What follows from it is for `player.care`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from player.model.diary import Crack, DailyCheck, Morning
from player.model.record import SessionRecord
from player.model.routine import Asked

_UNRATED_DAYS = 2
"""Days in a row without a rating that do not end a run of pain (own choice)."""

_USUAL_FIRST, _USUAL_LAST, _USUAL_DAYS = 42, 15, 3
"""The usual pain is that of 42 to 15 days ago, if at least three of those days were rated."""


class PainDay(Struct, frozen=True):
    """The pain of a day with a session, 0 to 10, None if it was not rated.

    `before` is from its first session, `after` from its last, `morning` from the next morning.
    """

    day: date
    before: int
    after: int | None = None
    morning: int | None = None


def pain_days(sessions: Iterable[SessionRecord], mornings: Iterable[Morning]) -> list[PainDay]:
    """The days with a rating of pain before a session, in order."""
    next_day = {morning.day: morning.pain for morning in mornings}
    before: dict[date, int] = {}
    after: dict[date, int] = {}
    for session in sorted(sessions, key=lambda session: session.started):
        if Asked.PAIN in session.before:
            before.setdefault(session.local_day, session.before[Asked.PAIN])
        if Asked.PAIN in session.after:
            after[session.local_day] = session.after[Asked.PAIN]
    return [
        PainDay(day, before[day], after.get(day), next_day.get(day + timedelta(days=1)))
        for day in sorted(before)
    ]


def pain_by_day(
    sessions: Iterable[SessionRecord] = (),
    checks: Iterable[DailyCheck] = (),
    mornings: Iterable[Morning] = (),
    cracks: Iterable[Crack] = (),
) -> dict[date, int]:
    """The strongest pain of each day that has any rating, 0 to 10."""
    pains = [(check.day, check.pain) for check in checks if check.pain is not None]
    pains += [(morning.day, morning.pain) for morning in mornings]
    pains += [(crack.day, crack.pain) for crack in cracks]
    for session in sessions:
        ratings = (session.before.get(Asked.PAIN), session.after.get(Asked.PAIN))
        pains += [(session.local_day, pain) for pain in ratings if pain is not None]
        pains += [(session.local_day, pain.strength) for pain in session.pains]
    strongest: dict[date, int] = {}
    for day, pain in pains:
        strongest[day] = max(pain, strongest.get(day, 0))
    return strongest


def usual_pain(pains: Mapping[date, int], today: date) -> float:
    """The median of the person's pain of some weeks ago, but at least 1."""
    from statistics import median  # 3 ms that no start of a routine need pay

    first, last = (today - timedelta(days=back) for back in (_USUAL_FIRST, _USUAL_LAST))
    usual = [pain for day, pain in pains.items() if first <= day <= last]
    return max(1.0, median(usual)) if len(usual) >= _USUAL_DAYS else 1.0


def pain_since(pains: Mapping[date, int], today: date) -> date | None:
    """The first day of the run of pain that still goes on, None if there is none.

    A run is days at or above the person's usual pain. A day rated below it ends the run, and so
    do more than two days in a row without a rating.
    """
    usual = usual_pain(pains, today)
    first: date | None = None
    unrated, day = 0, today
    while unrated <= _UNRATED_DAYS:
        pain = pains.get(day)
        if pain is None:
            unrated += 1
        elif pain < usual:
            break
        else:
            first, unrated = day, 0
        day -= timedelta(days=1)
    return first
