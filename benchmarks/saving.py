"""Saving: a finished repetition, beside the same disk's own time for a few bytes."""

from __future__ import annotations

import os
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.person import begun, repetition
from benchmarks.place import Place
from benchmarks.table import Row, median, ratio
from player.model.record import Spent
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
        session = history.begin(begun("bird-dog", STARTED, TIMES))
        for n in range(TIMES):
            since = time.perf_counter()
            history.add(session, repetition(n, STARTED), Spent(active=4.0 * n))
            saves.append((time.perf_counter() - since) * 1000)
            since = time.perf_counter()
            file.write(bytes(4096))
            os.fsync(file.fileno())
            appends.append((time.perf_counter() - since) * 1000)
    return saves, appends
