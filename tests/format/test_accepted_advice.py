"""Advice accepted in place by a remark: which line it is good for, and remarks of no use."""

import ast
from pathlib import Path

import pytest

from player.format.accepted_advice import ADVICE
from player.format.routine_file import Reading
from tests.texts import read_text

FORMAT = Path(__file__).parents[2] / "player" / "format"
LONG = "a" * 60


def read(text: str) -> Reading:
    return read_text(text)


def told(text: str) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.name) for p in read(text).problems]


@pytest.mark.usefixtures("parser")
def test_advice_is_silent_on_the_line_that_accepts_it() -> None:
    text = "name: x{}\nrep: [{{hold: 61, pose: plank}}]{}\n"
    assert told(text.format("", "")) == [(1, 7, "no-stop-if"), (2, 14, "long-hold")]
    accepted = text.format("  # untwist: accept no-stop-if", "  # untwist: accept long-hold")
    assert told(accepted) == []
    assert read(accepted).routine is not None


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_every_way(end: str) -> None:
    text = "about: y\nname: x # untwist: accept no-stop-if\nrep: [{hold: 61}]\n"
    assert told(text.replace("\n", end)) == [(3, 14, "long-hold")]


@pytest.mark.usefixtures("parser")
def test_several_names_and_only_these() -> None:
    phase = f"{{hold: 61, say: Ten seconds., cues: [{{at: 60, say: {LONG}}}]}}"
    text = f"name: x # untwist: accept no-stop-if\nrep:\n- {phase}"
    assert told(f"{text} # untwist: accept long-hold, number-disagrees\n") == [
        (3, 54, "say-too-long")
    ]
    assert told(f"{text} #untwist: accept long-hold number-disagrees,say-too-long\n") == []


@pytest.mark.usefixtures("parser")
def test_a_remark_on_its_own_line_is_good_for_the_next_one() -> None:
    text = "# untwist: accept no-stop-if\n# and why\n\nname: x\nrep: [{hold: 3}]\n"
    assert told(text) == []
    assert told("\n" + text.replace("name", "about: y\nname")) == [
        (2, 19, "accepts-nothing"),
        (6, 7, "no-stop-if"),
    ]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "text",
    [
        f"say: {LONG}\n      {LONG}  # untwist: accept say-too-long",
        f"say: '{LONG}\n\n      {LONG}' # untwist: accept say-too-long",
        f"say: >  # untwist: accept say-too-long\n      {LONG}\n      {LONG}",
    ],
)
def test_a_text_of_several_lines_is_accepted_at_either_end(text: str) -> None:
    rest = "\n    hold: 2\nstop_if: [Pain.]\n"
    assert told(f"name: x\nrep:\n  - {text}{rest}") == []
    bare = text.replace("# untwist: accept say-too-long", "# a remark")
    assert told(f"name: x\nrep:\n  - {bare}{rest}") == [(3, 10, "say-too-long")]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "name",
    [
        "'x # untwist: accept no-stop-if'",
        '"x # untwist: accept no-stop-if"',
        "x# untwist:accept no-stop-if",
        "|\n  x\n  # untwist: accept no-stop-if",
        "'x\n  # untwist: accept no-stop-if\n  y'",
    ],
)
def test_a_text_that_looks_like_a_remark_is_none(name: str) -> None:
    assert told(f"rep: [{{hold: 3}}]\nname: {name}\n") == [(2, 7, "no-stop-if")]


@pytest.mark.usefixtures("parser")
def test_a_remark_behind_a_text_that_looks_like_one_counts() -> None:
    name = "'x # untwist: accept long-hold' # untwist: accept no-stop-if"
    assert told(f"rep: [{{hold: 3}}]\nname: {name}\n") == []


@pytest.mark.usefixtures("parser")
def test_after_a_block_of_text_remarks_count_again() -> None:
    text = "rep: [{hold: 3}]\nabout: |\n  x\n# untwist: accept no-stop-if\nname: x\n"
    assert told(text) == []


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        ("accept no-stop", (1, 28, "unknown-accept")),
        ("accept no-stop-if, long-hold", (1, 40, "accepts-nothing")),
        ("accept", (1, 12, "unknown-accept")),
        ("ignore no-stop-if", (1, 12, "unknown-accept")),
    ],
)
def test_a_remark_that_silences_nothing_is_itself_advice(
    remark: str, expected: tuple[int, int, str]
) -> None:
    found = told(f"name: x  # untwist: {remark}\nrep: [{{hold: 3}}]\n")
    assert expected in found
    assert ((1, 7, "no-stop-if") in found) == ("no-stop-if" not in remark or "ignore" in remark)


def test_the_nearest_name_is_told() -> None:
    problem = read("name: x # untwist: accept no-stop-iff\nrep: [{hold: 3}]\n").problems[1]
    assert (problem.name, problem.width) == ("unknown-accept", len("no-stop-iff"))
    assert "`no-stop-if`" in problem.hint


def test_an_error_is_never_accepted_and_hides_what_is_idle() -> None:
    text = "name: x\nrep: [{hold: 3 sec}] # untwist: accept wrong-value, say-too-long\n"
    assert told(text) == [(1, 7, "no-stop-if"), (2, 14, "wrong-value"), (2, 40, "unknown-accept")]


def test_a_remark_behind_a_fault_says_nothing() -> None:
    assert told("name: x\n'\nrep: # untwist: accept long-hold\n") == [(2, 1, "syntax")]


def test_every_piece_of_advice_can_be_accepted_and_nothing_else() -> None:
    names = set()
    for path in set(FORMAT.glob("*.py")) - set(FORMAT.glob("care_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = {"advise": 1, "Finding": 0}.get(called)
            if place is not None:
                names.add(node.args[place])
    assert {n.value for n in names if isinstance(n, ast.Constant)} == set(ADVICE)
