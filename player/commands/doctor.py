"""`untwist doctor`: what this machine has, and whether Untwist finds all its files."""

from __future__ import annotations

import platform
import sqlite3
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pygame
import yaml

from player import __version__, places
from player.app import locations
from player.app.locations import Trouble
from player.commands import output
from player.plan.timeline import lay_out
from player.screens.forms.spoken import minutes
from player.sound.engines import available
from player.sound.recordings import Pack
from player.sound.speaker import Speaker
from player.storage.backups import backups, day_of, folder_of
from player.storage.errors import HistoryError
from player.storage.fallback import check
from player.storage.history import History
from player.storage.repair import lacking
from player.ui.text.fallback_fonts import font_for, has
from player.ui.text.fonts import font, font_path
from player.ui.text.scripts import SCRIPTS
from player.ui.window.window import UNSEEN

Report = tuple[str, str, bool]
"""A thing looked at, what was found, and whether it is as it should be."""


def examine(*, mend: bool = False) -> int:
    """Print all reports, a line each; 1 if something keeps a routine from being played.

    With `mend` the person's folder is closed to others first.
    """
    if mend and (open_ones := places.readable_by_others(places.home())):
        places.close_to_others(open_ones)
        output.say(f"Closed to others: {len(open_ones)} files and folders in {places.home()}.")
    well = True
    for what, found, good in (
        *_versions(),
        *_drivers(),
        *_voices(),
        *_folders(),
        *_history(),
        *_fonts(),
        *_routines(),
    ):
        well &= good
        output.say(f"{'' if good else '! '}{what}: {found}")
    return 0 if well else 1


def _versions() -> Iterator[Report]:
    yield "Untwist", __version__, True
    yield "Python", f"{platform.python_version()} ({sys.executable})", True
    yield "system", platform.platform(), True
    yield "pygame-ce", pygame.version.ver, hasattr(pygame, "IS_CE")
    yield "SDL", ".".join(map(str, pygame.get_sdl_version())), True
    with_c = bool(getattr(yaml, "__with_libyaml__", False))
    yield "YAML", f"{yaml.__version__}, {'C' if with_c else 'slower Python'} parser", True
    yield "SQLite", sqlite3.sqlite_version, True
    for name in ("msgspec", "tomlkit", "click", "rich", "platformdirs", "font-manrope"):
        yield name, metadata.version(name), True


def _drivers() -> Iterator[Report]:
    try:
        pygame.display.init()
        if pygame.display.get_driver() in UNSEEN:
            raise pygame.error("SDL draws where nobody sees it")
        sizes = ", ".join(f"{w} x {h}" for w, h in pygame.display.get_desktop_sizes())
        yield "screen", f"{pygame.display.get_driver()}, {sizes}", True
        pygame.display.quit()
    except pygame.error as trouble:
        yield "screen", f"none ({trouble}): pictures and checks work, the player does not", True

    speaker = Speaker()
    speaker.open()
    driver = pygame.mixer.get_driver() if speaker.running and not speaker.silent else ""
    yield "sound", driver or f"none: {speaker.trouble} The player goes on without.", True
    speaker.close()


def _voices() -> Iterator[Report]:
    named = ", ".join(available())
    yield "voices", named or "none installed: the library speaks from its pack", True
    folder = places.shipped("media") / "voice"
    pack = Pack(folder)
    try:
        found = f"{len(pack)} phrases, {pack.size / 1e6:.1f} MB"
    except OSError as trouble:
        yield "phrase pack", f"{folder} is not whole ({trouble})", False
    else:
        yield "phrase pack", found if len(pack) else f"nothing in {folder}", bool(len(pack))


def _folders() -> Iterator[Report]:
    for name in ("routines", "media"):
        folder = places.shipped(name)
        yield f"{name} of the program", str(folder), folder.is_dir()
    home = places.home()
    there = "" if home.is_dir() else " (made when there is something to keep)"
    yield "own folder", f"{home}{there}", True
    yield "own routines", str(locations.own_routines()), True
    yield "who can read it", *_privacy(home)


def _privacy(home: Path) -> tuple[str, bool]:
    """Who can read the person's folder. That others can is told, and is no fault."""
    if sys.platform == "win32":
        return "whom the rules of your Windows profile let in: only you, as a rule", True
    if not (found := places.readable_by_others(home)):
        return "only you", True
    many = f"{len(found)} files and folders" if len(found) > 1 else "the folder"
    return f"others on this machine too ({many}); `untwist doctor --mend` closes it", True


def _history() -> Iterator[Report]:
    path: Path = locations.history_path()
    try:
        if found := lacking(path):
            yield "history lacks", f"{found.said} {found.offer} `untwist history repair`.", False
        if not path.exists():
            yield "history", f"{path} (none yet)", True
            return
        if fault := check(path):
            yield "history", f"{path} is broken ({fault}). `untwist history repair`.", False
            return
        with History.open(path) as history:
            left = len(history.unfinished())
            said = f"{path}, {history.count()} sessions, checked"
            yield "history", said + (f", {left} not ended" if left else ""), True
    except HistoryError as trouble:
        yield "history", str(trouble), False
    copies = backups(path)
    newest = f", the newest of {day_of(copies[0])}" if copies else ""
    yield "copies of the history", f"{len(copies)}{newest} ({folder_of(path)})", True


def _fonts() -> Iterator[Report]:
    try:
        pygame.font.init()
        yield "font", font("Medium", 20).name, True
    except (ImportError, OSError, pygame.error) as trouble:
        yield "font", str(trouble), False
        return
    yield from _scripts()


def _scripts() -> Iterator[Report]:
    """The scripts beyond our own font that this machine has a font for."""
    own = font_path("Medium")
    there: list[str] = []
    lacking: list[str] = []
    for script in SCRIPTS:
        found = has(own, script.sample) or font_for(script.sample, script, bold=False)
        (there if found else lacking).append(script.name)
    yield "scripts with a font", ", ".join(there), True
    yield "scripts without a font", ", ".join(lacking) or "none of those we know", True


def _routines() -> Iterator[Report]:
    try:
        library = locations.library()
    except Trouble as trouble:
        yield "routines", str(trouble), False
        return
    for key in library.keys():
        reading = library.read(key)
        errors = reading.errors
        if reading.routine is None:
            yield key, f"{errors[0].place}: {errors[0].message}", False
        else:
            advice = len(reading.problems) - len(errors)
            seconds = minutes(lay_out(reading.routine).total_seconds)
            yield key, seconds + (f", {advice} advice" if advice else ""), True
