"""What is written is for its owner alone, and a mode that the owner chose stays."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from player import places
from player.cli import main
from player.model.settings import Settings
from player.storage.history import History
from player.storage.settings import SettingsFile
from tests.storage.test_backups import play

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the profile's rules hold there")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_all_that_a_session_and_the_commands_leave_is_private(own_home: Path) -> None:
    old = os.umask(0)
    try:
        for words in (
            ["play", "cat-cow", "--no-checkin", "--speed", "50", "--mute"],
            ["new", "mine"],
            ["history", "export", "-o", str(own_home / "all.jsonl")],
            ["history", "export", "-o", str(own_home / "all.csv")],
            ["history", "import", str(own_home / "all.jsonl")],
            ["export", "cat-cow", "-o", str(own_home / "cat-cow.md")],
            ["history", "repair"],
        ):
            command = [sys.executable, "-m", "player", *words]
            own = {"UNTWIST_HOME": str(own_home), "PYTHONPATH": str(ROOT)}
            subprocess.run(command, env=os.environ | own, check=True, capture_output=True)
    finally:
        os.umask(old)
    found = {own_home, *own_home.rglob("*")}
    assert {"history.db", "settings.toml", "backups", "all.csv", "cat-cow.md", "mine.yaml"} <= {
        each.name for each in found
    }
    wrong = [each for each in found if mode(each) != (0o700 if each.is_dir() else 0o600)]
    assert wrong == []


def test_while_the_history_is_open_what_sqlite_puts_beside_it_is_private(own_home: Path) -> None:
    with History.open(own_home / "history.db") as history:
        play(history)
        modes = {each.name: mode(each) for each in own_home.iterdir()}
    assert modes == {"history.db": 0o600, "history.db-wal": 0o600, "history.db-shm": 0o600}


@pytest.mark.parametrize("chosen", [0o640, 0o400, 0o664])
def test_a_mode_that_the_owner_chose_stays(own_home: Path, chosen: int) -> None:
    file = SettingsFile(own_home / "settings.toml")
    file.write(Settings())
    assert mode(file.path) == 0o600
    file.path.chmod(chosen)
    own_home.chmod(0o750)
    file.write(Settings(mute=True))
    assert mode(file.path) == chosen
    assert mode(own_home) == 0o750


def test_a_link_stays_a_link_and_a_pipe_is_written_to(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    link.symlink_to(real)
    places.write_private(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    reading, writing = os.pipe()
    places.write_private(Path(f"/dev/fd/{writing}"), b"through")
    assert os.read(reading, 100) == b"through"
    os.close(reading)
    os.close(writing)


def test_what_could_not_be_written_whole_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with pytest.raises(TypeError), places.private_file(path) as file:
        file.writelines([b"half", None])  # type: ignore[list-item]
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_doctor_says_that_others_can_read_it_and_mends_it_when_asked(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with History.open(own_home / "history.db") as history:
        play(history)
    main(["doctor"])
    assert "who can read it: only you" in capsys.readouterr().out
    own_home.chmod(0o755)
    (own_home / "history.db").chmod(0o644)
    main(["doctor"])
    assert "others on this machine too (2 files and folders)" in capsys.readouterr().out
    assert mode(own_home) == 0o755, "nothing is changed unless it is asked for"
    main(["doctor", "--mend"])
    said = capsys.readouterr().out
    assert "Closed to others: 2" in said
    assert "who can read it: only you" in said
    assert (mode(own_home), mode(own_home / "history.db")) == (0o700, 0o600)
