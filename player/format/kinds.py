"""Kinds of value that a key may have, as data: each reads a scalar and says what it expects.

The tables of keys (tables.py) are made of these. They are walked to read a file, and to make the
JSON Schema and the reference for authors; so a kind is a class with fields, never a function. They
are plain classes: what `dataclass` writes for each of them took a tenth of the time of `check`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any

from player.format import document as nodes
from player.format.document import Document, Node, Scalar
from player.format.problem import did_you_mean, nearest, shown
from player.format.times import EXAMPLES, length_of, moment_of, right_way

LONGEST_TEXT = 500
"""Characters of the longest text that is spoken or shown."""

_MOST_GUESSES = 50
"""Problems of a file after which no nearest words are looked for any more."""


Names = Mapping[str, Collection[str]]
"""What a file may refer to, by kind: a `pose`, a `work`, a `condition`."""

NO_NAMES: Names = MappingProxyType({})


class Reader:
    """A document and the names that its values may refer to, while it is read.

    `names` maps a kind of name (`pose`, `routine`) to the names there are; a kind that is absent
    has no library yet, and any well-formed name will do.
    """

    def __init__(self, document: Document, names: Mapping[str, Collection[str]]) -> None:
        self.document = document
        self.names = names
        self.error = document.error

    def nearest(self, word: str, known: Collection[str]) -> list[str]:
        """The known words that look like this one, for the first few mistakes of a file."""
        return nearest(word, known) if len(self.document.problems) < _MOST_GUESSES else []


class Kind:
    """A kind of value. `read` gives the value, or None when it was wrong and reported."""

    def read(self, reader: Reader, node: Node) -> Any:
        """The value that a node holds."""
        raise NotImplementedError

    def expects(self) -> str:
        """What belongs here, in a few words: "expected …"."""
        raise NotImplementedError

    def takes(self, node: Node) -> bool:
        """Whether the node has the outer form of this kind: a scalar, a list or a table."""
        return isinstance(node, Scalar)

    def refuse(self, reader: Reader, node: Node, hint: str = "") -> None:
        """Report a value that is no such thing."""
        if isinstance(node, Scalar):
            if not node.text and node.plain:
                reader.error(node, "no-value", f"Here a value is missing: {self.expects()}.", hint)
                return
            what = f"`{shown(node.text)}` is not right here"
        else:
            what = "A list" if isinstance(node, nodes.Sequence) else "A table"
            what += " cannot stand here"
        reader.error(node, "wrong-value", f"{what}: expected {self.expects()}.", hint)


class Text(Kind):
    """A sentence that people read or hear, on one line, at most `limit` characters.

    `fills` says that `{side}` and `{other}` are filled in.
    """

    def __init__(self, limit: int = LONGEST_TEXT, fills: bool = False) -> None:
        self.limit, self.fills = limit, fills

    def expects(self) -> str:
        """What belongs here."""
        return "a text"

    def read(self, reader: Reader, node: Node) -> str | None:
        """The text, with line breaks and runs of spaces made one space."""
        if type(node) is not Scalar:
            braces = isinstance(node, nodes.Mapping)
            hint = "Put a text that begins with `{` in quotes." if braces else ""
            self.refuse(reader, node, hint)
            return None
        text = node.text
        if not text.isprintable() or "  " in text or text[:1] == " " or text[-1:] == " ":
            text = self._one_line(reader, node)
        if not text:
            if not node.text.strip():
                self.refuse(reader, node, "Write the text, or leave the key out.")
            return None
        if len(text) > self.limit:
            reader.error(
                node,
                "too-long",
                f"This text has {len(text)} characters; at most {self.limit} fit.",
                "Say it shorter.",
            )
            return None
        return text

    def _one_line(self, reader: Reader, node: Scalar) -> str:
        text = _BLANKS.sub(" ", node.text).strip(" ")
        if any(_is_control(c) for c in text):
            reader.error(
                node,
                "control-character",
                "This text holds an invisible control character.",
                "Write the text without it.",
            )
            return ""
        return text


_BLANKS = re.compile("[ \\t\\r\\n]+")


def _is_control(char: str) -> bool:
    return char < " " or "\x7f" <= char < "\xa0" or "\u202a" <= char <= "\u202e" or (
        "\ud800" <= char <= "\udfff"
    )  # fmt: skip


class Words(Kind):
    """One of a few fixed words, the values of an enum."""

    def __init__(self, choice: type[StrEnum]) -> None:
        self.choice = choice

    @cached_property
    def known(self) -> dict[str, StrEnum]:
        """The words and what they mean."""
        return {member.value: member for member in self.choice}

    def expects(self) -> str:
        """What belongs here."""
        return "one of " + ", ".join(f"`{word}`" for word in self.known)

    def read(self, reader: Reader, node: Node) -> StrEnum | None:
        """The member of the enum."""
        if type(node) is Scalar:
            member = self.known.get(node.text)
            if member is None:
                self.refuse(reader, node, did_you_mean(reader.nearest(node.text, self.known)))
            return member
        self.refuse(reader, node)
        return None


class Whole(Kind):
    """A whole number from `least` to `most`."""

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def expects(self) -> str:
        """What belongs here."""
        return f"a whole number from {self.least} to {self.most}"

    def read(self, reader: Reader, node: Node) -> int | None:
        """The number."""
        if type(node) is Scalar:
            text = node.text
            if len(text) <= 6 and text.isascii() and text.isdigit():
                number = int(text)
                if self.least <= number <= self.most:
                    return number
        self.refuse(reader, node)
        return None


class Time(Kind):
    """A length of time; `above_zero` when nothing makes no sense."""

    def __init__(self, above_zero: bool = False) -> None:
        self.above_zero = above_zero

    def expects(self) -> str:
        """What belongs here."""
        return "a length of time" + (" above zero" if self.above_zero else "")

    def read(self, reader: Reader, node: Node) -> Any:
        """The length."""
        if type(node) is Scalar:
            length = length_of(node.text)
            if length is not None and (length or not self.above_zero):
                return length
            self.refuse(reader, node, _time_hint(node.text, length is not None))
        else:
            self.refuse(reader, node, f"Write a length of time as {EXAMPLES}.")
        return None


def _time_hint(text: str, is_length: bool) -> str:
    return f"Write a length of time as {EXAMPLES}." if is_length else right_way(text)


class Moment(Kind):
    """A time counted from a start, or when negative from an end, in seconds."""

    def expects(self) -> str:
        """What belongs here."""
        return "a time in seconds, such as `5 s`, or `-3 s` from the end"

    def read(self, reader: Reader, node: Node) -> float | None:
        """Seconds."""
        if type(node) is Scalar:
            seconds = moment_of(node.text)
            if seconds is not None:
                return seconds
        self.refuse(reader, node)
        return None


class Exactly(Kind):
    """One fixed word, such as `ready`, beside another kind in a `OneOf`."""

    def __init__(self, word: str) -> None:
        self.word = word

    def expects(self) -> str:
        """What belongs here."""
        return f"`{self.word}`"

    def takes(self, node: Node) -> bool:
        """Only this word."""
        return isinstance(node, Scalar) and node.text == self.word

    def read(self, reader: Reader, node: Node) -> str | None:
        """The word."""
        return self.word


class NameOf(Kind):
    """The name of something that stands in a file of its own: a `pose`, a `routine`."""

    form = "A name is lower-case words with hyphens: `bird-dog`."
    """How such a name is written, as a hint."""

    def __init__(self, what: str) -> None:
        self.what = what

    def is_well_formed(self, text: str) -> bool:
        """Whether a text could be such a name."""
        return is_name(text)

    def expects(self) -> str:
        """What belongs here."""
        return f"the name of a {self.what}"

    def read(self, reader: Reader, node: Node) -> str | None:
        """The name, if there is such a thing."""
        if type(node) is not Scalar:
            self.refuse(reader, node)
            return None
        known = reader.names.get(self.what)
        if known is None:
            if self.is_well_formed(node.text):
                return node.text
            self.refuse(reader, node, self.form)
        elif node.text in known:
            return node.text
        elif not node.text:
            self.refuse(reader, node)
        else:
            message = f"There is no {self.what} `{shown(node.text)}`."
            hint = did_you_mean(reader.nearest(node.text, known))
            reader.error(node, f"unknown-{self.what}", message, hint)
        return None


class Listed(Kind):
    """One word of a closed list that is kept as data: a `work`, a `condition`.

    Where a reader has no such list, any text will do.
    """

    def __init__(self, what: str, plain: str) -> None:
        self.what, self.plain = what, plain

    def expects(self) -> str:
        """What belongs here."""
        return self.plain

    def read(self, reader: Reader, node: Node) -> str | None:
        """The word."""
        if type(node) is not Scalar or not node.text:
            self.refuse(reader, node)
            return None
        known = reader.names.get(self.what)
        if known is None or node.text in known:
            return node.text
        hint = did_you_mean(reader.nearest(node.text, known))
        message = f"`{shown(node.text)}` is not {self.plain}."
        reader.error(node, f"unknown-{self.what}", message, hint or "The guide lists them all.")
        return None


def is_name(text: str) -> bool:
    """Whether a text could name a file of ours: lower-case words and digits with hyphens."""
    words = text.split("-")
    return text.isascii() and text == text.lower() and all(word.isalnum() for word in words)


class Picture(Kind):
    """An image beside the file: a relative path with `/`."""

    def expects(self) -> str:
        """What belongs here."""
        return "a picture in the folder of this file"

    def read(self, reader: Reader, node: Node) -> str | None:
        """The path as written; whether it is there is for the caller to see."""
        if type(node) is Scalar and node.text.isprintable() and 0 < len(node.text) <= 200:
            return node.text
        self.refuse(reader, node)
        return None
