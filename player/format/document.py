"""A parsed file: its texts, lists and tables, each with its place, and the problems found in it.

Nothing is turned into a number, a date or a truth value here: a scalar stays the text that was
written. A value of None stands where something was wrong that has already been reported.
"""

from __future__ import annotations

from typing import Protocol

from player.format.problem import Level, Problem
from player.format.source import Fault, Source

MOST_PROBLEMS = 500
"""Problems of one file that are kept; a hostile file could hold a hundred thousand."""


class Mark(Protocol):
    """A point in the text; lines and columns count from 0, columns in characters."""

    line: int
    column: int


class Node:
    """One value in the text, from `start` up to `end`."""

    __slots__ = ("end", "start")

    start: Mark
    end: Mark

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


class Sequence(Node):
    """A list of values."""

    __slots__ = ("items",)

    def __init__(self, start: Mark, end: Mark) -> None:
        self.items: list[Node | None] = []
        self.start = start
        self.end = end


class Mapping(Node):
    """A table: `entries` holds each key once, in the order written, with its own place."""

    __slots__ = ("entries",)

    def __init__(self, start: Mark, end: Mark) -> None:
        self.entries: dict[str, tuple[Scalar, Node | None]] = {}
        self.start = start
        self.end = end

    def key(self, name: str) -> Scalar | None:
        """The key itself, for a problem that belongs to it."""
        entry = self.entries.get(name)
        return entry[0] if entry else None

    def value(self, name: str) -> Node | None:
        """The value of a key; None when there is none, or none that can be used."""
        entry = self.entries.get(name)
        return entry[1] if entry else None


class Document:
    """A parsed file: its `root`, and the problems found in it so far.

    When the text could not be parsed to its end, `fault_line` is the line from which on nothing
    is known; what stands above it was read.
    """

    def __init__(self, file: str, source: Source) -> None:
        self.file = file
        self.source = source
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.fault_line: int | None = None

    def error(self, at: Node, name: str, message: str, hint: str = "") -> None:
        """Note an error at a node."""
        self.note(at, Level.ERROR, name, message, hint)

    def advise(self, at: Node, name: str, message: str, hint: str = "") -> None:
        """Note advice at a node."""
        self.note(at, Level.ADVICE, name, message, hint)

    def note(self, at: Node, level: Level, name: str, message: str, hint: str = "") -> None:
        """Note a problem at a node; beyond `MOST_PROBLEMS` it is passed over."""
        if len(self.problems) >= MOST_PROBLEMS:
            return
        if len(self.problems) == MOST_PROBLEMS - 1:
            name, message, hint = "more", "There is more wrong than is shown.", "Mend this first."
        start, end = at.start, at.end
        written = self.source.line(start.line + 1)
        stop = end.column if end.line == start.line else len(written.rstrip())
        where = (start.line + 1, start.column + 1)
        width = max(1, stop - start.column)
        self.problems.append(Problem(self.file, *where, level, name, message, hint, width, written))

    def fault(self, fault: Fault) -> None:
        """Note a fault that ends the reading at its place."""
        line, column, name, message, hint, width = fault
        written = self.source.line(line)
        self.problems.append(
            Problem(self.file, line, column, Level.ERROR, name, message, hint, width, written)
        )
        self.fault_line = min(line, self.fault_line or line)


_NEEDS_THE_WHOLE = {"missing-key", "no-value", "no-shape", "no-time", "wrong-count", "too-much"}
"""Problems that may only seem to be there while the end of the file is unknown."""


def forget_the_doubtful(document: Document, parsed: int) -> None:
    """Drop what is uncertain; the first `parsed` problems, those of the parsing itself, stay."""
    fault_line = document.fault_line or 0
    document.problems[parsed:] = [
        problem
        for problem in document.problems[parsed:]
        if problem.line < fault_line
        and problem.level is Level.ERROR
        and problem.name not in _NEEDS_THE_WHOLE
    ]
