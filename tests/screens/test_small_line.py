"""The small line under the spoken one: what it says in which repetition, and when it changes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from player.model.routine import (
    Breath,
    Dose,
    Exercise,
    Length,
    Phase,
    Routine,
    Side,
    Sides,
    Start,
)
from player.plan.segment import Segment, SegmentKind
from player.plan.timeline import Timeline, lay_out
from player.screens.play.play_view import FEEL, GOES_WRONG, LINE_SECONDS, small_lines

OUT = Phase(say="Turn {side}.", note="Look {side}.", move=Length(2.0), breath=Breath.OUT)
STAY = Phase(say="Stay.", note="Stop short.", hold=Length(5.0))
BACK = Phase(say="And back.", move=Length(2.0), breath=Breath.IN)
TURN = Exercise(
    key="turn",
    name="Turn",
    rep=(OUT, STAY, BACK),
    dose=Dose(sets=(6,)),
    start=Start(say="Sit.", note="Sit tall.", length=Length(5.0)),
    feel="a stretch on the {other}",
    mistakes=("It jerks.", "The {side} knee lifts."),
)


def plan(
    exercise: Exercise = TURN,
    sets: tuple[int, ...] = (6,),
    sides: Sides = Sides.NONE,
    **dose: Length,
) -> Timeline:
    one = replace(exercise, dose=replace(Dose(sets=sets, sides=sides), **dose))
    return lay_out(Routine(key="turn", name="Turn", steps=(one,)))


def said(timeline: Timeline, segment: Segment, offset: float = 0.0) -> str:
    return next(iter(small_lines(timeline, segment, offset, segment.length)), "")


def by_repetition(timeline: Timeline, phase: int = 0) -> list[str]:
    """The wished line of a phase in every repetition, in the order of playing."""
    return [said(timeline, one) for one in timeline.segments if one.phase == phase]


def test_one_thing_a_repetition_and_the_note_first_and_last() -> None:
    timeline = plan()
    feel, first, second = (
        FEEL.format("a stretch on the {other}"),
        GOES_WRONG.format("It jerks."),
        GOES_WRONG.format("The {side} knee lifts."),
    )
    breath = "Breathe out as you move."
    assert by_repetition(timeline) == ["Look {side}.", feel, breath, first, second, "Look {side}."]
    # A phase with no breath of its own keeps its note, one with neither has nothing.
    assert by_repetition(timeline, 1)[2] == "Stop short."
    assert by_repetition(timeline, 2) == ["", feel, "Breathe in as you move.", first, second, ""]


def test_getting_ready_has_the_note_of_the_start() -> None:
    timeline = plan()
    assert timeline.segments[0].kind is SegmentKind.START
    assert said(timeline, timeline.segments[0]) == "Sit tall."


@pytest.mark.parametrize("side", Side)
def test_the_side_is_filled_in(side: Side) -> None:
    timeline = plan(sets=(8,), sides=Sides.EACH)
    lines = [
        said(timeline, one) for one in timeline.segments if one.side is side and one.phase == 0
    ]
    assert lines[0] == lines[-1] == f"Look {side}."
    assert not any("{" in line for line in lines)


def test_on_the_second_side_it_goes_on_with_what_was_not_shown_yet() -> None:
    timeline = plan(sets=(4,), sides=Sides.EACH)
    assert by_repetition(timeline) == [
        "Look left.",
        FEEL.format("a stretch on the right"),
        "Breathe out as you move.",
        "Look left.",
        "Look right.",
        GOES_WRONG.format("It jerks."),
        GOES_WRONG.format("The right knee lifts."),
        "Look right.",
    ]


def test_where_sides_alternate_each_side_begins_and_ends_with_the_note() -> None:
    timeline = plan(sets=(3,), sides=Sides.ALTERNATE)
    assert by_repetition(timeline) == [
        "Look left.",
        "Look right.",
        FEEL.format("a stretch on the right"),
        "Breathe out as you move.",
        "Look left.",
        "Look right.",
    ]


def test_each_set_begins_with_the_note_and_the_last_ends_with_it() -> None:
    timeline = plan(sets=(3, 2, 2), rest=Length(10.0))
    lines = by_repetition(timeline)
    assert [line == "Look {side}." for line in lines] == [1, 0, 0, 1, 0, 1, 1]
    assert lines[4] == GOES_WRONG.format("It jerks.")


def test_after_the_last_thing_the_note_comes_again() -> None:
    lines = by_repetition(plan(sets=(9,)))
    assert lines[5:] == ["Look {side}."] * 4


def test_a_breath_that_the_words_tell_is_not_told_twice() -> None:
    rep = (replace(OUT, say="Breathe out and turn."), replace(BACK, say="Breathe in, and back."))
    lines = by_repetition(plan(replace(TURN, rep=rep)))
    assert not any(line.startswith("Breathe") for line in lines)


def test_without_notes_it_begins_with_how_it_feels() -> None:
    rep = tuple(replace(phase, note="") for phase in TURN.rep)
    lines = by_repetition(plan(replace(TURN, rep=rep), sets=(5,)))
    assert lines[0].startswith(FEEL.format("")[:-2])
    assert lines[3] == GOES_WRONG.format("The {side} knee lifts.")
    assert lines[4] == ""


def test_where_the_breath_leads_the_small_line_does_not_tell_it_again() -> None:
    lines = by_repetition(plan(replace(TURN, rep=(OUT, BACK))))
    assert lines[1].startswith(FEEL.format("")[:-2])
    assert not any(line.startswith("Breathe") for line in lines)


def test_in_a_single_repetition_it_changes_within_a_long_hold() -> None:
    stay = replace(STAY, hold=Length(43.0))
    timeline = plan(replace(TURN, rep=(OUT, stay)), sets=(1,))
    hold = timeline.segments[-1]
    lines = [said(timeline, hold, float(at)) for at in range(43)]
    changes = [at for at, (one, other) in enumerate(pairwise(lines), 1) if one != other]
    assert changes == [8, 16, 24, 32]
    assert lines[0] == lines[18] == "Stop short."
    assert lines[9].startswith(FEEL.format("")[:-2])
    assert [lines[at] for at in (25, 42)] == [
        GOES_WRONG.format("It jerks."),
        GOES_WRONG.format("The {side} knee lifts."),
    ]


def test_a_short_hold_of_a_single_repetition_keeps_its_note() -> None:
    timeline = plan(sets=(1,))
    hold = next(one for one in timeline.segments if one.kind is SegmentKind.HOLD)
    assert {said(timeline, hold, at / 10) for at in range(50)} == {"Stop short."}


def test_what_is_too_long_is_followed_by_the_next_thing_and_in_the_end_by_the_note() -> None:
    timeline = plan()
    second = next(one for one in timeline.segments if (one.rep, one.phase) == (4, 0))
    assert small_lines(timeline, second, 0.0, second.length) == (
        GOES_WRONG.format("It jerks."),
        GOES_WRONG.format("The {side} knee lifts."),
        "Look {side}.",
    )


@given(
    sets=st.lists(st.integers(1, 6), min_size=1, max_size=3).map(tuple),
    sides=st.sampled_from(Sides),
    hold=st.floats(0.5, 90.0),
    share=st.floats(0.0, 1.0),
)
def test_whatever_the_dose(sets: tuple[int, ...], sides: Sides, hold: float, share: float) -> None:
    timeline = plan(sets=sets, sides=sides, hold=Length(hold), rest=Length(5.0))
    shown = []
    for one in timeline.segments:
        lines = small_lines(timeline, one, share * one.length, one.length)
        assert all(lines)
        assert len(set(lines)) == len(lines)
        first, last = one.rep == 1, (one.set, one.rep) == (one.sets, one.reps)
        if one.phase == 1 and (first or last) and sets != (1,):
            assert lines == (one.note,)
        if one.phase == 1 and not (first or last):
            shown += [lines[0]] if lines[0].startswith(GOES_WRONG.format("")) else []
    # What goes wrong is told in the order of the file, each once.
    order = [text.split(": ", 1)[1][:3] for text in shown]
    assert order == ["It ", "The"][: len(order)]


@given(hold=st.floats(1.0, 120.0))
def test_in_a_hold_it_stays_long_enough_to_be_read(hold: float) -> None:
    timeline = plan(sets=(1,), hold=Length(hold))
    one = next(one for one in timeline.segments if one.kind is SegmentKind.HOLD)
    steps = [hold * at / 400 for at in range(400)]
    lines = [said(timeline, one, at) for at in steps]
    starts = [0.0, *(at for at, a, b in zip(steps[1:], lines, lines[1:], strict=False) if a != b)]
    ends = [*starts[1:], hold]
    stays = [end - start for start, end in zip(starts, ends, strict=True)]
    assert len(stays) == 1 or min(stays) >= LINE_SECONDS - hold / 200
