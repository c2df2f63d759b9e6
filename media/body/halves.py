"""One half of a body, and the whole that its mirror image makes with it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from media.body.mesh import MIDDLE, Mesh, cut, kept


def right_half(mesh: Mesh) -> Mesh:
    """The half at the person's right (Z >= 0), its edge exactly in the middle."""
    half = kept(*cut(mesh, mesh.middle[:, 2]))
    points, outward = half.points.copy(), half.outward.copy()
    edge = np.abs(points[..., 2]).max(0) < MIDDLE
    points[:, edge, 2] = 0.0
    outward[:, edge, 2] = 0.0
    return replace(half, points=points, outward=outward)


def mirrored(mesh: Mesh, partner: NDArray[np.int64]) -> Mesh:
    """A right half with its left half sewn to it; `partner` gives each bone's of the other side."""
    edge = np.abs(mesh.points[..., 2]).max(0) < MIDDLE
    weights = mesh.weights.copy()
    weights[edge] = (weights[edge] + weights[edge][:, partner]) / 2.0
    others = np.flatnonzero(~edge)
    place = np.arange(len(edge))
    place[others] = len(edge) + np.arange(len(others))
    flip = np.array([1.0, 1.0, -1.0])
    return Mesh(
        np.concatenate([mesh.points, mesh.points[:, others] * flip], 1),
        np.concatenate([mesh.outward, mesh.outward[:, others] * flip], 1),
        np.concatenate([weights, weights[others][:, partner]]),
        mesh.faces + [tuple(int(place[i]) for i in face[::-1]) for face in mesh.faces],
        mesh.materials * 2,
    )
