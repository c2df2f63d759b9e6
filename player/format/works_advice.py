"""Advice that needs more than the file: what the poses ask of the body, and the named forms."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from player.format.document import Document
from player.format.library import Library
from player.format.shape import Fields
from player.model.routine import Exercise

AskedBy = Callable[[str], Collection[str]]
"""The words of `works` that a pose of this name asks for without a doubt."""


class Checks:
    """Looks at an exercise as `untwist check` does, with the poses and the other files at hand."""

    def __init__(self, asked_by: AskedBy) -> None:
        self._asked_by = asked_by
        self.library: Library | None = None
        """Where the exercises that a file names are looked for; None looks for none."""

    def __call__(self, document: Document, fields: Fields, exercise: Exercise) -> None:
        """Add what is unwise about one exercise to the problems of its file."""
        self._check_works(document, fields, exercise)
        self._check_forms(document, fields)

    def _check_works(self, document: Document, fields: Fields, exercise: Exercise) -> None:
        if exercise.works is None:
            if not fields.wrote("works"):
                document.advise(
                    fields.at("name"),
                    "no-works",
                    "This exercise does not say what it asks of the body, so it counts as asking "
                    "all that its position allows.",
                    "Add a line such as `works: [turning, flat on the back]`, or `works: []`.",
                )
            return
        asked = {word for pose in exercise.poses for word in self._asked_by(pose)}
        for word in sorted(asked - set(exercise.works)):
            document.advise(
                fields.at("works"),
                "works-missing",
                f"A pose of this exercise asks for `{word}`, and `works` does not say so.",
                f"Add `{word}` to `works`.",
            )

    def _check_forms(self, document: Document, fields: Fields) -> None:
        if self.library is None:
            return
        for key in ("easier", "harder"):
            value = fields.get(key)
            if isinstance(value, str):
                document.advise(
                    fields.at(key),
                    "sentence-as-form",
                    "A sentence changes no picture, no words and no times.",
                    f"Write another exercise, and `{key}: {{use: its-name}}`.",
                )
            written: Iterable[Fields] = value if isinstance(value, tuple) else (value,)
            for one in written:
                if isinstance(one, Fields):
                    self._check_use(document, one)
        for one in fields.get("careful", {}).values():
            if isinstance(one, Fields):
                self._check_use(document, one)

    def _check_use(self, document: Document, fields: Fields) -> None:
        name = fields.get("use")
        if name is None or self.library is None or self.library.exercise(name) is not None:
            return
        reading = self.library.read(name)
        if reading.routine is not None:
            message = f"`{name}` is a sequence; an exercise is needed here."
            document.error(fields.at("use"), "not-an-exercise", message, "Name an exercise.")
            return
        first = reading.errors[0]
        document.error(
            fields.at("use"),
            "broken-use",
            f"`{name}` cannot be played.",
            f"The first problem is at {first.place}: {first.message}",
        )
