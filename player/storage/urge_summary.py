"""Looking back at urges and cracks: counts, shares and means, as pure functions over records.

They count and compare a person with nobody; nothing here is good or bad. Days and `today` are
the person's own days and are passed in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from player.model.diary import Crack, FeltSide, Response, Situation, Urge

_WEEK = timedelta(days=7)


class UrgeDay(Struct, frozen=True):
    """How many urges and cracks a day had."""

    day: date
    urges: int
    cracks: int


class UrgeWeek(Struct, frozen=True):
    """Seven days from `begins`: urges and cracks, the share met (0 to 1), the mean fall."""

    begins: date
    urges: int
    cracks: int
    share_met: float | None
    mean_fall: float | None


class LookingBack(Struct, frozen=True):
    """All that is shown of the urges and cracks from `first` to `last`.

    `share_met` is 0 to 1, `mean_fall` points of the scale, `median_response` seconds, `by_hour`
    24 counts from midnight; None is not known. `window_days` counts those of the last seven days
    that had an urge inside the quiet window.
    """

    first: date
    last: date
    days: tuple[UrgeDay, ...]
    weeks: tuple[UrgeWeek, ...]
    share_met: float | None
    mean_fall: float | None
    median_response: float | None
    by_hour: tuple[int, ...]
    by_situation: Mapping[Situation, int]
    urge_sides: Mapping[FeltSide, int]
    crack_sides: Mapping[FeltSide, int]
    cracks_a_day: float
    window_days: int

    @property
    def urges(self) -> int:
        """How many urges there were."""
        return sum(day.urges for day in self.days)

    @property
    def cracks(self) -> int:
        """How many cracks there were."""
        return sum(day.cracks for day in self.days)


def look_back(
    urges: Sequence[Urge],
    cracks: Sequence[Crack],
    first: date,
    today: date,
    window: timedelta,
) -> LookingBack:
    """What is shown of the days from `first` to `today`, and of the last four weeks.

    Both may hold earlier records; `window` is the quiet window after a crack.
    """
    shown = [urge for urge in urges if first <= urge.day <= today]
    cracked = [crack for crack in cracks if first <= crack.day <= today]
    return LookingBack(
        first=first,
        last=today,
        days=urge_days(shown, cracked, first, today),
        weeks=trend(urges, cracks, today),
        share_met=share_met(shown),
        mean_fall=mean_fall(shown),
        median_response=median_response(shown),
        by_hour=by_hour(shown),
        by_situation=by_situation(shown),
        urge_sides=sides(shown),
        crack_sides=sides(cracked),
        cracks_a_day=a_day(cracks, today),
        window_days=window_days(urges, today, window),
    )


def urge_days(
    urges: Iterable[Urge], cracks: Iterable[Crack], first: date, last: date
) -> tuple[UrgeDay, ...]:
    """Every day from `first` to `last`, those without either too."""
    return counted_days(_by_day(urges), _by_day(cracks), first, last)


def counted_days(
    urges: Mapping[date, int], cracks: Mapping[date, int], first: date, last: date
) -> tuple[UrgeDay, ...]:
    """The same from counts that are known already, by the day."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(UrgeDay(day, urges.get(day, 0), cracks.get(day, 0)) for day in days)


def trend(
    urges: Sequence[Urge], cracks: Sequence[Crack], today: date, weeks: int = 4
) -> tuple[UrgeWeek, ...]:
    """So many times seven days, the last of them ending with `today`."""
    begins = [today + timedelta(days=1) - _WEEK * back for back in range(weeks, 0, -1)]
    return tuple(_week(urges, cracks, begin) for begin in begins)


def share_met(urges: Sequence[Urge]) -> float | None:
    """The share of urges that were answered by a routine, 0 to 1; None without an urge."""
    return sum(urge.met for urge in urges) / len(urges) if urges else None


def mean_fall(urges: Iterable[Urge]) -> float | None:
    """By how many points urges fell, in the mean; a rise counts below zero. None if unknown."""
    falls = [
        urge.strength - urge.strength_after for urge in urges if urge.strength_after is not None
    ]
    return sum(falls) / len(falls) if falls else None


def median_response(urges: Iterable[Urge]) -> float | None:
    """Seconds that an answer to an urge took, in the median; None without an answer."""
    from statistics import median  # 3 ms that no start of a routine need pay

    took = [urge.response_seconds for urge in urges if urge.response is not Response.NONE]
    return median(took) if took else None


def by_hour(urges: Iterable[Urge]) -> tuple[int, ...]:
    """Urges in each hour of the person's day, from midnight on."""
    counted = Counter(urge.at.hour for urge in urges)
    return tuple(counted[hour] for hour in range(24))


def by_situation(urges: Iterable[Urge]) -> dict[Situation, int]:
    """Urges in each situation that was named."""
    counted = Counter(urge.situation for urge in urges)
    return {situation: counted[situation] for situation in Situation}


def sides(entries: Iterable[Urge | Crack]) -> dict[FeltSide, int]:
    """Urges or cracks on each side that was named, as plain counts."""
    counted = Counter(entry.side for entry in entries)
    return {side: counted[side] for side in FeltSide}


def a_day(entries: Iterable[Urge | Crack], today: date, days: int = 7) -> float:
    """How many a day there were, in the mean of the last days with `today`."""
    first = today - timedelta(days=days - 1)
    return sum(first <= entry.day <= today for entry in entries) / days


def window_days(urges: Iterable[Urge], today: date, window: timedelta, days: int = 7) -> int:
    """On how many of the last days, with `today`, an urge came inside the window of a crack."""
    first = today - timedelta(days=days - 1)
    return len(
        {
            urge.day
            for urge in urges
            if first <= urge.day <= today
            and urge.minutes_since_crack is not None
            and timedelta(minutes=urge.minutes_since_crack) < window
        }
    )


def days_since(day: date | None, today: date) -> int | None:
    """How many days ago that was; None if it never was."""
    return None if day is None else (today - day).days


def _week(urges: Sequence[Urge], cracks: Sequence[Crack], begins: date) -> UrgeWeek:
    urged = [urge for urge in urges if begins <= urge.day < begins + _WEEK]
    cracked = sum(begins <= crack.day < begins + _WEEK for crack in cracks)
    return UrgeWeek(begins, len(urged), cracked, share_met(urged), mean_fall(urged))


def _by_day(entries: Iterable[Urge | Crack]) -> Counter[date]:
    return Counter(entry.day for entry in entries)
