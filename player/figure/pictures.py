"""Pictures of the figure: drawn finely, and cut out so that only what differs is kept.

SDL keeps a picture with a colour that stands for nothing as runs of the other pixels, so such a
picture takes as many bytes as it shows pixels, and is laid in hundredths of a millisecond.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pygame
from msgspec.structs import replace

from player.figure.camera import Camera

_NOTHING = (255, 0, 254)
"""A colour that no picture of a figure has."""

_BYTES = 4


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


class Cut(NamedTuple):
    """A cut-out picture, its place, and its size in bytes."""

    picture: pygame.Surface
    area: pygame.Rect
    weight: int


def cut_out(picture: pygame.Surface, under: pygame.Surface, area: pygame.Rect) -> Cut:
    """The pixels of an area in which a picture differs from one of the same size under it.

    It is laid over `under` at once, which then shows the whole picture. Lay it there later too:
    SDL finds the runs of a picture anew for every other surface.
    """
    new = picture.subsurface(area)
    shape = _differing(new, under.subsurface(area))
    cut = pygame.Surface(area.size, depth=32)
    shape.to_surface(cut, setsurface=new, unsetcolor=_NOTHING)
    cut.set_colorkey(_NOTHING, pygame.RLEACCEL)
    under.blit(cut, area)
    return Cut(cut, area, _BYTES * (shape.count() + 4 * area.height))


def _differing(new: pygame.Surface, old: pygame.Surface) -> pygame.mask.Mask:
    """The pixels in which two pictures differ; a third of the time of `mask.from_threshold`."""
    more, less = new.copy(), old.copy()
    more.blit(old, (0, 0), special_flags=pygame.BLEND_SUB)
    less.blit(new, (0, 0), special_flags=pygame.BLEND_SUB)
    more.blit(less, (0, 0), special_flags=pygame.BLEND_ADD)
    more.set_colorkey((0, 0, 0))
    return pygame.mask.from_surface(more)


def weight_of(surface: pygame.Surface) -> int:
    """The bytes of a whole picture."""
    return _BYTES * surface.get_width() * surface.get_height()
