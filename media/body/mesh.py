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

    `outward` (B, V, 3) are the directions away from the body. Faces run counter-clockwise seen
    from outside.
    """

    points: Array
    outward: Array
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
    outward = np.stack([normals(p[used], faces) for p in points])
    return Mesh(points[:, used], outward, weights[used], faces, [material] * len(faces))


def joined(meshes: list[Mesh]) -> Mesh:
    """Meshes beside each other, as one."""
    faces: list[Face] = []
    start = 0
    for mesh in meshes:
        faces += [tuple(i + start for i in face) for face in mesh.faces]
        start += mesh.points.shape[1]
    return Mesh(
        np.concatenate([m.points for m in meshes], 1),
        np.concatenate([m.outward for m in meshes], 1),
        np.concatenate([m.weights for m in meshes]),
        faces,
        [material for m in meshes for material in m.materials],
    )


def kept(mesh: Mesh, keep: list[bool]) -> Mesh:
    """The faces to keep, and their points alone."""
    faces = [face for face, k in zip(mesh.faces, keep, strict=True) if k]
    used = np.array(sorted({i for face in faces for i in face}))
    place = {int(old): new for new, old in enumerate(used)}
    return Mesh(
        mesh.points[:, used],
        mesh.outward[:, used],
        mesh.weights[used],
        [tuple(place[i] for i in face) for face in faces],
        [m for m, k in zip(mesh.materials, keep, strict=True) if k],
    )


MIDDLE = 1e-5
"""What lies nearer to the middle plane than this many metres lies in it."""


NEAR = 0.2
"""A corner that lies nearer to the cut than this part of an edge is moved onto it."""


def cut(mesh: Mesh, field: Array) -> tuple[Mesh, list[bool]]:
    """Every face split where `field` (V,) is zero; tells which faces lie on its positive side."""
    mesh, field = _snapped(mesh, field)
    made = _Made(mesh, field)
    faces: list[Face] = []
    materials: list[str] = []
    inside: list[bool] = []
    for face, material in zip(mesh.faces, mesh.materials, strict=True):
        ring: list[int] = []
        for a, b in zip(face, face[1:] + face[:1], strict=True):
            ring.append(a)
            if field[a] * field[b] < 0.0:
                ring.append(made.between(a, b))
        for wanted in (True, False):
            piece = tuple(
                i for i in ring if made.fields[i] == 0.0 or (made.fields[i] > 0.0) == wanted
            )
            level = all(made.fields[i] == 0.0 for i in piece)
            if len(piece) > 2 and (wanted or not level):
                faces.append(piece)
                materials.append(material)
                inside.append(wanted)
    return made.mesh(faces, materials), inside


class _Made:
    """The corners that a cut makes, each once for the faces on both sides of its edge."""

    def __init__(self, mesh: Mesh, field: Array) -> None:
        self._mesh = mesh
        self.fields = [float(f) for f in field]
        self._made: dict[tuple[int, int], int] = {}
        self._parts: list[tuple[int, int, float]] = []

    def between(self, a: int, b: int) -> int:
        """The corner where the cut crosses an edge."""
        i, j = key = (a, b) if a < b else (b, a)
        if key not in self._made:
            t = self.fields[i] / (self.fields[i] - self.fields[j])
            self._made[key] = len(self.fields)
            self._parts.append((i, j, t))
            self.fields.append(0.0)
        return self._made[key]

    def mesh(self, faces: list[Face], materials: list[str]) -> Mesh:
        old = self._mesh
        if not self._parts:
            return replace(old, faces=faces, materials=materials)
        i, j = (np.array([part[k] for part in self._parts], int) for k in (0, 1))
        t = np.array([part[2] for part in self._parts])[:, None]
        return Mesh(
            np.concatenate([old.points, old.points[:, i] * (1 - t) + old.points[:, j] * t], 1),
            np.concatenate([old.outward, old.outward[:, i] * (1 - t) + old.outward[:, j] * t], 1),
            np.concatenate([old.weights, old.weights[i] * (1 - t) + old.weights[j] * t]),
            faces,
            materials,
        )


def _snapped(mesh: Mesh, field: Array) -> tuple[Mesh, Array]:
    """Corners close to the cut moved onto it, along the edge that is cut nearest to them.

    A corner in the middle plane moves within it alone.
    """
    edge = np.abs(mesh.points[..., 2]).max(0) < MIDDLE
    best: dict[int, tuple[float, int]] = {}
    for face in mesh.faces:
        for a, b in zip(face, face[1:] + face[:1], strict=True):
            if field[a] * field[b] < 0.0:
                t = float(field[a] / (field[a] - field[b]))
                for corner, other, part in ((a, b, t), (b, a, 1.0 - t)):
                    free = edge[other] or not edge[corner]
                    if free and part < NEAR and part < best.get(corner, (1.0, 0))[0]:
                        best[corner] = (part, other)
    points, outward = mesh.points.copy(), mesh.outward.copy()
    weights, field = mesh.weights.copy(), field.copy()
    for corner, (t, other) in best.items():
        points[:, corner] = mesh.points[:, corner] * (1 - t) + mesh.points[:, other] * t
        outward[:, corner] = mesh.outward[:, corner] * (1 - t) + mesh.outward[:, other] * t
        weights[corner] = mesh.weights[corner] * (1 - t) + mesh.weights[other] * t
        field[corner] = 0.0
    return replace(mesh, points=points, outward=outward, weights=weights), field


def painted(mesh: Mesh, inside: list[bool], material: str) -> Mesh:
    """The faces inside given another material."""
    pairs = zip(mesh.materials, inside, strict=True)
    return replace(mesh, materials=[material if i else m for m, i in pairs])


def all_painted(mesh: Mesh, material: str) -> Mesh:
    """All faces of one material."""
    return painted(mesh, [True] * len(mesh.faces), material)


def triangulated(mesh: Mesh) -> Mesh:
    """All faces as triangles, each polygon cut along its shorter diagonals."""
    faces: list[Face] = []
    materials: list[str] = []
    points = mesh.middle
    for face, material in zip(mesh.faces, mesh.materials, strict=True):
        pieces = _split(face, points)
        faces += pieces
        materials += [material] * len(pieces)
    return replace(mesh, faces=faces, materials=materials)


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
    for size in sorted({len(f) for f in faces}):
        ring = np.array([f for f in faces if len(f) == size])
        for i in range(size):
            a, b, c = ring[:, i - 1], ring[:, i], ring[:, (i + 1) % size]
            np.add.at(total, b, np.cross(points[c] - points[b], points[a] - points[b]))
    long = np.linalg.norm(total, axis=1, keepdims=True)
    return np.asarray(total / np.maximum(long, 1e-12))


def borders(mesh: Mesh) -> list[tuple[int, int]]:
    """The edges at one face only, in that face's direction, without those in the middle plane."""
    seen: dict[tuple[int, int], int] = {}
    for face in mesh.faces:
        for a, b in zip(face, face[1:] + face[:1], strict=True):
            seen[a, b] = 1
    middle = np.abs(mesh.points[..., 2]).max(0) < MIDDLE
    return [(a, b) for a, b in seen if (b, a) not in seen and not (middle[a] and middle[b])]


def neighbours(mesh: Mesh) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every edge twice, as pairs of ends."""
    pairs = {
        pair
        for face in mesh.faces
        for a, b in zip(face, face[1:] + face[:1], strict=True)
        for pair in ((a, b), (b, a))
    }
    ordered = np.array(sorted(pairs))
    return ordered[:, 0], ordered[:, 1]
