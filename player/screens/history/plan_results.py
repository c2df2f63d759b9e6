"""What became of the repetitions of a session: in the order of its plan, and as counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, product

from player.model.record import Done, Repetition, SessionRecord
from player.model.routine import First, Routine, Side
from player.plan.adjust import with_fewer, with_first_side
from player.plan.timeline import Timeline, lay_out
from player.ui.charts.plan_bar import Block, RepCounts, RepResult

Key = tuple[str, Side | None]
"""An exercise and its side."""

Step = tuple[str, Block]
"""An exercise, and what became of a repetition of it, each time that it was played."""

_FEWER = range(0, 51, 10)
"""Percent of repetitions that a person may have left out, as the settings have them."""


def in_order(
    record: SessionRecord, repetitions: Sequence[Repetition], routine: Routine | None
) -> tuple[Block, ...]:
    """A block for each time that an exercise comes, a result for each repetition.

    `routine` is the one that was played, if its file is still the same. Where its plan does not
    agree with what was written down (another form was played), that alone is told.
    """
    plan = None if routine is None else _plan(record, repetitions, routine)
    if plan is None:
        steps = _as_written(record, repetitions)
    else:
        steps = _as_planned(record, repetitions, plan)
    blocks = (
        tuple(result for _, results in group for result in results)
        for _, group in groupby(steps, key=lambda step: step[0])
    )
    return tuple(block for block in blocks if block)


def _plan(
    record: SessionRecord, repetitions: Sequence[Repetition], routine: Routine
) -> Mapping[int, Key] | None:
    """The exercise and side of each step, as the plan was laid out then; None if none agrees."""
    for timeline in _plans(repetitions, routine):
        steps = {
            step.index: (step.exercise.key, step.side)
            for step in timeline.steps
            if step.exercise is not None and timeline.segments[step.last].ends_rep
        }
        if _agrees(steps, record, repetitions):
            return steps
    return None


def _plans(repetitions: Sequence[Repetition], routine: Routine) -> Iterator[Timeline]:
    """The plans that a routine may have had, by the person's settings and by turns of the sides."""
    first: dict[str, Side] = {}
    for one in sorted(repetitions, key=lambda one: one.step):
        if one.side is not None:
            first.setdefault(one.exercise, one.side)
    before = {exercise: side.other for exercise, side in first.items()}
    for fewer, side, last_sides in product(_FEWER, First, (before, {})):
        yield lay_out(with_fewer(with_first_side(routine, side), fewer), last_sides=last_sides)


def _agrees(
    steps: Mapping[int, Key], record: SessionRecord, repetitions: Sequence[Repetition]
) -> bool:
    planned = {_key(done): done.reps_planned for done in record.exercises if done.reps_planned}
    if Counter(steps.values()) != planned:
        return False
    return all(
        steps.get(one.step) == (one.exercise, one.side)
        for one in repetitions
        if (one.exercise, one.side) in planned
    )


def _as_planned(
    record: SessionRecord, repetitions: Sequence[Repetition], plan: Mapping[int, Key]
) -> list[Step]:
    """Each step of the plan: done as often as it was, else skipped or not reached."""
    done = Counter(one.step for one in repetitions)
    skipped = {_key(each): each.skipped for each in record.exercises}
    steps: list[Step] = []
    for step, key in sorted(plan.items()):
        if done[step]:
            results: Block = (RepResult.DONE, *[RepResult.REPEATED] * (done[step] - 1))
        elif skipped.get(key, 0):
            skipped[key] -= 1
            results = (RepResult.SKIPPED,)
        else:
            results = (RepResult.NOT_REACHED,)
        steps.append((key[0], results))
    return steps


def _as_written(record: SessionRecord, repetitions: Sequence[Repetition]) -> list[Step]:
    """What was done in its order; then, of each exercise, what was skipped and not reached."""
    seen: set[tuple[int, str]] = set()
    steps: list[Step] = []
    for one in sorted(repetitions, key=lambda one: one.step):
        again = (one.step, one.exercise) in seen
        seen.add((one.step, one.exercise))
        steps.append((one.exercise, (RepResult.REPEATED if again else RepResult.DONE,)))
    for done in record.exercises:
        own = {one.step for one in repetitions if (one.exercise, one.side) == _key(done)}
        left = max(0, done.reps_planned - len(own) - done.skipped)
        rest = (*[RepResult.SKIPPED] * done.skipped, *[RepResult.NOT_REACHED] * left)
        last = max((n for n, (name, _) in enumerate(steps) if name == done.name), default=None)
        if last is None:
            steps.append((done.name, rest))
        else:
            steps[last] = (done.name, steps[last][1] + rest)
    return steps


def _key(done: Done) -> Key:
    return done.name, done.side


def rep_counts(done: Done, repetitions: Sequence[Repetition]) -> RepCounts:
    """What became of the repetitions of an exercise on a side.

    A step that was finished more than once is one that was done and others that were repeated.
    """
    own = [one.step for one in repetitions if (one.exercise, one.side) == (done.name, done.side)]
    once = len(set(own))
    repeated = max(0, done.reps_done - once)
    left = max(0, done.reps_planned - once - done.skipped)
    return RepCounts(done.reps_done - repeated, repeated, done.skipped, left)


def counts_in_words(done: Done, counts: RepCounts) -> str:
    """`5 of 6, 1 skipped, 1 repeated`."""
    if not done.reps_planned:
        return f"{done.reps_done}, not in the plan"
    parts = [f"{counts.done} of {done.reps_planned}"]
    found = counts.results()
    more = (RepResult.REPEATED, RepResult.SKIPPED)
    parts += [f"{found[result]} {result}" for result in more if result in found]
    return ", ".join(parts)
