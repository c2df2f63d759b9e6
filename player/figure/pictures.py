"""Pictures of the figure that are drawn finely."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pygame
from msgspec.structs import replace

from player.figure.camera import Camera


class PlacedPicture(NamedTuple):
    """A picture with clear parts, its colours multiplied by alpha, and its place on the page."""

    surface: pygame.Surface
    spot: tuple[int, int]

    def put(self, surface: pygame.Surface, way: tuple[int, int] = (0, 0)) -> None:
        """Lay it on a page, moved by `way` from its place."""
        spot = (self.spot[0] + way[0], self.spot[1] + way[1])
        surface.blit(self.surface, spot, special_flags=pygame.BLEND_PREMULTIPLIED)


def fine_picture(
    page: pygame.Rect, eye: Camera, fine: int, draw: Callable[[pygame.Surface, Camera], None]
) -> PlacedPicture | None:
    """The picture of `draw` in a part of a page, drawn `fine` times larger and scaled down again.

    None if nothing is drawn.
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
    return PlacedPicture(small, (left + x0 // fine, top + y0 // fine))
