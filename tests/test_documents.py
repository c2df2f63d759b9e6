"""The documents are true: every routine written in them can be read, every command is there."""

import re
from pathlib import Path

import pytest

from player import places
from player.cli import commands
from player.format.library import Library

ROOT = Path(__file__).parent.parent
BLOCKS = re.findall(
    r"```yaml\n(.*?)```", (ROOT / "routines" / "README.md").read_text(encoding="utf-8"), re.DOTALL
)


@pytest.mark.parametrize("text", BLOCKS, ids=range(len(BLOCKS)))
def test_every_routine_of_the_guide_is_read_without_a_problem(text: str, tmp_path: Path) -> None:
    (tmp_path / "written.yaml").write_text(text, encoding="utf-8")
    reading = Library([places.shipped("routines"), tmp_path], poses=None).read("written")
    assert [problem.as_text() for problem in reading.problems] == []
    assert reading.routine is not None


def test_every_command_of_the_readme_exists() -> None:
    named = re.findall(r"^    untwist ([a-z]+)", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert named
    assert set(named) <= set(commands.commands)


def test_the_readme_s_links_and_pictures_are_there() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "media/README.md", "routines/README.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            if "://" not in target:
                assert (ROOT / name).parent.joinpath(target).exists(), f"{name}: {target}"
