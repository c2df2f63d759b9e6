"""What the care files share: their kinds of value, the parts of their tables, and the reading."""

from __future__ import annotations

import re
from collections.abc import Iterable

from player.format.document import NO_NAMES, Document, Names, Node, TableNode
from player.format.kinds import Kind, NameOf, Text
from player.format.problem import Problem, did_you_mean, shown
from player.format.tables import Fields, ListOf, Table, TableKey, needed, optional
from player.format.yaml_reader import read_document

MOST_WORDS = 25
"""Words of one line at most: one instruction and one reason."""

COUNTRY_WORDS = ("emergency", "hospital", "advisers", "doctor", "clinician")
"""The words in braces that the country fills in."""


class CareLine(Text):
    """A text of at most `MOST_WORDS` words; of words in braces it may hold those of `fills`."""

    def __init__(self, *fills: str) -> None:
        super().__init__()
        self.fills = fills

    def read(self, document: Document, node: Node) -> str | None:
        """The text, with its words in braces still to be filled in."""
        text = super().read(document, node)
        if text is None:
            return None
        if "{" in text or "}" in text:
            for found in re.finditer(r"\{([^{}]*)\}|[{}]", text):
                if found[1] not in self.fills:
                    self._unknown(document, node, found)
                    return None
        count = len(text.split())
        if count > MOST_WORDS:
            message = f"This line has {count} words; at most {MOST_WORDS} can be read at a glance."
            document.advise(node, "long-line", message, "Make two lines of it.")
        return text

    def _unknown(self, document: Document, node: Node, found: re.Match[str]) -> None:
        if found[1] is None:
            message = f"`{found[0]}` stands here alone; it belongs around a word to fill in."
        else:
            message = f"Nothing is filled in for `{shown(found[0])}` here."
        hint = did_you_mean(document.nearest(found[1] or "", self.fills))
        if not hint:
            words = ", ".join(f"`{{{word}}}`" for word in self.fills)
            hint = f"What is filled in: {words}." if words else "Write the word itself."
        document.error(node, "unknown-word", message, hint)


class YesNo(Kind):
    """Yes or no."""

    expects = "`yes` or `no`"

    def value(self, text: str) -> bool | None:
        return {"yes": True, "no": False}.get(text)


class SourceKey(NameOf):
    """The key of a source in `sources.yaml`."""

    form = "A key of a source is letters and digits: `N11`."

    def __init__(self) -> None:
        super().__init__("source")

    def is_well_formed(self, text: str) -> bool:
        return text.isascii() and text.isalnum()


LINE = CareLine(*COUNTRY_WORDS)
"""A line with the words of a country in it."""

LINES = ListOf(LINE, 1)
"""What a person reads, line after line."""

SOURCE_KEYS = needed(
    "sources", ListOf(SourceKey(), 1), "The keys of what it rests on.", "[N11, S3]"
)
"""The row that every table with a fact in it has."""

CARD = Table(
    "card",
    "a card",
    needed("title", LINE, "The heading."),
    needed("lines", LINES, "What is read, line by line.", "[A joint holds fluid.]"),
    SOURCE_KEYS,
    optional("urgent", YesNo(), "Whether it has the colour of stopping.", "yes"),
)
"""A card that a person reads."""

HEADING = Table(
    "heading",
    "a heading with lines",
    needed("title", LINE, "The heading.", "Take a walk"),
    optional("lines", LINES, "What stands under it.", "[Let your arms swing.]"),
)
"""What a screen says: a heading, and lines if it has any."""

FACT = Table("fact", "a line with its sources", needed("line", LINE, "What is said."), SOURCE_KEYS)
"""One line that tells something about the body."""


def line(name: str, meaning: str, *fills: str) -> TableKey:
    """The row of a needed line; `fills` are its words in braces besides those of a country."""
    return needed(name, CareLine(*COUNTRY_WORDS, *fills) if fills else LINE, meaning)


def part(name: str, called: str, meaning: str, *rows: TableKey) -> TableKey:
    """The row of a needed table with rows of its own."""
    return needed(name, Table(called, called, *rows), meaning)


def each(
    name: str,
    called: str,
    meaning: str,
    words: Iterable[str],
    kind: Kind = LINE,
    of_each: str = "As it is read.",
) -> TableKey:
    """The row of a needed table that has a needed key for each of the words, all of one kind."""
    rows = (needed(str(word), kind, of_each) for word in words)
    return part(name, called, meaning, *rows)


def read_care(
    data: bytes, file: str, table: Kind, names: Names = NO_NAMES
) -> tuple[Fields | None, tuple[Problem, ...]]:
    """The fields of a care file, None when there are errors, and every problem by its place.

    `table` is what the file holds (care_keys.py), `file` its name in problems. `names` maps a
    kind of name (`source`, `routine`) to those there are; for a kind that is absent any
    well-formed name will do. Never raises for what the file holds.
    """
    document = read_document(data, file)
    parsed = len(document.problems)
    document.names = names
    fields: Fields | None = None
    if isinstance(document.root, TableNode):
        fields = table.read(document, document.root)
    elif document.root is not None:
        message = "A care file is written as keys and values."
        document.error(document.root, "wrong-value", message)
    if document.fault_line is not None:
        document.forget_the_doubtful(parsed)
    return None if document.has_errors else fields, tuple(sorted(document.problems))
