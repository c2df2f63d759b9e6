"""Sound made small in a form that any browser can be taught: four bits a sample (IMA ADPCM).

Ogg is not read by every Safari, and other small forms need an encoder that a machine may lack.
These few lines encode, and as few decode in the page. A voice takes 8 KB a second.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]

_STEPS = np.array(
    [
        *(7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60),
        *(66, 73, 80, 88, 97, 107, 118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371),
        *(408, 449, 494, 544, 598, 658, 724, 796, 876, 963, 1060, 1166, 1282, 1411, 1552, 1707),
        *(1878, 2066, 2272, 2499, 2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358, 5894, 6484, 7132),
        *(7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623),
        *(27086, 29794, 32767),
    ],
    np.int32,
)
_NEXT = np.array([-1, -1, -1, -1, 2, 4, 6, 8], np.int32)

_TAPS = 48
"""Samples on each side that the filter looks at before samples are left out."""


def thinned(samples: Samples, times: int) -> Samples:
    """Every so many-th sample, after all that is too high for the new rate was taken away."""
    reach = np.arange(-_TAPS, _TAPS + 1)
    sinc = np.sinc(reach * 0.92 / times) * np.hamming(len(reach))
    smooth = np.convolve(samples.astype(np.float64), sinc / sinc.sum(), mode="same")
    return np.clip(np.round(smooth[::times]), -32768, 32767).astype(np.int16)


def packed(clips: Sequence[Samples]) -> list[NDArray[np.uint8]]:
    """Each clip at four bits a sample, the earlier one in the lower half of a byte.

    All clips are encoded side by side, a sample of each at a time.
    """
    longest = max((len(clip) for clip in clips), default=0)
    wanted = np.zeros((longest + longest % 2, len(clips)), np.int32)
    for place, clip in enumerate(clips):
        wanted[: len(clip), place] = clip
    codes = np.zeros(wanted.shape, np.uint8)
    guess = np.zeros(len(clips), np.int32)
    index = np.zeros(len(clips), np.int32)
    for at, now in enumerate(wanted):
        step = _STEPS[index]
        off = now - guess
        size = np.minimum(np.abs(off) * 4 // step, 7)
        sign = off < 0
        codes[at] = size + 8 * sign
        # What the decoder will find for this code.
        change = (step >> 3) + (step >> 2) * (size & 1)
        change += (step >> 1) * (size >> 1 & 1) + step * (size >> 2)
        guess = np.clip(guess + np.where(sign, -change, change), -32768, 32767)
        index = np.clip(index + _NEXT[size], 0, len(_STEPS) - 1)
    halves = (codes[0::2] | codes[1::2] << 4).astype(np.uint8)
    return [halves[: -(-len(clip) // 2), place].copy() for place, clip in enumerate(clips)]
