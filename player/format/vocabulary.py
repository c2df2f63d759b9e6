"""The closed words of routine files: what an exercise may ask, and the conditions it may name.

They stand in one data file, since lists of words grow without a change of code. The file is read
when a word is first looked up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from player.format.kinds import Text, WordOf
from player.format.routine_keys import LEAVE_OUT
from player.format.tables import Fields, Key, ListOf, MapOf, Table, needed
from player.model.routine import Position

_MEANING = Text()

WORK = Table(
    "work",
    "a word of `works`",
    needed("means", _MEANING, "What it means.", "The trunk turns."),
    Key(
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
    """The words of a file, by kind. Raises ValueError when the file is not right."""

    def __init__(self, path: Path) -> None:
        self.path = path

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

    @cached_property
    def conditions(self) -> Mapping[str, str]:
        """The meaning of each condition."""
        conditions: Mapping[str, str] = self._fields.get("conditions")
        return conditions

    def names(self) -> dict[str, Collection[str]]:
        """The words as names that a reader of routine files knows."""
        return {"work": _Later(self, "works"), "condition": _Later(self, "conditions")}

    @cached_property
    def words(self) -> Mapping[str, Collection[str]]:
        """The words alone, by kind: quickly, since every routine that is played needs them."""
        found: dict[str, list[str]] = {}
        kind = ""
        for line in self.path.read_text(encoding="utf-8").splitlines():
            if line[:1].isalpha():
                kind = line.partition(":")[0]
            elif line[:2] == "  " and line[2:3].isalnum():
                found.setdefault(kind, []).append(line.partition(":")[0].strip())
        return {kind: frozenset(words) for kind, words in found.items()}

    def reference(self) -> str:
        """Every word with its meaning, as Markdown for the guide."""
        rows = ["### The words of `works`", "", "| word | meaning |", "| --- | --- |"]
        rows += [f"| `{word}` | {one.means} |" for word, one in self.works.items()]
        rows += ["", "### The conditions of `careful` and `fits`", ""]
        rows += ["| condition | meaning |", "| --- | --- |"]
        rows += [f"| `{word}` | {means} |" for word, means in self.conditions.items()]
        rows += ["", f"The value of a condition is a sentence, `{LEAVE_OUT}`, or another exercise."]
        return "\n".join(rows) + "\n"


class _Later(Collection[str]):
    """The words of one kind, read when they are first looked at."""

    def __init__(self, vocabulary: Vocabulary, kind: str) -> None:
        self._vocabulary, self._kind = vocabulary, kind

    def _words(self) -> Collection[str]:
        return self._vocabulary.words[self._kind]

    def __contains__(self, word: object) -> bool:
        return word in self._words()

    def __iter__(self) -> Iterator[str]:
        return iter(self._words())

    def __len__(self) -> int:
        return len(self._words())
