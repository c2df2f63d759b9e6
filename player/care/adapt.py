"""What conditions do with one exercise: keep it, take an easier form, or leave it out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from player.care.questions import Condition, conditions
from player.format.vocabulary import Work
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


def asks_of(exercise: Exercise, works: Mapping[str, Work]) -> frozenset[str]:
    """The words of what an exercise asks: its own, or without them all its position allows."""
    if exercise.works is not None:
        return frozenset(exercise.works)
    where = exercise.position
    return frozenset(word for word, one in works.items() if not where or where in one.positions)


def below(forms: Sequence[Exercise], key: str) -> Sequence[Exercise]:
    """The forms after the one of that key, which is done already; all where it is none of them."""
    done = [place for place, form in enumerate(forms) if form.key == key]
    return forms[done[0] + 1 :] if done else forms


def kindest(
    forms: Sequence[Exercise], sparing: Collection[str], works: Mapping[str, Work]
) -> Exercise | None:
    """The form that asks least of `sparing`, the first of several; None without one."""
    spared = frozenset(sparing)
    if not spared:
        return forms[0] if forms else None
    return min(forms, key=lambda form: len(asks_of(form, works) & spared), default=None)


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
        """Whether anything else is done than the file says."""
        return self.form is not self.exercise


class Substitute(NamedTuple):
    """A form that could stand in: on which rung of the ladder, and how much of it is eased."""

    form: Exercise
    rung: int
    load: int
    order: int

    @property
    def nearness(self) -> tuple[int, int, int]:
        """The nearest rung first; on it what asks least, and then what its author put first."""
        return self.rung, self.load, self.order


class Substitutes(Struct, frozen=True):
    """The forms that could stand in for an exercise; `refused` if it must not be done itself."""

    exercise: Exercise
    forms: tuple[Substitute, ...] = ()
    refused: bool = False
    by: str = ""
    why: str = ""

    def taking(self, form: Exercise) -> Decision:
        """The decision for one of the forms."""
        return Decision(self.exercise, form, self.by, self.why)

    def without(self) -> Decision:
        """The decision where no form is to be had."""
        if not self.refused:
            return Decision(self.exercise, self.exercise)
        if not self.forms:
            return Decision(self.exercise, None, self.by, self.why)
        once = conditions().says["once"].format(form=self.forms[0].form.name)
        return Decision(self.exercise, None, self.by, once)


class Adapter:
    """Decides by the conditions that hold; forms are looked up with `find`."""

    def __init__(
        self, conditions: Sequence[Condition], find: Find, works: Mapping[str, Work]
    ) -> None:
        self._conditions, self._find, self._works = tuple(conditions), find, works

    def asks(self, exercise: Exercise) -> frozenset[str]:
        """What an exercise asks of the body."""
        return asks_of(exercise, self._works)

    def decide(self, exercises: Sequence[Exercise]) -> dict[str, Decision]:
        """What is done with each of the exercises of a routine, by its key.

        What a condition spares, or its author leaves out, is never done. A form stands in for
        one exercise only, for the one that it is nearest to.
        """
        choices = {one.key: self._choice(one) for one in exercises}
        taken = {key for key, choice in choices.items() if not choice.forms and not choice.refused}
        places = [
            (place, order, choice)
            for order, choice in enumerate(choices.values())
            for place in choice.forms
        ]
        found: dict[str, Decision] = {}
        for place, _, choice in sorted(places, key=lambda one: (*one[0].nearness, one[1])):
            if choice.exercise.key not in found and place.form.key not in taken:
                taken.add(place.form.key)
                found[choice.exercise.key] = choice.taking(place.form)
        return {key: found.get(key) or choice.without() for key, choice in choices.items()}

    def _choice(self, exercise: Exercise) -> Substitutes:
        """The forms that could stand in for an exercise, and whether it must not be done."""
        refused = next(self._refusals(exercise), None)
        load = self._load(exercise)
        if refused is None and not load:
            return Substitutes(exercise)
        places = [
            Substitute(form, 0, 0, order)
            for order, form in enumerate(self._author_wants(exercise))
            if refused is not None and self.fits(form)
        ]
        for number, rung in enumerate(easier_rungs(exercise, self._find), 1):
            places += [
                Substitute(form, number, self._load(form), order)
                for order, form in enumerate(rung)
                if self.fits(form) and (refused is not None or self._load(form) < load)
            ]
        if refused is not None:
            condition, why = refused
            return Substitutes(exercise, tuple(places), True, condition.short, why)
        asks = self.asks(exercise)
        by = next(one for one in self._active(exercise) if one.words(Do.EASE) & asks)
        return Substitutes(exercise, tuple(places), False, by.short)

    def fits(self, exercise: Exercise) -> bool:
        """Whether no condition refuses it."""
        return next(self._refusals(exercise), None) is None

    def touches(self, condition: Condition, exercise: Exercise) -> bool:
        """Whether a condition has something to do with an exercise, by its rules or its author."""
        return condition.name in exercise.careful or condition.touches(self.asks(exercise))

    def told(self, exercise: Exercise) -> Iterator[str]:
        """The sentences of the conditions for an exercise that is done."""
        asks = self.asks(exercise)
        for condition in self._conditions:
            care = exercise.careful.get(condition.name)
            if care and care.say:
                yield care.say
            if condition.name in exercise.fits:
                continue
            for rule in condition.rules:
                if rule.do is not Do.SPARE and rule.applies(asks):
                    yield rule.say

    def uneased(self, exercise: Exercise) -> bool:
        """Whether it asks for something that should be eased, and no form asks less."""
        return self._load(exercise) > 0

    def _active(self, exercise: Exercise) -> Iterator[Condition]:
        """The conditions whose general rules go for an exercise."""
        return (one for one in self._conditions if one.name not in exercise.fits)

    def _refusals(self, exercise: Exercise) -> Iterator[tuple[Condition, str]]:
        """The conditions for which an exercise is not done as it is, each with its sentence."""
        asks = self.asks(exercise)
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

    def _load(self, exercise: Exercise) -> int:
        """How many things it asks for that some condition wants eased."""
        eased: set[str] = set()
        for condition in self._active(exercise):
            eased |= condition.words(Do.EASE)
        return len(eased & self.asks(exercise))
