"""A body drawn on the page: the floor, things, then its parts from the farthest to the nearest."""

from __future__ import annotations

from collections.abc import Collection

import pygame

from player.figure.arrow import draw_arrow
from player.figure.brush import lay
from player.figure.camera import Camera, Rect, camera, fitted
from player.figure.mat import draw_mat, draw_shadow
from player.figure.palette import Palette
from player.figure.props import band_parts, thing_parts
from player.figure.scene import Scene
from player.figure.skeleton import Skeleton
from player.figure.sorting import in_order
from player.figure.space import Point


def draw_figure(
    surface: pygame.Surface,
    rect: Rect,
    s: Skeleton,
    scene: Scene,
    palette: Palette,
    *,
    moving: Collection[str] = (),
    arrow: tuple[Point, ...] = (),
    fine: int = 1,
) -> None:
    """Draw a body in a rectangle of a page; the picture depends on nothing but what is given.

    `moving` names the limbs to stress (`left_arm`), `arrow` is a way in space to draw as an
    arrow. With `fine` above 1 the body is drawn so many times larger and made smaller again:
    slower and finer, for pictures that stand still.
    """
    eye = fitted(scene.view, scene.extent, rect)
    if scene.mat is not None:
        draw_mat(surface, scene.mat, eye, palette)
    draw_shadow(surface, s, eye, palette)
    if fine > 1:
        _draw_fine(surface, rect, s, scene, eye, palette, moving, fine)
    else:
        _draw(surface, s, scene, eye, palette, moving, smooth=True)
    if len(arrow) > 1:
        draw_arrow(surface, arrow, eye, palette)


def _draw(
    surface: pygame.Surface,
    s: Skeleton,
    scene: Scene,
    eye: Camera,
    palette: Palette,
    moving: Collection[str],
    smooth: bool,
) -> None:
    for thing in scene.things:
        for group in thing_parts(eye, thing, palette):
            lay(surface, group, smooth)
    for group in in_order(s, eye, palette, moving):
        lay(surface, group, smooth)
    if scene.band is not None:
        lay(surface, band_parts(eye, s, scene.band, palette), smooth)


def _draw_fine(
    surface: pygame.Surface,
    rect: Rect,
    s: Skeleton,
    scene: Scene,
    eye: Camera,
    palette: Palette,
    moving: Collection[str],
    fine: int,
) -> None:
    """The body on a clear page of its own, made smaller: colours times their alpha add up."""
    page = surface.get_clip().clip(pygame.Rect(rect).inflate(2, 2))
    left, top, width, height = page
    large = pygame.Surface((width * fine, height * fine), pygame.SRCALPHA)
    middle = (fine - 1) / 2
    closer = camera(
        scene.view,
        eye.scale * fine,
        (eye.x - left) * fine + middle,
        (eye.y - top) * fine + middle,
    )
    _draw(large, s, scene, closer, palette, moving, smooth=False)
    box = large.get_bounding_rect()
    x0, y0 = box.left // fine * fine, box.top // fine * fine
    wide = -(-(box.right - x0) // fine)
    high = -(-(box.bottom - y0) // fine)
    if not wide or not high:
        return
    part = pygame.Surface((wide * fine, high * fine), pygame.SRCALPHA)
    part.blit(large, (-x0, -y0), special_flags=pygame.BLEND_RGBA_MAX)
    small = pygame.transform.smoothscale(part, (wide, high))
    spot = (left + x0 // fine, top + y0 // fine)
    surface.blit(small, spot, special_flags=pygame.BLEND_PREMULTIPLIED)
