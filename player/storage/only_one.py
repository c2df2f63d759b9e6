"""A program that runs only once, by a lock on a small file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from player.storage.lock import locked
from player.storage.trouble import is_busy, plainly

_PATIENCE = 2.0
"""Seconds to wait for somebody who is only looking whether the lock is held."""


class OnlyOne:
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
