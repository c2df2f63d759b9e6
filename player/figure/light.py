"""Light on solids: pictures of one code a pixel, a material and how bright it is there.

The codes of a picture become colours at the end, so that one picture serves every theme and
every skin.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from player.figure.camera import Camera
from player.figure.palette import Colour, Palette
from player.figure.raster import Floats, Seen, planes, rasterise
from player.figure.shades import LEVELS, MATERIALS, shaded
from player.figure.solids import Solid

_COUNTS = np.array(list(LEVELS.values()), np.float32)
_FIRST = np.cumsum([1, *LEVELS.values()], dtype=np.uint16)[:-1]

STRESSED, EDGE = 256, 512
"""What is added to the code of a part that is stressed, and where something nearer ends."""

_AMBIENT, _SKY, _SUN, _EDGE = 0.22, 0.20, 0.60, 0.16
"""The brightness of what is in no light, and what sky, sun and a turned edge give and take."""

_BEHIND, _DARKEST = 0.03, 0.26
"""Metres behind an edge from which on a surface is darkened beside it, and how much at most."""

_NEIGHBOURS = ((-3, 0), (3, 0), (0, -3), (0, 3))
_HARD = 0.4
"""From which darkness on an edge is drawn in a theme with hard edges."""

_DITHER = np.array([0.0, 0.5, 0.75, 0.25], np.float32)


def coded_picture(solid: Solid, eye: Camera, size: tuple[int, int]) -> NDArray[np.uint16]:
    """The code of each pixel of a picture (height, width): 0 where nothing is seen."""
    right, up, near = (np.array(v, np.float32) for v in (eye.right, eye.up, eye.near))
    x = solid.points @ right * np.float32(eye.scale) + np.float32(eye.x)
    y = solid.points @ -up * np.float32(eye.scale) + np.float32(eye.y)
    seen = rasterise(x, y, solid.points @ near, solid.faces, size)
    width, height = size
    bright = brightness(solid.normals, right, near)
    in_x, in_y, base = planes(x[solid.faces], y[solid.faces], bright[solid.faces])
    each = np.diff(np.searchsorted(seen.pixels, np.arange(height + 1) * width))
    row = np.repeat(np.arange(height, dtype=np.int32), each)
    column = seen.pixels - row * width
    light = base[seen.face]
    light += in_x[seen.face] * column
    light += in_y[seen.face] * row
    edge = _beside_edges(seen, width)
    light -= np.minimum(edge, 1.0) * np.float32(_DARKEST)
    np.clip(light, 0.0, 0.999, out=light)
    light *= (_COUNTS - 1.0)[solid.material][seen.face]
    light += _DITHER[(row & 1) * 2 + (column & 1)]
    first = _FIRST[solid.material] + solid.tint.astype(np.uint16) * np.uint16(STRESSED)
    code = light.astype(np.uint16) + first[seen.face]
    code += (edge > _HARD).astype(np.uint16) * np.uint16(EDGE)
    picture = np.zeros(width * height, np.uint16)
    picture[seen.pixels] = code
    return picture.reshape(height, width)


def brightness(normals: Floats, right: Floats, near: Floats) -> Floats:
    """How bright a surface is, 0 to 1: lit from the viewer's upper left, and by the sky."""
    sun = np.array((0.0, 0.80, 0.0), np.float32) - 0.42 * right + 0.55 * near
    sun /= np.linalg.norm(sun)
    facing = np.clip(normals @ near, 0.0, 1.0)
    light = _AMBIENT + _SKY * (0.5 + 0.5 * normals[:, 1])
    light += _SUN * np.clip(normals @ sun, 0.0, 1.0)
    light -= _EDGE * (1.0 - facing) ** 3
    return light.astype(np.float32)


def _beside_edges(seen: Seen, width: int) -> Floats:
    """How far a surface lies behind the edge of a nearer part beside it: 1 is a hand's width."""
    nearest = seen.level
    for across, down in _NEIGHBOURS:
        nearest = np.maximum(nearest, seen.levels_beside(down * width + across))
    behind: Floats = (nearest - seen.level) * np.float32(8.0 * seen.step)
    behind -= np.float32(8.0 * _BEHIND)
    return np.maximum(behind, 0.0, out=behind)


def colours(palette: Palette) -> NDArray[np.uint32]:
    """The colour of each code as 0xAARRGGBB: one that is stressed looks the same."""
    plain = np.zeros(STRESSED, np.uint32)
    for name, first in zip(MATERIALS, _FIRST, strict=True):
        own: Colour = getattr(palette, name)
        for level in range(LEVELS[name]):
            bright = level / (LEVELS[name] - 1)
            plain[int(first) + level] = _packed(shaded(own, bright, palette))
    at_edges = plain if palette.edge is None else np.full_like(plain, _packed(palette.edge))
    return np.concatenate([plain, plain, at_edges, at_edges])


def _packed(colour: Colour) -> int:
    return 0xFF000000 | colour[0] << 16 | colour[1] << 8 | colour[2]
