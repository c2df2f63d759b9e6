"""`untwist watch`: a file on the play screen while it is being written."""

from __future__ import annotations

import os
import time
from collections.abc import Generator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from player import places
from player.app import locations
from player.app.locations import Trouble
from player.app.painting import painter
from player.format.library import Library
from player.format.problem import Level, Problem
from player.format.routine_file import Reading
from player.format.source import ENDINGS
from player.screens.play.figure_frames import Stances
from player.screens.play.still_pictures import StillPictures
from player.screens.preview.watch_screen import WatchScreen
from player.ui.look import THEMES
from player.ui.window.app import App
from player.ui.window.aside import Aside
from player.ui.window.window import Window

LOOK_SECONDS = 0.1
"""Seconds between two looks at the file."""

AGAIN_SECONDS = 0.04
"""Seconds until the next look at a file that has changed: it is read once it no longer changes."""

_MOST = 5_000
"""Files of a folder whose names are read, at most."""

_Stamp = tuple[int, int, int] | None


class _State(NamedTuple):
    """The names and stamps by which a save is noticed."""

    siblings: frozenset[str]
    stamps: dict[Path, _Stamp]


class FileFollower:
    """Reads a routine file whenever it, or a file that it uses, has been saved.

    It goes by time, size and number of the files, so that editors may write into the file or put
    another one in its place. `reading` is the file as it was last read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._library = Library(locations.folders(), locations.names(), beside=path)
        self._paths: tuple[Path, ...] = (path,)
        self._read: _State | None = None
        self._seen: _State | None = None
        self.reading: Reading | None = None

    @property
    def wait(self) -> float:
        """Seconds until the next look."""
        return LOOK_SECONDS if self._seen == self._read else AGAIN_SECONDS

    def look(self) -> Reading | None:
        """The file as read anew, if it has changed and changes no longer; else None."""
        now = _State(_siblings(self.path.parent), {path: _stamp(path) for path in self._paths})
        rests = now == self._seen or self.reading is None
        self._seen = now
        if now == self._read or not rests:
            return None
        before = self.reading
        self.reading = self._fresh()
        self._paths = (self.path, *self._library.sources(self.path.stem))
        # The stamps are those from before the reading, so a save during it is noticed next time.
        stamps = {p: now.stamps[p] if p in now.stamps else _stamp(p) for p in self._paths}
        self._seen = self._read = _State(now.siblings, stamps)
        return self.reading if self.reading is not before else None

    def _fresh(self) -> Reading:
        if not self.path.is_file():
            where = (str(self.path), 1, 1)
            message = "This file is gone."
            hint = "It is shown again as soon as it is back."
            return Reading(None, (Problem(*where, Level.ERROR, "gone", message, hint),))
        self._library.refresh()
        return self._library.read(self.path.stem)


def _stamp(path: Path) -> _Stamp:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _siblings(folder: Path) -> frozenset[str]:
    """The names of the routine files in a folder: a new one may be what a `use` was missing."""
    try:
        with os.scandir(folder) as entries:
            names = (entry.name for entry in entries)
            return frozenset(islice((n for n in names if n.lower().endswith(ENDINGS)), _MOST))
    except OSError:
        return frozenset()


def watching(screen: object) -> Generator[object, object, int]:
    """The visit of one screen, which is never left for the urge."""
    wanted = screen
    while (yield wanted) is Aside.BEGIN:
        wanted = Aside.BACK
    return 0


def watch_file(
    name: str, *, speed: float = 1.0, size: tuple[int, int] | None = None, theme: str = "light"
) -> int:
    """Open a window on a file, given by its path or a routine's name; the exit code."""
    path = _file_of(name)
    clock = time.monotonic
    ahead = painter(lambda: app.wake())
    pictures = StillPictures(Stances(locations.pose_of), locations.figure(), ahead)
    screen = WatchScreen(path.name, FileFollower(path), clock, pictures, speed=speed)
    window = Window(size, f"{path.name} - Untwist", places.shipped("media") / "icon.png")
    app: App[object] = App(
        window,
        watching(screen),
        lambda _: screen,
        clock=clock,
        sleep=time.sleep,
        theme=THEMES[theme],
    )
    try:
        return app.run()
    finally:
        ahead.close()


def _file_of(name: str) -> Path:
    path = Path(name)
    if not path.is_file():
        named = locations.library().path(name)
        if named is None:
            raise Trouble(f"There is no file or routine {name}. `untwist new` makes one.")
        path = named
    return path.absolute()
