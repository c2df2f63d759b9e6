"""The order of the first screen: what fits a person now, then everything else by purpose.

The rules go by what a routine is and by what was done, never by its name. How often a kind is due
is our own choice, as in the suggested use of the library: mobility on most days, strength on days
that do not follow each other, a break after an hour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from player.care.offer import HALF
from player.model.routine import Purpose

LOOK_BACK = timedelta(days=60)
"""As far back as what was finished counts."""

MOST = 3
"""Routines that are suggested at most."""

FOR_YOU, SINGLE = "For you now", "Single exercises"

_TITLES: Mapping[Purpose | None, str] = {
    Purpose.MOBILITY: "Mobility",
    Purpose.STRENGTH: "Strength",
    Purpose.BREATHING: "Breathing",
    Purpose.BREAK: "Breaks",
    Purpose.HEAT: "Warmth",
    Purpose.URGE: "When the urge comes",
    None: "More routines",
}
"""The sections by purpose, in their order."""

_GENTLEST = (Purpose.MOBILITY, Purpose.BREATHING, Purpose.BREAK, Purpose.HEAT, Purpose.STRENGTH)
"""The purposes in the order in which a newcomer meets them."""

_LEAST = 30.0
"""Seconds that a suggestion takes at least; shorter ones are parts of other routines."""

_USUAL, _KNOWN = 3, 6
"""Times finished after which a routine is a usual one, and after which strength may begin."""

_STRENGTH_EVERY, _MISSED_AFTER = 2, 3
"""Days after which strength is due again, and after which a pause is worth a word."""

_BREAK_AFTER = timedelta(hours=1)
_EASED, _WORSE = -1.0, 1.0
"""Mean changes of pain and stiffness, in points, that a person notices."""


class Candidate(Struct, frozen=True):
    """A routine as the rules see it.

    `level` is 1 to 3, None if its file does not say. `part` is an exercise that others are made
    of; `exercises` are the keys of those that it plays today. `demands` counts what it asks of
    the body that is not little, `floor` says whether one has to get down to the floor for it.
    `later` says that others fit better today, `kept` is the share of it (0 to 1) that is left.
    """

    key: str
    purpose: Purpose | None
    level: int | None
    seconds: float
    part: bool = False
    exercises: tuple[str, ...] = ()
    demands: int = 0
    floor: bool = False
    closed: bool = False
    later: bool = False
    kept: float = 1.0


class Past(Struct, frozen=True):
    """What was done of a routine: the last day, and how often it was finished lately.

    `change` is by how many points pain and stiffness changed in its sessions, in the mean.
    """

    last: date | None = None
    finished: int = 0
    change: float | None = None


class Now(Struct, frozen=True):
    """The person's day. `gently` is a day of more pain; `more` one on which to do a little more.

    `idle` is the time since the last session of today ended, None without one.
    """

    today: date
    gently: bool = False
    more: bool = False
    idle: timedelta | None = None


class Pick(Struct, frozen=True):
    """A routine in its place; `reason` says in a few words why it is suggested."""

    key: str
    reason: str = ""


class Section(Struct, frozen=True):
    """Routines under one heading."""

    title: str
    picks: tuple[Pick, ...]


def arrange(
    candidates: Sequence[Candidate], past: Mapping[str, Past], now: Now
) -> tuple[Section, ...]:
    """Every routine once: what fits now, then by purpose, then the single exercises.

    A section in which everything is closed comes after those in which something is open.
    """
    first = _Suggesting(candidates, past, now).picks()
    taken = {pick.key for pick in first}
    found: dict[str, list[Candidate]] = {title: [] for title in (*_TITLES.values(), SINGLE)}
    for one in sorted(candidates, key=_in_section):
        if one.key not in taken:
            found[SINGLE if one.part else _TITLES[one.purpose]].append(one)
    filled = [(title, ones) for title, ones in found.items() if ones]
    filled.sort(key=lambda section: all(one.closed for one in section[1]))
    sections = [Section(title, tuple(Pick(one.key) for one in ones)) for title, ones in filled]
    return (*((Section(FOR_YOU, first),) if first else ()), *sections)


def _in_section(one: Candidate) -> tuple[object, ...]:
    purpose = list(_TITLES).index(one.purpose)
    return (one.closed, one.later, one.kept < HALF, one.level or 2, purpose, one.seconds, one.key)


def _gentleness(one: Candidate) -> tuple[object, ...]:
    """The order for beginners: the lightest, shortest single exercise of mobility first."""
    purpose = len(_GENTLEST) if one.purpose is None else _GENTLEST.index(one.purpose)
    heavy = one.demands, len(set(one.exercises)) > 1, one.seconds
    return (one.later, one.part, purpose, *heavy, one.key)


class _Suggesting:
    """The rules. Each yields what it would suggest, the best first."""

    def __init__(self, candidates: Sequence[Candidate], past: Mapping[str, Past], now: Now) -> None:
        self._candidates, self._pasts, self._now = candidates, past, now
        self._exercises = {one.key: one.exercises for one in candidates}
        self._finished = [
            one
            for one in candidates
            if one.purpose is not Purpose.URGE and self._past(one).finished
        ]
        """What was finished lately, apart from answers to an urge."""
        self._is_new = not self._finished
        self._level = self._most_level()
        self._strength_rests = self._rests()
        self._pool = sorted((one for one in candidates if self._fits(one)), key=_gentleness)

    def picks(self) -> tuple[Pick, ...]:
        """The routines that fit now: one of each rule in turn, until there are enough."""
        found: list[Pick] = []
        for rule in self._rules():
            pick = next((one for one in rule() if not self._is_there(one, found)), None)
            if pick is not None and len(found) < MOST:
                found.append(pick)
        return tuple(found)

    def _is_there(self, pick: Pick, found: Sequence[Pick]) -> bool:
        """Whether it is suggested already, or another that plays the same today."""
        played = self._exercises[pick.key]
        return any(
            pick.key == one.key or (played and played == self._exercises[one.key]) for one in found
        )

    def _rules(self) -> tuple[Callable[[], Iterator[Pick]], ...]:
        if self._is_new or self._now.gently:
            return (self._gentle, self._gentle, self._without_floor, self._gentle)
        known = (self._break, self._usual, self._strength, self._step, self._missed, self._new)
        return (*known, self._gentle, self._gentle, self._gentle)

    def _past(self, one: Candidate) -> Past:
        return self._pasts.get(one.key, Past())

    def _days_since(self, one: Candidate) -> int | None:
        last = self._past(one).last
        return None if last is None else (self._now.today - last).days

    def _most_level(self) -> int:
        """The highest level that is suggested: that of what was finished, or one more."""
        if self._now.gently or self._is_new:
            return 1
        return max(one.level or 1 for one in self._finished) + self._now.more

    def _rests(self) -> bool:
        """Whether strength was done too recently to do more of it."""
        of_kind = [one for one in self._candidates if one.purpose is Purpose.STRENGTH]
        since = [days for one in of_kind if (days := self._days_since(one)) is not None]
        return min(since, default=_STRENGTH_EVERY) < _STRENGTH_EVERY

    def _fits(self, one: Candidate) -> bool:
        """Whether it can be suggested at all; one without a level in its file, only if known."""
        past = self._past(one)
        if one.closed or one.kept < HALF or one.purpose is Purpose.URGE or one.seconds < _LEAST:
            return False
        if one.purpose is Purpose.STRENGTH and self._strength_rests:
            return False
        if past.last == self._now.today or (past.change is not None and past.change >= _WORSE):
            return False
        return past.finished > 0 if one.level is None else one.level <= self._level

    def _gentle(self) -> Iterator[Pick]:
        """For beginners, for a day of more pain, and where nothing else is found."""
        reason = "A gentle start" if self._is_new else "A gentle one"
        return (Pick(one.key, reason) for one in self._pool if one.level == 1)

    def _without_floor(self) -> Iterator[Pick]:
        found = [one for one in self._pool if not one.floor]
        found.sort(key=lambda one: (one.later, one.part, one.demands, one.seconds, one.key))
        return (Pick(one.key, "No floor needed") for one in found)

    def _break(self) -> Iterator[Pick]:
        """A short one an hour after the last session of the day."""
        if self._now.idle is None or self._now.idle < _BREAK_AFTER:
            return
        for one in self._pool:
            if one.purpose is Purpose.BREAK and not one.floor:
                yield Pick(one.key, "Over an hour since your last one")

    def _usual(self) -> Iterator[Pick]:
        """What was finished often; what left the back easier goes first."""
        usual = [one for one in self._pool if self._past(one).finished >= _USUAL]
        usual.sort(key=lambda one: (not self._eased(one), -self._past(one).finished))
        for one in usual:
            times = f"You finished it {self._past(one).finished} times"
            yield Pick(one.key, "You felt better after it" if self._eased(one) else times)

    def _eased(self, one: Candidate) -> bool:
        change = self._past(one).change
        return change is not None and change <= _EASED

    def _strength(self) -> Iterator[Pick]:
        """Strength that is due again; for the first time once other routines are well known."""
        pool = [one for one in self._pool if one.purpose is Purpose.STRENGTH]
        known = [one for one in pool if self._past(one).finished]
        for one in sorted(known, key=lambda one: -self._past(one).finished):
            yield Pick(one.key, self._not_done_for(one))
        if not known and sum(self._past(one).finished for one in self._finished) >= _KNOWN:
            yield from (Pick(one.key, "A first step in strength") for one in pool)

    def _step(self) -> Iterator[Pick]:
        """The next level, where a little more may be tried."""
        if not self._now.more:
            return
        for one in self._pool:
            if one.level == self._level and not self._past(one).finished and not one.part:
                yield Pick(one.key, "A next step, if you like")

    def _missed(self) -> Iterator[Pick]:
        """What was finished before, but not for some days; what was done most goes first."""
        known = [one for one in self._pool if self._past(one).finished]
        for one in sorted(known, key=lambda one: -self._past(one).finished):
            if (self._days_since(one) or 0) >= _MISSED_AFTER:
                yield Pick(one.key, self._not_done_for(one))

    def _new(self) -> Iterator[Pick]:
        unknown = (one for one in self._pool if self._past(one).last is None and not one.part)
        return (Pick(one.key, "New to you") for one in unknown)

    def _not_done_for(self, one: Candidate) -> str:
        days = self._days_since(one) or 0
        if days < 2:
            return "Not done today"
        weeks = days // 7
        return f"Not done for {days} days" if days < 14 else f"Not done for {weeks} weeks"
