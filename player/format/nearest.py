"""The words nearest to one that is not known, for "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable

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
    """The hint that names words that were found near; empty when there are none."""
    if not words:
        return ""
    *others, last = [f"`{word}`" for word in words]
    return "Did you mean " + (", ".join(others) + " or " if others else "") + last + "?"
