"""A care file into the values of its tables, or into all that is wrong with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from player.format import nodes
from player.format.cut_off import forget_the_doubtful
from player.format.document import read_document
from player.format.kinds import Kind, Reader
from player.format.problem import Level, Problem
from player.format.shape import Fields

_NO_NAMES: Mapping[str, Collection[str]] = MappingProxyType({})


def read_care(
    data: bytes, file: str, table: Kind, names: Mapping[str, Collection[str]] = _NO_NAMES
) -> tuple[Fields | None, tuple[Problem, ...]]:
    """The fields of a care file, None when there are errors, and every problem by its place.

    `table` is what the file holds (care_keys.py), `file` its name in problems. `names` maps a
    kind of name (`source`, `routine`) to those there are; for a kind that is absent any
    well-formed name will do. Never raises for what the file holds.
    """
    document = read_document(data, file)
    parsed = len(document.problems)
    reader = Reader(document, names)
    fields: Fields | None = None
    if isinstance(document.root, nodes.Mapping):
        fields = table.read(reader, document.root)
    elif document.root is not None:
        message = "A care file is written as keys and values."
        reader.error(document.root, "wrong-value", message)
    if document.fault_line is not None:
        forget_the_doubtful(document, parsed)
    problems = tuple(sorted(document.problems))
    if any(problem.level is Level.ERROR for problem in problems):
        return None, problems
    return fields, problems
