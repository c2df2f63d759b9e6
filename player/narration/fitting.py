"""Finding room for lines: the fullest form that ends in time and never overlaps another one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from player.narration.cue import GAP
from player.narration.lines import LineForm, Phrase, SecondsOf, SpokenLine

_NEVER = float("inf")
_SLIP = 1e-9


class Placed(Struct, frozen=True):
    """A phrase with its time: from `at` to `end`, in seconds on the plan's line."""

    at: float
    end: float
    phrase: Phrase
    about: int
    waits: bool = False


def fit(lines: Sequence[SpokenLine], seconds_of: SecondsOf) -> list[Placed]:
    """Give each line the first of its forms that there is room for, in their order.

    Room is kept for the shortest form of every line that must be said. What was told of a
    segment before is left out of the lines about it.
    """
    limits = _latest_begins(lines, seconds_of)
    placed: list[Placed] = []
    told: set[tuple[int, str]] = set()
    free = -GAP
    for line, limit in zip(lines, limits, strict=True):
        for form in line.forms:
            phrases = [phrase for phrase in form.phrases if not _known(phrase, line.about, told)]
            if not phrases:
                break
            phrases = [phrase for phrase in phrases if seconds_of(phrase.text) < _NEVER]
            if not phrases:
                continue
            at = _begin(form, _seconds(phrases, seconds_of), free, limit)
            if at is None:
                continue
            found = _lay(phrases, at, line, seconds_of)
            placed += found
            free = form.earliest - GAP if line.waits else found[-1].end
            told.update((line.about, thing) for phrase in phrases for thing in phrase.tells)
            told.update(
                (phrase.side_of, "side") for phrase in phrases if phrase.side_of is not None
            )
            break
    return placed


def _known(phrase: Phrase, about: int, told: set[tuple[int, str]]) -> bool:
    """Whether the main thing that a phrase tells was told; words count more than the side."""
    things = phrase.tells & {"say"} or phrase.tells
    return bool(things) and all((about, thing) in told for thing in things)


def _seconds(phrases: Sequence[Phrase], seconds_of: SecondsOf) -> float:
    return sum(seconds_of(phrase.text) for phrase in phrases) + GAP * (len(phrases) - 1)


def _begin(form: LineForm, takes: float, free: float, limit: float) -> float | None:
    """When to begin a form; None where there is no room for it."""
    first = max(form.earliest, free + GAP)
    last = min(form.latest, form.end_by - takes, limit - GAP - takes)
    if not first <= last + _SLIP:
        return None
    return min(max(form.wish, first), last)


def _latest_begins(lines: Sequence[SpokenLine], seconds_of: SecondsOf) -> list[float]:
    """For each line, when the next one that must be said has to begin at the latest."""
    limits: list[float] = []
    limit = _NEVER
    for line in reversed(lines):
        limits.append(_NEVER if line.waits else limit)
        if line.waits:
            limit = line.forms[0].earliest + GAP
        elif line.must:
            form = line.forms[-1]
            takes = _seconds(form.phrases, seconds_of)
            if takes < _NEVER:
                limit = min(form.latest, form.end_by - takes, limit - GAP - takes)
    limits.reverse()
    return limits


def _lay(
    phrases: Sequence[Phrase], at: float, line: SpokenLine, seconds_of: SecondsOf
) -> list[Placed]:
    found = []
    for phrase in phrases:
        end = at + seconds_of(phrase.text)
        about = line.about if phrase.about is None else phrase.about
        found.append(Placed(at, end, phrase, about, line.waits))
        at = end + GAP
    return found


class Gaps:
    """The silences left between what was placed, for what is less important."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        taken = sorted((one.at, one.end) for one in placed if not one.waits)
        self._begins = [at for at, _ in taken]
        self._ends = [end for _, end in taken]

    def take(self, first: float, last: float, takes: float) -> float | None:
        """The first time from `first` to `last` with room for so many seconds; None without."""
        if takes == _NEVER:
            return None
        place = bisect_left(self._begins, first)
        if place and self._ends[place - 1] + GAP > first:
            first = self._ends[place - 1] + GAP
        while first <= last + _SLIP:
            free_until = self._begins[place] if place < len(self._begins) else _NEVER
            if first + takes + GAP <= free_until:
                self._begins.insert(place, first)
                self._ends.insert(place, first + takes)
                return first
            first = self._ends[place] + GAP
            place += 1
        return None
