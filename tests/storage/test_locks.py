"""Locks: whether a session is being played now, and a program that runs only once."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from player.model.record import Outcome, SessionEnd, SessionStart, Spent
from player.storage.errors import NoSession
from player.storage.history import History
from player.storage.locks import PlayerLocks, SingleInstance

ROOT = Path(__file__).parent.parent.parent
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
BEGUN = SessionStart("cat-cow", "Cat-cow", "00", NOON, 70.0, (), date(2026, 3, 1))

PLAYER = """
import sys
from pathlib import Path
from player.storage.locks import SingleInstance, PlayerLocks
life = PlayerLocks(Path(sys.argv[1])).take()
print(life.token, flush=True)
sys.stdin.read()
life.free()
"""


@contextmanager
def another_player(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", PLAYER, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate()


def test_a_player_is_alive_until_it_says_it_is_not(tmp_path: Path) -> None:
    running = PlayerLocks(tmp_path / "running")
    life = running.take()
    assert running.is_alive(life.token)
    assert PlayerLocks(tmp_path / "running").is_alive(life.token)
    life.free()
    assert not running.is_alive(life.token)
    assert list((tmp_path / "running").glob("*.lock")) == []


def test_asking_leaves_the_life_as_it_is(tmp_path: Path) -> None:
    running = PlayerLocks(tmp_path)
    life = running.take()
    assert [running.is_alive(life.token) for _ in range(3)] == [True, True, True]
    life.free()


@pytest.mark.parametrize("token", ["", "0123456789abcdef"])
def test_a_token_that_nobody_has_is_dead_and_leaves_no_file(tmp_path: Path, token: str) -> None:
    assert not PlayerLocks(tmp_path / "running").is_alive(token)
    assert list(tmp_path.iterdir()) == []


def test_two_lives_in_one_process_are_apart(tmp_path: Path) -> None:
    running = PlayerLocks(tmp_path)
    one, two = running.take(), running.take()
    assert one.token != two.token
    one.free()
    assert not running.is_alive(one.token)
    assert running.is_alive(two.token)
    two.free()


def test_where_an_open_file_cannot_be_removed_it_is_removed_when_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    life = PlayerLocks(tmp_path).take()
    unlink, tries = Path.unlink, []

    def as_on_windows(path: Path, missing_ok: bool = False) -> None:
        tries.append(path)
        if len(tries) == 1:
            raise PermissionError
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", as_on_windows)
    life.free()
    assert list(tmp_path.glob("*.lock")) == []
    assert not PlayerLocks(tmp_path).is_alive(life.token)


def test_a_life_ends_though_its_folder_does_not_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    life = PlayerLocks(tmp_path).take()

    def gone(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", gone)
        life.free()
    assert not PlayerLocks(tmp_path).is_alive(life.token)


def test_another_process_is_alive_until_it_is_killed(tmp_path: Path) -> None:
    running = PlayerLocks(tmp_path)
    with another_player(tmp_path) as (process, token):
        assert running.is_alive(token)
        process.kill()
        process.wait()
        assert (tmp_path / f"{token}.lock").exists()
        assert not running.is_alive(token)
        assert not (tmp_path / f"{token}.lock").exists()


def test_another_process_that_ends_well_leaves_nothing(tmp_path: Path) -> None:
    with another_player(tmp_path) as (process, token):
        process.communicate("")
        assert process.returncode == 0
        assert not PlayerLocks(tmp_path).is_alive(token)
        assert list(tmp_path.glob("*.lock")) == []


def test_the_next_player_clears_away_the_dead_and_not_the_living(tmp_path: Path) -> None:
    (tmp_path / "dead.lock").write_bytes(b"")
    (tmp_path / "strange.lock").write_bytes(b"not ours" * 1000)
    with another_player(tmp_path) as (_, token):
        life = PlayerLocks(tmp_path).take()
        left = {path.stem for path in tmp_path.glob("*.lock")}
        assert {token, life.token} <= left <= {token, life.token, "strange"}
        life.free()


def test_a_session_played_in_another_process_is_not_offered_nor_touched(tmp_path: Path) -> None:
    with (
        History.open(tmp_path / "history.db") as history,
        another_player(tmp_path / "running") as (process, token),
    ):
        played, left = history.begin(BEGUN, token), history.begin(BEGUN, "")
        assert [record.id for record in history.unfinished()] == [left]
        for touch in (history.keep, history.resume, history.delete):
            with pytest.raises(NoSession):
                touch(played)
        assert history.session(played).outcome is None
        process.kill()
        process.wait()
        assert [record.id for record in history.unfinished()] == [left, played]
        history.keep(played)
        assert history.session(played).outcome is Outcome.INTERRUPTED


def test_a_session_resumed_belongs_to_the_one_who_resumed_it(tmp_path: Path) -> None:
    with History.open(tmp_path / "history.db") as history:
        id = history.begin(BEGUN)
        life = history.players.take()
        history.resume(id, life.token)
        assert history.unfinished() == []
        with pytest.raises(NoSession):
            history.resume(id, "another")
        life.free()
        assert [record.id for record in history.unfinished()] == [id]


def test_a_finished_session_is_deleted_though_its_player_goes_on(tmp_path: Path) -> None:
    with (
        History.open(tmp_path / "history.db") as history,
        another_player(tmp_path / "running") as (_, token),
    ):
        id = history.begin(BEGUN, token)
        history.end(id, SessionEnd(NOON, Outcome.COMPLETED, Spent()))
        history.delete(id)
        assert history.count() == 0


HOLDER = """
import sys
from pathlib import Path
from player.storage.locks import SingleInstance
lock = SingleInstance(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""


def test_nobody_holds_a_lock_that_was_never_taken(tmp_path: Path) -> None:
    lock = SingleInstance(tmp_path / "home" / "one.lock")
    assert not lock.is_taken()
    assert not (tmp_path / "home").exists()


def test_it_is_taken_until_it_is_free(tmp_path: Path) -> None:
    mine, other = SingleInstance(tmp_path / "one.lock"), SingleInstance(tmp_path / "one.lock")
    assert mine.take()
    assert other.is_taken()
    mine.free()
    assert not other.is_taken()
    assert other.take()
    other.free()


def test_another_process_cannot_take_it_and_its_death_frees_it(tmp_path: Path) -> None:
    path = tmp_path / "one.lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == "True"
    assert SingleInstance(path).is_taken()
    holder.kill()
    holder.communicate()
    lock = SingleInstance(path)
    assert lock.take()
    lock.free()
