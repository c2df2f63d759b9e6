"""The pictures that a routine file brings along, unpacked by a process of their own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pygame

from player.format.picture_file import Refused, look_at
from player.screens.play.picture_process import SECONDS
from player.ui.pygame_types import Rect, Surface

Key = tuple[str, tuple[int, int]]


class OwnPictures:
    """Pictures at the sizes at which they are shown, each unpacked once.

    With `arrived`, nobody waits: `draw` gives nothing until the picture is there, and another
    thread calls `arrived` then. Without it, `draw` waits.
    """

    def __init__(self, arrived: Callable[[], object] | None = None) -> None:
        self.arrived = arrived
        self.news = 0
        """How many pictures have come."""
        self._kept: dict[Key, Surface | None] = {}
        self._came: dict[Key, bytes] = {}

    def draw(self, surface: Surface, box: Rect, path: str) -> bool:
        """Draw a picture into a box; False where it is none, or is not there yet."""
        key = (path, box.size)
        if key in self._came:
            self._kept[key] = _surface(self._came.pop(key))
        if key not in self._kept:
            self._kept[key] = None
            if self.arrived is None:
                self._kept[key] = _surface(unpacked(*key))
            else:
                Thread(target=self._unpack, args=(key,), name="picture", daemon=True).start()
        picture = self._kept[key]
        if picture is None:
            return False
        surface.blit(picture, picture.get_rect(center=box.center))
        return True

    def _unpack(self, key: Key) -> None:
        self._came[key] = unpacked(*key)
        self.news += 1
        if self.arrived is not None:
            self.arrived()


def unpacked(path: str, box: tuple[int, int]) -> bytes:
    """What the process prints of a picture; nothing where it is none, or takes too much."""
    import subprocess  # not before the first frame

    from player.helper_process import flags, surroundings

    try:
        look_at(Path(path))  # most of what is wrong needs no process
    except (Refused, OSError):
        return b""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "player.screens.play.picture_process", path, *map(str, box)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=2 * SECONDS,
            env=surroundings(PYGAME_HIDE_SUPPORT_PROMPT="1"),
            creationflags=flags(behind=False),
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""


def _surface(printed: bytes) -> Surface | None:
    """The picture that was printed; None where it is not whole."""
    size = int.from_bytes(printed[:4], "big"), int.from_bytes(printed[4:8], "big")
    points = printed[8:]
    if not points or len(points) != 4 * size[0] * size[1]:
        return None
    return pygame.image.frombytes(points, size, "RGBA")
