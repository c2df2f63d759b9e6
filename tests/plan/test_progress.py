"""Where an unfinished session goes on in the plan of today."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from player.model.record import Done, SessionRecord, Spent
from player.model.routine import Dose, Exercise, Length, Phase, Routine, Side, Sides, Step
from player.plan.progress import goes_on_at
from player.plan.timeline import Timeline, lay_out


def exercise(key: str, reps: int, sides: Sides = Sides.NONE) -> Exercise:
    phase = Phase(say="Go.", move=Length(2.0), hold=Length(3.0))
    return Exercise(key=key, name=key, rep=(phase,), dose=Dose(sets=(reps,), sides=sides))


FIRST, SECOND, FORM = exercise("first", 3), exercise("second", 2, Sides.EACH), exercise("form", 1)
THIRD = exercise("third", 2)


def plan(*steps: Step) -> Timeline:
    return lay_out(Routine(key="r", name="R", steps=steps, digest="0" * 64))


def record(
    planned: Timeline, at_step: int, done: dict[tuple[str, Side | None], int]
) -> SessionRecord:
    """A session of which so much was done; what was not planned stands at the end."""
    known = {(one.exercise, one.side): one.reps for one in planned.planned()}
    keys = dict.fromkeys([*known, *done])
    exercises = (
        Done(name, side, known.get((name, side), 0), done.get((name, side), 0), 0.0, 0)
        for name, side in keys
    )
    at = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    return SessionRecord(
        id=1,
        routine="r",
        name="R",
        digest="0" * 64,
        started=at,
        ended=None,
        local_day=date(2026, 3, 2),
        outcome=None,
        spent=Spent(0.0, 0.0, 0.0),
        planned_seconds=planned.total_seconds,
        speed=1.0,
        silent=False,
        before={},
        after={},
        note="",
        at_step=at_step,
        exercises=tuple(exercises),
    )


THEN = plan(FIRST, SECOND, THIRD)
LEFT = ("second", Side.LEFT)


def test_the_same_plan_goes_on_at_the_step_last_begun() -> None:
    assert goes_on_at(THEN, record(THEN, 5, {("first", None): 3, LEFT: 1})) == 5
    # An easier form was taken on the way: what was planned is the same.
    assert goes_on_at(THEN, record(THEN, 5, {("first", None): 1, ("form", None): 2})) == 5
    assert goes_on_at(THEN, record(THEN, 999, {})) == len(THEN.steps) - 1


@pytest.mark.parametrize(
    ("now", "follows"),
    [
        (plan(SECOND, THIRD), LEFT),
        (plan(FORM, SECOND, THIRD), LEFT),
        (plan(FIRST, SECOND), LEFT),
        (plan(FIRST, THIRD), ("first", None)),
    ],
    ids=["left out before", "swapped before", "left out after", "left out itself"],
)
def test_another_plan_goes_on_after_the_last_repetition_that_was_done(
    now: Timeline, follows: tuple[str, Side | None]
) -> None:
    at = goes_on_at(now, record(THEN, 5, {("first", None): 3, LEFT: 1}))
    before = now.steps[at - 1]
    assert before.exercise is not None
    assert (before.exercise.key, before.side) == follows
    left = sum(one.reps for one in now.repetitions(range(at)) if one.exercise == follows[0])
    assert left == (1 if follows == LEFT else 3)


def test_what_was_skipped_is_not_gone_back_to() -> None:
    now = plan(FORM, SECOND, THIRD)
    at = goes_on_at(now, record(THEN, 6, {("third", None): 1}))
    assert now.repetitions(range(at, len(now.steps)))[0].exercise == "third"


def test_nothing_of_it_is_planned_any_more() -> None:
    now = plan(FORM)
    assert goes_on_at(now, record(THEN, 5, {("first", None): 3})) == 0


def test_all_of_it_was_done() -> None:
    now = plan(FIRST)
    assert goes_on_at(now, record(THEN, 5, {("first", None): 3})) == len(now.steps) - 1
