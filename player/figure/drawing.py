"""A body drawn on the page: the floor, things, then its parts from the farthest to the nearest."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

import pygame
from msgspec.structs import replace

from player.figure.arrow import draw_arrow
from player.figure.brush import Finish, lay
from player.figure.camera import Camera, Rect, fitted
from player.figure.mat import draw_mat, draw_shadow
from player.figure.palette import Palette
from player.figure.props import held_parts, thing_parts
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
    slower and finer, for small pictures.
    """
    eye = fitted(scene.view, scene.extent, rect)
    draw_floor(surface, scene, eye, palette)
    if fine > 1:

        def draw(large: pygame.Surface, closer: Camera) -> None:
            draw_things(large, scene, closer, palette, Finish.HARD)
            draw_body(large, s, scene, closer, palette, moving, Finish.HARD)

        draw_shadow(surface, s, eye, palette)
        page = surface.get_clip().clip(pygame.Rect(rect).inflate(2, 2))
        if (picture := fine_picture(page, eye, fine, draw)) is not None:
            picture.put(surface)
    else:
        draw_shadow(surface, s, eye, palette)
        draw_things(surface, scene, eye, palette)
        draw_body(surface, s, scene, eye, palette, moving)
    if len(arrow) > 1:
        draw_arrow(surface, arrow, eye, palette)


def draw_floor(surface: pygame.Surface, scene: Scene, eye: Camera, palette: Palette) -> None:
    """What stays whatever the body does: the mat."""
    if scene.mat is not None:
        draw_mat(surface, scene.mat, eye, palette)


def draw_things(
    surface: pygame.Surface,
    scene: Scene,
    eye: Camera,
    palette: Palette,
    finish: Finish = Finish.FULL,
) -> None:
    """The things of the scene, which lie behind every part of the body."""
    for thing in scene.things:
        for group in thing_parts(eye, thing, palette):
            lay(surface, group, finish)


def draw_body(
    surface: pygame.Surface,
    s: Skeleton,
    scene: Scene,
    eye: Camera,
    palette: Palette,
    moving: Collection[str] = (),
    finish: Finish = Finish.FULL,
) -> None:
    """The body itself, and what it holds."""
    for group in in_order(s, eye, palette, moving):
        lay(surface, group, finish)
    for prop in scene.held:
        for group in held_parts(eye, s, prop, palette):
            lay(surface, group, finish)


class Picture(NamedTuple):
    """A picture with clear parts, its colours times their alpha, and where it belongs."""

    surface: pygame.Surface
    spot: tuple[int, int]

    def put(self, surface: pygame.Surface, way: tuple[int, int] = (0, 0)) -> None:
        """Lay it on a page, so far from where it belongs."""
        spot = (self.spot[0] + way[0], self.spot[1] + way[1])
        surface.blit(self.surface, spot, special_flags=pygame.BLEND_PREMULTIPLIED)


def fine_picture(
    page: pygame.Rect, eye: Camera, fine: int, draw: Callable[[pygame.Surface, Camera], None]
) -> Picture | None:
    """What `draw` draws in a part of a page, drawn so many times larger and made smaller again.

    None when that is nothing.
    """
    left, top, width, height = page
    large = pygame.Surface((width * fine, height * fine), pygame.SRCALPHA)
    middle = (fine - 1) / 2
    closer = replace(
        eye,
        scale=eye.scale * fine,
        x=(eye.x - left) * fine + middle,
        y=(eye.y - top) * fine + middle,
    )
    draw(large, closer)
    box = large.get_bounding_rect()
    x0, y0 = box.left // fine * fine, box.top // fine * fine
    wide = -(-(box.right - x0) // fine)
    high = -(-(box.bottom - y0) // fine)
    if not wide or not high:
        return None
    part = pygame.Surface((wide * fine, high * fine), pygame.SRCALPHA)
    part.blit(large, (-x0, -y0), special_flags=pygame.BLEND_RGBA_MAX)
    small = pygame.transform.smoothscale(part, (wide, high))
    return Picture(small, (left + x0 // fine, top + y0 // fine))
