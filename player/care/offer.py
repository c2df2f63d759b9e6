"""What is offered of a routine to a person as they stand today, and the routine made to fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from player.care.screening import Due, Lock, Standing
from player.care.screening_cards import CARDS, EASE_CARD
from player.care.screening_effects import (
    EFFECTS,
    OPEN_TO_ALL,
    STRENGTH_OR_TURNING,
    WORKS_THE_BACK,
    Effect,
)
from player.model.routine import Ask, Exercise, Purpose, Repeat, Rest, Routine, Sides, Step

NOTHING_LEFT = "Nothing in this one fits your answers today. Please choose another."
"""Why a routine is closed of which no exercise would be left."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Whether a routine may be played today, and how.

    `why` says why not; `notes` are read before the start. `use_easier` and `leave_out` are keys
    of exercises; `later` asks to list the routine after the others.
    """

    allowed: bool
    why: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    use_easier: frozenset[str] = frozenset()
    leave_out: frozenset[str] = frozenset()
    later: bool = False


def offer(routine: Routine, standing: Standing) -> Offer:
    """What is offered of a routine; questions that are still due close nothing here."""
    closed = standing.lock is Lock.ALL or (
        standing.lock is Lock.GENTLE_ONLY and not is_gentle(routine)
    )
    if closed:
        return Offer(False, tuple(CARDS[reason].title + "." for reason in standing.reasons))
    effects = [EFFECTS[key] for key in sorted(standing.adapt) if key in EFFECTS]
    rest = _rest(routine, standing)
    effects += [rest] if rest else []
    out, easier = _changes(routine, effects, standing.easing)
    found = Offer(True, use_easier=easier, leave_out=out)
    fitted = adapted(routine, found)
    if not any(True for _ in fitted.exercises()):
        return Offer(False, (rest.note if rest else NOTHING_LEFT,), leave_out=out)
    later = any(one.position in effect.later for effect in effects for one in fitted.exercises())
    return replace(
        found, notes=tuple(_notes(routine, fitted, effects, found, standing.easing)), later=later
    )


def _rest(routine: Routine, standing: Standing) -> Effect | None:
    """The rest of strength and turning as a change; None while they do not rest.

    An exercise that the library does not know rests too in a routine for strength.
    """
    if standing.rests is None:
        return None
    keys = set(STRENGTH_OR_TURNING)
    if routine.purpose is Purpose.STRENGTH:
        keys |= {one.key for one in routine.exercises()} - OPEN_TO_ALL - WORKS_THE_BACK
    return Effect(
        leave_out=frozenset(keys),
        note="Two mornings running were worse, so strength and turning rest until "
        f"{standing.rests:%A}. Walking and breathing are fine.",
    )


def may_play(routine: Routine, standing: Standing) -> bool:
    """Whether it may begin at once: open, and nothing due but for the urge, which cannot wait."""
    if not offer(routine, standing).allowed:
        return False
    return standing.due is Due.NOTHING or (routine.purpose is Purpose.URGE and is_gentle(routine))


def adapted(routine: Routine, offered: Offer) -> Routine:
    """The routine as it is offered: easier exercises in place of some, and others left out."""
    return replace(routine, steps=_without(routine.steps, offered.leave_out))


def is_gentle(routine: Routine) -> bool:
    """Whether it is breathing, the shoulder-blade squeeze or an answer to the urge, no more.

    An exercise that the library does not know counts only in a routine for breathing or the
    urge, and only without sides, since what has sides mostly turns or works one of them.
    """
    exercises = tuple(routine.exercises())
    quiet = routine.purpose in (Purpose.BREATHING, Purpose.URGE)
    return bool(exercises) and all(_is_gentle(one, quiet) for one in exercises)


def _is_gentle(exercise: Exercise, quiet: bool) -> bool:
    if exercise.dose.sides is not Sides.NONE:
        return False
    return exercise.key in OPEN_TO_ALL or (quiet and exercise.key not in WORKS_THE_BACK)


def _changes(
    routine: Routine, effects: list[Effect], easing: bool
) -> tuple[frozenset[str], frozenset[str]]:
    """The exercises to leave out and those to make easier; what has a fit form is kept in it."""
    out: set[str] = set()
    easier: set[str] = set()
    for one in routine.exercises():
        form: Exercise | None = None
        if _is_out(one, effects):
            if form is not None and not _is_out(form, effects):
                easier.add(one.key)
            else:
                out.add(one.key)
        elif one.easier and (easing or any(one.key in effect.easier for effect in effects)):
            if form is not None and _is_out(form, effects):
                continue
            easier.add(one.key)
    return frozenset(out), frozenset(easier)


def _is_out(exercise: Exercise, effects: list[Effect]) -> bool:
    return any(
        exercise.key in effect.leave_out or exercise.position in effect.positions
        for effect in effects
    )


def _without(steps: tuple[Step, ...], keys: frozenset[str]) -> tuple[Step, ...]:
    kept: list[Step] = []
    for step in steps:
        if isinstance(step, Repeat):
            inner = _without(step.steps, keys)
            if any(not isinstance(one, Rest | Ask) for one in inner):
                kept.append(replace(step, steps=inner))
        elif not (isinstance(step, Exercise) and step.key in keys):
            kept.append(step)
    return tuple(kept)


def _notes(
    routine: Routine, fitted: Routine, effects: list[Effect], found: Offer, easing: bool
) -> Iterator[str]:
    if easing:
        yield EASE_CARD.lines[0]
    yield from (effect.note for effect in effects if effect.note)
    names = {one.key: one.name for one in routine.exercises()}
    if found.leave_out:
        yield f"Left out today: {_listed([names[key] for key in names if key in found.leave_out])}."
    conditions = {word for effect in effects for word in effect.conditions}
    of_routine = [care.say for word, care in routine.careful.items() if word in conditions]
    yield from of_routine
    yield from _careful(fitted, conditions, of_routine)
    for one in fitted.exercises():
        if one.key in found.use_easier:
            yield from (f"{one.name}: {form.text}" for form in one.easier if form.text)


def _careful(routine: Routine, conditions: set[str], told: list[str]) -> Iterator[str]:
    """The careful notes of the exercises; the same sentence once, with all their names."""
    said: dict[str, list[str]] = {}
    for one in routine.exercises():
        for condition, care in one.careful.items():
            sentence = care.say
            if condition in conditions and sentence not in told:
                names = said.setdefault(sentence, [])
                if one.name not in names:
                    names.append(one.name)
    for sentence, names in said.items():
        yield f"{_listed(names)}: {sentence}"


def _listed(names: list[str]) -> str:
    first, *others = dict.fromkeys(names)
    return "; ".join([first, *(name[:1].lower() + name[1:] for name in others)])
