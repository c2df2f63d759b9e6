"""Which wordings have been said so often that another one, or silence, is better."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from player.plan.wording import whole_sentences

MOST = 3
"""Times that a sentence is said in a session where there is another way."""

RUNNING = 2
"""Times that the same wording is said one after the other where there is another way."""

Series = tuple[int, ...]
"""Lines that say the same thing in turn, such as those of one phase; () for none."""


class Worn:
    """Counts the sentences of one session as they are chosen."""

    def __init__(self) -> None:
        self._said: Counter[str] = Counter()
        self._last: dict[Series, tuple[str, int]] = {}

    def is_worn(self, texts: Iterable[str], series: Series = ()) -> bool:
        """Whether one of these was said too often, or all of it too often in a row."""
        texts = tuple(texts)
        last, times = self._last.get(series, ("", 0))
        if series and times >= RUNNING and last == " ".join(texts):
            return True
        return any(self._said[one] >= MOST for text in texts for one in whole_sentences(text))

    def take(self, texts: Iterable[str], series: Series = ()) -> None:
        """These are said now."""
        texts = tuple(texts)
        self._said.update(one for text in texts for one in whole_sentences(text))
        if series:
            whole = " ".join(texts)
            last, times = self._last.get(series, ("", 0))
            self._last[series] = (whole, times + 1 if last == whole else 1)

    def give_back(self, text: str) -> None:
        """This is not said after all."""
        self._said.subtract(whole_sentences(text))
