"""How far a movement goes, and the box of the page that it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from math import ceil, hypot

import pygame

from player.figure.camera import Camera, Spot
from player.figure.pinning import ARMS, LIMBS, limb_of
from player.figure.scene import body_points
from player.figure.skeleton import Skeleton
from player.figure.space import Point
from player.figure.touching import foot_balls, hand_balls

_ROUND = 0.11
"""Metres round the joints that their roundness takes at most."""

_SHADOW = 0.20
"""The same for the shadow on the floor with its soft edge."""

_MOVED = 0.01
"""Pixels; what moves less than this changes nothing on the page."""


def farthest(bodies: Sequence[Skeleton]) -> float:
    """Metres of the way of the point that goes farthest."""
    ways = zip(*(body_points(s) for s in bodies), strict=True)
    return max(
        sum(hypot(q[0] - p[0], q[1] - p[1], q[2] - p[2]) for p, q in pairwise(way)) for way in ways
    )


def swept(bodies: Sequence[Skeleton], eye: Camera) -> pygame.Rect:
    """The box round all that is not always at the same place, and its shadow.

    A limb of which one end moves is all in it, since how pale it is depends on that.
    """
    found: list[tuple[Spot, float]] = []
    wholes: list[Callable[[Skeleton], list[Point]]] = [body_points]
    wholes += [partial(_limb_points, name) for name in LIMBS]
    for points in wholes:
        ways = list(zip(*(points(s) for s in bodies), strict=True))
        moving = [way for way in ways if _moves([eye.spot(p) for p in way])]
        for way in ways if moving and points is not body_points else moving:
            for x, y, z in way:
                found.append((eye.spot((x, y, z)), _ROUND * eye.scale))
                found.append((eye.spot((x, 0.0, z)), _SHADOW * eye.scale))
    left = min((x - r for (x, _), r in found), default=eye.x)
    top = min((y - r for (_, y), r in found), default=eye.y)
    right = max((x + r for (x, _), r in found), default=eye.x)
    bottom = max((y + r for (_, y), r in found), default=eye.y)
    return pygame.Rect(int(left), int(top), ceil(right - left) + 2, ceil(bottom - top) + 2)


def _limb_points(name: str, s: Skeleton) -> list[Point]:
    limb = limb_of(s, name)
    balls = hand_balls(limb) if name in ARMS else foot_balls(limb)
    return [limb.root, limb.mid, limb.end, *(point for point, _ in balls)]


def _moves(spots: list[Spot]) -> bool:
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    return max(xs) - min(xs) > _MOVED or max(ys) - min(ys) > _MOVED
