"""The colours of a movement, and its steps as their numbers. Only where pictures are painted."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from player.figure.palette import Colour
from player.painting.layers import UNSEEN, Surface
from player.painting.strips import HIGH

MOST = 255
"""Numbers of colours; 0 is none of them."""

_ROUNDS = 4
"""How often the colours are moved to the middle of those that they stand for."""

_BITS = 6
"""Bits of each of red, green and blue by which colours are told apart."""

Bytes = NDArray[np.uint8]


class Numbering:
    """The table of colours that fits some pictures best where they differ from their base.

    The colours in `kept` are in it as they are.
    """

    def __init__(self, base: Surface, pictures: Sequence[Surface], kept: Sequence[Colour]) -> None:
        self._base = base
        ground = _colours_of(base)
        shown = [_colours_of(one) for one in pictures]
        found = np.concatenate([one[_differing(one, ground)] for one in shown])
        own = np.array(list(dict.fromkeys(kept)), np.uint8).reshape(-1, 3)
        self._table = _table(found, own.astype(np.float32))
        self._numbers = np.zeros(1 << 3 * _BITS, np.uint8)
        self._numbers[_bins(own)] = np.arange(1, len(own) + 1)

    @property
    def colours(self) -> bytes:
        """Three bytes for each number from 0 on."""
        return b"\0\0\0" + self._table.astype(np.uint8).tobytes()

    def strips(self, picture: Surface) -> tuple[bytes, array[int], tuple[int, int, int, int]]:
        """The ribbon of a picture, the places of its strips, and the box round them."""
        seen, ground = _colours_of(picture), _colours_of(self._base)
        differing = _differing(seen, ground)
        numbers = np.zeros(differing.shape, np.uint8)
        numbers[differing] = self._numbers_of(seen[differing])
        numbers = np.pad(numbers, ((0, -len(numbers) % HIGH), (0, 0)))
        parts, places = [], array("H")
        for top in range(0, len(numbers), HIGH):
            band = numbers[top : top + HIGH]
            for left, right in _runs(np.any(band, axis=0)):
                parts.append(band[:, left:right])
                places.extend((left, top, right - left))
        if not parts:
            parts, places = [numbers[:HIGH, :1]], array("H", (0, 0, 1))
        lefts, tops, wides = places[::3], places[1::3], places[2::3]
        right = max(left + wide for left, wide in zip(lefts, wides, strict=True))
        box = (min(lefts), min(tops), right - min(lefts), max(tops) + HIGH - min(tops))
        return np.concatenate(parts, axis=1).tobytes(), places, box

    def _numbers_of(self, colours: Bytes) -> Bytes:
        bins = _bins(colours)
        unknown = np.unique(bins[self._numbers[bins] == 0])
        shift = 8 - _BITS
        parts = [(unknown >> _BITS * place) & ((1 << _BITS) - 1) for place in (2, 1, 0)]
        middles = (np.stack(parts, 1) << shift).astype(np.float32) + (1 << shift) / 2 - 0.5
        if len(unknown):
            self._numbers[unknown] = _nearest(middles, self._table) + 1
        return self._numbers[bins]


def _runs(filled: NDArray[np.bool]) -> list[tuple[int, int]]:
    """Where something begins and ends; gaps that are narrower than a strip is high are filled."""
    places = np.flatnonzero(filled)
    if not len(places):
        return []
    gaps = np.flatnonzero(np.diff(places) > HIGH)
    begins = [int(places[0]), *(int(places[gap + 1]) for gap in gaps)]
    ends = [*(int(places[gap]) + 1 for gap in gaps), int(places[-1]) + 1]
    return list(zip(begins, ends, strict=True))


def _colours_of(surface: Surface) -> Bytes:
    """Red, green and blue of each pixel."""
    wide, high = surface.get_size()
    raw = np.frombuffer(surface.get_buffer().raw, np.uint8)
    return raw.reshape(high, wide, 4)[:, :, 2::-1]


def _differing(one: Bytes, other: Bytes) -> NDArray[np.bool]:
    more = np.maximum(one, other) - np.minimum(one, other)
    differs: NDArray[np.bool] = np.any(more > UNSEEN, axis=2)
    return differs


def _bins(colours: Bytes) -> NDArray[np.int32]:
    shift = 8 - _BITS
    parts = (colours >> shift).astype(np.int32)
    found: NDArray[np.int32] = (parts[:, 0] << 2 * _BITS) | (parts[:, 1] << _BITS) | parts[:, 2]
    return found


def _table(colours: Bytes, kept: NDArray[np.float32]) -> NDArray[np.float32]:
    """The colours that stand for all others: far apart at first, then moved to their middles."""
    if not len(colours):
        return kept
    _, which, counts = np.unique(_bins(colours), return_inverse=True, return_counts=True)
    means = np.stack(
        [np.bincount(which, colours[:, part]) / counts for part in range(3)], 1
    ).astype(np.float32)
    weight = np.sqrt(counts)
    table, far = list(kept), np.full(len(means), np.inf, np.float32)
    for colour in kept:
        far = np.minimum(far, ((means - colour) ** 2).sum(1))
    while len(table) < min(MOST, len(kept) + len(means)):
        table.append(means[(far * weight).argmax()])
        far = np.minimum(far, ((means - table[-1]) ** 2).sum(1))
    found = np.array(table, np.float32)
    for _ in range(_ROUNDS):
        nearest = _nearest(means, found)
        total = np.bincount(nearest, weight, len(found))
        for part in range(3):
            sums = np.bincount(nearest, weight * means[:, part], len(found))
            middle = sums / np.maximum(total, 1e-9)
            found[:, part] = np.where(total > 0, middle, found[:, part])
        found[: len(kept)] = kept  # they stay as they are
    rounded: NDArray[np.float32] = np.round(found)
    return rounded


def _nearest(colours: NDArray[np.float32], table: NDArray[np.float32]) -> NDArray[np.intp]:
    apart = (table**2).sum(1) - 2 * colours @ table.T
    nearest: NDArray[np.intp] = apart.argmin(1)
    return nearest
