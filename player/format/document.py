"""A parsed file: its texts, lists and tables, each with its place, and the problems found in it.

No text becomes a number, a date or a truth value here: a scalar stays as it was written. A value
of None stands where something was wrong that has already been reported.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Protocol

from player.format.problem import Level, Problem, nearest
from player.format.source import Fault, Source

MOST_PROBLEMS = 500
"""Problems of one file that are kept; a hostile file could hold a hundred thousand."""

_MOST_GUESSES = 50
"""Problems of a file after which no nearest words are looked for any more."""

_NEEDS_THE_WHOLE = {"missing-key", "no-value", "no-shape", "no-time", "wrong-count", "too-much"}
"""Problems that may only seem to be there while the end of the file is unknown."""

Names = Mapping[str, Collection[str]]
"""What a file may refer to, by kind: a `pose`, a `work`, a `condition`.

Of a kind that is absent any well-formed name will do.
"""


NO_NAMES: Names = MappingProxyType({})


class Mark(Protocol):
    """A point in the text; lines and columns count from 0, columns in characters."""

    line: int
    column: int


class Node:
    """One value in the text, from `start` up to `end`."""

    __slots__ = ("end", "start")

    def __init__(self, start: Mark, end: Mark) -> None:
        self.start = start
        self.end = end

    @property
    def line(self) -> int:
        """The line it begins on, from 1."""
        return self.start.line + 1

    @property
    def column(self) -> int:
        """The character it begins at, from 1."""
        return self.start.column + 1


class Scalar(Node):
    """A text as it was written, without its quotes; `plain` when it had none."""

    __slots__ = ("plain", "text")

    def __init__(self, text: str, plain: bool, start: Mark, end: Mark) -> None:
        self.text = text
        self.plain = plain
        self.start = start
        self.end = end


class ListNode(Node):
    """A list of values."""

    __slots__ = ("items",)

    def __init__(self, start: Mark, end: Mark) -> None:
        super().__init__(start, end)
        self.items: list[Node | None] = []


class TableNode(Node):
    """A table: `entries` holds each key once, in the order written, with its own place."""

    __slots__ = ("entries",)

    def __init__(self, start: Mark, end: Mark) -> None:
        super().__init__(start, end)
        self.entries: dict[str, tuple[Scalar, Node | None]] = {}

    def key(self, name: str) -> Scalar | None:
        """The key itself, for a problem that belongs to it."""
        entry = self.entries.get(name)
        return entry[0] if entry else None

    def value(self, name: str) -> Node | None:
        """The value of a key; None when there is none, or none that can be used."""
        entry = self.entries.get(name)
        return entry[1] if entry else None


class Document:
    """A parsed file: its `root`, the problems found in it so far, and the `names` it may use.

    When the text could not be parsed to its end, nothing is known from `fault_line` on; what
    stands above it was read.
    """

    def __init__(self, file: str, source: Source) -> None:
        self.file = file
        self.source = source
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.fault_line: int | None = None
        self.names: Names = {}

    @property
    def has_errors(self) -> bool:
        return any(problem.level is Level.ERROR for problem in self.problems)

    def error(self, at: Node, name: str, message: str, hint: str = "") -> None:
        self._note(at, Level.ERROR, name, message, hint)

    def advise(self, at: Node, name: str, message: str, hint: str = "") -> None:
        self._note(at, Level.ADVICE, name, message, hint)

    def _note(self, at: Node, level: Level, name: str, message: str, hint: str) -> None:
        if len(self.problems) >= MOST_PROBLEMS:
            return
        if len(self.problems) == MOST_PROBLEMS - 1:
            name, message, hint = "more", "There is more wrong than is shown.", "Mend this first."
        one_line = at.end.line == at.start.line
        stop = at.end.column if one_line else len(self.source.line(at.line).rstrip())
        width = max(1, stop - at.start.column)
        self.add(at.line, at.column, level, name, message, hint, width)

    def add(
        self, line: int, column: int, level: Level, name: str, message: str, hint: str, width: int
    ) -> None:
        """Add a problem at a place of the file, from 1."""
        written = self.source.line(line)
        self.problems.append(
            Problem(self.file, line, column, level, name, message, hint, width, written)
        )

    def fault(self, fault: Fault) -> None:
        """Add a fault that ends the reading at its place."""
        line = fault.line
        self.add(line, fault.column, Level.ERROR, fault.name, fault.message, fault.hint, 1)
        self.fault_line = min(line, self.fault_line or line)

    def nearest(self, word: str, known: Collection[str]) -> list[str]:
        """The known words that look like this one; none after the first few mistakes of a file."""
        return nearest(word, known) if len(self.problems) < _MOST_GUESSES else []

    def forget_the_doubtful(self, parsed: int) -> None:
        """Drop the problems of a cut-off file that its missing end may explain.

        The first `parsed` problems stay: they are those of the parsing itself.
        """
        end = self.fault_line or 0
        self.problems[parsed:] = [
            problem
            for problem in self.problems[parsed:]
            if problem.line < end
            and problem.level is Level.ERROR
            and problem.name not in _NEEDS_THE_WHOLE
        ]
