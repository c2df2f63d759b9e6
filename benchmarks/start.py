"""Starts: to the first words, to a routine's figure, to Choose, and `untwist check` as a whole."""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial

from benchmarks import person
from benchmarks.place import NO_SCREEN, Place, in_turn, virtual_screen
from benchmarks.table import Row, median, ratio, skipped

TIMES = 15
TIMES_MANY = 3
"""The same for a start with thousands of files, which takes many seconds."""

MORE = 5_000
"""Own files besides the library."""

WORDS = "start to the first flip with text, 720p"
ROUTINE = "start to the first frame of a routine, with its figure"
CHOOSE = "start to Choose complete"
CHECK = "`untwist check FILE`, whole process"
BARE = "bare window to its flip"


def rows(place: Place) -> list[Row]:
    """The rows of the starts; on a screen of 1080 lines the window has 720."""
    with virtual_screen("1920x1080") as display:
        home = Place(place.folder, display, "start")
        person.settle(home.home)
        if not home.screen:
            names = (WORDS, ROUTINE, CHOOSE, f"{CHOOSE}, {MORE} own files more")
            return [*(skipped(name, NO_SCREEN) for name in names), _check(home)]
        windows = _windows(home)
        check = _check(home)
        person.add_own_files(home.home, MORE)
        return [*windows, _choose_many(home), check]


def _windows(place: Place) -> list[Row]:
    bare, words, routine, choose = map(
        median,
        in_turn(
            _bare(place),
            partial(_to_use, place, "words"),
            partial(_to_figure, place),
            partial(_to_use, place, "use"),
            times=TIMES,
        ),
    )
    files = f"{CHOOSE}, the library of {person.files_of_library()} files"
    return [
        ratio(WORDS, 1.25, 1.6, words, bare, BARE),
        ratio(ROUTINE, 1.7, 2.2, routine, bare, BARE),
        ratio(files, 1.9, 2.5, choose, bare, BARE),
    ]


def _choose_many(place: Place) -> Row:
    bare, choose = map(
        median,
        in_turn(_bare(place), partial(_to_use, place, "use"), times=TIMES_MANY),
    )
    return ratio(f"{CHOOSE}, {MORE} own files more", 2.2, 4.0, choose, bare, BARE)


def _check(place: Place) -> Row:
    file = person.LIBRARY / "bird-dog.yaml"
    bare, ours = map(
        median,
        in_turn(
            partial(place.whole, [sys.executable, "-c", "import yaml"]),
            partial(place.whole, place.untwist("check", file)),
            times=TIMES,
        ),
    )
    return ratio(CHECK, 1.5, 2.0, ours, bare, '`python -c "import yaml"`')


def _bare(place: Place) -> Callable[[], float]:
    return partial(_to_time, place, place.command("bare_window.py"))


def _to_use(place: Place, wanted: str, *words: str) -> float:
    return _to_time(place, place.command("start_watch.py", wanted, *words))


def _to_figure(place: Place) -> float:
    """In a copy of the home, in which no earlier session was left unfinished."""
    copy = Place(place.folder, place.display, "played")
    shutil.rmtree(copy.home, ignore_errors=True)
    shutil.copytree(place.home, copy.home)
    return _to_use(copy, "figure", "play", "bird-dog", "--no-checkin")


def _to_time(place: Place, command: Sequence[str]) -> float:
    """Milliseconds from the start of a process to the time that it tells."""
    begun = time.monotonic()
    told = json.loads(place.run(command, timeout=120).splitlines()[-1])
    return (float(told) - begun) * 1000
