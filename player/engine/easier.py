"""The easier form of an exercise, from here on: the same plan with another exercise in it."""

from __future__ import annotations

from dataclasses import replace

from player.engine.timeline import PlanStep, Timeline
from player.model.routine import Exercise, Repeat, Routine, Step


def with_easier(routine: Routine, key: str) -> Routine | None:
    """The routine with the easier exercise in place of every exercise `key`.

    Its sets stay those of the plan, so that nothing becomes more; None where the exercise names
    no other one as its easier form (a sentence is no other exercise).
    """
    steps = _swapped(routine.steps, key)
    return None if steps == routine.steps else replace(routine, steps=steps)


def _swapped(steps: tuple[Step, ...], key: str) -> tuple[Step, ...]:
    return tuple(_swap(step, key) for step in steps)


def _swap(step: Step, key: str) -> Step:
    if isinstance(step, Repeat):
        return replace(step, steps=_swapped(step.steps, key))
    if not isinstance(step, Exercise) or step.key != key or step.easier is None:
        return step
    easier = step.easier.exercise
    if easier is None:
        return step
    return replace(easier, dose=replace(easier.dose, sets=step.dose.sets, rest=step.dose.rest))


def same_step(timeline: Timeline, step: PlanStep) -> int:
    """The index of the step of another plan that stands where `step` stood in the old one.

    The same exercise of the plan and, in it, the same set, side and repetition, or else the
    first step of that exercise.
    """
    among = [other for other in timeline.steps if other.number == step.number]
    for other in among:
        if (other.kind, other.set, other.side, other.rep) == (
            step.kind,
            step.set,
            step.side,
            step.rep,
        ):
            return other.index
    return among[0].index if among else min(step.index, len(timeline.steps) - 1)
