"""Moving frames: the processor's time for one, and how many of them come late."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from benchmarks.person import PLAYED
from benchmarks.place import NO_SCREEN, Place
from benchmarks.table import Row, median, percentile, ratio, skipped
from benchmarks.watching import MOVES, Seen, Turn, played_whole

FRAME = 1 / 60
LATE = 0.020
"""Seconds from the begin of one frame to that of the next, from which on that one is late."""

BARE_SPAN = 30.0
FULL_HD = (1920, 1080)
LIMITS = (
    (FULL_HD, "first", 4.0, 8.0),
    (FULL_HD, "later", 2.5, 5.0),
    ((3840, 2160), "first", 2.0, 4.0),
    ((3840, 2160), "later", 1.2, 2.0),
)
LATE_FRAMES = f"frames later than {LATE * 1000:.0f} ms in moves and turns of the view, 1080p"


def rows(place: Place) -> list[Row]:
    """The rows of the moving frames; of three exercises the worst one counts."""
    if not place.screen:
        names = [_name(size[1], which) for size, which, _, _ in LIMITS]
        return [skipped(name, NO_SCREEN) for name in (*names, LATE_FRAMES)]
    found = []
    for size, which, goal, fails in LIMITS:
        bare = median(float(place.told("bare_flips.py", *size)) for _ in range(3))
        found.append(_cost(played_whole(place, size), size[1], which, (goal, fails), bare))
    return [*found, _late(place)]


def _name(height: int, which: str) -> str:
    return f"processor time per moving frame, {height}p, {which} repetitions"


def _cost(seen: Seen, height: int, which: str, limits: tuple[float, float], bare: float) -> Row:
    each = {
        name: [1000 * cost for turn, cost in seen.costs() if (turn.number, turn.doing) == at]
        for name, at in ((name, (n, which)) for n, name in enumerate(PLAYED, 1))
    }
    means = {name: sum(costs) / len(costs) for name, costs in each.items()}
    name = max(means, key=lambda name: means[name])
    ms = [f"{percentile(each[name], at):.3g}" for at in (50, 99, 100)]
    detail = f"{name}: p50 {ms[0]}, p99 {ms[1]}, worst {ms[2]}"
    yardstick = f"fill + flip of {height}p"
    return ratio(_name(height, which), *limits, means[name], bare, yardstick, detail=detail)


def _late(place: Place) -> Row:
    seen = played_whole(place, FULL_HD)
    bare = place.told("bare_loop.py", "frames", BARE_SPAN)
    gaps = [after - before for before, after in pairwise(bare)]
    share = 100 * sum(gap > LATE for gap in gaps) / (BARE_SPAN / FRAME)
    parts = {name: late_frames(seen, number) for number, name in enumerate(PLAYED, 1)}
    name = max(parts, key=lambda name: parts[name][0])
    late, longest = parts[name]
    detail = f"{name}: the longest after {1000 * longest:.0f} ms"
    return Row(LATE_FRAMES, late, "%", 0.2, 1.0, share, "a bare loop", detail=detail)


def late_frames(seen: Seen, number: int) -> tuple[float, float]:
    """The late frames of an exercise in percent of those due, and the longest gap in seconds."""
    late, due, longest = 0, 0.0, 0.0
    for moves, run in groupby(seen.turns, lambda turn: turn.doing in MOVES):
        turns = [turn for turn in run if turn.number == number]
        if not moves or not turns:
            continue
        gaps = gaps_of(turns)
        late += sum(gap > LATE for gap in gaps)
        due += sum(gaps) / FRAME
        longest = max(longest, *gaps)
    return 100 * late / due, longest


def gaps_of(turns: Sequence[Turn]) -> list[float]:
    """Seconds between frames of one stretch of moving: from its begin, to the end of the last."""
    begun = turns[0].begun - turns[0].offset
    frames = [turn for turn in turns if turn.drew]
    marks = [begun, *(turn.begun for turn in frames), frames[-1].ended if frames else begun]
    return [after - before for before, after in pairwise(marks)]
