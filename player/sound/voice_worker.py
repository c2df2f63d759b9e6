"""The process that renders speech: a line of JSON in for each sentence, a line out for each.

In:  {"text": "Rest.", "ways": [["hibari 0.2.1", "…/cache/voice/1a2b.wav"], …]}
Out: {"text": "Rest.", "path": "…", "seconds": 0.61}  or  {"text": "Rest.", "error": "…"}

It runs beside a moving picture, so at the lowest priority. It ends when the player closes the pipe
or is gone, since it then reads the end of its input.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, TextIO

from player.sound.clip import Clip, finished, from_pcm, read_wav, write_wav
from player.sound.engines import SPEED

NICENESS = 15

_SECONDS = 20.0
"""Seconds that a program of the system is given for a sentence."""

Engine = Callable[[str], Clip]
"""Speaks one English sentence. Any exception means that it failed for this sentence."""

Command = Callable[[str, Path], list[str]]
"""The command line by which a program speaks a text into a WAV file."""


def hibari() -> Engine:
    """The best voice. Its model comes inside its wheel; no other voice is ever fetched."""
    from hibari import Hibari

    model: Any = Hibari(voice="heart", threads=1)

    def speak(text: str) -> Clip:
        samples = model(text, speed=SPEED, seed=0)
        return Clip([float(value) for value in samples], int(model.sample_rate))

    return speak


def _nanotts() -> Engine:
    """A small voice in a small wheel."""
    from py_nanotts import NanoTTS

    model: Any = NanoTTS()

    def speak(text: str) -> Clip:
        raw = model.speak(text, voice="en-GB", speed=SPEED, volume=0.5)  # louder, it clips
        return from_pcm(bytes(raw), 16_000)

    return speak


def _program(command: Command) -> Engine:
    """A program of the system that writes speech into a WAV file."""

    def speak(text: str) -> Clip:
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch, "said.wav")
            no_window = 0x08000000 if sys.platform == "win32" else 0
            subprocess.run(
                command(text, path),
                check=True,
                capture_output=True,
                stdin=subprocess.DEVNULL,
                timeout=_SECONDS,
                creationflags=no_window,
            )
            return read_wav(path)

    return speak


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


COMMANDS: Mapping[str, Command] = MappingProxyType(
    {"say": _say, "powershell": _windows, "espeak-ng": _espeak, "flite": _flite}
)


def engine_named(name: str) -> Engine:
    """The engine of a name from `engines.available`. Raises whatever keeps it from starting."""
    kind = name.split()[0]
    if kind == "hibari":
        return hibari()
    if kind == "nanotts":
        return _nanotts()
    return _program(COMMANDS[kind])


class Worker:
    """Renders with the engines named in each job; one that cannot start is not tried again."""

    def __init__(self) -> None:
        self._engines: dict[str, Engine | None] = {}

    def answer(self, job: dict[str, Any]) -> dict[str, Any]:
        """Render one sentence with the first engine that can."""
        text, wrong = str(job["text"]), ""
        for name, place in job["ways"]:
            try:
                clip = finished(self._engine(name)(text))
                write_wav(Path(place), clip)
            except Exception as failed:  # whatever goes wrong in an engine: the next one
                wrong += f"{name}: {type(failed).__name__}: {failed}; "
                continue
            return {"text": text, "path": place, "seconds": clip.seconds}
        return {"text": text, "error": wrong or "no engine"}

    def _engine(self, name: str) -> Engine:
        if name not in self._engines:
            self._engines[name] = None
            self._engines[name] = engine_named(name)
        engine = self._engines[name]
        if engine is None:
            raise RuntimeError("it could not start")
        return engine


def serve(jobs: TextIO, answers: TextIO) -> None:
    """Answer every job until there are no more, or nobody listens."""
    worker = Worker()
    for line in jobs:
        answer = worker.answer(json.loads(line))
        try:
            answers.write(json.dumps(answer) + "\n")
            answers.flush()
        except OSError:
            return


def main() -> int:
    """Serve standard input; what an engine prints goes to standard error."""
    if sys.platform != "win32":  # there the player sets the priority
        with contextlib.suppress(OSError):
            os.nice(NICENESS)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with contextlib.suppress(KeyboardInterrupt):
        serve(sys.stdin, answers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
