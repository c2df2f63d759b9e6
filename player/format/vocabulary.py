"""The closed words of routine files: what an exercise may ask, and the conditions it may name.

They stand in one data file, since lists of words grow without a change of code.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from player.format.kinds import Text, WordOf
from player.format.routine_keys import LEAVE_OUT
from player.format.tables import Fields, ListOf, MapOf, Table, needed, optional
from player.model.routine import Position

_MEANING = Text()

WORK = Table(
    "work",
    "a word of `works`",
    needed("means", _MEANING, "What it means.", "The trunk turns."),
    optional(
        "in",
        ListOf(WordOf(Position)),
        "The positions in which it can be asked; without it, all.",
        "[seated]",
    ),
)

WORDS = Table(
    "words",
    "the closed words",
    needed("works", MapOf(WORK, Text(40)), "Words of `works`.", "{…}"),
    needed("conditions", MapOf(_MEANING, Text(40)), "Conditions, and what each means.", "{…}"),
)


class Work(Struct, frozen=True):
    """A word of `works`: its meaning, and the positions in which it can be asked."""

    means: str
    positions: tuple[Position, ...]


class Vocabulary:
    """The closed words of a file. Raises ValueError when the file is not right."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def names(self) -> dict[str, Collection[str]]:
        """The words alone, which every routine needs; found without parsing the file."""
        found: dict[str, list[str]] = {}
        kind = ""
        for line in self.path.read_text(encoding="utf-8").splitlines():
            if line[:1].isalpha():
                kind = line.partition(":")[0]
            elif line[:2] == "  " and line[2:3].isalnum():
                found.setdefault(kind, []).append(line.partition(":")[0].strip())
        return {"work": frozenset(found["works"]), "condition": frozenset(found["conditions"])}

    @cached_property
    def _fields(self) -> Fields:
        from player.format.care_file import read_care  # not on the way to a first picture

        fields, problems = read_care(self.path.read_bytes(), str(self.path), WORDS)
        if fields is None:
            raise ValueError("\n".join(problem.as_text() for problem in problems))
        return fields

    @cached_property
    def works(self) -> Mapping[str, Work]:
        """What an exercise may ask, by word."""
        every = tuple(Position)
        return {
            word: Work(one.get("means"), one.get("in", every))
            for word, one in self._fields.get("works").items()
        }

    @property
    def conditions(self) -> Mapping[str, str]:
        """The meaning of each condition."""
        conditions: Mapping[str, str] = self._fields.get("conditions")
        return conditions

    def reference(self) -> str:
        """Every word with its meaning, as Markdown for the guide."""
        rows = ["### The words of `works`", "", "| word | meaning |", "| --- | --- |"]
        rows += [f"| `{word}` | {one.means} |" for word, one in self.works.items()]
        rows += ["", "### The conditions of `careful` and `fits`", ""]
        rows += ["| condition | meaning |", "| --- | --- |"]
        rows += [f"| `{word}` | {means} |" for word, means in self.conditions.items()]
        rows += ["", f"The value of a condition is a sentence, `{LEAVE_OUT}`, or another exercise."]
        return "\n".join(rows) + "\n"
