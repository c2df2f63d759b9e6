"""Moving frames: the processor's time for one, and how many of them come late."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from benchmarks.place import NO_SCREEN, Place
from benchmarks.table import Row, median, ratio, skipped
from benchmarks.watching import MOVE, watch

SPAN = 10.0
"""Seconds that a window is watched; three times, of which the middle one counts."""

MINUTE = 60.0
LATE = 0.020
"""Seconds from the begin of one frame to that of the next, from which on that one is late."""

SIZES = (((1920, 1080), 2.0, 4.0), ((3840, 2160), 1.0, 2.0))


def rows(place: Place) -> list[Row]:
    """The rows of the moving frames."""
    names = [f"processor time per moving frame, {size[1]}p" for size, _, _ in SIZES]
    late = f"frames later than {LATE * 1000:.0f} ms in a minute, 1080p"
    if not place.screen:
        return [skipped(name, NO_SCREEN) for name in (*names, late)]
    found = []
    for name, (size, goal, fails) in zip(names, SIZES, strict=True):
        ours, bare = [], []
        for _ in range(3):
            bare.append(float(place.told("bare_flips.py", *size)))
            seen = watch(place, MOVE, size=size, span=SPAN)
            ours.append(1000 * seen.processor / len(seen.frames))
        found.append(ratio(name, goal, fails, median(ours), median(bare), "fill + flip"))
    return [*found, _late(place, late)]


def _late(place: Place, what: str) -> Row:
    bare, _ = _share_late(place.told("bare_loop.py", "frames", MINUTE / 2))
    late, longest = _share_late(watch(place, MOVE, size=(1920, 1080), span=MINUTE).frames)
    yardstick = f"a bare loop beside it: {bare:.2g} %"
    return Row(what, "%", 0.1, 1.0, late, yardstick, f"the longest after {longest:.1f} ms")


def _share_late(frames: Sequence[float]) -> tuple[float, float]:
    """The percentage of frames that were late, and the milliseconds of the longest gap."""
    gaps = [after - before for before, after in pairwise(frames)]
    return 100 * sum(gap > LATE for gap in gaps) / len(gaps), 1000 * max(gaps)
