"""Hair as a layer of its own over the scalp, its edge a clean line round the ears.

Places on the head are in metres from the middle between the eyes: ahead, up, to the side.
"""

from __future__ import annotations

import numpy as np

from media.body.layers import stretched, turned_in
from media.body.mesh import Face, Mesh, all_painted, cut, kept
from media.body.source import Array

HAIR_LINE = (
    (0.0, 0.0660), (25.0, 0.0630), (45.0, 0.0530), (60.0, 0.0370), (75.0, 0.0200),
    (90.0, 0.0040), (104.0, -0.0250), (118.0, -0.0560), (134.0, -0.0760), (155.0, -0.0880),
    (180.0, -0.0900),
)  # fmt: skip
"""How high the hair begins by the angle round the head: 0 is the forehead, 180 the nape."""

AROUND = -0.069
"""The middle of the head, ahead of the eyes' middle."""

EAR = (-0.0725, -0.0195, 0.0250, 0.0370)
"""The ear seen from the side: its middle, and half its length and height, with room round it."""


def hairy(p: Array) -> Array:
    """How far inside the line of the hair each point lies, in metres."""
    angle = np.degrees(np.arctan2(np.abs(p[:, 2]), p[:, 0] - AROUND))
    line = _rounded(angle)
    ear = np.hypot((p[:, 0] - EAR[0]) / EAR[2], (p[:, 1] - EAR[1]) / EAR[3]) - 1.0
    beside = np.where(np.abs(p[:, 2]) > 0.045, ear * EAR[2], 1.0)
    return np.where(p[:, 1] > -0.13, np.minimum(p[:, 1] - line, beside), -1.0)


def _rounded(angle: Array) -> Array:
    """The line of the hair, its corners rounded over a few degrees."""
    at, high = np.array(HAIR_LINE).T
    steps = np.linspace(-12.0, 12.0, 9)
    return np.asarray(np.mean([np.interp(np.abs(angle + s), at, high) for s in steps], axis=0))


HAIR_UNDER = 0.010
"""How far the skin goes on under the hair."""

TOP, SIDES_OF_HEAD, BACK = (0.013, 0.015), (0.005, 0.003), (0.009, 0.006)
"""How thick the hair is, for each body."""


def without_scalp(skin: Mesh, eyes: Array) -> Mesh:
    """The skin without what the hair covers."""
    return kept(*cut(skin, HAIR_UNDER - hairy(skin.middle - eyes)))


def hair(skin: Mesh, eyes: Array) -> Mesh:
    """The hair of the head as a layer, thin at its edge."""
    scalp = all_painted(kept(*cut(skin, hairy(skin.middle - eyes))), "hair")
    inside = np.clip(hairy(scalp.middle - eyes) / 0.04, 0.0, 1.0)
    edge = inside * (2.0 - inside)
    up = np.clip(scalp.outward[..., 1], 0.0, 1.0)
    aside = np.abs(scalp.outward[..., 2])
    thick = np.stack([
        u * TOP[b] + (1.0 - u) * (a * SIDES_OF_HEAD[b] + (1.0 - a) * BACK[b])
        for b, (u, a) in enumerate(zip(up, aside, strict=True))
    ])  # fmt: skip
    least = 0.0015 + edge * thick
    most = np.full(len(scalp.weights), 0.03)
    return turned_in(stretched(scalp, least, most, 20), scalp.points, 0.002)


BUN = (-0.142, 0.078, 0.036)
"""Where the first body's knot of hair sits from the eyes' middle: ahead, up, and its radius."""


def bun(eyes: Array, head_weights: Array, bodies: int) -> Mesh:
    """The right half of a knot of hair; bodies but the first have it hidden within the head."""
    rings, sides = 8, 8
    across = np.linspace(0.0, np.pi, rings + 1)
    round_ = np.linspace(-np.pi / 2, np.pi / 2, sides + 1)
    ball = [
        (-np.cos(a), np.sin(a) * np.sin(r), np.sin(a) * np.cos(r) if 0 < i < rings else 0.0)
        for i, a in enumerate(across)
        for r in round_
    ]
    ball_points = np.round(np.array(ball), 12)
    tilt = np.deg2rad(-35.0)
    turn = np.array([
        [np.cos(tilt), -np.sin(tilt), 0.0], [np.sin(tilt), np.cos(tilt), 0.0], [0.0, 0.0, 1.0]
    ])  # fmt: skip
    shape = ball_points * [0.8, 1.0, 1.0] @ turn.T
    points = np.stack([
        eyes + [BUN[0], BUN[1], 0.0] + shape * BUN[2]
        if b == 0
        else eyes + [AROUND, 0.02, 0.0] + shape * 0.01
        for b in range(bodies)
    ])  # fmt: skip
    faces: list[Face] = [
        (i * (sides + 1) + j, (i + 1) * (sides + 1) + j, (i + 1) * (sides + 1) + j + 1,
         i * (sides + 1) + j + 1)
        for i in range(rings)
        for j in range(sides)
    ]  # fmt: skip
    outward = np.broadcast_to(shape, points.shape)
    weights = np.broadcast_to(head_weights, (len(shape), len(head_weights)))
    return _poles_joined(Mesh(points, outward.copy(), weights.copy(), faces, ["hair"] * len(faces)))


def _poles_joined(mesh: Mesh) -> Mesh:
    """The mesh with points at one place made one."""
    first: dict[tuple[float, ...], int] = {}
    place = []
    for i, point in enumerate(np.round(mesh.points[0], 9)):
        place.append(first.setdefault(tuple(point), i))
    faces = [tuple(dict.fromkeys(place[i] for i in face)) for face in mesh.faces]
    whole = Mesh(mesh.points, mesh.outward, mesh.weights, faces, mesh.materials)
    return kept(whole, [len(face) > 2 for face in faces])
