"""The plan of a session in the order of playing: by its routine, or by what was written down."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from types import MappingProxyType

import pytest

from player.app.locations import routine_named
from player.model.record import Done, Outcome, Repetition, SessionRecord, Spent
from player.model.routine import First, Side
from player.plan.adjust import with_fewer, with_first_side
from player.plan.timeline import Timeline, lay_out
from player.screens.history.plan_results import in_order
from player.ui.charts.plan_bar import RepResult

AT = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
DONE, AGAIN, SKIPPED, LEFT = (
    RepResult.DONE,
    RepResult.REPEATED,
    RepResult.SKIPPED,
    RepResult.NOT_REACHED,
)


def steps_of(timeline: Timeline) -> list[int]:
    """The steps that are repetitions, in order."""
    return [s.index for s in timeline.steps if s.exercise and timeline.segments[s.last].ends_rep]


def played(timeline: Timeline, done: Sequence[int]) -> list[Repetition]:
    """Repetitions of these steps of a plan."""
    steps = [timeline.steps[index] for index in done]
    return [
        Repetition(step.index, step.exercise.key, step.side, step.set, step.rep, 6.0, AT)
        for step in steps
        if step.exercise is not None
    ]


def record(exercises: Sequence[Done]) -> SessionRecord:
    none: MappingProxyType = MappingProxyType({})  # type: ignore[type-arg]
    return SessionRecord(
        1, "r", "R", "d", AT, AT, date(2026, 3, 2), Outcome.STOPPED, Spent(), 128.0, 1.0, False,
        none, none, "", 0, tuple(exercises),
    )  # fmt: skip


def recorded(
    timeline: Timeline, done: Sequence[int], skipped: dict[Side | None, int] | None = None
) -> SessionRecord:
    """The record of a session of this plan in which these steps were done."""
    reps = played(timeline, done)
    return record(
        [
            Done(
                one.exercise,
                one.side,
                one.reps,
                sum((rep.exercise, rep.side) == (one.exercise, one.side) for rep in reps),
                0.0,
                (skipped or {}).get(one.side, 0),
            )
            for one in timeline.planned()
        ]
    )


def test_sides_that_alternate_stand_in_their_order() -> None:
    routine = routine_named("bird-dog")
    plan = lay_out(routine)
    steps = steps_of(plan)
    sides = [plan.steps[index].side for index in steps]
    assert sides[:4] == [Side.LEFT, Side.RIGHT, Side.LEFT, Side.RIGHT]
    done = [steps[0], steps[1], steps[1], steps[3]]
    (block,) = in_order(recorded(plan, done, {Side.LEFT: 1}), played(plan, done), routine)
    assert block[:5] == (DONE, DONE, AGAIN, SKIPPED, DONE)
    assert set(block[5:]) == {LEFT}
    assert len(block) == len(steps) + 1


@pytest.mark.parametrize("first", First)
@pytest.mark.parametrize("fewer", [0, 30])
def test_the_plan_is_found_whatever_the_settings_were(first: First, fewer: int) -> None:
    routine = routine_named("core-starter")
    plan = lay_out(
        with_fewer(with_first_side(routine, first), fewer), last_sides={"bird-dog": Side.LEFT}
    )
    steps = steps_of(plan)
    done = steps[: len(steps) // 2]
    blocks = in_order(recorded(plan, done), played(plan, done), routine)
    kinds = [kind for block in blocks for kind in block]
    assert kinds == [DONE] * len(done) + [LEFT] * (len(steps) - len(done))
    exercises = [plan.steps[index].exercise for index in steps]
    changes = sum(one != other for one, other in pairwise(exercises))
    assert len(blocks) == changes + 1


def test_an_easier_form_from_half_way_on_is_done_where_it_stood() -> None:
    routine = routine_named("bird-dog")
    plan = lay_out(routine)
    steps = steps_of(plan)
    reps = played(plan, steps[:2])
    reps += [Repetition(steps[2], "bird-dog-leg", Side.LEFT, 1, 2, 6.0, AT)]
    exercises = [*recorded(plan, steps[:2]).exercises, Done("bird-dog-leg", Side.LEFT, 0, 1, 6, 0)]
    (block,) = in_order(record(exercises), reps, routine)
    assert block[:4] == (DONE, DONE, DONE, LEFT)


@pytest.mark.parametrize("routine", [None, "cat-cow"])
def test_without_the_plan_what_was_written_down_is_told_in_its_order(routine: str | None) -> None:
    reps = [
        Repetition(step, "turn", side, 1, 1, 6.0, AT)
        for step, side in ((0, Side.RIGHT), (1, Side.LEFT), (1, Side.LEFT), (2, Side.RIGHT))
    ]
    exercises = [
        Done("turn", Side.RIGHT, 3, 2, 0.0, 1),
        Done("turn", Side.LEFT, 3, 2, 0.0, 0),
        Done("rest", None, 2, 0, 0.0, 2),
    ]
    known = routine_named(routine) if routine else None
    turn, rest = in_order(record(exercises), reps, known)
    assert turn == (DONE, DONE, AGAIN, DONE, SKIPPED, LEFT, LEFT)
    assert rest == (SKIPPED, SKIPPED)


def test_a_session_in_which_nothing_was_done() -> None:
    assert in_order(record([]), [], None) == ()
    routine = routine_named("cat-cow")
    plan = lay_out(routine)
    (block,) = in_order(recorded(plan, []), [], routine)
    assert set(block) == {LEFT}
