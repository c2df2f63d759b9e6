"""The small line under the spoken one: one thing of an exercise at a time, by repetition."""

from __future__ import annotations

from player.model.routine import Breath, Exercise, Phase
from player.plan.repetition import fill
from player.plan.timeline import Kind, PlanStep, Segment, Timeline

FEEL = "You should feel: {}"
GOES_WRONG = "Often goes wrong: {}"
"""What a mistake is introduced by, so that nobody takes it for an instruction."""

STAYS = 8.0
"""Seconds that a line stays at least, where it changes within a hold."""


def small_lines(
    timeline: Timeline, segment: Segment, offset: float, length: float
) -> tuple[str, ...]:
    """What may stand there at `offset` seconds of a segment of `length`: the wished line first.

    The next ones are for where it is too long. The first repetition of a set and the last of all
    have the note of their phase, if the exercise has notes. Each one between has one thing: how it
    feels, the breath, then what often goes wrong. An exercise of one repetition goes through
    them within its hold.
    """
    note = (segment.note,) if segment.note else ()
    if segment.exercise is None or segment.phase < 0:
        return note
    noted = any(phase.note for phase in segment.exercise.rep)
    place = _place(timeline, segment, noted)
    if segment.reps == segment.sets == 1:
        place = _turn(segment, offset, length) - noted
    if place < 0:
        return note
    things = _things(segment, segment.exercise)[place:]
    if things and not things[0]:
        return ()
    return tuple(dict.fromkeys(text for text in (*things, *note) if text))


def _things(segment: Segment, exercise: Exercise) -> list[str]:
    """What there is besides the notes, in order; empty for a breath that this phase has not."""
    things = [FEEL.format(fill(exercise.feel, segment.side))] if exercise.feel else []
    if any(_breath(phase) for phase in exercise.rep):
        things.append(_breath(exercise.rep[segment.phase]) or segment.note)
    things += [GOES_WRONG.format(fill(text, segment.side)) for text in exercise.mistakes]
    return things


def _breath(phase: Phase) -> str:
    """The breath of a phase in words; nothing where it is free or its own words tell it."""
    if phase.breath is Breath.FREE or "breath" in phase.say.casefold():
        return ""
    return f"Breathe {phase.breath} {'as you move' if phase.move else 'here'}."


def _turn(segment: Segment, offset: float, length: float) -> int:
    """How often the line has changed in this hold; each time after so long that it is read."""
    turns = int(length / STAYS) if segment.kind is Kind.HOLD else 0
    return max(0, min(int(offset / STAYS), turns - 1))


def _place(timeline: Timeline, segment: Segment, noted: bool) -> int:
    """Which of the things this repetition has, from 0; -1 for the note."""
    if noted and not _is_between(timeline.steps[segment.step]):
        return -1
    place = 0
    for index in range(segment.step - 1, -1, -1):
        step = timeline.steps[index]
        if step.number != segment.number:
            break
        place += _is_between(step) if noted else step.rep > 0
    return place


def _is_between(step: PlanStep) -> bool:
    """Whether a repetition is neither the first of its set nor, on its side, the last of all."""
    if step.exercise is None or step.rep <= 1:
        return False
    sets = step.exercise.dose.sets
    return (step.set, step.rep) != (len(sets), sets[-1])
