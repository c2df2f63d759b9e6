"""Where the measured programs run: a virtual screen, a folder of their own, a clean environment."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CHILDREN = Path(__file__).resolve().parent / "children"
NO_SCREEN = "needs Xvfb (Debian: xvfb)"


class Place:
    """A folder and an environment for children; `screen` tells whether they can open a window."""

    def __init__(self, folder: Path, display: str | None) -> None:
        self.folder = folder
        self.screen = display is not None
        self.env = _environment(folder, display)

    def command(self, script: str, *words: object) -> list[str]:
        """The command line of a script in `children`."""
        return [sys.executable, str(CHILDREN / script), *map(str, words)]

    def run(self, command: Sequence[str], timeout: float = 300) -> str:
        """Run a child to its end; what it printed. Raises `RuntimeError` with its complaint."""
        done = subprocess.run(
            command, env=self.env, cwd=ROOT, capture_output=True, text=True, timeout=timeout
        )
        if done.returncode:
            raise RuntimeError(f"{command[1:]} ended with {done.returncode}:\n{done.stderr}")
        return done.stdout

    def told(self, script: str, *words: object) -> Any:
        """Run a script of `children` to its end; what it told in its last line, as JSON."""
        return json.loads(self.run(self.command(script, *words)).splitlines()[-1])

    def file(self, name: str, text: str) -> Path:
        """A file of our own."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


@contextmanager
def a_place() -> Iterator[Place]:
    """A place for the time of the measurements; all of it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="untwist-") as folder, _screen() as display:
        yield Place(Path(folder), display)


@contextmanager
def busy(count: int) -> Iterator[None]:
    """So many processes that do nothing but take the processor."""
    command = [sys.executable, "-c", "while True: pass"]
    others = [subprocess.Popen(command) for _ in range(count)]
    try:
        yield
    finally:
        for other in others:
            other.kill()
            other.wait()


def _environment(folder: Path, display: str | None) -> dict[str, str]:
    env = os.environ | {
        "PYTHONPATH": str(ROOT),
        "UNTWIST_HOME": str(folder / "home"),
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
    }
    # With it every start would compile the program anew.
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    env.pop("WAYLAND_DISPLAY", None)
    if display is not None:
        env |= {"DISPLAY": display, "SDL_VIDEODRIVER": "x11"}
    return env


@contextmanager
def _screen() -> Iterator[str | None]:
    """A virtual screen of 3840 x 2160; None where there is none to be had."""
    if os.name != "posix" or not shutil.which("Xvfb"):
        yield None
        return
    reading, writing = os.pipe()
    size = ["-screen", "0", "3840x2160x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), *size], pass_fds=[writing], stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        yield f":{number}" if number else None
    finally:
        server.terminate()
        server.wait(10)
