"""Reading the history: rows -> the records of sessions, a whole page with five questions."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from player.model.record import (
    Answer,
    Done,
    Outcome,
    Pain,
    PainKind,
    Repetition,
    SessionRecord,
    Spent,
)
from player.model.routine import Asked, Side
from player.model.totals import Rated, RoutineTotal
from player.storage.database import to_moment, to_side

_AT_ONCE = 500
"""Sessions per question: SQLite may allow no more than 999 values in one."""

# The next name is looked up in the index instead of reading every row of the one before.
_EACH_NAME = """
WITH RECURSIVE each (name) AS (
    SELECT min({column}) FROM {table} WHERE {where}
    UNION ALL
    SELECT (SELECT min({column}) FROM {table} WHERE {where} AND {column} > each.name)
    FROM each WHERE each.name IS NOT NULL
)
"""

_LAST_DONE = (
    _EACH_NAME.format(column="routine", table="session", where="outcome IS NOT NULL")
    + """
SELECT name, (
    SELECT local_day FROM session
    WHERE routine = each.name AND outcome IS NOT NULL AND (
        outcome = 'completed'
        OR EXISTS (SELECT 1 FROM done WHERE done.session = session.id AND reps_done > 0)
    )
    ORDER BY local_day DESC LIMIT 1
) AS found FROM each WHERE name IS NOT NULL
"""
)

_ROUTINES = """
SELECT routine, count(CASE outcome WHEN 'completed' THEN 1 END) AS finished, avg(change), ended,
    ended_offset, max(ended)
FROM (
    SELECT session.*, avg(felt.value - was.value) AS change
    FROM session
    LEFT JOIN rating AS was ON was.session = session.id AND was.moment = 'before'
        AND was.what IN ('pain', 'stiffness')
    LEFT JOIN rating AS felt ON felt.session = session.id AND felt.moment = 'after'
        AND felt.what = was.what
    WHERE outcome IS NOT NULL AND {where}
    GROUP BY session.id
)
GROUP BY routine
"""
"""SQLite takes a column that stands bare beside `max` from the row of the largest."""

_WITH_SIDE = "side <> '' AND first_repetition IS NOT NULL"
_LAST_SIDES = (
    _EACH_NAME.format(column="exercise", table="done", where=_WITH_SIDE)
    + f"""
SELECT name, (
    SELECT side FROM done WHERE exercise = each.name AND {_WITH_SIDE}
    ORDER BY started DESC, session DESC, first_repetition LIMIT 1
) AS found FROM each WHERE name IS NOT NULL
"""
)


def sessions(
    connection: sqlite3.Connection,
    where: str = "",
    values: Sequence[str | int] = (),
    limit: int | None = None,
    offset: int = 0,
) -> list[SessionRecord]:
    """The sessions for which `where` holds, newest first, at most `limit` after `offset`."""
    chosen = f"WHERE {where}" if where else ""
    rows = connection.execute(
        f"SELECT * FROM session {chosen} ORDER BY started DESC, id DESC LIMIT ? OFFSET ?",
        (*values, -1 if limit is None else limit, offset),
    ).fetchall()
    return [
        record
        for begin in range(0, len(rows), _AT_ONCE)
        for record in _records(connection, rows[begin : begin + _AT_ONCE])
    ]


def each(connection: sqlite3.Connection) -> Iterator[SessionRecord]:
    """Every session, oldest first, a few hundred at a time."""
    ids = [row["id"] for row in connection.execute("SELECT id FROM session ORDER BY started, id")]
    for begin in range(0, len(ids), _AT_ONCE):
        some = ids[begin : begin + _AT_ONCE]
        found = f"SELECT * FROM session WHERE id IN ({_marks(some)}) ORDER BY started, id"
        yield from _records(connection, connection.execute(found, some).fetchall())


def repetitions(connection: sqlite3.Connection, session: int) -> tuple[Repetition, ...]:
    """Every finished repetition of a session, in the order of doing."""
    rows = connection.execute("SELECT * FROM repetition WHERE session = ? ORDER BY id", (session,))
    return tuple(
        Repetition(
            step=row["step"],
            exercise=row["exercise"],
            side=to_side(row["side"]),
            set=row["set_number"],
            rep=row["rep"],
            hold_seconds=row["hold_seconds"],
            finished=to_moment(row["finished"], row["finished_offset"]),
        )
        for row in rows
    )


def ratings(connection: sqlite3.Connection, where: str, values: Sequence[str | int]) -> list[Rated]:
    """What was rated in the sessions for which `where` holds, oldest first."""
    rows = connection.execute(
        "SELECT id, local_day, what, max(CASE moment WHEN 'before' THEN value END) AS was, "
        "max(CASE moment WHEN 'after' THEN value END) AS now "
        f"FROM session JOIN rating ON rating.session = session.id WHERE {where} "
        "GROUP BY started, id, what ORDER BY started, id, what",
        values,
    )
    return [
        Rated(row["id"], date.fromisoformat(row["local_day"]), Asked(row["what"]), *row[3:])
        for row in rows
    ]


def last_done(connection: sqlite3.Connection) -> dict[str, date]:
    """The last day of each routine that was completed, or done in part."""
    found = connection.execute(_LAST_DONE)
    return {name: date.fromisoformat(day) for name, day in found if day is not None}


def routines(
    connection: sqlite3.Connection, where: str, values: Sequence[str | int]
) -> dict[str, RoutineTotal]:
    """What the sessions that have ended and for which `where` holds add up to, by routine."""
    rows = connection.execute(_ROUTINES.format(where=where), values)
    return {
        name: RoutineTotal(finished, to_moment(ended, offset), change)
        for name, finished, change, ended, offset, _ in rows
    }


def last_sides(connection: sqlite3.Connection) -> dict[str, Side]:
    """The side that went first when each exercise was done last."""
    return {name: Side(side) for name, side in connection.execute(_LAST_SIDES)}


def _records(connection: sqlite3.Connection, rows: list[sqlite3.Row]) -> Iterator[SessionRecord]:
    ids = [row["id"] for row in rows]
    done = _by_session(connection, "done", ids, "place")
    pains = _by_session(connection, "pain", ids, "id")
    answers = _by_session(connection, "answer", ids, "id")
    ratings = _by_session(connection, "rating", ids, "moment")
    for row in rows:
        id = row["id"]
        yield _record(row, done[id], pains[id], answers[id], ratings[id])


def _by_session(
    connection: sqlite3.Connection, table: str, ids: list[int], order: str
) -> Mapping[int, list[sqlite3.Row]]:
    found: defaultdict[int, list[sqlite3.Row]] = defaultdict(list)
    asked = f"SELECT * FROM {table} WHERE session IN ({_marks(ids)}) ORDER BY {order}"
    for row in connection.execute(asked, ids):
        found[row["session"]].append(row)
    return found


def _marks(values: Sequence[int]) -> str:
    return ",".join("?" * len(values))


def _record(
    row: sqlite3.Row,
    done: list[sqlite3.Row],
    pains: list[sqlite3.Row],
    answers: list[sqlite3.Row],
    ratings: list[sqlite3.Row],
) -> SessionRecord:
    ended = row["ended"]
    return SessionRecord(
        id=row["id"],
        routine=row["routine"],
        name=row["name"],
        digest=row["digest"],
        started=to_moment(row["started"], row["started_offset"]),
        ended=None if ended is None else to_moment(ended, row["ended_offset"]),
        local_day=date.fromisoformat(row["local_day"]),
        outcome=None if row["outcome"] is None else Outcome(row["outcome"]),
        spent=Spent(row["active_seconds"], row["paused_seconds"], row["waiting_seconds"]),
        planned_seconds=row["planned_seconds"],
        speed=row["speed"],
        silent=bool(row["silent"]),
        before=_ratings(ratings, "before"),
        after=_ratings(ratings, "after"),
        note=row["note"],
        at_step=row["at_step"],
        exercises=tuple(map(_done, done)),
        pains=tuple(map(_pain, pains)),
        answers=tuple(map(_answer, answers)),
    )


def _ratings(rows: list[sqlite3.Row], moment: str) -> Mapping[Asked, int]:
    return MappingProxyType(
        {Asked(row["what"]): row["value"] for row in rows if row["moment"] == moment}
    )


def _done(row: sqlite3.Row) -> Done:
    return Done(
        name=row["exercise"],
        side=to_side(row["side"]),
        reps_planned=row["reps_planned"],
        reps_done=row["reps_done"],
        hold_seconds=row["hold_seconds"],
        skipped=row["skipped"],
    )


def _pain(row: sqlite3.Row) -> Pain:
    return Pain(
        at=to_moment(row["at"], row["at_offset"]),
        where=row["place"],
        strength=row["strength"],
        kind=PainKind(row["kind"]),
        exercise=row["exercise"],
        side=to_side(row["side"]),
    )


def _answer(row: sqlite3.Row) -> Answer:
    return Answer(
        at=to_moment(row["at"], row["at_offset"]), what=Asked(row["what"]), value=row["value"]
    )
