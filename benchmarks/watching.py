"""Watching the player at work in a real window: what it is given, and what was seen."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from benchmarks.memory_of import children, memory_of
from benchmarks.person import PLAYED, settle
from benchmarks.place import ROOT, Place

Size = tuple[int, int]

SEQUENCE = "name: The three\nsteps:\n" + "".join(f"  - use: {name}\n" for name in PLAYED)
"""Three exercises of the library, whole, one after the other, so that the view turns between."""

MEMORY_EVERY = 5.0
MOVES = ("first", "later")


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of the loop: begin and end, processor time before it, whether it drew a frame.

    `doing` is `first` or `later` (a move, by its repetition), `hold` or `still`, for `offset`
    seconds already; `number` that of the exercise, from 1. Times in seconds.
    """

    begun: float
    ended: float
    spent: float
    drew: bool
    doing: str
    number: int
    offset: float


@dataclass(frozen=True, slots=True)
class Seen:
    """What the watched player told; times in seconds, memory (all, and ours alone) in MiB.

    `most` is the largest proportional set, seen from outside, and `helpers` that of the processes
    that the player started.
    """

    wall: float
    processor: float
    turns: tuple[Turn, ...]
    lates: list[float]
    memory: list[tuple[float, float, float]]
    steps: int
    most: float | None = field(default=None)
    helpers: float = 0.0

    @property
    def share(self) -> float:
        """The processor's share, as a part of one core."""
        return self.processor / self.wall

    @property
    def frames(self) -> list[Turn]:
        """The turns that drew a frame."""
        return [turn for turn in self.turns if turn.drew]

    def costs(self) -> Iterator[tuple[Turn, float]]:
        """Each frame, and the processor's seconds up to the next one."""
        for turn, following in pairwise(self.frames):
            yield turn, following.spent - turn.spent


def watch(place: Place, play: str | None, *, size: Size = (1280, 720), **more: Any) -> Seen:
    """Open the player in a window: with a routine, by name or file, or with None at Choose."""
    wish = {"size": size, "play": play, **more}
    child = subprocess.Popen(
        place.command("watched.py", json.dumps(wish)),
        env=place.env,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    most: float | None = None
    helpers = 0.0
    while True:
        try:
            out, complaint = child.communicate(timeout=MEMORY_EVERY)
            break
        except subprocess.TimeoutExpired:
            most = max(most or 0.0, memory_of(child.pid) or 0.0) or None
            helpers = max(helpers, sum(memory_of(one) or 0.0 for one in children(child.pid)))
    if child.returncode:
        raise RuntimeError(f"the player ended with {child.returncode}:\n{complaint}")
    told = json.loads(out.splitlines()[-1])
    told["turns"] = tuple(Turn(*turn) for turn in told["turns"])
    return Seen(**told, most=most, helpers=helpers)


@cache
def played_whole(place: Place, size: Size) -> Seen:
    """The three exercises, whole and at normal speed; played once for all who ask."""
    home = place.with_home(f"played-{size[1]}")
    settle(home.home)
    file = place.file("three.yaml", SEQUENCE)
    return watch(home, str(file), size=size, before=0.0, span=0)
