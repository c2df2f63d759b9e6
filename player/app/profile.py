"""The profile a visit goes through: what is known and kept, without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from player.format.library import Library
from player.model.record import SessionRecord, local_day
from player.model.routine import Asked, Exercise, Routine, Side
from player.model.settings import Country, CountryChoice, Settings
from player.plan.adjust import with_fewer, with_first_side
from player.plan.repetition import Pace
from player.plan.timeline import Timeline, lay_out
from player.storage.history import FILE, History
from player.storage.recorder import Log, Recorder, Unrecorded
from player.storage.settings import FILE as SETTINGS_FILE
from player.storage.settings import SettingsError, SettingsFile

if TYPE_CHECKING:
    from player.care.advice import Call, LastDays
    from player.care.offer import Offer
    from player.care.screening import Standing
    from player.model.diary import Entry
    from player.model.totals import RoutineTotal

CLOSE_SECONDS = 10.0
"""Seconds that the last writes are waited for when the player ends."""


class HouseRules(Struct, frozen=True):
    """What the person asked for on the command line."""

    speed: float = 1.0
    log: bool = True


class Profile:
    """The real profile, in a folder that is made when first something is to be kept in it."""

    def __init__(
        self,
        home: Path,
        library: Callable[[Settings], Library],
        rules: HouseRules,
        *,
        clock: Callable[[], float],
        now: Callable[[], datetime],
    ) -> None:
        self.rules, self.clock, self.now = rules, clock, now
        self.path = home / FILE
        self._file = SettingsFile(home / SETTINGS_FILE)
        read = self._file.read()
        self.settings = read.settings
        self.troubles = read.troubles
        """What is wrong with the settings file, a sentence each."""
        self._library_for = library
        self.library = library(self.settings)
        self.log = self._new_log()
        self._unkept: list[Entry] = []
        """What was told without a log."""
        self._stood: list[Log] = []
        """The logs of sessions that stand still while an urge is met."""
        self._open: History | None = None

    def today(self) -> date:
        """The person's day."""
        return local_day(self.now(), self.settings.day_begins)

    # Settings

    @property
    def country(self) -> Country:
        """Whose emergency numbers are shown."""
        from player.app.country import country_of

        return country_of(self.settings)

    def is_new(self) -> bool:
        """Whether the welcome was never shown."""
        return self.rules.log and not self.settings.welcome_seen

    def welcomed(self) -> None:
        """What this is was shown and answered."""
        if not self.settings.welcome_seen:
            self.keep_settings(replace(self.settings, welcome_seen=True))

    def lives_in(self, country: CountryChoice) -> None:
        """Show the emergency numbers of a country from now on."""
        self.keep_settings(replace(self.settings, country=country))

    def keep_settings(self, settings: Settings) -> str:
        """Let settings hold and keep them; a sentence if they could not be kept."""
        folders = self.settings.folders != settings.folders
        self.settings = settings
        if folders:
            self.library = self._library_for(settings)
        if not self.rules.log:
            return ""
        try:
            return " ".join(self._file.write(settings).troubles)
        except SettingsError as refused:
            return str(refused)

    # Routines

    def routine(self, key: str) -> Routine | None:
        """A routine that can be played, or None."""
        return self.library.find(key).routine

    def find(self, key: str) -> Exercise | None:
        """An exercise that can be played, or None."""
        return self.library.exercise(key)

    def easier(self, exercise: Exercise, where: str = "", done: str = "") -> Exercise | None:
        """The easier form of an exercise: of several that which asks least of what hurts.

        `done` is the key of the form that is done already; then it is one still easier. What the
        person's conditions spare is never among them.
        """
        from player.care.adapt import below, easier_forms, kindest
        from player.care.files import vocabulary
        from player.care.offer import fitting
        from player.care.questions import conditions  # read when it is asked for

        forms = fitting(easier_forms(exercise, self.find), self.standing(), self.find)
        sparing = conditions().hurts.get(where, ())
        return kindest(below(forms, done), sparing, vocabulary().works)

    def lay_out(self, routine: Routine) -> Timeline:
        """A routine as a plan at the person's own pace, taking turns with the last time."""
        return self._plan(routine, self._last_sides())

    def outline(self, routine: Routine) -> Timeline:
        """The plan for a look at its length and its poses: nothing is asked of the history."""
        return self._plan(routine, {})

    def _plan(self, routine: Routine, last_sides: Mapping[str, Side]) -> Timeline:
        settings = self.settings
        own = with_fewer(with_first_side(routine, settings.first_side), settings.fewer_repetitions)
        pace = Pace(breath=settings.breath, holds=settings.holds)
        return lay_out(own, pace, last_sides=last_sides)

    def _last_sides(self) -> Mapping[str, Side]:
        if not self.path.exists():
            return {}
        with History.open(self.path) as history:
            return dict(history.last_sides())

    def exercise_name(self, key: str) -> str:
        """What an exercise is called; the key of one that is not there any more, as words."""
        routine = self.routine(key)
        return routine.name if routine else key.replace("-", " ").capitalize()

    # Sessions

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Open the history once for all that is asked of it inside."""
        if not self.path.exists():
            yield
            return
        with History.open(self.path) as self._open:
            try:
                yield
            finally:
                self._open = None

    @contextmanager
    def _history(self) -> Iterator[History]:
        """The history, which `reading` may have opened already."""
        if self._open is not None:
            yield self._open
            return
        with History.open(self.path) as history:
            yield history

    def last_done(self) -> Mapping[str, date]:
        """The day on which each routine was done last, by its key."""
        if not self.path.exists():
            return {}
        with self._history() as history:
            return dict(history.last_done())

    def done_since(self, day: date) -> Mapping[str, RoutineTotal]:
        """What the sessions of a day and later add up to, by the key of their routine."""
        if not self.path.exists():
            return {}
        with self._history() as history:
            return history.routines(day)

    def unfinished(self) -> list[SessionRecord]:
        """The sessions that were never ended and that nobody is playing."""
        if not self.rules.log or not self.path.exists():
            return []
        with History.open(self.path) as history:
            return history.unfinished()

    def unchanged_routine(self, record: SessionRecord) -> Routine | None:
        """The routine of a session, if its file is still the one that was begun."""
        routine = self.routine(record.routine)
        return routine if routine and routine.digest == record.digest else None

    def keep(self, record: SessionRecord) -> None:
        """Keep an unfinished session as far as it went."""
        with History.open(self.path) as history:
            history.keep(record.id)

    def discard(self, record: SessionRecord) -> None:
        """Delete an unfinished session."""
        with History.open(self.path) as history:
            history.delete(record.id)

    def rate_after(self, ratings: Mapping[Asked, int], note: str) -> None:
        """Keep how the person felt after the session that was just played."""
        if ratings:
            self.log.rate(after=ratings)
        if note:
            self.log.note(note)

    # Care. What it rests on is imported where it is used: 25 ms that no start need pay.

    def if_then(self) -> str:
        """The person's own plan for an urge."""
        return self.settings.if_then

    def standing(self) -> Standing:
        """How the person stands today, by their answers.

        Without a log nothing is due, and what is answered holds until the player ends.
        """
        from player.app import history_facts as told
        from player.care.screening import Due, Event, standing

        if not self.rules.log:
            told_now = [one for one in self._unkept if isinstance(one, Event)]
            return replace(standing(told_now, self.today()), due=Due.NOTHING)
        self.log.wait(1.0)
        if not self.path.exists():
            return standing((), self.today())
        with self._history() as history:
            return told.stands(history, self.today())

    def offer(self, routine: Routine) -> Offer:
        """What is offered of a routine today; what is due now closes nothing."""
        from player.care.offer import offer

        return offer(routine, self.standing(), self.find)

    def fitted(self, routine: Routine) -> Routine | None:
        """The routine as it is offered today, None if it is closed.

        Where nothing was ever told, no rule is read: that is the quickest way to a first frame.
        """
        if not self.rules.log or not self.path.exists():
            return routine
        from player.app import history_facts as told

        with History.open(self.path) as history:
            if not told.anything(history, self.today()):
                return routine
        offered = self.offer(routine)
        return offered.routine if offered.allowed else None

    def last_days(self) -> LastDays:
        """What is known of the last days."""
        from player.app import history_facts as told
        from player.care.advice import LastDays

        if not self.rules.log or not self.path.exists():
            return LastDays(self.today())
        with self._history() as history:
            return told.last_days(history, self.today(), self.settings.quiet_window)

    def note(self, entry: Entry) -> None:
        """Keep a record beside the sessions."""
        if not self.rules.log:
            self._unkept.append(entry)
            return
        with History.open(self.path) as history:
            history.diary.add(entry)

    def quiet(self) -> tuple[str, ...]:
        """The lines of the quiet window after a crack, while it runs."""
        return self.quiet_since(self.last_crack())

    def quiet_since(self, cracked: datetime | None) -> tuple[str, ...]:
        """The same, for a crack at a time that is known."""
        from player.care.crack import quiet_left
        from player.care.texts import quiet_lines

        return quiet_lines(quiet_left(cracked, self.now(), self.settings.quiet_window))

    def last_crack(self) -> datetime | None:
        """When a crack was noted last."""
        if not self.path.exists():
            return None
        from player.model.diary import Crack

        with self._history() as history:
            last = history.diary.newest(Crack)
        return last.at if last else None

    def unseen(self, calls: Sequence[Call]) -> tuple[Call, ...]:
        """Those of these cards that were not shown yet."""
        if not calls:
            return ()
        from player.care.advice import fresh
        from player.model.diary import CardShown

        if not self.rules.log:
            shown = {one.card for one in self._unkept if isinstance(one, CardShown)}
            return fresh(calls, shown)
        if not self.path.exists():
            return fresh(calls, ())
        with self._history() as history:
            return fresh(calls, history.diary.cards())

    def fresh(self, calls: Sequence[Call]) -> tuple[Call, ...]:
        """Those of these cards that were not shown yet; they count as shown from now on."""
        from player.model.diary import CardShown

        unseen = self.unseen(calls)
        for call in unseen:
            self.note(CardShown(self.now(), self.today(), call.mark))
        return unseen

    def step_aside(self) -> None:
        """From now on what is played is kept apart from the session that stands still."""
        self._stood.append(self.log)
        self.log = self._new_log()

    def step_back(self) -> None:
        """That session is the one again."""
        trouble = self._closed(self.log)
        self.troubles += (trouble,) if trouble else ()
        self.log = self._stood.pop()

    def close(self) -> str | None:
        """Write what is left to write; a sentence if something could not be kept."""
        troubles = [self._closed(log) for log in (*self._stood, self.log)]
        return " ".join(filter(None, troubles)) or None

    def _new_log(self) -> Log:
        return Recorder(self.path) if self.rules.log else Unrecorded()

    @staticmethod
    def _closed(log: Log) -> str | None:
        return None if log.close(CLOSE_SECONDS) else log.trouble
