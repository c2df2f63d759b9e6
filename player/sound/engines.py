"""The speech engines: which of them this machine has, and how each speaks.

The player only asks what there is; the worker runs them. So an engine's module, and all that is
needed to run one, is imported when it starts.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from player.sound.clip import Clip

SPEED = 0.9
"""The pace of the voice; 1 is an engine's own."""

_SECONDS = 20.0
"""Seconds that a program of the system is given for a sentence."""

Engine = Callable[[str], "Clip"]
"""Speaks one English sentence. Any exception means that it failed for this sentence."""

Command = Callable[[str, Path], list[str]]
"""The command line by which a program speaks a text into a WAV file."""


# Engines that are Python packages


def _hibari() -> Engine:
    """The best voice. Its model comes inside its wheel; no other voice is ever fetched."""
    from hibari import Hibari

    from player.sound.clip import Clip

    model: Any = Hibari(voice="heart", threads=1)

    def speak(text: str) -> Clip:
        samples = model(text, speed=SPEED, seed=0)
        return Clip([float(value) for value in samples], int(model.sample_rate))

    return speak


def _nanotts() -> Engine:
    """A small voice in a small wheel."""
    from py_nanotts import NanoTTS

    from player.sound.clip import from_pcm

    model: Any = NanoTTS()

    def speak(text: str) -> Clip:
        raw = model.speak(text, voice="en-GB", speed=SPEED, volume=0.5)  # louder, it clips
        return from_pcm(bytes(raw), 16_000)

    return speak


class Package(Struct, frozen=True):
    """An engine in a Python package: its module, the name of the wheel, and what starts it."""

    module: str
    wheel: str
    start: Callable[[], Engine]


PACKAGES: Mapping[str, Package] = MappingProxyType(
    {
        "hibari": Package("hibari", "hibari_tts", _hibari),
        "nanotts": Package("py_nanotts", "py_nanotts", _nanotts),
    }
)
"""The engines that a person can choose by these names (`VoiceChoice`), the best first."""


# Programs of the system


def _espeak(text: str, path: Path) -> list[str]:
    return ["espeak-ng", "-v", "en-gb", "-s", "150", "-w", str(path), "--", text]


def _flite(text: str, path: Path) -> list[str]:
    stretched = f"duration_stretch={1 / SPEED:.2f}"
    return ["flite", "--setf", stretched, "-t", text, "-o", str(path)]


def _say(text: str, path: Path) -> list[str]:
    form = ["--file-format=WAVE", "--data-format=LEI16@22050"]
    return ["say", "-r", "160", *form, "-o", str(path), "--", text]


_WINDOWS = (
    "Add-Type -AssemblyName System.Speech;"
    "$form = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo 22050,Sixteen,Mono;"
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "$voice.Rate = -1; $voice.SetOutputToWaveFile($args[0], $form);"
    "$voice.Speak($args[1]); $voice.Dispose()"
)


def _windows(text: str, path: Path) -> list[str]:
    # PowerShell doubles a quote; nothing else in a quoted word has a meaning.
    words = [f"'{str(word).replace(chr(39), chr(39) * 2)}'" for word in (path, text)]
    script = f"& {{{_WINDOWS}}} {' '.join(words)}"
    return ["powershell", "-NoProfile", "-NonInteractive", "-Command", script]


class Program(Struct, frozen=True):
    """A program that writes speech into a WAV file, and the only platform it is used on."""

    command: Command
    platform: str = ""

    def start(self) -> Engine:
        import subprocess
        import tempfile

        from player.sound.clip import read_wav

        def speak(text: str) -> Clip:
            with tempfile.TemporaryDirectory() as scratch:
                path = Path(scratch, "said.wav")
                no_window = 0x08000000 if sys.platform == "win32" else 0
                subprocess.run(
                    self.command(text, path),
                    check=True,
                    capture_output=True,
                    stdin=subprocess.DEVNULL,
                    timeout=_SECONDS,
                    creationflags=no_window,
                )
                return read_wav(path)

        return speak


PROGRAMS: Mapping[str, Program] = MappingProxyType(
    {
        "say": Program(_say, "darwin"),
        "powershell": Program(_windows, "win32"),
        "espeak-ng": Program(_espeak),
        "flite": Program(_flite),
    }
)
"""Programs of the system that can speak, the best first."""


# Which there are


def available(choice: str = "auto") -> tuple[str, ...]:
    """The names of this machine's engines for a person's choice, the best first.

    An engine that is here may still fail.
    """
    names = [
        f"{name} {_version(package)}"
        for name, package in PACKAGES.items()
        if choice in ("auto", name) and _installed(package.module)
    ]
    if choice in ("auto", "system"):
        for name, program in PROGRAMS.items():
            if program.platform in ("", sys.platform) and shutil.which(name):
                names.append(name)
    return tuple(names)


def engine_named(name: str) -> Engine:
    """The engine of a name from `available`, started. Raises whatever keeps it from that."""
    kind = name.split()[0]
    return PACKAGES[kind].start() if kind in PACKAGES else PROGRAMS[kind].start()


def _installed(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _version(package: Package) -> str:
    """The version by the folder beside the module; `importlib.metadata` would take 13 ms."""
    spec = importlib.util.find_spec(package.module)
    if spec is None or spec.origin is None:
        return "0"
    found = sorted(Path(spec.origin).parents[1].glob(f"{package.wheel}-*.dist-info"))
    return found[-1].stem.split("-")[-1] if found else "0"
