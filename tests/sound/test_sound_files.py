"""The shipped sounds: made by their script, told apart by pitch, clean at both ends."""

from __future__ import annotations

import array
import importlib.util
import math
import sys
import wave
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pygame
import pytest

from player import places
from player.narration.sounds import SECONDS, Sound
from player.sound.recordings import Pack
from player.sound.sounds import Sounds
from player.sound.speaker import Speaker
from player.sound.voice import Voice

RATE = 48_000
SOUNDS = places.shipped("media") / "sounds"
NAMES = ["start", "switch", "rest", "tick", "go", "hold", "return", "done", "countdown"]


@pytest.fixture(scope="module")
def script() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("make_sounds", SOUNDS / "make_sounds.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture(scope="module")
def shipped() -> Iterator[dict[str, array.array[int]]]:
    """The left channel of every file, as the mixer decodes it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDL_AUDIODRIVER", "dummy")
        pygame.mixer.init(RATE, -16, 2, 1024, allowedchanges=0)
    yield {
        name: array.array("h", pygame.mixer.Sound(SOUNDS / f"{name}.ogg").get_raw())[0::2]
        for name in NAMES
    }
    pygame.mixer.quit()


def decibels(factor: float) -> float:
    return 20 * math.log10(max(factor, 1e-9))


def goertzel(samples: array.array[int], hertz: float) -> float:
    """The amplitude at one frequency, full scale being 1, through a Hann window."""
    around = 2 * math.cos(math.tau * hertz / RATE)
    one = two = 0.0
    for i, value in enumerate(samples):
        window = 0.5 - 0.5 * math.cos(math.tau * i / len(samples))
        one, two = value * window + around * one - two, one
    power = one * one + two * two - around * one * two
    return 4 * math.sqrt(max(power, 0)) / len(samples) / 32768


@pytest.mark.parametrize(
    ("name", "hertz", "begin", "end"),
    [
        ("start", 277.18, 0.0, 0.5),
        ("switch", 783.99, 0.0, 0.24),
        ("switch", 1046.5, 0.24, 0.7),
        ("rest", 659.26, 0.0, 0.36),
        ("rest", 493.88, 0.36, 0.8),
        ("tick", 1046.5, 0.0, 0.1),
        ("go", 1046.5, 0.0, 0.5),
        ("hold", 440.0, 0.0, 0.6),
        ("return", 1046.5, 0.0, 0.14),
        ("return", 783.99, 0.16, 0.6),
        ("countdown", 1046.5, 3.0, 3.5),
        ("done", 261.63, 0.0, 0.3),
        ("done", 392.00, 0.1, 0.4),
        ("done", 523.25, 0.2, 0.5),
        ("done", 659.26, 0.3, 0.6),
        ("done", 783.99, 0.4, 0.7),
    ],
)
def test_a_sound_holds_its_note(
    name: str, hertz: float, begin: float, end: float, shipped: dict[str, array.array[int]]
) -> None:
    heard = shipped[name][round(begin * RATE) : round(end * RATE)]
    note = goertzel(heard, hertz)
    assert decibels(note) > -28
    # A whole tone to each side, where no note of ours lies.
    assert decibels(goertzel(heard, hertz * 1.122) / note) < -10
    assert decibels(goertzel(heard, hertz / 1.122) / note) < -10


def test_switch_rises_and_rest_falls(shipped: dict[str, array.array[int]]) -> None:
    def highest(name: str, begin: float, end: float) -> float:
        heard = shipped[name][round(begin * RATE) : round(end * RATE)]
        return max((493.88, 659.26, 783.99, 1046.5), key=lambda hertz: goertzel(heard, hertz))

    assert (highest("switch", 0, 0.24), highest("switch", 0.24, 0.6)) == (783.99, 1046.5)
    assert (highest("rest", 0, 0.36), highest("rest", 0.36, 0.8)) == (659.26, 493.88)


@pytest.mark.parametrize(
    ("name", "seconds", "peak"),
    [
        ("start", 4.5, -9.5),
        ("switch", 1.6, -9.5),
        ("rest", 2.2, -11),
        ("tick", 0.25, -8.5),
        ("go", 0.9, -10.5),
        ("hold", 1.2, -10.5),
        ("return", 0.9, -10.5),
        ("done", 3.2, -9.5),
        ("countdown", 3.9, -8.5),
    ],
)
def test_length_and_peak(
    name: str, seconds: float, peak: float, shipped: dict[str, array.array[int]]
) -> None:
    heard = shipped[name]
    assert len(heard) == round(seconds * RATE)
    assert decibels(max(map(abs, heard)) / 32768) == pytest.approx(peak, abs=0.4)


def loudest_tenth(samples: array.array[int]) -> float:
    """The loudest tenth of a second, as its root mean square in dB below full scale."""
    step = RATE // 10
    parts = [samples[at : at + step] for at in range(0, len(samples), step)]
    return decibels(max(math.sqrt(sum(v * v for v in part) / step) for part in parts) / 32768)


@pytest.mark.parametrize("name", NAMES)
def test_no_tone_is_louder_than_the_voice(name: str, shipped: dict[str, array.array[int]]) -> None:
    pygame.mixer.init(RATE, -16, 2, 1024, allowedchanges=0)
    recording = Pack(places.shipped("media") / "voice").find("Come onto your hands and knees.")
    assert recording is not None
    spoken = array.array("h", pygame.mixer.Sound(recording.sound()).get_raw())[0::2]

    # At the volumes of the settings.
    lower = decibels(Sounds(Speaker())._gain() / Voice(Speaker(), choice="off")._gain())
    assert loudest_tenth(shipped[name]) + lower <= loudest_tenth(spoken)


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_begins_and_ends_in_silence_and_has_no_offset(
    name: str, shipped: dict[str, array.array[int]]
) -> None:
    heard = shipped[name]
    assert decibels(max(map(abs, heard[:5])) / 32768) < -40
    assert decibels(max(map(abs, heard[-RATE // 200 :])) / 32768) < -60
    assert abs(sum(heard) / len(heard)) < 3


def test_the_shipped_files_are_those_the_script_makes(
    script: ModuleType, shipped: dict[str, array.array[int]]
) -> None:
    made = {name: script.synthesise(recipe) for name, recipe in script.RECIPES.items()}
    made["countdown"] = script.countdown(made)
    assert set(made) == set(NAMES)
    for name, samples in made.items():
        off = sum((a - b / 32768) ** 2 for a, b in zip(samples, shipped[name], strict=True))
        assert decibels(math.sqrt(off / sum(a * a for a in samples))) < -20, name


def test_the_countdown_has_nothing_but_its_sounds_a_second_apart(script: ModuleType) -> None:
    tick, go = [0.5, -0.25], [0.75]
    mixed = script.countdown({"tick": tick, "go": go})
    assert len(mixed) == 3 * RATE + 1
    assert {i: value for i, value in enumerate(mixed) if value} == {
        0: 0.5, 1: -0.25,
        RATE: 0.5, RATE + 1: -0.25,
        2 * RATE: 0.5, 2 * RATE + 1: -0.25,
        3 * RATE: 0.75,
    }  # fmt: skip


def test_a_wav_holds_the_samples_in_16_bits(script: ModuleType, tmp_path: Path) -> None:
    script.write_wav(tmp_path / "x.wav", [0.0, 1.0, -1.0, 0.5])
    with wave.open(str(tmp_path / "x.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert file.readframes(9) == bytes.fromhex("0000 ff7f 0180 0040")


def test_without_an_encoder_the_script_writes_wav_and_says_so(
    script: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["make_sounds.py", str(tmp_path / "made")])
    monkeypatch.setattr(script, "synthesise", lambda recipe: [0.0] * 48)
    assert script.main() == 1
    assert sorted(p.name for p in (tmp_path / "made").iterdir()) == sorted(
        f"{name}.wav" for name in NAMES
    )
    assert "ffmpeg" in capsys.readouterr().out


@pytest.mark.parametrize("sound", list(Sound))
def test_a_sound_rings_as_long_as_the_plan_says(sound: Sound) -> None:
    pygame.mixer.init(48_000, -16, 1, 1024, allowedchanges=0)
    try:
        file = places.shipped("media") / "sounds" / f"{sound}.ogg"
        assert pygame.mixer.Sound(file).get_length() == pytest.approx(SECONDS[sound], abs=0.05)
    finally:
        pygame.mixer.quit()
