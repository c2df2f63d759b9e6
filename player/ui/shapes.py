"""Smooth shapes: rounded boxes, the sign of each phase, arrows.

pygame draws rounded corners and arcs with steps; here their edges are smoothed.
"""

from __future__ import annotations

import math

import pygame
import pygame.gfxdraw

from player.plan.segment import SegmentKind
from player.ui.look import Colour

Point = tuple[float, float]


def rounded(surface: pygame.Surface, box: pygame.Rect, radius: int, colour: Colour) -> None:
    """A filled box with round corners of `radius` pixels."""
    # A circle has a middle pixel: one as tall as an even box would stand out of it.
    radius = max(0, min(radius, (box.width - 1) // 2, (box.height - 1) // 2))
    surface.fill(colour, box.inflate(-2 * radius, 0))
    surface.fill(colour, box.inflate(0, -2 * radius))
    if radius:
        for x in (box.left + radius, box.right - radius - 1):
            for y in (box.top + radius, box.bottom - radius - 1):
                disc(surface, (x, y), radius, colour)


def disc(surface: pygame.Surface, centre: tuple[int, int], radius: int, colour: Colour) -> None:
    """A filled circle."""
    pygame.draw.aacircle(surface, colour, centre, radius)


def circle(
    surface: pygame.Surface,
    centre: tuple[int, int],
    radius: int,
    colour: Colour,
    inside: Colour,
    width: int,
) -> None:
    """A filled circle with an edge of `width` pixels."""
    disc(surface, centre, radius, colour)
    disc(surface, centre, max(1, radius - width), inside)


def outlined(
    surface: pygame.Surface,
    box: pygame.Rect,
    radius: int,
    colour: Colour,
    inside: Colour,
    width: int,
) -> None:
    """A filled box with round corners and an edge of `width` pixels."""
    rounded(surface, box, radius, colour)
    rounded(surface, box.inflate(-2 * width, -2 * width), radius - width, inside)


def smooth_polygon(surface: pygame.Surface, points: list[Point], colour: Colour) -> None:
    """A filled polygon with smoothed edges."""
    whole = [(round(x), round(y)) for x, y in points]
    pygame.gfxdraw.filled_polygon(surface, whole, colour)
    pygame.gfxdraw.aapolygon(surface, whole, colour)


def on_circle(centre: Point, radius: float, turn: float) -> Point:
    """The point of a circle at a share of a full turn from the top, clockwise."""
    angle = turn * math.tau
    return centre[0] + radius * math.sin(angle), centre[1] - radius * math.cos(angle)


def phase_sign(
    surface: pygame.Surface, kind: SegmentKind, box: pygame.Rect, colour: Colour
) -> None:
    """The sign of a phase: each has its own shape, so that none is told by colour alone."""
    drawing = {
        SegmentKind.START: _three_dots,
        SegmentKind.MOVE: _arrow_along,
        SegmentKind.HOLD: _full_square,
        SegmentKind.SWITCH: _two_arrows,
        SegmentKind.REST: _two_waves,
        SegmentKind.PAUSE: _two_waves,
        SegmentKind.ASK: _question,
    }[kind]
    drawing(surface, box, colour)


def dot(
    surface: pygame.Surface, middle: Point, radius: float, colour: Colour, *, full: bool
) -> None:
    """A dot, or a ring of the same size, with a smooth edge."""
    width = 0 if full else max(2, round(radius * 0.3))
    pygame.draw.aacircle(surface, colour, middle, radius, width)


def narrowed(picture: pygame.Surface, share: float) -> pygame.Surface:
    """A picture as high as before, with a share of its width."""
    width, height = picture.get_size()
    return pygame.transform.smoothscale(picture, (max(1, round(width * share)), height))


def pause_sign(surface: pygame.Surface, box: pygame.Rect, colour: Colour) -> None:
    """Two upright bars."""
    bar = pygame.Rect(0, 0, max(2, box.width * 30 // 100), box.height * 84 // 100)
    for x in (box.left + box.width // 4, box.right - box.width // 4):
        bar.center = (x, box.centery)
        rounded(surface, bar, bar.width // 4, colour)


def arrow(surface: pygame.Surface, box: pygame.Rect, colour: Colour, to_right: bool = True) -> None:
    """An arrow that fills the box."""
    way = 1 if to_right else -1
    cx, cy, w, h = box.centerx, box.centery, box.width / 2, box.height / 2
    shaft = h * 0.28
    neck = cx + way * w * 0.1
    points = [
        (cx - way * w, cy - shaft),
        (neck, cy - shaft),
        (neck, cy - h * 0.8),
        (cx + way * w, cy),
        (neck, cy + h * 0.8),
        (neck, cy + shaft),
        (cx - way * w, cy + shaft),
    ]
    smooth_polygon(surface, points, colour)


def _three_dots(surface: pygame.Surface, box: pygame.Rect, colour: Colour) -> None:
    radius = max(2, box.width // 8)
    for x in (box.left + radius, box.centerx, box.right - radius):
        disc(surface, (x, box.centery), radius, colour)


def _arrow_along(surface: pygame.Surface, box: pygame.Rect, colour: Colour) -> None:
    arrow(surface, box, colour)


def _full_square(surface: pygame.Surface, box: pygame.Rect, colour: Colour) -> None:
    rounded(surface, box.inflate(-box.width // 6, -box.height // 6), box.width // 7, colour)


def _two_arrows(surface: pygame.Surface, box: pygame.Rect, colour: Colour) -> None:
    upper = pygame.Rect(box.left, box.top, box.width, box.height * 45 // 100)
    lower = upper.move(0, box.height - upper.height)
    arrow(surface, upper, colour)
    arrow(surface, lower, colour, to_right=False)


def _two_waves(surface: pygame.Surface, box: pygame.Rect, colour: Colour) -> None:
    thick = max(2, box.height // 7)
    for middle in (box.top + box.height * 0.33, box.top + box.height * 0.7):
        top = []
        for step in range(25):
            x = box.left + box.width * step / 24
            top.append((x, middle - box.height * 0.12 * math.sin(step / 24 * math.tau)))
        points = [(x, y - thick / 2) for x, y in top]
        points += [(x, y + thick / 2) for x, y in reversed(top)]
        smooth_polygon(surface, points, colour)


def _question(surface: pygame.Surface, box: pygame.Rect, colour: Colour) -> None:
    """Three bars that rise: a scale."""
    width = box.width // 4
    for place, share in enumerate((0.4, 0.7, 1.0)):
        height = round(box.height * 0.85 * share)
        bar = pygame.Rect(0, 0, width, height)
        bar.bottomleft = (
            box.left + place * (box.width - width) // 2,
            box.bottom - box.height // 12,
        )
        rounded(surface, bar, width // 3, colour)
