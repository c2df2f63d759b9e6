"""`untwist remind`: a reminder of a short break after so many minutes of use, on the desktop."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from player import places
from player.app import locations
from player.app.locations import Trouble
from player.model.routine import Routine
from player.model.settings import Settings
from player.plan.breaks import GAP, BreakDue, Sitting, UseReading, due, looked, put_off, reminded
from player.reminders import background, idle_time, state
from player.reminders.background import MISSING, is_installed
from player.reminders.notifications import (
    DesktopNotice,
    NoNotice,
    Notice,
    Reply,
    TerminalNotice,
    new_loop,
)
from player.storage.locks import SingleInstance

LOOK = 10.0
"""Seconds between two looks at the machine."""

_WAIT = 120.0
"""Seconds that `--once` waits for an answer to its reminder."""

TITLE = "Time for a short break?"


class Running(Protocol):
    """A program that was started."""

    def poll(self) -> int | None:
        """None while it runs."""


class RemindOptions(Struct, frozen=True):
    """What the command line asked for; `every` is minutes, None for those of the settings."""

    once: bool = False
    every: int | None = None
    routine: str = "hourly-break"
    while_on: bool = False


class Desk(Struct, frozen=True):
    """What a reminder asks of the world: each is a function, so that a test can be the world."""

    awake: Callable[[], float]
    now: Callable[[], datetime]
    idle: Callable[[], Awaitable[float | None]]
    is_playing: Callable[[], bool]
    moved: Callable[[], datetime | None]
    settings: Callable[[], Settings]
    start: Callable[[str], Running]


class Reminder:
    """Looks at the desk again and again, and reminds when a break is due."""

    def __init__(
        self, desk: Desk, notice: Notice, routine: Routine, options: RemindOptions = RemindOptions()
    ) -> None:
        self.sitting: Sitting | None = None
        self.answered: Reply | None = None
        """The answer to the last reminder; None while there is none."""
        self.answerable = False
        """Whether the last reminder can be answered."""
        self._desk, self._notice, self._routine, self._options = desk, notice, routine, options
        self._opened: Running | None = None

    @property
    def settings(self) -> Settings:
        """The settings of now, with what the command line says in their place."""
        settings, every = self._desk.settings(), self._options.every
        return settings if every is None else replace(settings, reminder_minutes=every)

    async def look(self, gap: float = GAP) -> BreakDue:
        """Look once, and remind if it is due. Raises `NoNotice` if that cannot be shown.

        `gap` is the seconds between two looks beyond which they do not count.
        """
        desk, own = self._desk, self._opened
        playing = desk.is_playing() or (own is not None and own.poll() is None)
        moved = None if playing else desk.moved()
        look = UseReading(desk.awake(), desk.now(), await desk.idle(), playing, moved)
        self.sitting = looked(self.sitting, look, gap)
        found = due(self.sitting, self.settings)
        if found is BreakDue.NOW:
            await self._remind(self.sitting)
        elif playing:
            await self._notice.withdraw()
        return found

    async def _remind(self, sitting: Sitting) -> None:
        self.sitting, self.answered = reminded(sitting), None
        text = reminder_text(sitting, self._routine)
        try:
            self.answerable = await self._notice.show(TITLE, text, self.answer)
        except NoNotice:
            self.sitting = sitting  # still due
            raise

    def answer(self, answer: Reply) -> None:
        """Take the answer to the last reminder; only the first one counts."""
        if self.answered is not None or self.sitting is None:
            return
        self.answered = answer
        if answer is Reply.LATER:
            self.sitting = put_off(self.sitting)
            return
        self.sitting = reminded(self.sitting)
        if answer is Reply.START:
            self._opened = self._desk.start(self._routine.key)


def reminder_text(sitting: Sitting, routine: Routine) -> str:
    """What a reminder says: how long it has been, and what would take how long."""
    minutes = 5 * round(sitting.length / 300)
    return f"About {minutes} minutes of use since the last break.\n{routine.name}: {routine.about}"


def remind(options: RemindOptions = RemindOptions()) -> int:
    """Remind until Ctrl-C or, with `while_on`, the end of the setting; or look once."""
    routine = locations.routine_named(options.routine)
    if not is_installed():
        raise Trouble(MISSING)
    home = places.home()
    lock = SingleInstance(home / background.LOCK_FILE)
    if not lock.take():
        if options.once or options.while_on:
            print("A reminder runs already; it sees to the breaks.")
            return 0
        raise Trouble(
            "A reminder runs already. Reminders that come by the settings end when they are "
            "turned off there."
        )
    try:
        with asyncio.Runner(loop_factory=new_loop) as runner:
            return runner.run(_remind(home, routine, options))
    finally:
        lock.free()


async def _remind(home: Path, routine: Routine, options: RemindOptions) -> int:
    desk = await _own_desk(home)
    notice = await _own_notice(options)
    reminder = Reminder(desk, notice, routine, options)
    try:
        if options.once:
            return await _once(home, reminder)
        if not options.while_on:
            _tell(reminder.settings, await desk.idle() is not None)
        while not options.while_on or desk.settings().reminders:
            await _looked(reminder)
            await asyncio.sleep(LOOK)
    finally:
        await notice.withdraw()
    return 0


async def _own_desk(home: Path) -> Desk:
    """This machine, and the person's own folder."""
    sessions = state.SessionsWatch(home)
    return Desk(
        idle_time.awake,
        locations.now,
        await idle_time.idle_reader(),
        sessions.is_playing,
        sessions.moved,
        state.SettingsWatch(home).now,
        partial(background.start_play, home),
    )


async def _own_notice(options: RemindOptions) -> Notice:
    """The desktop; the terminal where there is none. Raises `Trouble` without either."""
    command = f"untwist play {options.routine}"
    desktop = DesktopNotice(command)
    try:
        await desktop.ready()
    except NoNotice as why:
        if not sys.stdout.isatty():
            raise Trouble(
                f"No reminder can be shown: {why}. Start it from your desktop, or in a terminal, "
                "where it writes a line and rings."
            ) from why
        print(f"Reminders come as a line here, since {why}.")
        return TerminalNotice(command, lambda line: print(line, flush=True))
    return desktop


async def _looked(reminder: Reminder) -> None:
    try:
        await reminder.look()
    except NoNotice as why:
        raise Trouble(f"No reminder can be shown any more: {why}.") from why


def _tell(settings: Settings, knows_idle: bool) -> None:
    begin, end = settings.quiet_from, settings.quiet_to
    quiet = f", not from {begin:%H:%M} to {end:%H:%M}" if begin != end else ""
    print(f"A reminder comes after {settings.reminder_minutes} minutes of use{quiet}.")
    if not knows_idle:
        print("This system does not tell whether somebody is there: all time awake counts as use.")
    print("Ctrl-C ends it.", flush=True)


async def _once(home: Path, reminder: Reminder) -> int:
    """Look once, going on from what the last run left; wait a little for an answer."""
    reminder.sitting = state.load(home)
    minutes = reminder.settings.reminder_minutes
    # A scheduler looks seldom. Two hours without a look tell nothing of what was in between.
    try:
        found = await reminder.look(gap=2 * minutes * 60)
    except NoNotice as why:
        raise Trouble(f"No reminder can be shown: {why}.") from why
    finally:
        _save(home, reminder)
    print(_told(found, reminder, minutes))
    waited = 0.0
    while reminder.answerable and reminder.answered is None and waited < _WAIT:
        await asyncio.sleep(0.2)
        waited += 0.2
    _save(home, reminder)
    return 0


def _save(home: Path, reminder: Reminder) -> None:
    if reminder.sitting is None:
        return
    try:
        state.save(home, reminder.sitting)
    except OSError as refused:
        raise Trouble(f"{home}: this look could not be kept ({refused.strerror}).") from refused


def _told(found: BreakDue, reminder: Reminder, minutes: int) -> str:
    """What a single look has found, in a sentence."""
    use = reminder.sitting.use if reminder.sitting else 0.0
    match found:
        case BreakDue.NOW:
            return "A break is due; the reminder is shown."
        case BreakDue.NOT_YET if reminder.sitting is not None and reminder.sitting.later:
            return f"Not yet: it was put off, and {use / 60:.0f} minutes of use came since."
        case BreakDue.NOT_YET:
            return f"Not yet: {use / 60:.0f} of {minutes} minutes of use."
        case BreakDue.PLAYING:
            return "A session runs: no reminder now."
        case BreakDue.QUIET:
            return f"Quiet hours, until {reminder.settings.quiet_to:%H:%M}."
        case BreakDue.AWAY:
            return "A break is due, and nobody is there."
