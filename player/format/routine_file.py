"""How a routine file is read: as a routine, or as the list of all that is wrong."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from player.format.accepted_advice import drop_accepted
from player.format.advice import Checks, advise_routine
from player.format.document import NO_NAMES, Document, ListNode, Names, Node, Scalar, TableNode
from player.format.dose import check_size
from player.format.exercise_file import ExerciseReader, careful_of
from player.format.problem import Level, Problem, nearest
from player.format.routine_keys import EXERCISE, SEQUENCE, UNSHAPED
from player.format.sequence_file import StepReader
from player.format.source import digest_of
from player.format.tables import Fields, Table
from player.model.routine import Exercise, Routine, Step, exercises_in

if TYPE_CHECKING:
    from player.format.library import Library


class Reading(Struct, frozen=True):
    """A routine, or None when there are errors; and every problem in the file, by its place.

    `exercise` is set when the file is an exercise and not a sequence.
    """

    routine: Routine | None = None
    problems: tuple[Problem, ...] = ()
    exercise: Exercise | None = None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the file from being played."""
        return tuple(p for p in self.problems if p.level is Level.ERROR)

    @property
    def advice(self) -> tuple[Problem, ...]:
        """The problems that do not keep it from being played."""
        return tuple(p for p in self.problems if p.level is Level.ADVICE)


_MOST_GUESSES = 20
"""Unknown keys that are looked at to tell which shape a file was meant to have."""


def routine_of(
    document: Document,
    key: str,
    folder: Path,
    library: Library,
    names: Names = NO_NAMES,
    checks: Checks | None = None,
    *,
    advise: bool = True,
) -> Reading:
    """The routine that a parsed document holds; its problems so far are part of the answer.

    `key` is its name for `use`, `folder` where its pictures are, `library` the other files.
    `names` are those of poses and of the closed words. With `checks` the file is checked as
    `untwist check` does; without `advise` only errors are found. Never raises for what the file
    holds.
    """
    document.names = {**names, "routine": library.keys()}
    parsed = len(document.problems)
    root = document.root
    exercise: Exercise | None = None
    routine: Routine | None = None
    if isinstance(root, TableNode):
        reader = ExerciseReader(document, key, folder)
        routine, exercise = _read(reader, root, library, advise)
        if checks is not None:
            for fields, own in reader.written.exercises:
                checks(document, fields, own)
    elif root is not None:
        message = "A routine is written as keys and values."
        document.error(root, "wrong-value", message, "Begin with a line such as `name: Cat-cow`.")
    if document.fault_line is not None:
        document.forget_the_doubtful(parsed)
    elif advise:
        drop_accepted(document)
    problems = tuple(sorted(document.problems))
    if document.has_errors:
        return Reading(None, problems)
    return Reading(routine, problems, exercise)


def _read(
    reader: ExerciseReader, root: TableNode, library: Library, advise: bool
) -> tuple[Routine | None, Exercise | None]:
    table = _shape(reader.document, root)
    fields = table.read(reader.document, root)
    if fields is None or table is UNSHAPED:
        return None, None
    exercise: Exercise | None = None
    steps: tuple[Step, ...]
    if table is EXERCISE:
        exercise = reader.exercise(fields, reader.key)
        steps = (exercise,)
        check_size(reader.document, steps, fields, "dose" if fields.wrote("dose") else "rep")
    else:
        steps = StepReader(reader, library).steps(fields.get("steps", ()))
        check_size(reader.document, steps, fields, "steps")
    if advise:
        advise_routine(reader.document, fields, reader.written)
    return _routine(reader, fields, steps), exercise


def _routine(reader: ExerciseReader, fields: Fields, steps: tuple[Step, ...]) -> Routine:
    get = fields.get
    equipment = get("equipment")
    if equipment is None:
        needed = (thing for own in exercises_in(steps) for thing in own.equipment)
        equipment = tuple(dict.fromkeys(needed))
    careful, other = careful_of(fields)
    return Routine(
        key=reader.key,
        name=get("name", ""),
        steps=steps,
        about=get("about", ""),
        purpose=get("purpose"),
        level=get("level"),
        equipment=equipment,
        careful=careful,
        other=other,
        sources=get("sources", ()),
        digest=digest_of(reader.document.source.data),
        folder=str(reader.folder),
        language=get("language", ""),
        say_as=MappingProxyType(get("say_as", {})),
    )


def _shape(document: Document, root: TableNode) -> Table:
    """The table for the file: it is an exercise or a sequence, even with its key mistyped."""
    if "rep" in root.entries:
        return EXERCISE
    if "steps" in root.entries:
        return SEQUENCE
    unknown = (name for name in root.entries if name not in UNSHAPED.keys)
    for name in islice(unknown, _MOST_GUESSES):
        meant = [] if name in UNSHAPED.elsewhere else nearest(name, UNSHAPED.keys, 1)
        if meant in (["rep"], ["steps"]):
            return EXERCISE if meant == ["rep"] else SEQUENCE
    message = "This file has neither `rep` (then it is an exercise) nor `steps` (a sequence)."
    hint = "Add `rep:` with what one repetition is, or `steps:` with what to do in which order."
    document.error(root, "no-shape", message, hint)
    return UNSHAPED


def used_names(root: Node | None) -> list[str]:
    """The names that the steps of a parsed file `use`, each once, whether they exist or not."""
    found: dict[str, None] = {}
    waiting: list[Node | None] = [root]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, TableNode):
            continue
        name = node.value("use")
        if isinstance(name, Scalar):
            found[name.text] = None
        steps = node.value("steps")
        if isinstance(steps, ListNode) and "rep" not in node.entries:
            waiting += reversed(steps.items)
    return list(found)
