import os
from pathlib import Path

import pytest

from player import places
from player.format.library import Library

GOOD = "name: {}\nrep: [{{hold: 3}}]\nstop_if: [Pain.]\n"


def put(folder: Path, name: str, text: str = "") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or GOOD.format(Path(name).stem), encoding="utf-8")
    return path


def name_of(library: Library, key: str) -> str:
    routine = library.find(key).routine
    assert routine is not None
    return routine.name


def test_names_are_those_of_the_files_in_order(tmp_path: Path) -> None:
    for name in ("b.yaml", "sub/a.yml", "c.YAML", "README.md", ".hidden.yaml", ".git/x.yaml"):
        put(tmp_path, name)
    (tmp_path / "folder.yaml").mkdir()
    library = Library([tmp_path, tmp_path / "not-there"])
    assert list(library.keys()) == ["a", "b", "c"]
    assert library.path("a") == tmp_path / "sub" / "a.yml"
    assert library.path("x") is None
    assert library.problems == ()


def test_a_later_folder_wins(tmp_path: Path) -> None:
    put(tmp_path / "shipped", "a.yaml", GOOD.format("Shipped"))
    put(tmp_path / "shipped", "s.yaml", "name: S\nsteps: [{use: a}]\n")
    put(tmp_path / "own", "a.yaml", GOOD.format("Own"))
    library = Library([tmp_path / "shipped", tmp_path / "own"])
    assert name_of(library, "a") == "Own"
    routine = library.read("s").routine
    assert routine is not None
    assert [exercise.name for exercise in routine.exercises()] == ["Own"]


def test_a_name_twice_in_one_folder_is_a_problem_of_the_folder(tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", GOOD.format("First"))
    put(tmp_path, "sub/a.yaml", GOOD.format("Second"))
    library = Library([tmp_path])
    assert [(p.file, p.name) for p in library.problems] == [
        (str(tmp_path / "sub" / "a.yaml"), "name-taken")
    ]
    assert name_of(library, "a") == "First"


def test_a_broken_file_hides_no_other(tmp_path: Path) -> None:
    put(tmp_path, "bad.yaml", "name: [")
    put(tmp_path, "good.yaml")
    library = Library([tmp_path])
    assert list(library.keys()) == ["bad", "good"]
    assert library.read("bad").routine is None
    assert name_of(library, "good") == "good"


def test_an_unknown_name_and_its_nearest(tmp_path: Path) -> None:
    put(tmp_path, "bird-dog.yaml")
    library = Library([tmp_path])
    problem = library.find("bird-dgo").problems[0]
    assert problem.name == "unknown-routine"
    assert "`bird-dog`" in problem.hint
    assert library.find(str(tmp_path / "x.yaml")).problems[0].name == "no-file"
    assert library.find("").problems[0].name == "unknown-routine"
    assert library.find("a\x00b").problems[0].name == "unknown-routine"


def test_a_path_names_a_file_whose_siblings_can_be_used(tmp_path: Path) -> None:
    put(tmp_path / "shipped", "a.yaml", GOOD.format("Shipped"))
    put(tmp_path / "shipped", "other.yaml", GOOD.format("Other"))
    put(tmp_path / "work", "a.yaml", GOOD.format("Beside"))
    path = put(tmp_path / "work", "s.yaml", "name: S\nsteps: [{use: a}, {use: other}]\n")
    library = Library([tmp_path / "shipped"])
    routine = library.find(str(path)).routine
    assert routine is not None
    assert (routine.key, routine.folder) == ("s", str(tmp_path / "work"))
    assert [exercise.name for exercise in routine.exercises()] == ["Beside", "Other"]
    assert library.path("s") is None


def test_a_file_is_read_again_only_when_something_has_changed(tmp_path: Path) -> None:
    used = put(tmp_path, "a.yaml")
    put(tmp_path, "easy.yaml")
    put(tmp_path, "s.yaml", "name: S\nsteps: [{use: m}]\n")
    put(tmp_path, "m.yaml", "name: M\nsteps: [{use: a}]\n")
    put(tmp_path, "h.yaml", GOOD.format("H") + "easier: {use: easy}\n")
    library = Library([tmp_path])
    first, form = library.read("s"), library.read("h")
    assert library.read("s") is first
    assert library.read("h") is form
    used.write_text(GOOD.format("Changed and longer"), encoding="utf-8")
    routine = library.read("s").routine
    assert routine is not None
    assert [exercise.name for exercise in routine.exercises()] == ["Changed and longer"]
    put(tmp_path, "easy.yaml", GOOD.format("Easier still"))
    assert library.read("h") is form  # its forms are only named
    easier = library.exercise("easy")
    assert easier is not None
    assert easier.name == "Easier still"


def test_an_exercise_of_a_name_is_found_beside_a_file_that_was_read(tmp_path: Path) -> None:
    put(tmp_path / "shipped", "easy.yaml", GOOD.format("Shipped"))
    put(tmp_path / "own", "easy.yaml", GOOD.format("Own"))
    file = put(tmp_path / "own", "h.yaml", GOOD.format("H") + "easier: {use: easy}\n")
    library = Library([tmp_path / "shipped"])
    assert library.read_file(file).routine is not None
    form = library.exercise("easy")
    assert form is not None
    assert form.name == "Own"
    assert library.exercise("nothing") is None


def test_a_circle_that_comes_later_is_seen(tmp_path: Path) -> None:
    put(tmp_path, "a.yaml", "name: A\nsteps: [{use: b}]\n")
    put(tmp_path, "b.yaml", "name: B\nsteps: [{rest: 3 s}]\n")
    library = Library([tmp_path])
    assert library.read("a").routine is not None
    put(tmp_path, "b.yaml", "name: B\nsteps: [{rest: 3 s}, {use: a}]\n")
    assert [p.name for p in library.read("a").errors] == ["circle"]
    assert [p.name for p in library.read("b").errors] == ["circle"]


def test_the_list_is_made_anew_when_asked_for(tmp_path: Path) -> None:
    put(tmp_path, "s.yaml", "name: S\nsteps: [{use: late}]\n")
    library = Library([tmp_path])
    assert library.read("s").routine is None
    put(tmp_path, "late.yaml")
    library.refresh()
    assert library.read("s").routine is not None


def test_a_file_that_is_gone_or_cannot_be_read(tmp_path: Path) -> None:
    path = put(tmp_path, "a.yaml")
    put(tmp_path, "s.yaml", "name: S\nsteps: [{use: a}]\n")
    library = Library([tmp_path])
    path.unlink()
    assert library.read("a").problems[0].name == "unreadable"
    assert [(p.line, p.name) for p in library.read("s").problems] == [(2, "broken-use")]


@pytest.mark.parametrize("uses", ["a, m", "m, a", "m, a, m"])
def test_a_file_may_be_used_here_and_there(tmp_path: Path, uses: str) -> None:
    put(tmp_path, "a.yaml")
    put(tmp_path, "m.yaml", "name: M\nsteps: [{use: a}]\n")
    steps = ", ".join(f"{{use: {name}}}" for name in uses.split(", "))
    put(tmp_path, "s.yaml", f"name: S\nsteps: [{steps}]\n")
    assert Library([tmp_path]).read("s").errors == ()


def test_a_chain_of_a_thousand_files(tmp_path: Path) -> None:
    put(tmp_path, "s0.yaml")
    for number in range(1, 1000):
        put(tmp_path, f"s{number}.yaml", f"name: S\nsteps: [{{use: s{number - 1}}}]\n")
    assert name_of(Library([tmp_path]), "s999") == "S"


def test_too_many_files_are_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("player.format.library.MOST_FILES", 3)
    for number in range(5):
        put(tmp_path, f"a{number}.yaml")
    library = Library([tmp_path])
    assert list(library.keys()) == ["a0", "a1", "a2"]
    assert [p.name for p in library.problems] == ["too-many-files"]


def test_what_is_no_plain_file_is_not_opened(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    os.mkfifo(tmp_path / "pipe.yaml")
    library = Library([tmp_path])
    assert list(library.keys()) == []
    assert library.find(str(tmp_path / "pipe.yaml")).problems[0].name == "no-file"


def test_without_advice_the_same_routines_are_read_and_only_errors_found() -> None:
    folder = places.shipped("routines")
    with_advice, without = Library([folder]), Library([folder], advise=False)
    for key in with_advice.keys():
        assert with_advice.read(key).routine == without.read(key).routine
        assert without.read(key).advice == ()
