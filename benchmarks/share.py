"""The share of the processor while little or nothing happens on the screen."""

from __future__ import annotations

from contextlib import nullcontext
from itertools import pairwise
from typing import Any

from benchmarks.person import PLAYED, settle
from benchmarks.place import NO_MANAGER, NO_SCREEN, Place, window_manager
from benchmarks.table import Row, median, skipped
from benchmarks.watching import Seen, played_whole, watch

SPAN = 8.0
"""Seconds that each is watched; three times, of which the middle one counts."""

BEFORE = 4.0
"""Seconds until then: the session has begun, and no key was pressed for a while."""

HELD = (((1280, 720), 1.5, 3.0), ((1920, 1080), 2.0, 4.0))
RESTING: tuple[tuple[str, str | None, dict[str, Any]], ...] = (
    ("paused", PLAYED[0], {"press": "space"}),
    ("in the menu (Choose)", None, {}),
    ("minimised", PLAYED[0], {"minimise": True}),
)
YARDSTICK = "20 bare turns a second"


def rows(place: Place) -> list[Row]:
    """The rows of the shares, in percent of one core."""
    holds = [f"processor share while a hold counts down, {size[1]}p" for size, _, _ in HELD]
    rests = [f"processor share, {name}" for name, _, _ in RESTING]
    if not place.screen:
        return [skipped(what, NO_SCREEN) for what in (*holds, *rests)]
    bare = 100 * float(place.told("bare_loop.py", "idle", SPAN))
    found = []
    for what, (size, goal, fails) in zip(holds, HELD, strict=True):
        shares = held_shares(played_whole(place, size))
        name = max(shares, key=lambda name: shares[name])
        found.append(
            Row(what, shares[name], "%", goal, fails, bare, YARDSTICK, detail=f"in {name}")
        )
    for what, (_, play, wish) in zip(rests, RESTING, strict=True):
        found.append(_resting(place, bare, what, play, wish))
    return found


def held_shares(seen: Seen) -> dict[str, float]:
    """The share in percent in the holds of each exercise, by its name."""
    shares = {}
    for number, name in enumerate(PLAYED, 1):
        spent, passed = 0.0, 0.0
        for turn, following in pairwise(seen.turns):
            if (turn.number, turn.doing) == (number, "hold"):
                spent += following.spent - turn.spent
                passed += following.begun - turn.begun
        shares[name] = 100 * spent / passed
    return shares


def _resting(place: Place, bare: float, what: str, play: str | None, wish: dict[str, Any]) -> Row:
    seen = []
    with window_manager(place) if wish.get("minimise") else nullcontext(True) as managed:
        if not managed:
            return skipped(what, NO_MANAGER)
        for number in range(3):
            home = place.with_home(f"{what}-{number}")
            settle(home.home)
            seen.append(watch(home, play, span=SPAN, before=BEFORE, **wish))
    share = 100 * median(one.share for one in seen)
    detail = f"{len(seen[-1].frames) / SPAN:.2g} frames a second"
    return Row(what, share, "%", 0.5, 1.0, bare, YARDSTICK, detail=detail)
