"""Finding room for lines: the fullest form that ends in time and never overlaps another one."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from msgspec import Struct

from player.narration.cue import GAP
from player.narration.lines import LineForm, Phrase, SecondsOf, SpokenLine
from player.narration.worn import Worn

_NEVER = float("inf")
_SLIP = 1e-9


class Placed(Struct, frozen=True):
    """A phrase with its time: from `at` to `end`, in seconds on the plan's line."""

    at: float
    end: float
    phrase: Phrase
    about: int
    waits: bool = False
    spare: bool = False


def fit(lines: Sequence[SpokenLine], seconds_of: SecondsOf, worn: Worn) -> list[Placed]:
    """Give each line the first of its forms that there is room for, in their order.

    Forms in words that are worn come after all others. Room is kept for a form of every line
    that must be said. What was told of a segment before is left out of the lines about it.
    """
    limits = _latest_begins(lines, seconds_of)
    placed: list[Placed] = []
    told: set[tuple[int, str]] = set()
    free = -GAP
    for line, limit in zip(lines, limits, strict=True):
        found = _first_that_fits(line, free, limit, told, seconds_of, worn)
        if found is None:
            continue
        form, phrases, at = found
        laid = _lay(phrases, at, line, seconds_of)
        placed += laid
        free = form.earliest - GAP if line.waits else laid[-1].end
        worn.take((phrase.text for phrase in phrases), line.series)
        told.update((line.about, thing) for phrase in phrases for thing in phrase.tells)
        told.update((p.side_of, "side") for p in phrases if p.side_of is not None)
    return placed


def _first_that_fits(
    line: SpokenLine,
    free: float,
    limit: float,
    told: set[tuple[int, str]],
    seconds_of: SecondsOf,
    worn: Worn,
) -> tuple[LineForm, list[Phrase], float] | None:
    otherwise = None
    for form in line.forms:
        phrases = [phrase for phrase in form.phrases if not _known(phrase, line.about, told)]
        if not phrases:
            return None if line.brief else otherwise
        phrases = [phrase for phrase in phrases if seconds_of(phrase.text) < _NEVER]
        if not phrases:
            continue
        at = _begin(form, _seconds(phrases, seconds_of), free, limit)
        if at is None:
            continue
        if not worn.is_worn((phrase.text for phrase in phrases), line.series):
            return form, phrases, at
        otherwise = (form, phrases, at) if line.brief else otherwise or (form, phrases, at)
    return None if line.spare else otherwise


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
            form = line.forms[line.keep]
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
        found.append(Placed(at, end, phrase, about, line.waits, line.spare))
        at = end + GAP
    return found


class Room:
    """What was placed, and the silences left between it for what is less important."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        self.placed = [one for one in placed if one.waits]
        self._taken = sorted((o for o in placed if not o.waits), key=lambda one: one.at)

    def all(self) -> list[Placed]:
        """Everything that is placed by now."""
        return [*self.placed, *self._taken]

    def find(self, first: float, last: float, takes: float, *, over: bool = False) -> float | None:
        """The first time from `first` to `last` with room for so many seconds; None without.

        With `over` what is `spare` counts as room.
        """
        if takes == _NEVER:
            return None
        place = bisect_left(self._taken, first, key=lambda one: one.end + GAP)
        for one in self._taken[place:]:
            if first > last + _SLIP:
                return None
            if first + takes + GAP <= one.at:
                return first
            if not (over and one.spare):
                first = max(first, one.end + GAP)
        return first if first <= last + _SLIP else None

    def put(self, one: Placed) -> list[Placed]:
        """Place something; returns what had to make way."""
        taken = self._taken
        away = [o for o in taken if o.at < one.end + GAP and o.end + GAP > one.at and o.spare]
        if away:
            self._taken = taken = [o for o in taken if o not in away]
        insort(taken, one, key=lambda other: other.at)
        return away

    def silences(self, begin: float, end: float) -> list[tuple[float, float]]:
        """The stretches between two times in which nothing is said."""
        found, since = [], begin
        for one in self._taken[bisect_left(self._taken, begin, key=lambda one: one.end) :]:
            if one.at >= end:
                break
            found.append((since, one.at))
            since = max(since, one.end)
        return [(a, b) for a, b in [*found, (since, end)] if b > a]
