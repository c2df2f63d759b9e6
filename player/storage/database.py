"""The history file: opened, migrated, read and changed in transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Self

from player import places
from player.storage.errors import (
    REPAIR,
    HistoryError,
    Reason,
    history_errors,
    is_busy,
    refused,
    senseless_values,
    unusable,
)
from player.storage.known import last_known, note_known
from player.storage.schema import APPLICATION, MIGRATIONS

_PATIENCE = 2.0
"""Seconds to wait for another program's write."""


_NOWHERE = Path(":memory:")
"""For SQLite: a history that is gone when it is closed."""


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the history at `path`, made with its folder if there is none.

    Where the disk is full or nothing may be written, it can be read and every write is refused.
    Raises `HistoryError`.
    """
    made = True
    try:
        with history_errors(path), senseless_values(path, Reason.BROKEN):
            if path != _NOWHERE:
                made = _make_room_for(path)
            connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            with _closed_on_trouble(connection):
                _check(connection, path, new=made)
                _configure(connection)
                if 0 < (form := version(connection)) < len(MIGRATIONS) and path != _NOWHERE:
                    from player.storage.backups import back_up_form  # once for each new form

                    back_up_form(path, form)
                migrate(connection)
    except HistoryError as trouble:
        if trouble.reason not in (Reason.FULL, Reason.CLOSED):
            raise
        connection = _connect_to_read(path, trouble)
    connection.row_factory = sqlite3.Row
    return connection


def _make_room_for(path: Path) -> bool:
    """Make the file of a new history; whether there was none.

    It is private from its first byte, and what SQLite puts beside it is as private.
    """
    if path.exists():
        if not path.is_file():
            raise refused(path, Reason.NO_FILE)  # SQLite would wait at a pipe for ever
        return False
    places.make_private_folder(path.parent)
    places.make_private_file(path)
    return True


def _connect_to_read(path: Path, trouble: HistoryError) -> sqlite3.Connection:
    """A connection that needs no file beside the history. Raises `trouble` where there is none.

    Nobody can write where this is needed, so nothing changes under a reader that takes no locks.
    What is still in the log is read under a lock of the whole file.
    """
    log = path.with_name(f"{path.name}-wal")
    try:
        unread = log.exists() and log.stat().st_size > 0
        if not path.is_file() or path.stat().st_size == 0:
            raise trouble
        how = "mode=rw" if unread else "mode=ro&immutable=1"
        connection = sqlite3.connect(f"{path.as_uri()}?{how}", uri=True, isolation_level=None)
        with _closed_on_trouble(connection):
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            _check(connection, path, new=False)
            if version(connection) != len(MIGRATIONS):
                raise trouble
            return connection
    except (OSError, sqlite3.Error):
        raise trouble from None


@contextmanager
def _closed_on_trouble(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _check(connection: sqlite3.Connection, path: Path, *, new: bool) -> None:
    """Refuse what is not ours to write to, before anything is written to it.

    That is a file of another program or of a newer Untwist, and an empty one in the place of a
    history that held something.
    """
    behind = version(connection)
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    if behind == 0 and tables == 0:
        if not new and (known := last_known(path)).anything:
            why = f"it is empty, and it had {known.in_words()}. {REPAIR}"
            raise HistoryError(unusable(path, why), Reason.BROKEN)
        return
    if mark != APPLICATION:
        why = "it is the file of another program. Move it to another folder and start again."
        raise HistoryError(unusable(path, why), Reason.OTHERS)
    if behind > len(MIGRATIONS):
        why = (
            f"a newer Untwist wrote it (its form is {behind}, and this one knows up to "
            f"{len(MIGRATIONS)}). Use the newer Untwist, or name another folder with UNTWIST_HOME."
        )
        raise HistoryError(unusable(path, why), Reason.NEWER)


def _configure(connection: sqlite3.Connection) -> None:
    """Make sure that what is written is on the disk, and that what is deleted is gone from it."""
    _turn_on_wal(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")  # without it macOS leaves it in the drive's cache
    connection.execute("PRAGMA checkpoint_fullfsync = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA foreign_keys = ON")


def _turn_on_wal(connection: sqlite3.Connection) -> None:
    """Turn on the write-ahead log; the file remembers it.

    SQLite does not wait for others here. If another process holds a new file, that process turns
    the log on, or we do so the next time; until then writes are as safe, and slower.
    """
    if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        return
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if not is_busy(error):
            raise


class Database:
    """The history file `path`, for one thread. Every method may raise `HistoryError`.

    Each call opens the file and closes it, unless `open` or `opened` keeps it open.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None
        self._has_written = False

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the file until `close`; it is made if there is none."""
        database = cls(path)
        database._connection = connect(path)
        return database

    def close(self) -> None:
        if self._connection is not None:
            if self._has_written:
                note_known(self.path, self._connection)
                self._has_written = False
            self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def opened(self) -> Iterator[Self]:
        """Keep the file open inside this block, if there is a file; none is made."""
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
        """A connection to read from; without a file, to an empty history in memory."""
        with self.opened(), history_errors(self.path), senseless_values(self.path):
            if self._connection is not None:
                yield self._connection
                return
            with closing(connect(_NOWHERE)) as empty:
                yield empty

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, on the disk when the block ends; nested, it is part of the outer one."""
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
            self._has_written = True
            with history_errors(self.path), transaction(self._connection):
                yield self._connection

    def clear_log(self) -> None:
        """Empty the log beside the file, so that what was deleted is gone from there too."""
        with self.reading() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. It waits for other writers at its start, not half way."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def version(connection: sqlite3.Connection) -> int:
    """The number of migrations that the file has behind it."""
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def migrate(connection: sqlite3.Connection, steps: Sequence[str] = MIGRATIONS) -> None:
    """Run the missing migrations, each in its own transaction; other players may do so too.

    A new file is made in one, so that nobody takes it for one of an older form.
    """
    while version(connection) < len(steps):
        with transaction(connection):
            behind = version(connection)  # another player may have come first
            for number in range(behind, len(steps) if behind == 0 else min(behind + 1, len(steps))):
                for statement in _statements(steps[number]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number + 1}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; `executescript` would end our transaction first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
