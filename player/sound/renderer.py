"""The player's side of the worker that renders speech. No call waits for it."""

from __future__ import annotations

import contextlib
import queue
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    import subprocess


class Rendered(Struct, frozen=True):
    """A rendered sentence: its file and seconds; or no file, and the error."""

    sentence: str
    path: Path | None
    seconds: float = 0.0
    error: str = ""


class Renderer:
    """Starts the worker when there is something to render, and ends it when all is done."""

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self._command = list(command or (sys.executable, "-m", "player.sound.voice_worker"))
        self._process: subprocess.Popen[str] | None = None
        self._asked: dict[str, None] = {}
        self._jobs: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[Rendered | None] = queue.SimpleQueue()

    def ask(self, sentence: str, ways: Sequence[tuple[str, Path]]) -> None:
        """Have a sentence rendered; `ways` are engines, best first, each with its file to write."""
        if sentence in self._asked:
            return
        self._asked[sentence] = None
        job = {"text": sentence, "ways": [[engine, str(path)] for engine, path in ways]}
        if self._process is None:
            self._start()
        self._jobs.put(msgspec.json.encode(job).decode() + "\n")

    def drain(self) -> list[Rendered]:
        """The sentences finished since the last call."""
        found: list[Rendered] = []
        with contextlib.suppress(queue.Empty):
            while True:
                answer = self._answers.get_nowait()
                if answer is None:  # the worker is gone
                    found += [
                        Rendered(text, None, error="the worker ended") for text in self._asked
                    ]
                    self._asked.clear()
                elif answer.sentence in self._asked:
                    del self._asked[answer.sentence]
                    found.append(answer)
        if self._process is not None and not self._asked:
            self.close()
        return found

    def close(self) -> None:
        """End the worker, which frees its memory. `ask` starts another one."""
        process, self._process = self._process, None
        if process is None:
            return
        self._asked.clear()
        self._jobs.put(None)
        from player.helper_process import end

        threading.Thread(target=end, args=(process,), name="voice-end").start()

    def _start(self) -> None:
        self._jobs, self._answers = queue.SimpleQueue(), queue.SimpleQueue()
        try:
            process = _spawn(self._command)
        except OSError:
            self._answers.put(None)
            return
        self._process = process
        assert process.stdin is not None
        assert process.stdout is not None
        for name, work, arguments in (
            ("voice-jobs", _write, (process.stdin, self._jobs)),
            ("voice-clips", _read, (process.stdout, self._answers)),
        ):
            threading.Thread(target=work, args=arguments, name=name, daemon=True).start()


def _spawn(command: list[str]) -> subprocess.Popen[str]:
    import subprocess  # not before the first frame

    from player.helper_process import flags, surroundings

    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env=surroundings(),
        creationflags=flags(),
    )


def _write(pipe: IO[str], jobs: queue.SimpleQueue[str | None]) -> None:
    """Pass the jobs on. Closing the pipe ends the worker."""
    with contextlib.suppress(OSError), pipe:
        while (job := jobs.get()) is not None:
            pipe.write(job)
            pipe.flush()


def _read(pipe: IO[str], answers: queue.SimpleQueue[Rendered | None]) -> None:
    with contextlib.suppress(OSError, ValueError), pipe:
        for line in pipe:
            answers.put(_rendered(msgspec.json.decode(line)))
    answers.put(None)


def _rendered(answer: dict[str, Any]) -> Rendered:
    if "path" in answer:
        return Rendered(answer["text"], Path(answer["path"]), float(answer["seconds"]))
    return Rendered(answer["text"], None, error=str(answer["error"]))
