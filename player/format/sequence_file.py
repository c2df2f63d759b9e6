"""The steps of a sequence: other files it uses, rests, rounds, questions, exercises in place."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from msgspec.structs import replace

from player.format.dose import DOSE_KEYS, dose_of, idle_phases
from player.format.exercise_file import ExerciseReader
from player.format.routine_keys import ASK, EXERCISE, REST, USE
from player.format.tables import Fields
from player.model.routine import Ask, Exercise, Length, Repeat, Rest, Sides, Step

if TYPE_CHECKING:
    from player.format.library import Library
    from player.format.routine_file import Reading


class StepReader:
    """Builds the steps of one sequence."""

    def __init__(self, exercises: ExerciseReader, library: Library) -> None:
        self.exercises = exercises
        self.document = exercises.document
        self.library = library
        self._used: dict[str, Reading | None] = {}
        self._way_back: dict[str, list[str]] = {}

    def steps(self, parts: tuple[Fields, ...]) -> tuple[Step, ...]:
        """The steps in their order; what was wrong is reported and left out."""
        steps: list[Step] = []
        for part in parts:
            steps += self._step(part)
        return tuple(steps)

    def _step(self, part: Fields) -> tuple[Step, ...]:
        table = part.table
        if table is USE:
            return self._use(part)
        if table is EXERCISE:
            return (self.exercises.exercise(part, ""),)
        if table is REST:
            say = part.get("say", "")
            if "{" in say:
                self.exercises.check_filled(say, part.at("say"), False)
            rest = Rest(part.get("rest", Length()), say)
            self.exercises.written.rests.append((part, rest))
            return (rest,)
        if table is ASK:
            return (Ask(part.get("ask"), part.get("for", Length())),)
        inside = self.steps(part.get("steps", ()))
        return (Repeat(part.get("repeat", 1), inside, part.get("rest", Length())),)

    def _use(self, part: Fields) -> tuple[Step, ...]:
        name = part.get("use")
        if name is None:
            return ()
        if name not in self._used:
            self._used[name] = self.library.used(name)
        reading = self._used[name]
        if reading is None or reading.routine is None:
            self._report(name, reading, part)
            return ()
        if reading.exercise is not None:
            return (self._changed(reading.exercise, part),)
        for key in (*DOSE_KEYS, "start"):
            if part.wrote(key):
                message = f"`{name}` is a sequence, so `{key}` cannot be changed here."
                hint = "Use its exercises one by one."
                self.document.error(part.key(key), "dose-of-sequence", message, hint)
        return reading.routine.steps

    def _report(self, name: str, reading: Reading | None, part: Fields) -> None:
        if name not in self._way_back:
            self._way_back[name] = self._circle(name)
        way = self._way_back[name]
        node = part.at("use")
        errors = reading.errors if reading else ()
        if way:
            circle = " -> ".join([self.exercises.key, *way])
            message = f"This goes round in a circle: {circle}."
            self.document.error(node, "circle", message, "Take one of these steps out.")
        elif errors:
            count = "1 problem" if len(errors) == 1 else f"{len(errors)} problems"
            message = f"`{name}` cannot be played; it has {count}."
            hint = f"The first is at {errors[0].place}: {errors[0].message}"
            self.document.error(node, "broken-use", message, hint)
        else:
            message = f"`{name}` goes round in a circle."
            self.document.error(node, "broken-use", message, "Check that file.")

    def _circle(self, name: str) -> list[str]:
        """The way from a used file back to this one, ends included; empty when there is none."""
        here = self.exercises.key
        came_from: dict[str, str] = {name: ""}
        waiting = deque([name])
        while waiting:
            at = waiting.popleft()
            if at == here:
                way = [at]
                while came_from[way[-1]]:
                    way.append(came_from[way[-1]])
                return way[::-1]
            for used in self.library.uses(at):
                if used not in came_from:
                    came_from[used] = at
                    waiting.append(used)
        return []

    def _changed(self, base: Exercise, part: Fields) -> Exercise:
        """The exercise with the dose and start that this step gives it."""
        if len(part.node.entries) == 1:
            return base
        dose = dose_of(self.document, part, base.dose)
        start_fields: Fields | None = part.get("start")
        changed = replace(base, dose=dose, start=self.exercises.start(start_fields, base.start))
        has_sides = dose.sides is not Sides.NONE
        if start_fields is not None:
            for key in ("say", "note"):
                if "{" in start_fields.get(key, ""):
                    text = start_fields.get(key)
                    self.exercises.check_filled(text, start_fields.at(key), has_sides)
        self._check_changed(base, changed, part)
        self.exercises.written.uses.append((part, base, changed))
        return changed

    def _check_changed(self, base: Exercise, changed: Exercise, part: Fields) -> None:
        has_sides = changed.dose.sides is not Sides.NONE
        if has_sides and not changed.left_means:
            message = f"`{base.key}` does not say what left means, so it cannot have sides."
            hint = "Add `left_means` to its file."
            self.document.error(part.at("sides"), "missing-key", message, hint)
        if not has_sides and base.dose.sides is not Sides.NONE and _names_a_side(base):
            message = f"`{base.key}` speaks of `{{side}}`, so it needs sides."
            hint = "Write `sides: alternate` or `sides: each`."
            self.document.error(part.at("sides"), "side-without-sides", message, hint)
        idle = idle_phases(changed.rep, changed.dose)
        if idle:
            key = "hold" if "hold" in part and not part.get("hold") else "move"
            message = f"With this, phase {idle[0] + 1} of `{base.key}` takes no time."
            hint = "Give a time above zero."
            self.document.error(part.at(key), "no-time", message, hint)


def _names_a_side(exercise: Exercise) -> bool:
    texts: list[str] = []
    for phase in exercise.rep:
        texts += [phase.say, phase.note]
        texts += [cue.say for cue in phase.cues]
        texts += [line.say for line in phase.coach]
    if exercise.start is not None:
        start = exercise.start
        texts += [start.say, start.note, *(line.say for line in start.coach)]
    return any("{side}" in text or "{other}" in text for text in texts)
