"""Files made to break a reader: each one is answered with problems that have a line."""

import pytest

from player.format.document import MOST_PROBLEMS
from player.format.routine_file import Reading
from player.format.source import LARGEST
from tests.texts import read_text

LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{after}: &{after} [*{before}, *{before}, *{before}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGES = "a0: &a0 {k: v}\n" + "".join(
    f"a{n}: &a{n}\n  <<: [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 12)
)
DEEP = 100_000

HOSTILE = {
    "laughs": LAUGHS,
    "merges": MERGES,
    "brackets": "[" * DEEP,
    "braces": "{" * DEEP,
    "brackets under a key": "name: " + "[" * DEEP,
    "items in brackets": "[a," * (DEEP // 2),
    "brackets in lines": "[\n" * DEEP,
    "questions": "? " * DEEP,
    "dashes": "- " * DEEP,
    "keys in braces": "{a: " * (DEEP // 2),
    "indents": "\n".join(" " * n + "a:" for n in range(700)),
    "one key": "k" * (LARGEST - 10) + ": x",
    "one text": "name: " + "x" * (LARGEST - 10),
    "one quote": "name: '" + "x" * (LARGEST - 10),
    "a huge number": "name: x\nrep: [{hold: 3}]\ndose: {reps: " + "9" * 200_000 + "}",
    "a huge time": "name: x\nrep: [{hold: " + "9" * 200_000 + " s}]",
    "aliases": "name: [" + "*a, " * 60_000 + "]",
    "tags": "name: [" + "!a x, " * 40_000 + "]",
    "unknown keys": "".join(f"k{n}: 1\n" for n in range(20_000)),
    "one key again and again": "name: x\n" * 30_000,
    "placeholders": "name: x\nrep: [{hold: 9, say: '" + "{a} " * 60_000 + "'}]",
    "uses of nothing": "name: x\nsteps:\n" + "- use: abcdefgh\n" * 15_000,
    "documents": "---\na: b\n" * 25_000,
    "zeros": "\x00" * 200_000,
    "tabs": "\t" * 200_000,
    "backslashes": 'name: "' + "\\" * 200_000,
    "percent": "%x\n" * 80_000,
    "spaces": " " * 200_000,
}

LONG_IN_PYTHON = {"aliases", "tags", "unknown keys", "uses of nothing"}
"""A tenth of these is enough for the parser in Python, which takes seconds for the whole."""


def read(text: str | bytes) -> Reading:
    return read_text(text)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_line(name: str, parser: str) -> None:
    text = HOSTILE[name]
    if parser == "python" and name in LONG_IN_PYTHON:
        text = text[: len(text) // 10]
    reading = read(text)
    assert reading.routine is None
    assert 1 <= len(reading.errors) <= MOST_PROBLEMS + 1
    for problem in reading.errors[:5]:
        assert problem.line >= 1
        assert len(problem.as_text()) < 1000


@pytest.mark.parametrize("size", [LARGEST + 1, 50_000_000])
def test_a_file_that_is_too_large_is_not_parsed(size: int) -> None:
    reading = read(b"#" * size)
    assert [(p.line, p.name) for p in reading.problems] == [(1, "too-big")]


def test_a_message_never_carries_what_could_play_with_a_terminal() -> None:
    text = 'name: x\n"\\e[2J\\x07": 3\nlevel: "\\e]0;x\\a"\nrep: [{hold: 3, pose: "\\u202e"}]\n'
    reading = read(text)
    assert len(reading.errors) == 3
    assert all(c.isprintable() or c == "\n" for p in reading.errors for c in p.as_text())


def test_nor_does_advice_or_the_name_of_a_file() -> None:
    text = 'name: x\nrep: [{hold: 9}]\nstop_if: [Pain.]\n"\\e[2J\xa0": turn to the left\n'
    reading = read_text(text, file="\x1b[2J.yaml")
    advice = reading.advice[0]
    assert (advice.line, advice.name) == (4, "side-named")
    assert (advice.message + advice.hint).isprintable()
    assert all(c.isprintable() or c == "\n" for p in reading.problems for c in p.as_text())
