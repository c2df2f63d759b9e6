"""The exercises before and after a step of a routine, past rests and ratings, and in rounds."""

from __future__ import annotations

from collections.abc import Iterator

from player.model.routine import Exercise, Repeat, Step

Neighbours = tuple[Exercise | None, ...]
"""The exercises that may come before or after a step; several at the edge of repeated rounds.

None stands for the beginning or the end of the routine.
"""

NOBODY: Neighbours = (None,)
"""What comes before the first exercise of a routine and after its last one."""


def neighbours(
    steps: tuple[Step, ...], befores: Neighbours, afters: Neighbours
) -> Iterator[tuple[Step, Neighbours, Neighbours]]:
    """Each step with the exercises before and after it; the steps stand between those given."""
    following = []
    for step in reversed(steps):
        following.append(afters)
        afters = _only(first_exercise((step,)), afters)
    for step, after in zip(steps, reversed(following), strict=True):
        yield step, befores, after
        befores = _only(last_exercise((step,)), befores)


def all_neighbours(
    steps: tuple[Step, ...], befores: Neighbours = NOBODY, afters: Neighbours = NOBODY
) -> Iterator[tuple[Step, Neighbours, Neighbours]]:
    """The same, and for the steps of rounds too."""
    for step, before, after in neighbours(steps, befores, afters):
        yield step, before, after
        if isinstance(step, Repeat):
            yield from all_neighbours(step.steps, *inside(step, before, after))


def inside(
    repeat: Repeat, befores: Neighbours, afters: Neighbours
) -> tuple[Neighbours, Neighbours]:
    """What comes before and after the steps of a round: its own last and first exercise too."""
    first, last = first_exercise(repeat.steps), last_exercise(repeat.steps)
    if repeat.times < 2 or first is None:
        return befores, afters
    return (*befores, last), (*afters, first)


def first_exercise(steps: tuple[Step, ...]) -> Exercise | None:
    """The first exercise of some steps."""
    for step in steps:
        found = first_exercise(step.steps) if isinstance(step, Repeat) else step
        if isinstance(found, Exercise):
            return found
    return None


def last_exercise(steps: tuple[Step, ...]) -> Exercise | None:
    """The last exercise of some steps."""
    for step in reversed(steps):
        found = last_exercise(step.steps) if isinstance(step, Repeat) else step
        if isinstance(found, Exercise):
            return found
    return None


def _only(exercise: Exercise | None, otherwise: Neighbours) -> Neighbours:
    return otherwise if exercise is None else (exercise,)
