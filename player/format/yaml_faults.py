"""Faults of YAML's grammar in plain words, at the place a person would mend.

The two parsers word their faults a little differently. The kind of fault is told from those words
and from the character at the place, so that both give the same answer.
"""

from __future__ import annotations

from typing import Any

from player.format.source import Fault, Source

_QUOTE_OPEN = ("This quote is never closed.", "Write the same quote sign at the end of the text.")
_BRACKET_OPEN = ("This bracket is never closed.", "Write the closing bracket, or a missing comma.")
_COMMA = ("Here a comma or the closing bracket is missing.", "A list is written `[one, two]`.")
_COLON = (
    "A colon and a space cannot stand inside a plain text.",
    "Put the text in quotes, or begin a new line if this is a new key.",
)
_NO_COLON = ("This line has no colon after its key.", "Write it as `key: value`.")
_INDENT = (
    "This does not fit what stands above it.",
    "Begin the keys of one table in the same column; put a text with signs in quotes.",
)
_DASH = (
    "A list in several lines begins on a line of its own.",
    "Begin a new line before the `-`, with more spaces than the key has.",
)
_TAB = ("A tab cannot indent a line.", "Use spaces instead.")
_SIGN = ("A text cannot begin with this sign.", "Put the text in quotes.")
_BRACKET = ("This bracket has no partner.", "Delete it, or put the text in quotes.")
_ESCAPE = (
    "This backslash means nothing here.",
    "Write the backslash twice, or use single quotes around the text.",
)
_LABEL = ("This name cannot be read.", "Put a text that begins with this sign in quotes.")
_BLOCK = ("After `|` or `>` the text begins on the next line.", "Put the text in quotes.")
_OTHER = ("This cannot be read.", "Put the text in quotes, and check the line above too.")


def fault_of(error: Any, source: Source, text: str, open_at: Any) -> Fault:
    """What is wrong and where, for an error that a YAML parser raised over the text.

    `open_at` is the mark of the innermost list or table that was open, or None.
    """
    mark = error.problem_mark
    opened = error.context_mark
    problem = str(error.problem)
    context = str(error.context or "")
    at_end = mark.index >= len(text)
    if "quoted scalar" in context:
        if "end of stream" in problem or "unexpected document" in problem:
            return _at(opened, _QUOTE_OPEN)
        return _escape(mark, source)
    if "flow" in context and ("',' or" in problem or at_end):
        opened = open_at or opened
        if opened is not None and (at_end or mark.line != opened.line):
            return _at(opened, _BRACKET_OPEN)
        return _at(mark, _COMMA)
    if "simple key" in context and opened is not None:
        return _at(opened, _NO_COLON)
    words = _words(problem, context, text[mark.index : mark.index + 1])
    if words is _LABEL and opened is not None:
        return _at(opened, words)
    return _at(mark, words)


def _words(problem: str, context: str, sign: str) -> tuple[str, str]:
    if "cannot start any token" in problem:
        return _TAB if sign == "\t" else _SIGN
    if "mapping values are not allowed" in problem or "unexpected ':'" in problem:
        return _COLON
    if "sequence entries are not allowed" in problem:
        return _DASH
    if "block scalar" in context:
        return _BLOCK
    if any(word in context for word in ("anchor", "alias", " tag", "parsing a node")):
        return _LABEL
    if sign in ("]", "}", ","):
        return _BRACKET
    if "block mapping" in context or "block collection" in context:
        return _INDENT
    return _OTHER


def _at(mark: Any, words: tuple[str, str]) -> Fault:
    return Fault(mark.line + 1, mark.column + 1, "syntax", *words)


def _escape(mark: Any, source: Source) -> Fault:
    """The fault of a backslash: one parser points at it, the other just behind it."""
    column = source.line(mark.line + 1).rfind("\\", 0, mark.column + 1)
    return Fault(mark.line + 1, max(column, 0) + 1, "syntax", *_ESCAPE)
