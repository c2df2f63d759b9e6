"""A form in place of an exercise of a plan: how often it is done."""

import pytest

from player.model.routine import Dose, Exercise, Length, Phase, Sides
from player.plan.adjust import as_form


def exercise(seconds: float, *sets: int, sides: Sides = Sides.NONE) -> Exercise:
    rep = (Phase(say="Out.", move=Length(seconds)),)
    return Exercise(key="one", name="One", rep=rep, dose=Dose(sets=sets, sides=sides))


@pytest.mark.parametrize(
    ("done", "form", "sets"),
    [
        (exercise(10, 6), exercise(5, 8), (6,)),
        (exercise(10, 8), exercise(5, 6), (6,)),
        (exercise(10, 6, 4, 2), exercise(10, 5), (5, 4, 2)),
        (exercise(60, 1), exercise(3, 8, sides=Sides.ALTERNATE), (8,)),
        (exercise(36, 1), exercise(10, 5), (3,)),
        (exercise(36, 1), exercise(26, 1), (1,)),
        (exercise(12, 1), exercise(30, 3), (1,)),
        (exercise(12, 3, 2, 1), exercise(2, 9), (3, 2, 1)),
    ],
)
def test_a_form_is_done_no_more_and_fills_one_long_repetition(
    done: Exercise, form: Exercise, sets: tuple[int, ...]
) -> None:
    assert as_form(done, form).dose.sets == sets
