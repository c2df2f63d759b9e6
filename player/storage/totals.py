"""The sums of the history by day, and by exercise and side, kept up to date.

A write adds up its session before and after, and changes the sums by the difference in the same
transaction. Durations are whole microseconds in the tables.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct, field

_MICROSECONDS = "CAST(round({} * 1000000) AS INTEGER)"

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
    """What one session adds to the sums.

    `done` is (exercise, side) -> (repetitions, hold); `active` and holds are in microseconds.
    """

    day: str = ""
    active: int = 0
    done: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    @property
    def repetitions(self) -> int:
        return sum(reps for reps, _ in self.done.values())


@contextmanager
def update_totals(connection: sqlite3.Connection, session: int, *, new: bool) -> Iterator[None]:
    """Update the sums by what the block changes of this session; a new one is in no sum yet."""
    before = _Part() if new else _part(connection, session)
    yield
    _change(connection, before, _part(connection, session))


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
