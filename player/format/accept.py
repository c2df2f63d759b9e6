"""Advice that an author has read and accepts in place: `# untwist: accept NAME` on the line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from player.format.document import Document
from player.format.problem import Level, did_you_mean, nearest, shown
from player.format.source import Source
from player.format.yaml_reader import spans


class Remark(Struct, frozen=True):
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


ADVICE = {
    "say-too-long": "a `say` takes longer to say calmly than it has time",
    "say-into-hold": "the words of a movement are not over when its hold begins",
    "cue-outside": "a cue lies outside its phase, so nobody hears it",
    "number-disagrees": "a number in the words is not the one of the file",
    "force-word": "words such as force, jerk, bounce, crack or pop as something to do",
    "long-hold": "a hold over 60 seconds",
    "long-rotation": "a rotation held over 30 seconds",
    "side-named": "the words name left or right, but the exercise has no sides",
    "never-filled": "`{side}` in a text that is shown before a side begins",
    "no-stop-if": "an exercise without `stop_if`",
    "reps-unused": "`reps` beside a list of `sets`, which wins",
    "no-works": "an exercise that does not say what it asks of the body",
    "works-missing": "a pose asks for something that `works` does not name",
    "sentence-as-form": "an easier or harder form that is a sentence and no exercise",
}
"""Every piece of advice by the name under which a file may accept it, and what it is about."""

_NAMES = r"untwist:\s*accept\b(.*)"
_NAME = r"[^\s,]+"
_MOST = 500
"""Names of one file that are looked at; nobody accepts more by hand."""


class _Accepted(Struct, frozen=True):
    """A name that a remark accepts, where it stands, and the lines it speaks of."""

    name: str
    line: int
    column: int
    about: frozenset[int]


def accept(document: Document) -> None:
    """Take the advice that the file accepts out of its problems, and advise on idle remarks."""
    accepted = list(islice(_accepted(document), _MOST))
    if not accepted:
        return
    wanted = {(one.name, line) for one in accepted for line in one.about}
    given = {(p.name, p.line) for p in document.problems if p.level is Level.ADVICE}
    wrong = any(problem.level is Level.ERROR for problem in document.problems)
    document.problems[:] = [
        problem
        for problem in document.problems
        if problem.level is Level.ERROR or (problem.name, problem.line) not in wanted
    ]
    for one in accepted:
        if one.name not in ADVICE:
            _advise(document, one, "unknown-accept", *_unknown(one.name))
        elif not wrong and not any((one.name, line) in given for line in one.about):
            message = f"There is no advice `{one.name}` on this line."
            _advise(document, one, "accepts-nothing", message, "Delete this name.")


def _accepted(document: Document) -> Iterator[_Accepted]:
    for remark in remarks(document.source, "untwist:"):
        line, column, words, about = remark.line, remark.column, remark.words, remark.about
        found = re.match(_NAMES, words)
        names = list(re.finditer(_NAME, found[1])) if found else []
        for name in names:
            assert found is not None
            yield _Accepted(name[0], line, column + found.start(1) + name.start(), about)
        if not names:
            yield _Accepted("" if found else words.strip(), line, column, about)


def _unknown(name: str) -> tuple[str, str]:
    hint = did_you_mean(nearest(name, ADVICE))
    if not hint:
        hint = "Write `# untwist: accept` and one of: " + ", ".join(ADVICE) + "."
    if not name:
        return "This remark does not say which advice it accepts.", hint
    return f"`{shown(name)}` is the name of no advice.", hint


def _advise(document: Document, at: _Accepted, name: str, message: str, hint: str) -> None:
    width = max(1, len(at.name))
    document.add(at.line, at.column, Level.ADVICE, name, message, hint, width)
