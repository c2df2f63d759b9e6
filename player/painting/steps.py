"""The steps of a movement that pictures are made of, and the order in which they are drawn.

They are even in time, as the pictures of a film are. They are drawn from coarse to fine, so that
the movement can be shown evenly with those that are there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from player.figure.camera import fitted
from player.figure.ways import farthest
from player.model.pose import ease
from player.painting.subject import Subject, stance_of

PICTURES_A_SECOND = 30

STEP = 2.0
"""Pixels that the point that goes farthest goes in one step at the least, on the average."""

LEAST = 2


def steps_of(subject: Subject, seconds: float) -> int:
    """Into how many steps a movement of so many seconds is divided."""
    seen = round(_pixels(subject) / STEP)
    return max(LEAST, min(round(seconds * PICTURES_A_SECOND), seen))


@lru_cache(maxsize=64)
def _pixels(subject: Subject) -> float:
    scene = subject.scene
    scale = fitted(scene.view, scene.extent, (0, 0, *subject.size)).scale
    return scale * farthest(stance_of(subject.begin), stance_of(subject.end))


def share_of(step: int, steps: int) -> float:
    """The part of the way that a body has gone at a step."""
    return ease(step / steps)


def next_step(there: Sequence[int], steps: int) -> int | None:
    """The step to draw next; None when all are there.

    `there` are those drawn, in ascending order. First the ends, then the middle of the largest
    gap: of several the one nearest to the middle, where the movement is fastest.
    """
    if not there:
        return 0
    if there[-1] < steps:
        return steps
    gaps = [(b - a, -abs(a + b - steps), a) for a, b in pairwise(there)]
    size, _, begin = max(gaps)
    return begin + size // 2 if size > 1 else None
