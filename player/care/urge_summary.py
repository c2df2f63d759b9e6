"""Urges and cracks in figures: counts, shares and means over records.

They compare a person with nobody; no figure is good or bad. Days are the person's own days.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from player.model.diary import Crack, FeltSide, Response, Situation, Urge

_WEEK = timedelta(days=7)


class UrgeDay(Struct, frozen=True):
    """The number of urges and cracks on a day."""

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


class UrgeSummary(Struct, frozen=True):
    """The urges and cracks from `first` to `last` in figures; None is not known.

    `share_met` (0 to 1) is the share of urges answered by a routine, `mean_fall` how many points
    an urge fell, below 0 if it rose, `median_response` the seconds that an answer took, `by_hour`
    24 counts from midnight. `weeks` are the last four; `cracks_a_day` is the mean of the last
    seven days, and `window_days` counts those of them with an urge in the quiet window.
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
        return sum(day.urges for day in self.days)

    @property
    def cracks(self) -> int:
        return sum(day.cracks for day in self.days)


def summarize_urges(
    urges: Sequence[Urge],
    cracks: Sequence[Crack],
    first: date,
    today: date,
    window: timedelta,
) -> UrgeSummary:
    """The figures from `first` to `today`; earlier records only count in the weeks.

    `window` is the quiet window after a crack.
    """
    from statistics import median  # 3 ms that no start of a routine need pay

    recent = [urge for urge in urges if first <= urge.day <= today]
    cracked = [crack for crack in cracks if first <= crack.day <= today]
    took = [urge.response_seconds for urge in recent if urge.response is not Response.NONE]
    hours = Counter(urge.at.hour for urge in recent)
    situations = Counter(urge.situation for urge in recent)
    tomorrow = today + timedelta(days=1)
    return UrgeSummary(
        first=first,
        last=today,
        days=urge_days(
            Counter(urge.day for urge in recent),
            Counter(crack.day for crack in cracked),
            first,
            today,
        ),
        weeks=tuple(_week(urges, cracks, tomorrow - _WEEK * back) for back in (4, 3, 2, 1)),
        share_met=_share_met(recent),
        mean_fall=_mean_fall(recent),
        median_response=median(took) if took else None,
        by_hour=tuple(hours[hour] for hour in range(24)),
        by_situation={situation: situations[situation] for situation in Situation},
        urge_sides=_by_side(recent),
        crack_sides=_by_side(cracked),
        cracks_a_day=cracks_a_day(cracks, today),
        window_days=window_days(urges, today, window),
    )


def urge_days(
    urges: Mapping[date, int], cracks: Mapping[date, int], first: date, last: date
) -> tuple[UrgeDay, ...]:
    """Every day from `first` to `last`, from the counts of the days that have any."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(UrgeDay(day, urges.get(day, 0), cracks.get(day, 0)) for day in days)


def cracks_a_day(cracks: Iterable[Crack], today: date) -> float:
    """The mean number of cracks a day over seven days that end with `today`."""
    return sum(today - _WEEK < crack.day <= today for crack in cracks) / 7


def window_days(urges: Iterable[Urge], today: date, window: timedelta) -> int:
    """The number of the last seven days on which an urge came within `window` of a crack."""
    return len(
        {
            urge.day
            for urge in urges
            if today - _WEEK < urge.day <= today
            and urge.minutes_since_crack is not None
            and timedelta(minutes=urge.minutes_since_crack) < window
        }
    )


def _week(urges: Sequence[Urge], cracks: Sequence[Crack], begins: date) -> UrgeWeek:
    of_week = [urge for urge in urges if begins <= urge.day < begins + _WEEK]
    cracked = sum(begins <= crack.day < begins + _WEEK for crack in cracks)
    return UrgeWeek(begins, len(of_week), cracked, _share_met(of_week), _mean_fall(of_week))


def _share_met(urges: Sequence[Urge]) -> float | None:
    return sum(urge.met for urge in urges) / len(urges) if urges else None


def _mean_fall(urges: Sequence[Urge]) -> float | None:
    falls = [
        urge.strength - urge.strength_after for urge in urges if urge.strength_after is not None
    ]
    return sum(falls) / len(falls) if falls else None


def _by_side(entries: Iterable[Urge | Crack]) -> dict[FeltSide, int]:
    counted = Counter(entry.side for entry in entries)
    return {side: counted[side] for side in FeltSide}
