"""What a visit needs to know of the person, and what it keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from player.care.advice import Call, LastDays
from player.care.offer import Offer
from player.care.screening import Standing
from player.model.diary import Entry
from player.model.record import SessionRecord
from player.model.routine import Asked, Exercise, Routine
from player.model.settings import CountryChoice


class Person(Protocol):
    """The state behind a visit, which `player.app.profile` keeps."""

    def now(self) -> datetime:
        """The time of day, with its offset."""

    def today(self) -> date:
        """The person's day, which may begin after midnight."""

    # Answers and advice

    def standing(self) -> Standing:
        """How the person stands today, by their answers."""

    def note(self, entry: Entry) -> None:
        """Keep an entry in the diary."""

    def is_new(self) -> bool:
        """Whether the person never saw the welcome."""

    def welcomed(self) -> None:
        """Remember that the person saw the welcome and answered it."""

    def lives_in(self, country: CountryChoice) -> None:
        """Show the emergency numbers of a country from now on."""

    def last_days(self) -> LastDays: ...

    def unseen(self, calls: Sequence[Call]) -> tuple[Call, ...]:
        """The cards among these that were not shown yet."""

    def fresh(self, calls: Sequence[Call]) -> tuple[Call, ...]:
        """The same; they count as shown from now on."""

    def if_then(self) -> str:
        """The person's own plan for an urge."""

    def quiet(self) -> tuple[str, ...]:
        """The lines of the quiet window after a crack, while it runs."""

    # Routines

    def routine(self, key: str) -> Routine | None:
        """A routine that can be played."""

    def find(self, key: str) -> Exercise | None:
        """An exercise that can be played."""

    def offer(self, routine: Routine) -> Offer:
        """What is offered of a routine today; what is due now closes nothing."""

    def fitted(self, routine: Routine) -> Routine | None:
        """The routine as it is offered today; None if it is closed."""

    # Sessions

    def unfinished(self) -> list[SessionRecord]:
        """The sessions that were never ended and that nobody is playing."""

    def unchanged_routine(self, record: SessionRecord) -> Routine | None:
        """The routine of a session; None if its file has changed since."""

    def lacking(self) -> tuple[str, ...]:
        """What the history lacks and what could be brought back, a line each; nothing if whole."""

    def repair(self) -> tuple[str, ...]:
        """Bring back what can be; what came of it, a line each."""

    def leave_lacking(self) -> None:
        """Leave the history as it is, and tell nothing more of what it lacks now."""

    def keep(self, record: SessionRecord) -> None:
        """Keep an unfinished session as far as it went."""

    def discard(self, record: SessionRecord) -> None:
        """Delete an unfinished session."""

    def rate_after(self, ratings: Mapping[Asked, int], note: str) -> None:
        """Keep how the person felt after the session that was just played."""

    def save_elsewhere(self) -> str:
        """Save what could not be kept as a file of its own; what came of it, in a sentence."""

    def step_aside(self) -> None:
        """Log what is played from now on apart from the session that stands still."""

    def step_back(self) -> None:
        """Go back to the log of that session."""
