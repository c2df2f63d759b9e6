"""Hostile files, each read in a child process: refused quickly, at a line, without a crash."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping

from benchmarks.place import Place
from benchmarks.table import Row, median

GOAL = 50.0
"""Milliseconds for the reading of one file; a crash or a hang fails it altogether."""

HANGS = 20.0
"""Seconds after which a child hangs."""

TIMES = 5


def rows(place: Place) -> list[Row]:
    """The slowest of the hostile files, and of those that only have to be refused."""
    hostile = _slowest(place, HOSTILE, f"hostile files, {len(HOSTILE)} of them, the slowest")
    large = _slowest(place, LARGE, f"files of 250 KiB to parse whole, {len(LARGE)} of them")
    return [
        Row(*hostile, goal=GOAL, fails=1000 * HANGS, yardstick="a child process"),
        Row(*large, yardstick="a child process"),
    ]


def _slowest(
    place: Place, files: Mapping[str, Callable[[], str]], what: str
) -> tuple[str, float, str]:
    """What it is called, its milliseconds, and their unit."""
    times = {name: _read(place, name, make()) for name, make in files.items()}
    name = max(times, key=lambda name: times[name])
    return f"{what}: {name}", times[name], "ms"


def _read(place: Place, name: str, text: str) -> float:
    """Milliseconds until a file was refused; infinite for a hang or a crash."""
    path = place.file("hostile.yaml", text)
    times = []
    for _ in range(TIMES):
        command = place.command("hostile_read.py", path)
        try:
            child = subprocess.run(
                command, env=place.env, capture_output=True, text=True, timeout=HANGS
            )
        except subprocess.TimeoutExpired:
            return float("inf")
        if child.returncode:
            return float("inf")
        took, line, _problem = json.loads(child.stdout)
        if not line:
            raise RuntimeError(f"the hostile file “{name}” was not refused at a line")
        times.append(took)
    return median(times)


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
