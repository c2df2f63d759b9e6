"""Starts: to the first words, to the first frame of a routine, and `untwist check` as a whole."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from benchmarks.place import NO_SCREEN, ROOT, Place
from benchmarks.table import Row, median, ratio, skipped

TIMES = 15
"""Starts of each kind; they take turns, so that a busy minute of the machine meets all."""

WORDS = "start to first flip with readable text, 720p"
ROUTINE = "start to the first frame of a given routine"
CHECK = "`untwist check FILE`, whole process"
BARE = "bare pygame-ce window to first flip"
SOFT = "the same with SDL's renderer off, as in the player"


def rows(place: Place) -> list[Row]:
    """The rows of the starts."""
    if not place.screen:
        return [skipped(WORDS, NO_SCREEN), skipped(ROUTINE, NO_SCREEN), _check(place)]
    return [*_windows(place), _check(place)]


def _windows(place: Place) -> list[Row]:
    play = ["play", "bird-dog", "--windowed", "1280x720", "--no-checkin", "--mute"]
    bare, soft, words, routine = _in_turn(
        lambda: _to_flip(place, place.command("bare_window.py")),
        lambda: _to_flip(place, place.command("bare_window.py", "soft")),
        lambda: _to_flip(place, place.command("first_picture.py", 1)),
        lambda: _to_flip(place, place.command("first_picture.py", 2, *play)),
    )
    return [
        ratio(WORDS, 1.15, 1.5, words, bare, BARE),
        Row(
            f"{WORDS}: a harder yardstick", "×", None, None, words / soft, f"{SOFT}: {soft:.3g} ms"
        ),
        ratio(ROUTINE, 1.5, 2.0, routine, bare, BARE),
    ]


def _check(place: Place) -> Row:
    check = f"from player.__main__ import main; raise SystemExit(main({_check_words()}))"
    bare, ours = _in_turn(
        lambda: _whole(place, [sys.executable, "-c", "import yaml"]),
        lambda: _whole(place, [sys.executable, "-c", check]),
    )
    return ratio(CHECK, 1.5, 2.0, ours, bare, 'python -c "import yaml"')


def _check_words() -> list[str]:
    return ["check", str(ROOT / "routines" / "bird-dog.yaml")]


def _in_turn(*measured: Callable[[], float]) -> list[float]:
    """The median of each, taken in turn; once before, to warm up."""
    for measure in measured:
        measure()
    turns = [[measure() for measure in measured] for _ in range(TIMES)]
    return [median(times) for times in zip(*turns, strict=True)]


def _whole(place: Place, command: Sequence[str]) -> float:
    """Milliseconds that a process takes from its start to its end."""
    begun = time.monotonic()
    place.run(command)
    return (time.monotonic() - begun) * 1000


def _to_flip(place: Place, command: Sequence[str]) -> float:
    """Milliseconds from the start of a process to the flip whose time it tells."""
    begun = time.monotonic()
    done = subprocess.run(
        command, env=place.env, cwd=ROOT, capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout.splitlines()[-1])
    if isinstance(told, list):
        flipped, colours = told
        if colours < 3:
            raise RuntimeError("the first picture has no words on it")
    else:
        flipped = told
    return (float(flipped) - begun) * 1000
