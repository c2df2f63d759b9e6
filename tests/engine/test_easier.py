"""Slower moves and easier forms on the way: what changes in the plan, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.commands.shelf import library
from player.engine.easier import SLOWEST, slower, with_easier, with_fewer
from player.engine.timeline import Kind, Pace, Timeline, lay_out
from player.model.routine import (
    Dose,
    Exercise,
    First,
    Length,
    Phase,
    Routine,
    Side,
    Sides,
    Variant,
)

SMALL = Exercise(
    key="small",
    name="Small",
    rep=(Phase(say="Out.", move=Length(1.0), hold=Length(2.0)),),
    dose=Dose(sets=(6,), sides=Sides.ALTERNATE),
)
LARGE = Exercise(
    key="large",
    name="Large",
    rep=(
        Phase(say="Out.", move=Length(2.0), hold=Length(5.0)),
        Phase(say="Back.", move=Length(breaths=1.0)),
    ),
    dose=Dose(sets=(4,), sides=Sides.EACH, first=First.TAKE_TURNS),
    easier=Variant(use="small", exercise=SMALL),
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
    easier = with_easier(plan.routine, "large")
    assert easier is not None
    again = plan.again(routine=easier)
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
