"""A body in its scene drawn on a page: the mat, the shadow, then body and things in one light."""

from __future__ import annotations

from collections.abc import Collection
from math import ceil, floor

import numpy as np
import pygame
from msgspec.structs import replace
from numpy.typing import NDArray

from player.figure.camera import Box, Camera, fitted
from player.figure.ground import draw_arrow, draw_mat
from player.figure.light import STRESSED, coded_picture, colours
from player.figure.palette import Palette
from player.figure.props import MATERIAL, Thing, held
from player.figure.scene import Scene
from player.figure.shades import MATERIALS
from player.figure.shadow import draw_shadow
from player.figure.skeleton import Skeleton
from player.figure.skin import body_solid
from player.figure.solids import Solid, hull, joined
from player.figure.space import Point

_FINENESS = ((200_000, 3), (2_200_000, 2))
"""Up to so many pixels a body is drawn so many times larger, which softens its edges.

On a page of more pixels, edges are not seen to be hard.
"""


_HALO = 0.028
"""Metres that the light round what moves reaches."""


def draw_figure(
    surface: pygame.Surface,
    rect: Box,
    s: Skeleton,
    scene: Scene,
    palette: Palette,
    *,
    moving: Collection[str] = (),
    arrow: tuple[Point, ...] = (),
) -> None:
    """Draw a body in a rectangle of a page; the picture depends on the arguments alone.

    `moving` names the limbs to stress (`left_arm`), `arrow` is a way in space to draw as an
    arrow.
    """
    eye = fitted(scene.view, scene.extent, rect)
    page = surface.get_clip().clip(pygame.Rect(rect).inflate(2, 2))
    if not page.width or not page.height:
        return
    if scene.mat is not None:
        draw_mat(surface, scene.mat, eye, palette)
    solid = scene_solid(s, scene, palette.body, moving)
    draw_shadow(surface, solid, eye, palette, page)
    draw_solid(surface, solid, eye, palette, page)
    if len(arrow) > 1:
        draw_arrow(surface, arrow, eye, palette)


def scene_solid(s: Skeleton, scene: Scene, body: str, moving: Collection[str] = ()) -> Solid:
    """A body of that name with the things of the scene, and those that it holds."""
    things = [*scene.things, *(held(prop, s) for prop in scene.held)]
    return joined([body_solid(s, body, moving), *(part for one in things for part in _parts(one))])


def _parts(thing: Thing) -> list[Solid]:
    material = MATERIALS.index(MATERIAL[thing.kind])
    return [hull(piece, material) for piece in thing.pieces]


def draw_solid(
    surface: pygame.Surface,
    solid: Solid,
    eye: Camera,
    palette: Palette,
    page: pygame.Rect,
) -> None:
    """Draw a solid in a part of a page."""
    pixels = page.width * page.height
    fine = next((times for most, times in _FINENESS if pixels <= most), 1)
    box = _box_of(solid, eye).clip(page)
    if not box.width or not box.height:
        return
    middle = (fine - 1) / 2
    closer = replace(
        eye,
        scale=eye.scale * fine,
        x=(eye.x - box.left) * fine + middle,
        y=(eye.y - box.top) * fine + middle,
    )
    size = (box.width * fine, box.height * fine)
    codes = coded_picture(solid, closer, size)
    if solid.tint.any():
        _draw_halo(surface, codes[::fine, ::fine] & STRESSED > 0, eye, palette, box)
    large = pygame.image.frombuffer(colours(palette)[codes].tobytes(), size, "BGRA")
    small = pygame.transform.smoothscale(large, box.size) if fine > 1 else large
    surface.blit(small, box, special_flags=pygame.BLEND_PREMULTIPLIED)


def _draw_halo(
    surface: pygame.Surface,
    stressed: NDArray[np.bool],
    eye: Camera,
    palette: Palette,
    box: pygame.Rect,
) -> None:
    """Draw a soft light round what is stressed, which the body then covers."""
    reach = max(2, round(_HALO * eye.scale))
    room = box.inflate(4 * reach, 4 * reach)
    red, green, blue = palette.accent
    packed = np.full(stressed.shape, red << 16 | green << 8 | blue, np.uint32)
    packed |= stressed.astype(np.uint32) * np.uint32(0xFF000000)
    light = pygame.Surface(room.size, pygame.SRCALPHA)
    light.fill((red, green, blue, 0))
    part = pygame.image.frombuffer(packed.tobytes(), stressed.shape[::-1], "BGRA")
    light.blit(part, (2 * reach, 2 * reach), special_flags=pygame.BLEND_RGBA_MAX)
    light = pygame.transform.box_blur(pygame.transform.box_blur(light, reach), reach // 2)
    surface.blit(light, room)


def _box_of(solid: Solid, eye: Camera) -> pygame.Rect:
    x = solid.points @ np.array(eye.right, np.float32) * eye.scale + eye.x
    y = solid.points @ np.array(eye.up, np.float32) * -eye.scale + eye.y
    left, top = floor(float(x.min())) - 1, floor(float(y.min())) - 1
    return pygame.Rect(left, top, ceil(float(x.max())) + 2 - left, ceil(float(y.max())) + 2 - top)
