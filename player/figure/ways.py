"""What moves between two stances, and how far."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from player.figure.pinning import LIMBS
from player.figure.scene import body_points
from player.figure.skeleton import Limb, Skeleton
from player.figure.space import Point, distance
from player.figure.stance import Stance, between

_STEPS = 12
_LEAST = 0.10
"""Metres; a smaller movement is not worth an arrow."""


def movement(a: Stance, b: Stance) -> tuple[tuple[Point, ...], frozenset[str]]:
    """The way of the part that moves most from `a` to `b`, and the limbs that move.

    The way is empty when nothing moves far.
    """
    bodies = _moments(a, b)
    ways = {name: [_tip(s, name) for s in bodies] for name in (*LIMBS, "head", "back")}
    lengths = {name: _length(way) for name, way in ways.items()}
    most = max(lengths, key=lambda name: lengths[name])
    limbs = frozenset(name for name in LIMBS if lengths[name] > max(_LEAST, lengths[most] * 0.35))
    return (tuple(ways[most]) if lengths[most] > _LEAST else ()), limbs


def farthest(a: Stance, b: Stance) -> float:
    """Metres of the way of the point that goes farthest."""
    ways = zip(*(body_points(s) for s in _moments(a, b)), strict=True)
    return max(_length(way) for way in ways)


def _moments(a: Stance, b: Stance) -> list[Skeleton]:
    return [between(a, b, i / _STEPS) for i in range(_STEPS + 1)]


def _tip(s: Skeleton, name: str) -> Point:
    if name == "head":
        return s.head
    if name == "back":
        return s.spine[4]
    limb: Limb = getattr(s, name)
    return limb.mid if name.endswith("leg") and limb.mid[1] > limb.end[1] + 0.1 else limb.end


def _length(way: Sequence[Point]) -> float:
    return sum(distance(p, q) for p, q in pairwise(way))
