"""Pain by day, gathered from all records that hold any, and what follows when something hurts.

A person is compared only with themselves.

The rules over days are those of Silbernagel and Thomeé for the heel's tendon ([P5]); for the
back they are borrowed, so that kind and spread of a pain always go before its number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from player.model.record import PainKind, SessionRecord
from player.model.routine import Asked

if TYPE_CHECKING:
    from player.model.diary import Crack, DailyCheck, Morning

EASE_FROM = 4
"""A pain of this strength asks for a smaller, slower form ([P5], [N14])."""

TOO_MUCH = 6
"""A pain of this strength and more ends the session for today ([P5], [N14])."""

A_CHANGE = 2
"""Points on the scale that a person notices as a change ([C70])."""

DAYS_OFF = 2
"""Days without strength and rotation after two worse mornings running."""

GREEN_DAYS = 3
"""Days with a green session and a green morning before there may be more (own choice)."""

_UNRATED_DAYS = 2
"""Days in a row without a rating that do not end a run of pain (own choice)."""

_USUAL_FIRST, _USUAL_LAST, _USUAL_DAYS = 42, 15, 3
"""The usual pain is that of 42 to 15 days ago, if at least three of those days were rated."""


class Band(Enum):
    """The three bands of the scale: carry on, ease, stop."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


def band(strength: int) -> Band:
    """The band of a pain from 0 to 10; raises ValueError for what is not on the scale."""
    if not 0 <= strength <= 10:
        raise ValueError(f"{strength} is not on the scale of 0 to 10")
    if strength >= TOO_MUCH:
        return Band.RED
    return Band.AMBER if strength >= EASE_FROM else Band.GREEN


def ends_today(kind: PainKind, strength: int) -> bool:
    """Whether a pain of this kind and strength (0 to 10) ends the session for today."""
    return kind is not PainKind.DULL or band(strength) is Band.RED


def ends_exercise(before: int | None, strength: int) -> bool:
    """Whether a dull pain is too much for this exercise: 6, or 2 more than at the start."""
    risen = before is not None and strength - before >= A_CHANGE
    return risen or band(strength) is Band.RED


class PainOfDay(Struct, frozen=True):
    """The pain of a day with a session, 0 to 10: before it, after it, and the next morning."""

    day: date
    before: int
    after: int | None = None
    morning: int | None = None

    @property
    def worse_morning(self) -> bool:
        return self.morning is not None and self.morning > self.before

    @property
    def worse_after(self) -> bool:
        """Whether the pain rose during the session by as much as a person notices."""
        return self.after is not None and self.after - self.before >= A_CHANGE

    @property
    def green(self) -> bool:
        """Whether the day was green through the next morning, and that no worse."""
        rated = (self.before, self.after, self.morning)
        green = all(pain is not None and band(pain) is Band.GREEN for pain in rated)
        return green and not self.worse_morning


def worse_mornings(days: Sequence[PainOfDay]) -> int:
    """How many of the last mornings were worse, one after the other; `days` in their order."""
    count = 0
    for one in reversed(days):
        if not one.worse_morning:
            break
        count += 1
    return count


def rests_until(days: Sequence[PainOfDay]) -> date | None:
    """The first day with strength and rotation again after two worse mornings, None if no rest.

    The second of those mornings is the first day off.
    """
    if worse_mornings(days) < 2:
        return None
    return days[-1].day + timedelta(days=1 + DAYS_OFF)


def may_do_more(days: Sequence[PainOfDay]) -> bool:
    """Whether a little more may be tried: the last three days and their mornings were green."""
    last = days[-GREEN_DAYS:]
    if len({one.day for one in last}) < GREEN_DAYS:
        return False
    return all(one.green for one in last)


def pain_days(sessions: Iterable[SessionRecord], mornings: Iterable[Morning]) -> list[PainOfDay]:
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
        PainOfDay(day, before[day], after.get(day), next_day.get(day + timedelta(days=1)))
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
