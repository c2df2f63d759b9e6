"""The plate of the dial: a kept picture of ring and disc, painted only where they change."""

from __future__ import annotations

import math

import pygame

from player.ui.dial.ring import Ring
from player.ui.look import Colour
from player.ui.shapes import on_circle

_ARCS = 16
"""Boxes around the edge of the disc, which hold what changes when it grows or shrinks."""

_EDGE = 2
"""Pixels of smoothing on either side of the edge."""

_CORNERS = 144  # of the disc; a multiple of the arcs
_WAYS = [on_circle((0.0, 0.0), 1.0, corner / _CORNERS) for corner in range(_CORNERS)]


class Plate:
    """A surface with a ring and, in its middle, a disc."""

    def __init__(self, size: tuple[int, int], ring: Ring, colours: tuple[Colour, Colour]) -> None:
        self.surface = pygame.Surface(size, depth=32)
        self._ring = ring
        self._ground, self._colour = colours
        self._gone, self._disc = -1.0, 0

    def show(self, gone: float, disc: int) -> list[pygame.Rect]:
        """Show a ring that is `gone` by 0 to 1 and a disc of that radius; return changed boxes."""
        changed: list[pygame.Rect] = []
        if self._gone < 0:
            self.surface.fill(self._ground)
            changed += self._paint_ring(self._ring.all_boxes(), gone)
        elif gone != self._gone:
            changed += self._paint_ring(self._ring.changed_boxes(self._gone, gone), gone)
        self._gone = gone
        if disc != self._disc:
            changed += self._paint_disc(self._disc, disc)
            self._disc = disc
        return changed

    def _paint_ring(self, boxes: list[pygame.Rect], gone: float) -> list[pygame.Rect]:
        """Paint the ring in these boxes, and the disc where they overlap it."""
        page = self.surface
        x, y = page.get_rect().center
        for box in boxes:
            self._ring.paint(page, box, gone)
            near = (min(max(x, box.left), box.right), min(max(y, box.top), box.bottom))
            if math.dist((x, y), near) <= self._disc + _EDGE:
                page.set_clip(box)
                self._draw_disc(self._disc, self._disc)
                page.set_clip(None)
        return boxes

    def _paint_disc(self, before: int, radius: int) -> list[pygame.Rect]:
        """Paint the disc at another size, and the ground where it was larger."""
        middle = self.surface.get_rect().center
        inner, outer = max(0, min(before, radius) - _EDGE), max(before, radius) + _EDGE
        if before:
            reach = before + _EDGE
            pygame.draw.circle(self.surface, self._ground, middle, reach, reach - inner)
        self._draw_disc(radius, radius - inner + 1)
        return [_arc_box(middle, inner, outer, arc) for arc in range(_ARCS)]

    def _draw_disc(self, radius: int, rim: int) -> None:
        """Draw the outer `rim` pixels of a disc with a smooth edge."""
        if radius <= 0:
            return
        x, y = self.surface.get_rect().center
        pygame.draw.circle(self.surface, self._colour, (x, y), radius, rim)
        edge = radius - 0.25
        spots = [(x + edge * u, y + edge * v) for u, v in _WAYS]
        pygame.draw.aalines(self.surface, self._colour, True, spots)


def _arc_box(middle: tuple[int, int], inner: int, outer: int, arc: int) -> pygame.Rect:
    """The box around one arc of the space between two circles."""
    step = _CORNERS // _ARCS
    (a, b), (c, d) = _WAYS[arc * step], _WAYS[(arc + 1) * step % _CORNERS]
    xs = (inner * a, outer * a, inner * c, outer * c)
    ys = (inner * b, outer * b, inner * d, outer * d)
    left, top = math.floor(min(xs)), math.floor(min(ys))
    box = pygame.Rect(left, top, math.ceil(max(xs)) + 1 - left, math.ceil(max(ys)) + 1 - top)
    return box.move(middle)
