"""Watching the player at work: the routines it is given, and the child it runs in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from benchmarks.place import Place

HOLD = """\
name: A long hold
start: {for: 1 s, pose: hands-and-knees}
rep:
  - {say: Stay as you are and breathe., hold: 20 s}
"""

MOVE = """\
name: Cat and cow without a stop
start: {for: 1 s, pose: cat}
rep:
  - {say: Breathe in and arch., pose: cow, move: 4 s, breath: in}
  - {say: Breathe out and round., pose: cat, move: 4 s, breath: out}
dose: {reps: 20}
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the watched player told; times in seconds, memory (all, and ours alone) in MiB."""

    wall: float
    processor: float
    frames: list[float]
    lates: list[float]
    memory: list[tuple[float, float, float]]
    steps: int
    now: float | None

    @property
    def share(self) -> float:
        """The processor's share, as a part of one core."""
        return self.processor / self.wall


def watch(
    place: Place,
    routine: str | None,
    *,
    size: tuple[int, int] = (1280, 720),
    span: float,
    **more: Any,
) -> Seen:
    """Play a routine, given as the text of its file, in a window; None opens Choose."""
    wish = {"size": size, "span": span, **more}
    if routine is not None:
        wish["play"] = str(place.file("watched.yaml", routine))
    return Seen(**place.told("watched.py", json.dumps(wish)))
