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
    after = _part(connection, session)
    if before == after:
        return
    changed = [
        key
        for key in before.done.keys() | after.done.keys()
        if before.day != after.day or before.done.get(key) != after.done.get(key)
    ]
    for part, sign in ((before, -1), (after, 1)):
        if part.day:
            connection.execute(_DAY, (part.day, sign, sign * part.active, sign * part.repetitions))
        for key in changed:
            if key in part.done:
                reps, hold = part.done[key]
                connection.execute(_TOTAL, (*key, sign * reps, sign * hold, sign))
                connection.execute(_EXERCISE_DAY, (*key, part.day, sign))
    connection.execute("DELETE FROM day WHERE local_day = ? AND sessions = 0", (before.day,))
    for key in changed:
        empty = "WHERE exercise = ? AND side = ? AND sessions = 0"
        gone = (*key, before.day)
        connection.execute(f"DELETE FROM exercise_day {empty} AND local_day = ?", gone)
        connection.execute(f"DELETE FROM exercise_total {empty}", key)
        connection.execute(_LAST_DAY, key)


def _part(connection: sqlite3.Connection, session: int) -> _Part:
    row = connection.execute(_SESSION, (session,)).fetchone()
    if row is None:
        return _Part()
    rows = connection.execute(_DONE, (session,))
    done = {(exercise, side): (reps, hold) for exercise, side, reps, hold in rows}
    return _Part(row[0], row[1], done)
