"""The remarks of a file (`# …`): what is one, and which lines it speaks of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from player.format.document import spans
from player.format.source import Source


class Remark(NamedTuple):
    """A remark in a file: line and column of its words, from 1, and the words themselves.

    `about` are the lines it speaks of: its own, the one on which the value in front of it
    began, and, where it stands alone on its line, the next one that holds anything.
    """

    line: int
    column: int
    words: str
    about: frozenset[int]


def remarks(source: Source, start: str) -> Iterator[Remark]:
    """The remarks of a file whose words begin with `start`; a `#` inside a text is none.

    The file is one that could be parsed to its end.
    """
    if source.text is None or start.encode() not in source.data:
        return
    texts = sorted(spans(source.text))
    begins = [begin for begin, _ in texts]
    begun: dict[int, int] = {}
    for begin, end in texts:
        begun.setdefault(end[0], begin[0])
    after = _lines_after(source.lines)
    sign = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*(?=" + re.escape(start) + ")")
    for line, written in enumerate(source.lines):
        for found in sign.finditer(written) if start in written else ():
            before = bisect_right(begins, (line, found.start())) - 1
            if before >= 0 and (line, found.start()) < texts[before][1]:
                continue
            about = {line + 1, begun.get(line, line) + 1}
            if not written[: found.start()].strip():
                about = {line + 1, after[line]}
            yield Remark(line + 1, found.end() + 1, written[found.end() :], frozenset(about))
            break


def _lines_after(lines: list[str]) -> list[int]:
    """For each line the number, from 1, of the next one with more than a remark on it."""
    after: list[int] = []
    following = len(lines) + 1
    for number in range(len(lines), 0, -1):
        after.append(following)
        if lines[number - 1].strip()[:1] not in ("", "#"):
            following = number
    return after[::-1]
