"""A movement drawn frame by frame: only where something moves, and on what is kept of the floor.

Frames are told apart by steps of a few millimetres of the body, which is less than can be seen
from where one exercises. The shadow is soft and steps less often. Nothing here remembers the
frame before: the same step is the same picture.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby, pairwise
from math import ceil, hypot

import pygame

from player.figure.brush import Finish, lay
from player.figure.camera import Camera, Rect, Spot, fitted
from player.figure.drawing import Picture, draw_floor, draw_things
from player.figure.layers import layers
from player.figure.mat import draw_shadow
from player.figure.palette import Palette
from player.figure.pinning import ARMS, LIMBS, limb_of
from player.figure.planted import Stance, between
from player.figure.props import band_parts
from player.figure.scene import Scene, body_points
from player.figure.skeleton import Skeleton
from player.figure.sorting import Item, in_order, items_in_order
from player.figure.space import Point
from player.figure.touching import foot_balls, hand_balls

STEP = 0.006
"""Metres of the body that the part that moves most goes from one step to the next.

On a screen of 24 inches that is 0.8 mm, one minute of arc for who lies 2.7 m away.
"""

_SHADOW_STEPS = 4
_SAMPLES = 8
_ROUND = 0.11
"""Metres round the joints that their roundness takes at most."""

_SHADOW = 0.20
"""The same for the shadow on the floor with its soft edge."""

_MOVED = 0.01
"""Pixels; what moves less than this changes nothing on the page."""


class Motion:
    """One movement in one rectangle of a page, which shows its ground when this is made."""

    def __init__(
        self,
        surface: pygame.Surface,
        rect: Rect,
        stances: tuple[Stance, Stance],
        scene: Scene,
        palette: Palette,
        moving: Collection[str] = (),
    ) -> None:
        self._stances, self._scene = stances, scene
        self._palette, self._stressed = palette, moving
        self._eye = fitted(scene.view, scene.extent, rect)
        bodies = [between(*stances, i / _SAMPLES) for i in range(_SAMPLES + 1)]
        self.steps = max(1, ceil(_farthest(bodies) / STEP))
        self._room = pygame.Rect(rect).clip(surface.get_clip())
        # A band reaches from the hands to where it is fixed, far from any joint.
        swept = _swept(bodies, self._eye) if scene.band is None else self._room
        self.box = swept.clip(self._room)
        draw_floor(surface, scene, self._eye, palette)
        self._floor = surface.subsurface(self._room).copy()
        self._ground = self._floor.copy()
        self._shadow = -1
        still = layers(bodies, self._eye)
        self._under = still.under
        self._still = {name: self._picture(bodies[0], name) for name in (*still.under, *still.amid)}

    def step(self, share: float) -> int:
        """The step that a part `share` (0 to 1) of the way belongs to."""
        return round(share * self.steps)

    def draw(self, surface: pygame.Surface, share: float) -> None:
        """Draw the body so far on its way; where the surface is clipped, only that much of it."""
        step = self.step(share)
        self._lay_ground(step)
        surface.blit(self._ground, self._room)
        s = between(*self._stances, step / self.steps)
        box = surface.get_clip()
        edges = (box.left, box.top, box.right, box.bottom)
        items = [item for item in items_in_order(s, self._eye) if item.inside(*edges)]
        for kept, run in groupby(items, lambda item: item.name in self._still):
            if not kept:
                self._lay(surface, s, list(run), self._eye, Finish.QUICK)
                continue
            for name in dict.fromkeys(item.name for item in run):
                self._put(surface, name)
        if self._scene.band is not None:
            lay(surface, band_parts(self._eye, s, self._scene.band, self._palette), Finish.QUICK)

    def _put(self, surface: pygame.Surface, name: str) -> None:
        """A limb that does not move, unless it is on the ground already."""
        if name not in self._under:
            self._still[name].put(surface)

    def _lay(
        self,
        surface: pygame.Surface,
        s: Skeleton,
        items: Sequence[Item],
        eye: Camera,
        finish: Finish,
    ) -> None:
        for group in in_order(s, eye, self._palette, self._stressed, items):
            lay(surface, group, finish)

    def _lay_ground(self, step: int) -> None:
        """The floor with the shadow, and what never moves over it: things and limbs."""
        shadow = min(self.steps, (step + _SHADOW_STEPS // 2) // _SHADOW_STEPS * _SHADOW_STEPS)
        if shadow == self._shadow:
            return
        self._shadow = shadow
        self._ground.blit(self._floor, (0, 0))
        left, top = self._room.topleft
        eye = replace(self._eye, x=self._eye.x - left, y=self._eye.y - top)
        s = between(*self._stances, shadow / self.steps)
        draw_shadow(self._ground, s, eye, self._palette)
        draw_things(self._ground, self._scene, eye, self._palette)
        for name in self._under:
            self._still[name].put(self._ground, (-left, -top))

    def _picture(self, s: Skeleton, name: str) -> Picture:
        """A limb that does not move, drawn once."""
        items = [item for item in items_in_order(s, self._eye) if item.name == name]
        left, top = min(item.left for item in items), min(item.top for item in items)
        right, bottom = max(item.right for item in items), max(item.bottom for item in items)
        page = pygame.Rect(int(left), int(top), ceil(right - left) + 2, ceil(bottom - top) + 2)
        page = page.clip(self._room)
        # Soft edges on a clear page come out as colours times their alpha, as a `Picture` has it.
        picture = pygame.Surface(page.size, pygame.SRCALPHA)
        eye = replace(self._eye, x=self._eye.x - page.left, y=self._eye.y - page.top)
        self._lay(picture, s, items, eye, Finish.FULL)
        return Picture(picture, page.topleft)


def _farthest(bodies: list[Skeleton]) -> float:
    """Metres of the way of the point that goes farthest."""
    ways = zip(*(body_points(s) for s in bodies), strict=True)
    return max(
        sum(hypot(q[0] - p[0], q[1] - p[1], q[2] - p[2]) for p, q in pairwise(way)) for way in ways
    )


def _swept(bodies: list[Skeleton], eye: Camera) -> pygame.Rect:
    """The box round all that is not always at the same place, and its shadow.

    A limb of which one end moves is all in it, since how pale it is depends on that.
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
