"""What a reminder reads of the person's folder and of the machine, and what it leaves."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from player.model.record import Outcome, SessionEnd, SessionStart, Spent
from player.model.settings import Settings
from player.plan.breaks import Sitting
from player.reminders import idle_time, state
from player.storage.history import History

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_the_settings_are_read_anew_and_a_file_half_written_changes_nothing(own_home: Path) -> None:
    own_home.mkdir()
    path = own_home / "settings.toml"
    watch = state.SettingsWatch(own_home)
    assert watch.now() == Settings()
    path.write_text('reminders = true\nreminder_minutes = 45\ntheme = "no such"\n')
    assert (watch.now().reminders, watch.now().reminder_minutes) == (True, 45)
    path.write_text("reminders = fal")
    assert watch.now().reminders
    assert path.read_text() == "reminders = fal"
    path.write_text("reminders = false\n")
    assert not watch.now().reminders


def test_a_session_that_runs_is_seen_and_one_that_moved_is_remembered(own_home: Path) -> None:
    sessions = state.SessionsWatch(own_home)
    assert not sessions.is_playing()
    assert sessions.moved() is None
    assert not own_home.exists()
    with History.open(own_home / "history.db") as history:
        life = history.players.take()
        begun = SessionStart("cat-cow", "Cat-cow", "00", NOON, 70.0, (), date(2026, 3, 2))
        number = history.begin(begun, life.token)
        assert sessions.is_playing()
        assert sessions.moved() is None
        end = NOON + timedelta(seconds=70)
        history.end(number, SessionEnd(end, Outcome.COMPLETED, Spent(active=70.0)))
        life.free()
        assert not sessions.is_playing()
        assert sessions.moved() == end
        second = history.begin(begun)
        late = NOON + timedelta(hours=1)
        history.end(second, SessionEnd(late, Outcome.STOPPED, Spent(active=5.0)))
    assert sessions.moved() == end


def test_a_sitting_goes_round_and_what_cannot_be_read_is_none(own_home: Path) -> None:
    own_home.mkdir()
    sitting = Sitting(5.0, NOON, NOON - timedelta(hours=1), 10.0, 20.0, 3.0, later=True)
    state.save(own_home, sitting)
    assert state.load(own_home) == sitting
    assert [path.name for path in own_home.iterdir()] == [state.SITTING_FILE]
    for text in ("", "[]", '{"awake": 1}', '{"awake": "x"}'):
        (own_home / state.SITTING_FILE).write_text(text)
        assert state.load(own_home) is None


def test_the_clock_of_the_machine_goes_on() -> None:
    first = idle_time.awake()
    assert idle_time.awake() >= first > 0


def test_without_a_desktop_nobody_tells_of_a_touch(monkeypatch: pytest.MonkeyPatch) -> None:
    if idle_time.sys.platform != "linux":
        pytest.skip("only where the desktop is named by the environment")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
        monkeypatch.delenv(name, raising=False)

    async def asked() -> float | None:
        return await (await idle_time.idle_reader())()

    assert asyncio.run(asked()) is None
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/no/such/bus")
    assert asyncio.run(asked()) is None
