"""The care files that came along, and what is told of one that is wrong."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from player import places
from player.care.files import (
    ENGLISH,
    CareFileError,
    care,
    care_names,
    folder_of_language,
    system_language,
)
from player.cli import main
from player.format.care_file import read_care
from player.format.care_keys import FILES
from player.format.tables import Fields

CARE = places.shipped("media") / "care"
EN = CARE / ENGLISH

WITHOUT_SOURCES = {
    "cards/footer": "says what this program is not",
    "cards/asked": "the words of a button",
    "cards/numbers": "says whose numbers are shown",
    "cards/no number": "says why no number is shown",
    "signs/title": "a heading",
    "signs/heading": "a heading",
    "questions/first": "the words of the first page",
    "conditions/says": "the frames of what is swapped and left out",
    "conditions/opens": "what opens a routine that is closed",
}
"""Texts that tell nothing about the body, and why."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the care files to spoil."""
    return Path(shutil.copytree(EN, tmp_path / "care" / "xx"))


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("language", [path.name for path in CARE.iterdir() if path.is_dir()])
def test_the_files_that_came_along_are_free_of_problems(language: str, name: str) -> None:
    path = CARE / language / f"{name}.yaml"
    names = care_names(name, CARE / language)
    _, problems = read_care(path.read_bytes(), path.name, FILES[name], names)
    assert problems == ()


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "de"}, "de"),
        ({"LC_MESSAGES": "fr_FR", "LANG": "de_DE"}, "fr"),
        ({"LC_ALL": "fil_PH@euro", "LC_MESSAGES": "fr_FR"}, "fil"),
        ({"LANG": "C.UTF-8"}, ""),
        ({"LANG": "POSIX"}, ""),
        ({"LANG": "../de"}, ""),
        ({"LANG": "deutsch"}, ""),
    ],
)
def test_the_language_of_the_system(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, variables.get(name, ""))
    assert system_language() == language


def test_a_language_is_a_whole_folder_and_english_stands_in_for_any_other(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = copy.parent / ENGLISH
    shutil.copytree(EN, english)
    copy.rename(copy.with_name("de"))
    for wanted, found in (("de_DE", "de"), ("en_US", "en"), ("fr_FR", "en"), ("C", "en")):
        monkeypatch.setenv("LC_ALL", wanted)
        assert folder_of_language(copy.parent).name == found
    (copy.with_name("de") / "urge.yaml").unlink()
    monkeypatch.setenv("LC_ALL", "de_DE")
    assert folder_of_language(copy.parent).name == "en"


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_first_what_it_is(name: str) -> None:
    first, second, *_ = (EN / f"{name}.yaml").read_text(encoding="utf-8").split("\n")
    assert first.startswith("# ")
    assert second.startswith("# ")


def test_there_is_no_file_that_nothing_reads() -> None:
    assert {path.stem for path in EN.iterdir()} == set(FILES)


def unsourced(value: Any, place: str, sourced: bool) -> Iterator[str]:
    """The places of the texts for which no source is given, there or above.

    Words within a line, such as those of `works`, tell nothing by themselves.
    """
    if isinstance(value, Fields):
        sourced = sourced or "sources" in value
        value = {key: one for key, one in value.values.items() if key != "sources"}
    if isinstance(value, dict):
        for key, one in value.items():
            yield from unsourced(one, f"{place}/{key}", sourced)
    elif isinstance(value, tuple):
        for one in value:
            yield from unsourced(one, place, sourced)
    elif isinstance(value, str) and not sourced and not value[:1].islower():
        yield place


def test_every_text_about_the_body_has_its_sources() -> None:
    found = {
        place
        for name in FILES
        if name not in ("sources", "numbers")
        for place in unsourced(care(name), name, False)
    }
    assert {"/".join(place.split("/")[:2]) for place in found} == WITHOUT_SOURCES.keys()


SPOILED = {
    ("cards", "sources: [P6, S1, S2, S3, S4, C18]", "sources: [P6, S77]"): "unknown-source",
    ("cards", "  crack-numb:\n", "  crack-nmub:\n"): "unknown-key",
    ("cards", "{clinician}", "{clinican}"): "unknown-word",
    ("cards", "    urgent: yes", "    urgent: true"): "wrong-value",
    ("cards", "title: What the pop is", "title: What is it\n    title: What the pop is"): "twice",
    ("cards", "  ease:\n", "  easy:\n"): "unknown-key",
    ("signs", "level: call now", "level: call"): "wrong-value",
    ("signs", "{calls}", "{count}"): "unknown-word",
    ("urge", "  stress: Stress\n", "  stres: Stress\n"): "unknown-key",
    ("urge", "  walk: A walk\n", ""): "missing-key",
    ("crack", "      0: Not at all", "      none: Not at all"): "wrong-value",
    ("crack", "{minutes}", "{hours}"): "unknown-word",
    ("pain", "  numb: Numb, tingling or weak\n", ""): "missing-key",
    ("habits", "{day}", "{date}"): "unknown-word",
    ("numbers", '  emergency: "999"\n', ""): "missing-key",
    ("numbers", "hospital: A&E", "hospital: A&E {emergency}"): "unknown-word",
    ("sources", "    title: NHS, Lower back pain exercises\n", ""): "missing-key",
}


@pytest.mark.parametrize(("spoiled", "problem"), SPOILED.items(), ids=lambda one: str(one)[:60])
def test_what_is_wrong_is_told_at_its_place(
    copy: Path, capsys: pytest.CaptureFixture[str], spoiled: tuple[str, str, str], problem: str
) -> None:
    name, old, new = spoiled
    path = copy / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    before = text[: text.index(old)].count("\n") + 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    _, problems = read_care(path.read_bytes(), str(path), FILES[name], care_names(name))
    assert problem in {one.name for one in problems}
    # At the line itself, or at the head of the table that lacks something.
    assert all(before - 3 <= one.line <= before + 1 for one in problems if one.name == problem)

    assert main(["check", str(path)]) == 1
    assert f"{path}:{problems[0].line}:{problems[0].column}: error:" in capsys.readouterr().out
    with pytest.raises(CareFileError, match=rf"{name}\.yaml:{problems[0].line}:"):
        care(name, copy)


def test_two_languages_stand_beside_each_other(tmp_path: Path) -> None:
    shutil.copytree(CARE, tmp_path / "care")
    shutil.copytree(EN, tmp_path / "care" / "zz")
    assert main(["check", str(tmp_path / "care")]) == 0


def test_a_folder_is_checked_with_what_is_missing_in_it(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(copy.parent)]) == 0
    assert f"{len(FILES)} files: all good." in capsys.readouterr().out
    (copy / "pain.yaml").rename(copy / "pains.yaml")
    assert main(["check", str(copy.parent)]) == 1
    told = capsys.readouterr().out
    assert f"{copy / 'pain.yaml'}:1:1: error:" in told
    assert f"{copy / 'pains.yaml'}:1:1: error:" in told


def test_a_file_that_is_not_there_is_named(copy: Path) -> None:
    (copy / "urge.yaml").unlink()
    with pytest.raises(CareFileError, match=r"urge\.yaml"):
        care("urge", copy)


def test_a_file_is_read_once(copy: Path) -> None:
    first = care("signs", copy)
    (copy / "signs.yaml").unlink()
    assert care("signs", copy) is first


def test_the_folder_that_came_along_is_free_of_problems(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", str(EN.parent)]) == 0
    assert capsys.readouterr().out.endswith("files: all good.\n")
