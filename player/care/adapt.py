"""What conditions do with one exercise: keep it, take an easier form, or leave it out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from player.care.files import vocabulary
from player.care.questions import Condition, conditions
from player.model.care import Do
from player.model.routine import Exercise

Find = Callable[[str], Exercise | None]
"""The exercise of a name; None where there is none that can be played."""


def easier_forms(exercise: Exercise, find: Find) -> Iterator[Exercise]:
    """The easier exercises, nearest first, then theirs; each once."""
    for rung in easier_rungs(exercise, find):
        yield from rung


def easier_rungs(exercise: Exercise, find: Find) -> Iterator[list[Exercise]]:
    """The same, rung by rung of the ladder: its easier exercises, then those of all of them."""
    seen = {exercise.key}
    rung = [exercise]
    while rung:
        names = [variant.use for one in rung for variant in one.easier if variant.use]
        fresh = [name for name in dict.fromkeys(names) if name not in seen]
        seen.update(fresh)
        rung = [form for name in fresh if (form := find(name)) is not None]
        if rung:
            yield rung


def asks_of(exercise: Exercise) -> frozenset[str]:
    """What an exercise asks of the body, in words of `works`.

    One whose file does not say asks all that its position allows.
    """
    if exercise.works is not None:
        return frozenset(exercise.works)
    where, works = exercise.position, vocabulary().works
    return frozenset(word for word, one in works.items() if not where or where in one.positions)


def below(forms: Sequence[Exercise], key: str) -> Sequence[Exercise]:
    """The forms after the one of that key, which is done already; all if it is none of them."""
    done = [place for place, form in enumerate(forms) if form.key == key]
    return forms[done[0] + 1 :] if done else forms


def kindest(forms: Sequence[Exercise], sparing: Collection[str]) -> Exercise | None:
    """The form that asks least of `sparing`, the first of several; None without one."""
    spared = frozenset(sparing)
    if not spared:
        return forms[0] if forms else None
    return min(forms, key=lambda form: len(asks_of(form) & spared), default=None)


class Decision(Struct, frozen=True):
    """What is done in place of an exercise: `form`, None to leave it out.

    `why` is the sentence of the condition `by` that asked for a change; "" where none did.
    """

    exercise: Exercise
    form: Exercise | None
    by: str = ""
    why: str = ""

    @property
    def changed(self) -> bool:
        return self.form is not self.exercise


class Substitute(NamedTuple):
    """A form that could stand in for an exercise.

    The first three decide: the nearest rung of the ladder (0 for what the author put in its
    place), on it what asks least of what is eased, and then what its author put first.
    """

    rung: int
    load: int
    order: int
    form: Exercise


class Substitutes(Struct, frozen=True):
    """The forms that could stand in for an exercise; `refused` if it must not be done itself."""

    exercise: Exercise
    forms: tuple[Substitute, ...] = ()
    refused: bool = False
    by: str = ""
    why: str = ""

    def taking(self, form: Exercise) -> Decision:
        return Decision(self.exercise, form, self.by, self.why)

    def taking_none(self) -> Decision:
        """The decision where another exercise has taken every form, or where there is none."""
        if not self.refused:
            return Decision(self.exercise, self.exercise)
        if not self.forms:
            return Decision(self.exercise, None, self.by, self.why)
        once = conditions().says["once"].format(form=self.forms[0].form.name)
        return Decision(self.exercise, None, self.by, once)


class Adapter:
    """Decides by the conditions that hold; forms are looked up with `find`."""

    def __init__(self, conditions: Sequence[Condition], find: Find) -> None:
        self._conditions, self._find = tuple(conditions), find

    def decide(self, exercises: Sequence[Exercise]) -> dict[str, Decision]:
        """What is done with each of the exercises of a routine, by its key.

        What a condition spares, or its author leaves out, is never done. A form stands in for
        one exercise only, for the one that it is nearest to.
        """
        choices = {one.key: self._substitutes(one) for one in exercises}
        taken = {key for key, choice in choices.items() if not choice.forms and not choice.refused}
        ranked = [
            (form[:3], place, form.form, choice)
            for place, choice in enumerate(choices.values())
            for form in choice.forms
        ]
        found: dict[str, Decision] = {}
        for _, _, form, choice in sorted(ranked, key=lambda one: one[:2]):
            if choice.exercise.key not in found and form.key not in taken:
                taken.add(form.key)
                found[choice.exercise.key] = choice.taking(form)
        return {key: found.get(key) or choice.taking_none() for key, choice in choices.items()}

    def _substitutes(self, exercise: Exercise) -> Substitutes:
        refused = next(self._refusals(exercise), None)
        load = self.load(exercise)
        if refused is None and not load:
            return Substitutes(exercise)
        forms = [
            Substitute(0, 0, order, form)
            for order, form in enumerate(self._author_wants(exercise))
            if refused is not None and self.fits(form)
        ]
        for number, rung in enumerate(easier_rungs(exercise, self._find), 1):
            forms += [
                Substitute(number, self.load(form), order, form)
                for order, form in enumerate(rung)
                if self.fits(form) and (refused is not None or self.load(form) < load)
            ]
        if refused is not None:
            condition, why = refused
            return Substitutes(exercise, tuple(forms), True, condition.short, why)
        asks = asks_of(exercise)
        by = next(one for one in self._active(exercise) if one.words(Do.EASE) & asks)
        return Substitutes(exercise, tuple(forms), False, by.short)

    def fits(self, exercise: Exercise) -> bool:
        """Whether no condition refuses it."""
        return next(self._refusals(exercise), None) is None

    def sentences(self, exercise: Exercise) -> Iterator[str]:
        """What the conditions say to an exercise that is done."""
        asks = asks_of(exercise)
        for condition in self._conditions:
            care = exercise.careful.get(condition.name)
            if care and care.say:
                yield care.say
            if condition.name in exercise.fits:
                continue
            for rule in condition.rules:
                if rule.do is not Do.SPARE and rule.applies(asks):
                    yield rule.say

    def load(self, exercise: Exercise) -> int:
        """How many of the things it asks for some condition wants eased."""
        eased: set[str] = set()
        for condition in self._active(exercise):
            eased |= condition.words(Do.EASE)
        return len(eased & asks_of(exercise))

    def _active(self, exercise: Exercise) -> Iterator[Condition]:
        """The conditions whose general rules go for an exercise."""
        return (one for one in self._conditions if one.name not in exercise.fits)

    def _refusals(self, exercise: Exercise) -> Iterator[tuple[Condition, str]]:
        """The conditions for which an exercise is not done as it is, each with its sentence."""
        asks = asks_of(exercise)
        for condition in self._conditions:
            care = exercise.careful.get(condition.name)
            if care and (care.leave_out or care.use):
                yield condition, care.say or condition.why(Do.SPARE, asks)
            elif condition.name not in exercise.fits and condition.words(Do.SPARE) & asks:
                yield condition, condition.why(Do.SPARE, asks)

    def _author_wants(self, exercise: Exercise) -> list[Exercise]:
        """The exercises that its author put in its place for one of the conditions."""
        cares = (exercise.careful.get(one.name) for one in self._conditions)
        named = (self._find(care.use) for care in cares if care and care.use)
        return [form for form in named if form is not None]


def touches(condition: Condition, exercise: Exercise) -> bool:
    """Whether a condition has something to do with an exercise, by its rules or its author."""
    return condition.name in exercise.careful or condition.touches(asks_of(exercise))
