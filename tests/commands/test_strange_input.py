"""Files that are no files, names that are too long, and imports that are too large."""

from __future__ import annotations

import io
import json
import os
import socket
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from player.cli import main
from player.model.record import Outcome, SessionEnd, SessionStart, Spent
from player.storage import importing
from player.storage.history import History
from player.storage.importing import TooLong, Turns, import_lines, lines_of

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def line(number: int, repetitions: int = 2) -> str:
    started = NOON + timedelta(hours=number)
    reps = [
        {"step": n, "exercise": "cat-cow", "side": None, "set": 1, "rep": n + 1,
         "hold_seconds": 2.5, "finished": (started + timedelta(seconds=n)).isoformat()}
        for n in range(repetitions)
    ]  # fmt: skip
    session = {
        "routine": "cat-cow", "started": started.isoformat(), "ended": started.isoformat(),
        "local_day": "2026-03-01", "outcome": "completed", "repetitions": reps,
    }  # fmt: skip
    return json.dumps(session) + "\n"


def test_what_is_too_long_is_left_out_and_the_rest_is_taken(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "LONGEST_LINE", 5000)
    monkeypatch.setattr(importing, "MOST_BYTES", 60_000)
    text = line(0) + "x" * 30_000 + "\n" + line(1) + "y" * 40_000 + "\n" + line(2)
    found = list(lines_of(io.BytesIO(text.encode())))
    assert [isinstance(one, TooLong) for one in found] == [False, True, False, True, True]
    with History.open(own_home / "history.db") as history:
        result = import_lines(history, found)
        assert (result.added, history.count()) == (2, 2)
    assert [one.split(":")[0] for one in result.troubles] == ["Line 2", "Line 4", "Line 5"]


def test_a_file_without_an_end_of_line_and_with_bytes_that_are_no_text_is_read() -> None:
    assert list(lines_of(io.BytesIO(b"a\nb\xff"))) == ["a\n", "b\udcff"]
    assert list(lines_of(io.BytesIO(b""))) == []


def test_others_write_between_the_turns_of_an_import(own_home: Path) -> None:
    path = own_home / "history.db"
    now, paused = [0.0], [0]

    def clock() -> float:
        now[0] += 0.01  # as if each line took ten milliseconds
        return now[0]

    def pause() -> None:
        paused[0] += 1
        other = sqlite3.connect(path, timeout=0)
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE session SET note = 'written'")
        other.commit()
        other.close()

    with History.open(path) as history:
        result = import_lines(history, map(line, range(40)), Turns(clock, pause))
        assert result.added == 40
        assert len({one.note for one in history.sessions()}) == 2
    assert 8 <= paused[0] <= 20


def test_an_import_that_was_interrupted_may_be_repeated(own_home: Path) -> None:
    def lines() -> list[str]:
        return [line(number) for number in range(30)]

    now = iter(range(1000))

    def interrupted() -> None:
        if next(stops) == 3:
            raise KeyboardInterrupt

    stops = iter(range(10))
    with History.open(own_home / "history.db") as history:
        with pytest.raises(KeyboardInterrupt):
            import_lines(history, lines(), Turns(lambda: float(next(now)), interrupted))
        assert history.count() == 4
        result = import_lines(history, lines())
        assert (result.added, result.already) == (26, 4)


def test_the_repetitions_of_an_import_are_summed_as_those_of_a_session(own_home: Path) -> None:
    with History.open(own_home / "history.db") as history:
        import_lines(history, [line(0, 500)])
        (record,) = history.sessions()
        (done,) = record.exercises
        assert (done.reps_done, done.hold_seconds) == (500, 1250.0)
        assert [one.rep for one in history.repetitions(record.id)] == list(range(1, 501))
        assert history.totals()[0].repetitions == 500


def test_of_many_wrong_lines_a_thousand_are_told_and_the_others_counted(own_home: Path) -> None:
    with History.open(own_home / "history.db") as history:
        result = import_lines(history, ["x\n"] * 1500)
    assert (len(result.troubles), result.untold) == (1000, 500)


@pytest.mark.parametrize("ended", [-3600, -57 * 365 * 86400, 0, 70])
def test_no_session_ends_before_it_started(own_home: Path, ended: int) -> None:
    begun = SessionStart("cat-cow", "Cat", "0", NOON, 70.0, (), NOON.date())
    end = NOON + timedelta(seconds=ended)
    with History.open(own_home / "history.db") as history:
        session = history.begin(begun)
        history.end(session, SessionEnd(end, Outcome.COMPLETED, Spent(60.0)))
        assert history.session(session).ended == max(end, NOON)
        text = json.loads(line(3)) | {"ended": (NOON - timedelta(days=1)).isoformat()}
        import_lines(history, [json.dumps(text)])
        newest = history.sessions()[0]
        assert newest.ended == newest.started


@pytest.fixture
def strange(tmp_path: Path) -> list[Path]:
    os.mkfifo(tmp_path / "pipe.yaml")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(tmp_path / "socket.yaml"))
    listening.close()
    (tmp_path / "folder.yaml").mkdir()
    found = [tmp_path / name for name in ("pipe.yaml", "socket.yaml", "folder.yaml")]
    return [*found, Path("/dev/zero"), Path("/dev/full"), Path("/dev/stdin")]


def test_what_is_no_file_is_read_as_none(
    strange: list[Path], own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in strange:
        assert main(["history", "import", str(path)]) == 1, path
        if path.name != "folder.yaml":
            assert main(["check", str(path)]) == 1, path
        assert main(["show", str(path)]) == 1, path
        said = capsys.readouterr().err
        assert "fault" not in said
        assert said.strip()
    own_home.mkdir(exist_ok=True)
    for name in ("settings.toml", "window.json", "history.known.json"):
        os.mkfifo(own_home / name)
    (own_home / "routines").mkdir()
    os.mkfifo(own_home / "routines" / "mine.yaml")
    for words in (["list"], ["doctor"], ["history"], ["check"], ["show", "cat-cow"]):
        assert main(words) in (0, 1), words
        assert "fault" not in capsys.readouterr().err


@pytest.mark.parametrize("long", ["x" * 300, "y/" * 2300 + "z", "n" * 5000])
def test_names_that_are_too_long_get_a_sentence(
    long: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (
        ["check", long], ["show", long], ["play", long], ["history", "import", long],
        ["history", "export", "-o", f"{long}.csv"], ["new", long], ["export", "cat-cow", "-o",
        f"{long}.md"], ["pose", long, "-o", str(tmp_path / "a.png")],
        ["storyboard", "cat-cow", "-o", f"{long}.png"], ["schema", "-o", f"{long}.json"],
    ):  # fmt: skip
        assert main(words) in (1, 2), words[0]
        said = capsys.readouterr().err
        assert "fault" not in said, words[0]
        assert said.strip(), words[0]
    monkeypatch.setenv("UNTWIST_HOME", f"{tmp_path}/{long}")
    for words in (
        ["list"],
        ["history"],
        ["doctor"],
        ["check"],
        ["new", "mine"],
        ["history", "repair"],
    ):
        assert main(words) in (0, 1), words
        assert "fault" not in capsys.readouterr().err, words
