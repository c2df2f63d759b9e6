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

from player.sound.loudness import SILENT, loudness

TARGET = -21.0
"""LUFS that every clip is brought to."""

PEAK = -3.0
"""The largest sample, in dB below full scale."""

QUIET = 0.02
"""The part of the peak below which the ends count as silence."""

BEFORE, AFTER = 0.020, 0.120
"""Seconds kept before and after what is heard."""

FADE = 0.008
SHORTEST = 0.05
"""Seconds; what is shorter is no word, and the engine has failed."""


class Clip(Struct, frozen=True):
    """Samples from -1 to 1 on one channel, `rate` of them a second."""

    samples: Sequence[float]
    rate: int

    @property
    def seconds(self) -> float:
        """How long it takes."""
        return len(self.samples) / self.rate


class NoSpeech(Exception):
    """An engine gave nothing that can be heard."""


def finished(raw: Clip) -> Clip:
    """The clip as it is played: trimmed, levelled, faded. Raises NoSpeech for an empty one."""
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
    """The samples, the largest bent softly below the peak."""
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
    """Write a WAV file beside its place and rename it there, so that it is whole or not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
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
    """How long a WAV file takes, by its head and size. Raises as `read_wav` does."""
    with wave.open(str(path), "rb") as file:
        frames, rate = file.getnframes(), file.getframerate()
    if not frames or path.stat().st_size < 2 * frames:
        raise EOFError(f"{path.name} is cut off")
    return frames / rate
