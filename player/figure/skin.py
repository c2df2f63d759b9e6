"""The skin of the body on its bones: a mesh whose points follow up to four bones each.

Dual quaternions blend the bones (Kavan, Collins, Žára and O'Sullivan, 2007), so that a joint
keeps its thickness when it bends and when it turns about itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from player.figure.bones import SIDES, Array, Placed, parent_of, placed_bones
from player.figure.shades import MATERIALS
from player.figure.skeleton import Skeleton
from player.figure.solids import Solid
from player.places import shipped

Floats = NDArray[np.float32]

_TENTHS = np.float32(1e-4)
"""The data's points are in tenths of a millimetre."""

_ARM, _LEG = ("upper", "forearm", "hand"), ("thigh", "shin", "foot", "toes")


class Body(NamedTuple):
    """The mesh: three points a face, anticlockwise from outside, and a material a face.

    `points` are those of each body at rest, in metres; `weights` say how much a point follows
    each bone, and sum to 1 a point. `limb` names the limb that a face belongs to, or "".
    """

    faces: NDArray[np.int32]
    material: NDArray[np.uint8]
    limb: NDArray[np.str_]
    points: dict[str, Floats]
    rest: dict[str, Placed]
    weights: Floats


def body_solid(s: Skeleton, name: str, moving: Collection[str] = ()) -> Solid:
    """One of the bodies in a stance; `moving` names the limbs to stress (`left_arm`)."""
    body = read_body(shipped("media") / "body" / "body.npz")
    points = _posed(body, body.points[name], s)
    # Flesh gives way to the floor.
    np.maximum(points[:, 1], 0.0, out=points[:, 1])
    tint = np.isin(body.limb, list(moving)).astype(np.uint8)
    return Solid(points, vertex_normals(points, body.faces), body.faces, body.material, tint)


@cache
def read_body(path: Path) -> Body:
    """The body's data as `media/body/make_body.py` writes them."""
    with np.load(path) as data:
        bones = [str(name) for name in data["bones"]]
        rest = {
            name: (frame[:, :3].astype(float), frame[:, 3].astype(float))
            for name, frame in zip(bones, data["rest"], strict=True)
        }
        bone, weight, faces = data["bone"], data["weight"], data["faces"].astype(np.int32)
        weights = np.zeros((len(bone), len(bones)), np.float32)
        np.add.at(weights, (np.arange(len(bone))[:, None], bone), weight / np.float32(255))
        material = np.array([MATERIALS.index(str(name)) for name in data["materials"]], np.uint8)
        limbs = np.array([_limb_of(bone) for bone in bones])
        return Body(
            faces,
            material[data["material"]],
            limbs[weights.argmax(1)][faces[:, 0]],
            {
                str(name): points.astype(np.float32) * _TENTHS
                for name, points in zip(data["bodies"], data["points"], strict=True)
            },
            rest,
            weights / weights.sum(1, keepdims=True),
        )


def _limb_of(bone: str) -> str:
    side, _, own = bone.partition("_")
    if side not in SIDES or own == "clavicle":
        return ""
    return f"{side}_leg" if own.startswith(_LEG) else f"{side}_arm"


def moved_bones(rest: Mapping[str, Placed], s: Skeleton) -> tuple[Array, Array]:
    """How each bone of `rest` moves into a stance: its turn, a quaternion (w, x, y, z) with a sign
    that blends the short way with the bone that carries it, and then its way in metres."""
    bones = placed_bones(s, rest)
    turns = np.stack([bones[name][0] @ place[0].T for name, place in rest.items()])
    ends = np.stack([bones[name][1] for name in rest])
    starts = np.stack([place[1] for place in rest.values()])
    ways = ends - np.einsum("kij,kj->ki", turns, starts)
    return _on_one_side(_quaternions(turns), list(rest)), ways


def _posed(body: Body, points: Floats, s: Skeleton) -> Floats:
    q, ways = moved_bones(body.rest, s)
    dual = 0.5 * _product(np.concatenate([np.zeros((len(q), 1)), ways], 1), q)
    both = body.weights @ np.concatenate([q, dual], 1).astype(np.float32)
    both /= np.linalg.norm(both[:, :4], axis=1, keepdims=True)
    w, v, dw, dv = both[:, :1], both[:, 1:4], both[:, 4:5], both[:, 5:]
    turned = points + 2.0 * _cross(v, _cross(v, points) + w * points)
    moved: Floats = turned + 2.0 * (w * dv - dw * v + _cross(v, dv))
    return moved


def _quaternions(m: Array) -> Array:
    """Turns as quaternions (w, x, y, z), by the largest of the four, which is safe."""
    t = np.stack([m[:, 0, 0], m[:, 1, 1], m[:, 2, 2]], 1)
    trace = t.sum(1, keepdims=True)
    squares = np.concatenate([trace, 2 * t - trace], 1) + 1.0
    products = np.empty((len(m), 4, 4))
    products[:, range(4), range(4)] = squares
    for i, j, k in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
        products[:, 0, i + 1] = products[:, i + 1, 0] = m[:, k, j] - m[:, j, k]
        products[:, j + 1, k + 1] = products[:, k + 1, j + 1] = m[:, k, j] + m[:, j, k]
    best = products[np.arange(len(m)), squares.argmax(1)]
    found: Array = best / np.linalg.norm(best, axis=1, keepdims=True)
    return found


def _on_one_side(q: Array, bones: Sequence[str]) -> Array:
    """Quaternions with signs that blend the short way: each goes with the bone that carries it."""
    place = {bone: i for i, bone in enumerate(bones)}
    for i, bone in enumerate(bones):
        if q[i] @ q[place[parent_of(bone)]] < 0.0:
            q[i] = -q[i]
    return q


def _product(a: Array, b: Array) -> Array:
    w = a[:, :1] * b[:, :1] - (a[:, 1:] * b[:, 1:]).sum(1, keepdims=True)
    v = a[:, :1] * b[:, 1:] + b[:, :1] * a[:, 1:] + np.cross(a[:, 1:], b[:, 1:])
    return np.concatenate([w, v], 1)


def _cross(a: Floats, b: Floats) -> Floats:
    """Ten times as fast as `np.cross`."""
    ax, ay, az = a.T
    bx, by, bz = b.T
    return np.stack([ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx], 1)


def vertex_normals(points: Floats, faces: NDArray[np.int32]) -> Floats:
    """Normals of length 1, each the mean of those of the faces around, large ones counting more."""
    a, b, c = (points[faces[:, i]] for i in range(3))
    across = _cross(b - a, c - a)
    normals = np.empty_like(points)
    ends = faces.T.ravel()
    for axis in range(3):
        normals[:, axis] = np.bincount(ends, np.tile(across[:, axis], 3), len(points))
    size = np.linalg.norm(normals, axis=1, keepdims=True)
    smooth: Floats = normals / np.maximum(size, np.float32(1e-12))
    return smooth
