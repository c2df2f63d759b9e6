"""What conditions do with one exercise: keep it, take another form, or leave it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from player.care.conditions import Condition
from player.care.forms import Find, asks_of, easier_forms
from player.format.screening_keys import Do
from player.format.vocabulary import Work
from player.model.routine import Exercise


@dataclass(frozen=True, slots=True)
class Decision:
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


class Adapter:
    """Decides by the conditions that hold; forms are looked up with `find`."""

    def __init__(
        self, conditions: Sequence[Condition], find: Find, works: Mapping[str, Work]
    ) -> None:
        self._conditions, self._find, self._works = tuple(conditions), find, works

    def asks(self, exercise: Exercise) -> frozenset[str]:
        """What an exercise asks of the body."""
        return asks_of(exercise, self._works)

    def decide(self, exercise: Exercise) -> Decision:
        """What is done with an exercise.

        What a condition spares or its author leaves out is never done; of the forms that are
        left, and of the exercise itself, the one is taken that asks least of what is eased.
        """
        refused = next(self._refusals(exercise), None)
        load = self._load(exercise)
        if refused is None and not load:
            return Decision(exercise, exercise)
        wanted = self._author_wants(exercise)
        forms = [form for form in (*wanted, *easier_forms(exercise, self._find)) if self.fits(form)]
        if refused is not None:
            best = wanted[0] if wanted and wanted[0] in forms else self._least(forms)
            condition, why = refused
            return Decision(exercise, best, condition.short, why)
        best = self._least(forms)
        if best is not None and self._load(best) < load:
            asks = self.asks(exercise)
            by = next(one for one in self._active(exercise) if one.words(Do.EASE) & asks)
            return Decision(exercise, best, by.short)
        return Decision(exercise, exercise)

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

    def _least(self, forms: Sequence[Exercise]) -> Exercise | None:
        return min(forms, key=self._load, default=None)

    def _load(self, exercise: Exercise) -> int:
        """How many things it asks for that some condition wants eased."""
        eased: set[str] = set()
        for condition in self._active(exercise):
            eased |= condition.words(Do.EASE)
        return len(eased & self.asks(exercise))
