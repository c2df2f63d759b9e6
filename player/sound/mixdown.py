"""A whole session mixed to samples, as the player's channels mix it, a second at a time."""

from __future__ import annotations

import array
import sys
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct

from player.sound.sounds import DUCKED, FADE_MS
from player.sound.speaker import FRAME_BYTES, RATE, Lane

_FADE = FADE_MS * RATE // 1000
_GRAIN = RATE // 100
"""Samples between two changes of level while a chime is lowered."""

_LOUDEST = 32767


class Track(Struct):
    """Samples of one channel on a lane of the mixer; `begin` is a sample of the session."""

    begin: int
    samples: Sequence[int]
    lane: Lane

    @property
    def end(self) -> int:
        return self.begin + len(self.samples)


def track(at: float, raw: bytes, lane: Lane) -> Track:
    """A track at `at` seconds, from samples of the mixer (16 bits, both channels alike)."""
    both = array.array("h", raw[: len(raw) // FRAME_BYTES * FRAME_BYTES])
    return Track(round(at * RATE), both[0::2], lane)


def arranged(tracks: Sequence[Track]) -> list[Track]:
    """The tracks as the lanes play them.

    A new track on a lane ends the one before; a chime fades under the next one. All tones are
    lowered while the voice speaks.
    """
    found: list[Track] = []
    by_begin = sorted(tracks, key=lambda one: one.begin)
    spoken = [(one.begin, one.end) for one in by_begin if one.lane is Lane.VOICE]
    for lane, tail in ((Lane.VOICE, 0), (Lane.COUNTDOWN, 0), (Lane.CHIME, _FADE)):
        here = [one for one in by_begin if one.lane is lane]
        for one, following in zip_longest(here, here[1:]):
            if following is not None and following.begin + tail < one.end:
                one = _cut(one, following.begin - one.begin, tail)
            found.append(one if lane is Lane.VOICE else _lowered(one, spoken))
    return sorted(found, key=lambda one: one.begin)


def _cut(one: Track, keep: int, tail: int) -> Track:
    samples = list(one.samples[: keep + tail])
    for place in range(keep, len(samples)):
        samples[place] = samples[place] * (keep + tail - place) // tail
    return Track(one.begin, samples, one.lane)


def _lowered(chime: Track, spoken: Sequence[tuple[int, int]]) -> Track:
    near = [(begin, end) for begin, end in spoken if begin < chime.end and end > chime.begin]
    if not near:
        return chime
    step = _GRAIN / _FADE * (1 - DUCKED)
    level, samples = 1.0, list(chime.samples)
    for at in range(0, len(samples), _GRAIN):
        now = chime.begin + at
        down = any(begin <= now < end for begin, end in near)
        level = max(DUCKED, level - step) if down else min(1.0, level + step)
        if level < 1.0:
            samples[at : at + _GRAIN] = [int(level * v) for v in samples[at : at + _GRAIN]]
    return Track(chime.begin, samples, chime.lane)


def mixed(tracks: Sequence[Track], seconds: float) -> Iterator[bytes]:
    """The mix, a second of 16-bit samples on one channel at a time, for at least `seconds`."""
    last = max([round(seconds * RATE), *(one.end for one in tracks)])
    coming = sorted(tracks, key=lambda one: one.begin, reverse=True)
    sounding: list[Track] = []
    for begin in range(0, last, RATE):
        end = min(begin + RATE, last)
        while coming and coming[-1].begin < end:
            sounding.append(coming.pop())
        yield _block(sounding, begin, end)
        sounding = [one for one in sounding if one.end > end]


def _block(sounding: Sequence[Track], begin: int, end: int) -> bytes:
    total = [0] * (end - begin)
    for one in sounding:
        first, last = max(begin, one.begin), min(end, one.end)
        part = one.samples[first - one.begin : last - one.begin]
        at = first - begin
        total[at : at + len(part)] = [
            a + b for a, b in zip(total[at : at + len(part)], part, strict=True)
        ]
    if total and (max(total) > _LOUDEST or min(total) < -_LOUDEST):
        total = [max(-_LOUDEST, min(_LOUDEST, value)) for value in total]
    samples = array.array("h", total)
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tobytes()
