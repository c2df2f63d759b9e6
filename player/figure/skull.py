"""The egg of the head on the page, and round caps of it: what of the face is turned to us.

The egg has three half-diameters. Caps are worked out on a ball of radius 1, on which the
viewer's direction is bent to match, so that the edge of what is seen stays a great circle.
"""

from __future__ import annotations

from math import acos, atan2, cos, pi, sin, sqrt

from player.figure import body
from player.figure.camera import Camera, Spot
from player.figure.skeleton import Skeleton
from player.figure.space import Point, cross, dot, plus, unit

_HALVES = (body.HEAD_HALF_DEPTH, body.HEAD_HALF_HEIGHT, body.HEAD_HALF_WIDTH)


class Skull:
    """A skull as a camera sees it; `light` is how thick it is in pixels."""

    def __init__(self, eye: Camera, s: Skeleton) -> None:
        f = s.head_frame
        axes = ((f[0], f[1], f[2]), (f[3], f[4], f[5]), (f[6], f[7], f[8]))
        pairs = list(zip(axes, _HALVES, strict=True))
        self._middle = eye.spot(s.head)
        self._ways = [eye.way((a[0] * h, a[1] * h, a[2] * h)) for a, h in pairs]
        depth, height, width = (dot(a, eye.near) / h for a, h in pairs)
        self._near = unit((depth, height, width))
        self.light = body.HEAD_HALF_DEPTH * eye.scale

    def facing(self, axis: Point) -> float:
        """How much a direction of the head looks at us: 1 straight, -1 straight away."""
        return dot(axis, self._near)

    def outline(self) -> list[Spot]:
        """All of the skull."""
        near = self._near
        a = unit(cross(near, (0.0, 0.0, 1.0) if abs(near[2]) < 0.9 else (1.0, 0.0, 0.0)))
        b = cross(near, a)
        return [self._spot(_round(a, b, 2 * pi * i / 48)) for i in range(48)]

    def cap(self, axis: Point, wide: float) -> list[Spot]:
        """What is seen of the cap of the points within `wide` radians of `axis`; may be empty.

        Where the cap goes on behind, its outline follows the edge of the skull.
        """
        facing = dot(axis, self._near)
        across = sqrt(max(1e-12, 1.0 - facing * facing))
        c, s = cos(wide), sin(wide)
        if c * facing + s * across <= 0.0:
            return []
        towards = unit(plus(self._near, axis, -facing))
        if across < 1e-5:
            towards = unit(cross(axis, (0.0, 0.0, 1.0)))
        aside = cross(axis, towards)
        whole = c * facing - s * across >= 0.0
        end = pi if whole else acos(max(-1.0, min(1.0, -c * facing / (s * across))))
        rim = [_rim(axis, towards, aside, c, s, end * (i / 14.0 - 1.0)) for i in range(29)]
        if whole:
            return [self._spot(p) for p in rim[:-1]]
        return [self._spot(p) for p in rim] + self._edge(axis, rim[-1], rim[0])

    def _edge(self, axis: Point, first: Point, last: Point) -> list[Spot]:
        """Along the edge of what is seen, on the cap's side, between two points of it."""
        outward = unit(plus(axis, self._near, -dot(axis, self._near)))
        other = cross(self._near, outward)
        start = atan2(dot(first, other), dot(first, outward))
        stop = atan2(dot(last, other), dot(last, outward))
        steps = (start + (stop - start) * i / 14.0 for i in range(1, 14))
        return [self._spot(_round(outward, other, angle)) for angle in steps]

    def _spot(self, p: Point) -> Spot:
        (ax, ay), (bx, by), (cx, cy) = self._ways
        x, y = self._middle
        return x + p[0] * ax + p[1] * bx + p[2] * cx, y + p[0] * ay + p[1] * by + p[2] * cy


def _round(a: Point, b: Point, angle: float) -> Point:
    c, s = cos(angle), sin(angle)
    return a[0] * c + b[0] * s, a[1] * c + b[1] * s, a[2] * c + b[2] * s


def _rim(axis: Point, a: Point, b: Point, c: float, s: float, angle: float) -> Point:
    x, y, z = _round(a, b, angle)
    return axis[0] * c + x * s, axis[1] * c + y * s, axis[2] * c + z * s
