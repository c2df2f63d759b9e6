"""Which limbs stay where they are during a movement, and can be drawn once for all of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from player.figure.camera import Camera, Spot
from player.figure.pinning import ARMS, LIMBS, limb_of
from player.figure.skeleton import Skeleton
from player.figure.sorting import Item, items_in_order
from player.figure.touching import foot_balls, hand_balls

STILL = 0.7
"""Pixels; what moves less than this does not move."""


class Layers(NamedTuple):
    """Names of still limbs: those that lie under all that moves, and those that lie in it.

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
    """Whether nothing but the limbs that are named is behind a limb where it may cover it."""
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
