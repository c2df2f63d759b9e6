"""The history as its screen reads and changes it: what a year adds up to, and pages of sessions.

The file is opened for each question and let go at once, so nothing is held while a person looks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from player.model.record import Correction, Repetition, SessionRecord
from player.model.totals import DayTotal, ExerciseTotal, Rated, WeekTotal
from player.screens.history.urge_archive import UrgeArchive
from player.storage.editing import Removed
from player.storage.history import History
from player.ui.charts.calendar_heatmap import WEEKS, first_day

_MOST_RATED = 400
"""Sessions whose ratings are read, about: more than a year of one a day, a few milliseconds."""


_AROUND = timedelta(days=2)
"""No session is further from those of its day in the order of time than these days."""

_MOST_AROUND = 400


class Overview(Struct, frozen=True):
    """What the page shows besides the list: the days and weeks of a year, ratings, totals.

    `sessions` is the number of all sessions there are.
    """

    today: date
    sessions: int = 0
    days: tuple[DayTotal, ...] = ()
    weeks: tuple[WeekTotal, ...] = ()
    ratings: tuple[Rated, ...] = ()
    totals: tuple[ExerciseTotal, ...] = ()


class Archive:
    """The history in the file `path`; looking makes no file. Any method may raise HistoryError."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def overview(self, today: date) -> Overview:
        """All that the page shows at once, from the sums of the history."""
        if not self._path.exists():
            return Overview(today)
        with History.open(self._path) as history:
            days = history.days(first_day(today), today)
            return Overview(
                today,
                history.count(),
                tuple(days),
                tuple(history.weeks(WEEKS, today)),
                tuple(history.ratings(_since(days, today))),
                tuple(history.totals()),
            )

    def page(self, offset: int, limit: int) -> list[SessionRecord]:
        """So many sessions, newest first, after the `offset` newest ones."""
        with History.open(self._path) as history:
            return history.sessions(limit=limit, offset=offset)

    @property
    def urges(self) -> UrgeArchive:
        """What is kept beside the sessions, in the same file."""
        return UrgeArchive(self._path)

    def place_of_day(self, day: date) -> int:
        """The place in the list of the newest session of a day, or of one before it."""
        with History.open(self._path) as history:
            return _place(history, day, lambda record: record.local_day <= day)

    def place(self, session: int) -> int:
        """The place of a session in the list."""
        with History.open(self._path) as history:
            day = history.session(session).local_day
            return _place(history, day, lambda record: record.id == session)

    def session(self, session: int) -> tuple[SessionRecord, tuple[Repetition, ...]]:
        """One session and its repetitions in the order of doing."""
        with History.open(self._path) as history:
            return history.session(session), history.repetitions(session)

    def correct(self, session: int, correction: Correction) -> None:
        """Change a finished session."""
        with History.open(self._path) as history:
            history.correct(session, correction)

    def note(self, session: int, text: str) -> None:
        """Put a note in the place of the session's note."""
        with History.open(self._path) as history:
            history.note(session, text)

    def take_out(self, session: int) -> Removed:
        """Delete a session, and have it in hand to put it back."""
        with History.open(self._path) as history:
            return history.delete(session)

    def put_back(self, removed: Removed) -> None:
        """Undo `take_out`."""
        with History.open(self._path) as history:
            history.put_back(removed)


def _place(history: History, day: date, wanted: Callable[[SessionRecord], bool]) -> int:
    """The place of the first session in the list that is the wanted one, of `day` or before it.

    The list is in the order of time, and a journey may put a day's sessions among those of
    another one. So the rows of the days around it are looked through.
    """
    first = history.count(day + _AROUND + timedelta(days=1))
    last = history.count(day - _AROUND)
    around = history.sessions(limit=min(last - first, _MOST_AROUND), offset=first)
    found = (first + place for place, record in enumerate(around) if wanted(record))
    return next(found, history.count(day + timedelta(days=1)))


def _since(days: Sequence[DayTotal], today: date) -> date:
    """The first day whose ratings are read: the year's, or later if there are too many."""
    since, sessions = today, 0
    for day in reversed(days):
        sessions += day.sessions
        if sessions > _MOST_RATED and since < today:
            return since
        since = min(since, day.day)
    return since
