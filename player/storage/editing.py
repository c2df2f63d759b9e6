"""Corrections of a session, and a deletion that can be undone.

Each function runs inside a transaction of the caller (`History`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from msgspec import Struct

from player.model.record import Correction
from player.model.routine import Asked
from player.storage.rows import from_text, insert_row, to_moment

_DAY = 24 * 60 * 60 * 1_000_000
"""Microseconds."""

_TABLES = ("done", "repetition", "rating", "pain", "answer")
"""The tables of what belongs to a session."""

_MOMENTS = {
    "session": ("id", ("started", "last_write", "ended")),
    "done": ("session", ("started",)),
    "repetition": ("session", ("finished",)),
    "pain": ("session", ("at",)),
    "answer": ("session", ("at",)),
}
"""Table -> its column of the session's number, and its columns of times."""

_FIRST_YEAR, _LAST_YEAR = 1900, 9000
"""The years of a corrected day; near the ends of the calendar some times have no local time."""

Rows = tuple[Mapping[str, Any], ...]


class Removed(Struct, frozen=True):
    """A deleted session, whole, to be put back."""

    session: int
    rows: Mapping[str, Rows]


def correct(connection: sqlite3.Connection, session: int, correction: Correction) -> None:
    """Change a session that has ended. A change of its day moves all its times by as many days.

    Raises ValueError for a day that no session can have, seconds below 0, or a rating that is
    not from 0 to 10.
    """
    if correction.day is not None:
        _move(connection, session, correction.day)
    if correction.active_seconds is not None:
        if not 0.0 <= correction.active_seconds < float("inf"):
            raise ValueError(f"{correction.active_seconds} is not a number of seconds")
        _set(connection, session, "active_seconds", correction.active_seconds)
    if correction.outcome is not None:
        _set(connection, session, "outcome", correction.outcome.value)
    if correction.note is not None:
        _set(connection, session, "note", from_text(correction.note))
    _rate(connection, session, "before", correction.before)
    _rate(connection, session, "after", correction.after)


def rows_of(connection: sqlite3.Connection, session: int) -> Removed:
    """Everything that is kept of a session."""
    rows = {"session": _rows(connection, "session", "id", session)}
    rows |= {table: _rows(connection, table, "session", session) for table in _TABLES}
    return Removed(session, rows)


def put_back(connection: sqlite3.Connection, removed: Removed) -> None:
    """Insert a deleted session again under its number.

    Its repetitions, pains and answers get new numbers in the same order, since theirs may be
    taken by now. Raises IntegrityError if the session is there.
    """
    for row in removed.rows["session"]:
        insert_row(connection, "session", row)
    new: dict[int | None, int | None] = {None: None}
    for row in removed.rows["repetition"]:
        new[row["id"]] = insert_row(connection, "repetition", dict(row) | {"id": None})
    for row in removed.rows["done"]:
        first = {"first_repetition": new[row["first_repetition"]]}
        insert_row(connection, "done", dict(row) | first)
    for row in removed.rows["rating"]:
        insert_row(connection, "rating", row)
    for table in ("pain", "answer"):
        for row in removed.rows[table]:
            insert_row(connection, table, dict(row) | {"id": None})


def _move(connection: sqlite3.Connection, session: int, day: date) -> None:
    row = connection.execute(
        "SELECT local_day, started, started_offset FROM session WHERE id = ?", (session,)
    ).fetchone()
    away = day - date.fromisoformat(row["local_day"])
    _check(day, to_moment(row["started"], row["started_offset"]), away)
    for table, (number, columns) in _MOMENTS.items():
        changes = ", ".join(f"{column} = {column} + {away.days * _DAY}" for column in columns)
        connection.execute(f"UPDATE {table} SET {changes} WHERE {number} = ?", (session,))
    _set(connection, session, "local_day", day.isoformat())


def _check(day: date, started: datetime, away: timedelta) -> None:
    try:
        moved = started + away
    except OverflowError:
        moved = None
    if moved is None or not all(_FIRST_YEAR <= each.year <= _LAST_YEAR for each in (day, moved)):
        raise ValueError(f"{day} is not a day that a session can have")


def _set(connection: sqlite3.Connection, session: int, column: str, value: str | float) -> None:
    connection.execute(f"UPDATE session SET {column} = ? WHERE id = ?", (value, session))


def _rate(
    connection: sqlite3.Connection, session: int, moment: str, ratings: Mapping[Asked, int | None]
) -> None:
    for what, value in ratings.items():
        if value is not None and value not in range(11):
            raise ValueError(f"{value} is not a rating from 0 to 10")
        key = (session, moment, what.value)
        if value is None:
            where = "session = ? AND moment = ? AND what = ?"
            connection.execute(f"DELETE FROM rating WHERE {where}", key)
        else:
            connection.execute("REPLACE INTO rating VALUES (?, ?, ?, ?)", (*key, value))


def _rows(connection: sqlite3.Connection, table: str, column: str, session: int) -> Rows:
    found = connection.execute(f"SELECT * FROM {table} WHERE {column} = ?", (session,))
    return tuple(dict(row) for row in found)
