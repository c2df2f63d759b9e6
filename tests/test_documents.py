"""The documents are true: every routine written in them can be read, every command is there."""

import re
from pathlib import Path

import pytest

from player import places
from player.cli import commands
from player.commands.shelf import poses
from player.format.library import Library
from player.format.reference import reference

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "routines" / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize("place", range(len(BLOCKS)))
def test_every_routine_of_the_guide_is_read_without_a_problem(place: int, tmp_path: Path) -> None:
    """Each block is a file named after its `name`; it may use those that stand above it."""
    key = ""
    for text in BLOCKS[: place + 1]:
        key = text.splitlines()[0].removeprefix("name: ").lower().replace(" ", "-")
        (tmp_path / f"{key}.yaml").write_text(text, encoding="utf-8")
    reading = Library([places.shipped("routines"), tmp_path], poses().keys()).read(key)
    assert [problem.as_text() for problem in reading.problems] == []
    assert reading.routine is not None


def test_the_guide_grows_by_five_steps_that_use_every_part() -> None:
    assert len(re.findall(r"^### \d\. ", GUIDE, re.MULTILINE)) == 5
    assert len(BLOCKS) >= 5
    assert all(f"{word}:" in "".join(BLOCKS) for word in ("steps", "cues", "sets", "repeat", "ask"))


def test_the_tables_of_the_guide_are_those_of_the_program() -> None:
    """`untwist schema --reference` prints them anew."""
    assert GUIDE.endswith(f"\n\n{reference()}")


def test_every_command_of_the_guide_exists() -> None:
    typed = re.findall(r"^    untwist ([a-z]+)(.*?)(?:   |$)", GUIDE, re.MULTILINE)
    typed += re.findall(r"`untwist ([a-z]+)([^`]*)`", GUIDE)
    assert len(typed) > 15
    for verb, rest in typed:
        options = {name for one in commands.commands[verb].params for name in one.opts}
        assert set(re.findall(r"(?<= )--?[a-z-]+", rest)) <= options, verb


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
