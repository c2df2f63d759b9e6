"""The ring of the dial: what of it stands, and the part that runs, drawn apart.

A hold is a ring of blocks, one a second; a move is an open arc with a point; everything in which
one waits is a ring of dots. From one frame to the next only a small part changes, the block or
the piece of the arc that runs; the rest is settled and can be kept.
"""

from __future__ import annotations

import math

import pygame

from player.engine.timeline import Kind
from player.stage.look import Colour
from player.stage.shapes import Point, on_circle, ring_part, smooth_polygon

MOST_BLOCKS = 40
"""Blocks or dots of a ring at most; a longer hold has blocks of more than a second."""

_PIECES = 12  # of the arc of a move
_LEAST_DOTS = 8
_GAP = 0.006  # of a full turn, between two blocks
_TINY = 1e-6
_POINT = 0.018  # of a full turn, from the end of the arc to its point
_WINGS = 0.012


class Ring:
    """A ring of one kind, for a phase of so many seconds. Shares are of a full turn, 0 to 1."""

    def __init__(self, kind: Kind, seconds: float, ink: Colour, pale: Colour) -> None:
        self.kind = kind
        self.ink, self.pale = ink, pale
        blocks = max(1, min(MOST_BLOCKS, math.ceil(seconds - _TINY)))
        self.parts = {Kind.HOLD: blocks, Kind.MOVE: _PIECES}.get(kind, max(_LEAST_DOTS, blocks))

    @property
    def runs(self) -> bool:
        """Whether a part of it shrinks from frame to frame; dots only go out."""
        return self.kind in (Kind.HOLD, Kind.MOVE)

    def behind(self, gone: float) -> int:
        """How many parts are wholly behind; the next one runs."""
        if not self.runs:
            return min(self.parts, math.ceil(gone * self.parts - _TINY))
        return max(0, min(self.parts - 1, math.floor(gone * self.parts + _TINY)))

    def draw_settled(
        self, surface: pygame.Surface, centre: Point, radius: float, behind: int
    ) -> None:
        """Draw all but the part that runs."""
        if self.kind is Kind.MOVE:
            self._arc(surface, centre, radius, (0.0, behind / self.parts), thin=False)
            self._arc(surface, centre, radius, ((behind + 1) / self.parts, 1.0), thin=True)
        elif self.kind is Kind.HOLD:
            for place in range(self.parts):
                if place != behind:
                    colour = self.pale if place < behind else self.ink
                    ring_part(surface, centre, _thick(radius), self._block(place), colour)
        else:
            self._dots(surface, centre, radius, behind)

    def draw_running(
        self, surface: pygame.Surface, centre: Point, radius: float, gone: float
    ) -> None:
        """Draw the part that runs, where it is when so much of the ring is gone."""
        place = self.behind(gone)
        if self.kind is Kind.MOVE:
            begin, end = place / self.parts, (place + 1) / self.parts
            self._arc(surface, centre, radius, (gone, end), thin=True)
            self._arc(surface, centre, radius, (begin, gone), thin=False)
            self._arrow(surface, centre, radius, gone)
        elif self.kind is Kind.HOLD:
            begin, end = self._block(place)
            cut = min(max(gone, begin), end)
            ring_part(surface, centre, _thick(radius), (begin, cut), self.pale)
            ring_part(surface, centre, _thick(radius), (cut, end), self.ink)

    def box_of_running(self, centre: Point, radius: float, behind: int) -> pygame.Rect:
        """The box around all places that the running part can have."""
        begin, end = behind / self.parts - _WINGS, (behind + 1) / self.parts + _POINT
        turns = [begin + (end - begin) * step / 24 for step in range(25)]
        spots = [on_circle(centre, radius * far, turn) for turn in turns for far in (0.9, 1.01)]
        left, top = (math.floor(min(spot[way] for spot in spots)) - 2 for way in (0, 1))
        right, bottom = (math.ceil(max(spot[way] for spot in spots)) + 3 for way in (0, 1))
        return pygame.Rect(left, top, right - left, bottom - top)

    def _block(self, place: int) -> tuple[float, float]:
        return place / self.parts + _GAP / 2, (place + 1) / self.parts - _GAP / 2

    def _arc(
        self,
        surface: pygame.Surface,
        centre: Point,
        radius: float,
        turns: tuple[float, float],
        *,
        thin: bool,
    ) -> None:
        middle, half = radius * 0.955, radius * (0.009 if thin else 0.018)
        colour = self.pale if thin else self.ink
        ring_part(surface, centre, (middle - half, middle + half), turns, colour)

    def _arrow(self, surface: pygame.Surface, centre: Point, radius: float, gone: float) -> None:
        middle = radius * 0.955
        point = on_circle(centre, middle, gone + _POINT)
        wings = [on_circle(centre, middle + way * radius * 0.045, gone - _WINGS) for way in (-1, 1)]
        smooth_polygon(surface, [wings[0], point, wings[1]], self.ink)

    def _dots(self, surface: pygame.Surface, centre: Point, radius: float, behind: int) -> None:
        for place in range(self.parts):
            x, y = on_circle(centre, radius * 0.955, place / self.parts)
            colour = self.pale if place < behind else self.ink
            spot = (round(x), round(y))
            pygame.draw.aacircle(surface, colour, spot, max(2, round(radius * 0.03)))


def _thick(radius: float) -> tuple[float, float]:
    return radius * 0.91, radius
