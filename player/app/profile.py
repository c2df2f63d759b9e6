"""A person's profile: settings, library and history, and what they allow today. No window here.

What a routine's first frame does not need is imported where it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from player import places
from player.app.own_figure import Chance, by_chance, figure_of
from player.format.library import Library
from player.model.record import SessionRecord, local_day
from player.model.routine import Asked, Exercise, Routine, Side
from player.model.settings import Country, CountryChoice, Settings, with_figure
from player.plan.adjust import with_fewer, with_first_side
from player.plan.repetition import Pace
from player.plan.timeline import Timeline, lay_out
from player.storage.errors import HistoryError, NoSession
from player.storage.history import HISTORY_FILE, History
from player.storage.known import may_lack
from player.storage.recorder import Recorder
from player.storage.settings import SETTINGS_FILE, SettingsError, SettingsFile
from player.storage.upkeep import Upkeep

if TYPE_CHECKING:
    from player.care.advice import Call, LastDays
    from player.care.checklist import Known
    from player.care.offer import Offer
    from player.care.screening import Standing
    from player.model.diary import Entry
    from player.model.totals import RoutineTotal

T = TypeVar("T")

CLOSE_SECONDS = 10.0
"""Seconds that the last writes are waited for when the player ends."""


NOWHERE = Path(":memory:")
"""The history of somebody without a log: nothing is read from it, and nothing stays."""


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
        self._main = home / HISTORY_FILE if log else NOWHERE
        self.history = History(self._main)
        self.told: list[str] = []
        """Where sessions are kept in place of a history that cannot be used, in sentences."""
        self._taken = 0
        self.upkeep = Upkeep(self.history.path)
        self.log = self._new_log()
        self._unkept: list[Entry] = []
        """The part of the diary that is not kept: without a log, or where it is refused."""
        self._waiting: list[Recorder] = []
        """The logs of sessions that stand still while an urge is met."""

    def today(self) -> date:
        return local_day(self.now(), self.settings.day_begins)

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
        return self._plan(routine, self._ask(History.last_sides, {}))

    def outline(self, routine: Routine) -> Timeline:
        """The plan for a look at its length and its poses: the history is not asked."""
        return self._plan(routine, {})

    def _plan(self, routine: Routine, last_sides: Mapping[str, Side]) -> Timeline:
        settings = self.settings
        own = with_fewer(with_first_side(routine, settings.first_side), settings.fewer_repetitions)
        pace = Pace(breath=settings.breath, holds=settings.holds)
        return lay_out(own, pace, last_sides=last_sides)

    # Sessions

    def _ask(self, question: Callable[[History], T], otherwise: T) -> T:
        """What the history answers, opened once; `otherwise` where it cannot, or has nothing."""
        for _ in range(2):
            if not places.is_there(self.history.path):
                break
            try:
                with self.history.opened() as history:
                    return question(history)
            except HistoryError as trouble:
                if not self._leave(trouble):
                    break
        return otherwise

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Open the history once for the questions of a block, where it can be opened."""
        with ExitStack() as stack:
            if places.is_there(self.history.path):
                try:
                    stack.enter_context(self.history.opened())
                except HistoryError as trouble:
                    self._leave(trouble)
            yield

    def _leave(self, trouble: HistoryError) -> bool:
        """Go on without a history that cannot be used; whether another file takes its place."""
        from player.storage.fallback import place_left  # only in trouble

        left = place_left(self.history.path, trouble)
        self._tell(left.said)
        if left.path is None or (left.path == self.history.path and places.is_there(left.path)):
            return False
        self.history = History(left.path)
        self.log.move(left.path)
        return True

    def _try(self, change: Callable[[History], object]) -> None:
        """Change the history; where that is refused it is said, and nothing is changed."""
        try:
            change(self.history)
        except NoSession as gone:
            self._tell(str(gone))
        except HistoryError as trouble:
            self._leave(trouble)

    def _tell(self, said: str) -> None:
        if said and said not in self.told:
            self.told.append(said)

    def take_news(self) -> str:
        """What was told and not taken yet."""
        for said in (self.log.take_news(), *self.upkeep.told):
            self._tell(said)
        new = self.told[self._taken :]
        self._taken = len(self.told)
        return " ".join(new)

    def last_done(self) -> Mapping[str, date]:
        """The day on which each routine was done last, by its key."""
        return self._ask(History.last_done, {})

    def done_since(self, day: date) -> Mapping[str, RoutineTotal]:
        """What the sessions of a day and later add up to, by the key of their routine."""
        return self._ask(lambda history: history.routines(day), {})

    def unfinished(self) -> list[SessionRecord]:
        return self._ask(History.unfinished, []) if self._keeps else []

    def lacking(self) -> tuple[str, ...]:
        """What the history lacks and what could be brought back, a line each; nothing if whole."""
        if not self._keeps or not may_lack(self._main):
            return ()
        from player.storage.repair import lacking  # only where something may be lacking

        self.last_done()  # a broken file is set aside first
        try:
            found = lacking(self._main)
            return (found.said, found.offer) if found else ()
        except HistoryError:
            return ()

    def repair(self) -> tuple[str, ...]:
        """Bring back what can be; what came of it, a line each."""
        from player.storage.repair import repair

        try:
            lines = repair(self._main, self.today()).in_words()
        except HistoryError as trouble:
            return (str(trouble),)
        self.history = History(self._main)
        self.log.move(self._main)
        return lines

    def leave_lacking(self) -> None:
        from player.storage.repair import settle

        try:
            settle(self._main)
        except HistoryError as trouble:
            self._tell(str(trouble))

    def unchanged_routine(self, record: SessionRecord) -> Routine | None:
        routine = self.routine(record.routine)
        return routine if routine and routine.digest == record.digest else None

    def keep(self, record: SessionRecord) -> None:
        self._try(lambda history: history.keep(record.id))

    def discard(self, record: SessionRecord) -> None:
        self._try(lambda history: history.delete(record.id))

    def rate_after(self, ratings: Mapping[Asked, int], note: str) -> None:
        if ratings:
            self.log.rate(after=ratings)
        if note:
            self.log.note(note)

    def save_elsewhere(self) -> str:
        """Save what was not kept of this run as a file outside the person's folder."""
        from tempfile import gettempdir  # 5 ms that a start does without

        name = f"untwist-session-{self.now():%Y%m%d-%H%M%S}.jsonl"
        for folder in (Path.home(), Path(gettempdir())):
            try:
                if not self.log.save(folder / name):
                    return "This session began in another run, so it cannot be saved elsewhere."
            except OSError:
                continue
            return f"Saved as {folder / name}. `untwist history import` takes it back in later."
        return "It cannot be saved elsewhere either: no other folder can be written to."

    def step_aside(self) -> None:
        self._waiting.append(self.log)
        self.log = self._new_log()

    def step_back(self) -> None:
        trouble = self._closed(self.log)
        self.troubles += (trouble,) if trouble else ()
        self.log = self._waiting.pop()

    def close(self) -> str | None:
        """Write what is left to write; a sentence if something could not be kept."""
        troubles = [self._closed(log) for log in (*self._waiting, self.log)]
        self.upkeep.close(CLOSE_SECONDS)
        for said in (self.log.told, *self.upkeep.told):
            self._tell(said)
        if self._keeps and self._unkept:
            try:
                with self.history.writing():
                    for entry in self._unkept:
                        self.history.diary.add(entry)
                self._unkept.clear()
            except HistoryError as trouble:
                troubles.append(f"What you answered was not kept. {trouble}")
        return " ".join(dict.fromkeys(filter(None, troubles))) or None

    def _new_log(self) -> Recorder:
        if not self._keeps:
            return Recorder(None)
        return Recorder(self.history.path, after_end=self.upkeep.back_up)

    @staticmethod
    def _closed(log: Recorder) -> str | None:
        return None if log.close(CLOSE_SECONDS) else log.trouble

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
        found = self._ask(lambda history: standing_of(history, today, answers), None)
        return found or standing(answers, today)

    def offer(self, routine: Routine) -> Offer:
        from player.care.offer import offer

        return offer(routine, self.standing(), self.find)

    def fitted(self, routine: Routine) -> Routine | None:
        """The routine as it is offered today; None if it is closed.

        Where nothing was ever answered no rule is read: the quickest way to a first frame.
        """
        if not self._keeps or not (self._unkept or places.is_there(self.history.path)):
            return routine
        from player.app.history_facts import changes_routines

        def changes(history: History) -> bool:
            return changes_routines(history, self.today())

        if not self._unkept and not self._ask(changes, False):
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
        return self._ask(lambda history: last_days_of(history, today, window), nothing)

    def known(self) -> Known:
        """What the checklist is filled in from."""
        from player.app.history_facts import checklist_facts
        from player.care.checklist import Known

        today = self.today()
        self.log.wait(1.0)
        return self._ask(lambda history: checklist_facts(history, today), Known(today))

    def note(self, entry: Entry) -> None:
        if self._keeps and not self._unkept:
            try:
                self.history.diary.add(entry)
            except HistoryError as trouble:
                self._leave(trouble)
            else:
                return
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

        last = self._ask(lambda history: history.diary.newest(Crack), None)
        return last.at if last else None

    def unseen(self, calls: Sequence[Call]) -> tuple[Call, ...]:
        from player.care.advice import fresh
        from player.model.diary import CardShown

        if not calls:
            return ()
        if not self._keeps:
            return fresh(calls, {one.card for one in self._unkept if isinstance(one, CardShown)})
        return fresh(calls, self._ask(lambda history: history.diary.cards(), {}))

    def fresh(self, calls: Sequence[Call]) -> tuple[Call, ...]:
        from player.model.diary import CardShown

        unseen = self.unseen(calls)
        for call in unseen:
            self.note(CardShown(self.now(), self.today(), call.mark))
        return unseen
