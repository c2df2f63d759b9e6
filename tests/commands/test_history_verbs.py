"""`untwist history edit`, `export`, `import` and `--urges` as they are typed."""

from __future__ import annotations

import csv
import json
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from player.app import locations
from player.cli import main
from player.commands.history import EXPORTS
from player.model.diary import Crack, FeltSide, Response, Situation, Urge
from player.model.printable import harmless_json
from player.model.record import Outcome, Planned, Repetition, SessionEnd, SessionStart, Spent
from player.model.routine import Asked, Side
from player.storage.history import History

STARTED = datetime(2026, 3, 2, 7, 30).astimezone()


def kept_session(home: Path, note: str = "") -> int:
    with History.open(home / "history.db") as history:
        planned = (Planned("bird-dog", Side.LEFT, 6),)
        number = history.begin(
            SessionStart("bird-dog", "Bird-dog", "00", STARTED, 128, planned, date(2026, 3, 2))
        )
        history.add(number, Repetition(0, "bird-dog", Side.LEFT, 1, 1, 6.0, STARTED), Spent(18))
        history.end(number, SessionEnd(STARTED, Outcome.STOPPED, Spent(20.5, 3)))
        history.rate(number, before={Asked.PAIN: 5, Asked.URGE: 1})
        history.note(number, note)
        return number


def test_a_session_is_corrected(own_home: Path) -> None:
    number = kept_session(own_home)
    words = ["--note", "better", "--before", "pain=3", "--before", "urge=none"]
    words += ["--after", "stiffness=0", "--outcome", "completed", "--day", "2026-03-01"]
    assert main(["history", "edit", str(number), *words, "--active", "30"]) == 0
    with History.open(own_home / "history.db") as history:
        record = history.session(number)
    assert (record.note, record.outcome) == ("better", Outcome.COMPLETED)
    assert (record.before, record.after) == ({Asked.PAIN: 3}, {Asked.STIFFNESS: 0})
    assert (record.local_day, record.spent.active) == (date(2026, 3, 1), 30.0)


def test_a_note_is_taken_out_by_an_empty_one(own_home: Path) -> None:
    number = kept_session(own_home, "something")
    assert main(["history", "edit", str(number), "--note", ""]) == 0
    with History.open(own_home / "history.db") as history:
        assert history.session(number).note == ""


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["edit", "1"], 2, "--note"),
        (["edit", "1", "--before", "pain"], 2, "pain=3"),
        (["edit", "1", "--before", "pain=11"], 2, "pain=11"),
        (["edit", "1", "--after", "mood=1"], 2, "mood=1"),
        (["edit", "1", "--outcome", "won"], 2, "won"),
        (["edit", "1", "--active", "-1"], 2, "--active"),
        (["edit", "9", "--note", "x"], 1, "9"),
        (["edit", "1", "--day", "2999-01-01"], 1, "2999-01-01"),
        (["edit", "1", "--day", "1700-01-01"], 1, "1700-01-01"),
        (["export"], 2, "-o"),
        (["export", "-o", "a.txt"], 2, ".jsonl"),
        (["export", "-o", "no-such-folder/a.csv"], 1, "a.csv"),
        (["import", "no-such-file.jsonl"], 1, "no-such-file.jsonl"),
        (["--urges", "--csv"], 2, "exclude"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_changes_nothing(
    own_home: Path, words: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    kept_session(own_home)
    assert main(["history", *words]) == code
    told = capsys.readouterr().err
    assert said in told
    assert "Traceback" not in told
    with History.open(own_home / "history.db") as history:
        assert history.session(1).before == {Asked.PAIN: 5, Asked.URGE: 1}
        assert history.session(1).local_day == date(2026, 3, 2)


def test_everything_goes_out_and_comes_in_elsewhere(
    own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_session(own_home, "Καλημέρα")
    with History.open(own_home / "history.db") as history:
        history.diary.add(Crack(STARTED, date(2026, 3, 2), pain=2))
    file = tmp_path / "all.jsonl"
    assert main(["history", "export", "-o", str(file)]) == 0
    assert [json.loads(line)["kind"] for line in file.read_text("utf-8").splitlines()] == [
        "session",
        "crack",
    ]
    monkeypatch.setenv("UNTWIST_HOME", str(tmp_path / "elsewhere"))
    assert main(["history", "import", str(file)]) == 0
    with History.open(tmp_path / "elsewhere" / "history.db") as history:
        assert history.session(1).note == "Καλημέρα"
        assert [crack.pain for crack in history.diary.all(Crack)] == [2]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["all.jsonl", "elsewhere", "home"]


def test_a_table_for_a_spreadsheet(own_home: Path, tmp_path: Path) -> None:
    kept_session(own_home, "Καλημέρα")
    file = tmp_path / "all.CSV"
    assert main(["history", "export", "-o", str(file)]) == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbfid,")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert (row["routine"], row["note"], row["before_pain"]) == ("bird-dog", "Καλημέρα", "5")


def test_a_bad_line_is_told_and_the_others_come_in(
    own_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "some.jsonl"
    good = {"routine": "cat-cow", "started": "2026-03-01T12:00:00Z", "local_day": "2026-03-01"}
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(good).encode() + b'\r\n{"note": "\xe9"}\r\n')
    assert main(["history", "import", str(file)]) == 1
    told = capsys.readouterr()
    assert f"{file}: Line 2: " in told.err
    assert "Added: 1." in told.out
    with History.open(own_home / "history.db") as history:
        assert history.count() == 1


def test_without_a_history_there_is_nothing_to_export(
    own_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["history", "export", "-o", str(tmp_path / "a.jsonl")]) == 1
    assert "nothing was saved" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_help_tells_every_ending_and_another_one_is_refused(
    own_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["history", "export", "--help"]) == 0
    told = capsys.readouterr().out
    kept_session(own_home)
    assert main(["history", "export", "-o", str(tmp_path / "a.txt")]) == 2
    refused = capsys.readouterr().err
    assert all(ending in told and ending in refused for ending in EXPORTS)
    assert not (tmp_path / "a.txt").exists()


def test_urges_and_cracks_are_looked_back_at(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    today = locations.today()
    now = datetime.combine(today, time(12)).astimezone()
    with History.open(own_home / "history.db") as history:
        for days, response in ((0, Response.RESCUE), (1, Response.NONE), (40, Response.NONE)):
            back = timedelta(days=days)
            history.diary.add(
                Urge(now - back, today - back, 7, Situation.STRESS, response=response,
                     response_seconds=90.0, strength_after=3)
            )  # fmt: skip
        history.diary.add(Crack(now - timedelta(minutes=5), today, side=FeltSide.LEFT))
    assert main(["history", "--urges", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["urges"], found["cracks"], found["share_met"]) == (2, 1, 0.5)
    assert (found["mean_fall"], found["median_response_seconds"]) == (4.0, 90.0)
    assert (len(found["days"]), len(found["weeks"]), len(found["by_hour"])) == (28, 4, 24)
    assert found["by_hour"][12] == 2
    assert found["by_situation"]["stress"] == 2
    assert found["crack_sides"]["left"] == 1
    assert found["days_with_an_urge_in_the_quiet_window"] == 1
    assert found["frequency"] == "occasional"
    ticked = [point["ticked"] for point in found["checklist"]]
    assert ticked == [True, True, True, False, True, False]
    since = (today - timedelta(days=50)).isoformat()
    assert main(["history", "--urges", "--json", "--since", since]) == 0
    assert json.loads(capsys.readouterr().out)["urges"] == 3
    assert main(["history", "--urges"]) == 0
    told = capsys.readouterr().out
    assert "12:00 2" in told
    assert "stress 2" in told
    assert [line[3:4] for line in told.splitlines()[-6:]] == ["x", "x", "x", " ", "x", " "]


def test_looking_back_at_no_urges_makes_no_folder(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["history", "--urges"]) == 0
    assert "No urges" in capsys.readouterr().out
    assert main(["history", "--urges", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["urges"], found["share_met"]) == (0, None)
    assert not own_home.exists()


def test_the_list_as_json_is_indented_newest_first_and_keeps_every_letter(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept_session(own_home, "one\u2028line\x85of “Καλά”\nand \\ another")
    kept_session(own_home)
    assert main(["history", "--json"]) == 0
    text = capsys.readouterr().out
    found = json.loads(text)
    assert [session["id"] for session in found] == [2, 1]
    assert found[1]["note"] == "one\u2028line\x85of “Καλά”\nand \\ another"
    assert text == harmless_json(json.dumps(found, ensure_ascii=False, indent=2)) + "\n"
