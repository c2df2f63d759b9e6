"""Locks that the system frees when the process that holds them dies.

SQLite's own file locks serve for it, since they work alike on Linux, Windows and macOS.
"""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from player.storage.errors import is_busy, plainly

_PATIENCE = 2.0
"""Seconds to wait for somebody who is only looking whether a lock is held."""


def locked(path: Path, patience: float) -> sqlite3.Connection:
    """A connection that holds the lock on `path` until it is closed, waited for so many seconds.

    Raises `sqlite3.Error`; by `is_busy` when another holds it.
    """
    connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except BaseException:
        connection.close()
        raise
    return connection


class SingleInstance:
    """The lock on the small file `path`, which is made when it is first taken, and stays."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: sqlite3.Connection | None = None

    def take(self) -> bool:
        """Hold the lock until `free` or the end of this process; False if another holds it.

        Raises `HistoryError`.
        """
        with plainly(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
        self._held = self._locked(_PATIENCE)
        return self._held is not None

    def free(self) -> None:
        """Let go of the lock."""
        if self._held is not None:
            self._held.close()
            self._held = None

    def is_taken(self) -> bool:
        """Whether somebody holds it now. Raises `HistoryError`."""
        if not self._path.exists():
            return False
        seen = self._locked(0)
        if seen is None:
            return True
        seen.close()
        return False

    def _locked(self, patience: float) -> sqlite3.Connection | None:
        """A connection that holds the lock; None if another does. Raises `HistoryError`."""
        with plainly(self._path):
            try:
                return locked(self._path, patience)
            except sqlite3.Error as error:
                if is_busy(error):
                    return None
                raise


class PlayerLock:
    """One player's life, told to the others by its `token` for as long as it is not freed."""

    def __init__(self, path: Path, held: sqlite3.Connection) -> None:
        self._path = path
        self._held = held

    @property
    def token(self) -> str:
        """The name under which others can ask whether it is still alive."""
        return self._path.stem

    def free(self) -> None:
        """Say that the playing is over; to be called in the thread that took it."""
        try:
            with _alone(self._path.parent):
                _remove(self._path, self._held)
        except sqlite3.Error:  # the folder has gone, say; the file is left for the next player
            self._held.close()


class PlayerLocks:
    """The players that are running now, by one small file each in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def take(self) -> PlayerLock:
        """A new life with a token that nobody had before. Raises `HistoryError`.

        What players that died left behind is removed on the way.
        """
        with plainly(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            with _alone(self._folder):
                for path in list(self._folder.glob("*.lock")):
                    with suppress(sqlite3.Error):  # what cannot be read is not ours to remove
                        _is_held(path)
                path = self._path(uuid.uuid4().hex)
                return PlayerLock(path, locked(path, 0))

    def is_alive(self, token: str) -> bool:
        """Whether the player that took `token` still runs; the file of a dead one is removed.

        Raises `HistoryError`.
        """
        path = self._path(token)
        if not token or not path.exists():
            return False
        with plainly(self._folder), _alone(self._folder):
            return path.exists() and _is_held(path)

    def anyone(self) -> bool:
        """Whether any player still runs. Raises `HistoryError`."""
        return any(self.is_alive(path.stem) for path in self._folder.glob("*.lock"))

    def _path(self, token: str) -> Path:
        return self._folder / f"{token}.lock"


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One at a time, so that nobody locks a file that another makes or removes just then."""
    guard = locked(folder / "guard", _PATIENCE)
    try:
        yield
    finally:
        guard.close()


def _is_held(path: Path) -> bool:
    """Whether somebody holds the lock on `path`; if nobody does, the file is removed."""
    try:
        held = locked(path, 0)
    except sqlite3.Error as error:
        if is_busy(error):
            return True
        raise
    _remove(path, held)
    return False


def _remove(path: Path, held: sqlite3.Connection) -> None:
    """Remove the file and let go of it, in the order that the system allows.

    Windows refuses to remove what is open, even by somebody who is only looking whether it is
    locked: then it stays for the next one to remove, and does no harm.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError:
        held.close()
        with suppress(OSError):
            path.unlink(missing_ok=True)
    else:
        held.close()
