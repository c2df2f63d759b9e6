"""Hostile files, each read in a child process: refused quickly, at a line, without a crash."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable

from benchmarks.place import Place
from benchmarks.table import Row, median

GOAL = 50.0
"""Milliseconds for the reading of one file; a crash or a hang fails it altogether."""

PATIENCE = 20.0
TIMES = 5


def rows(place: Place) -> list[Row]:
    """A row for each kind of file."""
    hostile = [_row(place, name, make(), GOAL) for name, make in HOSTILE.items()]
    return hostile + [_row(place, name, make(), None) for name, make in LARGE.items()]


def _row(place: Place, name: str, text: str, goal: float | None) -> Row:
    """A file with a goal, or one that only has to be refused."""
    what = f"hostile file: {name}"
    path = place.file("hostile.yaml", text)
    times, problem = [], ""
    for _ in range(TIMES):
        try:
            child = subprocess.run(
                place.command("hostile_read.py", path),
                env=place.env,
                capture_output=True,
                text=True,
                timeout=PATIENCE,
            )
        except subprocess.TimeoutExpired:
            return _failed(what, "it hangs")
        if child.returncode:
            return _failed(what, f"a crash: {child.returncode}")
        took, line, problem = json.loads(child.stdout)
        if not line:
            return _failed(what, "not refused")
        times.append(took)
        problem = f"line {line}: {problem}"
    size = f"{len(text) / 1024:.0f} KiB" if len(text) > 1024 else f"{len(text)} bytes"
    return Row(what, "ms", goal, goal, median(times), "a child process", f"{size}, {problem}")


def _failed(what: str, how: str) -> Row:
    return Row(what, "ms", GOAL, GOAL, float("inf"), "a child process", how)


def _laughs() -> str:
    lines = ['a: &a ["ha", "ha", "ha", "ha", "ha", "ha", "ha", "ha", "ha"]']
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    return "\n".join(lines) + "\n"


def _merges() -> str:
    lines = ["a: &a {x: 1}"]
    for before, name in zip("abcdefghijklmnopq", "bcdefghijklmnopqr", strict=True):
        lines.append(f"{name}: &{name} {{<<: [*{before}, *{before}, *{before}]}}")
    return "\n".join(lines) + "\n"


def _block_levels() -> str:
    return "name: Deep\nsteps:\n" + "".join(" " * n + "-\n" for n in range(700))


def _circle() -> str:
    return "name: Round\nsteps: &steps\n  - repeat: 2\n    steps: *steps\n"


def _rounds() -> str:
    """Fifty rounds of fifty rounds, as deep as lists may be nested."""
    inner = "{name: A, rep: [{hold: 1 s}]}"
    for _ in range(3):
        inner = f"{{repeat: 50, steps: [{inner}]}}"
    return f"name: Many\nsteps: [{inner}]\n"


HOSTILE: dict[str, Callable[[], str]] = {
    "laughs (lists of aliases, nine to the ninth)": _laughs,
    "chains of merge keys": _merges,
    "100,000 levels, of brackets": lambda: "[" * 100_000,
    "100,000 levels, of tables": lambda: "{a: " * 60_000,
    "700 levels, of lines": _block_levels,
    "a circle of aliases": _circle,
    "a circle of `use`": lambda: "name: Round\nsteps: [{use: hostile}]\n",
    "fifty rounds of fifty rounds of fifty": _rounds,
    "250 KiB of one open quote": lambda: 'name: "' + "a\n" * 125_000,
    "a byte over the largest": lambda: "name: A\nabout: " + "a" * 256 * 1024 + "\n",
}

LARGE: dict[str, Callable[[], str]] = {
    "250 KiB of faults, all parsed": lambda: "name: A\nsteps:\n" + "  - {us: b}\n" * 20_000,
    "250 KiB of one key, all parsed": lambda: "a: 1\n" * 50_000,
}
"""Files that no parser reads in so short a time; they have to be refused, and that is all."""
