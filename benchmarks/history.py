"""Saving: a finished repetition, beside the same disk's own time for a few bytes."""

from __future__ import annotations

import os
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.place import Place
from benchmarks.table import Row, median, ratio
from player.model.record import Begun, Planned, Repetition, Spent
from player.model.routine import Side
from player.storage.history import History

TIMES = 300
STARTED = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)


def rows(place: Place) -> list[Row]:
    """The row of the saving; both write to the folder of temporary files."""
    with tempfile.TemporaryDirectory(dir=place.folder) as folder:
        saves, appends = _in_turn(Path(folder))
    return [
        ratio("save a finished repetition", 3, 10, median(saves), median(appends), "4 KiB + fsync")
    ]


def _in_turn(folder: Path) -> tuple[list[float], list[float]]:
    """Milliseconds of each save and of each append, taken in turn."""
    saves, appends = [], []
    path = folder / "appended"
    with History.open(folder / "history.db") as history, path.open("ab", buffering=0) as file:
        session = history.begin(_begun())
        for n in range(TIMES):
            begun = time.perf_counter()
            history.add(session, _repetition(n), Spent(active=4.0 * n))
            saves.append((time.perf_counter() - begun) * 1000)
            begun = time.perf_counter()
            file.write(bytes(4096))
            os.fsync(file.fileno())
            appends.append((time.perf_counter() - begun) * 1000)
    return saves, appends


def _begun() -> Begun:
    return Begun(
        routine="bird-dog",
        name="Bird-dog",
        digest="0" * 64,
        started=STARTED,
        planned_seconds=128.0,
        planned=(Planned("bird-dog", Side.LEFT, TIMES), Planned("bird-dog", Side.RIGHT, TIMES)),
        day=STARTED.date(),
        speed=1.0,
        silent=False,
    )


def _repetition(n: int) -> Repetition:
    side = Side.LEFT if n % 2 == 0 else Side.RIGHT
    finished = STARTED + timedelta(seconds=4 * n)
    return Repetition(
        step=n, exercise="bird-dog", side=side, set=1, rep=n // 2, hold_seconds=6, finished=finished
    )
