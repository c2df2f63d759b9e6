"""Triangles to pixels: which face is seen in each pixel of a picture, by a depth buffer.

All faces are drawn at once, as arrays: each face becomes its rows, each row its pixels. A pixel
keeps the nearest face: depth and number of the face are one integer, whose largest value wins.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]

_FACE_BITS = 16
_SLIVER = 0.05
"""Twice the area in pixels below which a face has one value: its slopes cannot be told."""

_LEVEL = 1e-3
"""Rows of the height of a side below which it counts as level."""

_DEPTHS = (1 << (31 - _FACE_BITS)) - 2


class Seen(NamedTuple):
    """The pixels in which something is seen.

    `pixels` are their places in the picture, row by row, `face` the face in each and `level` how
    near it is, in whole steps of `step` (in the unit of the points) above `low`. `buffer` has
    face and level of every pixel of the picture; 0 where nothing is.
    """

    pixels: Ints
    face: Ints
    level: Ints
    buffer: Ints
    low: float
    step: float

    def near(self) -> Floats:
        """How near each of the pixels is, in the unit of the points."""
        return self.level * np.float32(self.step) + np.float32(self.low)

    def levels_beside(self, way: int) -> Ints:
        """The level `way` pixels on from each of the pixels; 0 where nothing is."""
        return self.buffer.take(self.pixels + way, mode="clip") >> _FACE_BITS


def rasterise(x: Floats, y: Floats, near: Floats, faces: Ints, size: tuple[int, int]) -> Seen:
    """Draw faces whose points are at (x, y) of a picture, in pixels; a larger `near` is nearer.

    Faces are seen from the side from which their points go anticlockwise.
    """
    width, height = size
    if len(faces) >= 1 << _FACE_BITS:
        raise ValueError(f"at most {1 << _FACE_BITS} faces, not {len(faces)}")
    xs, ys = x[faces], y[faces]
    area = (xs[:, 1] - xs[:, 0]) * (ys[:, 2] - ys[:, 0]) - (xs[:, 2] - xs[:, 0]) * (
        ys[:, 1] - ys[:, 0]
    )
    first = np.maximum(np.ceil(ys.min(1) - 0.5), 0).astype(np.int32)
    last = np.minimum(np.floor(ys.max(1) - 0.5), height - 1).astype(np.int32)
    shown = np.flatnonzero((area < 0.0) & (last >= first))
    low = float(near.min()) if len(near) else 0.0
    span = max(float(near.max()) - low, 1e-6) if len(near) else 1.0
    levels = (near - low) * np.float32(_DEPTHS / span)
    buffer = np.zeros(width * height, np.int32)
    corners = xs[shown], ys[shown], levels[faces[shown]]
    _fill(buffer, width, corners, (first[shown], last[shown]), shown)
    pixels = np.flatnonzero(buffer).astype(np.int32)
    found = buffer[pixels]
    face, level = found & ((1 << _FACE_BITS) - 1), found >> _FACE_BITS
    return Seen(pixels, face, level, buffer, low, span / _DEPTHS)


def _fill(
    buffer: Ints,
    width: int,
    corners: tuple[Floats, Floats, Floats],
    rows: tuple[Ints, Ints],
    numbers: NDArray[np.intp],
) -> None:
    """Write faces into the buffer: x, y and depth of their corners, first and last rows."""
    (xs, ys, levels), (first, last) = corners, rows
    counts = last - first + 1
    face = np.repeat(np.arange(len(xs), dtype=np.int32), counts)
    row = np.arange(len(face), dtype=np.int32)
    row += (first - np.cumsum(counts) + counts).astype(np.int32)[face]
    middle = row + np.float32(0.5)
    left, right = _ends(xs, ys, face, middle, width)
    counts = np.maximum(right - left + 1, 0)
    slope_x, slope_y, base = planes(xs, ys, levels)
    starts = (np.cumsum(counts) - counts).astype(np.int32)
    pixel = np.arange(int(counts.sum()), dtype=np.int32)
    # Along a row, the number of a pixel among all tells its x: one repeated number serves both.
    shift = left - starts
    slope = slope_x[face]
    begin = base[face] + slope_y[face] * middle + slope * (shift + np.float32(0.5))
    level = np.repeat(slope, counts)
    level *= pixel
    level += np.repeat(begin + np.float32(1.5), counts)
    np.clip(level, 1, _DEPTHS + 1, out=level)
    value = level.astype(np.int32)
    value <<= _FACE_BITS
    value += np.repeat(numbers.astype(np.int32)[face], counts)
    pixel += np.repeat(row * width + shift, counts)
    np.maximum.at(buffer, pixel, value)


def _ends(xs: Floats, ys: Floats, face: Ints, y: Floats, width: int) -> tuple[Ints, Ints]:
    """The first and the last pixel of each row of a face.

    From its top to its bottom a face has one long side, and two short ones across from it.
    """
    order = ys.argsort(1)
    x0, x1, x2 = np.take_along_axis(xs, order, 1).T
    y0, y1, y2 = np.take_along_axis(ys, order, 1).T
    long = _run(x2 - x0, y2 - y0)
    down = y - y0[face]
    one = x0[face] + long[face] * down
    upper, lower = _run(x1 - x0, y1 - y0), _run(x2 - x1, y2 - y1)
    runs = np.stack([upper, lower], 1).ravel()
    roots = np.stack([x0, x1 - lower * (y1 - y0)], 1).ravel()
    side = face * 2 + (down > (y1 - y0)[face])
    other = roots[side] + runs[side] * down
    left, right = np.minimum(one, other), np.maximum(one, other)
    np.clip(left, 0, width, out=left)
    np.clip(right, 0, width, out=right)
    first = np.ceil(left - np.float32(0.5)).astype(np.int32)
    final = np.ceil(right - np.float32(1.5)).astype(np.int32)
    return np.maximum(first, 0), final


def _run(across: Floats, down: Floats) -> Floats:
    """How far a side goes across in a row; 0 for one that is level."""
    level = down < _LEVEL
    run: Floats = np.where(level, 0, across / np.where(level, np.float32(1), down))
    return run


def planes(xs: Floats, ys: Floats, values: Floats) -> tuple[Floats, Floats, Floats]:
    """For each face, the plane through a value at each of its points: slopes in x and y, base."""
    ax, ay = xs[:, 1] - xs[:, 0], ys[:, 1] - ys[:, 0]
    bx, by = xs[:, 2] - xs[:, 0], ys[:, 2] - ys[:, 0]
    cross = ax * by - bx * ay
    sliver = np.abs(cross) < _SLIVER
    cross[sliver] = 1.0
    a, b = values[:, 1] - values[:, 0], values[:, 2] - values[:, 0]
    in_x: Floats = np.where(sliver, 0, (a * by - b * ay) / cross)
    in_y: Floats = np.where(sliver, 0, (b * ax - a * bx) / cross)
    base: Floats = values[:, 0] - in_x * xs[:, 0] - in_y * ys[:, 0]
    return in_x, in_y, base
