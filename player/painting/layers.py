"""A picture as what differs from another one, its base.

SDL keeps a picture with a colour that stands for nothing as runs of the other pixels, so such a
picture takes as many bytes as it shows pixels, and is laid in hundredths of a millisecond.
"""

from __future__ import annotations

from typing import NamedTuple

import pygame

Rect = pygame.Rect
Surface = pygame.Surface

NOTHING = (255, 0, 254)
"""A colour that no picture of a figure has."""

UNSEEN = 2
"""A difference of a colour, of 255, that nobody sees."""

BYTES = 4
"""Of one pixel."""


class Layer(NamedTuple):
    """The pixels in which a picture differs from its base: a cut-out picture, and its place.

    Its first pixel shows nothing. `weight` is its size in bytes, once it is kept as runs.
    """

    picture: pygame.Surface
    area: pygame.Rect
    weight: int

    def put(self, page: pygame.Surface, corner: tuple[int, int]) -> None:
        """Lay it on a page that shows the base with its corner there.

        SDL finds the runs of a picture anew for every other page.
        """
        page.blit(self.picture, self.area.move(corner))

    def warm(self, page: pygame.Surface) -> None:
        """Find its runs for a page, on which nothing is shown."""
        page.blit(self.picture, (0, 0), (0, 0, 1, 1))


def layer_over(base: pygame.Surface, picture: pygame.Surface) -> Layer:
    """What makes a picture of its base. Differences that nobody sees are left out."""
    shape = _differing(picture, base)
    found = shape.get_bounding_rects()
    box = found[0].unionall(found[1:]) if found else pygame.Rect(0, 0, 1, 1)
    page = pygame.Surface(picture.get_size(), depth=32)
    shape.to_surface(page, setsurface=picture, unsetcolor=NOTHING)
    cut = pygame.Surface((box.width + 1, box.height + 1), depth=32)
    cut.fill(NOTHING)
    cut.blit(page, (1, 1), box)
    area = pygame.Rect(box.left - 1, box.top - 1, *cut.get_size())
    return Layer(cut, area, BYTES * (shape.count() + 4 * area.height))


def layer_of(size: tuple[int, int], spot: tuple[int, int], weight: int, pixels: bytes) -> Layer:
    """A layer from the pixels of its picture."""
    cut = surface_of(size, pixels)
    cut.set_colorkey(NOTHING, pygame.RLEACCEL)
    return Layer(cut, pygame.Rect(spot, size), weight)


def surface_of(size: tuple[int, int], pixels: bytes) -> pygame.Surface:
    """A surface of 32 bits a pixel with these pixels."""
    surface = pygame.Surface(size, depth=32)
    surface.get_buffer().write(pixels, 0)
    return surface


def pixels_of(surface: pygame.Surface) -> bytes:
    """The pixels of a surface of 32 bits a pixel."""
    return surface.get_buffer().raw


def weight_of(surface: pygame.Surface) -> int:
    """The bytes of a whole picture."""
    return BYTES * surface.get_width() * surface.get_height()


def _differing(new: pygame.Surface, old: pygame.Surface) -> pygame.mask.Mask:
    """The pixels in which two pictures differ; a third of the time of `mask.from_threshold`."""
    more, less = new.copy(), old.copy()
    more.blit(old, (0, 0), special_flags=pygame.BLEND_SUB)
    less.blit(new, (0, 0), special_flags=pygame.BLEND_SUB)
    more.blit(less, (0, 0), special_flags=pygame.BLEND_ADD)
    more.fill((UNSEEN, UNSEEN, UNSEEN), special_flags=pygame.BLEND_SUB)
    more.set_colorkey((0, 0, 0))
    return pygame.mask.from_surface(more)
