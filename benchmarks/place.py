"""Where the measured programs run: a virtual screen, a person's home, a clean environment."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CHILDREN = Path(__file__).resolve().parent / "children"
NONE: Mapping[str, str] = MappingProxyType({})
NO_SCREEN = "needs Xvfb (Debian: xvfb)"
NO_MANAGER = "needs openbox, a window manager"

UNTWIST = "from player.__main__ import main; import sys; raise SystemExit(main(sys.argv[1:]))"


class Place:
    """A folder and an environment for children; `screen` tells whether they can open a window.

    All of them see the same `home`, whose routines and history a group may add to.
    """

    def __init__(self, folder: Path, display: str | None, home: str = "home") -> None:
        self.folder = folder
        self.screen = display is not None
        self.display = display
        self.home = folder / home
        self.env = _environment(self.home, display)

    def with_home(self, name: str) -> Place:
        """The same place with another home."""
        return Place(self.folder, self.display, name)

    def command(self, script: str, *words: object) -> list[str]:
        """The command line of a script in `children`."""
        return [sys.executable, str(CHILDREN / script), *map(str, words)]

    @staticmethod
    def untwist(*words: object) -> list[str]:
        """The command line of `untwist`, as its installed script starts it."""
        return [sys.executable, "-c", UNTWIST, *map(str, words)]

    def run(
        self, command: Sequence[str], timeout: float = 600, env: Mapping[str, str] = NONE
    ) -> str:
        """Run a child to its end; what it printed. Raises `RuntimeError` with its complaint."""
        done = subprocess.run(
            command,
            env=self.env | dict(env),
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=timeout,
        )
        if done.returncode:
            raise RuntimeError(f"{command[1:]} ended with {done.returncode}:\n{done.stderr}")
        return done.stdout

    def whole(self, command: Sequence[str]) -> float:
        """Milliseconds that a process takes from its start to its end."""
        begun = time.monotonic()
        self.run(command)
        return (time.monotonic() - begun) * 1000

    def told(self, script: str, *words: object) -> Any:
        """Run a script of `children` to its end; what it told in its last line, as JSON."""
        return json.loads(self.run(self.command(script, *words)).splitlines()[-1])

    def file(self, name: str, text: str) -> Path:
        """A file of our own."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


def in_turn(*measured: Callable[[], float], times: int) -> list[list[float]]:
    """Measure each so many times, taking turns, so that a busy minute of the machine meets all.

    Each runs once before, to warm up.
    """
    for measure in measured:
        measure()
    turns = [[measure() for measure in measured] for _ in range(times)]
    return [list(found) for found in zip(*turns, strict=True)]


@contextmanager
def a_place() -> Iterator[Place]:
    """A place for the time of the measurements; all of it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="untwist-") as folder, virtual_screen() as display:
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


@contextmanager
def window_manager(place: Place) -> Iterator[bool]:
    """A window manager on the virtual screen; False where there is none to be had."""
    if not place.screen or not shutil.which("openbox"):
        yield False
        return
    manager = subprocess.Popen(
        ["openbox"], env=place.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(1.0)
    try:
        yield True
    finally:
        manager.terminate()
        manager.wait(10)


def _environment(home: Path, display: str | None) -> dict[str, str]:
    env = os.environ | {
        "PYTHONPATH": str(ROOT),
        "UNTWIST_HOME": str(home),
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
        "SDL_AUDIODRIVER": "dummy",
    }
    # With it every start would compile the program anew.
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    env.pop("WAYLAND_DISPLAY", None)
    if display is not None:
        env |= {"DISPLAY": display, "SDL_VIDEODRIVER": "x11"}
    return env


@contextmanager
def virtual_screen(size: str = "3840x2160") -> Iterator[str | None]:
    """The name of a virtual screen; None where there is none to be had."""
    if os.name != "posix" or not shutil.which("Xvfb"):
        yield None
        return
    reading, writing = os.pipe()
    options = ["-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), *options],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        yield f":{number}" if number else None
    finally:
        server.terminate()
        server.wait(10)
