"""The benchmarks as far as they need no clock: the rows of the table, the files they read."""

import importlib
from pathlib import Path

import pytest

from benchmarks import frames, hostile, person, reading, share, terminal, voice, watching
from benchmarks.__main__ import GROUPS
from benchmarks.cues import SPAN, many_cues
from benchmarks.memory import POSES, STEPS, many_steps
from benchmarks.table import TITLES, Row, as_text, percentile, ratio, skipped
from benchmarks.watching import Seen, Turn
from player.app import locations
from player.app.profile import Profile
from player.care.screening import Due
from player.format.library import Library
from player.model.routine import Routine
from player.narration.cue_plan import phrases
from player.plan.timeline import lay_out
from tests.texts import read_text


def routine(text: str) -> Routine:
    read = read_text(text)
    assert read.routine is not None, [problem.as_text() for problem in read.errors]
    return read.routine


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_can_be_measured(group: str) -> None:
    assert callable(importlib.import_module(f"benchmarks.{group}").rows)


@pytest.mark.parametrize(
    ("ours", "verdict"), [(1.5, "good"), (2.0, "good"), (2.1, "misses"), (4.1, "FAILS")]
)
def test_a_ratio_is_judged_by_its_goal_and_its_limit(ours: float, verdict: str) -> None:
    assert ratio("reading", 1.0, 2.0, ours, 2.0, "yaml").verdict == verdict


def test_a_figure_with_limits_of_its_own_is_not_judged_by_its_ratio() -> None:
    row = Row("cues", 0.5, "ms", goal=0.3, fails=5.0, bare=8.0, yardstick="polling")
    assert row.verdict == "misses"
    assert row.cells()[TITLES.index("ratio")] == "0.0625 ×"


def test_a_row_that_could_not_be_measured_says_why_and_is_no_failure() -> None:
    row = skipped("start", "needs Xvfb")
    assert row.verdict == "not run"
    assert row.cells()[TITLES.index("ours")] == "needs Xvfb"


def test_a_row_without_a_goal_has_no_verdict() -> None:
    assert Row("urges", 18.0, "ms").verdict == ""


def test_the_table_has_a_line_for_each_row_and_its_columns_are_lined_up() -> None:
    rows = [Row("memory", 41.23, "MiB", 60, 120), Row("cues", 0.2, "ms", 0.3, 5.0)]
    lines = as_text(rows).splitlines()
    assert len(lines) == 4
    assert len({len(line) for line in lines}) == 1
    assert "41.2 MiB" in lines[2]


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile([3.0, 1.0, 2.0], 99) == 3.0
    assert percentile([3.0, 1.0, 2.0], 50) == 2.0


def turn(at: float, doing: str, *, spent: float, offset: float = 0.0, drew: bool = True) -> Turn:
    return Turn(at, at + 0.002, spent, drew, doing, 1, offset)


def seen(turns: list[Turn]) -> Seen:
    return Seen(1.0, 0.1, tuple(turns), [], [], 1)


def test_a_frame_costs_the_processor_s_time_up_to_the_next_frame() -> None:
    turns = [
        turn(0.0, "first", spent=0.0),
        turn(0.01, "first", spent=0.003, drew=False),
        turn(0.016, "first", spent=0.004),
    ]
    assert [cost for _, cost in seen(turns).costs()] == [0.004]


def test_late_frames_are_counted_from_the_begin_of_a_move_to_the_end_of_its_last_frame() -> None:
    on_time = [turn(1.0 + n / 60, "first", spent=0.0, offset=n / 60) for n in range(6)]
    assert frames.late_frames(seen(on_time), 1)[0] == 0.0
    begins_late = [turn(1.05, "first", spent=0.0, offset=0.05)]
    assert frames.late_frames(seen(begins_late), 1)[1] == pytest.approx(0.05)
    with_a_gap = [*on_time, turn(1.2, "first", spent=0.0, offset=0.2)]
    late, longest = frames.late_frames(seen(with_a_gap), 1)
    assert longest == pytest.approx(0.2 - 5 / 60)
    assert late == pytest.approx(100 / (0.202 * 60))


def test_a_hold_between_two_moves_is_no_late_frame() -> None:
    turns = [
        turn(1.0, "first", spent=0.0),
        turn(1.1, "hold", spent=0.0),
        turn(2.0, "later", spent=0.0),
    ]
    assert frames.late_frames(seen(turns), 1)[0] == 0.0


def test_the_share_of_a_hold_is_the_processor_s_time_by_that_of_the_clock() -> None:
    turns = [
        Turn(0.0, 0.001, 0.0, True, "hold", number, 0.0)
        for number in range(1, len(person.PLAYED) + 1)
        for _ in range(2)
    ]
    spaced = [
        Turn(n / 10, n / 10, n / 1000, True, "hold", one.number, 0.0) for n, one in enumerate(turns)
    ]
    assert list(share.held_shares(seen(spaced)).values()) == pytest.approx([1.0, 1.0, 1.0])


def test_the_exercises_that_are_played_are_those_of_the_library(tmp_path: Path) -> None:
    file = tmp_path / "three.yaml"
    file.write_text(watching.SEQUENCE, encoding="utf-8")
    played = locations.routine_named(str(file))
    assert [one.key for one in played.exercises()] == list(person.PLAYED)


def test_a_home_is_one_in_which_nothing_is_due_and_nothing_was_left(tmp_path: Path) -> None:
    home = tmp_path / "home"
    person.settle(home)
    profile = Profile(home, locations.library_for, clock=lambda: 0.0, now=locations.now)
    assert not profile.is_new()
    assert profile.standing().due is not Due.SIGNS
    assert profile.unfinished() == []
    assert len(profile.last_done()) == len(person.PLAYED)


def test_own_files_can_be_played(tmp_path: Path) -> None:
    person.add_own_files(tmp_path, 4)
    library = Library([person.LIBRARY, tmp_path / "routines"], locations.checked_names())
    own = [key for key in library.keys() if key.startswith("own-")]
    assert len(own) == 4
    assert all(library.read(key).routine is not None for key in own)


def test_the_cues_come_all_along() -> None:
    timeline = lay_out(routine(many_cues()))
    assert timeline.total_seconds > SPAN


def test_a_long_plan_has_as_many_segments_as_the_table_says() -> None:
    assert len(lay_out(routine(terminal.long_plan())).segments) == terminal.SEGMENTS


def test_new_words_are_as_many_as_the_table_says() -> None:
    said = phrases(lay_out(routine(voice.new_words())))
    assert len(set(said)) >= voice.SENTENCES


def test_the_routines_that_are_read_have_the_lines_that_the_table_says() -> None:
    for text, lines in ((reading.sixty_lines(), 60), (reading.many_lines(), reading.LINES)):
        assert len(text.splitlines()) == lines
        routine(text)


def test_a_thousand_steps_take_half_an_hour_of_plan() -> None:
    timeline = lay_out(routine(many_steps()))
    assert len(timeline.steps) == STEPS
    assert timeline.total_seconds >= 1800
    assert all(locations.pose_of(name) is not None for pair in POSES for name in pair)


@pytest.mark.parametrize("name", [*hostile.HOSTILE, *hostile.LARGE])
def test_a_hostile_file_is_refused_at_a_line(name: str) -> None:
    text = (hostile.HOSTILE | hostile.LARGE)[name]()
    read = read_text(text)
    assert read.routine is None
    assert read.errors[0].line >= 1
