"""A mesh of polygons that several bodies share, and how it is cut along clean lines."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from media.body.source import Array

Face = tuple[int, ...]


@dataclass(frozen=True)
class Mesh:
    """`points` (B, V, 3), `weights` (V, K), faces of three or more corners, a material for each.

    Faces run counter-clockwise seen from outside.
    """

    points: Array
    weights: Array
    faces: list[Face]
    materials: list[str]

    @property
    def middle(self) -> Array:
        """The points halfway between the bodies (V, 3)."""
        return np.asarray(self.points.mean(0))


def of_quads(points: Array, weights: Array, quads: NDArray[np.int64], material: str) -> Mesh:
    """The part of a larger mesh that some quads cover."""
    used, flat = np.unique(quads, return_inverse=True)
    faces = [tuple(int(i) for i in face) for face in flat.reshape(quads.shape)]
    return Mesh(points[:, used], weights[used], faces, [material] * len(faces))


def joined(meshes: list[Mesh]) -> Mesh:
    """Meshes beside each other, as one."""
    faces: list[Face] = []
    start = 0
    for mesh in meshes:
        faces += [tuple(i + start for i in face) for face in mesh.faces]
        start += mesh.points.shape[1]
    return Mesh(
        np.concatenate([m.points for m in meshes], 1),
        np.concatenate([m.weights for m in meshes]),
        faces,
        [material for m in meshes for material in m.materials],
    )


def kept(mesh: Mesh, keep: list[bool]) -> Mesh:
    """The faces to keep, and their points alone."""
    faces = [face for face, k in zip(mesh.faces, keep, strict=True) if k]
    used = np.unique(np.concatenate([np.array(f) for f in faces]))
    place = {int(old): new for new, old in enumerate(used)}
    return Mesh(
        mesh.points[:, used],
        mesh.weights[used],
        [tuple(place[i] for i in face) for face in faces],
        [m for m, k in zip(mesh.materials, keep, strict=True) if k],
    )


NEAR = 0.2
"""A corner that lies nearer to the cut than this part of an edge is moved onto it."""


def cut(mesh: Mesh, field: Array) -> tuple[Mesh, list[bool]]:
    """Every face split where `field` (V,) is zero; tells which faces lie on its positive side."""
    mesh, field = _snapped(mesh, field)
    points, weights, fields = [mesh.points], [mesh.weights], list(field)
    made: dict[tuple[int, int], int] = {}

    def between(a: int, b: int) -> int:
        key = (a, b) if a < b else (b, a)
        if key not in made:
            i, j = key
            t = field[i] / (field[i] - field[j])
            points.append(mesh.points[:, [i]] * (1 - t) + mesh.points[:, [j]] * t)
            weights.append(mesh.weights[[i]] * (1 - t) + mesh.weights[[j]] * t)
            made[key] = len(fields)
            fields.append(0.0)
        return made[key]

    faces: list[Face] = []
    materials: list[str] = []
    inside: list[bool] = []
    for face, material in zip(mesh.faces, mesh.materials, strict=True):
        ring: list[int] = []
        for a, b in zip(face, face[1:] + face[:1], strict=True):
            ring.append(a)
            if field[a] * field[b] < 0.0:
                ring.append(between(a, b))
        for wanted in (True, False):
            piece = tuple(i for i in ring if fields[i] == 0.0 or (fields[i] > 0.0) == wanted)
            level = all(fields[i] == 0.0 for i in piece)
            if len(piece) > 2 and (wanted or not level):
                faces.append(piece)
                materials.append(material)
                inside.append(wanted)
    whole = Mesh(np.concatenate(points, 1), np.concatenate(weights), faces, materials)
    return whole, inside


def _snapped(mesh: Mesh, field: Array) -> tuple[Mesh, Array]:
    """Corners close to the cut moved onto it, along the edge that is cut nearest to them."""
    best: dict[int, tuple[float, int]] = {}
    for face in mesh.faces:
        for a, b in zip(face, face[1:] + face[:1], strict=True):
            if field[a] * field[b] < 0.0:
                t = field[a] / (field[a] - field[b])
                for corner, other, part in ((a, b, t), (b, a, 1.0 - t)):
                    if part < NEAR and (corner not in best or part < best[corner][0]):
                        best[corner] = (part, other)
    points, weights, field = mesh.points.copy(), mesh.weights.copy(), field.copy()
    for corner, (t, other) in best.items():
        points[:, corner] = mesh.points[:, corner] * (1 - t) + mesh.points[:, other] * t
        weights[corner] = mesh.weights[corner] * (1 - t) + mesh.weights[other] * t
        field[corner] = 0.0
    return replace(mesh, points=points, weights=weights), field


def painted(mesh: Mesh, inside: list[bool], material: str) -> Mesh:
    """The faces inside given another material."""
    pairs = zip(mesh.materials, inside, strict=True)
    return replace(mesh, materials=[material if i else m for m, i in pairs])


def triangles(mesh: Mesh) -> tuple[NDArray[np.int64], list[str]]:
    """All faces as triangles, each polygon cut along its shorter diagonals."""
    found, materials = [], []
    points = mesh.middle
    for face, material in zip(mesh.faces, mesh.materials, strict=True):
        for triangle in _split(face, points):
            found.append(triangle)
            materials.append(material)
    return np.array(found), materials


def _split(face: Face, points: Array) -> list[Face]:
    if len(face) == 3:
        return [face]
    n = len(face)
    ears = []
    for i in range(n):
        a, c = face[i - 1], face[(i + 1) % n]
        ears.append((round(float(np.linalg.norm(points[a] - points[c])), 6), i))
    _, i = min(ears)
    ear = (face[i - 1], face[i], face[(i + 1) % n])
    return [ear, *_split(face[:i] + face[i + 1 :], points)]


def normals(points: Array, faces: list[Face]) -> Array:
    """The outward direction at each point (V, 3), by the faces round it."""
    total = np.zeros_like(points)
    for size in {len(f) for f in faces}:
        ring = np.array([f for f in faces if len(f) == size])
        for i in range(size):
            a, b, c = ring[:, i - 1], ring[:, i], ring[:, (i + 1) % size]
            n = np.cross(points[c] - points[b], points[a] - points[b])
            np.add.at(total, b, n)
    return total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-12)
