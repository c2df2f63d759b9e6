"""`untwist check`: colours and carets, folders as libraries, poses, and what comes of remarks."""

import io
import json
import os
import re
from pathlib import Path

import pytest

from player.cli import main

GOOD = "name: {}\nrep: [{{hold: 3}}]\nworks: []\nstop_if: [Pain.]\n"
COLOUR = re.compile(r"\x1b\[\d+m")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def put(folder: Path, name: str, text: str = "") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or GOOD.format(path.stem), encoding="utf-8")
    return path


def found(capsys: pytest.CaptureFixture[str], *paths: Path) -> list[tuple[str, int, int]]:
    main(["check", "--json", *map(str, paths)])
    told = json.loads(capsys.readouterr().out)
    return [(Path(p["file"]).name, p["line"], p["column"]) for p in told]


@pytest.mark.skipif(os.name == "nt", reason="there the colours are translated on the way")
def test_colours_in_a_terminal_only_and_not_against_the_wish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path, "bad.yaml", "name: Bad\nrep: [{holdd: 3}]\n")
    main(["check", str(file)])
    plain = capsys.readouterr().out
    assert "\x1b" not in plain
    shown = {}
    for wish in ("", "1"):
        monkeypatch.setenv("NO_COLOR", wish)
        shown[wish] = Terminal()
        monkeypatch.setattr("sys.stdout", shown[wish])
        main(["check", str(file)])
    assert "\x1b[31m" in shown[""].getvalue()
    assert COLOUR.sub("", shown[""].getvalue()) == plain == shown["1"].getvalue()


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("rep: [{holdd: 3 s}]", "holdd"),
        ("rep: [{say: 日本, note: é́, holdd: 3 s}]", "holdd"),
        ("rep: [{say: ÄÖÜ, holdd: 3 s}]", "holdd"),
        ("rep: [{hold: 3 s, say: " + "x" * 300 + ", beath: in}]", "beath"),
    ],
)
def test_the_caret_stands_under_what_is_meant(
    line: str, meant: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path, "x.yaml", f"name: x\n{line}\nstop_if: [Pain.]\n")
    main(["check", str(file)])
    rows = capsys.readouterr().out.splitlines()
    at = next(n for n, row in enumerate(rows) if ": error: " in row and meant in row)
    wide = rows[at + 1].replace("日本", "日 本 ").replace("\u0301", "")
    begin = rows[at + 2].index("^")
    assert wide[begin : begin + rows[at + 2].count("^")] == meant


def test_what_a_file_holds_cannot_play_with_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path, "x.yaml", "name: x\x1b[2J\u202e\n")
    assert main(["check", str(file)]) == 1
    assert all(c.isprintable() or c == "\n" for c in capsys.readouterr().out)


def test_the_files_of_a_folder_find_each_other_wherever_they_lie(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, "a/one.YAML")
    put(tmp_path, "b/two.yml", "name: Two\nsteps: [{use: one}, {use: cat-cow}]\n")
    put(tmp_path, "b/three.yaml", "name: Three\nsteps: [{use: nothing}]\n")
    assert found(capsys, tmp_path) == [("three.yaml", 2, 15)]
    assert found(capsys, tmp_path / "b" / "two.yml") == [("two.yml", 2, 15)]


def test_a_name_that_is_taken_is_told_once_and_both_files_are_read(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = own_home / "routines"
    put(folder, "a.yaml")
    put(folder, "sub/a.yaml", "name: [")
    assert found(capsys) == [("a.yaml", 1, 1), ("a.yaml", 1, 7)]


def test_a_file_in_the_person_s_folder_is_checked_among_all(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(own_home / "routines", "mine.yaml", "name: Mine\nsteps: [{use: cat-cow}, {use: late}]\n")
    put(own_home / "routines", "late.yaml")
    assert found(capsys) == []


def test_poses_of_a_folder_are_made_from_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, "low.yaml", "name: Low\nbody: standing\njoints: {left knee: {flexion: 300}}\n")
    put(tmp_path, "from-low.YAML", "name: From\nfrom: low\nbody: standing\n")
    assert found(capsys, tmp_path) == [("from-low.YAML", 2, 7), ("low.yaml", 3, 31)]


def test_accepted_advice_is_not_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "name: x  # untwist: accept no-stop-if\nrep: [{hold: 61}]\n"
    file = put(tmp_path, "x.yaml", text)
    assert main(["check", str(file)]) == 0
    told = capsys.readouterr().out
    assert "[long-hold]" in told
    assert "[no-stop-if]" not in told
