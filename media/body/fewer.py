"""Fewer faces where few are enough: edges drawn together, the least missed first.

After Garland and Heckbert, Surface simplification using quadric error metrics (1997). A point is
drawn onto a neighbour, so every point that is left is one that was there, with its weights. Edges
of a material, open edges and the middle plane keep their line.
"""

from __future__ import annotations

import heapq
from collections import defaultdict

import numpy as np

from media.body.mesh import Face, Mesh, kept
from media.body.source import Array

LINE = 20.0
"""How much more a line counts than a surface."""

BENDING = 8e-5
"""What it costs to lose a point that follows other bones than its neighbour, in square metres."""

LONG = 2e-3
"""What a long edge costs beside what is missed; keeps triangles from growing thin."""


def simplified(mesh: Mesh, care: Array, faces: int) -> Mesh:
    """A mesh of triangles brought down to a number of faces; `care` (V,) says where they count."""
    return _Work(mesh, care).down_to(faces)


class _Work:
    def __init__(self, mesh: Mesh, care: Array) -> None:
        self.mesh, self.care = mesh, care
        self.points = mesh.points
        self.faces: dict[int, Face] = dict(enumerate(mesh.faces))
        self.at: dict[int, set[int]] = defaultdict(set)
        for i, face in self.faces.items():
            for corner in face:
                self.at[corner].add(i)
        self.lines = self._lines()
        self.quadrics = self._quadrics()
        self.stamp = np.zeros(len(care), int)
        self.heap: list[tuple[float, int, int, int]] = []
        for corner in sorted(self.at):
            self._offer(corner)

    def _lines(self) -> dict[int, set[int]]:
        """For each point on a line, the points that the line goes on to."""
        beside: dict[tuple[int, int], list[str]] = defaultdict(list)
        for i, face in self.faces.items():
            for a, b in zip(face, face[1:] + face[:1], strict=True):
                beside[min(a, b), max(a, b)].append(self.mesh.materials[i])
        lines: dict[int, set[int]] = defaultdict(set)
        for (a, b), materials in beside.items():
            if len(materials) != 2 or materials[0] != materials[1]:
                lines[a].add(b)
                lines[b].add(a)
        return lines

    def _quadrics(self) -> Array:
        """For each body and point, the squared distance from the planes round it, as (4, 4)."""
        found = np.zeros((len(self.points), len(self.care), 4, 4))
        triangles = np.array(list(self.faces.values()))
        edges = np.array([(a, b) for a, others in self.lines.items() for b in sorted(others)])
        for b, p in enumerate(self.points):
            n = np.cross(
                p[triangles[:, 1]] - p[triangles[:, 0]], p[triangles[:, 2]] - p[triangles[:, 0]]
            )
            area = np.linalg.norm(n, axis=1, keepdims=True)
            n = n / np.maximum(area, 1e-15)
            plane = np.column_stack([n, -(n * p[triangles[:, 0]]).sum(1)])
            q = area[:, :, None] * plane[:, :, None] * plane[:, None, :] / 6.0
            for corner in range(3):
                np.add.at(found[b], triangles[:, corner], q)
            along = p[edges[:, 1]] - p[edges[:, 0]]
            long = np.linalg.norm(along, axis=1, keepdims=True)
            along = along / np.maximum(long, 1e-12)
            across = np.eye(3) - along[:, :, None] * along[:, None, :]
            at = p[edges[:, 0]]
            shift = (across @ at[:, :, None])[:, :, 0]
            q = np.zeros((len(edges), 4, 4))
            q[:, :3, :3] = across
            q[:, :3, 3] = q[:, 3, :3] = -shift
            q[:, 3, 3] = (at * shift).sum(1)
            np.add.at(found[b], edges[:, 0], q * LINE * (long**2)[:, :, None])
        return found

    def _around(self, corner: int) -> list[int]:
        return sorted({i for face in self.at[corner] for i in self.faces[face]} - {corner})

    def _offer(self, corner: int) -> None:
        """The cheapest way to draw a point onto a neighbour."""
        targets = self._around(corner)
        if corner in self.lines:
            if len(self.lines[corner]) != 2:
                return
            targets = [t for t in targets if t in self.lines[corner]]
        if targets:
            costs = self._costs(corner, targets)
            best = int(np.argmin(costs))
            self.stamp[corner] += 1
            entry = (float(costs[best]), corner, targets[best], int(self.stamp[corner]))
            heapq.heappush(self.heap, entry)

    def _costs(self, corner: int, targets: list[int]) -> Array:
        points, q = self.points[:, targets], self.quadrics[:, corner]
        missed = ((points @ q[:, :3, :3] + 2.0 * q[:, None, 3, :3]) * points).sum((0, 2))
        missed += q[:, 3, 3].sum()
        long = ((points - self.points[:, corner, None]) ** 2).sum((0, 2))
        weights = self.mesh.weights
        other = ((weights[targets] - weights[corner]) ** 2).sum(1)
        return np.asarray(self.care[corner] * (missed + long * (LONG * long + BENDING * other)))

    def _may(self, corner: int, target: int) -> bool:
        """Whether no face would turn over, or two come to lie on each other."""
        if len(set(self._around(corner)) & set(self._around(target))) > 2:
            return False
        stay = [f for f in map(self.faces.__getitem__, self.at[corner]) if target not in f]
        if not stay:
            return True
        before = np.array(stay)
        after = np.where(before == corner, target, before)
        old, new = self.points[:, before], self.points[:, after]
        n, m = _normals(old), _normals(new)
        flat = np.sqrt((n * n).sum(-1) * (m * m).sum(-1))
        return not (np.any((n * m).sum(-1) < 0.35 * flat) or np.any(_thin(new, m)))

    def _draw(self, corner: int, target: int) -> None:
        for face in sorted(self.at[corner]):
            if target in self.faces[face]:
                for i in self.faces[face]:
                    if i != corner:
                        self.at[i].discard(face)
                del self.faces[face]
            else:
                self.faces[face] = tuple(target if i == corner else i for i in self.faces[face])
                self.at[target].add(face)
        del self.at[corner]
        self.quadrics[:, target] += self.quadrics[:, corner]
        if corner in self.lines:
            other = next(i for i in self.lines[corner] if i != target)
            for i in (other, target):
                self.lines[i].discard(corner)
            self.lines[other].add(target)
            self.lines[target].add(other)
            del self.lines[corner]
        self.stamp[corner] = -1
        for i in [target, *self._around(target)]:
            self._offer(i)

    def down_to(self, count: int) -> Mesh:
        while self.heap and len(self.faces) > count:
            _, corner, target, stamp = heapq.heappop(self.heap)
            if stamp == self.stamp[corner] and corner in self.at and self._may(corner, target):
                self._draw(corner, target)
        keep = sorted(self.faces)
        mesh = self.mesh
        left = Mesh(
            mesh.points,
            mesh.outward,
            mesh.weights,
            [self.faces[i] for i in keep],
            [mesh.materials[i] for i in keep],
        )
        return kept(left, [True] * len(keep))


def _normals(triangles: Array) -> Array:
    """The normals of triangles (..., 3, 3), as long as twice their areas; faster than np.cross."""
    a = triangles[..., 1, :] - triangles[..., 0, :]
    b = triangles[..., 2, :] - triangles[..., 0, :]
    ax, ay, az = a[..., 0], a[..., 1], a[..., 2]
    bx, by, bz = b[..., 0], b[..., 1], b[..., 2]
    return np.stack([ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx], -1)


def _thin(triangles: Array, normals: Array) -> Array:
    """Whether each triangle is nearly a line."""
    sides = triangles - triangles[..., (2, 0, 1), :]
    longest = (sides * sides).sum(-1).max(-1)
    return np.asarray((normals * normals).sum(-1) < (0.08 * longest) ** 2)
