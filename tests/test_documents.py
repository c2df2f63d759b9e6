"""The documents are true: every routine written in them can be read, every command is there."""

import re
from pathlib import Path

import pytest

from player import places
from player.app.locations import poses
from player.care.files import care, vocabulary
from player.cli import commands
from player.format.library import Library
from player.format.schema import reference

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
    reading = Library([places.shipped("routines"), tmp_path], {"pose": poses().keys()}).read(key)
    assert [problem.as_text() for problem in reading.problems] == []
    assert reading.routine is not None


def test_the_guide_grows_by_five_steps_that_use_every_part() -> None:
    assert len(re.findall(r"^### \d\. ", GUIDE, re.MULTILINE)) == 5
    assert len(BLOCKS) >= 5
    assert all(f"{word}:" in "".join(BLOCKS) for word in ("steps", "cues", "sets", "repeat", "ask"))


def test_the_tables_of_the_guide_are_those_of_the_program() -> None:
    """`untwist schema --reference` prints them anew."""
    assert GUIDE.endswith(f"\n\n{reference()}\n{vocabulary().reference()}")


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


FOLDERS = ("player", "routines", "media", "tests", "benchmarks", ".ci")
ENDINGS = (".py", ".md", ".yaml", ".yml", ".toml", ".sh", "")
TEXTS = sorted(
    path
    for path in (*ROOT.iterdir(), *(one for name in FOLDERS for one in (ROOT / name).rglob("*")))
    if path.is_file() and path.suffix in ENDINGS and not path.name.startswith(".git")
)
"""Every text of the project: code, documents, data, and scripts."""


def lost(text: str, file: Path) -> list[str]:
    """The documents and relative links that a text names and that are not in the project."""
    named = re.findall(r"\b[A-Z][A-Z0-9_-]*\.md\b", text)
    there = {path.name for path in TEXTS} | {"FILE.md"}  # what a person may name a file
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text) if file.suffix == ".md" else []
    links = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    return [name for name in named if name not in there] + [
        link for link in links if not file.parent.joinpath(link).exists()
    ]


def test_no_text_refers_to_a_document_that_is_not_there() -> None:
    assert len(TEXTS) > 400
    found = {
        str(path.relative_to(ROOT)): lost(path.read_text(encoding="utf-8", errors="replace"), path)
        for path in TEXTS
        if path != Path(__file__)
    }
    assert {name: names for name, names in found.items() if names} == {}


def test_a_lost_reference_is_found() -> None:
    guide = ROOT / "media" / "README.md"
    assert lost("as SAFETY.md says (FORMAT.md 2)", guide) == ["SAFETY.md", "FORMAT.md"]
    assert lost("see [that](care/README.md) and [this](care/GONE.yaml)", guide) == [
        "care/GONE.yaml"
    ]
    assert lost("[there](https://example.org/a.md), README.md, CONTRIBUTING.md", guide) == []


def test_the_page_of_care_tells_of_every_question_and_names_the_sources_there_are() -> None:
    page = (ROOT / "media" / "care" / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\b[SNPUMCH]\d{1,2}b?\b", page))
    known = set(care("sources").get("sources"))
    assert named <= known
    questions = [*care("questions").get("signs"), *care("questions").get("ask_first")]
    assert [one.get("key") for one in questions if one.get("key") not in page] == []
    files = (ROOT / "media" / "care" / "en").glob("*.yaml")
    texts = [path.read_text(encoding="utf-8") for path in files if path.stem != "sources"]
    lists = re.findall(r"sources: \[([^\]]*)\]", "".join(texts))
    used = {key.strip() for one in lists for key in one.split(",")}
    assert known == named | used
