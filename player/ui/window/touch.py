"""A finger on the screen: a tap is a click, a drag scrolls, a long press is a tap like any other.

SDL makes the events of a mouse of the first finger, so every screen can be touched as it is. What
a mouse does not do is held back here: a press counts when the finger is lifted where it came
down, and a finger that moves becomes turns of a wheel, one for each line's height.
"""

from __future__ import annotations

import pygame

LINE = 0.06
"""What a turn of the wheel stands for while dragging, as a share of the unit of the look."""

STILL = 0.02
"""How far a finger may stray and still tap, as the same share."""


class Touch:
    """Turns the events of a finger into those that the screens know; others pass."""

    def __init__(self) -> None:
        self._down: pygame.event.Event | None = None
        self._way = 0
        self._dragging = False

    def taken(self, event: pygame.event.Event, unit: float) -> list[pygame.event.Event]:
        """What an event means. `unit` is that of the look, in pixels."""
        if event.type in (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP):
            return []
        if not getattr(event, "touch", False):
            return [event]
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._down, self._way, self._dragging = event, 0, False
            return []
        if event.type == pygame.MOUSEMOTION and self._down is not None:
            return self._drag(self._down, event.pos[1] - self._down.pos[1], unit)
        if event.type == pygame.MOUSEBUTTONUP and self._down is not None:
            down, self._down = self._down, None
            return [] if self._dragging else [down, _at(event, down)]
        return [event]

    def _drag(self, down: pygame.event.Event, way: int, unit: float) -> list[pygame.event.Event]:
        self._dragging = self._dragging or abs(way) > STILL * unit
        if not self._dragging or way == self._way:
            return []
        turns, before = round(way / (LINE * unit)), round(self._way / (LINE * unit))
        moved, self._way = way - self._way, way
        return [_turn(down, turns - before, moved)]


def _at(event: pygame.event.Event, down: pygame.event.Event) -> pygame.event.Event:
    """A finger strays a little: it is lifted where it came down."""
    return pygame.event.Event(event.type, {**event.dict, "pos": down.pos})


def _turn(down: pygame.event.Event, turns: int, pixels: int) -> pygame.event.Event:
    """So many turns of the wheel; `pixels` is the way itself, for what can follow the finger."""
    values = {"x": 0, "y": turns, "flipped": False, "precise_x": 0.0, "precise_y": float(turns)}
    return pygame.event.Event(
        pygame.MOUSEWHEEL, {**values, "pixels": pixels, "touch": True, "pos": down.pos}
    )
