"""Drift: how far a session strays from its clock in ten minutes with ten pauses."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from benchmarks.place import Place
from benchmarks.table import Row
from player.format.library import Library
from player.format.routine_file import routine_of
from player.format.yaml_reader import read_document
from player.plan.clockwork import State
from player.plan.session import Session
from player.plan.timeline import lay_out

SECONDS = 600.0
PAUSES = 10
DRIFT = "drift after ten minutes and ten pauses"
ROUNDING = 1e-6
"""Milliseconds that are left by the rounding of sums of such numbers."""


def rows(place: Place) -> list[Row]:
    """By a test clock, and by the real one, which takes ten minutes."""
    now = [1000.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    tested = _drift(place, lambda: now[0], sleep)
    real = _drift(place, time.monotonic, time.sleep)
    return [
        Row(f"{DRIFT}, test clock", tested, "ms", ROUNDING, 20.0, None, "sums by hand"),
        Row(f"{DRIFT}, real clock", real, "ms", 1.0, 20.0, None, "the monotonic clock"),
    ]


def _plan(seconds: float) -> str:
    return f"name: Long\nstart: {{for: 5 s}}\nrep: [{{say: Stay., hold: {seconds - 5:g} s}}]\n"


def _drift(place: Place, clock: Callable[[], float], sleep: Callable[[float], None]) -> float:
    """Milliseconds that the session strays from its clock; the worst of all frames.

    The account beside it is kept by hand: the clock when it began, and each time it stood still.
    """
    chance = random.Random(7)
    document = read_document(_plan(SECONDS), "long.yaml")
    reading = routine_of(document, "long", place.folder, Library([]))
    if reading.routine is None:
        raise RuntimeError("the routine of the drift was refused")
    last = [0.0]

    def read() -> float:
        last[0] = clock()
        return last[0]

    session = Session(lay_out(reading.routine), read, lead_in=0.0)
    session.begin()
    begun, stood, worst = last[0], 0.0, 0.0
    stops = [SECONDS * (n + 0.5) / PAUSES for n in range(PAUSES)]
    while session.state is not State.FINISHED:
        sleep(chance.uniform(0.001, 0.03))
        session.update()
        if session.state is State.RUNNING:
            worst = max(worst, abs(session.position - (last[0] - begun - stood)))
            if stops and session.position > stops[0]:
                stops.pop(0)
                session.pause()
                since = last[0]
                sleep(0.2)
                session.resume()
                stood += last[0] - since
    return worst * 1000
