"""A body drawn on the page: the floor, things, then its parts from the farthest to the nearest."""

from __future__ import annotations

from collections.abc import Collection
from math import ceil, floor, hypot

import pygame

from player.figure.brush import Finish, fill, lay
from player.figure.camera import Box, Camera, Spot, fitted
from player.figure.outline import drawn, skin_of
from player.figure.palette import Palette
from player.figure.pictures import fine_picture
from player.figure.props import held_parts, thing_parts
from player.figure.scene import Mat, Scene
from player.figure.skeleton import Skeleton
from player.figure.sorting import in_order
from player.figure.space import Point


def draw_figure(
    surface: pygame.Surface,
    rect: Box,
    s: Skeleton,
    scene: Scene,
    palette: Palette,
    *,
    moving: Collection[str] = (),
    arrow: tuple[Point, ...] = (),
    fine: int = 1,
) -> None:
    """Draw a body in a rectangle of a page; the picture depends on the arguments alone.

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
    """Draw the mat, if there is one."""
    if scene.mat is not None:
        draw_mat(surface, scene.mat, eye, palette)


def draw_things(
    surface: pygame.Surface,
    scene: Scene,
    eye: Camera,
    palette: Palette,
    finish: Finish = Finish.FULL,
) -> None:
    """Draw the things of the scene, which lie behind the whole body."""
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
    """Draw the body, and the things it holds."""
    for group in in_order(s, eye, palette, moving):
        lay(surface, group, finish)
    for prop in scene.held:
        for group in held_parts(eye, s, prop, palette):
            lay(surface, group, finish)


_ROUND = 0.06
_THICK = 0.012
_SOFT = 0.012
"""How far each of two blurs of the shadow reaches, in metres."""

_CELLS_A_METRE = 110.0
"""The shadow is drawn small and scaled up, which makes it soft and cheap."""


def draw_mat(surface: pygame.Surface, mat: Mat, eye: Camera, palette: Palette) -> None:
    """Draw the mat with round corners, and with a darker edge for its thickness."""
    x, z = mat.half_long - _ROUND, mat.half_wide - _ROUND
    corners = [
        (mat.x + a * x, mat.z + b * z, _ROUND) for a, b in ((1, 1), (1, -1), (-1, -1), (-1, 1))
    ]
    flat = drawn(skin_of(corners, 48))
    fill(surface, palette.mat_edge, [eye.spot((px, -_THICK, pz)) for px, pz in flat])
    fill(surface, palette.mat, [eye.spot((px, 0.0, pz)) for px, pz in flat])


def draw_shadow(
    surface: pygame.Surface,
    s: Skeleton,
    eye: Camera,
    palette: Palette,
    corner: tuple[int, int] = (0, 0),
) -> pygame.Rect:
    """Draw the soft shadow that light from above leaves under the body; its box.

    `corner` is the surface's corner on the page, if it is a part of one.
    """
    shapes = _shapes(s, eye)
    xs = [x for shape, _ in shapes for x, _ in shape]
    ys = [y for shape, _ in shapes for _, y in shape]
    cell = max(1, round(eye.scale / _CELLS_A_METRE))
    blur = max(2, round(_SOFT * eye.scale / cell))
    soft = 2 * (blur + 1) * cell
    # Whole cells from the corner of the page, so that what does not move looks the same.
    left, top = (
        floor((min(side) - soft + far) / cell) * cell - far
        for side, far in zip((xs, ys), corner, strict=True)
    )
    wide, high = (ceil((max(a) + soft - b) / cell) for a, b in ((xs, left), (ys, top)))
    small = pygame.Surface((wide, high), pygame.SRCALPHA)
    small.fill((*palette.shadow, 0))
    for shape, strength in shapes:
        spots = [((x - left) / cell, (y - top) / cell) for x, y in shape]
        pygame.draw.polygon(small, (*palette.shadow, strength), spots)
    small = pygame.transform.box_blur(pygame.transform.box_blur(small, blur), blur)
    full = pygame.transform.smoothscale(small, (wide * cell, high * cell))
    surface.blit(full, (left, top))
    return pygame.Rect(left, top, wide * cell, high * cell)


def _shapes(s: Skeleton, eye: Camera) -> list[tuple[list[Spot], int]]:
    """Outlines on the floor with their darkness, faintest first: high parts are faint."""
    bones: list[tuple[Point, float, Point, float]] = [
        (s.pelvis, 0.10, s.spine[4], 0.10),
        (s.spine[4], 0.10, s.spine[7], 0.12),
        (s.left_arm.root, 0.05, s.right_arm.root, 0.05),
        (s.spine[7], 0.06, s.head, 0.075),
    ]
    for limb, upper, lower in (
        (s.left_arm, 0.042, 0.034),
        (s.right_arm, 0.042, 0.034),
        (s.left_leg, 0.07, 0.045),
        (s.right_leg, 0.07, 0.045),
    ):
        bones.append((limb.root, upper, limb.mid, upper * 0.8))
        bones.append((limb.mid, lower, limb.end, lower * 0.8))
    found: list[tuple[float, list[Spot]]] = []
    for a, ar, b, br in bones:
        skin = skin_of([(a[0], a[2], ar), (b[0], b[2], br)], 16)
        found.append((max(a[1], b[1]), [eye.spot((x, 0.0, z)) for x, z in drawn(skin)]))
    found.sort(key=lambda shape: -shape[0])
    return [(shape, max(26, round(100 - 90 * high))) for high, shape in found]


def draw_arrow(
    surface: pygame.Surface, way: tuple[Point, ...], eye: Camera, palette: Palette
) -> None:
    """Draw an arrow along a way, growing thicker to its head."""
    spots = [eye.spot(p) for p in way]
    thick = 0.012 * eye.scale
    head = 0.075 * eye.scale
    shaft = _cut(spots, head * 0.8)
    if len(shaft) < 2:
        return
    left: list[Spot] = []
    right: list[Spot] = []
    for i, (x, y) in enumerate(shaft):
        (ax, ay), (bx, by) = shaft[max(0, i - 1)], shaft[min(len(shaft) - 1, i + 1)]
        size = hypot(bx - ax, by - ay) or 1.0
        wide = thick * (0.35 + 0.65 * i / (len(shaft) - 1))
        nx, ny = -(by - ay) / size * wide, (bx - ax) / size * wide
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    fill(surface, palette.accent, left + right[::-1])
    (tx, ty), (bx, by) = spots[-1], shaft[-1]
    size = hypot(tx - bx, ty - by) or 1.0
    dx, dy = (tx - bx) / size, (ty - by) / size
    wing = head * 0.5
    fill(
        surface,
        palette.accent,
        [(tx, ty), (bx - dy * wing, by + dx * wing), (bx + dy * wing, by - dx * wing)],
    )


def _cut(spots: list[Spot], end: float) -> list[Spot]:
    """A line without its last `end` pixels."""
    tx, ty = spots[-1]
    return [(x, y) for x, y in spots if hypot(tx - x, ty - y) > end]
