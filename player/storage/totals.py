"""The sums of the history by day, and by exercise and side: kept right, and read.

A write takes what its session adds up to before and after, and the sums change by the
difference, in the same transaction. Lengths of time are whole microseconds in the tables.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from msgspec import Struct, field

from player.model.totals import DayTotal, ExerciseTotal, WeekTotal
from player.storage.database import to_side

_MICROSECONDS = "CAST(round({} * 1000000) AS INTEGER)"
_SECOND = 1_000_000

_SESSION = f"SELECT local_day, {_MICROSECONDS.format('active_seconds')} FROM session WHERE id = ?"
_DONE = (
    f"SELECT exercise, side, reps_done, {_MICROSECONDS.format('hold_seconds')} "
    "FROM done WHERE session = ? AND reps_done > 0"
)
_DAY = """
INSERT INTO day (local_day, sessions, active, repetitions) VALUES (?, ?, ?, ?)
ON CONFLICT (local_day) DO UPDATE SET sessions = sessions + excluded.sessions,
    active = active + excluded.active, repetitions = repetitions + excluded.repetitions
"""
_EXERCISE_DAY = """
INSERT INTO exercise_day (exercise, side, local_day, sessions) VALUES (?, ?, ?, ?)
ON CONFLICT (exercise, side, local_day) DO UPDATE SET sessions = sessions + excluded.sessions
"""
_TOTAL = """
INSERT INTO exercise_total (exercise, side, repetitions, hold, sessions, last_day)
VALUES (?, ?, ?, ?, ?, '')
ON CONFLICT (exercise, side) DO UPDATE SET repetitions = repetitions + excluded.repetitions,
    hold = hold + excluded.hold, sessions = sessions + excluded.sessions
"""
_LAST_DAY = """
UPDATE exercise_total SET last_day = (
    SELECT max(local_day) FROM exercise_day WHERE exercise = ?1 AND side = ?2
) WHERE exercise = ?1 AND side = ?2
"""


class _Part(Struct, frozen=True):
    """What one session adds to the sums: its day, microseconds, and repetitions and hold."""

    day: str = ""
    active: int = 0
    done: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    @property
    def repetitions(self) -> int:
        return sum(reps for reps, _ in self.done.values())


@contextmanager
def kept_right(connection: sqlite3.Connection, session: int) -> Iterator[None]:
    """Change the sums by what the body changes of this session, or by all of it if it goes."""
    before = _part(connection, session)
    yield
    _change(connection, before, _part(connection, session))


def counted(connection: sqlite3.Connection, session: int) -> None:
    """A session that is new is in the sums."""
    _change(connection, _Part(), _part(connection, session))


def days(connection: sqlite3.Connection, first: date, last: date) -> list[DayTotal]:
    """The days that have a session, in order, from `first` to `last`."""
    rows = connection.execute(
        "SELECT local_day, sessions, active, repetitions FROM day "
        "WHERE local_day BETWEEN ? AND ? ORDER BY local_day",
        (first.isoformat(), last.isoformat()),
    )
    return [
        DayTotal(date.fromisoformat(day), sessions, active / _SECOND, repetitions)
        for day, sessions, active, repetitions in rows
    ]


def weeks(connection: sqlite3.Connection, number: int, today: date) -> list[WeekTotal]:
    """So many weeks in order, the last one that of `today`, those without a session too."""
    this = today - timedelta(days=today.weekday())
    begins = [this - timedelta(weeks=back) for back in reversed(range(number))]
    if not begins:
        return []
    found: dict[date, list[DayTotal]] = {begin: [] for begin in begins}
    for day in days(connection, begins[0], this + timedelta(days=6)):
        found[day.day - timedelta(days=day.day.weekday())].append(day)
    return [
        WeekTotal(
            begins=begin,
            days=len(of_week),
            sessions=sum(day.sessions for day in of_week),
            active=sum(day.active for day in of_week),
            repetitions=sum(day.repetitions for day in of_week),
        )
        for begin, of_week in found.items()
    ]


def totals(connection: sqlite3.Connection) -> list[ExerciseTotal]:
    """Every exercise that was ever done, and each of its sides, by name."""
    rows = connection.execute(
        "SELECT exercise, side, repetitions, hold, sessions, last_day FROM exercise_total "
        "ORDER BY exercise, side"
    )
    return [
        ExerciseTotal(
            exercise, to_side(side), reps, hold / _SECOND, sessions, date.fromisoformat(last)
        )
        for exercise, side, reps, hold, sessions, last in rows
    ]


def count(connection: sqlite3.Connection, since: date | None) -> int:
    """How many sessions there are on that day and later."""
    found: int = connection.execute(
        "SELECT coalesce(sum(sessions), 0) FROM day WHERE local_day >= ?",
        ("" if since is None else since.isoformat(),),
    ).fetchone()[0]
    return found


def last_day(connection: sqlite3.Connection) -> date | None:
    """The last day that has a session."""
    found = connection.execute("SELECT max(local_day) FROM day").fetchone()[0]
    return None if found is None else date.fromisoformat(found)


def _part(connection: sqlite3.Connection, session: int) -> _Part:
    row = connection.execute(_SESSION, (session,)).fetchone()
    if row is None:
        return _Part()
    rows = connection.execute(_DONE, (session,))
    done = {(exercise, side): (reps, hold) for exercise, side, reps, hold in rows}
    return _Part(row[0], row[1], done)


def _change(connection: sqlite3.Connection, before: _Part, after: _Part) -> None:
    if before == after:
        return
    if before.day == after.day:
        gained = after.repetitions - before.repetitions
        _add_day(connection, after.day, 0, after.active - before.active, gained)
    else:
        _add_day(connection, before.day, -1, -before.active, -before.repetitions)
        _add_day(connection, after.day, 1, after.active, after.repetitions)
    for exercise in sorted(before.done.keys() | after.done.keys()):
        _change_exercise(connection, exercise, before, after)


def _add_day(
    connection: sqlite3.Connection, day: str, sessions: int, active: int, repetitions: int
) -> None:
    if not day:
        return
    connection.execute(_DAY, (day, sessions, active, repetitions))
    if sessions < 0:
        connection.execute("DELETE FROM day WHERE local_day = ? AND sessions = 0", (day,))


def _change_exercise(
    connection: sqlite3.Connection, exercise: tuple[str, str], before: _Part, after: _Part
) -> None:
    was, now = before.done.get(exercise), after.done.get(exercise)
    if (was, before.day) == (now, after.day):
        return
    reps, hold = ((now or (0, 0))[place] - (was or (0, 0))[place] for place in (0, 1))
    sessions = (now is not None) - (was is not None)
    connection.execute(_TOTAL, (*exercise, reps, hold, sessions))
    if was is not None and now is not None and before.day == after.day:
        return
    for part, by in ((before, -1), (after, 1)):
        if exercise in part.done:
            connection.execute(_EXERCISE_DAY, (*exercise, part.day, by))
    of_it = "WHERE exercise = ? AND side = ? AND sessions = 0"
    gone = (*exercise, before.day)
    connection.execute(f"DELETE FROM exercise_day {of_it} AND local_day = ?", gone)
    connection.execute(f"DELETE FROM exercise_total {of_it}", exercise)
    connection.execute(_LAST_DAY, exercise)
