"""Advice that an author has read and accepts in place: `# untwist: accept NAME` on the line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from player.format.document import Document
from player.format.problem import Level, did_you_mean, nearest, shown
from player.format.yaml_reader import spans

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
    "said-by-guess": "a word that the voice can only guess, such as letters with figures",
    "no-works": "an exercise that does not say what it asks of the body",
    "works-missing": "a pose asks for something that `works` does not name",
    "sentence-as-form": "an easier or harder form that is a sentence and no exercise",
}
"""Every piece of advice by the name under which a file may accept it, and what it is about."""

_REMARK = r"(?:^|(?<=[ \t]))#[ \t]*(?=(untwist:(?:\s*accept\b(.*))?.*))"
_MOST = 500
"""Names of one file that are looked at; nobody accepts more by hand."""


class _Accepted(Struct, frozen=True):
    """A name in a remark, its place (from 1), and the lines that it is good for.

    A remark is good for its own line and the line on which the value in front of it begins; alone
    on its line, for the next line that holds anything.
    """

    name: str
    line: int
    column: int
    about: frozenset[int]


def drop_accepted(document: Document) -> None:
    """Drop the advice that the file accepts, and advise against remarks that accept nothing.

    The file must have been parsed to its end.
    """
    accepted = list(islice(_accepted(document), _MOST))
    if not accepted:
        return
    wanted = {(one.name, line) for one in accepted for line in one.about}
    given = {(p.name, p.line) for p in document.problems if p.level is Level.ADVICE}
    document.problems[:] = [
        problem
        for problem in document.problems
        if problem.level is Level.ERROR or (problem.name, problem.line) not in wanted
    ]
    for one in accepted:
        if one.name not in ADVICE:
            message = f"`{shown(one.name)}` is the name of no advice."
            if not one.name:
                message = "This remark does not say which advice it accepts."
            hint = did_you_mean(nearest(one.name, ADVICE))
            hint = hint or "Write `# untwist: accept` and one of: " + ", ".join(ADVICE) + "."
            _advise(document, one, "unknown-accept", message, hint)
        elif not document.has_errors and not any((one.name, line) in given for line in one.about):
            message = f"There is no advice `{one.name}` on this line."
            _advise(document, one, "accepts-nothing", message, "Delete this name.")


def _advise(document: Document, at: _Accepted, name: str, message: str, hint: str) -> None:
    width = max(1, len(at.name))
    document.add(at.line, at.column, Level.ADVICE, name, message, hint, width)


def _accepted(document: Document) -> Iterator[_Accepted]:
    """The names in the remarks of a file; a `#` inside a text begins none."""
    source = document.source
    if source.text is None or b"untwist:" not in source.data:
        return
    texts = sorted(spans(source.text))
    begins = [begin for begin, _ in texts]
    begun: dict[int, int] = {}
    for begin, end in texts:
        begun.setdefault(end[0], begin[0])
    after = _lines_after(source.lines)
    for line, written in enumerate(source.lines):
        for found in re.finditer(_REMARK, written):
            before = bisect_right(begins, (line, found.start())) - 1
            if before >= 0 and (line, found.start()) < texts[before][1]:
                continue
            about = {line + 1, begun.get(line, line) + 1}
            if not written[: found.start()].strip():
                about = {line + 1, after[line]}
            yield from _names(found, line + 1, frozenset(about))
            break


def _names(remark: re.Match[str], line: int, about: frozenset[int]) -> Iterator[_Accepted]:
    """The names in a remark; where there are none, whatever stands in their place."""
    names = list(re.finditer(r"[^\s,]+", remark[2] or ""))
    for name in names:
        yield _Accepted(name[0], line, remark.start(2) + name.start() + 1, about)
    if not names:
        words = "" if remark[2] is not None else remark[1].strip()
        yield _Accepted(words, line, remark.start(1) + 1, about)


def _lines_after(lines: list[str]) -> list[int]:
    """For each line the number, from 1, of the next one with more than a remark on it."""
    after: list[int] = []
    following = len(lines) + 1
    for number in range(len(lines), 0, -1):
        after.append(following)
        if lines[number - 1].strip()[:1] not in ("", "#"):
            following = number
    return after[::-1]
