"""A reminder with a desk that the test moves and notices that nobody sees."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, time, timedelta

import pytest

from player.app.locations import routine_named
from player.model.settings import Settings
from player.plan.breaks import BreakDue
from player.reminders.notifications import NoNotice, Reply
from player.reminders.reminder import Desk, Reminder
from tests.reminders.notice_board import Shown, Window

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class World:
    """A desk at which somebody types all the time."""

    def __init__(self, every: int | None = None) -> None:
        self.awake, self.now = 100.0, NOON
        self.settings = Settings(quiet_from=time(0), quiet_to=time(0))
        self.playing, self.moved = False, None
        self.windows: list[Window] = []
        self.started: list[str] = []
        self.shown = Shown()
        self.reminder = Reminder(self.desk(), self.shown, routine_named("hourly-break"), every)
        self.look()

    def desk(self) -> Desk:
        async def idle() -> float | None:
            return 0.0

        return Desk(
            lambda: self.awake,
            lambda: self.now,
            idle,
            lambda: self.playing,
            lambda: self.moved,
            lambda: self.settings,
            self.start,
        )

    def start(self, routine: str) -> Window:
        self.started.append(routine)
        self.windows.append(Window())
        return self.windows[-1]

    def look(self) -> BreakDue:
        return asyncio.run(self.reminder.look())

    def use(self, minutes: int) -> list[BreakDue]:
        found = []
        for _ in range(minutes * 3):
            self.awake += 20
            self.now += timedelta(seconds=20)
            found.append(self.look())
        return found


def test_an_hour_shows_one_reminder_with_the_routine_and_the_minutes() -> None:
    world = World()
    assert world.use(60).count(BreakDue.NOW) == 1
    (text,) = world.shown.texts
    assert "60 minutes" in text
    assert "Hourly break" in text
    assert BreakDue.NOW not in world.use(59)


def test_start_opens_the_routine_once_and_nothing_comes_while_its_window_is_open() -> None:
    world = World()
    world.use(60)
    world.shown.answer(Reply.START)
    world.shown.answer(Reply.START)
    assert world.started == ["hourly-break"]
    assert set(world.use(70)) == {BreakDue.PLAYING}
    world.windows[0].code = 0
    world.use(1)
    assert world.use(60).count(BreakDue.NOW) == 1


def test_later_comes_after_ten_minutes_and_skip_after_an_hour() -> None:
    world = World()
    world.use(60)
    world.shown.answer(Reply.LATER)
    assert world.use(10)[-1] is BreakDue.NOW
    world.shown.answer(Reply.SKIP)
    assert BreakDue.NOW not in world.use(59)
    assert world.use(1)[-1] is BreakDue.NOW
    assert world.started == []


def test_a_session_that_begins_takes_the_reminder_away() -> None:
    world = World()
    world.use(60)
    assert world.shown.stands
    world.playing = True
    world.use(1)
    assert not world.shown.stands


def test_what_could_not_be_shown_is_still_due() -> None:
    world = World()
    world.shown.works = False
    with pytest.raises(NoNotice):
        world.use(60)
    world.shown.works = True
    assert world.use(1)[0] is BreakDue.NOW


def test_every_is_in_place_of_the_settings() -> None:
    assert World(every=30).use(30)[-1] is BreakDue.NOW


def test_settings_that_change_hold_at_the_next_look() -> None:
    world = World()
    world.use(40)
    world.settings = Settings(reminder_minutes=30, quiet_from=time(0), quiet_to=time(0))
    assert world.use(1)[0] is BreakDue.NOW
