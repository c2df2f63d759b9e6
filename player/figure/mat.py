"""The mat on the floor and the soft shadow of the body on it."""

from __future__ import annotations

from math import ceil, floor

import pygame

from player.figure.brush import fill
from player.figure.camera import Camera, Spot
from player.figure.outline import drawn, skin_of
from player.figure.palette import Palette
from player.figure.scene import Mat
from player.figure.skeleton import Skeleton
from player.figure.space import Point

_ROUND = 0.06
_THICK = 0.012
_SOFT = 0.012
"""How far each of two blurs of the shadow reaches, in metres."""

_CELLS_A_METRE = 110.0
"""The shadow is drawn coarsely and made larger, which is what makes it soft and cheap."""


def draw_mat(surface: pygame.Surface, mat: Mat, eye: Camera, palette: Palette) -> None:
    """The mat with round corners, and a darker edge that gives it thickness."""
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
    """What the light from above leaves dark under the body, soft at its edge; where it lies.

    `corner` is where the surface has its corner on the page, if it is a part of one.
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
    """Outlines on the floor and their darkness, the fainter first: what is high is faint."""
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
