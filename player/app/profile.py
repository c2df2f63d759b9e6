"""A person's profile: settings, library and history, and what they allow today. No window here.

What a routine's first frame does not need is imported where it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from player.app.kept_history import KeptHistory
from player.app.own_figure import Chance, by_chance, figure_of
from player.format.library import Library
from player.model.record import SessionRecord, local_day
from player.model.routine import Asked, Exercise, Routine, Side
from player.model.settings import Country, CountryChoice, Settings, with_figure
from player.plan.adjust import with_fewer, with_first_side
from player.plan.repetition import Pace
from player.plan.timeline import Timeline, lay_out
from player.storage.history import History
from player.storage.recorder import Recorder
from player.storage.settings import SETTINGS_FILE, SettingsError, SettingsFile

if TYPE_CHECKING:
    from player.care.advice import Call, LastDays
    from player.care.checklist import Known
    from player.care.offer import Offer
    from player.care.screening import Standing
    from player.model.diary import Entry
    from player.model.totals import RoutineTotal


class Profile:
    """What is known of a person and kept for them, in a folder that is made when it is needed.

    `library` reads the routines by the settings. Without `log` nothing is kept and no history is
    opened; what is answered holds until the player ends. That is so too for what a history that
    cannot be written refuses; it is tried once more at the end. `speed` is how fast routines are
    played. `chance` chooses the figure where the settings have none.
    """

    def __init__(
        self,
        home: Path,
        library: Callable[[Settings], Library],
        *,
        clock: Callable[[], float],
        now: Callable[[], datetime],
        speed: float = 1.0,
        log: bool = True,
        chance: Chance = by_chance,
    ) -> None:
        self.clock, self.now, self.speed = clock, now, speed
        self._keeps = log
        self._file = SettingsFile(home / SETTINGS_FILE)
        read = self._file.read()
        self.settings = read.settings
        self.troubles = read.troubles
        """What is wrong with the settings file, a sentence each."""
        self.figure = figure_of(self.settings, chance)
        """The figure that the person sees."""
        self._refused = read.refused
        self._library_for = library
        self.library = library(self.settings)
        self.kept = KeptHistory(home, keeps=log)
        self._unkept: list[Entry] = []
        """The part of the diary that is not kept: without a log, or where it is refused."""

    def today(self) -> date:
        return local_day(self.now(), self.settings.day_begins)

    @property
    def log(self) -> Recorder:
        """The log of the session that is being played."""
        return self.kept.log

    # Settings

    @property
    def country(self) -> Country:
        """Whose emergency numbers are shown."""
        from player.app.country import country_of

        return country_of(self.settings)

    def is_new(self) -> bool:
        return self._keeps and not self.settings.welcome_seen

    def welcomed(self) -> None:
        if not self.settings.welcome_seen:
            self.keep_settings(replace(self.settings, welcome_seen=True))

    def lives_in(self, country: CountryChoice) -> None:
        self.keep_settings(replace(self.settings, country=country))

    def keep_figure(self) -> None:
        """Keep the figure that chance chose, so that it stays. What a person wrote stays too."""
        chosen = with_figure(self.settings, self.figure, self._refused)
        if chosen != self.settings:
            self.keep_settings(chosen)

    def if_then(self) -> str:
        return self.settings.if_then

    def keep_settings(self, settings: Settings) -> str:
        """Let settings hold and keep them; a sentence if they could not be kept."""
        if self.settings.folders != settings.folders:
            self.library = self._library_for(settings)
        self.settings, self.figure = settings, settings.figure(self.figure)
        if not self._keeps:
            return ""
        try:
            return " ".join(self._file.write(settings).troubles)
        except SettingsError as refused:
            return str(refused)

    # Routines

    def routine(self, key: str) -> Routine | None:
        return self.library.find(key).routine

    def find(self, key: str) -> Exercise | None:
        return self.library.exercise(key)

    def exercise_name(self, key: str) -> str:
        """The name of an exercise; its key as words if it is not in the library any more."""
        routine = self.routine(key)
        return routine.name if routine else key.replace("-", " ").capitalize()

    def easier(self, exercise: Exercise, where: str = "", done: str = "") -> Exercise | None:
        """The easier form of an exercise; of several, the one that asks least of what hurts.

        `where` is the place that hurts. `done` is the key of the form that is done already; then
        it is one still easier. What the person's conditions spare is never among them.
        """
        from player.care.adapt import below, easier_forms, kindest
        from player.care.offer import fitting
        from player.care.questions import conditions

        forms = fitting(easier_forms(exercise, self.find), self.standing(), self.find)
        sparing = conditions().hurts.get(where, ())
        return kindest(below(forms, done), sparing)

    def lay_out(self, routine: Routine) -> Timeline:
        """A routine as a plan at the person's own pace, taking turns with the last time."""
        return self._plan(routine, self.kept.ask(History.last_sides, {}))

    def outline(self, routine: Routine) -> Timeline:
        """The plan for a look at its length and its poses: the history is not asked."""
        return self._plan(routine, {})

    def _plan(self, routine: Routine, last_sides: Mapping[str, Side]) -> Timeline:
        settings = self.settings
        own = with_fewer(with_first_side(routine, settings.first_side), settings.fewer_repetitions)
        pace = Pace(breath=settings.breath, holds=settings.holds)
        return lay_out(own, pace, last_sides=last_sides)

    # Sessions

    def last_done(self) -> Mapping[str, date]:
        """The day on which each routine was done last, by its key."""
        return self.kept.ask(History.last_done, {})

    def done_since(self, day: date) -> Mapping[str, RoutineTotal]:
        """What the sessions of a day and later add up to, by the key of their routine."""
        return self.kept.ask(lambda history: history.routines(day), {})

    def unfinished(self) -> list[SessionRecord]:
        return self.kept.ask(History.unfinished, []) if self._keeps else []

    def lacking(self) -> tuple[str, ...]:
        return self.kept.lacking()

    def repair(self) -> tuple[str, ...]:
        return self.kept.repair(self.today())

    def leave_lacking(self) -> None:
        self.kept.leave_lacking()

    def unchanged_routine(self, record: SessionRecord) -> Routine | None:
        routine = self.routine(record.routine)
        return routine if routine and routine.digest == record.digest else None

    def keep(self, record: SessionRecord) -> None:
        self.kept.change(lambda history: history.keep(record.id))

    def discard(self, record: SessionRecord) -> None:
        self.kept.change(lambda history: history.delete(record.id))

    def rate_after(self, ratings: Mapping[Asked, int], note: str) -> None:
        if ratings:
            self.log.rate(after=ratings)
        if note:
            self.log.note(note)

    def save_elsewhere(self) -> str:
        return self.kept.save_elsewhere(self.now())

    def take_news(self) -> str:
        return self.kept.take_news()

    def step_aside(self) -> None:
        self.kept.step_aside()

    def step_back(self) -> None:
        trouble = self.kept.step_back()
        self.troubles += (trouble,) if trouble else ()

    def close(self) -> str | None:
        """Write what is left to write; a sentence if something could not be kept."""
        return self.kept.close(self._unkept)

    # Care

    def standing(self) -> Standing:
        """How the person stands today, by their answers. Without a log nothing is due."""
        from player.app.history_facts import standing_of
        from player.care.screening import Due, Event, standing

        today = self.today()
        answers = [entry for entry in self._unkept if isinstance(entry, Event)]
        if not self._keeps:
            return replace(standing(answers, today), due=Due.NOTHING)
        self.log.wait(1.0)
        found = self.kept.ask(lambda history: standing_of(history, today, answers), None)
        return found or standing(answers, today)

    def offer(self, routine: Routine) -> Offer:
        from player.care.offer import offer

        return offer(routine, self.standing(), self.find)

    def fitted(self, routine: Routine) -> Routine | None:
        """The routine as it is offered today; None if it is closed.

        Where nothing was ever answered no rule is read: the quickest way to a first frame.
        """
        if not self._keeps or not (self._unkept or self.kept.is_there):
            return routine
        from player.app.history_facts import changes_routines

        def changes(history: History) -> bool:
            return changes_routines(history, self.today())

        if not self._unkept and not self.kept.ask(changes, False):
            return routine
        offered = self.offer(routine)
        return offered.routine if offered.allowed else None

    def last_days(self) -> LastDays:
        from player.app.history_facts import last_days_of
        from player.care.advice import LastDays

        today, window = self.today(), self.settings.quiet_window
        nothing = LastDays(today)
        if not self._keeps:
            return nothing
        return self.kept.ask(lambda history: last_days_of(history, today, window), nothing)

    def known(self) -> Known:
        """What the checklist is filled in from."""
        from player.app.history_facts import checklist_facts
        from player.care.checklist import Known

        today = self.today()
        self.log.wait(1.0)
        return self.kept.ask(lambda history: checklist_facts(history, today), Known(today))

    def note(self, entry: Entry) -> None:
        kept = self._keeps and not self._unkept
        if not kept or not self.kept.change(lambda history: history.diary.add(entry)):
            self._unkept.append(entry)

    def quiet(self) -> tuple[str, ...]:
        return self.quiet_since(self.last_crack())

    def quiet_since(self, cracked: datetime | None) -> tuple[str, ...]:
        """The lines of the quiet window after a crack, while it runs."""
        from player.care.crack import quiet_left, quiet_lines

        return quiet_lines(quiet_left(cracked, self.now(), self.settings.quiet_window))

    def last_crack(self) -> datetime | None:
        """When a crack was noted last."""
        from player.model.diary import Crack

        last = self.kept.ask(lambda history: history.diary.newest(Crack), None)
        return last.at if last else None

    def unseen(self, calls: Sequence[Call]) -> tuple[Call, ...]:
        from player.care.advice import fresh
        from player.model.diary import CardShown

        if not calls:
            return ()
        if not self._keeps:
            return fresh(calls, {one.card for one in self._unkept if isinstance(one, CardShown)})
        return fresh(calls, self.kept.ask(lambda history: history.diary.cards(), {}))

    def fresh(self, calls: Sequence[Call]) -> tuple[Call, ...]:
        from player.model.diary import CardShown

        unseen = self.unseen(calls)
        for call in unseen:
            self.note(CardShown(self.now(), self.today(), call.mark))
        return unseen
