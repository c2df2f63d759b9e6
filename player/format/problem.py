"""Problems in files: values with a place, shown as text with a caret; and words to guess by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from msgspec import Struct

_WIDEST = 100
"""Columns of a source line that are shown; a longer line is cut around its caret."""


class Level(StrEnum):
    """An error keeps the file from being played; advice does not."""

    ERROR = "error"
    ADVICE = "advice"


Paint = Callable[[str, str], str]
"""Gives a part of a text its colour: a `place`, `error`, `advice`, `margin`, `caret` or `hint`."""


class Excerpt(Struct, frozen=True):
    """The part of a source line that is shown, and which of its characters are meant."""

    text: str
    at: int
    width: int


class Problem(Struct, frozen=True, order=True):
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

    def as_text(self, paint: Paint = lambda text, _: text) -> str:
        """The problem as people read it: place and message, the line, a caret, the hint.

        Advice ends in its name in brackets, which is how a file accepts it.
        """
        level = paint(f"{self.level}:", self.level)
        name = paint(f" [{self.name}]", "margin") if self.level is Level.ADVICE else ""
        place = paint(f"{printable(self.place)}:", "place")
        rows = [f"{place} {level} {printable(self.message)}{name}"]
        if self.source.strip():
            rows += self._line_and_caret(paint)
        if self.hint:
            rows.append(paint(f"  {printable(self.hint)}", "hint"))
        return "\n".join(rows)

    def as_dict(self) -> dict[str, str | int]:
        """The fields that `check --json` promises."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "level": str(self.level),
            "message": self.message,
            "hint": self.hint,
        }

    def excerpt(self, widest: int = _WIDEST) -> Excerpt:
        """The source line, cut around what is meant if it is longer than `widest` characters."""
        text = printable(self.source.rstrip("\r\n"))
        at = min(self.column - 1, len(text))
        begin = max(0, at - widest // 2) if len(text) > widest else 0
        shown = text[begin : begin + widest]
        return Excerpt(shown, at - begin, max(1, min(self.width, len(shown) - at + begin)))

    def _line_and_caret(self, paint: Paint) -> list[str]:
        line = self.excerpt()
        before = _cells(line.text[: line.at])
        under = _cells(line.text[line.at : line.at + line.width]) or 1
        margin = f"{self.line:>5} | "
        caret = "advice" if self.level is Level.ADVICE else "caret"
        return [
            paint(margin, "margin") + line.text,
            paint(" " * (len(margin) - 2) + "| ", "margin")
            + " " * before
            + paint("^" * under, caret),
        ]


def _cells(text: str) -> int:
    """Columns of a terminal that the text takes: two for a wide character, none for a mark."""
    import unicodedata  # a megabyte that only a problem needs

    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    marks = sum(bool(unicodedata.combining(c)) for c in text)
    return len(text) + wide - marks


def printable(text: str) -> str:
    """A line of a file without control characters; each character keeps its place."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " if c == "\t" else "\ufffd" for c in text)


def shown(text: str, widest: int = 40) -> str:
    """A text from a file as a message can hold it: one line, no control characters, not long."""
    cut = text if len(text) <= widest else text[: widest - 1] + "…"
    return "".join(c if c.isprintable() else " " for c in cut)


_LONGEST = 60
"""Characters of the longest word that is compared; nobody mistypes a longer one."""


def nearest(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Up to `most` known words that look like `word`, the likeliest first."""
    if not 0 < len(word) <= _LONGEST:
        return []
    from difflib import get_close_matches  # 4 ms that only a mistake costs

    lowered: dict[str, str] = {}
    for name in known:
        lowered.setdefault(name.lower(), name)
    found = get_close_matches(word.lower().strip(), lowered, n=most, cutoff=0.6)
    return [lowered[name] for name in found]


def did_you_mean(words: list[str]) -> str:
    """The hint that offers the nearest words; empty when there are none."""
    if not words:
        return ""
    *others, last = [f"`{word}`" for word in words]
    return "Did you mean " + (", ".join(others) + " or " if others else "") + last + "?"
