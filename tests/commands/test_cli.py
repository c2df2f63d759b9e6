"""The commands as a person types them: what they print, and their exit codes."""

import csv
import io
import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pygame
import pytest

from player.cli import main
from player.commands import play as play_command
from player.model.record import Outcome, Planned, Repetition, SessionEnd, SessionStart, Spent
from player.model.routine import Side
from player.storage.history import History
from player.storage.settings import SETTINGS_FILE
from player.ui.window.window import Window

STARTED = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)


def kept_session(home: Path, day: date = date(2026, 3, 2)) -> int:
    with History.open(home / "history.db") as history:
        number = history.begin(
            SessionStart(
                routine="bird-dog",
                name="Bird-dog",
                digest="0" * 64,
                started=STARTED,
                planned_seconds=128,
                planned=(Planned("bird-dog", Side.LEFT, 6), Planned("bird-dog", Side.RIGHT, 6)),
                day=day,
            )
        )
        one = Repetition(0, "bird-dog", Side.LEFT, 1, 1, 6.0, STARTED)
        history.add(number, one, Spent(active=18))
        history.end(number, SessionEnd(STARTED, Outcome.STOPPED, Spent(active=20.5, paused=3)))
        return number


def test_list_has_the_four_with_their_times(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json"]) == 0
    told = {one["key"]: one["total_seconds"] for one in json.loads(capsys.readouterr().out)}
    assert told["cat-cow"] == 70
    assert told["open-book"] == 154
    assert told["knee-drops"] == 120
    assert told["bird-dog"] == 128
    assert main(["list"]) == 0
    assert "2 min 34 s" in capsys.readouterr().out


def test_show_gives_the_plan(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "bird-dog", "--json"]) == 0
    plan = json.loads(capsys.readouterr().out)
    assert plan["total_seconds"] == 128
    first, second, third = plan["segments"][:3]
    assert (first["kind"], first["end"], first["side"]) == ("start", 8, "left")
    assert (second["kind"], second["pose"], second["set"], second["rep"]) == (
        "move",
        "bird-dog",
        1,
        1,
    )
    assert second["say"] == "Reach your left arm and right leg long."
    assert (third["kind"], third["start"], third["end"]) == ("hold", 10, 16)
    assert set(first) == {
        "start", "end", "kind", "exercise", "side", "set", "rep", "pose", "say", "breath",
    }  # fmt: skip


def test_check_tells_every_place_and_exits_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text("name: Bad\nrep:\n  - {say: Hi., holdd: 3 s}\nlevel: 9\n", encoding="utf-8")
    assert main(["check", "--json", str(file)]) == 1
    told = json.loads(capsys.readouterr().out)
    errors = {(p["line"], p["column"]) for p in told if p["level"] == "error"}
    assert {(3, 16), (4, 8)} <= errors
    assert set(told[0]) == {"file", "line", "column", "level", "message", "hint"}
    assert main(["check", str(file)]) == 1
    assert "did you mean `hold`" in capsys.readouterr().out.lower()


def test_check_with_advice_alone_exits_with_0(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fine.yaml").write_text("name: Fine\nrep: [{say: Sit., hold: 3 s}]\n")
    assert main(["check", "--json", str(tmp_path)]) == 0
    assert {p["level"] for p in json.loads(capsys.readouterr().out)} == {"advice"}


def test_the_library_has_neither_errors_nor_advice(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_snapshot_writes_a_picture_of_the_size(tmp_path: Path) -> None:
    target = tmp_path / "it.png"
    assert main(["snapshot", "cat-cow", "--at", "12", "--size", "900x700", "-o", str(target)]) == 0
    assert pygame.image.load(str(target)).get_size() == (900, 700)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["snapshot", "cat-cow", "--at", "500", "-o", "x.png"], 1, "70 seconds"),
        (["snapshot", "cat-cow", "-o", "no/such/folder/x.png"], 1, "x.png"),
        (["play", "birddog"], 1, "bird-dog"),
        (["show", "nothing.yaml"], 1, "nothing.yaml"),
        (["check", "no-such-file"], 1, "no-such-file"),
        (["history", "show", "7"], 1, "No sessions"),
        (["frobnicate"], 2, "frobnicate"),
        (["play"], 2, "NAME"),
        (["play", "cat-cow", "--speed", "0"], 2, "--speed"),
        (["play", "cat-cow", "--windowed", "big"], 2, "1280x720"),
        (["history", "--json", "--csv"], 2, "exclude"),
    ],
)
def test_a_trouble_is_a_sentence_and_has_its_code(
    words: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == code
    told = capsys.readouterr()
    assert said in told.err
    assert "Traceback" not in told.err


def test_history_as_json_csv_and_table(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number = kept_session(own_home)
    assert main(["history", "--json"]) == 0
    (record,) = json.loads(capsys.readouterr().out)
    assert (record["id"], record["outcome"], record["active_seconds"]) == (number, "stopped", 20.5)
    assert record["exercises"][0] == {
        "name": "bird-dog",
        "side": "left",
        "reps_planned": 6,
        "reps_done": 1,
        "hold_seconds": 6,
        "skipped": 0,
    }
    assert main(["history", "--csv"]) == 0
    heads, row = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert dict(zip(heads, row, strict=True))["routine"] == "bird-dog"
    assert main(["history"]) == 0
    assert "1 of 12" in capsys.readouterr().out
    assert main(["history", "show", str(number)]) == 0
    assert "1 of 6" in capsys.readouterr().out


def test_history_since_a_day_leaves_out_what_was_before(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept_session(own_home, date(2026, 3, 2))
    assert main(["history", "--json", "--since", "2026-03-03"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["history", "--json", "--since", "2026-03-02"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 1


def test_a_session_is_deleted_when_sure(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    number = kept_session(own_home)
    assert main(["history", "delete", str(number), "--yes"]) == 0
    assert main(["history", "--json"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "[]"


def test_looking_makes_no_folder(own_home: Path) -> None:
    for words in (["list"], ["history"], ["show", "cat-cow"], ["check"]):
        assert main(words) == 0
    assert not own_home.exists()


def test_doctor_names_what_it_finds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    told = capsys.readouterr().out
    for word in ("Python", "pygame-ce", "SDL", "screen", "sound", "history", "font", "cat-cow"):
        assert word in told


def test_without_a_screen_one_sentence_and_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pygame.display.quit()
    monkeypatch.setenv("SDL_VIDEODRIVER", "no-such-driver")
    assert main(["play", "cat-cow"]) == 1
    told = capsys.readouterr().err.strip()
    assert len(told.splitlines()) == 1
    assert "screen" in told


def test_a_driver_that_nobody_sees_is_no_screen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pygame.display.quit()
    monkeypatch.delenv("SDL_VIDEODRIVER")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    if os.name != "posix":
        pytest.skip("only where a screen is named by the environment")
    assert main(["play", "cat-cow"]) == 1
    assert "screen" in capsys.readouterr().err


def test_a_bug_leaves_a_log_and_3(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(self: Window) -> None:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(play_command.Window, "open", broken)
    assert main(["play", "cat-cow"]) == 3
    (log,) = (own_home / "logs").iterdir()
    text = log.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in text
    assert "pygame-ce" in text
    assert str(log) in capsys.readouterr().err


def test_an_interruption_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: Window) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(play_command.Window, "open", interrupted)
    assert main(["play", "cat-cow"]) == 130


def test_a_damaged_history_is_told_and_left_alone(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_home.mkdir()
    path = own_home / "history.db"
    path.write_bytes(b"this is no database" * 100)
    before = path.read_bytes()
    assert main(["history"]) == 1
    assert str(path) in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_folder_named_in_the_settings_joins_the_library_of_every_command(
    own_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    text = "name: Mine\nrep: [{say: Sit., hold: 3 s}]\nstop_if: [It hurts.]\n"
    (mine / "from-the-settings.yaml").write_text(text, encoding="utf-8")
    own_home.mkdir()
    settings = f"folders = [{json.dumps(str(mine))}]\n"
    (own_home / SETTINGS_FILE).write_text(settings, encoding="utf-8")
    assert main(["list", "--json"]) == 0
    keys = {one["key"] for one in json.loads(capsys.readouterr().out)}
    assert {"from-the-settings", "cat-cow"} <= keys
    assert main(["show", "from-the-settings"]) == 0
    assert main(["check", "from-the-settings"]) == 0
