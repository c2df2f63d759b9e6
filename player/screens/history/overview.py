"""The history as a person sees it: what its pages show besides lists, and where things are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from player.care.checklist import four_weeks
from player.care.crack import QUIET_MINUTES
from player.care.urge_summary import UrgeDay, UrgeSummary, summarize_urges, urge_days
from player.model.diary import Crack, Urge
from player.model.record import SessionRecord
from player.model.routine import Routine
from player.model.totals import DayTotal, ExerciseTotal, Rated, WeekTotal
from player.storage.history import History
from player.ui.charts.calendar_heatmap import WEEKS, first_day

_MOST_RATED = 400
"""Sessions whose ratings are read, about: more than a year of one a day, a few milliseconds."""

_AROUND = timedelta(days=2)
"""In a list in the order of time, no session is further from those of its day than this."""

_MOST_AROUND = 400


def no_routine(record: SessionRecord) -> Routine | None:
    """Know the routine of no session."""
    return None


class HistoryView(Struct, frozen=True):
    """The history in a file as one person sees it; numbers are left out with `hide`.

    `today` is the person's day, `named` the name of an exercise by its key, `played_by` the routine
    of a session while its file is unchanged, `window` the quiet window after a crack.
    """

    path: Path
    today: date
    named: Callable[[str], str]
    hide: bool = False
    played_by: Callable[[SessionRecord], Routine | None] = no_routine
    window: timedelta = timedelta(minutes=QUIET_MINUTES)


class SessionsOverview(Struct, frozen=True):
    """The days and weeks of a year, ratings and totals; `sessions` counts all there are."""

    today: date
    sessions: int = 0
    days: tuple[DayTotal, ...] = ()
    weeks: tuple[WeekTotal, ...] = ()
    ratings: tuple[Rated, ...] = ()
    totals: tuple[ExerciseTotal, ...] = ()


class UrgesOverview(Struct, frozen=True):
    """`found` looks back over four weeks, `days` over a year; `count` counts all there are."""

    today: date
    found: UrgeSummary
    days: tuple[UrgeDay, ...] = ()
    count: int = 0


def read_sessions(view: HistoryView) -> SessionsOverview:
    """The overview of the sessions; a file that is not there is not made. Raises HistoryError."""
    today = view.today
    if not view.path.exists():
        return SessionsOverview(today)
    with History.open(view.path) as history:
        days = history.days(first_day(today), today)
        return SessionsOverview(
            today,
            history.count(),
            tuple(days),
            tuple(history.weeks(WEEKS, today)),
            tuple(history.ratings(_ratings_since(days, today))),
            tuple(history.totals()),
        )


def read_urges(view: HistoryView) -> UrgesOverview:
    """The same of urges and cracks."""
    today, window = view.today, view.window
    first, year = four_weeks(today), first_day(today)
    if not view.path.exists():
        return UrgesOverview(today, summarize_urges((), (), first, today, window))
    with History.open(view.path) as history:
        diary = history.diary
        urges, cracks = diary.all(Urge, first, today), diary.all(Crack, first, today)
        urge_counts, crack_counts = (diary.by_day(kind, year, today) for kind in (Urge, Crack))
        return UrgesOverview(
            today,
            summarize_urges(urges, cracks, first, today, window),
            urge_days(urge_counts, crack_counts, year, today),
            diary.count(Urge) + diary.count(Crack),
        )


def session_place(history: History, session: int) -> int:
    """The place of a session in the list of all, newest first. Raises `NoSession`."""
    day = history.session(session).local_day
    return _place(history, day, lambda record: record.id == session)


def session_place_of_day(history: History, day: date) -> int:
    """The place of the newest session of a day, or of one before it."""
    return _place(history, day, lambda record: record.local_day <= day)


def diary_place_of_day(history: History, day: date) -> int:
    """The place of the newest urge or crack of a day; 0 if it has none."""
    diary = history.diary
    entries: list[Urge | Crack] = [*diary.all(Urge, day, day), *diary.all(Crack, day, day)]
    return min(map(diary.newer, entries), default=0)


def _place(history: History, day: date, wanted: Callable[[SessionRecord], bool]) -> int:
    """The place of the first wanted session of `day` or before it.

    A journey may put a day's sessions among those of another one, so the rows of the days around
    it are looked through.
    """
    first = history.count(day + _AROUND + timedelta(days=1))
    last = history.count(day - _AROUND)
    around = history.sessions(limit=min(last - first, _MOST_AROUND), offset=first)
    found = (first + place for place, record in enumerate(around) if wanted(record))
    return next(found, history.count(day + timedelta(days=1)))


def _ratings_since(days: Sequence[DayTotal], today: date) -> date:
    """The first day whose ratings are read: the year's, or later if there are too many."""
    since, sessions = today, 0
    for day in reversed(days):
        sessions += day.sessions
        if sessions > _MOST_RATED and since < today:
            return since
        since = min(since, day.day)
    return since
