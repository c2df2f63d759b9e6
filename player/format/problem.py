"""What is wrong in a file, as a value with its place; collected, sorted, shown with a caret."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

_WIDEST = 100
"""Columns of a source line that are shown; a longer line is cut around its caret."""


class Level(StrEnum):
    """An error keeps the file from being played; advice does not."""

    ERROR = "error"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong at one place. `line` and `column` count from 1, columns in characters.

    `width` is how many characters the caret underlines, `source` the line itself as written,
    `hint` what to write instead. `name` is a short fixed word for the kind of problem
    (`unknown-key`), which tests and the acceptance of advice go by.
    """

    file: str
    line: int
    column: int
    level: Level
    name: str
    message: str
    hint: str = ""
    width: int = 1
    source: str = ""

    @property
    def place(self) -> str:
        """`file:line:column`, as editors and terminals make it a link."""
        return f"{self.file}:{self.line}:{self.column}"

    def as_text(self) -> str:
        """The problem as people read it: place and message, the line, a caret, the hint."""
        rows = [f"{self.place}: {self.level}: {self.message}"]
        if self.source.strip():
            rows += self._line_and_caret()
        if self.hint:
            rows.append(f"  {self.hint}")
        return "\n".join(rows)

    def as_dict(self) -> dict[str, str | int]:
        """The contract of `check --json`."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "level": str(self.level),
            "message": self.message,
            "hint": self.hint,
        }

    def _line_and_caret(self) -> list[str]:
        text = self.source.replace("\t", " ").rstrip("\r\n")
        at = min(self.column - 1, len(text))
        begin = max(0, at - _WIDEST // 2) if len(text) > _WIDEST else 0
        shown = text[begin : begin + _WIDEST]
        before = _cells(shown[: at - begin])
        under = _cells(shown[at - begin : at - begin + self.width]) or 1
        margin = f"{self.line:>5} | "
        return [
            margin + shown,
            " " * (len(margin) - 2) + "| " + " " * before + "^" * under,
        ]


def _cells(text: str) -> int:
    """Columns of a terminal that the text takes: two for a wide character, none for a mark."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    marks = sum(bool(unicodedata.combining(c)) for c in text)
    return len(text) + wide - marks


def shown(text: str, widest: int = 40) -> str:
    """A text from a file, fit for a message: one line, no control characters, not too long."""
    cut = text if len(text) <= widest else text[: widest - 1] + "…"
    return "".join(c if c.isprintable() else " " for c in cut)
