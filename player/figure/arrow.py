"""An arrow along the way that a part of the body goes from one pose to the next."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

import pygame

from player.figure.brush import fill
from player.figure.camera import Camera, Spot
from player.figure.palette import Palette
from player.figure.pinning import LIMBS
from player.figure.planted import Stance, between
from player.figure.skeleton import Limb, Skeleton
from player.figure.space import Point, distance

_STEPS = 12
_LEAST = 0.10
"""Metres; what moves less than this is not worth an arrow."""


def movement(a: Stance, b: Stance) -> tuple[tuple[Point, ...], frozenset[str]]:
    """The way of the part that moves most from `a` to `b`, and the limbs that move.

    The way is empty when nothing moves far.
    """
    bodies = [between(a, b, i / _STEPS) for i in range(_STEPS + 1)]
    ways = {name: [_tip(s, name) for s in bodies] for name in (*LIMBS, "head", "back")}
    lengths = {name: _length(way) for name, way in ways.items()}
    most = max(lengths, key=lambda name: lengths[name])
    limbs = frozenset(name for name in LIMBS if lengths[name] > max(_LEAST, lengths[most] * 0.35))
    return (tuple(ways[most]) if lengths[most] > _LEAST else ()), limbs


def draw_arrow(
    surface: pygame.Surface, way: tuple[Point, ...], eye: Camera, palette: Palette
) -> None:
    """The arrow of a way on the page: growing thicker to its head."""
    spots = [eye.spot(p) for p in way]
    thick = 0.012 * eye.scale
    head = 0.075 * eye.scale
    shaft = _cut(spots, head * 0.8)
    if len(shaft) < 2:
        return
    left: list[Spot] = []
    right: list[Spot] = []
    for i, (x, y) in enumerate(shaft):
        (ax, ay), (bx, by) = shaft[max(0, i - 1)], shaft[min(len(shaft) - 1, i + 1)]
        size = hypot(bx - ax, by - ay) or 1.0
        wide = thick * (0.35 + 0.65 * i / (len(shaft) - 1))
        nx, ny = -(by - ay) / size * wide, (bx - ax) / size * wide
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    fill(surface, palette.accent, left + right[::-1])
    (tx, ty), (bx, by) = spots[-1], shaft[-1]
    size = hypot(tx - bx, ty - by) or 1.0
    dx, dy = (tx - bx) / size, (ty - by) / size
    wing = head * 0.5
    fill(
        surface,
        palette.accent,
        [(tx, ty), (bx - dy * wing, by + dx * wing), (bx + dy * wing, by - dx * wing)],
    )


def _tip(s: Skeleton, name: str) -> Point:
    if name == "head":
        return s.head
    if name == "back":
        return s.spine[4]
    limb: Limb = getattr(s, name)
    return limb.mid if name.endswith("leg") and limb.mid[1] > limb.end[1] + 0.1 else limb.end


def _length(way: list[Point]) -> float:
    return sum(distance(p, q) for p, q in pairwise(way))


def _cut(spots: list[Spot], end: float) -> list[Spot]:
    """A line without so many pixels at its end."""
    tx, ty = spots[-1]
    return [(x, y) for x, y in spots if hypot(tx - x, ty - y) > end]
