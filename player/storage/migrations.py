"""The shape of the history file, as the steps that lead to it. Steps are only ever added."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

APPLICATION = 0x556E7477
"""The mark in the file's header that says whose it is: `Untw`."""

# `done` adds up what `repetition` holds, in the same transaction, so that a list of sessions
# never reads single repetitions. It repeats the session's start for the index `turns`, which
# finds the newest session of an exercise at once.
_FIRST = f"""
PRAGMA application_id = {APPLICATION};
CREATE TABLE session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    routine TEXT NOT NULL,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    started INTEGER NOT NULL,
    started_offset INTEGER NOT NULL,
    last_write INTEGER NOT NULL,
    last_write_offset INTEGER NOT NULL,
    ended INTEGER,
    ended_offset INTEGER,
    local_day TEXT NOT NULL,
    outcome TEXT,
    active_seconds REAL NOT NULL DEFAULT 0,
    paused_seconds REAL NOT NULL DEFAULT 0,
    waiting_seconds REAL NOT NULL DEFAULT 0,
    planned_seconds REAL NOT NULL,
    speed REAL NOT NULL,
    silent INTEGER NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    at_step INTEGER NOT NULL DEFAULT 0,
    player TEXT NOT NULL
);
CREATE INDEX newest ON session (started, id);
CREATE INDEX days ON session (local_day);
CREATE INDEX routines ON session (routine, local_day) WHERE outcome IS NOT NULL;
CREATE INDEX unfinished ON session (started) WHERE outcome IS NULL;
CREATE TABLE done (
    session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    exercise TEXT NOT NULL,
    side TEXT NOT NULL,
    place INTEGER NOT NULL,
    started INTEGER NOT NULL,
    reps_planned INTEGER NOT NULL DEFAULT 0,
    reps_done INTEGER NOT NULL DEFAULT 0,
    hold_seconds REAL NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    first_repetition INTEGER,
    PRIMARY KEY (session, exercise, side)
) WITHOUT ROWID;
CREATE INDEX turns ON done (exercise, started, session, first_repetition)
    WHERE side <> '' AND first_repetition IS NOT NULL;
CREATE TABLE repetition (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    step INTEGER NOT NULL,
    exercise TEXT NOT NULL,
    side TEXT NOT NULL,
    set_number INTEGER NOT NULL,
    rep INTEGER NOT NULL,
    hold_seconds REAL NOT NULL,
    finished INTEGER NOT NULL,
    finished_offset INTEGER NOT NULL
);
CREATE INDEX repetitions ON repetition (session);
CREATE TABLE rating (
    session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    moment TEXT NOT NULL,
    what TEXT NOT NULL,
    value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10),
    PRIMARY KEY (session, moment, what)
) WITHOUT ROWID;
CREATE TABLE pain (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    at INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    place TEXT NOT NULL,
    strength INTEGER NOT NULL CHECK (strength BETWEEN 0 AND 10),
    kind TEXT NOT NULL,
    exercise TEXT NOT NULL,
    side TEXT NOT NULL
);
CREATE INDEX pains ON pain (session);
CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    at INTEGER NOT NULL,
    at_offset INTEGER NOT NULL,
    what TEXT NOT NULL,
    value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10)
);
CREATE INDEX answers ON answer (session);
"""

MIGRATIONS: tuple[str, ...] = (_FIRST,)
"""Step n leads from `user_version` n to n + 1."""


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
