"""The hand in the figure's place, and its fingers: nearly straight, and closer together.

MakeHuman's hand is spread. A hand that lies on the floor or reaches is long, so the fingers are
turned, joint by joint, towards the line of the hand.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from media.body.frames import frame_by, letter, side_sign, unit
from media.body.source import Array, Source
from player.figure import body

FINGERS = ("thumb", "index", "middle", "ring", "little")

SPREAD, CURL = 0.30, 0.20
"""How much is left of what a finger's joints point aside, and towards the palm."""

THUMB_SPREAD, THUMB_CURL = 0.85, 0.10


FLAT = 4.5
"""Degrees by which the hand is turned towards the palm, so that heel, knuckles and finger ends
of a hand that lies flat touch the floor together."""


def hand_map(source: Source, side: str, hand: Array) -> Callable[[Array], Array]:
    """Takes points of each body's hand (B, N, 3) or (B, 3) to the place of the figure's hand."""
    wrist, middle, index, little = (
        source.joints[f"joint-{letter(side)}-{name}"]
        for name in ("hand", "finger-3-1", "finger-2-1", "finger-5-1")
    )
    turns, sizes = [], []
    c, s = np.cos(np.radians(FLAT)), side_sign(side) * np.sin(np.radians(FLAT))
    down = np.array([[1.0, 0.0, 0.0], [0.0, c, s], [0.0, -s, c]])
    for b in range(len(wrist)):
        theirs = frame_by(index[b] - little[b], wrist[b] - middle[b])
        turns.append(hand[:, :3] @ down.T @ theirs.T)
        sizes.append(body.PALM / np.linalg.norm(middle[b] - wrist[b]))

    def move(points: Array) -> Array:
        flat = points.reshape(len(wrist), -1, 3) - wrist[:, None]
        moved = np.stack(
            [size * p @ turn.T for p, turn, size in zip(flat, turns, sizes, strict=True)]
        )
        return np.asarray((moved + hand[:, 3]).reshape(points.shape))

    return move


def finger_frames(source: Source, side: str, hand: Array) -> dict[tuple[str, int], Array]:
    """Each joint of each finger at rest, as axes and origin (3, 4)."""
    found = {}
    for finger in FINGERS:
        _, joints = _joints(source, side, hand, finger)
        for i in range(3):
            found[finger, i + 1] = _framed(side, hand, finger, joints[i], joints[i + 1])
    return found


def fingers_moved(source: Source, side: str, hand: Array, points: Array) -> Array:
    """What `hand_map` gave, with the fingers turned: by their weights, joint by joint."""
    moved = points.copy()
    end = f".{letter(side).upper()}"
    for n, finger in enumerate(FINGERS, 1):
        old, new = _joints(source, side, hand, finger)
        for i in range(3):
            weights = source.weights[f"finger{n}-{i + 1}{end}"][:, None]
            a = _framed(side, hand, finger, old[i], old[i + 1])
            b = _framed(side, hand, finger, new[i], new[i + 1])
            turn = b[:, :3] @ a[:, :3].T
            moved += weights * ((points - a[:, 3]) @ turn.T + b[:, 3] - points)
    return moved


def _joints(source: Source, side: str, hand: Array, finger: str) -> tuple[Array, Array]:
    """The joints and the end of a finger (4, 3), as MakeHuman holds it and as we do."""
    n = FINGERS.index(finger) + 1
    move = hand_map(source, side, hand)
    joints = np.stack([
        move(source.joints[f"joint-{letter(side)}-finger-{n}-{i}"]).mean(0) for i in (1, 2, 3, 4)
    ])  # fmt: skip
    spread, curl = (THUMB_SPREAD, THUMB_CURL) if finger == "thumb" else (SPREAD, CURL)
    inside = np.diff(joints, axis=0) @ hand[:, :3]
    long = np.linalg.norm(inside, axis=1, keepdims=True)
    turned = unit(inside * [spread, 1.0, curl]) * long @ hand[:, :3].T
    return joints, joints[0] + np.concatenate([np.zeros((1, 3)), np.cumsum(turned, axis=0)])


def _framed(side: str, hand: Array, finger: str, at: Array, end: Array) -> Array:
    """Y back towards the hand, X towards the palm; a thumb's X points across the palm."""
    palm = -side_sign(side) * hand[:, 2]
    across = palm - hand[:, 0] if finger == "thumb" else palm
    return np.column_stack([frame_by(across, at - end), at])
