"""The characters of a file before they are parsed: bounded, UTF-8, no control characters.

The two YAML parsers disagree on tabs, odd line breaks and escapes of half characters. This is
settled here, so that a file means the same on every machine.
"""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

from msgspec import Struct

from player import places

LARGEST = 256 * 1024
"""Bytes of the largest file that is read."""

ENDINGS = (".yaml", ".yml")
"""How the names of the files end that are read."""

_ALLOWED = bytes(sorted({0x09, 0x0A, 0x0D, *range(0x20, 0x7F)}))
# The patterns of what hardly any file has are compiled when they are first looked for.
# What is unwanted, not all that is wanted: large ranges take `re` ten times as long.
_UNWANTED = "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_DISPUTED = (
    (
        "\t",
        r"(?m)^ *(\t)[ \t]*(?=[^ \t\r\n])",
        "tab",
        "A tab cannot indent a line.",
        "Use spaces instead.",
    ),
    (
        "%",
        r"(?m)^(%)",
        "syntax",
        "A line cannot begin with `%`.",
        "Put the text in quotes.",
    ),
    (
        "\\",
        r"(\\)(?:u[dD][89a-fA-F]|U(?!000[0-9a-fA-F]|0010)[0-9a-fA-F]{8})",
        "syntax",
        "There is no character with this number.",
        "Write the character itself.",
    ),
)
"""What the two parsers do not agree on: a sign of it, its pattern, and the words of the fault."""


class Fault(Struct, frozen=True):
    """A place from which on a text cannot be read; line and column count from 1."""

    line: int
    column: int
    name: str
    message: str
    hint: str = ""


class Source:
    """The text of a file, as far as it can be parsed, and its lines.

    `text` is None when nothing can be parsed; `fault` says why the text is missing or cut.
    Lines are those of the file as written.
    """

    def __init__(self, data: bytes | str) -> None:
        self.data = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
        self.text: str | None = None
        self.fault: Fault | None = None
        self._lines: list[str] | None = None
        if len(self.data) > LARGEST:
            message = f"This file is larger than {LARGEST // 1024} KiB, too big for a routine."
            hint = "Split it into several files and `use` them."
            self.fault = Fault(1, 1, "too-big", message, hint)
        else:
            self._decode()

    @property
    def lines(self) -> list[str]:
        """The lines of the file, without their ends."""
        if self._lines is None:
            head = self.data[:LARGEST].removeprefix(b"\xef\xbb\xbf")
            self._lines = _LINE_BREAK.split(head.decode("utf-8", "replace"))
        return self._lines

    def line(self, number: int) -> str:
        """A line by its number from 1; empty beyond the end."""
        lines = self.lines
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def place(self, text: str, index: int) -> tuple[int, int]:
        """Line and column, from 1, of a character of the text."""
        before = _LINE_BREAK.split(text[:index])
        return len(before), len(before[-1]) + 1

    def _decode(self) -> None:
        data = self.data.removeprefix(b"\xef\xbb\xbf")
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line, column = self.place(data[: error.start].decode("utf-8"), error.start)
            hint = "In your editor, save it again with the encoding UTF-8."
            self.fault = Fault(line, column, "not-utf-8", "This file is not UTF-8 text.", hint)
            return
        unwanted = re.search(_UNWANTED, text) if data.translate(None, _ALLOWED) else None
        if unwanted:
            code = ord(unwanted.group())
            message = f"Here stands an invisible character (U+{code:04X}) that no text needs."
            hint = "Delete it and type the text around it again."
            self._cut(text, unwanted.start(), "control-character", message, hint)
            return
        self.text = text
        disputed = [
            (found.start(1), name, message, hint)
            for sign, pattern, name, message, hint in _DISPUTED
            if sign in text and (found := re.search(pattern, text))
        ]
        if disputed:
            self._cut(text, *min(disputed))
        if self.text and self.text[-1] != "\n":
            self.text += "\n"
        if "\t" in text and self.text:
            self.text = self.text.replace("\t", " ")

    def _cut(self, text: str, index: int, name: str, message: str, hint: str) -> None:
        line, column = self.place(text, index)
        self.fault = Fault(line, column, name, message, hint)
        self.text = text[: index - column + 1]


def bytes_of(path: Path) -> bytes:
    """The bytes of a file, at most one more than is allowed. Raises OSError."""
    return places.read_file(path, LARGEST + 1)


def digest_of(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal digits."""
    for name in ("_sha2", "_sha256"):
        try:
            lean = import_module(name)
        except ImportError:
            continue
        return str(lean.sha256(data).hexdigest())
    import hashlib

    return hashlib.sha256(data).hexdigest()
