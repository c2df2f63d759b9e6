"""What comes of reading a routine file, and what the reading asks of the folder around it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol

from player.format.problem import Level, Problem
from player.model.routine import Exercise, Routine

Names = Mapping[str, Collection[str]]
"""What a file may refer to, by kind: a `pose`, a `work`, a `condition`."""

NO_NAMES: Names = MappingProxyType({})


class Reading(NamedTuple):
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
        """The problems that do not."""
        return tuple(p for p in self.problems if p.level is Level.ADVICE)


class Lookup(Protocol):
    """The other routine files, by their names."""

    def keys(self) -> Collection[str]:
        """The names there are."""

    def uses(self, key: str) -> Collection[str]:
        """The names that a file's steps `use`, without reading what they hold."""

    def used(self, key: str) -> Reading | None:
        """A used file, read before its user; None when it cannot be, as it uses that one too."""


class NoLibrary:
    """No other files at all: every `use` is unknown."""

    def keys(self) -> Collection[str]:
        """No names."""
        return ()

    def uses(self, key: str) -> Collection[str]:
        """Nothing."""
        return ()

    def used(self, key: str) -> Reading | None:
        """Nothing."""
        return None
