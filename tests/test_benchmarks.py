"""The benchmarks as far as they need no clock: the rows of the table, the files they read."""

import importlib
from pathlib import Path

import pytest

from benchmarks import hostile, reading, watching
from benchmarks.__main__ import GROUPS
from benchmarks.memory import STEPS, many_steps
from benchmarks.table import TITLES, Row, as_text, percentile, ratio, skipped
from player.format.routine_file import read_routine
from player.model.routine import Routine
from player.plan.timeline import lay_out


def routine(text: str) -> Routine:
    read = read_routine(text, file="a.yaml", key="a", folder=Path())
    assert read.routine is not None, [problem.as_text() for problem in read.errors]
    return read.routine


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_can_be_measured(group: str) -> None:
    assert callable(importlib.import_module(f"benchmarks.{group}").rows)


@pytest.mark.parametrize(
    ("ours", "verdict"), [(1.5, "good"), (2.0, "good"), (2.1, "misses the goal"), (4.1, "FAILS")]
)
def test_a_ratio_is_judged_by_its_goal_and_its_limit(ours: float, verdict: str) -> None:
    assert ratio("reading", 1.0, 2.0, ours, 2.0, "yaml").verdict == verdict


def test_a_row_that_could_not_be_measured_says_why_and_is_no_failure() -> None:
    row = skipped("start", "needs Xvfb")
    assert row.verdict == "not run"
    assert row.cells()[TITLES.index("seen")] == "needs Xvfb"


def test_the_table_has_a_line_for_each_row_and_its_columns_are_lined_up() -> None:
    lines = as_text(
        [Row("memory", "MiB", 60, 120, 41.23), Row("cues", "ms", 0.3, 5.0, 0.2)]
    ).splitlines()
    assert len(lines) == 4
    assert len({len(line) for line in lines}) == 1
    assert "41.2 MiB" in lines[2]


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile([3.0, 1.0, 2.0], 99) == 3.0
    assert percentile([3.0, 1.0, 2.0], 50) == 2.0


@pytest.mark.parametrize("text", [watching.HOLD, watching.MOVE])
def test_the_watched_routines_are_valid_and_long_enough(text: str) -> None:
    assert lay_out(routine(text)).total_seconds >= 20


def test_the_routines_that_are_read_have_the_lines_that_the_table_says() -> None:
    for text, lines in ((reading.sixty_lines(), 60), (reading.many_lines(), reading.LINES)):
        assert len(text.splitlines()) == lines
        routine(text)


def test_a_thousand_steps_take_half_an_hour_of_plan() -> None:
    timeline = lay_out(routine(many_steps()))
    assert len(timeline.steps) == STEPS
    assert timeline.total_seconds >= 1800


@pytest.mark.parametrize("name", [*hostile.HOSTILE, *hostile.LARGE])
def test_a_hostile_file_is_refused_at_a_line(name: str) -> None:
    text = (hostile.HOSTILE | hostile.LARGE)[name]()
    read = read_routine(text, file="hostile.yaml", key="hostile", folder=Path())
    assert read.routine is None
    assert read.errors[0].line >= 1
