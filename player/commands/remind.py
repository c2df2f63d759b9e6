"""`untwist remind`: a reminder of a short break after so many minutes of use, on the desktop."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

from player import places
from player.app import locations
from player.app.locations import Trouble
from player.commands import output
from player.format.library import Library
from player.model.routine import Purpose, Routine
from player.model.settings import Settings
from player.plan.breaks import BreakDue
from player.reminders import background, idle_time, state
from player.reminders.background import MISSING, is_installed
from player.reminders.notifications import (
    DesktopNotice,
    NoNotice,
    Notice,
    TerminalNotice,
    new_loop,
)
from player.reminders.reminder import Desk, Reminder
from player.storage.locks import SingleInstance

_LOOK = 10.0
"""Seconds between two looks at the machine."""

_WAIT = 120.0
"""Seconds that `--once` waits for an answer to its reminder."""


def remind(
    *,
    once: bool = False,
    every: int | None = None,
    routine: str | None = None,
    while_on: bool = False,
) -> int:
    """Remind until Ctrl-C or, with `while_on`, until the setting is off; or look once.

    `every` are minutes in place of those of the settings.
    """
    found = locations.routine_named(routine or _usual_break())
    if not is_installed():
        raise Trouble(MISSING)
    home = places.home()
    lock = SingleInstance(home / background.LOCK_FILE)
    if not lock.take():
        if once or while_on:
            output.say("A reminder is running already; no second one is needed.")
            return 0
        raise Trouble(
            "A reminder is running already. If the settings began it, it ends when they turn "
            "reminders off."
        )
    try:
        with asyncio.Runner(loop_factory=new_loop) as runner:
            return runner.run(_remind(home, found, once, every, while_on))
    finally:
        lock.free()


def _usual_break() -> str:
    """The library's first sequence for a break that needs nothing at hand."""
    library = Library([places.shipped("routines")], locations.names())
    for key in library.keys():
        routine = library.read(key).routine
        if routine is None or routine.purpose is not Purpose.BREAK:
            continue
        if len(routine.steps) > 1 and not routine.equipment:
            return key
    raise Trouble("Name the routine of the break: untwist remind --routine NAME")


async def _remind(
    home: Path, routine: Routine, once: bool, every: int | None, while_on: bool
) -> int:
    desk = await _own_desk(home)
    notice = await _own_notice(f"untwist play {routine.key}")
    reminder = Reminder(desk, notice, routine, every)
    try:
        if once:
            return await _once(home, reminder)
        if not while_on:
            _introduce(reminder.settings, await desk.idle() is not None)
        while not while_on or desk.settings().reminders:
            try:
                await reminder.look()
            except NoNotice as why:
                raise Trouble(f"No reminder can be shown any more: {why}.") from why
            await asyncio.sleep(_LOOK)
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


async def _own_notice(command: str) -> Notice:
    """The desktop; the terminal where there is none. Raises `Trouble` without either."""
    desktop = DesktopNotice(command)
    try:
        await desktop.ready()
    except NoNotice as why:
        if not output.in_terminal():
            raise Trouble(
                f"No reminder can be shown: {why}. Start it from your desktop, or in a terminal, "
                "where it writes a line and rings."
            ) from why
        output.say(f"Reminders come as a line here, since {why}.")
        return TerminalNotice(command, output.ring)
    return desktop


def _introduce(settings: Settings, knows_idle: bool) -> None:
    begin, end = settings.quiet_from, settings.quiet_to
    quiet = f", not from {begin:%H:%M} to {end:%H:%M}" if begin != end else ""
    output.say(f"A reminder comes after {settings.reminder_minutes} minutes of use{quiet}.")
    if not knows_idle:
        output.say(
            "This system cannot tell whether somebody is there, so all time awake counts as use."
        )
    output.say("Ctrl-C ends it.")
    output.flush()


async def _once(home: Path, reminder: Reminder) -> int:
    """Look once, starting from the state of the last run; wait a little for an answer."""
    reminder.sitting = state.load(home)
    minutes = reminder.settings.reminder_minutes
    # A scheduler looks seldom. Two hours without a look tell nothing of what was in between.
    try:
        found = await reminder.look(gap=2 * minutes * 60)
    except NoNotice as why:
        raise Trouble(f"No reminder can be shown: {why}.") from why
    finally:
        _save(home, reminder)
    output.say(_found(found, reminder, minutes))
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


def _found(due: BreakDue, reminder: Reminder, minutes: int) -> str:
    """The result of a single look, in a sentence."""
    use = reminder.sitting.use if reminder.sitting else 0.0
    match due:
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
