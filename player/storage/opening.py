"""Opening a history file: what is not ours, broken or newer is refused and left as it is."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from player.storage.migrations import migrate, version
from player.storage.schema import APPLICATION, MIGRATIONS
from player.storage.trouble import HistoryError, is_busy, plainly, sentence

_PATIENCE = 2.0
"""Seconds to wait for another program's write."""


def connect(path: Path, patience: float = _PATIENCE) -> sqlite3.Connection:
    """A connection to the history at `path`, made with its folder if there is none.

    It waits `patience` seconds for other programs. Raises `HistoryError`.
    """
    with plainly(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
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
        raise HistoryError(sentence(path, why))
    if behind > len(MIGRATIONS):
        why = (
            f"a newer Untwist wrote it (its form is {behind}, and this one knows up to "
            f"{len(MIGRATIONS)}). Use the newer Untwist, or name another folder with UNTWIST_HOME."
        )
        raise HistoryError(sentence(path, why))


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
