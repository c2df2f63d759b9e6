"""What a value can be: each kind reads a scalar, or says what it expects.

Tables of keys (tables.py) are made of these. They are walked to read a file, and to write the
JSON Schema and the guide for authors (schema.py); so a kind is an object, never a function.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

from player.format.document import Document, ListNode, Node, Scalar, TableNode
from player.format.problem import did_you_mean, shown
from player.format.times import EXAMPLES, length_of, moment_of, right_way

LONGEST_TEXT = 500
"""Characters of the longest text that is spoken or shown."""


class Kind:
    """A kind of value. `expects` says in a few words what belongs here: "expected …".

    Simple kinds of scalar override `value`, all others `read`.
    """

    expects = ""

    def takes(self, node: Node) -> bool:
        """Whether the node has the outer form of this kind: a scalar, a list or a table."""
        return isinstance(node, Scalar)

    def read(self, document: Document, node: Node) -> Any:
        """The value that a node holds; None when it was wrong and has been reported."""
        value = self.value(node.text) if type(node) is Scalar else None
        if value is None:
            self.refuse(document, node, self.hint(document, node))
        return value

    def value(self, text: str) -> Any:
        """What a text stands for; None when it is no such value."""
        raise NotImplementedError

    def hint(self, document: Document, node: Node) -> str:
        """What to write in place of a wrong value."""
        return ""

    def refuse(self, document: Document, node: Node, hint: str = "") -> None:
        """Report a value that is no such thing."""
        if isinstance(node, Scalar):
            if not node.text and node.plain:
                message = f"Here a value is missing: {self.expects}."
                document.error(node, "no-value", message, hint)
                return
            what = f"`{shown(node.text)}` is not right here"
        else:
            what = "A list" if isinstance(node, ListNode) else "A table"
            what += " cannot stand here"
        document.error(node, "wrong-value", f"{what}: expected {self.expects}.", hint)


class Text(Kind):
    """A sentence that people read or hear, on one line, at most `limit` characters."""

    expects = "a text"

    def __init__(self, limit: int = LONGEST_TEXT) -> None:
        self.limit = limit

    def read(self, document: Document, node: Node) -> str | None:
        """The text, with line breaks and runs of spaces made one space."""
        if type(node) is not Scalar:
            braces = isinstance(node, TableNode)
            hint = "Put a text that begins with `{` in quotes." if braces else ""
            self.refuse(document, node, hint)
            return None
        text = node.text
        if not text.isprintable() or "  " in text or text[:1] == " " or text[-1:] == " ":
            text = re.sub("[ \\t\\r\\n]+", " ", text).strip(" ")
            if any(_is_control(character) for character in text):
                message = "This text holds an invisible control character."
                document.error(node, "control-character", message, "Write the text without it.")
                return None
        if not text:
            self.refuse(document, node, "Write the text, or leave the key out.")
            return None
        if len(text) > self.limit:
            message = f"This text has {len(text)} characters; at most {self.limit} fit."
            document.error(node, "too-long", message, "Say it shorter.")
            return None
        return text


def _is_control(char: str) -> bool:
    return char < " " or "\x7f" <= char < "\xa0" or "\u202a" <= char <= "\u202e" or (
        "\ud800" <= char <= "\udfff"
    )  # fmt: skip


class WordOf(Kind):
    """One of a few fixed words, the values of an enum."""

    def __init__(self, choice: type[StrEnum]) -> None:
        self.known: dict[str, StrEnum] = {member.value: member for member in choice}
        self.expects = "one of " + ", ".join(f"`{word}`" for word in self.known)

    def value(self, text: str) -> StrEnum | None:
        return self.known.get(text)

    def hint(self, document: Document, node: Node) -> str:
        if isinstance(node, Scalar):
            return did_you_mean(document.nearest(node.text, self.known))
        return ""


class Whole(Kind):
    """A whole number from `least` to `most`."""

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most
        self.expects = f"a whole number from {least} to {most}"

    def value(self, text: str) -> int | None:
        if len(text) <= 6 and text.isascii() and text.isdigit():
            number = int(text)
            if self.least <= number <= self.most:
                return number
        return None


class WordOrWhole(Kind):
    """One of a few fixed words, or a whole number from `least` to `most`."""

    def __init__(self, choice: type[StrEnum], least: int, most: int) -> None:
        self.word, self.whole = WordOf(choice), Whole(least, most)
        self.expects = f"{self.word.expects}, or {self.whole.expects}"

    def value(self, text: str) -> StrEnum | int | None:
        word = self.word.value(text)
        return self.whole.value(text) if word is None else word

    def hint(self, document: Document, node: Node) -> str:
        return self.word.hint(document, node)


class Time(Kind):
    """A length of time, read as a `Length`; `above_zero` where zero makes no sense."""

    def __init__(self, above_zero: bool = False) -> None:
        self.above_zero = above_zero
        self.expects = "a length of time" + (" above zero" if above_zero else "")

    def value(self, text: str) -> Any:
        length = length_of(text)
        return length if length or not self.above_zero else None

    def hint(self, document: Document, node: Node) -> str:
        if isinstance(node, Scalar) and length_of(node.text) is None:
            return right_way(node.text)
        return f"Write a length of time as {EXAMPLES}."


class Moment(Kind):
    """Seconds counted from a start, or when negative from an end."""

    expects = "a time in seconds, such as `5 s`, or `-3 s` from the end"

    def value(self, text: str) -> float | None:
        return moment_of(text)


class Exactly(Kind):
    """One fixed word, such as `ready`, beside another kind in an `AnyOf`."""

    def __init__(self, word: str) -> None:
        self.word = word
        self.expects = f"`{word}`"

    def takes(self, node: Node) -> bool:
        return isinstance(node, Scalar) and node.text == self.word

    def value(self, text: str) -> str:
        return self.word


class Language(Kind):
    """The tag of a language by BCP 47, of the usual parts: a language, a script, a region."""

    pattern = "^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$"
    expects = "the tag of a language, such as `en`, `de` or `pt-BR`"

    def value(self, text: str) -> str | None:
        return text if re.match(self.pattern, text) else None


class Picture(Kind):
    """An image beside the file: a relative path with `/`, which need not exist."""

    expects = "a picture in the folder of this file"

    def value(self, text: str) -> str | None:
        return text if text.isprintable() and 0 < len(text) <= 200 else None


class NameOf(Kind):
    """The name of something that stands in a file of its own: a `pose`, a `routine`.

    Where the document knows no such names, any that `is_well_formed` will do.
    """

    form = "A name is lower-case words with hyphens: `bird-dog`."
    """The hint where a name is not well formed."""
    otherwise = ""
    """The hint where no known name is near."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.expects = f"the name of a {what}"

    def is_well_formed(self, text: str) -> bool:
        return is_name(text)

    def unknown(self, text: str) -> str:
        """The message for a name that is not known."""
        return f"There is no {self.what} `{text}`."

    def read(self, document: Document, node: Node) -> str | None:
        if type(node) is not Scalar:
            self.refuse(document, node)
            return None
        text = node.text
        known = document.names.get(self.what)
        if known is None:
            if self.is_well_formed(text):
                return text
            self.refuse(document, node, self.form)
        elif text in known:
            return text
        elif not text:
            self.refuse(document, node)
        else:
            hint = did_you_mean(document.nearest(text, known))
            message = self.unknown(shown(text))
            document.error(node, f"unknown-{self.what}", message, hint or self.otherwise)
        return None


class Listed(NameOf):
    """One word of a closed list that is kept as data: a `work`, a `condition`."""

    form = ""
    otherwise = "The guide lists them all."

    def __init__(self, what: str, expects: str) -> None:
        self.what, self.expects = what, expects

    def is_well_formed(self, text: str) -> bool:
        return text != ""

    def unknown(self, text: str) -> str:
        return f"`{text}` is not {self.expects}."


def is_name(text: str) -> bool:
    """Whether a text could be the name of a routine: lower-case words and digits with hyphens."""
    words = text.split("-")
    return text.isascii() and text == text.lower() and all(word.isalnum() for word in words)
