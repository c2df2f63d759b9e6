"""The box that a body takes on the page, with its roundness: what decides how large it is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from math import sqrt

from player.figure import body
from player.figure.camera import Extent, camera
from player.figure.floor_contact import Ball, foot_balls, hand_balls
from player.figure.skeleton import Skeleton
from player.figure.space import Frame, Point, offset
from player.model.pose import View

_HAIR = 0.03
"""Metres of hair round the head."""

_HEAD = (
    body.HEAD_HALF_DEPTH + _HAIR,
    body.HEAD_HALF_HEIGHT + _HAIR,
    body.HEAD_HALF_WIDTH + _HAIR,
)

_CLOTHES = 0.02
"""Metres of clothes, and of muscle between the joints, round everything else."""

_ANKLE = 0.040
"""Metres; the roundness of an ankle."""

_FINGERS = 0.02
"""Metres by which the fingers of a long hand reach further than its balls."""


def body_extent(view: View, bodies: Iterable[Skeleton]) -> Extent:
    """The box round all of some bodies as a view sees them, in metres from (0, 0, 0)."""
    eye = camera(view)
    return reduce(Extent.joined, (_extent(s, eye.right, eye.up) for s in bodies))


def _extent(s: Skeleton, right: Point, up: Point) -> Extent:
    balls = [(point, radius + _CLOTHES) for point, radius in _balls(s)]
    xs, ys = [_along(right, ball) for ball in balls], [_along(up, ball) for ball in balls]
    for middle, frame, halves in _ellipsoids(s):
        for ranges, way in ((xs, right), (ys, up)):
            ranges.append(_along(way, (middle, _half(frame, halves, way))))
    return Extent(
        min(low for low, _ in xs),
        min(low for low, _ in ys),
        max(high for _, high in xs),
        max(high for _, high in ys),
    )


def _along(way: Point, ball: Ball) -> tuple[float, float]:
    """Where a ball begins and ends along a way."""
    (x, y, z), radius = ball
    middle = x * way[0] + y * way[1] + z * way[2]
    return middle - radius, middle + radius


def _half(frame: Frame, halves: Point, way: Point) -> float:
    """How far an ellipsoid reaches from its middle along a way."""
    f, w = frame, way
    return sqrt(
        sum(
            (half * (f[i] * w[0] + f[i + 1] * w[1] + f[i + 2] * w[2])) ** 2
            for half, i in zip(halves, (0, 3, 6), strict=True)
        )
    )


def _balls(s: Skeleton) -> list[Ball]:
    found: list[Ball] = []
    for arm in (s.left_arm, s.right_arm):
        found += [(arm.root, body.SHOULDER), (arm.mid, body.ELBOW), (arm.end, body.WRIST)]
        found += [(point, radius + _FINGERS) for point, radius in hand_balls(arm)]
    for leg in (s.left_leg, s.right_leg):
        found += [(leg.root, body.HIP), (leg.mid, body.KNEE), (leg.end, _ANKLE), *foot_balls(leg)]
    return found


def _ellipsoids(s: Skeleton) -> list[tuple[Point, Frame, Point]]:
    """The head and the rings of the trunk: middle, axes, and half sizes along the axes."""
    found = [(s.head, s.head_frame, _HEAD)]
    for point, frame, ring in zip(s.spine, s.spine_frames, body.TRUNK, strict=True):
        middle = offset(point, frame, ring.ahead, 0.0, 0.0)
        found.append((middle, frame, (ring.depth + _CLOTHES, 0.0, ring.width + _CLOTHES)))
    return found
