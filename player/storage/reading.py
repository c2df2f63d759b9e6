"""Reading the history: sessions, and what they add up to."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from player.model.record import Repetition, SessionRecord
from player.model.routine import Asked, Side
from player.model.totals import DayTotal, ExerciseTotal, Rated, RoutineTotal, WeekTotal
from player.storage.database import Database
from player.storage.errors import NoSession
from player.storage.known import Known, known_now, last_known
from player.storage.locks import PlayerLocks
from player.storage.rows import from_moment, repetition, session_record, to_moment, to_side

_AT_ONCE = 500
"""Sessions per query: SQLite may allow no more than 999 values in one."""

# Each name is looked up in the index; the rows of one name are not all read.
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
"""SQLite takes a bare column beside `max` from the row with the maximum."""

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

_DAY = 24 * 60 * 60 * 1_000_000
"""Microseconds."""

_SECOND = 1_000_000

_LARGEST = 2**63 - 1
"""The largest integer of SQLite."""


class HistoryReader(Database):
    """The history, to read. Any method may raise `HistoryError`."""

    @property
    def players(self) -> PlayerLocks:
        """The players that play a session of this history now."""
        return PlayerLocks(self.path.parent / "running")

    def sessions(
        self, since: date | None = None, limit: int | None = None, offset: int = 0
    ) -> list[SessionRecord]:
        """Sessions of the local day `since` and later, newest first, a page at a time."""
        with self.reading() as connection:
            return list(_sessions(connection, *_of_day_and_later(since), limit, offset))

    def session(self, session: int) -> SessionRecord:
        """One session. Raises `NoSession`."""
        with self.reading() as connection:
            known = session <= _LARGEST
            found = list(_sessions(connection, "id = ?", (session,))) if known else []
        if not found:
            raise NoSession(f"There is no session {session} in the history {self.path}.")
        return found[0]

    def unfinished(self) -> list[SessionRecord]:
        """Sessions that a player left without an end, newest first, but none that is played now."""
        with self.reading() as connection:
            found = connection.execute("SELECT id, player FROM session WHERE outcome IS NULL")
            left = {row["id"] for row in found if not self.players.is_alive(row["player"])}
            return [
                record for record in _sessions(connection, "outcome IS NULL") if record.id in left
            ]

    def each(
        self, since: date | None = None, *, newest_first: bool = False
    ) -> Iterator[SessionRecord]:
        """Every session of the local day `since` and later, with a few hundred in memory."""
        where, values = _of_day_and_later(since)
        with self.reading() as connection:
            yield from _sessions(connection, where, values, newest_first=newest_first)

    def repetitions(self, session: int) -> tuple[Repetition, ...]:
        """The finished repetitions of a session in their order."""
        asked = "SELECT * FROM repetition WHERE session = ? ORDER BY id"
        with self.reading() as connection:
            return tuple(map(repetition, connection.execute(asked, (session,))))

    def count(self, since: date | None = None) -> int:
        """The number of sessions of the local day `since` and later."""
        asked = "SELECT coalesce(sum(sessions), 0) FROM day WHERE local_day >= ?"
        day = "" if since is None else since.isoformat()
        with self.reading() as connection:
            found: int = connection.execute(asked, (day,)).fetchone()[0]
        return found

    def known(self) -> Known:
        """What the history holds, in short."""
        with self.reading() as connection:
            return known_now(connection, last_known(self.path).settled)

    def days(self, first: date, last: date) -> list[DayTotal]:
        """The days with a session, in order, from `first` to `last` inclusive."""
        asked = (
            "SELECT local_day, sessions, active, repetitions FROM day "
            "WHERE local_day BETWEEN ? AND ? ORDER BY local_day"
        )
        with self.reading() as connection:
            rows = connection.execute(asked, (first.isoformat(), last.isoformat()))
            return [
                DayTotal(date.fromisoformat(day), sessions, active / _SECOND, repetitions)
                for day, sessions, active, repetitions in rows
            ]

    def weeks(self, number: int, today: date) -> list[WeekTotal]:
        """The last `number` weeks up to that of `today`, in order, with those without a session."""
        this = today - timedelta(days=today.weekday())
        begins = [this - timedelta(weeks=back) for back in reversed(range(number))]
        if not begins:
            return []
        found: dict[date, list[DayTotal]] = {begin: [] for begin in begins}
        for day in self.days(begins[0], this + timedelta(days=6)):
            found[day.day - timedelta(days=day.day.weekday())].append(day)
        return [
            WeekTotal(
                begins=begin,
                days=len(of_week),
                sessions=sum(day.sessions for day in of_week),
                active=sum(day.active for day in of_week),
                repetitions=sum(day.repetitions for day in of_week),
            )
            for begin, of_week in found.items()
        ]

    def totals(self) -> list[ExerciseTotal]:
        """The totals of every exercise ever done, by name and side."""
        asked = (
            "SELECT exercise, side, repetitions, hold, sessions, last_day FROM exercise_total "
            "ORDER BY exercise, side"
        )
        with self.reading() as connection:
            return [
                ExerciseTotal(
                    exercise, to_side(side), reps, hold / _SECOND, sessions, date.fromisoformat(day)
                )
                for exercise, side, reps, hold, sessions, day in connection.execute(asked)
            ]

    def ratings(self, since: date) -> list[Rated]:
        """The ratings of each session of the local day `since` and later, oldest first."""
        where, values = _of_day_and_later(since)
        asked = (
            "SELECT id, local_day, what, max(CASE moment WHEN 'before' THEN value END) AS was, "
            "max(CASE moment WHEN 'after' THEN value END) AS now "
            f"FROM session JOIN rating ON rating.session = session.id WHERE {where} "
            "GROUP BY started, id, what ORDER BY started, id, what"
        )
        with self.reading() as connection:
            return [
                Rated(row["id"], date.fromisoformat(row["local_day"]), Asked(row["what"]), *row[3:])
                for row in connection.execute(asked, values)
            ]

    def last_done(self) -> dict[str, date]:
        """Routine key -> the last local day on which it was done, at least in part."""
        with self.reading() as connection:
            found = connection.execute(_LAST_DONE)
            return {name: date.fromisoformat(day) for name, day in found if day is not None}

    def routines(self, since: date) -> dict[str, RoutineTotal]:
        """Routine key -> the total of its ended sessions of the day `since` and later."""
        where, values = _of_day_and_later(since)
        with self.reading() as connection:
            rows = connection.execute(_ROUTINES.format(where=where), values)
            return {
                name: RoutineTotal(finished, to_moment(ended, offset), change)
                for name, finished, change, ended, offset, _ in rows
            }

    def last_sides(self) -> dict[str, Side]:
        """Exercise key -> the side that went first in its last session."""
        with self.reading() as connection:
            return {name: Side(side) for name, side in connection.execute(_LAST_SIDES)}


def _of_day_and_later(day: date | None) -> tuple[str, tuple[str | int, ...]]:
    """The SQL condition for it and its values; it uses the index `newest`.

    A local day begins at most a day before that day does in UTC, so older rows are not read. The
    plus sign keeps SQLite from using the other index, after which it would have to sort.
    """
    if day is None:
        return "", ()
    begins, _ = from_moment(datetime.combine(day, time(), UTC))
    return "started >= ? AND +local_day >= ?", (begins - _DAY, day.isoformat())


def _sessions(
    connection: sqlite3.Connection,
    where: str = "",
    values: Sequence[str | int] = (),
    limit: int | None = None,
    offset: int = 0,
    *,
    newest_first: bool = True,
) -> Iterator[SessionRecord]:
    """Sessions for which `where` holds: at most `limit` after `offset`, a few hundred at a time."""
    order = "ORDER BY started DESC, id DESC" if newest_first else "ORDER BY started, id"
    chosen = f"SELECT id FROM session {f'WHERE {where}' if where else ''} {order} LIMIT ? OFFSET ?"
    most = -1 if limit is None else limit
    ids = [row["id"] for row in connection.execute(chosen, (*values, most, offset))]
    for begin in range(0, len(ids), _AT_ONCE):
        some = ids[begin : begin + _AT_ONCE]
        asked = f"SELECT * FROM session WHERE id IN ({_marks(some)}) {order}"
        rows = connection.execute(asked, some).fetchall()
        done = _by_session(connection, "done", some, "place")
        pains = _by_session(connection, "pain", some, "id")
        answers = _by_session(connection, "answer", some, "id")
        ratings = _by_session(connection, "rating", some, "moment")
        for row in rows:
            id = row["id"]
            yield session_record(row, done[id], pains[id], answers[id], ratings[id])


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
