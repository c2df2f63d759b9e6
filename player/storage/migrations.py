"""Bringing a history file up to date: the steps that are missing, each in its own transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from player.storage.schema import MIGRATIONS


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
