"""Layers over the skin that bridge its hollows as cloth and hair do, with edges turned in."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from media.body.frames import unit
from media.body.mesh import MIDDLE, Face, Mesh, borders, neighbours
from media.body.source import Array


def evened(mesh: Mesh, rounds: int) -> Mesh:
    """The mesh with directions outward like those of their neighbours: out of folds, not across."""
    start, end = neighbours(mesh)
    middle = np.abs(mesh.points[..., 2]).max(0) < MIDDLE
    found = []
    for outward in mesh.outward:
        for _ in range(rounds):
            total = outward.copy()
            np.add.at(total, start, outward[end])
            total[middle, 2] = 0.0
            outward = unit(total)
        found.append(outward)
    return replace(mesh, outward=np.stack(found))


def stretched(mesh: Mesh, least: Array, most: Array, rounds: int) -> Mesh:
    """The mesh lifted from the skin along `outward`, by at least `least` ((B, V), metres).

    Between the places that carry it, it is as smooth as a stretched cloth, and lifted by `most`
    ((V,), metres) at the most.
    """
    start, end = neighbours(mesh)
    count = np.bincount(start, minlength=mesh.points.shape[1])[:, None]
    moved = []
    for points, outward, floor in zip(mesh.points, mesh.outward, least, strict=True):
        lift = floor.copy()
        for _ in range(rounds):
            now = points + outward * lift[:, None]
            mean = np.zeros_like(now)
            np.add.at(mean, start, now[end])
            pull = ((mean / count - now) * outward).sum(1)
            lift = np.clip(lift + 0.7 * pull, floor, np.maximum(floor, most))
        lifted = points + outward * lift[:, None]
        aside = points[:, 2] > 0.0
        lifted[aside, 2] = np.maximum(lifted[aside, 2], np.minimum(points[aside, 2], BESIDE))
        moved.append(lifted)
    return replace(mesh, points=np.stack(moved))


BESIDE = 1e-3
"""What is lifted stays this far to its side of the middle plane, or as far as it was."""


def turned_in(mesh: Mesh, skin: Array, depth: float) -> Mesh:
    """A lip from every open edge down to the skin and `depth` metres into it.

    `skin` (B, V, 3) is where each point of the mesh lies on the skin.
    """
    edges = borders(mesh)
    rim = sorted({i for edge in edges for i in edge})
    place = {old: mesh.points.shape[1] + new for new, old in enumerate(rim)}
    inner = skin[:, rim] - mesh.outward[:, rim] * depth
    lip: list[Face] = [(b, a, place[a], place[b]) for a, b in edges]
    beside = dict(_edge_materials(mesh))
    return Mesh(
        np.concatenate([mesh.points, inner], 1),
        np.concatenate([mesh.outward, mesh.outward[:, rim]], 1),
        np.concatenate([mesh.weights, mesh.weights[rim]]),
        mesh.faces + lip,
        mesh.materials + [beside[edge] for edge in edges],
    )


def _edge_materials(mesh: Mesh) -> list[tuple[tuple[int, int], str]]:
    return [
        (edge, material)
        for face, material in zip(mesh.faces, mesh.materials, strict=True)
        for edge in zip(face, face[1:] + face[:1], strict=True)
    ]
