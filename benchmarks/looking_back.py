"""Looking back: opening the history of a million sessions, beside the same sums in bare SQL."""

from __future__ import annotations

import os
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.place import Place
from benchmarks.table import Row, median, ratio

SESSIONS, URGES = 1_000_000, 20_000
DAYS = 3650
END = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
TIMES = 9


def rows(place: Place) -> list[Row]:
    """What the screen reads, and what passes until its first frame at 1080p."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    with tempfile.TemporaryDirectory(dir=place.folder) as folder:
        path = Path(folder) / "history.db"
        _fill(path)
        reads, sums = _reading(path)
        opening = {urges: _opening(path, urges) for urges in (False, True)}
    return [
        ratio("history at 1,000,000 sessions: reading it", 2, 50 / sums, reads, sums, "bare SQL"),
        Row("the same, to its first frame at 1080p", "ms", 300, 600, opening[False]),
        Row("its page of 20,000 urges, to its first frame", "ms", 300, 600, opening[True]),
    ]


def _fill(path: Path) -> None:
    """Ten years of sessions and urges that nobody had; the sums as a migration makes them."""
    from player.model.diary import FeltSide, Response, Situation, Urge
    from player.storage import diary
    from player.storage.history import History
    from player.storage.schema import MIGRATIONS

    chance = random.Random(1)
    with History.open(path) as history, history.writing() as connection:
        connection.executemany(_SESSION, _sessions())
        connection.execute(_DONE.format("left"))
        connection.execute(_DONE.format("right"))
        connection.execute(_RATED.format("before", 3))
        connection.execute(_RATED.format("after", 2))
        _sum_up(connection, MIGRATIONS[1])
        for number in range(URGES):
            at = END - timedelta(days=DAYS) * (number / URGES)
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


def _sessions() -> Iterator[tuple[int, int, int, str]]:
    for number in range(SESSIONS):
        at = END - timedelta(days=DAYS) * ((SESSIONS - number) / SESSIONS)
        moment = round(at.timestamp() * 1_000_000)
        yield moment, moment, moment, at.date().isoformat()


def _sum_up(connection: sqlite3.Connection, migration: str) -> None:
    for table in ("day", "exercise_day", "exercise_total"):
        connection.execute(f"DELETE FROM {table}")
    for statement in migration.split(";"):
        if statement.strip().startswith("INSERT"):
            connection.execute(statement)


def _reading(path: Path) -> tuple[float, float]:
    """Milliseconds of all that the screen reads at once, and of its sums in bare SQL."""
    from player.screens.review.archive import Archive

    archive, today = Archive(path), END.date()
    since = (today - timedelta(days=370)).isoformat()
    connection = sqlite3.connect(path)

    def bare() -> None:
        connection.execute("SELECT * FROM day WHERE local_day >= ?", (since,)).fetchall()
        connection.execute("SELECT * FROM exercise_total").fetchall()
        connection.execute("SELECT sum(sessions) FROM day").fetchall()

    reads = _median_of(lambda: archive.overview(today))
    sums = _median_of(bare)
    connection.close()
    return reads, sums


def _opening(path: Path, urges: bool) -> float:
    """Milliseconds from nothing to the first frame of a page."""
    import pygame

    from player.screens.review.archive import Archive
    from player.screens.review.history import HistoryScreen
    from player.ui.look import THEMES, Look
    from player.ui.window.canvas import Canvas

    pygame.display.init()
    pygame.font.init()
    surface = pygame.Surface((1920, 1080), depth=32)

    def opened() -> None:
        screen = HistoryScreen(Archive(path), END.date(), str.capitalize, urges=urges)
        screen.draw(Canvas(surface, Look(THEMES["light"], 1920, 1080)))

    return _median_of(opened)


def _median_of(work: Callable[[], object]) -> float:
    """Milliseconds, the median of some times."""
    took = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        work()
        took.append((time.perf_counter() - begun) * 1000)
    return median(took)
