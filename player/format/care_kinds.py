"""The kinds of value that only care files have: a line to be read, yes or no, a key of a source."""

from __future__ import annotations

import re
from collections.abc import Collection

from player.format.kinds import LONGEST_TEXT, Kind, NameOf, Reader, Text
from player.format.nearest import did_you_mean
from player.format.nodes import Node, Scalar
from player.format.problem import shown

MOST_WORDS = 25
"""Words of one line at most: one instruction and one reason."""

COUNTRY_WORDS = ("emergency", "hospital", "advisers", "doctor", "clinician")
"""The words in braces that the country fills in."""

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


class Line(Text):
    """A text of at most `MOST_WORDS` words; of words in braces it may hold those of `fills`."""

    def __init__(self, fills: Collection[str] = COUNTRY_WORDS, limit: int = LONGEST_TEXT) -> None:
        super().__init__(limit)
        self.known = tuple(fills)

    def read(self, reader: Reader, node: Node) -> str | None:
        """The text, with its words in braces still to be filled in."""
        text = super().read(reader, node)
        if text is None:
            return None
        if "{" in text or "}" in text:
            for found in _BRACES.finditer(text):
                if found[1] not in self.known:
                    self._unknown(reader, node, found)
                    return None
        count = len(text.split())
        if count > MOST_WORDS:
            message = f"This line has {count} words; at most {MOST_WORDS} can be read at a glance."
            reader.document.advise(node, "long-line", message, "Make two lines of it.")
        return text

    def _unknown(self, reader: Reader, node: Node, found: re.Match[str]) -> None:
        if found[1] is None:
            message = f"`{found[0]}` stands here alone; it belongs around a word to fill in."
        else:
            message = f"Nothing is filled in for `{shown(found[0])}` here."
        hint = did_you_mean(reader.nearest(found[1] or "", self.known))
        if not hint:
            words = ", ".join(f"`{{{word}}}`" for word in self.known)
            hint = f"What is filled in: {words}." if words else "Write the word itself."
        reader.error(node, "unknown-word", message, hint)


class YesNo(Kind):
    """Yes or no."""

    def expects(self) -> str:
        """What belongs here."""
        return "`yes` or `no`"

    def read(self, reader: Reader, node: Node) -> bool | None:
        """Whether it is yes."""
        if type(node) is Scalar and node.text in ("yes", "no"):
            return node.text == "yes"
        self.refuse(reader, node)
        return None


class SourceKey(NameOf):
    """The key of a source in `sources.yaml`."""

    form = "A key of a source is letters and digits: `N11`."

    def __init__(self) -> None:
        super().__init__("source")

    def is_well_formed(self, text: str) -> bool:
        """Whether a text could be such a key."""
        return text.isascii() and text.isalnum()
