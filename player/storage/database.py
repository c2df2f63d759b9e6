"""The file of the history: opened, brought up to date, changed in transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from msgspec import Struct

from player.model.routine import Side
from player.storage.errors import HistoryError, history_errors, is_busy, unusable
from player.storage.schema import APPLICATION, MIGRATIONS

_PATIENCE = 2.0
"""Seconds to wait for another program's write."""


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the history at `path`, made with its folder if there is none.

    Raises `HistoryError`.
    """
    with history_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        try:
            _refuse_strangers(connection, path)
            _settle(connection)
            migrate(connection)
        except BaseException:
            connection.close()
            raise
    connection.row_factory = sqlite3.Row
    return connection


def _refuse_strangers(connection: sqlite3.Connection, path: Path) -> None:
    """Look at the file before anything is written to it."""
    behind = version(connection)
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    if behind == 0 and tables == 0:
        return
    if mark != APPLICATION:
        why = "it is the file of another program. Move it to another folder and start again."
        raise HistoryError(unusable(path, why))
    if behind > len(MIGRATIONS):
        why = (
            f"a newer Untwist wrote it (its form is {behind}, and this one knows up to "
            f"{len(MIGRATIONS)}). Use the newer Untwist, or name another folder with UNTWIST_HOME."
        )
        raise HistoryError(unusable(path, why))


def _settle(connection: sqlite3.Connection) -> None:
    """What is written is on the disk, and what is deleted is gone from it."""
    _turn_on_the_log(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")  # without it macOS leaves it in the drive's cache
    connection.execute("PRAGMA checkpoint_fullfsync = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA foreign_keys = ON")


def _turn_on_the_log(connection: sqlite3.Connection) -> None:
    """Write ahead to a log, once for the life of the file.

    SQLite does not wait its turn for this. Somebody else at work on a new file is turning it on
    as well, or we do so the next time; until then every write is as safe, and slower.
    """
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        return
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if not is_busy(error):
            raise


class Database:
    """The history in the file `path`, in one thread; every method may raise `HistoryError`.

    The file is opened for each question and let go at once, unless `opened` or `open` keeps it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None

    @classmethod
    def open(cls, path: Path) -> Self:
        """The history in the file `path`, made if there is none, open until `close`."""
        database = cls(path)
        database._connection = connect(path)
        return database

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def opened(self) -> Iterator[Self]:
        """Open the file once for all that is asked inside; it makes none."""
        if self._connection is not None or not self.path.exists():
            yield self
            return
        self._connection = connect(self.path)
        try:
            yield self
        finally:
            self.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection for a question; where there is no file, one to a history without rows."""
        with self.opened(), history_errors(self.path):
            if self._connection is not None:
                yield self._connection
                return
            with closing(connect(Path(":memory:"))) as empty:
                yield empty

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, on the disk when it ends; inside another one it is a part of that."""
        if self._connection is None:
            self._connection = connect(self.path)
            try:
                with self.writing() as connection:
                    yield connection
            finally:
                self.close()
        elif self._connection.in_transaction:
            yield self._connection
        else:
            with history_errors(self.path), transaction(self._connection):
                yield self._connection

    def clear_log(self) -> None:
        """Take what was deleted out of the log beside the file, too."""
        with self.reading() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing; it waits its turn at the start, not half way."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def version(connection: sqlite3.Connection) -> int:
    """How many steps the file has behind it."""
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def migrate(connection: sqlite3.Connection, steps: Sequence[str] = MIGRATIONS) -> None:
    """Take the steps that are missing, each in its own transaction; safe beside another player."""
    while version(connection) < len(steps):
        with transaction(connection):
            behind = version(connection)  # another player may have come first
            if behind < len(steps):
                for statement in _statements(steps[behind]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {behind + 1}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; `executescript` would end our transaction first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


# How values stand in columns

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def from_moment(moment: datetime) -> tuple[int, int]:
    """An aware `moment` as microseconds of UTC since 1970, and its local offset in seconds."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"{moment} does not say its offset from UTC")
    return (moment - _EPOCH) // _MICROSECOND, round(offset.total_seconds())


def to_moment(microseconds: int, offset: int) -> datetime:
    """The aware moment of these two columns, exact, also before 1970 and on every system."""
    utc = _EPOCH + timedelta(microseconds=microseconds)
    return utc.astimezone(timezone(timedelta(seconds=offset)))


def from_side(side: Side | None) -> str:
    """A side as text; none is empty, since a NULL would never equal another in a key."""
    return side.value if side else ""


def to_side(text: str) -> Side | None:
    """The side of this column."""
    return Side(text) if text else None


def from_text(text: str) -> str:
    """Text that SQLite can keep: a file name that is not UTF-8 has halves of characters."""
    return text.encode("utf-8", "replace").decode("utf-8")


def plain(value: object) -> Any:
    """A value, or all in it, as JSON knows it; times keep the offset they were given."""
    if isinstance(value, Struct):
        return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Mapping):
        return {plain(key): plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
