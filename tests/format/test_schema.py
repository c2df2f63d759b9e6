"""The JSON Schema: as committed, true of the library, and as strict as the reader about shape."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from player import places
from player.app.locations import poses
from player.commands.new import schema_text
from player.format.library import Library
from player.format.pose_file import POSE
from player.format.routine_file import Reading
from player.format.routine_keys import EXERCISE, SEQUENCE
from player.format.tables import AnyOf, ListOf, MapOf, Table, TableBy, TableKey

BROKEN = Path(__file__).parents[1] / "broken"
ROUTINES = places.shipped("routines")
MEDIA = places.shipped("media")
COMMITTED = {False: ROUTINES / "routine.schema.json", True: MEDIA / "pose.schema.json"}


class Plain(yaml.SafeLoader):
    """YAML as an editor of today reads it: `1:30`, `yes` and dates are texts."""


Plain.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", r"^(?:~|null|Null|NULL|)$", "~nN\0"),
):
    Plain.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))
Plain.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^$"), [""])

LOADERS = {"1.1": yaml.SafeLoader, "1.2": Plain}


def validator(poses: bool = False) -> Draft7Validator:
    return Draft7Validator(json.loads(COMMITTED[poses].read_text(encoding="utf-8")))


def faults(text: str, loader: Any = Plain, poses: bool = False) -> list[str]:
    return [error.json_path for error in validator(poses).iter_errors(yaml.load(text, loader))]


def read(text: str, folder: Path) -> Reading:
    (folder / "x.yaml").write_text(text, encoding="utf-8")
    return Library([ROUTINES, folder], {"pose": poses().keys()}).read("x")


@pytest.mark.parametrize("of_poses", COMMITTED)
def test_the_committed_schema_is_that_of_the_tables(of_poses: bool) -> None:
    """`untwist schema -o routines/routine.schema.json` makes it anew (`--poses`: of the media)."""
    assert COMMITTED[of_poses].read_text(encoding="utf-8") == schema_text(poses=of_poses)
    Draft7Validator.check_schema(json.loads(schema_text(poses=of_poses)))


@pytest.mark.parametrize("loader", LOADERS.values(), ids=LOADERS)
def test_every_file_of_the_library_is_valid(loader: Any) -> None:
    check = validator()
    paths = sorted(ROUTINES.rglob("*.yaml"))
    assert len(paths) > 30
    for path in paths:
        document = yaml.load(path.read_text(encoding="utf-8"), loader)
        assert [error.json_path for error in check.iter_errors(document)] == [], path


@pytest.mark.parametrize("loader", LOADERS.values(), ids=LOADERS)
def test_every_pose_is_valid(loader: Any) -> None:
    check = validator(poses=True)
    for path in sorted((MEDIA / "poses").glob("*.yaml")):
        document = yaml.load(path.read_text(encoding="utf-8"), loader)
        assert [error.json_path for error in check.iter_errors(document)] == [], path


OF_SHAPE = {"unknown-key", "missing-key", "wrong-value", "wrong-count", "no-value", "too-long"}
OF_SHAPE |= {"unknown-pose", "picture-outside"}


@pytest.mark.parametrize("path", sorted(BROKEN.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_file_that_is_refused_for_its_shape_is_refused_by_the_schema_too(path: Path) -> None:
    reading = Library([BROKEN], {"pose": {"cat", "cow", "hands-and-knees", "hook-lying"}}).read(
        path.stem
    )
    of_shape = {p.name for p in reading.errors} & OF_SHAPE
    if path.stem == "left-means-missing":
        of_shape = set()  # a key that another one asks for: the reader's affair
    try:
        document = yaml.load(path.read_text(encoding="utf-8"), Plain)
    except (yaml.YAMLError, UnicodeDecodeError):
        return
    if of_shape:
        assert not validator().is_valid(document)
    elif not reading.errors:
        assert validator().is_valid(document)


REP = "name: x\nrep: [{hold: 3 s}]\n"
STEPS = "name: x\nsteps:\n"


@pytest.mark.parametrize(
    "text",
    [
        REP,
        "name: 10\nrep: [{hold: 2.5}]\n",
        "name: yes\nabout: true\nrep: [{hold: 1:30}, {move: 0:45}]\n",
        "name: x\nrep: [{hold: 1 min 30 s}, {hold: 3 breaths}, {move: 1 min}]\n",
        "name: x\nrep: [{hold: 9, cues: [{at: -3 s, say: Soft.}, {at: 0:03, say: Soft.}]}]\n",
        REP + "level: '2'\ndose: {reps: 5, sets: [6, 4, 2], sides: none}\n",
        REP + "start: {for: ready}\neasier: Smaller.\nharder: {use: bird-dog}\n",
        REP + "careful: {hip replacement: Ask first.}\nequipment: []\n",
        STEPS + "- {use: cat-cow, rest: 3, sets: 2, start: {for: 0}}\n- {rest: 15 s}\n",
        STEPS + "- repeat: 2\n  steps: [{ask: urge, for: 8 s}, {name: y, rep: [{hold: 1}]}]\n",
    ],
)
@pytest.mark.parametrize("loader", LOADERS.values(), ids=LOADERS)
def test_what_the_reader_takes_is_valid(text: str, loader: Any, tmp_path: Path) -> None:
    assert read(text, tmp_path).errors == ()
    assert faults(text, loader) == []


@pytest.mark.parametrize(
    "text",
    [
        "name: x\n",
        "rep: [{hold: 3}]\n",
        "name: x\nrep: []\n",
        "name: x\nrep:\n",
        "name: x\nrep: {hold: 3}\n",
        "name: x\nrep: [{holdd: 3}]\n",
        "name: x\nrep: [{hold: 10 secs}]\n",
        "name: x\nrep: [{hold: -3}]\n",
        "name: x\nrep: [{hold: 20000}]\n",
        "name: x\nrep: [{hold: 1:75}]\n",
        "name: x\nrep: [{hold: 3, breath: up}]\n",
        "name: x\nrep: [{hold: 3, pose: no-such-pose}]\n",
        "name: x\nrep: [{hold: 3, picture: ../a.png}]\n",
        "name: x\nrep: [{hold: 3, picture: /a.png}]\n",
        "name: x\nrep: [{hold: 3, picture: 'C:\\a.png'}]\n",
        "name: x\nrep: [{hold: 3, cues: [{at: 1 breath, say: Hm.}]}]\n",
        "name: x\nrep: [{hold: 3, cues: [{say: Hm.}]}]\n",
        "name: ' '\nrep: [{hold: 3}]\n",
        f"name: {'x' * 61}\nrep: [{{hold: 3}}]\n",
        REP + "level: 4\n",
        REP + "dose: {reps: 51}\n",
        REP + "dose: {reps: 2.5}\n",
        REP + "dose: {sets: []}\n",
        REP + "dose: {sets: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]}\n",
        REP + "dose: {sides: both}\n",
        REP + "equipment: mat\n",
        REP + "careful: [a]\n",
        REP + "steps: [{rest: 3}]\n",
        REP + "start: {for: soon}\n",
        REP + "easier: {used: x}\n",
        STEPS + "- {rest: 0 s}\n",
        STEPS + "- {rest: 0}\n",
        STEPS + "- {ask: mood, for: 8 s}\n",
        STEPS + "- {ask: urge}\n",
        STEPS + "- {use: cat-cow, say: Hm.}\n",
        STEPS + "- {repeat: 2}\n",
        STEPS + "- {repeat: 2, steps: []}\n",
        STEPS + "- cat-cow\n",
        STEPS + "- {}\n",
        "[]\n",
    ],
)
def test_what_the_reader_refuses_for_its_shape_is_not_valid(text: str, tmp_path: Path) -> None:
    assert read(text, tmp_path).errors != ()
    assert faults(text) != []


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("name: x\nbody: seated\njoints: {left knee: {flexion: 90}}\nview: {turn: -25}\n", True),
        ("name: x\nbody: {position: seated, tilt: '10'}\nfrom: standing\n", True),
        ("name: x\njoints: {left knee: {flexion: 300}}\n", False),
        ("name: x\njoints: {left knee: {rotation: 3}}\n", False),
        ("name: x\njoints: {left knees: {flexion: 3}}\n", False),
        ("name: x\nfrom: no-such-pose\n", False),
        ("name: x\nfloor: left foot\n", False),
        ("body: seated\n", False),
    ],
)
def test_poses(text: str, valid: bool) -> None:
    assert (faults(text, poses=True) == []) == valid


def tables(*waiting_for: Any) -> dict[str, Table]:
    found: dict[str, Table] = {}
    waiting = list(waiting_for)
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, Table) and kind.name not in found:
            found[kind.name] = kind
            waiting += [key.kind for key in kind.keys.values()]
        elif isinstance(kind, TableBy):
            waiting += kind.tables.values()
        elif isinstance(kind, (ListOf, MapOf)):
            waiting.append(kind.kind)
        elif isinstance(kind, AnyOf):
            waiting += kind.kinds
    return found


TABLES = tables(EXERCISE, SEQUENCE, POSE).values()
KEYS = [(table, key) for table in TABLES for key in table.keys.values()]


@pytest.mark.parametrize(("table", "key"), KEYS, ids=lambda part: part.name)
def test_every_key_is_described_with_an_example_that_is_right(table: Table, key: TableKey) -> None:
    schema = json.loads(schema_text(poses=table.name in tables(POSE)))
    described = schema if table is POSE else schema["definitions"][table.name]
    row = described["properties"][key.name]
    assert row["description"].startswith(key.meaning)
    assert key.example in row["description"]
    alone = {**row, "definitions": schema["definitions"]}
    if "$ref" in row:
        alone = {"allOf": [{"$ref": row["$ref"]}], "definitions": schema["definitions"]}
    value = yaml.load(key.example, Plain)[key.name]
    if "…" not in key.example:
        assert Draft7Validator(alone).is_valid(value), key.example
