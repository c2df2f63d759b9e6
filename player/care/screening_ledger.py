"""What the answers to the safety questions have ticked, locked and cleared so far."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from player.care.questions import conditions, questions
from player.model.care import Clears
from player.model.diary import Screening, Unlock


def is_complete(screening: Screening, *, grave: bool) -> bool:
    """Whether every needed question of the grave signs, or of those to ask about, was answered."""
    asked = questions().signs if grave else questions().ask_first
    return all(one.key in screening.answers for one in asked if one.needed)


def tier_of(answers: Mapping[str, bool]) -> int:
    """The gravest yes: 1 a sign to get help, 2 one to ask about, 3 a condition, 0 none."""
    return min((_tier(key) for key, yes in answers.items() if yes), default=0)


def _tier(key: str) -> int:
    question = questions().by_key.get(key)
    return 3 if question is None else 1 if question.grave else 2


class Ledger(Struct):
    """The answers so far; screenings and unlocks are added in the order they happened.

    `go_now` are the grave signs, `go_now_day` the day of the last of them; both stay until all
    grave signs are answered with no on a later day. `signs_day` and `ask_day` are the days on
    which all grave signs, and all signs to ask about, were answered last. `known` are the
    conditions that were answered, each with the answer and its day.
    """

    go_now: set[str] = field(default_factory=set)
    go_now_day: date | None = None
    signs_day: date | None = None
    ask_day: date | None = None
    known: dict[str, tuple[bool, date]] = field(default_factory=dict)
    _ticked: dict[str, date] = field(default_factory=dict)
    _cleared: set[str] = field(default_factory=set)

    def screened(self, screening: Screening) -> None:
        """Add the answers of one or more pages."""
        by_key, body = questions().by_key, conditions()
        yes = {key for key, said in screening.answers.items() if said and key in by_key}
        grave = {key for key in yes if by_key[key].grave}
        self._lock(grave, screening.day, is_complete(screening, grave=True))
        if is_complete(screening, grave=False):
            self.ask_day = screening.day
            for key in [key for key in self._ticked if key in by_key and key not in yes]:
                self._untick(key, screening.day)
        self._ticked |= {key: self._ticked.get(key, screening.day) for key in yes - grave}
        for key, said in screening.answers.items():
            name = body.name_of(key)
            if name is not None:
                self._tell(name, said, screening.day)

    def unlocked(self, unlock: Unlock) -> None:
        """Add that somebody was asked; it holds for what is ticked."""
        key = conditions().name_of(unlock.question) or unlock.question
        if key in self._ticked:
            self._cleared.add(key)

    def asking(self) -> set[str]:
        """What is ticked and locks until somebody was asked about it."""
        by_key, by_name = questions().by_key, conditions().by_name
        signs = [key for key in self._ticked if key in by_key]
        waiting = self._ticked.keys() - self._cleared
        return {
            key
            for key in waiting
            if (key in by_key and by_key[key].locks and (by_key[key].alone or len(signs) > 1))
            or (key in by_name and by_name[key].clears is Clears.OPENS)
        }

    def clearable(self) -> set[str]:
        """What is ticked and would change by having asked somebody."""
        by_name = conditions().by_name
        waiting = self._ticked.keys() - self._cleared
        return self.asking() | {key for key in waiting if key in by_name and by_name[key].clears}

    def conditions(self) -> frozenset[str]:
        """The names of the conditions that hold."""
        by_key, by_name = questions().by_key, conditions().by_name
        found: set[str] = set()
        for key in self._ticked:
            if key in by_key:
                found |= set(by_key[key].conditions)
            elif not (key in self._cleared and by_name[key].clears is Clears.BRINGS_BACK):
                found.add(key)
        return frozenset(found)

    def _tell(self, name: str, said: bool, day: date) -> None:
        self.known[name] = (said, day)
        if said:
            self._ticked.setdefault(name, day)
        else:
            self._untick(name, day)

    def _lock(self, grave: set[str], day: date, whole: bool) -> None:
        before = self.go_now_day
        if grave:
            newer = before is None or day > before
            self.go_now = grave if newer else self.go_now | grave
            self.go_now_day = day if newer else before
        elif whole and before is not None and day > before:
            self.go_now, self.go_now_day = set(), None
        if whole:
            self.signs_day = day

    def _untick(self, key: str, day: date) -> None:
        """Take an answer back. What locks stays ticked on its own day: no lock goes by a click."""
        if key in self._ticked and not (key in self.asking() and day <= self._ticked[key]):
            del self._ticked[key]
            self._cleared.discard(key)
