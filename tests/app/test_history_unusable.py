"""A history that cannot be used: the routine is played, it is said, and the session is kept."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pygame
import pytest

from player import places
from player.cli import main
from player.format.library import Library
from player.model.record import Outcome
from player.screens.forms.form import Form
from player.screens.play.play import Play
from player.storage import database
from player.storage.errors import HistoryError
from player.storage.fallback import join_spare, spare_of
from player.storage.history import History
from player.storage.schema import MIGRATIONS
from tests.screens.driving import Driver, to_the_end

ROOT = Path(__file__).parent.parent.parent
ROUTINE = "cat-cow"

Spoil = Callable[[Path], object]


@pytest.fixture(scope="module")
def library() -> Library:
    return Library([places.shipped("routines")])


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0.05)


def garbage(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 200)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def broken_within(path: Path) -> None:
    """The list of tables is whole, and what they hold is not."""
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xa5" * (len(whole) - 8192))


def newer(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    file.close()


def another_programs(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE recipes (name)")
    file.close()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def a_device(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def played(home: Path, library: Library, **more: Any) -> tuple[list[str], str | None]:
    """Play a routine whole; what the play screen said, and what was not kept at the end."""
    said: list[str] = []
    driver = Driver(home, library, ROUTINE, ask=False, asked=False, **more)
    assert isinstance(driver.app.screen, Play)
    driver.profile.log.wait(5)
    driver.wait(0.2)
    for play in to_the_end(driver):
        if play.messages.message not in ("", *said):
            said.append(play.messages.message)
    assert driver.app.exit_code == 0
    trouble = driver.profile.close()
    driver.app.window.close()
    return said, trouble


@pytest.fixture
def path(own_home: Path, library: Library) -> Path:
    """A history with one session."""
    played(own_home, library)
    return own_home / "history.db"


def outcomes(path: Path) -> list[Outcome | None]:
    with History.open(path) as history:
        return [record.outcome for record in history.sessions()]


@pytest.mark.parametrize("spoil", [garbage, cut_short, broken_within])
def test_a_broken_history_is_set_aside_as_it_is_and_a_new_one_begun(
    path: Path, library: Library, spoil: Spoil
) -> None:
    spoil(path)
    before = path.read_bytes()
    (said, trouble) = played(path.parent, library)
    assert trouble is None
    assert "history.broken-1.db" in said[0]
    assert path.with_name("history.broken-1.db").read_bytes() == before
    assert outcomes(path) == [Outcome.COMPLETED]


@pytest.mark.parametrize("spoil", [newer, another_programs, a_folder, a_pipe, a_device])
def test_what_is_somebody_elses_stays_and_the_session_is_kept_beside_it(
    path: Path, library: Library, spoil: Spoil
) -> None:
    spoil(path)
    before = path.lstat()
    said, trouble = played(path.parent, library)
    assert trouble is None
    assert "history.spare.db" in said[0]
    after = path.lstat()
    assert (after.st_ino, after.st_mode, after.st_size) == (
        before.st_ino,
        before.st_mode,
        before.st_size,
    )
    assert outcomes(spare_of(path)) == [Outcome.COMPLETED]


def test_a_history_that_another_program_holds_gets_the_session_later(
    path: Path, library: Library
) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    said, trouble = played(path.parent, library, days=1)
    assert trouble is None
    assert "Another program" in said[0]
    other.close()
    assert outcomes(path) == [Outcome.COMPLETED]
    assert join_spare(path) == 1
    assert outcomes(path) == [Outcome.COMPLETED] * 2
    assert not spare_of(path).exists()
    assert join_spare(path) == 0


def test_a_session_of_which_the_history_has_the_beginning_joins_it_whole(
    path: Path, library: Library
) -> None:
    driver = Driver(path.parent, library, ROUTINE, ask=False, asked=False, days=1)
    driver.profile.log.wait(5)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for _ in to_the_end(driver):
        pass
    assert driver.profile.close() is None
    assert outcomes(spare_of(path)) == [Outcome.COMPLETED]
    other.close()
    assert outcomes(path) == [None, Outcome.COMPLETED]
    assert join_spare(path) == 1
    assert outcomes(path) == [Outcome.COMPLETED] * 2


def test_a_damaged_value_is_said_and_the_session_is_kept(path: Path, library: Library) -> None:
    with sqlite3.connect(path) as file:
        file.execute("UPDATE session SET note = CAST(x'80ff' AS TEXT), local_day = 'x'")
    file.close()
    said, trouble = played(path.parent, library)
    assert trouble is None
    assert "A part of your history is broken" in said[0]
    with pytest.raises(HistoryError, match="repair"):
        History(path).sessions()
    with History.open(path) as history:
        assert history.session(2).outcome is Outcome.COMPLETED


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE session SET started = 9e300",
        "UPDATE session SET outcome = 'won'",
        "UPDATE session SET active_seconds = 'x'",
        "UPDATE session SET started_offset = 'x'",
        "UPDATE session SET local_day = '2026-99-99'",
        "UPDATE done SET side = 'middle'",
        "INSERT INTO rating VALUES (1, 'before', 'joy', 3)",
        "UPDATE session SET note = CAST(x'c328' AS TEXT)",
    ],
)
def test_every_damaged_value_has_a_sentence_with_the_way_out(path: Path, spoil: str) -> None:
    with sqlite3.connect(path) as file:
        file.execute(spoil)
    file.close()
    with pytest.raises(HistoryError, match=r"a part of it is broken.*`untwist history repair`"):
        History(path).sessions()


def test_without_a_log_no_history_is_opened(
    path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    garbage(path)
    before = sorted((each.name, each.read_bytes()) for each in path.parent.glob("history*"))
    connect = sqlite3.connect
    opened: list[str] = []

    def counted(name: str, *args: object, **more: object) -> sqlite3.Connection:
        opened.append(str(name))
        return connect(name, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(sqlite3, "connect", counted)
    assert played(path.parent, library, log=False) == ([], None)
    assert set(opened) <= {":memory:"}
    after = sorted((each.name, each.read_bytes()) for each in path.parent.glob("history*"))
    assert after == before


def test_the_screens_open_over_a_broken_history(path: Path, library: Library) -> None:
    garbage(path)
    driver = Driver(path.parent, library, asked=True)
    assert "set aside" in driver.form.fields[0].lines[0]
    driver.press(pygame.K_ESCAPE)
    assert "set aside" in driver.choose.message
    driver.type("h")
    driver.press(pygame.K_ESCAPE)
    assert driver.choose.message
    driver.close()
    with History.open(path) as history:
        assert history.sessions() == []


def lost(path: Path, library: Library) -> Driver:
    """The app after a history was cut off to nothing, with a copy of it from its day."""
    assert [each.name for each in (path.parent / "backups").iterdir()]
    path.write_bytes(b"")
    return Driver(path.parent, library, asked=False, days=1)


def test_a_history_that_was_lost_is_offered_and_brought_back_by_one_press(
    path: Path, library: Library
) -> None:
    driver = lost(path, library)
    assert any("1 session" in line for line in driver.form.fields[0].lines)
    driver.press(pygame.K_RETURN, "\r")
    assert any("Nothing is lost." in line for line in driver.form.fields[0].lines)
    driver.press(pygame.K_RETURN, "\r")
    driver.close()
    assert outcomes(path) == [Outcome.COMPLETED]
    assert path.with_name("history.broken-1.db").read_bytes() == b""
    driver = Driver(path.parent, library, days=2)
    assert driver.choose.message
    driver.close()


def test_the_offer_comes_again_unless_it_is_left_so(path: Path, library: Library) -> None:
    lost(path, library).close()
    driver = Driver(path.parent, library, asked=False, days=1)
    driver.press(pygame.K_ESCAPE)
    driver.close()
    driver = Driver(path.parent, library, asked=False, days=1)
    assert driver.form.title == "Your history"
    driver.type("l")
    driver.close()
    driver = Driver(path.parent, library, asked=False, days=1)
    assert getattr(driver.app.screen, "title", "") != "Your history"
    driver.close()


def test_the_commands_tell_what_is_lacking_and_repair_brings_it_back(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["history", "repair"]) == 0
    assert "Nothing is broken" in capsys.readouterr().out
    path.write_bytes(b"")
    assert main(["history"]) == 1
    said = capsys.readouterr().err
    assert "1 session" in said
    assert "untwist history repair" in said
    assert main(["doctor"]) == 1
    assert "untwist history repair" in capsys.readouterr().out
    assert main(["history", "repair"]) == 0
    assert "from the copy of" in capsys.readouterr().out
    assert main(["history", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1
    path.unlink()
    assert main(["history"]) == 0
    assert "not in its place" in capsys.readouterr().err


def test_before_an_import_there_is_a_copy(path: Path, tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    assert main(["history", "export", "-o", str(lines)]) == 0
    assert main(["history", "import", str(lines)]) == 0
    assert list((path.parent / "backups").glob("history-*-before-import.db"))


# What follows needs a real disk without room, and real processes.


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB with 60 files at most."""
    disk = tmp_path / "disk"
    disk.mkdir()
    options = ["-t", "tmpfs", "-o", "size=2m,nr_inodes=60", "none"]
    mount = shutil.which("mount")
    if mount is None or subprocess.run([mount, *options, disk], capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def fill(disk: Path) -> Path:
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            return filler
    raise AssertionError


def use_up_files(disk: Path) -> None:
    try:
        for number in range(100):
            (disk / f"file-{number}").touch()
    except OSError:
        return
    raise AssertionError


def player(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    own = {"UNTWIST_HOME": str(home), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "player", *words],
        env=os.environ | own,
        capture_output=True,
        text=True,
        timeout=60,
    )


PLAY = ("play", ROUTINE, "--no-checkin", "--speed", "50", "--mute")


@pytest.mark.parametrize("there", [False, True], ids=["new", "with a history"])
@pytest.mark.parametrize("use_up", [fill, use_up_files])
def test_on_a_full_disk_it_plays_and_says_what_was_not_kept(
    small_disk: Path, use_up: Callable[[Path], object], there: bool
) -> None:
    home = small_disk / "home"
    home.mkdir()
    if there:
        assert player(home, *PLAY).returncode == 0
    use_up(small_disk)
    done = player(home, *PLAY)
    assert done.returncode == 1, done.stderr
    assert "disk is full" in done.stderr
    assert "Not all of this session could be kept" in done.stderr
    assert "fault" not in done.stderr
    if there:
        listed = player(home, "history", "--json")
        assert listed.returncode == 0, listed.stderr
        assert [one["outcome"] for one in json.loads(listed.stdout)] == ["completed"]


def test_a_disk_that_has_room_again_gets_the_whole_session(
    small_disk: Path, library: Library
) -> None:
    filler = fill(small_disk)
    driver = Driver(small_disk / "home", library, ROUTINE, ask=False, asked=False)
    driver.wait(30)
    assert driver.profile.log.trouble is not None
    filler.unlink()
    for _ in to_the_end(driver):
        pass
    assert driver.profile.close() is None
    with History.open(small_disk / "home" / "history.db") as history:
        (record,) = history.sessions()
    assert (record.outcome, record.exercises[0].reps_done) == (Outcome.COMPLETED, 6)


def test_what_a_full_disk_refuses_can_be_saved_elsewhere(
    small_disk: Path, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    fill(small_disk)
    driver = Driver(small_disk / "home", library, ROUTINE)
    driver.press(pygame.K_RETURN, "\r")
    for _ in to_the_end(driver):
        pass
    assert isinstance(driver.app.screen, Form)
    assert any("disk is full" in line for line in driver.form.lines)
    driver.type("e")
    driver.wait(0.2)
    (saved,) = tmp_path.glob("untwist-session-*.jsonl")
    assert any(str(saved) in line for line in driver.form.lines)
    assert saved.stat().st_mode & 0o777 == 0o600
    driver.close()
    other = tmp_path / "other"
    assert player(other, "history", "import", str(saved)).returncode == 0
    assert outcomes(other / "history.db") == [Outcome.COMPLETED]


def without_roots_rights() -> None:
    """Let the program that is run next obey the modes of files, also where root runs it."""
    libc = ctypes.CDLL(None, use_errno=True)
    drop_from_bounding_set, dac_override, dac_read_search = 24, 1, 2
    for right in (dac_override, dac_read_search):
        if libc.prctl(drop_from_bounding_set, right, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "prctl")


@pytest.mark.skipif(sys.platform != "linux", reason="by the rights of Linux")
@pytest.mark.parametrize("closed", ["folder", "file", "unreadable", "no folder"])
def test_where_nothing_may_be_written_it_plays_and_says_so(tmp_path: Path, closed: str) -> None:
    home = tmp_path / "above" / "home"
    assert player(home, *PLAY).returncode == 0
    if closed == "no folder":
        shutil.rmtree(home)
    mode = {"folder": 0o555, "no folder": 0o555}.get(closed, 0o755)
    (home if home.exists() else home.parent).chmod(mode)
    if closed in ("file", "unreadable"):
        (home / "history.db").chmod(0o444 if closed == "file" else 0)
    own = {"UNTWIST_HOME": str(home), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "player", *PLAY],
        env=os.environ | own,
        capture_output=True,
        text=True,
        timeout=60,
        preexec_fn=without_roots_rights,
    )
    (home if home.exists() else home.parent).chmod(0o755)
    assert "fault" not in done.stderr
    if "folder" in closed:
        assert done.returncode == 1, done.stderr
        assert "Not all of this session could be kept" in done.stderr
    else:
        assert done.returncode == 0, done.stderr
        assert outcomes(home / "history.spare.db") == [Outcome.COMPLETED]
