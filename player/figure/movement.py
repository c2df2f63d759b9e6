"""A movement drawn step by step: only where something moves, and each step only once.

Steps are a few millimetres of the body, less than a person can see while exercising.
The shadow is soft and steps less often. A step's picture does not depend on the step before, and
is the same whether drawn or kept.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from math import ceil

import pygame
from msgspec.structs import replace

from player.figure.brush import Finish, lay
from player.figure.camera import Box, Camera, fitted
from player.figure.drawing import draw_floor, draw_shadow, draw_things
from player.figure.moving_parts import farthest, layers, swept
from player.figure.palette import Palette
from player.figure.pictures import Cut, PlacedPicture, cut_out, weight_of
from player.figure.pinning import ARMS
from player.figure.props import held_parts
from player.figure.scene import Scene
from player.figure.skeleton import Skeleton
from player.figure.sorting import Item, in_order, items_in_order
from player.figure.stance import Stance, between

STEP = 0.006
"""Metres that the part that moves most goes in one step.

On a 24 inch screen that is 0.8 mm, one minute of arc from 2.7 m away.
"""

_SHADOW_STEPS = 4
_SAMPLES = 8

_MARGIN, _HAND = 0.025, 0.08
"""Metres round the box by which a part is sorted, which then hold all of it; the fingers of a hand
reach further.
"""


class Movement:
    """One movement in one rectangle of a page, on a ground of its own.

    Its steps are drawn one by one, and kept by `keep`: showing a kept step costs a hundredth of
    drawing it. From one step to the next, only `box` changes. `weight` is the size of its
    pictures in bytes.
    """

    def __init__(
        self,
        rect: Box,
        stances: tuple[Stance, Stance],
        scene: Scene,
        palette: Palette,
        moving: Collection[str] = (),
    ) -> None:
        self._stances, self._scene = stances, scene
        self._palette, self._stressed = palette, moving
        self._room = pygame.Rect(rect)
        eye = fitted(scene.view, scene.extent, rect)
        bodies = [between(*stances, i / _SAMPLES) for i in range(_SAMPLES + 1)]
        self.steps = max(1, ceil(farthest(bodies) / STEP))
        # A band reaches from the hands to where it is fixed, far from any joint.
        reached = self._room if scene.held else swept(bodies, eye)
        self.box = reached.clip(self._room)
        self._eye = _seen_from(eye, self.box)
        still = layers(bodies, eye)
        self._under = still.under
        around = pygame.Surface(self._room.size, depth=32)
        around.fill(palette.background)
        draw_floor(around, scene, _seen_from(eye, self._room), palette)
        self._floor = around.subsurface(self.box.move(-self._room.left, -self._room.top)).copy()
        self._limbs: dict[str, PlacedPicture] = {}
        for name in (*still.under, *still.amid):
            self._limbs[name] = self._limb(bodies[0], name)
        self._bare = self._floor.copy()
        self._lay_under(self._bare)
        self._shaded: tuple[int, pygame.Surface, pygame.Rect] | None = None
        self._kept: dict[int, Cut] = {}
        self._around = around
        self._finish_around(bodies[0], eye)
        self._whole, self._whole_step = self._bare.copy(), -1
        self._stained = pygame.Rect(0, 0, 0, 0)
        self.weight = weight_of(around) + 3 * weight_of(self._bare)

    def _finish_around(self, s: Skeleton, eye: Camera) -> None:
        """Draw everything round the box, as it is at the first step."""
        closer = _seen_from(eye, self._room)
        draw_shadow(self._around, s, closer, self._palette, self._room.topleft)
        draw_things(self._around, self._scene, closer, self._palette)
        for still, run in groupby(items_in_order(s, closer), lambda i: i.name in self._limbs):
            finish = Finish.FULL if still else Finish.QUICK
            self._lay(self._around, s, list(run), closer, finish)

    def step(self, share: float) -> int:
        """The step that a part `share` (0 to 1) of the way belongs to."""
        return round(share * self.steps)

    def draw_around(self, surface: pygame.Surface) -> None:
        """Draw the room with all that stays round the box."""
        surface.blit(self._around, self._room)

    def draw(self, surface: pygame.Surface, step: int) -> None:
        """Draw the body of a step in the box; where the surface is clipped, only that much."""
        if step in self._kept:
            self._put_together(step)
            surface.blit(self._whole, self.box)
        else:
            surface.blit(self._drawn(step)[0], self.box)

    def _put_together(self, step: int) -> None:
        """Lay a kept step on `_whole`. On another surface SDL would have to cut it out anew."""
        if step == self._whole_step:
            return
        self._whole.blit(self._bare, self._stained, self._stained)
        cuts = self._layers_of(step)
        for cut in cuts:
            self._whole.blit(cut.picture, cut.area)
        self._stained = cuts[0].area.unionall([cut.area for cut in cuts])
        self._whole_step = step

    def changed(self, before: int, step: int) -> pygame.Rect:
        """The part of the page that may differ between two steps."""
        if before not in self._kept or step not in self._kept:
            return self.box
        areas = [cut.area for one in (before, step) for cut in self._layers_of(one)]
        return areas[0].unionall(areas[1:]).move(self.box.topleft)

    def keep(self, step: int) -> None:
        """Keep the picture of a step, which looks the same from then on."""
        first = self._shadow_step(step)
        for wanted in dict.fromkeys((first, step)):
            if wanted in self._kept:
                continue
            picture, area = self._drawn(wanted)
            if wanted == first:
                self._whole.blit(self._bare, self._stained, self._stained)
            else:
                self._put_together(first)
                area = area.union(self._stained)
            self._kept[wanted] = cut = cut_out(picture, self._whole, area)
            self._stained, self._whole_step = area, wanted
            self.weight += cut.weight
        if len(self._kept) > self.steps:
            self._shaded = None

    def missing(self, backwards: bool = False) -> int | None:
        """The first step on the way there, or back, that is not kept; None if all are."""
        ways = range(self.steps, -1, -1) if backwards else range(self.steps + 1)
        return next((step for step in ways if step not in self._kept), None)

    def keeps(self, step: int) -> bool:
        """Whether a step is kept."""
        return step in self._kept

    def _layers_of(self, step: int) -> list[Cut]:
        """The pictures of a kept step from the lowest: those with one shadow share the first."""
        return [self._kept[one] for one in dict.fromkeys((self._shadow_step(step), step))]

    def _shadow_step(self, step: int) -> int:
        """The step whose shadow a step has."""
        return min(self.steps, (step + _SHADOW_STEPS // 2) // _SHADOW_STEPS * _SHADOW_STEPS)

    def _drawn(self, step: int) -> tuple[pygame.Surface, pygame.Rect]:
        """The box at a step, drawn anew, and the part of it that is not bare floor."""
        ground, area = self._ground(self._shadow_step(step))
        page = ground.copy()
        box = page.get_rect()
        s = between(*self._stances, step / self.steps)
        items = [item for item in items_in_order(s, self._eye) if item.inside(0, 0, *box.size)]
        for still, run in groupby(items, lambda item: item.name in self._limbs):
            if not still:
                self._lay(page, s, list(run), self._eye, Finish.QUICK)
                continue
            for name in dict.fromkeys(item.name for item in run):
                if name not in self._under:
                    self._limbs[name].put(page)
        for prop in self._scene.held:
            for group in held_parts(self._eye, s, prop, self._palette):
                lay(page, group, Finish.QUICK)
        if self._scene.held:
            return page, box
        seen = [self._reach(item) for item in items if item.name not in self._under]
        return page, area.unionall(seen).clip(box)

    def _reach(self, item: Item) -> pygame.Rect:
        """The box in which all of a part lies."""
        margin = _HAND if item.name in ARMS else _MARGIN
        return _box_of([item], ceil(margin * self._eye.scale) + 2)

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

    def _ground(self, step: int) -> tuple[pygame.Surface, pygame.Rect]:
        """The floor with the shadow of a step and all that lies still on it; the shadow's box."""
        if self._shaded is None or self._shaded[0] != step:
            ground = self._floor.copy()
            s = between(*self._stances, step / self.steps)
            area = draw_shadow(ground, s, self._eye, self._palette, self.box.topleft)
            self._lay_under(ground)
            self._shaded = (step, ground, area)
        return self._shaded[1:]

    def _lay_under(self, surface: pygame.Surface) -> None:
        """Draw things, and the limbs that lie under everything that moves."""
        draw_things(surface, self._scene, self._eye, self._palette)
        for name in self._under:
            self._limbs[name].put(surface)

    def _limb(self, s: Skeleton, name: str) -> PlacedPicture:
        """A limb that does not move, drawn once."""
        items = [item for item in items_in_order(s, self._eye) if item.name == name]
        page = _box_of(items, 2).clip(self._floor.get_rect())
        # Soft edges on a clear page come out as colours times their alpha, as in `PlacedPicture`.
        picture = pygame.Surface(page.size, pygame.SRCALPHA)
        self._lay(picture, s, items, _seen_from(self._eye, page), Finish.FULL)
        return PlacedPicture(picture, page.topleft)


def _seen_from(eye: Camera, box: pygame.Rect) -> Camera:
    """The camera for a surface that is a box of the page."""
    return replace(eye, x=eye.x - box.left, y=eye.y - box.top)


def _box_of(items: Sequence[Item], margin: int) -> pygame.Rect:
    left, top = min(item.left for item in items), min(item.top for item in items)
    right, bottom = max(item.right for item in items), max(item.bottom for item in items)
    found = pygame.Rect(int(left), int(top), ceil(right - left) + 1, ceil(bottom - top) + 1)
    return found.inflate(2 * margin, 2 * margin)
