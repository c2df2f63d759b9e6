"""Where things are on this machine, read when asked for: routines, poses, settings, the time."""

from __future__ import annotations

import sys
from collections.abc import Collection
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from player import places
from player.model.printable import harmless

if TYPE_CHECKING:
    from player.format.library import Library
    from player.format.pose_library import PoseLibrary
    from player.model.figure import Figure
    from player.model.pose import Pose
    from player.model.routine import Routine
    from player.model.settings import Settings
    from player.storage.settings import LoadedSettings


class Trouble(Exception):
    """A known problem in a sentence or two: what is wrong, where, what to do. Exit code 1."""


def now() -> datetime:
    """The time of day here, with its offset."""
    return datetime.now().astimezone()


def today() -> date:
    """The person's day, which begins when the settings say so."""
    from player.model.record import local_day  # 8 ms that `check` need not pay

    return local_day(now(), settings(places.home() / "settings.toml").day_begins)


def history_path() -> Path:
    """The file of the history; it need not be there."""
    return places.home() / "history.db"


def own_routines() -> Path:
    """The folder of the person's own routines; it need not be there."""
    return places.home() / "routines"


def folders(settings_now: Settings | None = None) -> list[Path]:
    """The folders of routines: ours, those named in the settings, and the person's own, which wins.

    Without settings passed in, those of the file count.
    """
    file = places.home() / "settings.toml"
    if settings_now is None and not places.is_there(file):
        named: tuple[str, ...] = ()  # most often, and then nothing more is imported
    else:
        named = (settings_now or settings(file)).folders
    more = [Path(name).expanduser() for name in named]
    return [places.shipped("routines"), *more, own_routines()]


@cache
def _read_settings(path: Path) -> LoadedSettings:
    """The settings of a file, read once; what is wrong in it goes to stderr."""
    from player.storage.settings import SettingsFile

    read = SettingsFile(path).read()
    for trouble in read.troubles:
        print(harmless(trouble), file=sys.stderr)
    return read


def settings(path: Path) -> Settings:
    """The settings of a file, read once; what is wrong in it goes to stderr."""
    return _read_settings(path).settings


def figure() -> Figure:
    """The figure of the settings. What they leave open is chosen by chance, and kept.

    That it could not be kept goes to stderr.
    """
    from player.app.own_figure import figure_of
    from player.model.settings import with_figure
    from player.storage.settings import SettingsError, SettingsFile

    path = places.home() / "settings.toml"
    read = _read_settings(path)
    chosen = figure_of(read.settings)
    wanted = with_figure(read.settings, chosen, read.refused)
    if wanted != read.settings:
        file = SettingsFile(path)
        file.read()
        try:
            file.write(wanted)
        except SettingsError as refused:
            print(harmless(f"The figure could not be kept. {refused}"), file=sys.stderr)
    return chosen


@cache
def poses() -> PoseLibrary:
    """The poses that are shipped."""
    from player.format.pose_library import PoseLibrary

    return PoseLibrary(places.shipped("media") / "poses")


def names() -> dict[str, Collection[str]]:
    """The names that a routine file may use: the poses and the closed words."""
    return {"pose": poses().keys(), "work": checked_names()["work"]}


def checked_names() -> dict[str, Collection[str]]:
    """The same with the words for conditions, for a check of every key."""
    from player.care.files import vocabulary

    return {"pose": poses().keys(), **vocabulary().names()}


def library_for(settings_now: Settings) -> Library:
    """The routines of the folders of these settings, without advice on their files."""
    from player.format.library import Library

    return Library(folders(settings_now), names(), advise=False)


def library(*more: Path) -> Library:
    """The routines of the folders of now, and of `more`."""
    from player.format.library import Library

    return Library([*folders(), *more], names())


def pose_of(name: str) -> Pose | None:
    """A pose by its name; None where there is none that can be drawn."""
    return poses().pose(name)


def pose_named(name: str) -> Pose:
    """A pose by its name; raises `Trouble` with all that is wrong."""
    reading = poses().read(name)
    if reading.pose is None:
        raise Trouble("\n".join(problem.as_text() for problem in reading.problems))
    return reading.pose


def routine_named(name: str, routines: Library | None = None) -> Routine:
    """The routine of a name or a file; raises `Trouble` with all that is wrong."""
    reading = (routines or library()).find(name)
    if reading.routine is None:
        raise Trouble("\n".join(problem.as_text() for problem in reading.problems))
    return reading.routine
