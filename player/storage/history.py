"""The history: open it, write a session down as it happens, read sessions back.

Every write is one transaction and is on the disk when the method returns. A `History` belongs
to the thread that opened it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from player.model.record import (
    Answer,
    Correction,
    Pain,
    Repetition,
    SessionEnd,
    SessionRecord,
    SessionStart,
    Spent,
)
from player.model.routine import Asked, Side
from player.model.totals import DayTotal, ExerciseTotal, Rated, RoutineTotal, WeekTotal
from player.storage import editing, reading, totals, writing
from player.storage.database import connect, from_moment, transaction
from player.storage.editing import Removed
from player.storage.errors import NoSession, plainly
from player.storage.locks import PlayerLocks

if TYPE_CHECKING:
    from player.storage.diary import Diary

FILE = "history.db"
"""The name of the history inside the folder of `places.home()`."""


_DAY = 24 * 60 * 60 * 1_000_000
"""Microseconds."""

_LARGEST = 2**63 - 1
"""The largest number that SQLite can be asked for."""

_NONE: Mapping[Asked, int] = MappingProxyType({})


class History:
    """The sessions of one person in one file. Every method may raise `HistoryError`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path
        self.running = PlayerLocks(path.parent / "running")

    @classmethod
    def open(cls, path: Path) -> Self:
        """The history in the file `path`, made if there is none, brought up to date if older."""
        return cls(connect(path), path)

    @cached_property
    def diary(self) -> Diary:
        """What is kept beside the sessions: urges, cracks, safety questions, checks."""
        from player.storage.diary import Diary  # 12 ms that no start of a routine need pay

        return Diary(self._connection, self.path)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def begin(self, begun: SessionStart, player: str = "") -> int:
        """Write down that a session has begun; its id. `player` is the token of its lock."""
        with self.writing():
            session = writing.begin(self._connection, begun, player)
            totals.counted(self._connection, session)
        return session

    def resume(self, session: int, player: str = "") -> SessionRecord:
        """Go on with an unfinished session, as it stands; the caller adds to its `spent`.

        Raises `NoSession` if it is finished, deleted, or being played by somebody else.
        """
        with self.writing():
            self._claim(session)
            writing.resume(self._connection, session, player)
        return self.session(session)

    def reached(self, session: int, step: int) -> None:
        """Write down that the step of this number has begun."""
        with self.writing():
            writing.reached(self._connection, session, step)

    def add(self, session: int, repetition: Repetition, spent: Spent) -> None:
        """Write down a finished repetition, and the seconds of the whole session so far."""
        with self.writing(), totals.kept_right(self._connection, session):
            writing.add(self._connection, session, repetition, spent)

    def pain(self, session: int, pain: Pain) -> None:
        """Write down a pain that the person told of."""
        with self.writing():
            writing.pain(self._connection, session, pain)

    def answer(self, session: int, answer: Answer) -> None:
        """Write down the answer to an `ask` step."""
        with self.writing():
            writing.answer(self._connection, session, answer)

    def end(self, session: int, ended: SessionEnd) -> None:
        """Write down how a session ended; it is silent if it was so at its start or its end."""
        with self.writing(), totals.kept_right(self._connection, session):
            writing.end(self._connection, session, ended)

    def rate(
        self, session: int, before: Mapping[Asked, int] = _NONE, after: Mapping[Asked, int] = _NONE
    ) -> None:
        """Put the ratings given (0 to 10) in the place of older ones; the others stay."""
        with self.writing():
            writing.rate(self._connection, session, "before", before)
            writing.rate(self._connection, session, "after", after)

    def note(self, session: int, text: str) -> None:
        """Put `text` in the place of the session's note."""
        with self.writing():
            writing.note(self._connection, session, text)

    def keep(self, session: int) -> None:
        """Keep an unfinished session as far as it went: interrupted, ended at its last write.

        Raises `NoSession` if it is finished, deleted, or being played.
        """
        with self.writing():
            self._claim(session)
            writing.keep(self._connection, session)

    def delete(self, session: int) -> None:
        """Delete a session and all that belongs to it, from the file and from its log.

        Raises `NoSession` if it is not there, or being played.
        """
        self.take_out(session)

    def take_out(self, session: int) -> Removed:
        """Delete a session, and have it in hand to put it back. Raises as `delete` does."""
        with self.writing():
            if self.session(session).outcome is None:
                self._claim(session)
            removed = editing.rows_of(self._connection, session)
            with totals.kept_right(self._connection, session):
                writing.delete(self._connection, session)
        with plainly(self.path):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return removed

    def put_back(self, removed: Removed) -> None:
        """Undo `take_out`: the session is there again, whole. Raises `NoSession` if it is there."""
        with self.writing():
            try:
                editing.put_back(self._connection, removed)
            except sqlite3.IntegrityError as error:
                told = f"Session {removed.session} is in the history {self.path} already."
                raise NoSession(told) from error
            totals.counted(self._connection, removed.session)

    def correct(self, session: int, correction: Correction) -> SessionRecord:
        """Change a finished session; the session as it is then.

        Raises `NoSession` if it is not there or not finished, ValueError for seconds below 0, a
        rating that is none, or a day that no calendar has.
        """
        with self.writing():
            if self.session(session).outcome is None:
                raise NoSession(f"Session {session} has not ended. Keep it as it is first.")
            with totals.kept_right(self._connection, session):
                editing.correct(self._connection, session, correction)
        return self.session(session)

    def sessions(
        self, since: date | None = None, limit: int | None = None, offset: int = 0
    ) -> list[SessionRecord]:
        """Sessions newest first, those of the local day `since` and later, a page at a time."""
        with plainly(self.path):
            where, values = _of_day_and_later(since)
            return reading.sessions(self._connection, where, values, limit, offset)

    def session(self, session: int) -> SessionRecord:
        """One session. Raises `NoSession`."""
        with plainly(self.path):
            known = session <= _LARGEST
            found = reading.sessions(self._connection, "id = ?", (session,)) if known else []
        if not found:
            raise NoSession(f"There is no session {session} in the history {self.path}.")
        return found[0]

    def repetitions(self, session: int) -> tuple[Repetition, ...]:
        """Every finished repetition of a session, in the order of doing."""
        with plainly(self.path):
            return reading.repetitions(self._connection, session)

    def each(self) -> Iterator[SessionRecord]:
        """Every session, oldest first, however many there are."""
        with plainly(self.path):
            yield from reading.each(self._connection)

    def unfinished(self) -> list[SessionRecord]:
        """Sessions that a player left without an end, newest first; none that is being played."""
        with plainly(self.path):
            found = self._connection.execute("SELECT id, player FROM session WHERE outcome IS NULL")
            dead = {row["id"] for row in found if not self.running.is_alive(row["player"])}
            open_ones = reading.sessions(self._connection, "outcome IS NULL")
        return [record for record in open_ones if record.id in dead]

    def count(self, since: date | None = None) -> int:
        """How many sessions `sessions(since)` would give."""
        with plainly(self.path):
            return totals.count(self._connection, since)

    def days(self, first: date, last: date) -> list[DayTotal]:
        """The days that have a session, in order, from `first` to `last`, both included."""
        with plainly(self.path):
            return totals.days(self._connection, first, last)

    def weeks(self, number: int, today: date) -> list[WeekTotal]:
        """So many weeks in order, the last one that of `today`, those without a session too."""
        with plainly(self.path):
            return totals.weeks(self._connection, number, today)

    def totals(self) -> list[ExerciseTotal]:
        """Every exercise that was ever done, and each of its sides, by name."""
        with plainly(self.path):
            return totals.totals(self._connection)

    def ratings(self, since: date) -> list[Rated]:
        """What was rated before and after each session of `since` and later, oldest first."""
        with plainly(self.path):
            where, values = _of_day_and_later(since)
            return reading.ratings(self._connection, where, values)

    def last_day(self) -> date | None:
        """The last day that has a session."""
        with plainly(self.path):
            return totals.last_day(self._connection)

    def last_stop(self) -> SessionRecord | None:
        """The newest session that was stopped for pain."""
        with plainly(self.path):
            where = "outcome = 'stopped for pain'"
            found = reading.sessions(self._connection, where, limit=1)
        return found[0] if found else None

    def last_done(self) -> Mapping[str, date]:
        """Routine key -> the last local day on which it was completed or done in part."""
        with plainly(self.path):
            return reading.last_done(self._connection)

    def routines(self, since: date) -> Mapping[str, RoutineTotal]:
        """Routine key -> what its sessions of the local day `since` and later add up to."""
        with plainly(self.path):
            return reading.routines(self._connection, *_of_day_and_later(since))

    def last_sides(self) -> Mapping[str, Side]:
        """Exercise key -> the side that went first in the last session that did it."""
        with plainly(self.path):
            return reading.last_sides(self._connection)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction of several writes, all of them or none."""
        with plainly(self.path), transaction(self._connection):
            yield self._connection

    def _claim(self, session: int) -> None:
        """Make sure that the session is unfinished and that nobody is playing it."""
        row = self._connection.execute(
            "SELECT outcome, player FROM session WHERE id = ?", (session,)
        ).fetchone()
        if row is None or row["outcome"] is not None:
            raise NoSession(f"There is no unfinished session {session} in {self.path}.")
        if self.running.is_alive(row["player"]):
            raise NoSession(f"Session {session} is being played now. Stop it there first.")


def _of_day_and_later(day: date | None) -> tuple[str, tuple[str | int, ...]]:
    """The condition for it, in the order of the index `newest`.

    No local day begins more than a day before that day does in UTC, so older rows are not read.
    The plus sign keeps SQLite from the other index, with which it would sort.
    """
    if day is None:
        return "", ()
    begins, _ = from_moment(datetime.combine(day, time(), UTC))
    return "started >= ? AND +local_day >= ?", (begins - _DAY, day.isoformat())
