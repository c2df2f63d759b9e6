"""A history that was broken, cut short or emptied, and what comes back."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from player.model.diary import Crack, Morning
from player.storage.backups import back_up, newest_good
from player.storage.errors import HistoryError, Reason
from player.storage.fallback import set_aside
from player.storage.history import History
from player.storage.known import journal_of, last_known
from player.storage.recovery import recover
from player.storage.repair import lacking, repair, settle
from tests.storage.test_backups import NOON, play

TODAY = date(2026, 4, 1)
MANY = 30


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A history of 30 sessions with notes, of which a copy has the first 25."""
    path = tmp_path / "home" / "history.db"
    with History.open(path) as history:
        for number in range(MANY):
            history.note(play(history, number), f"note {number} " * 40)
            if number == 24:
                at = NOON + timedelta(days=number)
                history.diary.add(Morning(at, at.date(), 2))
                history.diary.add(Crack(at, at.date()))
                back_up(path, at.date())
    return path


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def one_byte(path: Path) -> None:
    path.write_bytes(b"S")


def garbage(path: Path) -> None:
    path.write_bytes(random.Random(3).randbytes(50_000))


def hole(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    middle = len(whole) // 2 // 4096 * 4096
    whole[middle : middle + 8192] = b"\xa5" * 8192
    path.write_bytes(whole)


def senseless(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("UPDATE session SET started_offset = 'x', local_day = 'y' WHERE id = 29")
        file.execute("UPDATE session SET outcome = 'won' WHERE id = 3")
    file.close()


def missing(path: Path) -> None:
    path.unlink()


def older(path: Path) -> None:
    copy = newest_good(path)
    assert copy is not None
    path.write_bytes(copy.read_bytes())


SPOILT = [cut, empty, one_byte, garbage, hole, senseless, missing, older]


def notes(path: Path) -> set[str]:
    with History.open(path) as history:
        return {record.note.split(" note")[0].strip() for record in history.sessions()}


@pytest.mark.parametrize("spoil", SPOILT)
def test_no_session_is_lost_that_the_copy_holds_and_the_rest_is_counted(
    path: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(path)
    before = path.read_bytes() if path.exists() else None
    done = repair(path, TODAY)
    found = notes(path)
    assert {f"note {number}" for number in range(25)} <= found
    assert len(found) == done.sessions == MANY - done.lost
    if done.aside:
        (aside,) = done.aside
        assert path.with_name(aside).read_bytes() == before
    with History.open(path) as history:
        assert history.diary.count(Morning) == history.diary.count(Crack) == 1
        assert all(len(history.repetitions(one.id)) == 2 for one in history.sessions())
    assert lacking(path) is None
    again = repair(path, TODAY)
    assert again.in_words()[0] == "Nothing is broken. " + f"The history has {len(found)} sessions."


def test_what_only_the_damaged_file_has_is_read_from_it(path: Path) -> None:
    senseless(path)
    done = repair(path, TODAY)
    assert (done.lost, done.sessions) == (
        1,
        29,
    )  # the 29th is newer than the copy, the 3rd is in it
    assert "note 28" not in notes(path)
    assert {"note 2", "note 29"} <= notes(path)


def test_without_a_copy_the_file_itself_gives_most(path: Path) -> None:
    for copy in (path.parent / "backups").iterdir():
        copy.unlink()
    hole(path)
    done = repair(path, TODAY)
    assert done.backup == ""
    assert done.sessions >= 15
    assert done.sessions + done.lost == MANY


def test_an_empty_file_in_the_place_of_a_history_is_no_new_history(path: Path) -> None:
    for spoil in (empty, one_byte):
        spoil(path)
        with pytest.raises(HistoryError, match="30 sessions") as caught:
            History.open(path)
        assert caught.value.reason is Reason.BROKEN


def test_what_was_known_goes_aside_with_the_file(path: Path) -> None:
    empty(path)
    aside = set_aside(path)
    assert aside is not None
    assert last_known(aside).sessions == MANY
    with History.open(path) as history:
        play(history, 99)
    found = lacking(path)
    assert found is not None
    assert "2026-03-25, with 25 sessions" in found.offer
    done = repair(path, TODAY)
    assert (done.sessions, done.lost) == (26, 5)


def test_two_files_that_broke_one_after_the_other_have_each_their_copy(path: Path) -> None:
    garbage(path)
    first = set_aside(path)
    assert first is not None
    for file in (journal_of(first), *path.parent.joinpath("backups").iterdir()):
        os.utime(file, (1_000_000, 1_000_000))
    with History.open(path) as history:
        play(history, 60)
    copy = back_up(path, date(2026, 4, 30))
    assert copy is not None
    os.utime(copy, (2_000_000, 2_000_000))
    empty(path)
    done = repair(path, TODAY)
    assert len(done.aside) == 2
    assert (done.from_backup, done.lost) == (26, 5)
    assert {f"note {number}" for number in range(25)} <= notes(path)
    assert done.backup == "2026-04-30 and 2026-03-25"


def test_what_is_left_as_it_is_is_told_no_more(path: Path) -> None:
    older(path)
    assert lacking(path) is not None
    settle(path)
    assert lacking(path) is None
    empty(path)
    set_aside(path)
    assert lacking(path) is not None
    settle(path)
    assert lacking(path) is None


def test_deleting_is_no_loss(path: Path) -> None:
    with History.open(path) as history:
        for record in history.sessions(limit=10):
            history.delete(record.id)
        assert lacking(path) is None
    assert lacking(path) is None
    assert last_known(path).sessions == 20


def test_a_file_that_somebody_holds_is_not_set_aside(path: Path, monkeypatch: object) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(HistoryError) as caught:
        repair(path, TODAY)
    other.close()
    assert caught.value.reason is Reason.HELD
    assert path.exists()


def test_a_journal_that_cannot_be_read_is_no_trouble(path: Path) -> None:
    for text in (b"", b"{", b"[]", b'{"sessions": "many"}', b"\xff",
                 b'{"last_day": "\xe2("}'):  # fmt: skip
        journal_of(path).write_bytes(text)
        assert lacking(path) is None
        with History.open(path) as history:
            assert history.count() == MANY


def _looks_foreign(path: Path) -> bool:
    """A changed mark or form looks like the file of another program or of a newer Untwist."""
    try:
        History.open(path).close()
    except HistoryError as trouble:
        return trouble.reason in (Reason.OTHERS, Reason.NEWER)
    return False


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bits_and_cut_ends_lose_nothing_that_a_copy_holds(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    whole = bytearray(path.read_bytes())
    if seed % 4 == 0:
        del whole[chance.randrange(len(whole)) :]
    else:
        for _ in range(chance.choice((1, 1, 20))):
            whole[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
    path.write_bytes(whole)
    if _looks_foreign(path):
        with pytest.raises(HistoryError):
            repair(path, TODAY)
        assert path.read_bytes() == bytes(whole)
        return
    repair(path, TODAY)
    with History.open(path) as history:
        days = {record.started for record in history.sessions()}
    kept = {NOON + timedelta(days=number) for number in range(25)}
    assert len(kept - days) <= 1  # one bit in a time makes another time of it
    assert len(days) >= 25


def test_recovery_only_reads(path: Path) -> None:
    hole(path)
    before = {each.name: each.read_bytes() for each in path.parent.glob("history*")}
    recover(path)
    assert {each.name: each.read_bytes() for each in path.parent.glob("history*")} == before
    assert not list(path.parent.glob(".recovery*"))
