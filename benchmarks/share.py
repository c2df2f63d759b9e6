"""The share of the processor while little or nothing happens on the screen."""

from __future__ import annotations

from typing import Any

from benchmarks.place import NO_SCREEN, Place
from benchmarks.table import Row, median, skipped
from benchmarks.watching import HOLD, watch

SPAN = 8.0
"""Seconds that each is watched; three times, of which the middle one counts."""

BEFORE = 4.0
"""Seconds until then: the session has begun, and no key was pressed for a while."""

HELD = "processor share while a hold counts down, figure still"
RESTING: tuple[tuple[str, str | None, dict[str, Any]], ...] = (
    ("paused", HOLD, {"press": "space"}),
    ("menu (Choose)", None, {}),
    ("minimised during a hold", HOLD, {"minimised": True}),
)


def rows(place: Place) -> list[Row]:
    """The rows of the shares, in percent of one core."""
    found = []
    bare = 100 * place.told("bare_loop.py", "idle", SPAN) if place.screen else 0.0
    for size in ((1280, 720), (1920, 1080)):
        what = f"{HELD}, {size[1]}p"
        found.append(_row(place, bare, what, (1.5, 3.0), HOLD, {"size": size}))
    for name, routine, wish in RESTING:
        found.append(_row(place, bare, f"processor share, {name}", (0.5, 1.0), routine, wish))
    return found


def _row(
    place: Place,
    bare: float,
    what: str,
    limits: tuple[float, float],
    routine: str | None,
    wish: dict[str, Any],
) -> Row:
    if not place.screen:
        return skipped(what, NO_SCREEN)
    seen = [watch(place, routine, span=SPAN, before=BEFORE, **wish) for _ in range(3)]
    share = 100 * median(one.share for one in seen)
    detail = f"{len(seen[-1].frames) / SPAN:.2g} frames a second"
    return Row(what, "%", *limits, share, f"20 bare turns a second: {bare:.2g} %", detail)
