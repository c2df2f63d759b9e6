"""The parts of a body in the order to draw them: from the farthest to the nearest."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from player.figure.brush import Group, tones
from player.figure.camera import Camera
from player.figure.floor_contact import foot_balls, hand_balls
from player.figure.head import head, neck
from player.figure.palette import Palette
from player.figure.pinning import ARMS, LIMBS, limb_of
from player.figure.skeleton import Limb, Skeleton
from player.figure.space import Point, between
from player.figure.trunk_and_limbs import LimbParts, arm_parts, hips, leg_parts, shirt

_PALEST = 0.24
"""How far towards the background the farthest limb goes."""

_HIPS_BEHIND = 0.10
"""Metres. Thighs beside the hips are drawn over them, except one on the far side."""


class Item:
    """A piece to sort: its name and depth, and the box on the page that it may cover.

    A limb is two items of one name, of which one is `upper`.
    """

    __slots__ = ("bottom", "depth", "left", "name", "right", "top", "upper")

    def __init__(
        self,
        name: str,
        eye: Camera,
        points: tuple[Point, ...],
        margin: float,
        depth: float,
        upper: bool = False,
    ) -> None:
        spots = [eye.spot(p) for p in points]
        xs, ys = [x for x, _ in spots], [y for _, y in spots]
        margin *= eye.scale
        self.name = name
        self.left = min(xs) - margin
        self.right = max(xs) + margin
        self.top = min(ys) - margin
        self.bottom = max(ys) + margin
        self.depth = depth
        self.upper = upper

    def meets(self, other: Item) -> bool:
        """Whether the two may cover each other."""
        return self.inside(other.left, other.top, other.right, other.bottom)

    def inside(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether something of it may be in a box of the page."""
        return self.left < right and left < self.right and self.top < bottom and top < self.bottom


def items_in_order(s: Skeleton, eye: Camera) -> list[Item]:
    """The pieces of a body from the farthest to the nearest."""
    items = [
        Item("hips", eye, s.spine[:2], 0.14, eye.depth(s.pelvis) - _HIPS_BEHIND),
        Item("shirt", eye, s.spine, 0.14, eye.depth(s.spine[4])),
        Item("head", eye, (s.neck, s.head), 0.14, eye.depth(s.head)),
    ]
    for name in LIMBS:
        middle = s.neck if name in ARMS else s.pelvis
        items += _limb_items(eye, limb_of(s, name), middle, name)
    items.sort(key=lambda item: item.depth)
    return _gathered(items)


def in_order(
    s: Skeleton,
    eye: Camera,
    palette: Palette,
    moving: Collection[str] = (),
    items: Sequence[Item] | None = None,
) -> list[Group]:
    """Everything to draw of a body, or of the given `items` of it, in drawing order.

    `moving` names limbs to stress.
    """
    if items is None:
        items = items_in_order(s, eye)
    limbs: dict[str, LimbParts] = {}
    found: list[Group] = []
    for before, item, after in zip([None, *items], items, [*items[1:], None], strict=False):
        if item.name == "hips":
            found.append(hips(eye, s, palette))
        elif item.name == "shirt":
            found.append(shirt(eye, s, palette))
        elif item.name == "head":
            found += [neck(eye, s, palette), *head(eye, s, palette)]
        elif after is not None and after.name == item.name:
            found += _limb_parts(s, item.name, eye, palette, item.name in moving).whole
        elif before is None or before.name != item.name:
            if item.name not in limbs:
                limbs[item.name] = _limb_parts(s, item.name, eye, palette, item.name in moving)
            parts = limbs[item.name]
            found += parts.upper if item.upper else parts.lower
    return found


def _limb_parts(s: Skeleton, name: str, eye: Camera, palette: Palette, stressed: bool) -> LimbParts:
    arm, limb = name in ARMS, limb_of(s, name)
    far = 0.0 if stressed else _paleness(eye, limb, s.neck if arm else s.pelvis)
    make, cloth = (arm_parts, palette.shirt) if arm else (leg_parts, palette.trousers)
    skin = tones(palette.skin, palette, far, stressed)
    return make(eye, limb, skin, tones(cloth, palette, far, stressed))


def _limb_items(eye: Camera, limb: Limb, middle: Point, name: str) -> tuple[Item, Item]:
    aside = 0.5 * (eye.depth(limb.root) - eye.depth(middle))
    tips = hand_balls(limb) if name in ARMS else foot_balls(limb)
    upper_depth = eye.depth(between(limb.root, limb.mid, 0.5)) + aside
    lower_depth = eye.depth(between(limb.mid, limb.end, 0.6)) + aside
    return (
        Item(name, eye, (limb.root, limb.mid), 0.06, upper_depth, upper=True),
        Item(name, eye, (limb.mid, limb.end, tips[-1][0], tips[0][0]), 0.04, lower_depth),
    )


def _gathered(items: list[Item]) -> list[Item]:
    """The order, with both halves of a limb together where nothing lies between them."""
    for name in LIMBS:
        first, last = (i for i, item in enumerate(items) if item.name == name)
        inside = items[first + 1 : last]
        if not any(items[last].meets(item) for item in inside):
            items.insert(first + 1, items.pop(last))
        elif not any(items[first].meets(item) for item in inside):
            items.insert(last - 1, items.pop(first))
    return items


def _paleness(eye: Camera, limb: Limb, middle: Point) -> float:
    behind = eye.depth(middle) - eye.depth(limb.root)
    return _PALEST * min(1.0, max(0.0, (behind - 0.03) / 0.07))
