"""Whatever stands in a file: an answer, never an exception, and the same from both parsers."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from player.format import yaml_reader
from player.format.document import ListNode, Node, Scalar, TableNode
from player.format.routine_file import Reading
from tests.texts import read_text

VALID = """\
name: Knee drops
left_means: the knees go to the left
start: {pose: hook-lying, say: "Lie on your back, soft.", for: ready}
rep:
  - say: Let both knees roll to the {side}.
    pose: knees-to-side
    move: 3 s
    cues: [{at: 1 s, say: Soft?}, {at: -1 s, say: 'It''s over.'}]
  - note: A small range
      is enough.   # a remark
    hold: 1 breath
dose:
  reps: 5
  sides: alternate
feel: >
  A mild stretch
  at the waist.
stop_if: [A sharp catch., Pain below the knee?]
careful:
  "hip replacement": Only if your surgeon agrees.
"""
# Left out, since two faults in one line may be found in another order or under another name: `!`,
# `&` and `*` in front of a strange sign, a `?` that begins a word, a colon glued to a bracket,
# and a remark glued to `>`.
PIECES = [*"[]{}:,-#'\"@` \\\t\n\r", "\n  ", "\n- ", ": ", " #", "- ", "é", "日本", "\n\n", "a: "]
STRANGE = re.compile(r"(?:^|[\s:,\[\]{}'\"-])\s*\?|:[,\[\]{}]|[|>]#")


def plain(node: Node | None) -> Any:
    if node is None:
        return None
    at = (node.line, node.column)
    if isinstance(node, Scalar):
        return (at, node.text, node.plain)
    if isinstance(node, ListNode):
        return (at, [plain(item) for item in node.items])
    assert isinstance(node, TableNode)
    return (at, [(plain(key), plain(value)) for key, value in node.entries.values()])


def read(data: bytes | str) -> Reading:
    reading = read_text(data)
    assert (reading.routine is None) == bool(reading.errors)
    assert list(reading.problems) == sorted(reading.problems)
    assert all(problem.as_text() for problem in reading.problems)
    return reading


@st.composite
def mutated(draw: st.DrawFn) -> str:
    text = VALID
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 6))
        text = text[:at] + draw(st.sampled_from(["", *PIECES])) + text[at + cut :]
    return text


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_any_bytes_and_any_text_have_an_answer(data: bytes | str) -> None:
    read(data)


@given(st.lists(st.sampled_from([*PIECES, "!", "&a", "*a", "|", ">", "%", "<<: "]), max_size=12))
def test_signs_of_the_grammar_in_any_order_have_an_answer(pieces: list[str]) -> None:
    read("".join(pieces))


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="there is one parser only here")
@settings(max_examples=200)
@given(mutated())
def test_both_parsers_give_the_same_answer(text: str) -> None:
    assume(not STRANGE.search(text))
    answers = []
    for loader in (yaml.CSafeLoader, yaml_reader.PureLoader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_reader, "LOADER", loader)
            parsed = yaml_reader.read_document(text, "x.yaml")
            faulty = parsed.fault_line is not None
            answers.append((None if faulty else plain(parsed.root), read(text)))
    (c_nodes, c_reading), (python_nodes, python_reading) = answers
    assert c_nodes == python_nodes
    assert places(c_reading) == places(python_reading)


def places(reading: Reading) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.name) for p in reading.problems]
