"""The parts that move between two stances and how far, and the limbs that stay still."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from math import ceil, hypot
from typing import NamedTuple

import pygame

from player.figure.camera import Camera, Spot
from player.figure.floor_contact import foot_balls, hand_balls
from player.figure.pinning import ARMS, LIMBS, limb_of
from player.figure.scene import body_points
from player.figure.skeleton import Limb, Skeleton
from player.figure.sorting import Item, items_in_order
from player.figure.space import Point, distance
from player.figure.stance import Stance, between

_ROUND = 0.11
"""Metres round the joints that their roundness takes at most."""

_SHADOW = 0.20
"""The same for the shadow on the floor with its soft edge."""

_MOVED = 0.01
"""Pixels; a smaller movement changes nothing on the page."""


def farthest(bodies: Sequence[Skeleton]) -> float:
    """Metres of the way of the point that goes farthest."""
    ways = zip(*(body_points(s) for s in bodies), strict=True)
    return max(
        sum(hypot(q[0] - p[0], q[1] - p[1], q[2] - p[2]) for p, q in pairwise(way)) for way in ways
    )


def swept(bodies: Sequence[Skeleton], eye: Camera) -> pygame.Rect:
    """The box round everything that moves, and its shadow.

    If one end of a limb moves, the whole limb is in it, since its paleness depends on that.
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


STILL = 0.7
"""Pixels; a limb that moves less than this is still."""


class Layers(NamedTuple):
    """Names of still limbs: those under everything that moves, and those amid it.

    The former are in the order to draw them; the latter have nothing between their halves.
    """

    under: tuple[str, ...]
    amid: tuple[str, ...]


def layers(bodies: Sequence[Skeleton], eye: Camera) -> Layers:
    """The still limbs of a movement, of which `bodies` are moments."""
    still = frozenset(name for name in LIMBS if _is_still(name, bodies, eye))
    orders = [items_in_order(s, eye) for s in bodies] if still else []
    under, before = still, frozenset[str]()
    while under != before:
        before = under
        under = frozenset(name for name in under if _is_free(name, under, orders))
    whole = (name for name in still if all(_is_whole(name, items) for items in orders))
    order = list(dict.fromkeys(item.name for item in orders[0])) if orders else []
    return Layers(
        tuple(name for name in order if name in under),
        tuple(name for name in whole if name not in under),
    )


def _is_free(name: str, names: frozenset[str], orders: Sequence[Sequence[Item]]) -> bool:
    """Whether a limb may cover only the limbs in `names`."""
    return not any(
        other.name not in names and other.meets(item)
        for items in orders
        for place, item in enumerate(items)
        if item.name == name
        for other in items[:place]
    )


def _is_whole(name: str, items: Sequence[Item]) -> bool:
    first, last = (place for place, item in enumerate(items) if item.name == name)
    return last == first + 1


def _is_still(name: str, bodies: Sequence[Skeleton], eye: Camera) -> bool:
    first = _places(name, bodies[0], eye)
    return all(
        abs(x - x0) < STILL and abs(y - y0) < STILL
        for s in bodies
        for (x, y), (x0, y0) in zip(_places(name, s, eye), first, strict=True)
    )


def _places(name: str, s: Skeleton, eye: Camera) -> list[Spot]:
    limb = limb_of(s, name)
    balls = hand_balls(limb) if name in ARMS else foot_balls(limb)
    return [eye.spot(p) for p in (limb.root, limb.mid, limb.end, *(ball for ball, _ in balls))]


_STEPS = 12
_LEAST = 0.10
"""Metres; a smaller movement is not worth an arrow."""


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


def _tip(s: Skeleton, name: str) -> Point:
    if name == "head":
        return s.head
    if name == "back":
        return s.spine[4]
    limb: Limb = getattr(s, name)
    return limb.mid if name.endswith("leg") and limb.mid[1] > limb.end[1] + 0.1 else limb.end


def _length(way: list[Point]) -> float:
    return sum(distance(p, q) for p, q in pairwise(way))
