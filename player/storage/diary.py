"""The records beside the sessions: urges, cracks, safety questions, checks.

Each write is one transaction and is on the disk when the method returns.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from player.model.diary import CardShown, Crack, Entry, Urge
from player.storage.checking import checked
from player.storage.database import Database
from player.storage.errors import NoSession
from player.storage.known import note_known
from player.storage.rows import columns, from_moment, insert_row, plain, to_moment

E = TypeVar("E", bound=Entry)

_MINUTE = 60_000_000
"""Microseconds."""

_LOGGED = """
SELECT 'urge' AS kind, id, at FROM urge UNION ALL SELECT 'crack', id, at FROM crack
ORDER BY at DESC, kind DESC, id DESC LIMIT ? OFFSET ?
"""
_NEWER = """
SELECT (SELECT count(*) FROM urge WHERE (at, 'urge', id) > (:at, :kind, :id))
    + (SELECT count(*) FROM crack WHERE (at, 'crack', id) > (:at, :kind, :id))
"""

_OF_URGES = ", (SELECT max(at) FROM crack WHERE crack.at <= urge.at) AS last_crack"


class Diary:
    """The records of one person beside the sessions. Any method may raise `HistoryError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, entry: Entry) -> int:
        """Keep a new record; its id. A day has one morning, and a card one day: the last ones.

        Raises ValueError for a value out of its range.
        """
        with self._database.writing() as connection:
            return insert(connection, entry)

    def change(self, entry: Entry) -> None:
        """Replace the record with this one's id. Raises `NoSession`, ValueError."""
        name = table(type(entry))
        row = _row(entry)
        changes = ", ".join(f"{column} = ?" for column in row)
        with self._database.writing() as connection:
            changed = connection.execute(
                f"UPDATE OR REPLACE {name} SET {changes} WHERE id = ?", (*row.values(), entry.id)
            )
            self._check(changed, entry)

    def remove(self, entry: Entry) -> None:
        """Delete the record with this one's id from the file and from its log.

        Raises `NoSession` if it is not there.
        """
        name = table(type(entry))
        with self._database.writing() as connection:
            gone = connection.execute(f"DELETE FROM {name} WHERE id = ?", (entry.id,))
            self._check(gone, entry)
            note_known(self._database.path, connection)
        self._database.clear_log()

    def put_back(self, entry: Entry) -> None:
        """Undo `remove`; the record keeps its number. Raises ValueError if that is taken."""
        name = table(type(entry))
        with self._database.writing() as connection:
            try:
                insert_row(connection, name, _row(entry) | {"id": entry.id})
            except sqlite3.IntegrityError as error:
                raise ValueError(f"{name} {entry.id} is there already") from error

    def all(self, kind: type[E], first: date | None = None, last: date | None = None) -> list[E]:
        """The records of a kind, of the days `first` to `last`, in the order of time."""
        days = ("" if first is None else first.isoformat(), "~" if last is None else str(last))
        with self._database.reading() as connection:
            return select(connection, kind, "WHERE local_day BETWEEN ? AND ? ORDER BY at, id", days)

    def newest(self, kind: type[E], until: datetime | None = None) -> E | None:
        """The last record of a kind up to `until`."""
        most = 2**63 - 1 if until is None else from_moment(until)[0]
        with self._database.reading() as connection:
            found = select(
                connection, kind, "WHERE at <= ? ORDER BY at DESC, id DESC LIMIT 1", (most,)
            )
        return found[0] if found else None

    def logged(self, limit: int, offset: int = 0) -> list[Urge | Crack]:
        """Urges and cracks together, newest first: at most `limit` after `offset`."""
        with self._database.reading() as connection:
            order = [tuple(row) for row in connection.execute(_LOGGED, (limit, offset))]
            found: dict[tuple[str, int], Urge | Crack] = {}
            kinds: Mapping[str, type[Urge | Crack]] = {"urge": Urge, "crack": Crack}
            for name, kind in kinds.items():
                ids = [id for table, id, _ in order if table == name]
                where = f"WHERE id IN ({','.join('?' * len(ids))})"
                for entry in select(connection, kind, where, tuple(ids)):
                    found[name, entry.id] = entry
        return [found[name, id] for name, id, _ in order]

    def newer(self, entry: Urge | Crack) -> int:
        """The number of urges and cracks newer than this one: its place in `logged`."""
        name = table(type(entry))
        asked = {"at": from_moment(entry.at)[0], "kind": name, "id": entry.id}
        with self._database.reading() as connection:
            found: int = connection.execute(_NEWER, asked).fetchone()[0]
        return found

    def count(self, kind: type[Entry]) -> int:
        name = table(kind)
        with self._database.reading() as connection:
            found: int = connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
        return found

    def by_day(self, kind: type[Urge | Crack], first: date, last: date) -> Mapping[date, int]:
        """The number of records of a kind on each day from `first` to `last` that has any."""
        name = table(kind)
        asked = f"SELECT local_day, count(*) FROM {name} WHERE local_day BETWEEN ? AND ? GROUP BY 1"
        with self._database.reading() as connection:
            rows = connection.execute(asked, (first.isoformat(), last.isoformat())).fetchall()
        return {date.fromisoformat(day): count for day, count in rows}

    def cards(self) -> Mapping[str, date]:
        """Each card that was shown, and the day on which it was shown last."""
        return {shown.card: shown.day for shown in self.all(CardShown)}

    def _check(self, done: sqlite3.Cursor, entry: Entry) -> None:
        if not done.rowcount:
            name = table(type(entry)).replace("_", " ")
            raise NoSession(f"There is no {name} {entry.id} in {self._database.path}.")


def table(kind: type[Struct]) -> str:
    """The name of the table of a kind of record, and the `kind` of its exported lines."""
    return str(kind.__struct_config__.tag)


def values(entry: Entry) -> dict[str, Any]:
    """The fields of a record in the types of JSON, without its number and what is worked out."""
    return {name: plain(getattr(entry, name)) for name in _own(type(entry))}


def _own(kind: type[Struct]) -> list[str]:
    return [name for name in kind.__struct_fields__ if name not in ("id", "minutes_since_crack")]


def insert(connection: sqlite3.Connection, entry: Entry) -> int:
    """Insert a record inside the caller's transaction; its id."""
    return insert_row(connection, table(type(entry)), _row(entry), replace=True)


def select(
    connection: sqlite3.Connection, kind: type[E], where: str, values: tuple[str | int, ...]
) -> list[E]:
    """The records of a kind for which `where` holds, in its order."""
    name = table(kind)
    more = _OF_URGES if kind is Urge else ""
    rows = connection.execute(f"SELECT *{more} FROM {name} {where}", values)
    return [record(kind, row) for row in rows]


def _row(entry: Entry) -> dict[str, Any]:
    """The columns of a record. Raises ValueError for a value out of its range."""
    checked(values(entry), type(entry))
    row = columns(entry, *_own(type(entry)))
    row["local_day"] = row.pop("day").isoformat()
    return row


def record(kind: type[E], row: sqlite3.Row, *, alone: bool = False) -> E:
    """The record of a row. That of an urge has `last_crack`, unless it was read `alone`.

    Raises ValueError or TypeError for values that make no sense.
    """
    found: dict[str, Any] = {name: row[name] for name in _own(kind) if name != "day"}
    found |= {"id": row["id"], "day": row["local_day"]}
    found["at"] = to_moment(row["at"], row["at_offset"])
    if "answers" in found:
        found["answers"] = msgspec.json.decode(found["answers"])
    if kind is Urge and not alone and row["last_crack"] is not None:
        found["minutes_since_crack"] = (row["at"] - row["last_crack"]) / _MINUTE
    return msgspec.convert(found, kind, strict=False)  # a bool is 0 or 1 in SQLite
