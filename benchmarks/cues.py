"""Cues: how late they come, on a quiet machine and beside busy processes."""

from __future__ import annotations

from benchmarks.place import NO_SCREEN, Place, busy
from benchmarks.table import Row, median, percentile, skipped
from benchmarks.watching import watch

SPAN = 40.0
BETWEEN = 0.237
"""Seconds between two lines that the author wants said: never in step with the frames."""

BUSY = 2
QUIET = "cue lateness, quiet"
BESIDE = f"cue lateness beside {BUSY} busy processes, 99th percentile"


def rows(place: Place) -> list[Row]:
    """The rows of the cues."""
    if not place.screen:
        return [skipped(QUIET, NO_SCREEN), skipped(BESIDE, NO_SCREEN)]
    quiet, polled = _ours(place), _polled(place)
    middle, high = median(polled), _high(polled)
    found = [
        _late(f"{QUIET}, median", 0.3, 5.0, median(quiet), middle, quiet),
        _late(f"{QUIET}, 99th percentile", 1.0, 5.0, _high(quiet), high, quiet),
    ]
    with busy(BUSY):
        beside, polled = _ours(place), _polled(place)
    return [*found, _late(BESIDE, 5.0, 15.0, _high(beside), _high(polled), beside)]


def _late(
    what: str, goal: float, fails: float, late: float, polled: float, all_of: list[float]
) -> Row:
    detail = f"{len(all_of)} cues, the worst {max(all_of):.3g} ms"
    return Row(what, late, "ms", goal, fails, polled, "polling at 60", detail=detail)


def _high(values: list[float]) -> float:
    return percentile(values, 99)


def _ours(place: Place) -> list[float]:
    """Milliseconds that each moment of a moving minute is late, its tone handed over.

    It is mute, so that nothing renders these lines meanwhile.
    """
    file = place.file("cues.yaml", many_cues())
    return [1000 * late for late in watch(place, str(file), span=SPAN, mute=True).lates]


def _polled(place: Place) -> list[float]:
    return [1000 * late for late in place.told("polling.py", SPAN, BETWEEN)]


def many_cues() -> str:
    """A movement and a hold with lines all along."""
    cues = [f"      - {{at: {BETWEEN * n:.3f} s, say: Line {n}.}}" for n in range(1, 180)]
    head = ["name: Many cues", "start: {for: 1 s}", "rep:", "  - say: Move.", "    pose: cow"]
    half = ["    move: 22 s", "    hold: 23 s", "    cues:"]
    return "\n".join([*head, *half, *cues]) + "\n"
