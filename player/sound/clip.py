"""A spoken clip: trimmed, brought to one loudness, faded, and kept as a WAV file."""

from __future__ import annotations

import array
import contextlib
import math
import os
import sys
import wave
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from player import places

TARGET = -21.0
"""LUFS that every clip is brought to."""

PEAK = -3.0
"""The largest sample, in dB below full scale."""

QUIET = 0.02
"""Ends quieter than this part of the peak are silence."""

BEFORE, AFTER = 0.020, 0.120
"""Seconds kept before and after the sound."""

FADE = 0.008
SHORTEST = 0.05
"""Seconds. A shorter sound is no word: the engine has failed."""


class Clip(Struct, frozen=True):
    """Samples from -1 to 1 on one channel, `rate` of them a second."""

    samples: Sequence[float]
    rate: int

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate


class NoSpeech(Exception):
    """An engine gave nothing audible."""


def finished(raw: Clip) -> Clip:
    """The clip trimmed, levelled and faded, to be played. Raises NoSpeech for an empty one."""
    loudest = max(map(abs, raw.samples), default=0.0)
    if loudest <= 0:
        raise NoSpeech("silence")
    inside = _trimmed(raw, loudest)
    level = loudness(inside.samples, inside.rate)
    if inside.seconds < SHORTEST + BEFORE + AFTER or level <= SILENT:
        raise NoSpeech(f"{inside.seconds:.2f} s of sound")
    gain = math.pow(10, (TARGET - level) / 20)
    return _faded(Clip(_limited([gain * value for value in inside.samples]), inside.rate))


def _trimmed(clip: Clip, loudest: float) -> Clip:
    quiet, samples = QUIET * loudest, clip.samples
    first = next(i for i, value in enumerate(samples) if abs(value) > quiet)
    last = next(i for i in range(len(samples) - 1, -1, -1) if abs(samples[i]) > quiet)
    before, after = round(BEFORE * clip.rate), round(AFTER * clip.rate)
    kept = list(samples[max(0, first - before) : last + 1 + after])
    kept = [0.0] * max(0, before - first) + kept
    missing = max(0, last + 1 + after - len(samples))
    return Clip(kept + [0.0] * missing, clip.rate)


def _limited(samples: list[float]) -> list[float]:
    """The samples, with the largest bent softly below the peak."""
    most = math.pow(10, PEAK / 20)
    knee = 0.7 * most
    if max(map(abs, samples)) <= knee:
        return samples
    room = most - knee
    return [
        value
        if abs(value) <= knee
        else math.copysign(knee + room * math.tanh((abs(value) - knee) / room), value)
        for value in samples
    ]


def _faded(clip: Clip) -> Clip:
    count = min(round(FADE * clip.rate), len(clip.samples) // 2)
    samples = list(clip.samples)
    for place in range(count):
        rise = 0.5 - 0.5 * math.cos(math.pi * place / count)
        samples[place] *= rise
        samples[-1 - place] *= rise
    return Clip(samples, clip.rate)


def as_pcm(clip: Clip) -> bytes:
    """The samples as 16 bits, little-endian."""
    whole = array.array("h", (max(-32767, min(32767, round(v * 32767))) for v in clip.samples))
    if sys.byteorder == "big":
        whole.byteswap()
    return whole.tobytes()


def from_pcm(raw: bytes, rate: int) -> Clip:
    """A clip from 16-bit samples, little-endian, on one channel."""
    whole = array.array("h", raw[: len(raw) // 2 * 2])
    if sys.byteorder == "big":
        whole.byteswap()
    return Clip([value / 32768 for value in whole], rate)


def write_wav(path: Path, clip: Clip) -> None:
    """Write a WAV file under another name and rename it, so that it is whole or not there."""
    places.make_private_folder(path.parent)
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        places.make_private_file(beside)
        with wave.open(str(beside), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(clip.rate)
            file.writeframes(as_pcm(clip))
        beside.replace(path)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def read_wav(path: Path) -> Clip:
    """A clip from a WAV file. Raises OSError, EOFError or wave.Error for one that is not whole."""
    with wave.open(str(path), "rb") as file:
        if file.getnchannels() != 1 or file.getsampwidth() != 2:
            raise wave.Error("not one channel of 16 bits")
        raw = file.readframes(file.getnframes())
        if len(raw) != 2 * file.getnframes() or not raw:
            raise EOFError(f"{path.name} is cut off")
        return from_pcm(raw, file.getframerate())


def wav_seconds(path: Path) -> float:
    """How long a WAV file takes, by its header and size; 0 for one that is not whole."""
    try:
        with wave.open(str(path), "rb") as file:
            frames, rate = file.getnframes(), file.getframerate()
        return frames / rate if path.stat().st_size >= 2 * frames else 0.0
    except (OSError, EOFError, wave.Error):
        return 0.0


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
