"""The tables of keys: what generators and readers rely on."""

import pytest

from player.format.document import ListNode, TableNode
from player.format.kinds import Exactly, NameOf, Time, Whole
from player.format.problem import Level, Problem, did_you_mean, nearest, shown
from player.format.routine_keys import (
    ASK,
    CUE,
    DOSE,
    EXERCISE,
    PHASE,
    REPEAT,
    REST,
    SEQUENCE,
    START,
    USE,
    VARIANT,
)
from player.format.tables import AnyOf, Fields, Table, TableKey, needed, optional
from player.format.yaml_reader import read_document

ALL = (EXERCISE, SEQUENCE, START, PHASE, CUE, DOSE, VARIANT, USE, REST, REPEAT, ASK)
ROWS = [(table, key) for table in ALL for key in table.keys.values()]


@pytest.mark.parametrize(("table", "key"), ROWS, ids=[f"{t.name}.{k.name}" for t, k in ROWS])
def test_the_example_of_every_key_is_right(table: Table, key: TableKey) -> None:
    assert key.meaning.endswith(".")
    if "…" in key.example:
        return
    document = read_document(key.example + "\n", "x.yaml")
    assert isinstance(document.root, TableNode)
    value = document.root.value(key.name)
    assert value is not None
    assert key.kind.read(document, value) is not None
    assert document.problems == []
    assert key.kind.expects


TIME_OR_READY = AnyOf(Exactly("ready"), Time())
SMALL = Table(
    "small",
    "a small thing",
    needed("size", Whole(1, 3), "How big.", "2"),
    optional("time", TIME_OR_READY, "When.", "ready"),
    optional("pose", NameOf("pose"), "Which.", "cat"),
    elsewhere={"weight": "It has no weight."},
)


def fields_of(text: str) -> tuple[Fields, list[tuple[int, int, str]]]:
    document = read_document(text, "x.yaml")
    assert document.root is not None
    fields = SMALL.read(document, document.root)
    assert fields is not None
    return fields, [(p.line, p.column, p.name) for p in document.problems]


def test_fields_hold_what_was_right_and_know_what_was_wrong() -> None:
    fields, problems = fields_of("size: 7\ntime: ready\npoze: cat\n")
    assert problems == [(1, 7, "wrong-value"), (3, 1, "unknown-key")]
    assert fields.values == {"time": "ready"}
    assert "time" in fields
    assert "size" not in fields
    assert fields.wrote("size")
    assert fields.got_wrong("size")
    assert fields.got_wrong("pose")
    assert not fields.got_wrong("time")
    assert (fields.at("time").line, fields.at("time").column) == (2, 7)
    assert fields.at("pose") is fields.node
    assert fields.get("pose", "none") == "none"


def test_a_mistyped_required_key_is_not_missing_too() -> None:
    assert fields_of("sise: 2\n")[1] == [(1, 1, "unknown-key")]
    assert fields_of("weight: 2\n")[1] == [(1, 1, "missing-key"), (1, 1, "unknown-key")][::-1]


def test_the_first_kind_of_the_right_form_reads() -> None:
    document = read_document("[ready, 3 s, [a]]", "x.yaml")
    assert isinstance(document.root, ListNode)
    ready, time, wrong = document.root.items
    assert ready is not None
    assert time is not None
    assert wrong is not None
    assert TIME_OR_READY.read(document, ready) == "ready"
    assert TIME_OR_READY.read(document, time).seconds == 3
    assert TIME_OR_READY.read(document, wrong) is None
    assert [(p.column, p.name) for p in document.problems] == [(14, "wrong-value")]


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("holdd", "hold"),
        ("beath", "breath"),
        ("HOLD", "hold"),
        ("hands-and-kneess", "hands-and-knees"),
        ("hands and knees", "hands-and-knees"),
    ],
)
def test_the_nearest_word(word: str, right: str) -> None:
    known = ["move", "hold", "breath", "say", "hands-and-knees", "half-kneeling"]
    assert nearest(word, known)[0] == right


def test_no_word_is_near_to_nothing_or_to_nonsense() -> None:
    assert nearest("", ["a"]) == []
    assert nearest("xyzzy", ["hold", "move"]) == []
    assert nearest("h" * 1000, ["hold"]) == []


def test_did_you_mean() -> None:
    assert did_you_mean([]) == ""
    assert did_you_mean(["a"]) == "Did you mean `a`?"
    assert did_you_mean(["a", "b", "c"]) == "Did you mean `a`, `b` or `c`?"


def test_a_problem_as_text_and_as_data() -> None:
    problem = Problem("f.yaml", 3, 4, Level.ADVICE, "n", "Wrong.", "Right.", 2, "\té日x")
    assert problem.as_text().splitlines() == [
        "f.yaml:3:4: advice: Wrong. [n]",
        "    3 |  é日x",
        "      |     ^",
        "  Right.",
    ]
    assert problem.as_dict() == {
        "file": "f.yaml",
        "line": 3,
        "column": 4,
        "level": "advice",
        "message": "Wrong.",
        "hint": "Right.",
    }


def test_a_long_line_is_cut_around_its_caret() -> None:
    problem = Problem("f", 1, 501, Level.ERROR, "n", "m", "", 3, "a" * 500 + "XYZ" + "b" * 500)
    _, line, caret = problem.as_text().splitlines()
    assert len(line) < 120
    assert line.index("XYZ") == caret.index("^^^")


def test_what_is_shown_of_a_text() -> None:
    assert shown("a\x1b[2Jb\nc") == "a [2Jb c"
    assert shown("x" * 100) == "x" * 39 + "…"
