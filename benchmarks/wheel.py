"""Turning the wheel in Choose: the processor's time for a frame, by the number of files."""

from __future__ import annotations

from benchmarks.person import add_own_files, files_of_library, settle
from benchmarks.place import NO_SCREEN, Place
from benchmarks.table import Row, median, percentile, ratio, skipped
from benchmarks.watching import watch

SIZE = (1920, 1080)
SPAN = 6.0
"""Seconds of a notch each frame: 150 notches down, and so on in turn."""

GOAL, FAILS = 4.0, 8.0


def rows(place: Place) -> list[Row]:
    """A row for the library alone, and for more and more own files."""
    library = files_of_library()
    counts = (library, 500, 5_000)
    names = [f"a wheel's frame in Choose, 1080p, {count} files" for count in counts]
    if not place.screen:
        return [skipped(name, NO_SCREEN) for name in names]
    found = []
    for name, count in zip(names, counts, strict=True):
        home = place.with_home(f"wheel-{count}")
        settle(home.home)
        add_own_files(home.home, count - library)
        bare = median(float(place.told("bare_flips.py", *SIZE)) for _ in range(3))
        seen = watch(home, None, size=SIZE, span=SPAN, before=1.0, wheel=True)
        costs = [1000 * cost for _, cost in seen.costs()]
        detail = f"p50 {median(costs):.3g}, p99 {percentile(costs, 99):.3g}"
        mean = sum(costs) / len(costs)
        found.append(ratio(name, GOAL, FAILS, mean, bare, "fill + flip", detail=detail))
    return found
