"""Makes the sounds of the player from the table below, with the standard library alone.

    python media/sounds/make_sounds.py [FOLDER]

Every sound is a sum of decaying partials, struck once or more, with a soft attack and an end
that fades to nothing; the same table always gives the same samples. The files are OGG Vorbis
when `ffmpeg` or `oggenc` is on the PATH, else WAV, and the script says which. FOLDER is where
they go; without it they go beside this script.
"""

from __future__ import annotations

import argparse
import array
import math
import random
import shutil
import subprocess
import sys
import tempfile
import wave
from dataclasses import dataclass
from pathlib import Path

RATE = 48_000
"""Samples a second, one channel, 16 bits."""

QUALITY = "7"
"""Of the encoder: below 7 a trace of each tick is heard before it."""

NOISE_SECONDS = 0.003
NOISE_DB = -12.0


@dataclass(frozen=True)
class Partial:
    """One sine of a tone: frequency `ratio`, `level` in dB, seconds to `fall` by 60 dB.

    A twin `twin_hz` higher, at `twin_level` dB, beats slowly against it.
    """

    ratio: float
    level: float
    fall: float
    twin_hz: float = 0.0
    twin_level: float = 0.0


@dataclass(frozen=True)
class Recipe:
    """A sound: `strikes` are (seconds, hertz), `attack`, `length` and `fade` are seconds.

    `peak` is the largest sample in dB below full scale; `noise` begins each strike with a short
    burst, as of wood.
    """

    strikes: tuple[tuple[float, float], ...]
    partials: tuple[Partial, ...]
    attack: float
    length: float
    fade: float
    peak: float
    noise: bool = False


def bell(times: float) -> tuple[Partial, ...]:
    """The bell of switch, go, return and done, ringing `times` as long."""
    return (
        Partial(1, 0, 1.6 * times),
        Partial(2, -9, 0.9 * times),
        Partial(3.01, -17, 0.5 * times),
        Partial(4.2, -24, 0.25 * times),
    )


BOWL = (
    Partial(1, 0, 6.5, 0.7, -10),
    Partial(2.76, -5, 4.5, 1.1, -15),
    Partial(5.17, -14, 2.2),
    Partial(8.06, -24, 1.0),
)
WOOD = (Partial(1, 0, 0.22), Partial(2.68, -9, 0.10), Partial(4.9, -20, 0.05))
SOFT = (Partial(1, 0, 2.0), Partial(2, -15, 0.8), Partial(3, -27, 0.4))

A4, B4, C4, G4, C5, E5, G5, C6 = 440.00, 493.88, 261.63, 392.00, 523.25, 659.26, 783.99, 1046.5

RECIPES = {
    "start": Recipe(((0, 277.18),), BOWL, 0.030, 4.5, 1.2, -9.5),
    "switch": Recipe(((0, G5), (0.24, C6)), bell(1), 0.005, 1.6, 0.3, -9.5),
    "rest": Recipe(((0, E5), (0.36, B4)), SOFT, 0.015, 2.2, 0.6, -11),
    "tick": Recipe(((0, 1046.5),), WOOD, 0.002, 0.25, 0.05, -8.5, noise=True),
    "go": Recipe(((0, C6),), bell(1), 0.003, 0.9, 0.3, -10.5),
    "hold": Recipe(((0, A4),), SOFT, 0.010, 1.2, 0.5, -10.5),
    "return": Recipe(((0, C6), (0.14, G5)), bell(0.6), 0.003, 0.9, 0.3, -10.5),
    "done": Recipe(
        tuple((0.09 * i, hz) for i, hz in enumerate((C4, G4, C5, E5, G5))),
        bell(2),
        0.006,
        3.2,
        0.8,
        -9.5,
    ),
}

COUNTDOWN = ((0, "tick"), (1, "tick"), (2, "tick"), (3, "go"))
"""The clip `countdown`: which sound begins at which second, to the sample."""


def amplitude(decibels: float) -> float:
    """The factor that `decibels` stand for."""
    return math.pow(10.0, decibels / 20.0)


def synthesise(recipe: Recipe) -> list[float]:
    """The samples of a sound, from -1 to 1."""
    samples = [0.0] * round(recipe.length * RATE)
    for at, hertz in recipe.strikes:
        strike = _strike(recipe, hertz, len(samples) - round(at * RATE))
        for i, value in enumerate(strike, start=round(at * RATE)):
            samples[i] += value
    fade = round(recipe.fade * RATE)
    for i in range(fade):
        samples[-1 - i] *= _rise(i / fade)
    loudest = max(map(abs, samples))
    return [value * amplitude(recipe.peak) / loudest for value in samples]


def _strike(recipe: Recipe, hertz: float, count: int) -> list[float]:
    samples = [0.0] * count
    for partial in recipe.partials:
        pitch = hertz * partial.ratio
        _add_sine(samples, pitch, partial.level, partial.fall)
        if partial.twin_hz:
            _add_sine(samples, pitch + partial.twin_hz, partial.twin_level, partial.fall)
    if recipe.noise:
        _add_noise(samples)
    attack = round(recipe.attack * RATE)
    for i in range(attack):
        samples[i] *= _rise(i / attack)
    return samples


def _add_sine(samples: list[float], hertz: float, level: float, fall: float) -> None:
    turn = complex(math.cos(math.tau * hertz / RATE), math.sin(math.tau * hertz / RATE))
    step = turn * amplitude(-60.0 / (fall * RATE))
    value = complex(amplitude(level))
    for i in range(len(samples)):
        samples[i] += value.imag
        value *= step


def _add_noise(samples: list[float]) -> None:
    grains = random.Random(1)
    count = round(NOISE_SECONDS * RATE)
    for i in range(count):
        samples[i] += grains.uniform(-1, 1) * amplitude(NOISE_DB) * _rise(1 - i / count)


def _rise(part: float) -> float:
    """Half a cosine from 0 to 1."""
    return 0.5 - 0.5 * math.cos(math.pi * part)


def countdown(sounds: dict[str, list[float]]) -> list[float]:
    """Three ticks and a go, exactly one second apart, as one clip."""
    last, ending = COUNTDOWN[-1]
    samples = [0.0] * (last * RATE + len(sounds[ending]))
    for second, name in COUNTDOWN:
        for i, value in enumerate(sounds[name], start=second * RATE):
            samples[i] += value
    return samples


def write_wav(path: Path, samples: list[float]) -> None:
    """Write the samples as a WAV file of 16 bits."""
    whole = array.array("h", (round(value * 32767) for value in samples))
    if sys.byteorder == "big":
        whole.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(whole.tobytes())


def encoder(wav: Path, ogg: Path) -> list[str] | None:
    """The command that makes `ogg` from `wav`, the same bytes each time; None without one."""
    if program := shutil.which("ffmpeg"):
        return [
            *(program, "-y", "-loglevel", "error", "-i", str(wav), "-map_metadata", "-1"),
            *("-fflags", "+bitexact", "-flags:a", "+bitexact"),
            *("-c:a", "libvorbis", "-q:a", QUALITY, str(ogg)),
        ]
    if program := shutil.which("oggenc"):
        return [program, "-Q", "-s", "1", "-q", QUALITY, "-o", str(ogg), str(wav)]
    return None


def main() -> int:
    """Write every sound and say where it went; 1 when there was no encoder."""
    options = argparse.ArgumentParser(description="Make the sounds of the player.")
    options.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent)
    folder: Path = options.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    sounds = {name: synthesise(recipe) for name, recipe in RECIPES.items()}
    sounds["countdown"] = countdown(sounds)
    encoded = True
    with tempfile.TemporaryDirectory() as scratch:
        for name, samples in sounds.items():
            wav, made = Path(scratch, f"{name}.wav"), folder / f"{name}.ogg"
            write_wav(wav, samples)
            if command := encoder(wav, made):
                subprocess.run(command, check=True)
            else:
                encoded, made = False, folder / wav.name
                shutil.copy(wav, made)
            print(f"{made}  {len(samples) / RATE:.2f} s  {made.stat().st_size} bytes")
    if not encoded:
        print("No encoder found: install ffmpeg or oggenc to get the OGG files the player reads.")
    return 0 if encoded else 1


if __name__ == "__main__":
    sys.exit(main())
