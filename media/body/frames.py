"""Axes as matrices with a direction in each column, and the names of the sides."""

from __future__ import annotations

import numpy as np

from media.body.source import Array
from player.figure import skeleton
from player.figure.space import Frame

SIDES = ("left", "right")


def unit(v: Array) -> Array:
    """The same direction, one metre long."""
    return np.asarray(v / np.linalg.norm(v, axis=-1, keepdims=True))


def matrix(frame: Frame) -> Array:
    """A frame of the figure as a matrix with its axes as columns."""
    return np.array(frame).reshape(3, 3).T


def frame_by(x: Array, y: Array) -> Array:
    """Axes as columns: Y along `y`, X as near to `x` as can be."""
    y = unit(y)
    x = unit(x - y * (x @ y))
    return np.stack([x, y, np.cross(x, y)], 1)


def side_sign(side: str) -> float:
    """-1 for the left, 1 for the right."""
    return skeleton.LEFT if side == "left" else skeleton.RIGHT


def letter(side: str) -> str:
    """How MakeHuman's joints name a side."""
    return side[0]
