"""`untwist new`, `schema`, `export` to text, and what `list` says of a person's own files."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from player import places
from player.cli import main
from player.commands.export_text import as_markdown
from player.format.library import Library
from player.plan.timeline import lay_out
from tests.texts import read_text

Captured = pytest.CaptureFixture[str]


def test_a_new_file_is_right_and_never_written_over(own_home: Path, capsys: Captured) -> None:
    assert main(["new", "my-stretch"]) == 0
    path = own_home / "routines" / "my-stretch.yaml"
    told = capsys.readouterr().out
    assert str(path) in told
    assert "untwist check my-stretch" in told
    assert "untwist watch my-stretch" in told
    assert main(["check", str(path)]) == 0
    assert main(["check", "my-stretch"]) == 0
    assert capsys.readouterr().out == "1 file: all good.\n" * 2
    path.write_text("mine", encoding="utf-8")
    assert main(["new", "my-stretch"]) == 1
    assert str(path) in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_new_file_names_a_schema_that_is_there_and_holds(own_home: Path) -> None:
    assert main(["new", "my-stretch.yaml"]) == 0
    path = own_home / "routines" / "my-stretch.yaml"
    first, *_ = path.read_text(encoding="utf-8").splitlines()
    start, _, name = first.partition("=")
    assert start == "# yaml-language-server: $schema"
    schema = json.loads((path.parent / name).read_text(encoding="utf-8"))
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert list(Draft7Validator(schema).iter_errors(document)) == []
    assert document["name"] == "My stretch"


@pytest.mark.parametrize("verb", ["check", "show", "cues"])
def test_a_file_in_the_own_folder_is_found_by_its_name_with_the_ending(
    verb: str, own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "my-stretch.yaml"]) == 0
    assert main([verb, "my-stretch.yaml"]) == 0
    # A file of that name in the working folder is meant before it.
    (tmp_path / "my-stretch.yaml").write_text("name: 1\n", encoding="utf-8")
    assert main([verb, "my-stretch.yaml"]) == 1
    capsys.readouterr()
    assert main([verb, "nothing.yaml"]) == 1
    assert "nothing" in capsys.readouterr().err


def test_the_schema_beside_the_files_is_brought_up_to_date(own_home: Path) -> None:
    assert main(["new", "one"]) == 0
    beside = own_home / "routines" / "routine.schema.json"
    beside.write_text("{}", encoding="utf-8")
    assert main(["new", "two"]) == 0
    shipped = places.shipped("routines") / "routine.schema.json"
    assert beside.read_text(encoding="utf-8") == shipped.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("My Stretch", "my-stretch"),
        ("my_stretch", "my-stretch"),
        ("../../secret", "secret"),
        ("étirement", "tirement"),
        ("a" * 80, "a" * 60),
        ("nul", "nul-routine"),
        ("com1", "com1-routine"),
        ("日本", "morning-stretch"),
        ("", "morning-stretch"),
        ("-a-", "a"),
    ],
)
def test_a_name_that_is_none_is_refused_with_one_that_is(
    name: str, better: str, own_home: Path, capsys: Captured
) -> None:
    assert main(["new", "--", name]) == 1
    assert capsys.readouterr().err.rstrip().endswith(f"untwist new {better}")
    assert not own_home.exists()
    assert main(["new", better]) == 0


def test_a_name_that_stands_in_a_folder_below_is_taken(own_home: Path, capsys: Captured) -> None:
    below = own_home / "routines" / "neck" / "nod.yaml"
    below.parent.mkdir(parents=True)
    below.write_text("name: Nod\nrep: [{hold: 3}]\n", encoding="utf-8")
    assert main(["new", "nod"]) == 1
    assert str(below) in capsys.readouterr().err


def test_an_own_file_wins_and_the_list_says_so(own_home: Path, capsys: Captured) -> None:
    assert main(["new", "cat-cow"]) == 0
    assert "in place of the library's `cat-cow`" in capsys.readouterr().out
    assert main(["new", "mine"]) == 0
    capsys.readouterr()
    assert main(["list", "--json"]) == 0
    told = {one["key"]: one for one in json.loads(capsys.readouterr().out)}
    ours = str(places.shipped("routines") / "cat-cow.yaml")
    assert (told["cat-cow"]["own"], told["cat-cow"]["replaces"]) == (True, ours)
    assert told["cat-cow"]["name"] == "Cat cow"
    assert (told["mine"]["own"], told["mine"]["replaces"]) == (True, None)
    assert (told["bird-dog"]["own"], told["bird-dog"]["replaces"]) == (False, None)
    assert main(["list"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert next(row for row in rows if "in place of ours" in row).split()[0] == "cat-cow"


def test_a_broken_own_file_hides_no_other(own_home: Path, capsys: Captured) -> None:
    (own_home / "routines").mkdir(parents=True)
    (own_home / "routines" / "bad.yaml").write_text("name: [", encoding="utf-8")
    assert main(["list", "--json"]) == 0
    told = {one["key"]: one for one in json.loads(capsys.readouterr().out)}
    assert told["bad"]["errors"] == 1
    assert told["bird-dog"]["total_seconds"] == 128


def test_the_schema_is_printed_or_saved(tmp_path: Path, capsys: Captured) -> None:
    assert main(["schema"]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed)["definitions"]["phase"]["properties"]["hold"]["description"]
    target = tmp_path / "s.json"
    assert main(["schema", "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8") == printed
    assert main(["schema", "--poses"]) == 0
    assert "joints" in json.loads(capsys.readouterr().out)["properties"]
    assert main(["schema", "--reference"]) == 0
    assert "| `hold` |" in capsys.readouterr().out
    assert main(["schema", "--poses", "--reference"]) == 2
    assert main(["schema", "-o", str(tmp_path / "no" / "s.json")]) == 1
    assert "s.json" in capsys.readouterr().err


TEXT = """\
name: Two <b>things</b>
about: One *and* another.
equipment: [mat]
careful: {sore neck: Ask first.}
steps:
  - ask: stiffness
    for: 8 s
  - name: Reach
    left_means: the left arm
    start: {say: Sit tall., for: ready}
    rep:
      - say: Reach to the {side}.
        note: Slowly.
        move: 2 s
        hold: 1 breath
        breath: out
        cues: [{at: 5 s, say: Soft shoulders.}, {at: -2 s, say: "{side} hand."}]
      - {say: And back., move: 2 s}
    dose: {sets: [3, 2], sides: each, rest: 30 s, switch: 4 s}
    stop_if: [Pain., A sharp catch.]
    easier: Half as far.
  - rest: 15 s
    say: Roll onto your back.
  - repeat: 2
    steps:
      - {name: Breath, rep: [{hold: 1:30}], stop_if: [Dizzy.]}
"""


def test_a_routine_as_text_has_its_words_and_its_times() -> None:
    routine = read_text(TEXT).routine
    assert routine is not None
    assert as_markdown(lay_out(routine)).splitlines() == [
        "# Two \\<b\\>things\\</b\\>",
        "",
        "One \\*and\\* another.",
        "",
        "- Time: 6 min 21 s",
        "- At hand: mat",
        "- Take care (sore neck): Ask first.",
        "",
        "**Rate your stiffness from 0 to 10** (0:00, 8 s)",
        "",
        "## 1. Reach (0:08, 2 min 58 s)",
        "",
        "**3 times, then 2 times on each side, one side first, with 30 s of rest between sets.** "
        "Left: the left arm.",
        "",
        "Get ready (until you are ready) Sit tall.",
        "",
        "1. (move 2 s, hold 10 s, breathe out) Reach to the left. Slowly.",
        "   - After 5 s: Soft shoulders.",
        "   - 2 s before the end: left hand.",
        "2. (move 2 s) And back.",
        "",
        "- Stop if: Pain. A sharp catch.",
        "- Easier: Half as far.",
        "",
        "**Rest** (3:06, 15 s): Roll onto your back.",
        "",
        "## 2. Breath (3:21, 1 min 30 s)",
        "",
        "**Once.**",
        "",
        "1. (hold 1 min 30 s)",
        "",
        "- Stop if: Dizzy.",
        "",
        "## 3. Breath (4:51, 1 min 30 s)",
        "",
        "The same as number 2.",
        "",
        "General information, not medical advice. If you're unsure, ask a clinician.",
    ]


@pytest.mark.parametrize("key", Library([places.shipped("routines")]).keys())
def test_every_routine_of_the_library_can_be_written_out(key: str) -> None:
    routine = Library([places.shipped("routines")]).read(key).routine
    assert routine is not None
    timeline = lay_out(routine)
    text = as_markdown(timeline)
    for exercise in routine.exercises():
        assert all(f". {phase.say.split('{')[0]}"[2:8] in text for phase in exercise.rep)
    assert text.count("\n## ") == timeline.exercise_count


def test_export_goes_by_the_ending(tmp_path: Path, capsys: Captured) -> None:
    target = tmp_path / "cat-cow.md"
    assert main(["export", "cat-cow", "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8").startswith("# Cat-cow\n")
    assert main(["export", "cat-cow", "-o", str(tmp_path / "no" / "x.md")]) == 1
    assert "x.md" in capsys.readouterr().err
    assert main(["export", "catcow", "-o", str(target)]) == 1
    assert "`cat-cow`" in capsys.readouterr().err
