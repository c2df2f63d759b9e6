"""Cues: how late they come, quiet and beside busy processes, and whether the clock drifts."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from benchmarks.place import NO_SCREEN, Place, busy
from benchmarks.table import Row, median, percentile, skipped
from benchmarks.watching import Seen, watch
from player.format.routine_file import read_routine
from player.plan.session import Session, State
from player.plan.timeline import lay_out

SPAN = 40.0
BETWEEN = 0.237
"""Seconds between two lines that the author wants said: never in step with the frames."""

BUSY = 2
QUIET = "cue lateness, quiet"
BESIDE = f"cue lateness beside {BUSY} busy processes, 99th percentile"
DRIFT = "drift"
REAL_SECONDS = 60.0
PAUSES = 10


def rows(place: Place) -> list[Row]:
    """The rows of the cues and of the clock."""
    drifts = [_drift_by_test_clock(place), _drift_by_real_clock(place)]
    if not place.screen:
        return [skipped(QUIET, NO_SCREEN), skipped(BESIDE, NO_SCREEN), *drifts]
    quiet = _ours(place)
    polled = _polled(place)
    with busy(BUSY):
        beside = _ours(place)
        polled_beside = _polled(place)
    return [
        _late(f"{QUIET}, median", 0.3, 5.0, median(quiet), median(polled), quiet),
        _late(f"{QUIET}, 99th percentile", 1, 5, _high(quiet), _high(polled), quiet),
        _late(BESIDE, 5.0, 15.0, _high(beside), _high(polled_beside), beside),
        *drifts,
    ]


def _late(
    what: str, goal: float, fails: float, seen: float, polled: float, all_of: list[float]
) -> Row:
    yardstick = f"polling at 60: {polled:.3g} ms"
    detail = f"{len(all_of)} cues, the worst {max(all_of):.3g} ms"
    return Row(what, "ms", goal, fails, seen, yardstick, detail)


def _high(values: list[float]) -> float:
    return percentile(values, 99)


def _ours(place: Place) -> list[float]:
    """Milliseconds that each moment of a moving minute is late, its tone handed over."""
    seen: Seen = watch(place, _many_cues(), span=SPAN)
    return [1000 * late for late in seen.lates]


def _polled(place: Place) -> list[float]:
    return [1000 * late for late in place.told("polling.py", SPAN, BETWEEN)]


def _many_cues() -> str:
    """A movement and a hold with lines all along."""
    cues = [f"      - {{at: {BETWEEN * n:.3f} s, say: Line {n}.}}" for n in range(1, 180)]
    head = ["name: Many cues", "start: {for: 1 s}", "rep:", "  - say: Move.", "    pose: cow"]
    half = ["    move: 22 s", "    hold: 23 s", "    cues:"]
    return "\n".join([*head, *half, *cues]) + "\n"


def _plan(seconds: float) -> str:
    return f"name: Long\nstart: {{for: 5 s}}\nrep: [{{say: Stay., hold: {seconds - 5:g} s}}]\n"


def _drift(
    place: Place, seconds: float, clock: Callable[[], float], sleep: Callable[[float], None]
) -> float:
    """Milliseconds that a session of so many seconds with ten pauses strays from its clock.

    The account beside it is kept by hand: the clock when it began, and each time it stood still.
    """
    chance = random.Random(7)
    reading = read_routine(_plan(seconds), file="long.yaml", key="long", folder=place.folder)
    if reading.routine is None:
        raise RuntimeError("the routine of the drift was refused")
    last = [0.0]

    def read() -> float:
        last[0] = clock()
        return last[0]

    session = Session(lay_out(reading.routine), read, lead_in=0.0)
    session.begin()
    begun, stood, worst = last[0], 0.0, 0.0
    stops = [seconds * (n + 0.5) / PAUSES for n in range(PAUSES)]
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


def _drift_by_test_clock(place: Place) -> Row:
    now = [1000.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    drift = _drift(place, 600.0, lambda: now[0], sleep)
    what = f"{DRIFT} after ten minutes and ten pauses, test clock"
    # What is left is the rounding of sums of numbers of this size.
    return Row(what, "ms", 1e-6, 1.0, drift, "sums by hand", "the worst of all frames")


def _drift_by_real_clock(place: Place) -> Row:
    drift = _drift(place, REAL_SECONDS, time.monotonic, time.sleep)
    what = f"{DRIFT}, real clock"
    detail = f"run: {REAL_SECONDS:.0f} s with {PAUSES} pauses, not ten minutes"
    return Row(what, "ms", 1.0, 20.0, drift, "monotonic clock", detail)
