"""The files of tests/broken: each says in its first line what is wrong in it, and where."""

from pathlib import Path

import pytest

from player.format.library import Library

BROKEN = Path(__file__).parent.parent / "broken"
FILES = sorted(BROKEN.glob("*.yaml"))
POSES = {"cat", "cow", "hands-and-knees", "hook-lying"}


def expected_in(path: Path) -> list[str]:
    first = path.read_bytes().split(b"\n")[0].decode()
    faults = first.strip().removeprefix("# expect: ").split(", ")
    return [] if faults == ["nothing"] else faults


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_fault_of_a_file_is_found_where_it_is(path: Path) -> None:
    reading = Library([BROKEN], {"pose": POSES}).read(path.stem)
    found = [f"{p.line}:{p.column} {p.name}" for p in reading.errors]
    assert found == expected_in(path)
    assert (reading.routine is None) == bool(found)
    assert all(problem.file == str(path) and problem.message for problem in reading.problems)


def test_there_are_many_of_them() -> None:
    assert len(FILES) > 40
