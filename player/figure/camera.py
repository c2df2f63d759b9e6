"""From space to the page by parallel projection, so that lengths are the same near and far.

`turn` 0 looks at the XY plane from +Z, so that X goes to the right of the page; `height` lifts
the viewer, until from straight above -Z goes up the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, radians, sin

from msgspec import Struct

from player.figure.space import Point
from player.model.pose import View

Spot = tuple[float, float]
Box = tuple[float, float, float, float]


class Camera(Struct, frozen=True):
    """Directions to the right, up and towards the viewer; pixels a metre; where (0, 0, 0) is."""

    right: Point
    up: Point
    near: Point
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def spot(self, p: Point) -> Spot:
        """Where a point is on the page, in pixels; y grows downwards."""
        r, u = self.right, self.up
        return (
            self.x + (p[0] * r[0] + p[1] * r[1] + p[2] * r[2]) * self.scale,
            self.y - (p[0] * u[0] + p[1] * u[1] + p[2] * u[2]) * self.scale,
        )

    def way(self, d: Point) -> Spot:
        """A direction on the page, in pixels a metre."""
        r, u = self.right, self.up
        return (
            (d[0] * r[0] + d[1] * r[1] + d[2] * r[2]) * self.scale,
            -(d[0] * u[0] + d[1] * u[1] + d[2] * u[2]) * self.scale,
        )

    def depth(self, p: Point) -> float:
        """How near to the viewer a point is, in metres; more is nearer."""
        n = self.near
        return p[0] * n[0] + p[1] * n[1] + p[2] * n[2]


def camera(view: View, scale: float = 1.0, x: float = 0.0, y: float = 0.0) -> Camera:
    """The camera of a view, with the middle of the floor at (x, y) of the page."""
    t, h = radians(view.turn), radians(view.height)
    return Camera(
        (cos(t), 0.0, -sin(t)),
        (-sin(t) * sin(h), cos(h), -cos(t) * sin(h)),
        (sin(t) * cos(h), sin(h), cos(t) * cos(h)),
        scale,
        x,
        y,
    )


class Extent(Struct, frozen=True):
    """The box around some points on the page, in metres from (0, 0, 0)."""

    left: float
    bottom: float
    right: float
    top: float

    def joined(self, other: Extent) -> Extent:
        """The box around both."""
        return Extent(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def towards(self, other: Extent, t: float) -> Extent:
        """The box a part `t` of the way to another one."""
        return Extent(
            self.left + (other.left - self.left) * t,
            self.bottom + (other.bottom - self.bottom) * t,
            self.right + (other.right - self.right) * t,
            self.top + (other.top - self.top) * t,
        )


def extent(view: View, points: Iterable[Point], margin: float = 0.0) -> Extent:
    """The box around points as a view sees them, with a margin in metres on every side."""
    seen = camera(view)
    spots = [seen.spot(p) for p in points]
    xs, ys = [x for x, _ in spots], [-y for _, y in spots]
    return Extent(min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin)


def fitted(view: View, what: Extent, rect: Box) -> Camera:
    """The camera that shows an extent as large as a rectangle of pixels allows, in its middle."""
    left, top, width, height = rect
    wide, high = what.right - what.left, what.top - what.bottom
    scale = min(width / max(wide, 1e-6), height / max(high, 1e-6))
    x = left + width / 2 - scale * (what.left + what.right) / 2
    y = top + height / 2 + scale * (what.bottom + what.top) / 2
    return camera(view, scale, x, y)
