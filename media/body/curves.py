"""Smooth curves."""

from __future__ import annotations

import numpy as np

from media.body.source import Array


def rise(x: Array, low: float, high: float | Array) -> Array:
    """0 under `low`, 1 over `high`, smooth between."""
    u = np.clip((x - low) / (high - low), 0.0, 1.0)
    return np.asarray(u * u * (3.0 - 2.0 * u))


def through(x: Array, marks: list[float], values: list[float]) -> Array:
    """A curve through values at marks, without corners and without overshoot (Fritsch-Carlson)."""
    m, v = np.array(marks), np.array(values)
    step = np.diff(m)
    slope = np.diff(v) / step
    inner = np.where(
        slope[:-1] * slope[1:] > 0.0,
        2.0
        * slope[:-1]
        * slope[1:]
        / np.where(slope[:-1] + slope[1:] == 0, 1, slope[:-1] + slope[1:]),
        0.0,
    )
    tangent = np.concatenate([slope[:1], inner, slope[-1:]])
    k = np.clip(np.searchsorted(m, x) - 1, 0, len(step) - 1)
    t = (x - m[k]) / step[k]
    outside = np.where(t < 0, t * step[k] * tangent[k], (t - 1) * step[k] * tangent[k + 1])
    u = np.clip(t, 0.0, 1.0)
    h = step[k]
    curve = (
        v[k] * (1 + 2 * u) * (1 - u) ** 2
        + h * tangent[k] * u * (1 - u) ** 2
        + v[k + 1] * u**2 * (3 - 2 * u)
        + h * tangent[k + 1] * u**2 * (u - 1)
    )
    return np.asarray(curve + np.where((t < 0) | (t > 1), outside, 0.0))
