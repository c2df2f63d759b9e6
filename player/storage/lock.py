"""A lock on a file that the system frees when the process that holds it dies.

SQLite's own file locks serve for it, since they work alike on Linux, Windows and macOS.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path


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
