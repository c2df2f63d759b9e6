"""The parts of a body in the order to draw them: from the farthest to the nearest."""

from __future__ import annotations

from collections.abc import Collection

from player.figure.brush import Group, tones
from player.figure.camera import Camera
from player.figure.head import head, neck
from player.figure.limbs import LimbParts, arm_parts, leg_parts
from player.figure.palette import Palette
from player.figure.pinning import LIMBS
from player.figure.skeleton import Limb, Skeleton
from player.figure.space import Point, between
from player.figure.touching import foot_balls, hand_balls
from player.figure.trunk import hips, shirt

_PALEST = 0.30
"""How far towards the background the farthest limb goes."""

_HIPS_BEHIND = 0.10
"""Metres: thighs beside the hips are drawn over them, only one on the far side is not."""

_NO_LIMB = -1


class _Item:
    """A piece to sort: its depth, and the box on the page in which it may hide others."""

    __slots__ = ("bottom", "depth", "left", "limb", "right", "top", "upper")

    def __init__(
        self,
        eye: Camera,
        points: tuple[Point, ...],
        margin: float,
        depth: float,
        limb: int = _NO_LIMB,
        upper: bool = False,
    ) -> None:
        spots = [eye.spot(p) for p in points]
        margin *= eye.scale
        self.left = min(x for x, _ in spots) - margin
        self.right = max(x for x, _ in spots) + margin
        self.top = min(y for _, y in spots) - margin
        self.bottom = max(y for _, y in spots) + margin
        self.depth = depth
        self.limb = limb
        self.upper = upper

    def meets(self, other: _Item) -> bool:
        """Whether the two may cover each other."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def in_order(
    s: Skeleton, eye: Camera, palette: Palette, moving: Collection[str] = ()
) -> list[Group]:
    """Everything to draw of a body. `moving` names limbs to stress."""
    hips_item = _Item(eye, s.spine[:2], 0.14, eye.depth(s.pelvis) - _HIPS_BEHIND)
    shirt_item = _Item(eye, s.spine, 0.14, eye.depth(s.spine[4]))
    head_item = _Item(eye, (s.neck, s.head), 0.12, eye.depth(s.head))
    items = [hips_item, shirt_item, head_item]
    limbs: list[LimbParts] = []
    for number, name in enumerate(LIMBS):
        limb: Limb = getattr(s, name)
        arm = number < 2
        middle = s.neck if arm else s.pelvis
        stressed = name in moving
        far = 0.0 if stressed else _paleness(eye, limb, middle)
        make, cloth = (arm_parts, palette.shirt) if arm else (leg_parts, palette.trousers)
        limbs.append(
            make(
                eye,
                limb,
                tones(palette.skin, palette, far, stressed),
                tones(cloth, palette, far, stressed),
            )
        )
        items += _limb_items(eye, limb, middle, number)
    items.sort(key=lambda item: item.depth)
    items = _gathered(items)
    found: list[Group] = []
    for before, item, after in zip([None, *items], items, [*items[1:], None], strict=False):
        if item is hips_item:
            found.append(hips(eye, s, palette))
        elif item is shirt_item:
            found.append(shirt(eye, s, palette))
        elif item is head_item:
            found += [neck(eye, s, palette), *head(eye, s, palette)]
        elif after is not None and after.limb == item.limb:
            found += limbs[item.limb].whole
        elif before is None or before.limb != item.limb:
            parts = limbs[item.limb]
            found += parts.upper if item.upper else parts.lower
    return found


def _limb_items(eye: Camera, limb: Limb, middle: Point, number: int) -> tuple[_Item, _Item]:
    aside = 0.5 * (eye.depth(limb.root) - eye.depth(middle))
    tips = hand_balls(limb) if number < 2 else foot_balls(limb)
    upper_depth = eye.depth(between(limb.root, limb.mid, 0.5)) + aside
    lower_depth = eye.depth(between(limb.mid, limb.end, 0.6)) + aside
    return (
        _Item(eye, (limb.root, limb.mid), 0.06, upper_depth, number, upper=True),
        _Item(eye, (limb.mid, limb.end, tips[-1][0], tips[0][0]), 0.04, lower_depth, number),
    )


def _gathered(items: list[_Item]) -> list[_Item]:
    """The order, with both parts of a limb together wherever nothing between hides either."""
    for number in range(len(LIMBS)):
        first, last = (i for i, item in enumerate(items) if item.limb == number)
        inside = items[first + 1 : last]
        if not any(items[last].meets(item) for item in inside):
            items.insert(first + 1, items.pop(last))
        elif not any(items[first].meets(item) for item in inside):
            items.insert(last - 1, items.pop(first))
    return items


def _paleness(eye: Camera, limb: Limb, middle: Point) -> float:
    behind = eye.depth(middle) - eye.depth(limb.root)
    return _PALEST * min(1.0, max(0.0, (behind - 0.03) / 0.07))
