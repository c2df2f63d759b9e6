"""The parts that the tables of several care files are made of: lines, sources, cards."""

from __future__ import annotations

from collections.abc import Iterable

from player.format.care_kinds import COUNTRY_WORDS, Line, SourceKey, YesNo
from player.format.kinds import Kind
from player.format.shape import Key, ListOf, Table

LINE = Line()
"""A line with the words of a country in it."""

LINES = ListOf(LINE, 1)
"""What a person reads, line after line."""

SOURCE_KEYS = Key(
    "sources", ListOf(SourceKey(), 1), "The keys of what it rests on.", "sources: [N11, S3]", True
)
"""The row that every table with a fact in it has."""

CARD = Table(
    "card",
    "a card",
    (
        Key("title", LINE, "The heading.", "title: What the pop is", True),
        Key("lines", LINES, "What is read, line by line.", "lines: [A joint holds fluid.]", True),
        SOURCE_KEYS,
        Key("urgent", YesNo(), "Whether it has the colour of stopping.", "urgent: yes"),
    ),
)
"""A card that a person reads."""


def each(name: str, called: str, words: Iterable[str], kind: Kind, meaning: str) -> Table:
    """A table with a needed key for each of the words; `meaning` is said of all of them."""
    keys = tuple(Key(str(word), kind, meaning, f"{word}: …", True) for word in words)
    return Table(name, called, keys)


WORDS = Table(
    "words",
    "a heading with lines",
    (
        Key("title", LINE, "The heading.", "title: Take a walk", True),
        Key("lines", LINES, "What stands under it.", "lines: [Let your arms swing.]"),
    ),
)
"""What a screen says: a heading, and lines if it has any."""

FACT = Table(
    "fact",
    "a line with its sources",
    (Key("line", LINE, "What is said.", "line: …", True), SOURCE_KEYS),
)
"""One line that tells something about the body."""


def says(name: str, meaning: str, fills: Iterable[str] = ()) -> Key:
    """The row of a needed line; `fills` are its words in braces besides those of a country."""
    return Key(name, Line((*COUNTRY_WORDS, *fills)), meaning, f"{name}: …", True)


def part(name: str, kind: Kind, meaning: str) -> Key:
    """The row of a needed part of a file."""
    return Key(name, kind, meaning, f"{name}: …", True)


def words_for(
    name: str, called: str, words: Iterable[str], meaning: str = "As it is read."
) -> Table:
    """A table with a line for each of the words that records keep."""
    return each(name, called, words, LINE, meaning)
