"""Pain over days, out of all that was told of it: pure functions over records.

What follows from it is the engine's affair; here it is only gathered. A person is compared with
themselves alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from player.model.diary import Crack, DailyCheck, Morning
from player.model.record import SessionRecord
from player.model.routine import Asked

UNTOLD = 2
"""Days without a word about pain that do not end a run of it (own choice)."""

_USUAL_FIRST, _USUAL_LAST, _USUAL_DAYS = 42, 15, 3
"""A usual pain is that of 42 to 15 days ago, when at least three of those days were told of."""


class PainDay(Struct, frozen=True):
    """The pain of a day with a session, 0 to 10; what was not rated is None.

    `before` is that of its first session, `after` that of its last, `morning` the next morning's.
    """

    day: date
    before: int
    after: int | None = None
    morning: int | None = None


def pain_days(sessions: Iterable[SessionRecord], mornings: Iterable[Morning]) -> list[PainDay]:
    """The days whose pain was rated before a session, in order."""
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
    """The strongest pain told of on each day, 0 to 10."""
    told = [(check.day, check.pain) for check in checks if check.pain is not None]
    told += [(morning.day, morning.pain) for morning in mornings]
    told += [(crack.day, crack.pain) for crack in cracks]
    for session in sessions:
        rated = (session.before.get(Asked.PAIN), session.after.get(Asked.PAIN))
        told += [(session.local_day, pain) for pain in rated if pain is not None]
        told += [(session.local_day, pain.strength) for pain in session.pains]
    strongest: dict[date, int] = {}
    for day, pain in told:
        strongest[day] = max(pain, strongest.get(day, 0))
    return strongest


def usual_pain(pains: Mapping[date, int], today: date) -> float:
    """The person's own usual pain of some weeks ago, at least 1: the median of its days."""
    from statistics import median  # 3 ms that no start of a routine need pay

    first, last = (today - timedelta(days=back) for back in (_USUAL_FIRST, _USUAL_LAST))
    told = [pain for day, pain in pains.items() if first <= day <= last]
    return max(1.0, median(told)) if len(told) >= _USUAL_DAYS else 1.0


def pain_since(pains: Mapping[date, int], today: date) -> date | None:
    """The first day of the run of pain that goes on now, None if there is none.

    A run is days at or above the person's usual pain. A day told of below it ends the run, and
    so do more than two days running without a word.
    """
    usual = usual_pain(pains, today)
    first: date | None = None
    untold, day = 0, today
    while untold <= UNTOLD:
        pain = pains.get(day)
        if pain is None:
            untold += 1
        elif pain < usual:
            break
        else:
            first, untold = day, 0
        day -= timedelta(days=1)
    return first
