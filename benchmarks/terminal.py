"""The terminal's long answers: `untwist list`, and `show` of a very long plan."""

from __future__ import annotations

import sys
from functools import partial

from benchmarks.person import files_of_library, settle
from benchmarks.place import Place, in_turn
from benchmarks.table import Row, median, ratio

TIMES = 7
EXERCISES = 1_000
SEGMENTS = 19_000


def rows(place: Place) -> list[Row]:
    """The rows of the two commands, whole processes into a pipe."""
    home = place.with_home("terminal")
    settle(home.home)
    return [_list(home), _show(home)]


def _list(place: Place) -> Row:
    bare, ours = map(
        median,
        in_turn(
            partial(place.whole, [sys.executable, "-c", "import yaml"]),
            partial(place.whole, place.untwist("list")),
            times=TIMES,
        ),
    )
    what = f"`untwist list`, the library of {files_of_library()} files"
    return ratio(what, 2.5, 5.0, ours, bare, '`python -c "import yaml"`')


def _show(place: Place) -> Row:
    file = place.file("long.yaml", long_plan())
    json = median(place.whole(place.untwist("show", file, "--json")) for _ in range(3))
    table = place.whole(place.untwist("show", file))
    return ratio(f"`untwist show` of {SEGMENTS:,} segments", 2.0, 5.0, table, json, "its `--json`")


def long_plan() -> str:
    """A sequence of 1,000 exercises of a start and eighteen short moves each."""
    phases = "{say: Breathe in., pose: cow, move: 0.7 s}, {pose: cat, move: 0.7 s}"
    lines = [
        f"  - {{name: Exercise {n}, start: {{for: 1 s}}, rep: [{phases}], dose: {{reps: 9}}}}"
        for n in range(EXERCISES)
    ]
    return "\n".join(["name: A long plan", "steps:", *lines]) + "\n"
