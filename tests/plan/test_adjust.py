"""Slower moves and easier forms on the way: what changes in the plan, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from player.app.locations import library
from player.model.routine import (
    Dose,
    Exercise,
    First,
    Length,
    Phase,
    Position,
    Repeat,
    Routine,
    Side,
    Sides,
    Start,
    Step,
    Variant,
)
from player.plan.adjust import SLOWEST, as_form, slower, with_fewer, with_form, with_form_from
from player.plan.repetition import Pace
from player.plan.segment import SegmentKind
from player.plan.timeline import Timeline, lay_out

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
    easier=(Variant(use="small"),),
)
ROUTINE = Routine(key="large", name="Large", steps=(LARGE,), digest="0" * 64)


def lengths(plan: Timeline, kind: SegmentKind) -> list[float]:
    return [segment.length for segment in plan.segments if segment.kind is kind]


def test_slower_moves_take_half_as_long_again_and_holds_stay() -> None:
    plan = lay_out(ROUTINE)
    pace = slower(plan.pace)
    assert pace is not None
    after = plan.replanned(pace=pace)
    assert lengths(after, SegmentKind.MOVE) == pytest.approx(
        [1.5 * length for length in lengths(plan, SegmentKind.MOVE)]
    )
    for kind in set(SegmentKind) - {SegmentKind.MOVE}:
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
    again = plan.replanned(routine=with_form(plan.routine, "large", SMALL))
    assert set(lengths(again, SegmentKind.MOVE)) == {1.5}
    assert set(lengths(again, SegmentKind.HOLD)) == {4.0}
    assert plan.replanned().steps[0].side is Side.RIGHT


# An easier form


def doses(least: int, most: int) -> st.SearchStrategy[Dose]:
    return st.builds(
        Dose,
        sets=st.lists(st.integers(least, most), min_size=1, max_size=4).map(tuple),
        sides=st.sampled_from(Sides),
        rest=st.sampled_from([Length(), Length(20.0)]),
    )


def repetitions(dose: Dose) -> list[int]:
    """The repetitions of each set, of both sides together."""
    both = 1 if dose.sides is Sides.NONE else 2
    return [both * reps for reps in dose.sets]


@given(doses(2, 12), doses(1, 12))
def test_a_form_has_the_sets_of_the_plan_and_no_more_repetitions_than_either(
    planned: Dose, forms: Dose
) -> None:
    plan = routine_of(replace(LARGE, dose=planned))
    (found,) = with_form(plan, "large", replace(SMALL, dose=forms)).exercises()
    assert found.key == "small"
    assert found.dose.sides is forms.sides
    assert found.dose.rest == planned.rest
    done, asked, most = repetitions(found.dose), repetitions(planned), max(repetitions(forms))
    assert len(done) == len(asked)
    for one, other in zip(done, asked, strict=True):
        # One on each side is the least that there is.
        assert one <= max(min(other, most), 1 if forms.sides is Sides.NONE else 2)
        assert one >= min(other, most) - 1


@pytest.mark.parametrize(
    ("planned", "forms", "sets"),
    [
        (Dose((6, 4, 2), Sides.EACH), Dose((3,), Sides.ALTERNATE), (3, 3, 2)),
        (Dose((6, 4, 2)), Dose((3,)), (3, 3, 2)),
        (Dose((6, 4, 1)), Dose((5,), Sides.EACH), (3, 2, 1)),
        (Dose((6, 2), Sides.ALTERNATE), Dose((8,)), (8, 4)),
    ],
)
def test_repetitions_count_on_both_sides(planned: Dose, forms: Dose, sets: tuple[int, ...]) -> None:
    plan = routine_of(replace(LARGE, dose=planned))
    (found,) = with_form(plan, "large", replace(SMALL, dose=forms)).exercises()
    assert found.dose.sets == sets


def test_a_form_takes_every_place_of_its_exercise_and_no_other() -> None:
    other = replace(LARGE, key="other")
    plan = routine_of(LARGE, other, Repeat(2, (other, LARGE)))
    found = with_form(plan, "large", SMALL)
    assert [one.key for one in found.exercises()] == ["small", "other", "other", "small"]
    assert isinstance(found.steps[2], Repeat)
    assert found.steps[2].times == 2


def routine_of(*steps: Step) -> Routine:
    return replace(ROUTINE, steps=steps)


KNEELING = Start("Kneel down.", pose="kneeling", length=Length(6.0))


def after_a_change(
    exercise: Exercise, form: Exercise
) -> list[tuple[SegmentKind, str, int, Side | None]]:
    """What is gone on with, after a change in the second repetition on the right."""
    exercise, form = (replace(one, own_start=one.start) for one in (exercise, form))
    plan = lay_out(routine_of(SMALL, exercise))
    step = next(one for one in plan.steps if (one.number, one.rep, one.side) == (2, 2, Side.RIGHT))
    after, here = with_form_from(plan, step, form)
    first, last = after.steps[here].first, after.steps[here].last
    segments = after.segments[first : last + 1]
    assert {one.exercise.key for one in segments if one.exercise} == {form.key}
    return [(one.kind, one.say, one.rep, one.side) for one in segments if one.say]


def test_a_form_that_begins_alike_goes_on_where_the_exercise_was() -> None:
    found = after_a_change(replace(LARGE, start=KNEELING), replace(SMALL, start=KNEELING))
    assert found == [(SegmentKind.MOVE, "Out.", 2, Side.RIGHT)]


def test_a_form_that_begins_otherwise_says_first_how() -> None:
    elbows = Start("Come onto your elbows.", pose="elbows")
    found = after_a_change(replace(LARGE, start=KNEELING), replace(SMALL, start=elbows))
    assert found == [
        (SegmentKind.START, "Come onto your elbows.", 0, Side.RIGHT),
        (SegmentKind.MOVE, "Out.", 2, Side.RIGHT),
    ]


def test_a_form_on_another_level_has_time_to_get_there() -> None:
    large = replace(LARGE, start=KNEELING, position=Position.HANDS_AND_KNEES)
    small = replace(SMALL, start=Start("Stand at a table."), position=Position.STANDING)
    large, small = (replace(one, own_start=one.start) for one in (large, small))
    plan = lay_out(routine_of(large))
    after, here = with_form_from(plan, plan.steps[3], small)
    start = after.segments[after.steps[here].first]
    assert (start.kind, start.say) == (SegmentKind.START, "Stand at a table.")
    assert start.length >= 12


def test_where_the_form_has_fewer_repetitions_its_last_one_is_gone_on_with() -> None:
    form = replace(SMALL, dose=Dose((2,), Sides.EACH))
    plan = lay_out(ROUTINE)
    step = next(one for one in plan.steps if (one.rep, one.side) == (4, Side.RIGHT))
    after, here = with_form_from(plan, step, form)
    assert (after.steps[here].rep, after.steps[here].side) == (2, Side.RIGHT)


def test_in_place_of_a_change_of_sides_one_gets_into_position_on_the_coming_side() -> None:
    small = replace(SMALL, start=Start("Stand, the {side} hand free."))
    small = replace(small, own_start=small.start, dose=replace(small.dose, sides=Sides.EACH))
    plan = lay_out(ROUTINE)
    step = next(one for one in plan.steps if (one.rep, one.side) == (1, Side.RIGHT))
    after, here = with_form_from(plan, step, small)
    inside = after.segments[after.steps[here].first : after.steps[here].last + 1]
    assert [one.kind for one in inside] == [SegmentKind.START, SegmentKind.MOVE, SegmentKind.HOLD]
    assert "right" in inside[0].say


def test_fewer_repetitions_are_not_taken_away_twice() -> None:
    plan = lay_out(with_fewer(ROUTINE, 50))
    assert {planned.reps for planned in plan.planned()} == {2}
    assert {planned.reps for planned in plan.replanned(pace=Pace(moves=1.5)).planned()} == {2}


@given(key=st.sampled_from(sorted(library().keys())), moves=st.floats(1.0, SLOWEST))
def test_in_every_routine_only_the_moves_change(key: str, moves: float) -> None:
    routine = library().find(key).routine
    assert routine is not None
    plan = lay_out(routine)
    after = plan.replanned(pace=Pace(moves=moves))
    assert [s.kind for s in after.segments] == [s.kind for s in plan.segments]
    longer = (moves - 1.0) * sum(lengths(plan, SegmentKind.MOVE))
    assert after.total_seconds == pytest.approx(plan.total_seconds + longer)
    assert after.steps == plan.steps


@pytest.mark.parametrize("moves", [0.0, -1.0])
def test_a_pace_is_above_zero(moves: float) -> None:
    with pytest.raises(ValueError, match="above zero"):
        Pace(moves=moves)


def timed(seconds: float, *sets: int, sides: Sides = Sides.NONE) -> Exercise:
    rep = (Phase(say="Out.", move=Length(seconds)),)
    return Exercise(key="one", name="One", rep=rep, dose=Dose(sets=sets, sides=sides))


@pytest.mark.parametrize(
    ("done", "form", "sets"),
    [
        (timed(10, 6), timed(5, 8), (6,)),
        (timed(10, 8), timed(5, 6), (6,)),
        (timed(10, 6, 4, 2), timed(10, 5), (5, 4, 2)),
        (timed(60, 1), timed(3, 8, sides=Sides.ALTERNATE), (8,)),
        (timed(36, 1), timed(10, 5), (3,)),
        (timed(36, 1), timed(26, 1), (1,)),
        (timed(12, 1), timed(30, 3), (1,)),
        (timed(12, 3, 2, 1), timed(2, 9), (3, 2, 1)),
    ],
)
def test_a_form_is_done_no_more_and_fills_one_long_repetition(
    done: Exercise, form: Exercise, sets: tuple[int, ...]
) -> None:
    assert as_form(done, form).dose.sets == sets
