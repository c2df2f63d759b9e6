"""What can go wrong with the history, said in a sentence that a person can act on."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from player import places


class Reason(Enum):
    """Why a history cannot be used, for what is done about it."""

    BROKEN = "no history file, or its structure is broken"
    NO_SENSE = "the file is whole, and a value in it makes no sense"
    OTHERS = "the file of another program"
    NEWER = "written by a newer Untwist"
    NO_FILE = "a folder, a pipe or a device"
    CLOSED = "may not be read or written"
    HELD = "another program holds it"
    FULL = "no room on the disk"
    GONE = "the disk or the file is not there"
    OTHER = "anything else"


class HistoryError(Exception):
    """The history cannot be read or written. Its text says what is wrong, where, what to do."""

    def __init__(self, text: str, reason: Reason = Reason.OTHER) -> None:
        super().__init__(text)
        self.reason = reason


class NoSession(HistoryError):
    """The session is not there, or may not be changed now; trying again is no use."""


REPAIR = "`untwist history repair` brings back what can be read and what was kept beside it."

_SAYS = {
    Reason.BROKEN: (
        f"it is not a history file, or a part of it is broken. It was left as it is. {REPAIR}"
    ),
    Reason.NO_SENSE: f"a part of it is broken. It was left as it is. {REPAIR}",
    Reason.NO_FILE: "it is not a file. Move it away, or name another folder with UNTWIST_HOME.",
    Reason.CLOSED: (
        "this folder or file may not be written to. Allow it, or name another with UNTWIST_HOME."
    ),
    Reason.HELD: "another program is holding it. Close that program and try again.",
    Reason.FULL: "the disk is full. Make some room on it and try again.",
    Reason.GONE: "the disk does not answer. Look whether it is still plugged in.",
}

_REASONS = {
    sqlite3.SQLITE_FULL: Reason.FULL,
    sqlite3.SQLITE_READONLY: Reason.CLOSED,
    sqlite3.SQLITE_PERM: Reason.CLOSED,
    sqlite3.SQLITE_CANTOPEN: Reason.CLOSED,
    sqlite3.SQLITE_NOTADB: Reason.BROKEN,
    sqlite3.SQLITE_CORRUPT: Reason.BROKEN,
    sqlite3.SQLITE_BUSY: Reason.HELD,
    sqlite3.SQLITE_LOCKED: Reason.HELD,
    sqlite3.SQLITE_IOERR: Reason.GONE,
}

_ROOM = 64 * 1024
"""Bytes: with less than this on a disk SQLite cannot make the files it keeps beside a history."""


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another holds the lock that was wanted."""
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def unusable(path: Path, why: str) -> str:
    """A sentence about the history at `path`; `why` says what is wrong and what to do."""
    return f"The history {path} cannot be used: {why}"


def refused(path: Path, reason: Reason) -> HistoryError:
    """The error for a reason, with its usual sentence."""
    return HistoryError(unusable(path, _SAYS[reason]), reason)


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
        raise _of_sqlite(path, error) from error
    except OSError as error:
        if is_full(path.parent):
            raise refused(path, Reason.FULL) from error
        why = f"{error.strerror or error}. Name another folder with UNTWIST_HOME."
        raise HistoryError(unusable(path, why), Reason.CLOSED) from error


@contextmanager
def senseless_values(path: Path, reason: Reason = Reason.NO_SENSE) -> Iterator[None]:
    """Turn a value that was read from the file and makes no sense into a `HistoryError`."""
    try:
        yield
    except (ValueError, TypeError, OverflowError) as error:
        raise refused(path, reason) from error


def is_full(folder: Path) -> bool:
    """Whether the disk of a folder, or of the nearest folder that is there, has no room left.

    Also without a free place for one more file. Windows does not tell of that.
    """
    if not hasattr(os, "statvfs"):
        return False
    try:
        there = next(each for each in (folder, *folder.parents) if places.is_there(each))
        disk = os.statvfs(there)
    except (OSError, StopIteration):
        return False
    return disk.f_bavail * disk.f_frsize < _ROOM or (disk.f_files > 0 and disk.f_favail == 0)


def _of_sqlite(path: Path, error: sqlite3.Error) -> HistoryError:
    """SQLite says of a full disk that it cannot open or write a file beside the history."""
    if str(error).startswith("Could not decode to UTF-8"):
        return refused(path, Reason.NO_SENSE)
    reason = _REASONS.get(_code(error), Reason.OTHER)
    if reason in (Reason.CLOSED, Reason.GONE) and is_full(path.parent):
        reason = Reason.FULL
    if reason is Reason.OTHER:
        why = f"{error}. Try again, or name another with UNTWIST_HOME."
        return HistoryError(unusable(path, why))
    return refused(path, reason)


def _code(error: sqlite3.Error) -> int:
    """The primary result code; an extended one holds it in its low byte."""
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & 0xFF
