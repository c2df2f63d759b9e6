"""The face: lips, brows and eyes painted along clean lines.

Places on the head are in metres from the middle between the eyes: ahead, up, to the side. All
bodies have nearly the same, since their heads are fitted to one size.
"""

from __future__ import annotations

from collections import defaultdict, deque

import numpy as np

from media.body.mesh import Face, Mesh, cut, joined, kept, painted
from media.body.source import Array


def with_face(skin: Mesh, eyes: Array) -> Mesh:
    """Brows and lips painted on the skin.

    `eyes` is the middle between the eyes.
    """
    p = skin.middle - eyes
    skin, _ = cut(skin, np.where(_lips(p) > -0.02, p[:, 1] - MOUTH[1], 1.0))
    skin = painted(*cut(skin, _lips(skin.middle - eyes)), "lips")
    p = skin.middle - eyes
    skin, _ = cut(skin, np.where(_brow(p) > -0.02, p[:, 1] - _brow_line(p), 1.0))
    return painted(*cut(skin, _brow(skin.middle - eyes)), "brow")


MOUTH = (0.0215, -0.0655)
"""The line of the mouth: ahead of the eyes' middle, and under it."""

POUCH = 0.016
"""How far behind that line the inner side of the lips ends."""

LIP_WIDTH, LIP_UP, LIP_DOWN = 0.0240, 0.0100, 0.0090


def _lips(p: Array) -> Array:
    """How far inside the outline of the lips each point lies, seen from the front."""
    part = np.clip(1.0 - (p[:, 2] / LIP_WIDTH) ** 2, -1.0, 1.0)
    bow = 1.0 - 0.18 * np.exp(-((p[:, 2] / 0.004) ** 2))
    up = LIP_UP * part * bow - (p[:, 1] - MOUTH[1])
    down = (p[:, 1] - MOUTH[1]) + LIP_DOWN * np.sign(part) * np.abs(part) ** 0.8
    inside = np.minimum(np.minimum(up, down), LIP_WIDTH - np.abs(p[:, 2]))
    return np.where(p[:, 0] > MOUTH[0] - 0.03, inside, -1.0)


BROW_FROM, BROW_TO = 0.012, 0.053


def _brow(p: Array) -> Array:
    """How far inside a brow each point lies, seen from the front."""
    side = np.abs(p[:, 2])
    t = (side - BROW_FROM) / (BROW_TO - BROW_FROM)
    thick = 0.0034 * np.clip(5.0 * t + 0.7, -1.0, 1.0) * np.clip(1.6 * (1.05 - t), -1.0, 1.0)
    inside = np.minimum(thick - np.abs(p[:, 1] - _brow_line(p)), BROW_TO - side)
    return np.where(p[:, 0] > -0.03, inside, -1.0)


def _brow_line(p: Array) -> Array:
    """How high the middle of a brow runs."""
    t = np.clip((np.abs(p[:, 2]) - BROW_FROM) / (BROW_TO - BROW_FROM), 0.0, 1.0)
    return np.asarray(0.0240 + 0.0042 * np.sin(t * 2.6) - 0.0025 * t)


def without_mouth(skin: Mesh, eyes: Array) -> Mesh:
    """The skin without the pouch behind the lips."""
    p = skin.middle - eyes
    near: dict[int, set[int]] = defaultdict(set)
    for face in skin.faces:
        for a, b in zip(face, face[1:] + face[:1], strict=True):
            near[a].add(b)
            near[b].add(a)
    seed = int(np.argmin(np.linalg.norm(p - [MOUTH[0] - 0.06, MOUTH[1], 0.0], axis=1)))
    pouch, todo = {seed}, deque([seed])
    while todo:
        for i in near[todo.popleft()] - pouch:
            if p[i, 0] < MOUTH[0] - POUCH:
                pouch.add(i)
                todo.append(i)
    return kept(skin, [not pouch.issuperset(face) for face in skin.faces])


IRIS, IRIS_POINTS = 0.0064, 12
"""How wide an iris is, as a radius, and how many points go round it."""


def eye(ball: Mesh) -> Mesh:
    """The front of an eye ball and, a hair before it, the iris."""
    middles = ball.points.mean(1)
    front = kept(*cut(ball, ball.middle[:, 0] - middles[:, 0].mean() - 0.002))
    turn = np.linspace(0.0, 2.0 * np.pi, IRIS_POINTS, endpoint=False)
    rounds = []
    for points, middle in zip(ball.points, middles, strict=True):
        ball_size = np.linalg.norm(points - middle, axis=1).max()
        deep = np.sqrt(ball_size**2 - IRIS**2)
        ring = np.column_stack(
            [np.full_like(turn, deep), IRIS * np.sin(turn), -IRIS * np.cos(turn)]
        )
        disc = np.concatenate([[[ball_size, 0.0, 0.0]], ring])
        rounds.append(middle + disc + [BEFORE, 0.0, 0.0])
    faces: list[Face] = [(0, 1 + i, 1 + (i + 1) % IRIS_POINTS) for i in range(IRIS_POINTS)]
    disc_points = np.stack(rounds)
    outward = np.broadcast_to([1.0, 0.0, 0.0], disc_points.shape).copy()
    weights = np.repeat(ball.weights[:1], IRIS_POINTS + 1, axis=0)
    return joined([front, Mesh(disc_points, outward, weights, faces, ["iris"] * IRIS_POINTS)])


BEFORE = 0.0004
"""How far an iris lies before the ball, in metres, so that no part of it sinks in."""
