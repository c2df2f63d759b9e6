"""Slower moves and easier forms on the way: what changes in the plan, and what does not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.commands.shelf import library
from player.engine.easier import SLOWEST, from_here_on, same_step, slower, with_fewer, with_form
from player.engine.timeline import Kind, Pace, Timeline, lay_out
from player.engine.way import TO_THE_FLOOR
from player.model.routine import (
    Dose,
    Exercise,
    First,
    Length,
    Phase,
    Position,
    Routine,
    Side,
    Sides,
    Start,
)

SMALL = Exercise(
    key="small",
    name="Small",
    rep=(Phase(say="Out.", move=Length(1.0), hold=Length(2.0)),),
    dose=Dose(sets=(3,), sides=Sides.EACH),
    position=Position.HANDS_AND_KNEES,
    start=Start(say="Come onto your hands and knees.", pose="hands-and-knees"),
)
STANDING = replace(
    SMALL,
    key="standing",
    name="Standing",
    position=Position.STANDING,
    start=Start(say="Stand, the {side} hand on a table.", pose="standing"),
    own_start=Start(say="Stand, the {side} hand on a table.", pose="standing"),
)
LARGE = Exercise(
    key="large",
    name="Large",
    rep=(
        Phase(say="Out.", move=Length(2.0), hold=Length(5.0)),
        Phase(say="Back.", move=Length(breaths=1.0)),
    ),
    dose=Dose(sets=(4,), sides=Sides.EACH, first=First.TAKE_TURNS),
    position=Position.HANDS_AND_KNEES,
    start=Start(say="Come onto your hands and knees.", pose="hands-and-knees"),
)
ROUTINE = Routine(key="large", name="Large", steps=(LARGE,), digest="0" * 64)


def lengths(plan: Timeline, kind: Kind) -> list[float]:
    return [segment.length for segment in plan.segments if segment.kind is kind]


def test_slower_moves_take_half_as_long_again_and_holds_stay() -> None:
    plan = lay_out(ROUTINE)
    pace = slower(plan.pace)
    assert pace is not None
    after = plan.again(pace=pace)
    assert lengths(after, Kind.MOVE) == pytest.approx(
        [1.5 * length for length in lengths(plan, Kind.MOVE)]
    )
    for kind in set(Kind) - {Kind.MOVE}:
        assert lengths(after, kind) == pytest.approx(lengths(plan, kind))
    assert after.planned() == plan.planned()
    assert after.steps == plan.steps


def test_there_is_an_end_to_slower() -> None:
    pace: Pace | None = Pace(holds=1.4)
    factors = []
    while pace is not None:
        factors.append(pace.moves)
        assert pace.holds == 1.4
        pace = slower(pace)
    assert factors == [1.0, 1.5, SLOWEST]


def test_another_plan_keeps_the_pace_and_the_side_that_goes_first() -> None:
    plan = lay_out(ROUTINE, Pace(moves=1.5, holds=2.0), last_sides={"large": Side.LEFT})
    assert plan.steps[0].side is Side.RIGHT
    again = plan.again(routine=with_form(plan.routine, "large", SMALL))
    assert set(lengths(again, Kind.MOVE)) == {1.5}
    assert set(lengths(again, Kind.HOLD)) == {4.0}
    assert plan.again().steps[0].side is Side.RIGHT


def test_fewer_repetitions_are_not_taken_away_twice() -> None:
    plan = lay_out(with_fewer(ROUTINE, 50))
    assert {planned.reps for planned in plan.planned()} == {2}
    assert {planned.reps for planned in plan.again(pace=Pace(moves=1.5)).planned()} == {2}


@given(key=st.sampled_from(sorted(library().keys())), moves=st.floats(1.0, SLOWEST))
def test_in_every_routine_only_the_moves_change(key: str, moves: float) -> None:
    routine = library().find(key).routine
    assert routine is not None
    plan = lay_out(routine)
    after = plan.again(pace=Pace(moves=moves))
    assert [s.kind for s in after.segments] == [s.kind for s in plan.segments]
    longer = (moves - 1.0) * sum(lengths(plan, Kind.MOVE))
    assert after.total_seconds == pytest.approx(plan.total_seconds + longer)
    assert after.steps == plan.steps


@pytest.mark.parametrize("moves", [0.0, -1.0])
def test_a_pace_is_above_zero(moves: float) -> None:
    with pytest.raises(ValueError, match="above zero"):
        Pace(moves=moves)


def step_of(plan: Timeline, side: Side, rep: int) -> int:
    found = [step.index for step in plan.steps if (step.side, step.rep) == (side, rep)]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("side", Side)
def test_a_form_that_begins_alike_goes_on_at_the_same_repetition(side: Side) -> None:
    plan = lay_out(ROUTINE)
    after, here = from_here_on(plan, plan.steps[step_of(plan, side, 2)], SMALL)
    assert (after.steps[here].side, after.steps[here].rep) == (side, 2)
    first = after.segments[after.steps[here].first]
    assert (first.exercise.key if first.exercise else "", first.kind) == ("small", Kind.MOVE)


@pytest.mark.parametrize(("side", "rep"), [(Side.LEFT, 2), (Side.RIGHT, 1), (Side.RIGHT, 3)])
def test_a_form_that_begins_otherwise_gets_into_position_where_it_goes_on(
    side: Side, rep: int
) -> None:
    plan = lay_out(ROUTINE)
    after, here = from_here_on(plan, plan.steps[step_of(plan, side, rep)], STANDING)
    first = after.segments[after.steps[here].first]
    assert (first.kind, first.side, first.pose) == (Kind.START, side, "standing")
    assert str(side) in first.say
    assert first.length >= TO_THE_FLOOR
    assert [one.index for one in after.steps] == list(range(6))
    # The body comes from where it was, and there is no change of sides besides.
    inside = after.segments[after.steps[here].first : after.steps[here].last + 1]
    assert [one.kind for one in inside] == [Kind.START, Kind.MOVE, Kind.HOLD]


def test_where_the_form_has_fewer_repetitions_it_goes_on_with_its_last_one() -> None:
    plan = lay_out(ROUTINE)
    after, here = from_here_on(plan, plan.steps[step_of(plan, Side.LEFT, 4)], SMALL)
    assert (after.steps[here].side, after.steps[here].rep) == (Side.LEFT, 3)


def test_without_the_side_it_begins_the_exercise_anew() -> None:
    plan = lay_out(ROUTINE)
    sideless = replace(SMALL, dose=Dose(sets=(3,)))
    after, here = from_here_on(plan, plan.steps[step_of(plan, Side.RIGHT, 2)], sideless)
    assert here == 0
    assert same_step(after, plan.steps[0]) == 0
