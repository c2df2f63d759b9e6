"""The sound of a page: four bits a sample, and which clips each cue is made of."""

import numpy as np
import pytest

from player.handout.blob import Blob
from player.handout.page_sound import SoundWriter
from player.handout.small_sound import _NEXT, _STEPS, Samples, packed, thinned
from tests.handout.pages import beep


def unpacked(codes: "np.typing.NDArray[np.uint8]", count: int) -> Samples:
    """The decoder of the page, once more."""
    guess = index = 0
    found = []
    for at in range(count):
        code = int(codes[at >> 1]) >> 4 if at & 1 else int(codes[at >> 1]) & 15
        step = int(_STEPS[index])
        change = step >> 3
        change += step >> 2 if code & 1 else 0
        change += step >> 1 if code & 2 else 0
        change += step if code & 4 else 0
        guess = max(-32768, min(32767, guess - change if code & 8 else guess + change))
        index = max(0, min(len(_STEPS) - 1, index + int(_NEXT[code & 7])))
        found.append(guess)
    return np.array(found, np.int16)


def off(wanted: Samples, found: Samples) -> float:
    """How much louder the sound is than what was lost, in decibels."""
    lost = wanted.astype(float) - found
    return float(10 * np.log10((wanted.astype(float) ** 2).mean() / (lost**2).mean()))


@pytest.mark.parametrize("pitch", [220, 880, 2500])
def test_what_is_packed_sounds_nearly_the_same(pitch: int) -> None:
    wave = (np.sin(np.arange(8001) * 2 * np.pi * pitch / 16000) * 9000).astype(np.int16)
    (codes,) = packed([wave])
    assert len(codes) == 4001
    assert off(wave, unpacked(codes, len(wave))) > 20


def test_clips_of_different_lengths_are_packed_side_by_side() -> None:
    rise = np.linspace(0, 20000, 500).astype(np.int16)
    alone = packed([rise])[0]
    both = packed([np.zeros(1501, np.int16), rise])
    assert [len(one) for one in both] == [751, 250]
    assert np.array_equal(both[1], alone)
    assert packed([]) == []


def test_the_loudest_step_stays_in_range() -> None:
    square = np.where(np.arange(400) // 20 % 2, 32767, -32768).astype(np.int16)
    found = unpacked(packed([square])[0], 400)
    assert found.max() <= 32767
    assert off(square, found) > 5


def test_what_is_too_high_for_fewer_samples_is_gone_and_the_rest_stays() -> None:
    at = np.arange(48000)
    low = (np.sin(at * 2 * np.pi * 500 / 48000) * 9000).astype(np.int16)
    high = (np.sin(at * 2 * np.pi * 12000 / 48000) * 9000).astype(np.int16)
    assert np.abs(thinned(high, 3)[100:-100]).max() < 90
    assert off(low[::3][100:-100], thinned(low, 3)[100:-100]) > 40


def test_a_sentence_is_kept_once_for_all_its_lines() -> None:
    writer, said = SoundWriter(), {"Rest.": beep(0.2), "Now left.": beep(0.3)}
    assert writer.line("Rest. Now left.", said) == 0
    assert writer.line("Now left.", said) == 1
    assert writer.line("Rest. Now left.", said) == 0
    found = writer.written(Blob())
    assert found.lines == ((0, 1), (1,))
    assert [clip.samples for clip in found.clips] == [3200, 4800]


def test_a_line_without_a_recording_is_not_said() -> None:
    writer = SoundWriter()
    assert writer.line("Rest. Something new.", {"Rest.": beep(0.2)}) is None
    assert writer.line("…", {}) is None
    writer.tone("go", b"")
    assert writer.written(Blob()).tones == {}
