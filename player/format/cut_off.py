"""A file that could not be parsed to its end: which of its problems are certain all the same."""

from __future__ import annotations

from player.format.document import Document
from player.format.problem import Level

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
