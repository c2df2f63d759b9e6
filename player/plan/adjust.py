"""A routine made to fit: an easier form from here on, slower moves, fewer repetitions."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from player.model.routine import Ask, Asked, Exercise, First, Repeat, Routine, Sides, Step
from player.plan.repetition import Pace, repetition
from player.plan.segment import PlanStep
from player.plan.timeline import Timeline
from player.plan.transitions import starting_after, with_transitions

SLOWER = 1.5
"""How many times longer a move takes whenever a person asks to go on more slowly (own choice)."""

SLOWEST = SLOWER**2
"""A move takes at most so many times its own length."""


def slower(pace: Pace) -> Pace | None:
    """A pace with slower moves and the same holds; None where they are as slow as they get."""
    moves = min(SLOWEST, pace.moves * SLOWER)
    return replace(pace, moves=moves) if moves > pace.moves else None


def with_form(routine: Routine, key: str, form: Exercise) -> Routine:
    """The routine with another form in place of every exercise `key`."""

    def formed(exercise: Exercise) -> Exercise:
        return as_form(exercise, form) if exercise.key == key else exercise

    return replace(routine, steps=_each(routine.steps, formed))


def as_form(exercise: Exercise, form: Exercise) -> Exercise:
    """A form as it is done in place of an exercise of a plan.

    It has as many sets as the plan, and never more repetitions than either of them asks for, those
    of both sides added up (but at least one on each side). In place of one long repetition it is
    done as often as fits into the same time.
    """
    most, sets = max(form.dose.sets), exercise.dose.sets
    if max(sets) == 1:
        sets = tuple(max(1, int(_once(exercise) // _once(form))) for _ in sets)
    else:
        sets = tuple(max(1, _times(exercise) * reps // _times(form)) for reps in sets)
    sets = tuple(min(reps, most) for reps in sets)
    return replace(form, dose=replace(form.dose, sets=sets, rest=exercise.dose.rest))


def _times(exercise: Exercise) -> int:
    """How many repetitions are done where its dose says one: one on each side it has."""
    return 2 if exercise.dose.sides in (Sides.ALTERNATE, Sides.EACH) else 1


def _once(exercise: Exercise) -> float:
    """Seconds of one repetition, on both sides where there are sides."""
    return _times(exercise) * sum(part.length for part in repetition(exercise, None, Pace()))


def with_fewer(routine: Routine, percent: int) -> Routine:
    """The routine without so many percent of its repetitions; one of each set stays."""
    if percent <= 0:
        return routine

    def fewer(exercise: Exercise) -> Exercise:
        sets = tuple(max(1, round(reps * (100 - percent) / 100)) for reps in exercise.dose.sets)
        return replace(exercise, dose=replace(exercise.dose, sets=sets))

    return replace(routine, steps=_each(routine.steps, fewer))


def with_first_side(routine: Routine, first: First) -> Routine:
    """The routine with that side first in every exercise that begins, as usual, on the left."""
    if first is First.LEFT:
        return routine

    def turned(exercise: Exercise) -> Exercise:
        usual = exercise.dose.first is First.LEFT
        return replace(exercise, dose=replace(exercise.dose, first=first)) if usual else exercise

    return replace(routine, steps=_each(routine.steps, turned))


def without_first_ask(routine: Routine, what: Asked) -> Routine:
    """The routine without its first rating of `what`, for one who has just given it."""
    asks = [step for step in routine.steps if isinstance(step, Ask) and step.what is what]
    if len(asks) < 2:
        return routine
    place = routine.steps.index(asks[0])
    return replace(routine, steps=routine.steps[:place] + routine.steps[place + 1 :])


def _each(steps: tuple[Step, ...], change: Callable[[Exercise], Exercise]) -> tuple[Step, ...]:
    """The same steps with every exercise changed, in rounds too."""
    changed: list[Step] = []
    for step in steps:
        if isinstance(step, Exercise):
            changed.append(change(step))
        elif isinstance(step, Repeat):
            changed.append(replace(step, steps=_each(step.steps, change)))
        else:
            changed.append(step)
    return tuple(changed)


def with_form_from(timeline: Timeline, step: PlanStep, form: Exercise) -> tuple[Timeline, int]:
    """The plan with a form in place of the exercise of a step, and the step to go on at.

    That step gets into position first, unless the form begins in the same way as the exercise.
    """
    exercise = step.exercise
    if exercise is None:
        return timeline, step.index
    routine = with_form(timeline.routine, exercise.key, starting_after(exercise, form))
    plan = timeline.replanned(routine=with_transitions(routine, timeline.routine))
    here = same_step(plan, step)
    if not _begins_alike(exercise, form):
        plan = plan.replanned(start_again_at=here)
    return plan, here


def _begins_alike(exercise: Exercise, form: Exercise) -> bool:
    """Whether the words and the pose of getting into position are the same in both files."""
    one, other = (each.own_start or each.start for each in (exercise, form))
    if one is None or other is None:
        return other is None and form.position is exercise.position
    return (one.say, one.pose, exercise.position) == (other.say, other.pose, form.position)


def same_step(timeline: Timeline, step: PlanStep) -> int:
    """The index of the step of another plan that stands where `step` stood in the old one.

    The same exercise of the plan and, in it, the same set, side and repetition, or else the last
    repetition before that, or else the first step of that exercise.
    """
    among = [other for other in timeline.steps if other.number == step.number]
    alike = [
        other
        for other in among
        if (other.kind, other.set, other.side) == (step.kind, step.set, step.side)
        and other.rep <= step.rep
    ]
    if alike:
        return alike[-1].index
    return among[0].index if among else min(step.index, len(timeline.steps) - 1)
