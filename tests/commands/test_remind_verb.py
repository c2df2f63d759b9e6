"""`untwist remind` from the command line, and the reminder that the player lets run."""

from __future__ import annotations

import io
import json
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from player.cli import main
from player.commands import remind as verb
from player.plan.breaks import Sitting
from player.reminders import background, idle_time, state
from player.reminders.notifications import Reply
from player.storage import locks
from player.storage.locks import SingleInstance
from tests.reminders.notice_board import Shown, Window

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """A machine with the extra, where notices go to the test, at noon, with somebody there."""
    shown = Shown()
    monkeypatch.setattr(verb, "is_installed", lambda: True)
    monkeypatch.setattr(verb, "DesktopNotice", lambda command: shown)
    monkeypatch.setattr(verb.locations, "now", lambda: NOON)
    monkeypatch.setattr(idle_time, "awake", lambda: 5000.0)

    async def nobody_tells() -> idle_time.Idle:
        async def idle() -> float | None:
            return None

        return idle

    monkeypatch.setattr(idle_time, "idle_reader", nobody_tells)
    return shown


def left(home: Path, minutes_used: int, ago: int = 10) -> None:
    """What a run of `--once` left so many minutes ago."""
    home.mkdir(exist_ok=True)
    at, used = NOON - timedelta(minutes=ago), minutes_used * 60.0
    state.save(home, Sitting(5000.0 - ago * 60, at, at, used=used, sat=used))


def test_once_tells_what_is_not_due_and_goes_on_from_there(
    own_home: Path, board: Shown, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["remind", "--once"]) == 0
    assert "0 of 60" in capsys.readouterr().out
    left(own_home, 30)
    assert main(["remind", "--once"]) == 0
    assert "40 of 60" in capsys.readouterr().out
    assert json.loads((own_home / state.SITTING_FILE).read_text())["used"] == 2400
    assert board.texts == []


def test_once_reminds_and_keeps_the_answer(
    own_home: Path, board: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    monkeypatch.setattr(background, "start_play", lambda home, name: started.append(name))

    async def answer(seconds: float) -> None:
        board.answer(Reply.LATER)

    monkeypatch.setattr(verb.asyncio, "sleep", answer)
    left(own_home, 50)
    assert main(["remind", "--once", "--routine", "desk-reset"]) == 0
    assert "Desk reset" in board.texts[0]
    kept = state.load(own_home)
    assert kept is not None
    assert (kept.later, kept.used) == (True, 0.0)
    assert not board.stands
    assert started == []


def test_once_after_the_night_begins_anew(
    own_home: Path, board: Shown, capsys: pytest.CaptureFixture[str]
) -> None:
    left(own_home, 59, ago=10)
    found = json.loads((own_home / state.SITTING_FILE).read_text())
    found["at"] = (NOON - timedelta(hours=9)).isoformat()
    (own_home / state.SITTING_FILE).write_text(json.dumps(found))
    assert main(["remind", "--once"]) == 0
    assert "0 of 60" in capsys.readouterr().out


def test_quiet_hours_are_said(
    own_home: Path, board: Shown, capsys: pytest.CaptureFixture[str]
) -> None:
    left(own_home, 59)
    (own_home / "settings.toml").write_text('quiet_from = "11:00"\nquiet_to = "13:30"\n')
    assert main(["remind", "--once"]) == 0
    assert "13:30" in capsys.readouterr().out
    assert board.texts == []


def test_only_one_reminder_runs(
    own_home: Path,
    board: Shown,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(locks, "_PATIENCE", 0.05)
    lock = SingleInstance(own_home / background.LOCK_FILE)
    assert lock.take()
    assert main(["remind", "--once"]) == 0
    assert main(["remind", "--while-on"]) == 0
    assert main(["remind"]) == 1
    lock.free()
    assert "running already" in capsys.readouterr().err
    assert board.texts == []


def test_it_ends_with_the_setting_and_frees_its_lock(
    own_home: Path, board: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_home.mkdir()
    path = own_home / "settings.toml"
    path.write_text("reminders = true\n")
    looks: list[float] = []

    async def turned_off(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == 3:
            path.write_text("reminders = false  # for now\n")

    monkeypatch.setattr(verb.asyncio, "sleep", turned_off)
    assert main(["remind", "--while-on"]) == 0
    assert len(looks) == 3
    assert not SingleInstance(own_home / background.LOCK_FILE).is_taken()


def test_ctrl_c_ends_it_without_a_word(
    own_home: Path,
    board: Shown,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    async def pressed(seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(verb.asyncio, "sleep", pressed)
    assert main(["remind"]) == 130
    assert capsys.readouterr().err.strip() == ""


def test_without_the_extra_it_says_what_to_install(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(verb, "is_installed", lambda: False)
    assert main(["remind"]) == 1
    assert 'pip install ".[remind]"' in capsys.readouterr().err
    assert not own_home.exists()


def test_without_a_desktop_it_needs_a_terminal(
    own_home: Path,
    board: Shown,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    board.works = False
    left(own_home, 55)
    assert main(["remind", "--once"]) == 1
    assert "there is no board" in capsys.readouterr().err

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    assert main(["remind", "--once"]) == 0
    assert "\a" in terminal.getvalue()
    assert "untwist play hourly-break" in terminal.getvalue()


def test_a_routine_that_is_not_there_is_told(
    own_home: Path, board: Shown, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["remind", "--routine", "no-such-break"]) == 1
    assert "no-such-break" in capsys.readouterr().err


@pytest.mark.parametrize("minutes", ["29", "61"])
def test_the_interval_is_from_30_to_60_minutes(minutes: str) -> None:
    assert main(["remind", "--every", minutes]) == 2


# In the background


@pytest.fixture
def spawned(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The programs that would have been started."""
    found: list[list[str]] = []

    def started(words: list[str], **more: object) -> Window:
        found.append(words)
        return Window()

    monkeypatch.setattr(subprocess, "Popen", started)
    monkeypatch.setattr(background, "is_installed", lambda: True)
    return found


def test_the_player_lets_one_reminder_run(own_home: Path, spawned: list[list[str]]) -> None:
    assert background.begin(own_home) == ""
    assert [words[2:] for words in spawned] == [["player", "remind", "--while-on"]]
    lock = SingleInstance(own_home / background.LOCK_FILE)
    assert lock.take()
    assert background.begin(own_home) == ""
    lock.free()
    assert len(spawned) == 1


def test_without_the_extra_the_player_says_so_and_starts_nothing(
    own_home: Path, spawned: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "is_installed", lambda: False)
    assert background.begin(own_home) == background.MISSING
    assert spawned == []
