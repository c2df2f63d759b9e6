"""How loud a clip is to an ear: ITU-R BS.1770-4, one channel, with the standard library."""

from __future__ import annotations

import math
from collections.abc import Sequence

SILENT = -70.0
"""LUFS below which nothing counts as heard."""

_BLOCK = 0.4
_STEP = 0.1
_BELOW_MEAN = 10.0


def loudness(samples: Sequence[float], rate: int) -> float:
    """The integrated loudness in LUFS of samples from -1 to 1; `SILENT` for silence.

    A clip shorter than a block of 400 ms is one block.
    """
    weighted = _filtered(_filtered(samples, _shelf(rate)), _high_pass(rate))
    powers = [power for power in _blocks(weighted, rate) if _decibels(power) > SILENT]
    if not powers:
        return SILENT
    gate = _decibels(sum(powers) / len(powers)) - _BELOW_MEAN
    heard = [power for power in powers if _decibels(power) > gate]
    return _decibels(sum(heard) / len(heard))


def _decibels(power: float) -> float:
    return -0.691 + 10 * math.log10(power) if power > 0 else -math.inf


def _blocks(samples: Sequence[float], rate: int) -> list[float]:
    """The mean square of every block of 400 ms, one each 100 ms."""
    step = round(_STEP * rate)
    sums = [
        sum(value * value for value in samples[at : at + step])
        for at in range(0, len(samples), step)
    ]
    wide = round(_BLOCK / _STEP)
    if len(samples) < wide * step:
        return [sum(sums) / len(samples)] if samples else []
    whole = len(samples) // step
    return [sum(sums[at : at + wide]) / (wide * step) for at in range(whole - wide + 1)]


Filter = tuple[float, float, float, float, float]
"""A biquad: b0, b1, b2, a1, a2."""


def _filtered(samples: Sequence[float], biquad: Filter) -> list[float]:
    b0, b1, b2, a1, a2 = biquad
    before, before_that = 0.0, 0.0
    found = []
    for value in samples:
        now = b0 * value + before
        before = b1 * value - a1 * now + before_that
        before_that = b2 * value - a2 * now
        found.append(now)
    return found


def _shelf(rate: int) -> Filter:
    """The head: +4 dB above about 1.7 kHz (the analogue prototype of BS.1770)."""
    k = math.tan(math.pi * 1681.974450955533 / rate)
    high = math.pow(10, 3.999843853973347 / 20)
    band = math.pow(high, 0.4996667741545416)
    q = 0.7071752369554196
    a0 = 1 + k / q + k * k
    return (
        (high + band * k / q + k * k) / a0,
        2 * (k * k - high) / a0,
        (high - band * k / q + k * k) / a0,
        2 * (k * k - 1) / a0,
        (1 - k / q + k * k) / a0,
    )


def _high_pass(rate: int) -> Filter:
    """The ear: less below about 40 Hz."""
    k = math.tan(math.pi * 38.13547087602444 / rate)
    q = 0.5003270373238773
    a0 = 1 + k / q + k * k
    return 1.0, -2.0, 1.0, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0
