"""Reading: a routine with every check, beside PyYAML's own loading of the same text."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import yaml

from benchmarks.place import ROOT, Place
from benchmarks.table import Row, median, ratio, skipped
from player.app import locations
from player.figure.pose_checks import asked_by
from player.format.advice import Checks
from player.format.library import Library
from player.format.routine_file import routine_of
from player.format.source import LARGEST
from player.format.yaml_reader import read_document

SHORT = "read and validate a routine of {} lines"
LINES = 10_000
NO_PARSER = "this PyYAML came without its C parser"


def rows(_: Place) -> list[Row]:
    """The rows of the reading."""
    short, long = sixty_lines(), many_lines()
    names = [SHORT.format(len(text.splitlines())) for text in (short, long)]
    if not yaml.__with_libyaml__:
        return [skipped(name, NO_PARSER) for name in names]
    return [
        _row(names[0], short, 1.5, 3.0, times=200),
        _row(names[1], long, 1.2, 2.0, times=7),
    ]


def _row(name: str, text: str, goal: float, fails: float, times: int) -> Row:
    names, checks, library = locations.checked_names(), thorough(), Library([])

    def read() -> None:
        document = read_document(text, "a.yaml")
        reading = routine_of(document, "a", Path(), library, names, checks)
        if reading.routine is None:
            raise RuntimeError(reading.errors[0].as_text())

    def load() -> None:
        yaml.load(text, Loader=yaml.CSafeLoader)

    ours, bare = _in_turn(read, load, times)
    return ratio(name, goal, fails, ours, bare, "yaml.load(CSafeLoader)")


def _in_turn(read: Callable[[], None], load: Callable[[], None], times: int) -> tuple[float, float]:
    """The median milliseconds of each, taken in turn; once before, to warm up."""
    read()
    load()
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(times):
        for work, found in ((read, ours), (load, bare)):
            begun = time.perf_counter()
            work()
            found.append((time.perf_counter() - begun) * 1000)
    return median(ours), median(bare)


def thorough() -> Checks:
    """What `untwist check` looks at besides the keys and values."""

    @cache
    def asked(name: str) -> frozenset[str]:
        pose = locations.pose_of(name)
        return asked_by(pose) if pose else frozenset()

    return Checks(asked, Library(locations.folders(), locations.checked_names()))


def sixty_lines() -> str:
    """The bird-dog of the library with more of the same, up to sixty lines."""
    text = (ROOT / "routines" / "bird-dog.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "use:" not in line]
    phase = ["  - say: And once more, slowly.", "    pose: bird-dog", "    move: 2 s"]
    place = next(n for n, line in enumerate(lines) if line.startswith("dose"))
    while len(lines) < 60:
        lines[place:place] = phase if len(lines) + len(phase) <= 60 else ["  - {hold: 2 s}"]
    return "\n".join(lines) + "\n"


def many_lines() -> str:
    """A sequence of exercises in place, 10,000 lines, within the largest file that is read."""
    exercise = [
        "  - name: Cow",
        "    stop_if: [Pain.]",
        "    rep:",
        "      - say: Breathe in slowly.",
        "        pose: cow",
        "        move: 2 s",
        "        breath: in",
        "        hold: 1 s",
        "      - pose: cat",
        "        move: 3 s",
    ]
    text = "\n".join(["name: Long", "steps:", *exercise * (LINES // len(exercise))])
    text = "\n".join(text.splitlines()[:LINES]) + "\n"
    if len(text) > LARGEST:
        raise RuntimeError("the long routine is larger than a file may be")
    return text
