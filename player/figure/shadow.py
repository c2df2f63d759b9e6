"""The shadow on the floor: a soft one by the light from above, and a dark one of what touches."""

from __future__ import annotations

import numpy as np
import pygame

from player.figure.camera import Camera
from player.figure.palette import Palette
from player.figure.raster import Floats, rasterise
from player.figure.solids import Solid

_CELLS_A_METRE = 110.0
"""The shadow is drawn small and scaled up, which makes it soft and cheap."""

_SLANT = 0.14
"""How far the shadow of a point goes to the viewer's right, as a part of its height."""

_SOFT, _CLOSE = 0.035, 0.010
"""Metres over which the shadow of what is high, and of what touches, grows soft."""

_HIGHEST, _TOUCHES = 0.9, 0.05
"""Metres over the floor up to which a part darkens it at all, and from which on it touches."""

_DARK, _DARKER = 92, 120
"""The most that each of the two takes of 255."""


def draw_shadow(
    surface: pygame.Surface, solid: Solid, eye: Camera, palette: Palette, page: pygame.Rect
) -> None:
    """Draw the shadow of a solid in a part of a page."""
    cell = max(1, round(eye.scale / _CELLS_A_METRE))
    wide, high = -(-page.width // cell), -(-page.height // cell)
    heights = _heights(solid, eye, page, cell, (wide, high))
    soft = np.clip(1.0 - heights / _HIGHEST, 0.0, 1.0) * _DARK
    close = np.clip(1.0 - heights / _TOUCHES, 0.0, 1.0) * _DARKER
    for alpha, reach in ((soft, _SOFT), (close, _CLOSE)):
        packed = alpha.astype(np.uint32) << 24
        red, green, blue = palette.shadow
        packed |= red << 16 | green << 8 | blue
        layer = pygame.image.frombuffer(packed.tobytes(), (wide, high), "BGRA")
        blur = max(1, round(reach * eye.scale / cell))
        layer = pygame.transform.box_blur(pygame.transform.box_blur(layer, blur), blur)
        surface.blit(pygame.transform.smoothscale(layer, (wide * cell, high * cell)), page.topleft)


def _heights(
    solid: Solid, eye: Camera, page: pygame.Rect, cell: int, size: tuple[int, int]
) -> Floats:
    """How high over the floor the lowest part above each cell is; infinity where there is none."""
    right, up = np.array(eye.right, np.float32), np.array(eye.up, np.float32)
    height = np.maximum(solid.points[:, 1], np.float32(0.0))
    floor: Floats = solid.points + height[:, None] * right * np.float32(_SLANT)
    floor[:, 1] = 0.0
    scale = np.float32(eye.scale / cell)
    x: Floats = floor @ right * scale + np.float32((eye.x - page.left) / cell)
    y: Floats = floor @ -up * scale + np.float32((eye.y - page.top) / cell)
    # Every face throws a shadow, whichever of its sides is seen.
    a, b, c = solid.faces.T
    away = (x[b] - x[a]) * (y[c] - y[a]) > (x[c] - x[a]) * (y[b] - y[a])
    faces = np.where(away[:, None], solid.faces[:, ::-1], solid.faces)
    seen = rasterise(x, y, -height, faces, size)
    heights = np.full(size[0] * size[1], np.inf, np.float32)
    heights[seen.pixels] = -seen.near()
    return heights.reshape(size[::-1])
