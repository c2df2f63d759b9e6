"""What can go wrong with the history, said in a sentence that a person can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class HistoryError(Exception):
    """The history cannot be read or written. Its text says what is wrong, where, what to do."""


class NoSession(HistoryError):
    """The session is not there, or may not be changed now; trying again is no use."""


_BROKEN = (
    "it is not a history file, or a part of it is broken. It was left as it is. Move it to "
    "another folder, or put a copy of an older one in its place, and start again."
)
_CLOSED = "this folder or file may not be written to. Allow it, or name another with UNTWIST_HOME."
_HELD = "another program is holding it. Close that program and try again."

_WHY = {
    sqlite3.SQLITE_FULL: "the disk is full. Make some room on it and try again.",
    sqlite3.SQLITE_READONLY: _CLOSED,
    sqlite3.SQLITE_PERM: _CLOSED,
    sqlite3.SQLITE_CANTOPEN: (
        "it cannot be opened. Look that it is a file, and that its folder may be written to; or "
        "name another folder with UNTWIST_HOME."
    ),
    sqlite3.SQLITE_NOTADB: _BROKEN,
    sqlite3.SQLITE_CORRUPT: _BROKEN,
    sqlite3.SQLITE_BUSY: _HELD,
    sqlite3.SQLITE_LOCKED: _HELD,
    sqlite3.SQLITE_IOERR: "the disk does not answer. Look whether it is still plugged in.",
}


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another holds the lock that was wanted."""
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def unusable(path: Path, why: str) -> str:
    """A sentence about the history at `path`; `why` says what is wrong and what to do."""
    return f"The history {path} cannot be used: {why}"


@contextmanager
def history_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite or the system says about the file `path` into a `HistoryError`.

    Mistakes of ours (a wrong value, a closed connection) pass as they are: no person can mend
    them.
    """
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.IntegrityError):
        raise
    except sqlite3.Error as error:
        why = _WHY.get(_code(error), f"{error}. Try again, or name another with UNTWIST_HOME.")
        raise HistoryError(unusable(path, why)) from error
    except OSError as error:
        why = f"{error.strerror or error}. Name another folder with UNTWIST_HOME."
        raise HistoryError(unusable(path, why)) from error


def _code(error: sqlite3.Error) -> int:
    """The primary result code; an extended one holds it in its low byte."""
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & 0xFF
