"""Where the mouse is, and the veil over what it could press: a deeper one while it does."""

from __future__ import annotations

from collections.abc import Sequence

import pygame
from msgspec import Struct

from player.ui.look import Colour
from player.ui.pygame_types import clear_surface

OVER, DOWN = 16, 34
"""How much of the ink lies over what the mouse is on, and over what it presses, of 255."""


class Spot(Struct, frozen=True):
    """What the mouse is on; `down` while its left button is held there."""

    box: tuple[int, int, int, int]
    down: bool


class Pointer:
    """The mouse as it was last seen: nowhere while the keys are used, or a finger."""

    def __init__(self) -> None:
        self.hidden = False
        """Whether the picture that is drawn wants nothing pointed at."""
        self._at: tuple[int, int] | None = None
        self._pressed_at: tuple[int, int] | None = None

    def take(self, event: pygame.event.Event) -> None:
        """Follow an event of the mouse; any key, or leaving the window, puts it out of sight."""
        if event.type in (pygame.KEYDOWN, pygame.WINDOWLEAVE) or getattr(event, "touch", False):
            self._at = self._pressed_at = None
        elif event.type == pygame.MOUSEMOTION:
            self._at = event.pos
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._at = self._pressed_at = event.pos
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            self._at, self._pressed_at = event.pos, None

    def spot(self, hot: Sequence[pygame.Rect]) -> Spot | None:
        """The one of these places that the mouse is on, None if it is on none."""
        if self._at is None or self.hidden:
            return None
        for box in hot:
            if box.collidepoint(self._at):
                down = self._pressed_at is not None and bool(box.collidepoint(self._pressed_at))
                return Spot((box.left, box.top, box.width, box.height), down)
        return None


def veil(surface: pygame.Surface, spot: Spot, radius: int, ink: Colour) -> None:
    """Lay the veil over a place, with round corners of `radius` pixels."""
    box = pygame.Rect(spot.box)
    over = clear_surface(box.size)
    colour = (*ink[:3], DOWN if spot.down else OVER)
    pygame.draw.rect(over, colour, over.get_rect(), border_radius=min(radius, box.height // 2))
    surface.blit(over, box)
