"""What `untwist check` sees with the poses and the other files at hand."""

from pathlib import Path

import pytest

from player.app.locations import pose_of
from player.commands.check import check_files
from player.figure.pose_checks import asked_by
from player.format.advice import Checks
from player.format.library import Library

HEAD = "name: x\nstop_if: [Pain.]\n"
FLOOR = {"hands-and-knees": ("getting to the floor", "kneeling", "weight on the hands")}


def advice(folder: Path, text: str) -> list[tuple[int, int, str]]:
    file = folder / "x.yaml"
    file.write_text(text, encoding="utf-8")
    checks = Checks(lambda pose: FLOOR.get(pose, ()), Library([folder]))
    library = Library([folder], checks=checks)
    return [(p.line, p.column, p.name) for p in library.read("x").problems]


def test_an_exercise_says_what_it_asks(tmp_path: Path) -> None:
    rep = "rep: [{hold: 3}]\n"
    assert advice(tmp_path, HEAD + rep) == [(1, 7, "no-works")]
    assert advice(tmp_path, f"{HEAD}works: []\n{rep}") == []


def test_what_a_pose_asks_for_stands_in_works(tmp_path: Path) -> None:
    rep = "rep: [{pose: hands-and-knees, hold: 3}]\n"
    whole = "works: [kneeling, getting to the floor, weight on the hands]\n"
    assert advice(tmp_path, HEAD + whole + rep) == []
    found = advice(tmp_path, f"{HEAD}works: [kneeling]\n{rep}")
    assert found == [(3, 8, "works-missing"), (3, 8, "works-missing")]


def test_a_pose_of_the_start_counts_too(tmp_path: Path) -> None:
    start = "start: {pose: hands-and-knees, say: Kneel down.}\n"
    found = advice(tmp_path, f"{HEAD}works: []\n{start}rep: [{{hold: 3}}]\n")
    assert [name for *_, name in found] == ["works-missing"] * 3


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("easier: Smaller.", [(5, 9, "sentence-as-form")]),
        ("easier: {use: good}", []),
        ("harder: [{use: good}, {use: steps}]", [(5, 29, "not-an-exercise")]),
        ("easier: {use: broken}", [(5, 15, "broken-use")]),
        ("careful: {sore neck: {use: broken}}", [(5, 28, "broken-use")]),
    ],
)
def test_another_form_is_an_exercise_that_can_be_played(
    tmp_path: Path, form: str, expected: list[tuple[int, int, str]]
) -> None:
    others = {
        "good": "name: g\nrep: [{hold: 3}]\n",
        "steps": "name: s\nsteps: [{rest: 3}]\n",
        "broken": "name: b\nrep: [{hold: 3, level: 1}]\n",
    }
    for name, text in others.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert advice(tmp_path, f"{HEAD}works: []\nrep: [{{hold: 3}}]\n{form}\n") == expected


@pytest.mark.parametrize(
    ("pose", "asked"),
    [
        ("hands-and-knees", {"getting to the floor", "kneeling", "weight on the hands"}),
        ("cat", {"getting to the floor", "kneeling", "weight on the hands", "head down"}),
        ("cat-small", {"getting to the floor", "kneeling", "weight on the hands"}),
        (
            "forearms-and-knees",
            {"getting to the floor", "kneeling", "weight on the elbows", "head down"},
        ),
        ("hook-lying", {"getting to the floor", "flat on the back"}),
        ("side-lying-closed", {"getting to the floor", "on the side"}),
        ("seated", set()),
        ("standing", set()),
    ],
)
def test_what_a_pose_asks_is_told_from_its_joints(pose: str, asked: set[str]) -> None:
    found = pose_of(pose)
    assert found is not None
    assert asked_by(found) == asked


def test_check_gives_this_advice(
    tmp_path: Path, own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.yaml"
    text = f"{HEAD}works: []\nrep: [{{pose: cat, hold: 3}}]\neasier: Smaller.\n"
    file.write_text(text, encoding="utf-8")
    assert check_files([file], as_json=False) == 0
    said = capsys.readouterr().out
    assert "head down" in said
    assert "[sentence-as-form]" in said
