"""Copies of the history: when, how many, and none of a broken one."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from player.model.record import Outcome, Planned, Repetition, SessionEnd, SessionStart, Spent
from player.storage import backups
from player.storage.backups import back_up, back_up_form, day_of, folder_of, newest_good
from player.storage.errors import HistoryError, Reason
from player.storage.history import History
from player.storage.recorder import Recorder
from player.storage.schema import MIGRATIONS
from player.storage.upkeep import Upkeep
from tests.storage.test_opening import OLDER

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def play(history: History, number: int = 0) -> int:
    started = NOON + timedelta(days=number)
    planned = (Planned("bird-dog", None, 2),)
    begun = SessionStart("bird-dog", "Bird dog", "00", started, 70.0, planned, started.date())
    session = history.begin(begun)
    for rep in (1, 2):
        done = Repetition(rep, "bird-dog", None, 1, rep, 6.0, started + timedelta(seconds=rep))
        history.add(session, done, Spent(10.0 * rep))
    history.end(session, SessionEnd(started + timedelta(60), Outcome.COMPLETED, Spent(60.0)))
    return session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "home" / "history.db"
    with History.open(path) as history:
        play(history)
    return path


def names(path: Path) -> list[str]:
    return [each.name for each in backups.backups(path)]


def test_a_copy_is_a_whole_history_in_one_private_file(path: Path) -> None:
    copy = back_up(path, NOON.date())
    assert copy is not None
    assert [each.name for each in copy.parent.iterdir()] == ["history-2026-03-01.db"]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.parent.stat().st_mode & 0o777 == 0o700
    with History.open(Path(shutil.copy(copy, path.parent / "other.db"))) as history:
        assert [one.outcome for one in history.sessions()] == [Outcome.COMPLETED]


def test_one_copy_a_day_and_one_before_each_import(path: Path) -> None:
    assert back_up(path, NOON.date()) is not None
    before = folder_of(path).joinpath("history-2026-03-01.db").read_bytes()
    with History.open(path) as history:
        play(history, 1)
    assert back_up(path, NOON.date()) is None
    assert folder_of(path).joinpath("history-2026-03-01.db").read_bytes() == before
    assert back_up(path, NOON.date(), "import") is not None
    assert backups.sessions_in(backups.backups(path)[0]) == 2
    with History.open(path) as history:
        play(history, 2)
    assert back_up(path, NOON.date(), "import") is not None
    assert backups.sessions_in(backups.backups(path)[0]) == 3


def test_seven_days_four_weeks_and_twelve_months_are_kept(path: Path) -> None:
    first = date(2024, 1, 1)
    folder_of(path).mkdir()
    for number in range(799):
        day = first + timedelta(days=number)
        (folder_of(path) / f"history-{day}.db").write_bytes(b"x")
    last = first + timedelta(days=799)
    back_up(path, last)
    kept = [date.fromisoformat(day_of(each)) for each in backups.backups(path)]
    assert kept[:7] == [last - timedelta(days=back) for back in range(7)]
    assert len({day.isocalendar()[:2] for day in kept}) >= 4
    months = {(day.year, day.month) for day in kept}
    assert len(months) == 12
    assert len(kept) <= 7 + 4 + 12
    every = [first + timedelta(days=number) for number in range(800)]
    weeks = {day.isocalendar()[:2]: day for day in every}
    assert set(list(weeks.values())[-4:]) <= set(kept)
    newest = {(day.year, day.month): day for day in every}
    assert set(list(newest.values())[-12:]) <= set(kept)
    assert min(kept) > last - timedelta(days=366)


def test_all_copies_together_are_bounded_and_the_newest_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = path.stat().st_size
    monkeypatch.setattr(backups, "_MOST_BYTES", 3 * size)
    for number in range(6):
        back_up(path, NOON.date() + timedelta(days=number))
    assert len(names(path)) == 3
    monkeypatch.setattr(backups, "_MOST_BYTES", 1)
    back_up(path, NOON.date() + timedelta(days=7))
    assert names(path) == ["history-2026-03-08.db"]


def test_a_broken_history_makes_no_copy_and_removes_none(path: Path) -> None:
    for number in range(9):
        back_up(path, NOON.date() + timedelta(days=number))
    before = names(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xa5" * (len(whole) - 8192))
    with pytest.raises(HistoryError) as caught:
        back_up(path, NOON.date() + timedelta(days=20))
    assert caught.value.reason is Reason.BROKEN
    assert names(path) == before
    assert not list(folder_of(path).glob(".*"))


def test_the_newest_good_copy_is_not_one_that_broke_since(path: Path) -> None:
    for number in range(3):
        back_up(path, NOON.date() + timedelta(days=number))
    newest = backups.backups(path)[0]
    newest.write_bytes(newest.read_bytes()[:9000])
    (folder_of(path) / "history-2026-03-09.db").write_bytes(b"")
    good = newest_good(path)
    assert good is not None
    assert good.name == "history-2026-03-02.db"


@pytest.mark.parametrize("older", OLDER, ids=["1", "2", "3", "4"])
def test_before_a_new_form_there_is_a_copy_of_the_old_one(tmp_path: Path, older: str) -> None:
    path = tmp_path / "history.db"
    old = sqlite3.connect(path)
    old.executescript(older)
    form = old.execute("PRAGMA user_version").fetchone()[0]
    before = list(old.iterdump())
    old.close()
    History.open(path).close()
    (copy,) = folder_of(path).iterdir()
    with sqlite3.connect(copy) as kept:
        assert kept.execute("PRAGMA user_version").fetchone()[0] == form
        assert list(kept.iterdump()) == before
    kept.close()
    assert form < len(MIGRATIONS)


def test_of_the_copies_before_new_forms_two_stay(path: Path) -> None:
    for form in range(1, 12):
        back_up_form(path, form)
    assert {each.name for each in folder_of(path).iterdir()} == {
        "history-before-form-11.db",
        "history-before-form-12.db",
    }


def test_who_writes_goes_on_while_a_copy_is_made(path: Path) -> None:
    stop, written = Event(), [0]

    def write() -> None:
        with History.open(path) as history:
            while not stop.is_set():
                history.note(1, f"note {written[0]}")
                written[0] += 1

    writer = Thread(target=write)
    writer.start()
    try:
        for number in range(20):
            assert back_up(path, NOON.date() + timedelta(days=number)) is not None
    finally:
        stop.set()
        writer.join()
    assert written[0] > 20


def test_after_the_first_session_of_a_day_there_is_a_copy_with_it(path: Path) -> None:
    upkeep = Upkeep(path)
    recorder = Recorder(path, after_end=upkeep.back_up)
    started = NOON + timedelta(days=3)
    recorder.begin(SessionStart("cat-cow", "Cat", "0", started, 70.0, (), started.date()))
    recorder.end(SessionEnd(started, Outcome.COMPLETED, Spent()))
    assert recorder.close(10)
    upkeep.close(10)
    assert names(path) == ["history-2026-03-04.db"]
    assert backups.sessions_in(backups.backups(path)[0]) == 2
    assert upkeep.told == []


def test_after_an_end_that_was_not_clean_a_broken_history_is_found(path: Path) -> None:
    whole = path.read_bytes()
    index = whole.index(b"bird-dog", 8192)
    path.write_bytes(whole[: index - 40] + b"\xff" * 60 + whole[index + 20 :])
    upkeep = Upkeep(path)
    upkeep.begin()
    upkeep.close(10)
    assert upkeep.told == []
    path.with_name("history.db-wal").touch()
    upkeep = Upkeep(path)
    upkeep.begin()
    upkeep.close(10)
    assert "untwist history repair" in upkeep.told[0]
