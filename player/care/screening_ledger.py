"""What is ticked, locked and cleared so far in the safety questions, answer after answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from player.care.screening_questions import BY_KEY, QUESTIONS, Clearing, Tier
from player.model.diary import Screening, Unlock


def is_complete(screening: Screening) -> bool:
    """Whether every question was answered, but for those that may be left out."""
    return all(one.key in screening.answers or one.may_skip for one in QUESTIONS)


def tier_of(answers: dict[str, bool]) -> int:
    """The gravest tier that was answered with yes, 0 for none; what a `Screening` keeps."""
    return min(
        (BY_KEY[key].tier for key, yes in answers.items() if yes and key in BY_KEY), default=0
    )


@dataclass(slots=True)
class Ledger:
    """The answers so far. Screenings and unlocks are taken in, in the order they happened.

    `go_now` are the signs of the first tier, `go_now_day` the day of the last of them; both stay
    until a whole screening on a later day finds none. `last_full` is the day of the last whole
    screening.
    """

    go_now: set[str] = field(default_factory=set)
    go_now_day: date | None = None
    last_full: date | None = None
    _ticked: dict[str, date] = field(default_factory=dict)
    _cleared: set[str] = field(default_factory=set)

    def screened(self, screening: Screening) -> bool:
        """Take in a screening; whether it was a whole one."""
        yes = {key for key, said in screening.answers.items() if said and key in BY_KEY}
        grave = {key for key in yes if BY_KEY[key].tier is Tier.GO_NOW}
        whole = is_complete(screening)
        self._lock(grave, screening.day, whole)
        self._void(grave, yes)
        if whole:
            self._untick(yes, screening.day)
            self.last_full = screening.day
        self._ticked |= dict.fromkeys(yes - grave, screening.day)
        return whole

    def unlocked(self, unlock: Unlock) -> None:
        """Take in that somebody was asked; it holds for a question that is ticked."""
        if unlock.question in self._ticked:
            self._cleared.add(unlock.question)

    def asking(self) -> set[str]:
        """The ticked questions that lock until somebody was asked."""
        return {key for key in self.clearable() if BY_KEY[key].clearing is Clearing.OPENS}

    def clearable(self) -> set[str]:
        """The ticked questions that having asked somebody would change."""
        waiting = self._ticked.keys() - self._cleared
        return {key for key in waiting if BY_KEY[key].clearing is not Clearing.NEVER}

    def adapting(self) -> frozenset[str]:
        """The ticked answers that change what is offered."""
        back = {key for key in self._cleared if BY_KEY[key].clearing is Clearing.BRINGS_BACK}
        return frozenset(self._ticked.keys() - back)

    def _lock(self, grave: set[str], day: date, whole: bool) -> None:
        before = self.go_now_day
        if grave:
            newer = before is None or day > before
            self.go_now = grave if newer else self.go_now | grave
            self.go_now_day = day if newer else before
        elif whole and before is not None and day > before:
            self.go_now, self.go_now_day = set(), None

    def _void(self, grave: set[str], yes: set[str]) -> None:
        """What was cleared is asked again when something new is ticked."""
        new = {key for key in yes - self._ticked.keys() if BY_KEY[key].clearing is Clearing.OPENS}
        if grave or new:
            self._cleared = {
                key for key in self._cleared if BY_KEY[key].clearing is not Clearing.OPENS
            }

    def _untick(self, yes: set[str], day: date) -> None:
        """Answers taken back. What locks stays ticked on its own day, lest a lock go by a click."""
        for key in self._ticked.keys() - yes:
            waits = key in self.asking() and day <= self._ticked[key]
            if not waits:
                del self._ticked[key]
                self._cleared.discard(key)
