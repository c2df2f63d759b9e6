"""Writing the history: what each thing that happens in a session changes in the file.

Each function is one part of a transaction that the caller has begun (`History`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from player.model.record import (
    Answer,
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
from player.storage.database import from_moment, from_side, from_text
from player.storage.errors import NoSession

_BEGIN = """
INSERT INTO session (
    routine, name, digest, started, started_offset, last_write, last_write_offset,
    local_day, planned_seconds, speed, silent, player
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_REPETITION = """
INSERT INTO repetition (
    session, step, exercise, side, set_number, rep, hold_seconds, finished, finished_offset
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_PAIN = """
INSERT INTO pain (session, at, at_offset, place, strength, kind, exercise, side)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_ANSWER = "INSERT INTO answer (session, at, at_offset, what, value) VALUES (?, ?, ?, ?, ?)"
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
_SPENT = "active_seconds = ?, paused_seconds = ?, waiting_seconds = ?"
_LAST_WRITE = "last_write = ?, last_write_offset = ?"
_END = f"ended = ?, ended_offset = ?, outcome = ?, silent = max(silent, ?), {_SPENT}, {_LAST_WRITE}"
_KEEP = "outcome = ?, ended = last_write, ended_offset = last_write_offset"


def begin(connection: sqlite3.Connection, begun: SessionStart, player: str) -> int:
    """A session that has begun, played by the one with this token; its id."""
    started = from_moment(begun.started)
    texts = map(from_text, (begun.routine, begun.name, begun.digest))
    numbers = (begun.planned_seconds, begun.speed, begun.silent)
    values = (*texts, *started, *started, begun.day.isoformat(), *numbers, player)
    session = connection.execute(_BEGIN, values).lastrowid or 0
    for planned in begun.planned:
        _tally(connection, session, "reps_planned", planned)
    rate(connection, session, "before", begun.before)
    return session


def resume(connection: sqlite3.Connection, session: int, player: str) -> None:
    """The session now belongs to the player with this token."""
    _change(connection, session, "player = ?", player)


def reached(connection: sqlite3.Connection, session: int, step: int) -> None:
    """The step of this number has begun."""
    _change(connection, session, "at_step = ?", step)


def add(connection: sqlite3.Connection, session: int, repetition: Repetition, spent: Spent) -> None:
    """A repetition was finished, after so many seconds of the session in all."""
    finished = from_moment(repetition.finished)
    _change(connection, session, f"{_SPENT}, {_LAST_WRITE}", *_seconds(spent), *finished)
    exercise, side = from_text(repetition.exercise), from_side(repetition.side)
    numbers = (repetition.set, repetition.rep, repetition.hold_seconds)
    values = (session, repetition.step, exercise, side, *numbers, *finished)
    row = connection.execute(_REPETITION, values).lastrowid
    _tally(connection, session, "reps_done", Planned(exercise, repetition.side, 1))
    connection.execute(_DONE, (repetition.hold_seconds, row, session, exercise, side))


def pain(connection: sqlite3.Connection, session: int, pain: Pain) -> None:
    """The person told of a pain."""
    at = from_moment(pain.at)
    _change(connection, session, _LAST_WRITE, *at)
    during = (from_text(pain.exercise), from_side(pain.side))
    values = (session, *at, from_text(pain.where), pain.strength, pain.kind.value, *during)
    connection.execute(_PAIN, values)


def answer(connection: sqlite3.Connection, session: int, answer: Answer) -> None:
    """The person answered an `ask` step."""
    at = from_moment(answer.at)
    _change(connection, session, _LAST_WRITE, *at)
    connection.execute(_ANSWER, (session, *at, answer.what.value, answer.value))


def end(connection: sqlite3.Connection, session: int, ended: SessionEnd) -> None:
    """The session ended; silent if it was so at its start or at its end."""
    at, how = from_moment(ended.ended), (ended.outcome.value, ended.silent)
    _change(connection, session, _END, *at, *how, *_seconds(ended.spent), *at)
    connection.execute("UPDATE done SET skipped = 0 WHERE session = ?", (session,))
    for skipped in ended.skipped:
        _tally(connection, session, "skipped", skipped)


def keep(connection: sqlite3.Connection, session: int) -> None:
    """The unfinished session is kept as far as it went, ended at its last write."""
    _change(connection, session, _KEEP, Outcome.INTERRUPTED.value)


def rate(
    connection: sqlite3.Connection, session: int, moment: str, ratings: Mapping[Asked, int]
) -> None:
    """The person's ratings `before` or `after`, in the place of older ones."""
    _change(connection, session, "id = id")
    rows = [(session, moment, what.value, value) for what, value in ratings.items()]
    connection.executemany(_RATING, rows)


def note(connection: sqlite3.Connection, session: int, text: str) -> None:
    """The session's note, in the place of an older one."""
    _change(connection, session, "note = ?", from_text(text))


def whole(
    connection: sqlite3.Connection, record: SessionRecord, repetitions: tuple[Repetition, ...]
) -> int:
    """A session that has ended elsewhere, with all that belongs to it; its new id."""
    begun = SessionStart(
        routine=record.routine,
        name=record.name,
        digest=record.digest,
        started=record.started,
        planned_seconds=record.planned_seconds,
        planned=tuple(Planned(each.name, each.side, 0) for each in record.exercises),
        day=record.local_day,
        speed=record.speed,
        silent=record.silent,
        before=record.before,
    )
    session = begin(connection, begun, "")
    for repetition in repetitions:
        add(connection, session, repetition, record.spent)
    for told in record.pains:
        pain(connection, session, told)
    for given in record.answers:
        answer(connection, session, given)
    if record.ended is not None and record.outcome is not None:
        end(connection, session, SessionEnd(record.ended, record.outcome, record.spent))
    rate(connection, session, "after", record.after)
    note(connection, session, record.note)
    reached(connection, session, record.at_step)
    for each in record.exercises:
        sums = (each.reps_planned, each.reps_done, each.hold_seconds, each.skipped)
        key = (session, from_text(each.name), from_side(each.side))
        connection.execute(_SUMS, (*sums, *key))
    return session


def delete(connection: sqlite3.Connection, session: int) -> None:
    """The session and all that belongs to it are gone."""
    connection.execute("DELETE FROM session WHERE id = ?", (session,))


def _change(connection: sqlite3.Connection, session: int, what: str, *values: str | float) -> None:
    changed = connection.execute(f"UPDATE session SET {what} WHERE id = ?", (*values, session))
    if not changed.rowcount:
        raise NoSession(f"There is no session {session} in the history.")


def _tally(connection: sqlite3.Connection, session: int, column: str, counted: Planned) -> None:
    values = (from_text(counted.exercise), from_side(counted.side), counted.reps, session)
    connection.execute(_TALLY.format(column=column), values)


def _seconds(spent: Spent) -> tuple[float, float, float]:
    return spent.active, spent.paused, spent.waiting
