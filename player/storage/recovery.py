"""What can still be read of a damaged history. The file itself is only ever copied."""

from __future__ import annotations

import shutil
import sqlite3
from collections import defaultdict
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from msgspec import Struct, field

from player.model.diary import Entry
from player.storage import diary
from player.storage.errors import history_errors
from player.storage.export import entry_line, session_line
from player.storage.rows import repetition, session_record

_PROBED = 200_000
"""Numbers of rows that are asked for one by one behind a part that cannot be read."""

_SENSELESS = (ValueError, TypeError, OverflowError, IndexError, sqlite3.Error)

_MISSED = 2_000
"""Numbers in a row without a row, after which there is no use to go on."""

Rows = Mapping[int, list[sqlite3.Row]]


class Recovered(Struct):
    """Lines to import: of whole sessions, of sessions that are there in part, and of records.

    `unreadable` are the sessions that are known to have been there and cannot be read.
    """

    whole: list[str] = field(default_factory=list)
    in_part: list[str] = field(default_factory=list)
    records: list[str] = field(default_factory=list)
    unreadable: int = 0

    @property
    def sessions(self) -> int:
        """How many were there."""
        return len(self.whole) + len(self.in_part) + self.unreadable


def recover(path: Path) -> Recovered:
    """Read what can be read of the damaged history at `path`. Raises `HistoryError`.

    It reads a copy, in which SQLite may finish what its log began.
    """
    with (
        history_errors(path),
        TemporaryDirectory(
            prefix=".recovery-", dir=path.parent, ignore_cleanup_errors=True
        ) as room,
    ):
        copied = Path(room) / path.name
        for end in ("", "-wal"):
            if (part := path.with_name(path.name + end)).is_file():
                shutil.copyfile(part, copied.with_name(copied.name + end))
        found = Recovered()
        # Not even its first page may be readable, or a name of a table be text.
        with suppress(*_SENSELESS), closing(_opened(copied)) as connection:
            _read(connection, found)
        return found


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    connection.execute("PRAGMA writable_schema = ON")  # or a file cut short is refused whole
    connection.execute("PRAGMA cell_size_check = ON")
    with suppress(sqlite3.Error):
        connection.execute("REINDEX")  # an index can be made anew from what it is an index of
    return connection


def _read(connection: sqlite3.Connection, found: Recovered) -> None:
    sessions = list(_every(connection, "session"))
    children = {table: _by_session(connection, table) for table in ("repetition", "pain", "answer")}
    for row in sessions:
        _take(connection, row, children, found)
    found.unreadable += max(0, _counted(connection) - len(sessions))
    for kind in get_args(Entry):
        for row in _every(connection, diary.table(kind)):
            with suppress(*_SENSELESS):
                found.records.append(entry_line(diary.record(kind, row, alone=True)))


def _take(
    connection: sqlite3.Connection, row: sqlite3.Row, children: Mapping[str, Rows], found: Recovered
) -> None:
    """Take one session: whole, in part, or not at all."""
    is_whole = True
    parts: dict[str, list[sqlite3.Row]] = {}
    for table, order in (("done", "place"), ("rating", "moment")):
        try:
            asked = f"SELECT * FROM {table} WHERE session = ? ORDER BY {order}"
            parts[table] = connection.execute(asked, (row["id"],)).fetchall()
        except sqlite3.Error:
            parts[table], is_whole = [], False
    of = {table: rows.get(row["id"], []) for table, rows in children.items()}
    try:
        record = session_record(row, parts["done"], of["pain"], of["answer"], parts["rating"])
        done = tuple(map(repetition, of["repetition"]))
        line = session_line(record, done)
    except _SENSELESS:
        found.unreadable += 1
        return
    counted = sum(exercise.reps_done for exercise in record.exercises)
    (found.whole if is_whole and counted == len(done) else found.in_part).append(line)


def _by_session(connection: sqlite3.Connection, table: str) -> Rows:
    rows: defaultdict[int, list[sqlite3.Row]] = defaultdict(list)
    for row in _every(connection, table):
        rows[row["session"]].append(row)
    return rows


def _every(connection: sqlite3.Connection, table: str) -> Iterator[sqlite3.Row]:
    """Every row that can be read, in the order of their numbers, from both ends of what cannot."""
    try:
        last = yield from _upwards(connection, table)
    except sqlite3.OperationalError:
        return  # there is no such table
    if last is None:
        return
    below = _downwards(connection, table, last)
    yield from _one_by_one(connection, table, last + 1, below[-1]["id"] if below else None)
    yield from reversed(below)


def _one_by_one(
    connection: sqlite3.Connection, table: str, first: int, end: int | None
) -> Iterator[sqlite3.Row]:
    """The rows of a gap that can be read; without an `end`, until many in a row cannot."""
    missed = 0
    for number in range(first, first + _PROBED if end is None else min(end, first + _PROBED)):
        found: list[sqlite3.Row] = []
        with suppress(sqlite3.Error):
            asked = f"SELECT * FROM {table} NOT INDEXED WHERE id = ?"
            found = connection.execute(asked, (number,)).fetchall()
        yield from found
        missed = 0 if found else missed + 1
        if missed > _MISSED:
            return


def _upwards(
    connection: sqlite3.Connection, table: str
) -> Generator[sqlite3.Row, None, int | None]:
    """The rows up to the first that cannot be read; returns the last number, None at the end."""
    last = 0
    try:
        for row in connection.execute(f"SELECT * FROM {table} NOT INDEXED ORDER BY id"):
            last = row["id"]
            yield row
    except sqlite3.DatabaseError as error:
        if "no such table" in str(error):
            raise
        return last
    return None


def _downwards(connection: sqlite3.Connection, table: str, last: int) -> list[sqlite3.Row]:
    """The rows above `last` from the end on, down to the first that cannot be read."""
    found: list[sqlite3.Row] = []
    asked = f"SELECT * FROM {table} NOT INDEXED WHERE id > ? ORDER BY id DESC"
    with suppress(sqlite3.Error):
        for row in connection.execute(asked, (last,)):
            found.append(row)
    return found


def _counted(connection: sqlite3.Connection) -> int:
    """The number of sessions that the sums of the file know of."""
    try:
        found = connection.execute("SELECT coalesce(sum(sessions), 0) FROM day").fetchone()[0]
        return found if isinstance(found, int) and 0 <= found < 10_000_000 else 0
    except sqlite3.Error:
        return 0
