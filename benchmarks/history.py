"""Looking back: the screen at a million sessions, and `untwist history` into a pipe."""

from __future__ import annotations

import random
import sqlite3
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from benchmarks.person import settle
from benchmarks.place import ROOT, Place, in_turn
from benchmarks.table import Row, median, ratio
from player.model.diary import FeltSide, Response, Situation, Urge
from player.storage import diary
from player.storage.history import History
from player.storage.schema import MIGRATIONS

SESSIONS, URGES = 1_000_000, 20_000
LISTED, AS_JSON = 10_000, 100_000
DAYS = 3650
END = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
TIMES = 3


def rows(place: Place) -> list[Row]:
    """The rows of the screen, then those of the command."""
    return [*_screen(place), *_listed(place), _as_json(place)]


def _screen(place: Place) -> list[Row]:
    path = place.folder / "million.db"
    fill(path, SESSIONS, URGES)
    told = place.told("history_screen.py", path, END.date())
    path.unlink()
    what = f"history screen at {SESSIONS:,} sessions"
    first, first_end = (f"the first time {told[name]:.3g} ms" for name in ("first", "first_end"))
    sums = {"bare": told["sql"], "yardstick": "the sums' SQL alone"}
    return [
        Row(f"{what}, to its frame", told["opened"], "ms", 16, 50, **sums, detail=first),
        Row(f"{what}, its End", told["end"], "ms", 50, 200, **sums, detail=first_end),
        Row(f"the same, its page of {URGES:,} urges", told["urges"], "ms", **sums),
    ]


def _listed(place: Place) -> list[Row]:
    home = place.with_home("listed")
    path = _filled(home, LISTED)
    bare, ours = map(
        median,
        in_turn(
            partial(home.whole, home.command("bare_history.py", path, "table")),
            partial(home.whole, home.untwist("history")),
            times=TIMES,
        ),
    )
    what = f"`untwist history`, {LISTED:,} sessions, to a pipe"
    return [
        ratio(what, 2.0, 4.0, ours, bare, "bare SQL and print"),
        Row(f"{what}, its time", ours, "ms", 1000, 2000, bare, "bare SQL and print"),
    ]


def _as_json(place: Place) -> Row:
    home = place.with_home("as-json")
    path = _filled(home, AS_JSON)
    bare = home.whole(home.command("bare_history.py", path, "json"))
    took = home.whole(home.untwist("history", "--json"))
    done = subprocess.run(
        home.command("peak.py", "history", "--json"), env=home.env, cwd=ROOT, capture_output=True
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
    most, size = float(done.stderr.splitlines()[-1]), len(done.stdout) / 1024 / 1024
    what = f"`untwist history --json`, {AS_JSON:,} sessions, the most memory"
    detail = f"{size:.0f} MiB of output in {took / 1000:.3g} s, bare {bare / 1000:.3g} s"
    return Row(what, most, "MiB", 60, 200, detail=detail)


def _filled(home: Place, sessions: int) -> Path:
    settle(home.home)
    path = home.home / "history.db"
    path.unlink()
    fill(path, sessions)
    return path


def fill(path: Path, sessions: int, urges: int = 0) -> None:
    """Ten years of sessions and urges that nobody had; the sums as a migration makes them."""
    chance = random.Random(1)
    with History.open(path) as history, history.writing() as connection:
        connection.executemany(_SESSION, _sessions(sessions))
        connection.execute(_DONE.format("left"))
        connection.execute(_DONE.format("right"))
        connection.execute(_RATED.format("before", 3))
        connection.execute(_RATED.format("after", 2))
        _sum_up(connection, MIGRATIONS[1])
        for number in range(urges):
            at = END - timedelta(days=DAYS) * (number / urges)
            kind = chance.choice(list(Situation))
            urge = Urge(at, at.date(), 6, kind, response=Response.RESCUE, side=FeltSide.LEFT)
            diary.insert(connection, urge)


_SESSION = """
INSERT INTO session (routine, name, digest, started, started_offset, last_write,
    last_write_offset, ended, ended_offset, local_day, outcome, active_seconds, planned_seconds,
    speed, silent, player)
VALUES ('bird-dog', 'Bird-dog', 'x', ?, 0, ?, 0, ?, 0, ?, 'completed', 120, 128, 1, 0, '')
"""
_DONE = """
INSERT INTO done (session, exercise, side, place, started, reps_planned, reps_done, hold_seconds,
    skipped)
SELECT id, 'bird-dog', '{}', 0, started, 6, 6, 36, 0 FROM session
"""
_RATED = "INSERT INTO rating SELECT id, '{}', 'pain', {} FROM session WHERE id % 10 = 0"


def _sessions(count: int) -> Iterator[tuple[int, int, int, str]]:
    for number in range(count):
        at = END - timedelta(days=DAYS) * ((count - number) / count)
        moment = round(at.timestamp() * 1_000_000)
        yield moment, moment, moment, at.date().isoformat()


def _sum_up(connection: sqlite3.Connection, migration: str) -> None:
    for table in ("day", "exercise_day", "exercise_total"):
        connection.execute(f"DELETE FROM {table}")
    for statement in migration.split(";"):
        if statement.strip().startswith("INSERT"):
            connection.execute(statement)
