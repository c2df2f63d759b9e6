"""What a YAML text consists of, once parsed: texts, lists and tables, each with its place.

Nothing is turned into a number, a date or a truth value here: a scalar stays the text that was
written. A value of None stands where something was wrong that has already been reported.
"""

from __future__ import annotations

from typing import Protocol


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
