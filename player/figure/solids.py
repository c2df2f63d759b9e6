"""Solids to draw: points with their normals, and faces of a material."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from player.figure.space import Point

_AROUND, _UPWARDS = 24, 12
"""Directions in which the skin round some balls is sought."""


class Solid(NamedTuple):
    """Faces are three points each, anticlockwise from outside. `tint` is 1 a face to stress."""

    points: NDArray[np.float32]
    normals: NDArray[np.float32]
    faces: NDArray[np.int32]
    material: NDArray[np.uint8]
    tint: NDArray[np.uint8]


def joined(solids: Sequence[Solid]) -> Solid:
    """Several solids as one."""
    starts = np.cumsum([0, *(len(solid.points) for solid in solids)])
    faces = [solid.faces + start for solid, start in zip(solids, starts, strict=False)]
    return Solid(
        np.concatenate([solid.points for solid in solids]),
        np.concatenate([solid.normals for solid in solids]),
        np.concatenate(faces).astype(np.int32),
        np.concatenate([solid.material for solid in solids]),
        np.concatenate([solid.tint for solid in solids]),
    )


def hull(balls: Sequence[tuple[Point, float]], material: int) -> Solid:
    """The skin stretched round some balls: in each direction, the ball that reaches farthest."""
    normals, faces = _sphere()
    middles = np.array([middle for middle, _ in balls], np.float32)
    radii = np.array([radius for _, radius in balls], np.float32)
    farthest = (normals @ middles.T + radii).argmax(1)
    points = middles[farthest] + normals * radii[farthest][:, None]
    plain = np.zeros(len(faces), np.uint8)
    return Solid(points, normals, faces, plain + np.uint8(material), plain)


@cache
def _sphere() -> tuple[NDArray[np.float32], NDArray[np.int32]]:
    """Directions all around, in rings from the lowest to the highest, and the faces between."""
    up = np.linspace(-np.pi / 2, np.pi / 2, _UPWARDS + 1)[:, None]
    # Off the axes, so that no direction stands square on the side of a box.
    around = (np.arange(_AROUND)[None, :] + 0.5) * (2 * np.pi / _AROUND)
    x, z = np.cos(up) * np.cos(around), -np.cos(up) * np.sin(around)
    y = np.broadcast_to(np.sin(up), x.shape)
    normals = np.stack([x, y, z], 2).reshape(-1, 3).astype(np.float32)
    ring, place = np.mgrid[:_UPWARDS, :_AROUND]
    a = ring * _AROUND + place
    b = ring * _AROUND + (place + 1) % _AROUND
    quads = np.stack([a, b, b + _AROUND, a + _AROUND], 2).reshape(-1, 4)
    return normals, np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]]).astype(np.int32)
