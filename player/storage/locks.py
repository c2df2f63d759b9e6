"""Locks that the system frees when the process that holds them dies.

SQLite's own file locks serve for it, since they work alike on Linux, Windows and macOS.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from player import places
from player.storage.errors import history_errors, is_busy

_PATIENCE = 2.0
"""Seconds to wait for somebody who only looks whether a lock is held."""


class SingleInstance:
    """The lock of a program that runs only once: the file `path`, which stays when it is made.

    Every method may raise `HistoryError`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: sqlite3.Connection | None = None

    def take(self) -> bool:
        """Hold the lock until `free` or the end of this process; False if another holds it."""
        with history_errors(self._path):
            places.make_private_folder(self._path.parent)
            self._held = _try_lock(self._path, _PATIENCE)
        return self._held is not None

    def free(self) -> None:
        if self._held is not None:
            self._held.close()
            self._held = None

    def is_taken(self) -> bool:
        """Whether anybody holds the lock now."""
        if not self._path.exists():
            return False
        with history_errors(self._path):
            seen = _try_lock(self._path)
        if seen is not None:
            seen.close()
        return seen is None


class PlayerLock:
    """The lock of one player that plays a session; others ask for it by its `token`."""

    def __init__(self, path: Path, held: sqlite3.Connection) -> None:
        self._path = path
        self._held = held

    @property
    def token(self) -> str:
        return self._path.stem

    def free(self) -> None:
        """Let go of the lock, in the thread that took it."""
        try:
            with _alone(self._path.parent):
                _remove(self._path, self._held)
        except sqlite3.Error:  # the folder has gone, say; the file is left for the next player
            self._held.close()


class PlayerLocks:
    """The players that play a session now, by one small file each in `folder`.

    Every method may raise `HistoryError`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def take(self) -> PlayerLock:
        """A lock with a new token. The files of players that died are removed on the way."""
        with history_errors(self._folder):
            places.make_private_folder(self._folder)
            with _alone(self._folder):
                for path in list(self._folder.glob("*.lock")):
                    with suppress(sqlite3.Error):  # what cannot be read is not ours to remove
                        _is_held(path)
                path = self._path(uuid.uuid4().hex)
                return PlayerLock(path, _lock(path, 0))

    def is_alive(self, token: str) -> bool:
        """Whether the player that took `token` still runs; the file of a dead one is removed."""
        path = self._path(token)
        if not token or not path.exists():
            return False
        with history_errors(self._folder), _alone(self._folder):
            return path.exists() and _is_held(path)

    def anyone(self) -> bool:
        """Whether any player still runs."""
        return any(self.is_alive(path.stem) for path in self._folder.glob("*.lock"))

    def _path(self, token: str) -> Path:
        return self._folder / f"{token}.lock"


def _lock(path: Path, patience: float) -> sqlite3.Connection:
    """A connection that holds the lock on `path` until it is closed.

    It waits `patience` seconds for another that holds it. Raises `sqlite3.Error`.
    """
    if not path.exists():
        with suppress(OSError):  # what is wrong with its folder, SQLite says below
            places.make_private_file(path)
    connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except BaseException:
        connection.close()
        raise
    return connection


def _try_lock(path: Path, patience: float = 0) -> sqlite3.Connection | None:
    """The same; None if another still holds it after `patience` seconds."""
    try:
        return _lock(path, patience)
    except sqlite3.Error as error:
        if is_busy(error):
            return None
        raise


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process at a time, so that nobody locks a file that another makes or removes."""
    guard = _lock(folder / "guard", _PATIENCE)
    try:
        yield
    finally:
        guard.close()


def _is_held(path: Path) -> bool:
    """Whether anybody holds the lock on `path`; if nobody does, the file is removed."""
    held = _try_lock(path)
    if held is None:
        return True
    _remove(path, held)
    return False


def _remove(path: Path, held: sqlite3.Connection) -> None:
    """Remove the file and let go of it, in the order that the system allows.

    Windows refuses to remove an open file, even one that another only looks at: then it stays
    for the next one to remove, and does no harm.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError:
        held.close()
        with suppress(OSError):
            path.unlink(missing_ok=True)
    else:
        held.close()
