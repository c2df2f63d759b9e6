"""The history: sessions are written down as they happen, and read back."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from player.model.record import (
    AskAnswer,
    Correction,
    Outcome,
    Pain,
    Planned,
    Repetition,
    SessionEnd,
    SessionRecord,
    SessionStart,
    Spent,
)
from player.model.routine import Asked
from player.storage import editing
from player.storage.editing import Removed
from player.storage.errors import NoSession
from player.storage.known import note_known
from player.storage.reading import HistoryReader
from player.storage.rows import columns, from_moment, from_side, from_text, insert_row
from player.storage.totals import update_totals

if TYPE_CHECKING:
    from player.storage.diary import Diary

HISTORY_FILE = "history.db"
"""The name of the history inside the folder of `places.home()`."""

_NONE: Mapping[Asked, int] = MappingProxyType({})

_RATING = """
INSERT INTO rating (session, moment, what, value) VALUES (?, ?, ?, ?)
ON CONFLICT (session, moment, what) DO UPDATE SET value = excluded.value
"""
# What was not planned (an easier form) comes last.
_TALLY = """
INSERT INTO done (session, exercise, side, place, started, {column})
SELECT id, ?, ?, (SELECT coalesce(max(place) + 1, 0) FROM done WHERE done.session = session.id),
    started, ?
FROM session WHERE id = ?
ON CONFLICT (session, exercise, side) DO UPDATE SET {column} = {column} + excluded.{column}
"""
_DONE = """
UPDATE done SET hold_seconds = hold_seconds + ?, first_repetition = coalesce(first_repetition, ?)
WHERE session = ? AND exercise = ? AND side = ?
"""
_SUMS = """
UPDATE done SET reps_planned = ?, reps_done = ?, hold_seconds = ?, skipped = ?
WHERE session = ? AND exercise = ? AND side = ?
"""
_SUMS_OF_ALL = """
UPDATE done SET (hold_seconds, first_repetition) = (
    SELECT coalesce(sum(hold_seconds), 0), min(id) FROM repetition
    WHERE repetition.session = done.session AND repetition.exercise = done.exercise
        AND repetition.side = done.side
) WHERE session = ?
"""
_SPENT = "active_seconds = ?, paused_seconds = ?, waiting_seconds = ?"
_LAST_WRITE = "last_write = ?, last_write_offset = ?"
_END = f"ended = ?, ended_offset = ?, outcome = ?, silent = max(silent, ?), {_SPENT}, {_LAST_WRITE}"
_KEEP = "outcome = ?, ended = max(started, last_write), ended_offset = last_write_offset"


class History(HistoryReader):
    """The sessions of one person in one file. Any method may raise `HistoryError`.

    Each write is one transaction and is on the disk when the method returns.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._counting: int | None = None

    @cached_property
    def diary(self) -> Diary:
        """What is kept beside the sessions: urges, cracks, safety questions, checks."""
        from player.storage.diary import Diary  # a routine starts without it

        return Diary(self)

    def begin(self, start: SessionStart, player: str = "") -> int:
        """Write down the start of a session; its id. `player` is the token of a `PlayerLock`."""
        own = ("routine", "name", "digest", "started", "planned_seconds", "speed", "silent")
        row = columns(start, *own)
        row |= {
            "last_write": row["started"],
            "last_write_offset": row["started_offset"],
            "local_day": start.day.isoformat(),
            "player": player,
        }
        with self.writing() as connection:
            session = insert_row(connection, "session", row)
            with self._changing(session, new=True):
                for planned in start.planned:
                    _tally(connection, session, "reps_planned", planned)
                self.rate(session, before=start.before)
        return session

    def resume(self, session: int, player: str = "") -> SessionRecord:
        """Go on with an unfinished session; the caller adds to its `spent`.

        Raises `NoSession` if it has ended, was deleted, or is being played.
        """
        with self.writing() as connection:
            self._claim(connection, session)
            _change(connection, session, "player = ?", player)
            return self.session(session)

    def reached(self, session: int, step: int) -> None:
        """Write down that this step has begun."""
        with self.writing() as connection:
            _change(connection, session, "at_step = ?", step)

    def add(self, session: int, repetition: Repetition, spent: Spent) -> None:
        """Write down a finished repetition, and the time of the whole session so far."""
        done = Planned(repetition.exercise, repetition.side, 1)
        row = columns(repetition, "step", "exercise", "rep", "hold_seconds", "finished")
        row |= {"session": session, "set_number": repetition.set, "side": from_side(done.side)}
        with self._changing(session) as connection:
            written = (*_seconds(spent), row["finished"], row["finished_offset"])
            _change(connection, session, f"{_SPENT}, {_LAST_WRITE}", *written)
            number = insert_row(connection, "repetition", row)
            _tally(connection, session, "reps_done", done)
            key = (session, row["exercise"], row["side"])
            connection.execute(_DONE, (repetition.hold_seconds, number, *key))

    def pain(self, session: int, pain: Pain) -> None:
        row = columns(pain, "at", "strength", "kind", "exercise")
        row |= {"session": session, "place": from_text(pain.where), "side": from_side(pain.side)}
        with self.writing() as connection:
            _change(connection, session, _LAST_WRITE, row["at"], row["at_offset"])
            insert_row(connection, "pain", row)

    def answer(self, session: int, answer: AskAnswer) -> None:
        row = columns(answer) | {"session": session}
        with self.writing() as connection:
            _change(connection, session, _LAST_WRITE, row["at"], row["at_offset"])
            insert_row(connection, "answer", row)

    def end(self, session: int, end: SessionEnd) -> None:
        """Write down how a session ended; it is silent if it was at its start or at its end.

        Where the clock was put back meanwhile, it ended when it started.
        """
        at, how = from_moment(end.ended), (end.outcome.value, end.silent)
        with self._changing(session) as connection:
            asked = "SELECT started, started_offset FROM session WHERE id = ?"
            begun = connection.execute(asked, (session,)).fetchone()
            if begun is not None and at[0] < begun[0]:
                at = begun[0], begun[1]
            _change(connection, session, _END, *at, *how, *_seconds(end.spent), *at)
            connection.execute("UPDATE done SET skipped = 0 WHERE session = ?", (session,))
            for skipped in end.skipped:
                _tally(connection, session, "skipped", skipped)

    def rate(
        self, session: int, before: Mapping[Asked, int] = _NONE, after: Mapping[Asked, int] = _NONE
    ) -> None:
        """Put these ratings (0 to 10) in the place of older ones; the others stay."""
        with self.writing() as connection:
            _change(connection, session, "id = id")
            for moment, ratings in (("before", before), ("after", after)):
                rows = [(session, moment, what.value, value) for what, value in ratings.items()]
                connection.executemany(_RATING, rows)

    def note(self, session: int, text: str) -> None:
        """Put a note in the place of the session's note."""
        with self.writing() as connection:
            _change(connection, session, "note = ?", from_text(text))

    def keep(self, session: int) -> None:
        """End an unfinished session at its last write, as interrupted.

        Raises `NoSession` if it has ended, was deleted, or is being played.
        """
        with self.writing() as connection:
            self._claim(connection, session)
            _change(connection, session, _KEEP, Outcome.INTERRUPTED.value)

    def insert(self, record: SessionRecord, repetitions: tuple[Repetition, ...]) -> int:
        """Write down a whole session that was played elsewhere; its id."""
        planned = tuple(Planned(each.name, each.side, 0) for each in record.exercises)
        begun = SessionStart(
            routine=record.routine,
            name=record.name,
            digest=record.digest,
            started=record.started,
            planned_seconds=record.planned_seconds,
            planned=planned,
            day=record.local_day,
            speed=record.speed,
            silent=record.silent,
            before=record.before,
        )
        with self.writing() as connection:
            session = self.begin(begun)
            with self._changing(session):
                _add_all(connection, session, repetitions)
                for pain in record.pains:
                    self.pain(session, pain)
                for answer in record.answers:
                    self.answer(session, answer)
                if record.ended is not None and record.outcome is not None:
                    self.end(session, SessionEnd(record.ended, record.outcome, record.spent))
                self.rate(session, after=record.after)
                self.note(session, record.note)
                self.reached(session, record.at_step)
                for each in record.exercises:
                    sums = (each.reps_planned, each.reps_done, each.hold_seconds, each.skipped)
                    key = (session, from_text(each.name), from_side(each.side))
                    connection.execute(_SUMS, (*sums, *key))
        return session

    def delete(self, session: int) -> Removed:
        """Delete a session from the file and from its log; `put_back` takes what is returned.

        Raises `NoSession` if it is not there, or is being played.
        """
        with self.writing() as connection:
            if self.session(session).outcome is None:
                self._claim(connection, session)
            removed = editing.rows_of(connection, session)
            with self._changing(session):
                connection.execute("DELETE FROM session WHERE id = ?", (session,))
            note_known(self.path, connection)  # before it counts: see `known`
        self.clear_log()
        return removed

    def put_back(self, removed: Removed) -> None:
        """Undo `delete`. Raises `NoSession` if the session is there already."""
        with self._changing(removed.session) as connection:
            try:
                editing.put_back(connection, removed)
            except sqlite3.IntegrityError as error:
                fault = f"Session {removed.session} is in the history {self.path} already."
                raise NoSession(fault) from error

    def correct(self, session: int, correction: Correction) -> SessionRecord:
        """Change a session that has ended, and return it.

        Raises `NoSession` if it is not there or has not ended, and ValueError for seconds below
        0, a rating out of its range, or a day that no session can have.
        """
        with self.writing() as connection:
            if self.session(session).outcome is None:
                raise NoSession(f"Session {session} has not ended. Keep it as it is first.")
            with self._changing(session):
                editing.correct(connection, session, correction)
            return self.session(session)

    @contextmanager
    def _changing(self, session: int, *, new: bool = False) -> Iterator[sqlite3.Connection]:
        """A transaction that updates the sums at its end by what it changed of a session."""
        with self.writing() as connection:
            if self._counting == session:
                yield connection
                return
            self._counting, before = session, self._counting
            try:
                with update_totals(connection, session, new=new):
                    yield connection
            finally:
                self._counting = before

    def _claim(self, connection: sqlite3.Connection, session: int) -> None:
        """Check that the session has not ended and that nobody is playing it."""
        asked = "SELECT outcome, player FROM session WHERE id = ?"
        row = connection.execute(asked, (session,)).fetchone()
        if row is None or row["outcome"] is not None:
            raise NoSession(f"There is no unfinished session {session} in {self.path}.")
        if self.players.is_alive(row["player"]):
            raise NoSession(f"Session {session} is being played now. Stop it there first.")


def _add_all(
    connection: sqlite3.Connection, session: int, repetitions: tuple[Repetition, ...]
) -> None:
    """Insert the repetitions of a session at once; its sums are up to the caller."""
    if not repetitions:
        return
    rows: list[tuple[Any, ...]] = []
    for one in repetitions:
        row = columns(one, "step", "exercise", "rep", "hold_seconds", "finished")
        row |= {"session": session, "set_number": one.set, "side": from_side(one.side)}
        rows.append(tuple(row.values()))
    names = ", ".join(row)
    marks = ", ".join("?" * len(row))
    connection.executemany(f"INSERT INTO repetition ({names}) VALUES ({marks})", rows)
    for (exercise, side), reps in Counter((one.exercise, one.side) for one in repetitions).items():
        _tally(connection, session, "reps_done", Planned(exercise, side, reps))
    connection.execute(_SUMS_OF_ALL, (session,))
    written = row["finished"], row["finished_offset"]
    _change(connection, session, _LAST_WRITE, *written)


def _change(connection: sqlite3.Connection, session: int, what: str, *values: str | float) -> None:
    changed = connection.execute(f"UPDATE session SET {what} WHERE id = ?", (*values, session))
    if not changed.rowcount:
        raise NoSession(f"There is no session {session} in the history.")


def _tally(connection: sqlite3.Connection, session: int, column: str, counted: Planned) -> None:
    values = (from_text(counted.exercise), from_side(counted.side), counted.reps, session)
    connection.execute(_TALLY.format(column=column), values)


def _seconds(spent: Spent) -> tuple[float, float, float]:
    return spent.active, spent.paused, spent.waiting
