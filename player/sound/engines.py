"""The engines that make speech out of text, behind one small interface. Used by the worker."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from player.sound.clip import Clip, from_pcm, read_wav

SPEED = 0.9
"""The pace of the voice; 1 is an engine's own."""

SECONDS = 20.0
"""Seconds that a program of the system is given for a sentence."""

CHOICES = ("auto", "hibari", "nanotts", "system", "off")
"""What a person can set the voice to."""


class Engine(Protocol):
    """Something that speaks English."""

    def speak(self, text: str) -> Clip:
        """One sentence as it comes. Any exception means that this engine failed for it."""


class Hibari:
    """The best voice: its model comes inside its wheel, no other voice of it is ever fetched."""

    def __init__(self) -> None:
        from hibari import Hibari as Model

        self._model: Any = Model(voice="heart", threads=1)

    def speak(self, text: str) -> Clip:
        """One sentence, the same samples each time."""
        heard = self._model(text, speed=SPEED, seed=0)
        return Clip([float(value) for value in heard], int(self._model.sample_rate))


class NanoTTS:
    """A small voice in a small wheel."""

    def __init__(self) -> None:
        from py_nanotts import NanoTTS as Model

        self._model: Any = Model()

    def speak(self, text: str) -> Clip:
        """One sentence; louder than this it clips."""
        raw = self._model.speak(text, voice="en-GB", speed=SPEED, volume=0.5)
        return from_pcm(bytes(raw), 16_000)


class Program:
    """A program of the system that writes speech into a WAV file."""

    def __init__(self, command: Callable[[str, Path], Sequence[str]]) -> None:
        self._command = command

    def speak(self, text: str) -> Clip:
        """One sentence by way of a file."""
        import subprocess  # needed in the worker alone, and the player starts without them
        import tempfile

        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch, "said.wav")
            hidden = 0x08000000 if sys.platform == "win32" else 0  # no window of its own
            subprocess.run(
                list(self._command(text, path)),
                check=True,
                capture_output=True,
                stdin=subprocess.DEVNULL,
                timeout=SECONDS,
                creationflags=hidden,
            )
            return read_wav(path)


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
    # Quotes of PowerShell are doubled; nothing else in a quoted word has a meaning.
    words = [f"'{str(word).replace(chr(39), chr(39) * 2)}'" for word in (path, text)]
    script = f"& {{{_WINDOWS}}} {' '.join(words)}"
    return ["powershell", "-NoProfile", "-NonInteractive", "-Command", script]


_PROGRAMS: Mapping[str, Callable[[str, Path], list[str]]] = MappingProxyType(
    {"say": _say, "powershell": _windows, "espeak-ng": _espeak, "flite": _flite}
)
_ONLY_ON = {"say": "darwin", "powershell": "win32"}


def available(choice: str = "auto") -> tuple[str, ...]:
    """The names of the engines that this machine has, the best first, for a person's choice.

    Nothing is imported or run: an engine that is here may still fail.
    """
    names: list[str] = []
    if choice in ("auto", "hibari") and _installed("hibari"):
        names.append(f"hibari {_version('hibari', 'hibari_tts')}")
    if choice in ("auto", "nanotts") and _installed("py_nanotts"):
        names.append(f"nanotts {_version('py_nanotts', 'py_nanotts')}")
    if choice in ("auto", "system"):
        for program in _PROGRAMS:
            if sys.platform == _ONLY_ON.get(program, sys.platform) and shutil.which(program):
                names.append(program)
    return tuple(names)


def made(name: str) -> Engine:
    """The engine of a name that `available` gave. Raises whatever keeps it from starting."""
    kind = name.split()[0]
    if kind == "hibari":
        return Hibari()
    if kind == "nanotts":
        return NanoTTS()
    return Program(_PROGRAMS[kind])


def _installed(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _version(module: str, package: str) -> str:
    """The version by the folder beside the module; `importlib.metadata` would take 13 ms."""
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        return "0"
    found = sorted(Path(spec.origin).parents[1].glob(f"{package}-*.dist-info"))
    return found[-1].stem.split("-")[-1] if found else "0"
