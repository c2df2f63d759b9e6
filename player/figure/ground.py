"""What is drawn as plain shapes: the mat under a body, and the arrow that announces a movement."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, hypot, pi, sin

import pygame

from player.figure.camera import Camera, Spot
from player.figure.palette import Colour, Palette
from player.figure.scene import Mat
from player.figure.space import Point

_ROUND = 0.06
_THICK = 0.012
"""Metres by which the corners of a mat are round, and how thick it is."""


def draw_mat(surface: pygame.Surface, mat: Mat, eye: Camera, palette: Palette) -> None:
    """Draw the mat with round corners, and with a darker edge for its thickness."""
    long, wide = mat.half_long - _ROUND, mat.half_wide - _ROUND
    border = []
    for corner, (a, b) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        for step in range(9):
            angle = (corner + step / 8) * pi / 2
            x = mat.x + a * long + _ROUND * cos(angle)
            border.append((x, mat.z + b * wide + _ROUND * sin(angle)))
    _fill(surface, palette.mat_edge, [eye.spot((x, -_THICK, z)) for x, z in border])
    _fill(surface, palette.mat, [eye.spot((x, 0.0, z)) for x, z in border])


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
    _fill(surface, palette.accent, left + right[::-1])
    (tx, ty), (bx, by) = spots[-1], shaft[-1]
    size = hypot(tx - bx, ty - by) or 1.0
    dx, dy = (tx - bx) / size, (ty - by) / size
    wing = head * 0.5
    _fill(
        surface,
        palette.accent,
        [(tx, ty), (bx - dy * wing, by + dx * wing), (bx + dy * wing, by - dx * wing)],
    )


def _cut(spots: list[Spot], end: float) -> list[Spot]:
    """A line without its last `end` pixels."""
    tx, ty = spots[-1]
    return [(x, y) for x, y in spots if hypot(tx - x, ty - y) > end]


def _fill(surface: pygame.Surface, colour: Colour, spots: Sequence[Spot]) -> None:
    """A filled outline with an edge between the pixels."""
    pygame.draw.polygon(surface, colour, [(x + 0.5, y + 0.5) for x, y in spots])
    pygame.draw.aalines(surface, colour, True, spots)
