"""Signs that say the same in other words, `You get dizzy.` and `You feel dizzy.`, said once."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an the you your it its i my of in on at to and or as feel feels get gets go goes look "
        "looks become becomes is are hurt hurts pain painful",
    )
)
"""Words that make no difference to a sign; most say in one way or another that it hurts."""

_ENDING = re.compile(r"(?:ness|ing|es|s)$")


def once(lines: Iterable[str]) -> list[str]:
    """The lines in their order; of those that say the same, only the one that says most of it.

    A line is said as well by another that offers it as a choice: `You get dizzy.` by
    `You get dizzy, or short of breath.`
    """
    kept: list[str] = []
    for line in dict.fromkeys(lines):
        if not any(_says(other, line) for other in kept):
            kept = [other for other in kept if not _says(line, other)] + [line]
    return kept


def _says(line: str, other: str) -> bool:
    wanted = _words(other)
    return bool(wanted) and wanted in (_words(line), *map(_words, line.split(", or ")))


def _words(line: str) -> frozenset[str]:
    words = re.findall(r"[\w'’]+", line.casefold())
    return frozenset(_stem(word) for word in words if word not in _SMALL)


def _stem(word: str) -> str:
    """A word without its ending: `catching` is `catch`, `dizziness` and `dizzy` are `dizzi`."""
    stem = _ENDING.sub("", word)
    return stem[:-1] + "i" if stem.endswith("y") else stem
