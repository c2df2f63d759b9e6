"""What is done to a clip after its rendering: ends, loudness, files."""

import math
from pathlib import Path

import pytest

from player.sound.clip import (
    AFTER,
    BEFORE,
    PEAK,
    SILENT,
    TARGET,
    Clip,
    NoSpeech,
    as_pcm,
    finished,
    from_pcm,
    loudness,
    read_wav,
    wav_seconds,
    write_wav,
)

RATE = 16_000


def tone(seconds: float, level: float = 0.3, hertz: float = 997.0) -> list[float]:
    return [level * math.sin(math.tau * hertz * i / RATE) for i in range(round(seconds * RATE))]


def padded(before: float, seconds: float, after: float, level: float = 0.3) -> Clip:
    quiet = [0.0] * RATE
    return Clip(
        quiet[: round(before * RATE)] + tone(seconds, level) + quiet[: round(after * RATE)], RATE
    )


def test_a_full_sine_of_one_channel_is_3_below_full() -> None:
    assert loudness(tone(2, level=1.0), RATE) == pytest.approx(-3.01, abs=0.05)
    assert loudness(tone(2, level=0.1), RATE) == pytest.approx(-23.01, abs=0.05)
    assert loudness([0.0] * RATE, RATE) == SILENT


def test_a_pause_within_does_not_count() -> None:
    whole = tone(2) + [0.0] * 3 * RATE + tone(2)

    assert loudness(whole, RATE) == pytest.approx(loudness(tone(4), RATE), abs=0.7)


@pytest.mark.parametrize(("before", "after"), [(0.4, 0.5), (0.0, 0.0)])
def test_silence_at_the_ends_becomes_the_same_everywhere(before: float, after: float) -> None:
    clip = finished(padded(before, 0.6, after))

    assert clip.seconds == pytest.approx(0.6 + BEFORE + AFTER, abs=0.005)
    assert max(map(abs, clip.samples[: round(0.015 * RATE)])) < 0.01
    assert max(map(abs, clip.samples[-round(0.1 * RATE) :])) == 0


@pytest.mark.parametrize("level", [0.004, 0.05, 0.9])
def test_clips_become_equally_loud(level: float) -> None:
    clip = finished(padded(0.1, 1.0, 0.1, level))

    assert loudness(clip.samples, clip.rate) == pytest.approx(TARGET, abs=0.5)


def test_no_sample_passes_the_peak() -> None:
    sharp = [0.0] * RATE
    for at in range(0, RATE, 800):
        sharp[at] = 1.0

    assert max(map(abs, finished(Clip(sharp, RATE)).samples)) <= 10 ** (PEAK / 20) + 1e-9


@pytest.mark.parametrize("raw", [[], [0.0] * RATE, [0.0] * 500 + [0.3, -0.3] * 5 + [0.0] * 500])
def test_nothing_to_hear_is_a_failure_of_the_engine(raw: list[float]) -> None:
    with pytest.raises(NoSpeech):
        finished(Clip(raw, RATE))


def test_a_clip_comes_back_from_its_file(tmp_path: Path) -> None:
    clip = Clip([0.0, 0.5, -0.5, 1.0], RATE)
    path = tmp_path / "new" / "a.wav"

    write_wav(path, clip)

    assert read_wav(path).samples == pytest.approx(clip.samples, abs=1e-4)
    assert wav_seconds(path) == pytest.approx(4 / RATE)
    assert [one.name for one in path.parent.iterdir()] == ["a.wav"]
    assert from_pcm(as_pcm(clip), RATE).rate == RATE


def test_a_file_that_is_cut_off_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    write_wav(path, Clip(tone(0.5), RATE))
    path.write_bytes(path.read_bytes()[:500])

    with pytest.raises(EOFError):
        read_wav(path)
    assert wav_seconds(path) == 0
    path.write_bytes(b"no sound at all")
    assert wav_seconds(path) == 0
