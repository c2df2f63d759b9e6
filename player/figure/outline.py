"""Outlines on the page: of balls held in one skin, and of the rings of the trunk.

An outline can be drawn again smaller and moved towards the light, which is how a part gets its
soft roundness. So each of its points remembers the ball (or ring) it lies on.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, hypot, pi, sin

from player.figure.camera import Spot

Disc = tuple[float, float, float]
"""A ball on the page: middle and radius in pixels."""

_FINEST = 48
_COARSE = 0.88


def _circle(n: int) -> tuple[Spot, ...]:
    return tuple((cos(2 * pi * i / n), sin(2 * pi * i / n)) for i in range(n))


_CIRCLES = {n: _circle(n) for n in (16, 24, 32, _FINEST)}

LIGHT_FROM = (-0.30, -0.62)
"""The lit point of a ball, in parts of its radius to the right and down the page."""

_INSETS: dict[tuple[int, float], tuple[Spot, ...]] = {}


def fineness(radius: float) -> int:
    """The number of corners that a circle of so many pixels needs to look round."""
    for corners, largest in ((16, 18.0), (24, 40.0), (32, 70.0)):
        if radius < largest:
            return corners
    return _FINEST


def _inset(corners: int, size: float) -> tuple[Spot, ...]:
    """The corners of a circle of radius 1 drawn at `size` and moved towards the light."""
    known = _INSETS.get((corners, size))
    if known is None:
        x, y = (1.0 - size) * LIGHT_FROM[0], (1.0 - size) * LIGHT_FROM[1]
        step = 2 if size < _COARSE else 1
        known = tuple((x + size * u, y + size * v) for u, v in _CIRCLES[corners][::step])
        _INSETS[corners, size] = known
    return known


def skin_of(discs: Sequence[Disc], corners: int) -> list[Disc]:
    """For each direction round the page, the disc that reaches furthest that way."""
    if len(discs) == 1:
        return [discs[0]] * corners
    if len(discs) == 2:
        (ax, ay, ar), (bx, by, br) = a, b = discs
        dx, dy, dr = bx - ax, by - ay, br - ar
        return [b if dx * u + dy * v + dr > 0.0 else a for u, v in _CIRCLES[corners]]
    found: list[Disc] = []
    for u, v in _CIRCLES[corners]:
        best, furthest = discs[0], -1e9
        for disc in discs:
            reach = disc[0] * u + disc[1] * v + disc[2]
            if reach > furthest:
                best, furthest = disc, reach
        found.append(best)
    return found


def drawn(skin: list[Disc], size: float = 1.0) -> list[Spot]:
    """The outline of a skin, smaller than full size and nearer to the light.

    The soft tones inside do not show their corners and have half as many.
    """
    ways = _inset(len(skin), size)
    if size < _COARSE:
        return [(x + r * u, y + r * v) for (x, y, r), (u, v) in zip(skin[::2], ways, strict=True)]
    return [(x + r * u, y + r * v) for (x, y, r), (u, v) in zip(skin, ways, strict=True)]


Oval = tuple[float, float, float, float, float, float]
"""A ring on the page: its middle and the ends of two half-diameters, from the middle."""


def rim(oval: Oval, u: float, v: float) -> Spot:
    """The way from the middle of an oval to its furthest point in direction (u, v)."""
    _, _, ax, ay, bx, by = oval
    a, b = ax * u + ay * v, bx * u + by * v
    size = hypot(a, b) or 1e-9
    return (ax * a + bx * b) / size, (ay * a + by * b) / size


Edge = tuple[float, float, float, float]
"""A point of a trunk's outline: the middle of its ring, and the way from there to the point."""


def ribbon(ovals: Sequence[Oval]) -> list[Edge] | None:
    """The outline of rings along a curve: up one side, round the top, down and round the bottom.

    None when the viewer looks along the curve, which then has no two sides.
    """
    n = len(ovals)
    ways: list[Spot] = []
    for i in range(n):
        a, b = ovals[max(0, i - 1)], ovals[min(n - 1, i + 1)]
        dx, dy = b[0] - a[0], b[1] - a[1]
        length = hypot(dx, dy)
        thick = max(hypot(a[2], a[3]), hypot(a[4], a[5]))
        if length < 0.45 * thick * min(i + 1, n - 1, i - max(0, i - 1) + 1) / 2:
            return None
        ways.append((dx / length, dy / length))
    left: list[Edge] = []
    right: list[Edge] = []
    for oval, (dx, dy) in zip(ovals, ways, strict=True):
        x, y = rim(oval, dy, -dx)
        left.append((oval[0], oval[1], x, y))
        right.append((oval[0], oval[1], -x, -y))
    return [*left, *_cap(ovals[-1], ways[-1], 1.0), *right[::-1], *_cap(ovals[0], ways[0], -1.0)]


def _cap(oval: Oval, way: Spot, sign: float) -> list[Edge]:
    """The round end: from the left side over the end to the right one, or back again."""
    dx, dy = way
    found: list[Edge] = []
    for i in range(1, 6):
        angle = pi * i / 6
        across, along = cos(angle) * sign, sin(angle) * sign
        x, y = rim(oval, dy * across + dx * along, -dx * across + dy * along)
        found.append((oval[0], oval[1], x, y))
    return found


def ribbon_drawn(edges: list[Edge], light: float, size: float) -> list[Spot]:
    """The outline of a ribbon, its points nearer to the middle of their rings and to the light.

    `light` is its thickness in pixels where the light falls.
    """
    spots = hull_drawn(edges, light, size)
    return spots if size < _COARSE else _rounded(spots)


def hull_drawn(edges: list[Edge], light: float, size: float) -> list[Spot]:
    """The same with straight sides."""
    x0 = (1.0 - size) * LIGHT_FROM[0] * light
    y0 = (1.0 - size) * LIGHT_FROM[1] * light
    return [(x + dx * size + x0, y + dy * size + y0) for x, y, dx, dy in edges]


_SHORT = 0.1
"""A side stays straight if its squared length is less than this part of its longest neighbour's."""


def _rounded(points: list[Spot]) -> list[Spot]:
    """A closed curve through the points (Catmull-Rom), three corners for each.

    A short side between long ones stays straight: there the curve would make a loop.
    """
    found: list[Spot] = []
    n = len(points)
    lengths = [
        (x - u) * (x - u) + (y - v) * (y - v)
        for (u, v), (x, y) in zip(points, [*points[1:], points[0]], strict=True)
    ]
    for i in range(n):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = (
            points[i - 1],
            points[i],
            points[(i + 1) % n],
            points[(i + 2) % n],
        )
        found.append((bx, by))
        if lengths[i] < _SHORT * max(lengths[i - 1], lengths[(i + 1) % n]):
            continue
        found.append(
            (
                -0.07407 * ax + 0.77778 * bx + 0.33333 * cx - 0.03704 * dx,
                -0.07407 * ay + 0.77778 * by + 0.33333 * cy - 0.03704 * dy,
            )
        )
        found.append(
            (
                -0.03704 * ax + 0.33333 * bx + 0.77778 * cx - 0.07407 * dx,
                -0.03704 * ay + 0.33333 * by + 0.77778 * cy - 0.07407 * dy,
            )
        )
    return found


def oval_hull(a: Oval, b: Oval) -> list[Edge]:
    """The outline round two rings."""
    found: list[Edge] = []
    for u, v in _CIRCLES[32]:
        ax, ay = rim(a, u, v)
        bx, by = rim(b, u, v)
        first = (a[0] + ax) * u + (a[1] + ay) * v > (b[0] + bx) * u + (b[1] + by) * v
        found.append((a[0], a[1], ax, ay) if first else (b[0], b[1], bx, by))
    return found
