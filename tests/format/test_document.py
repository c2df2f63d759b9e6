import hashlib
from typing import Any

import pytest

from player.format import source
from player.format.document import Document, ListNode, Node, Scalar, TableNode
from player.format.source import LARGEST
from player.format.yaml_reader import DEEPEST, read_document

pytestmark = pytest.mark.usefixtures("parser")


def plain(node: Node | None) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    if isinstance(node, TableNode):
        return {key: plain(value) for key, (_, value) in node.entries.items()}
    return None


def faults(document: Document) -> list[tuple[int, int, str]]:
    return [(p.line, p.column, p.name) for p in document.problems]


def read(text: str | bytes) -> Document:
    return read_document(text, "f.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "no", "yes", "on", "off", "true", "~", "null", "1:30", "0:45", "2024-01-01", "1e3", "0x10",
        "010", ".5", "+1", "1_000", ".inf", ".nan", "2024-01-01 10:00:00", "=", "a:b", "5%",
    ],
)  # fmt: skip
def test_a_scalar_stays_the_text_that_was_written(text: str) -> None:
    document = read(f"a: {text}\nb: [{text}]\n{text}: c\n")
    assert document.problems == []
    assert plain(document.root) == {"a": text, "b": [text], text: "c"}


def test_nodes_know_their_places() -> None:
    root = read('name: é "x"\nlist:\n  - "two"\n  - {k: v}\n').root
    assert isinstance(root, TableNode)
    key = root.key("list")
    items = root.value("list")
    assert key is not None
    assert isinstance(items, ListNode)
    assert (key.line, key.column) == (2, 1)
    two, table = items.items
    assert isinstance(two, Scalar)
    assert isinstance(table, TableNode)
    assert (two.line, two.column, two.plain) == (3, 5, False)
    assert (table.line, table.column) == (4, 5)
    assert root.value("nothing") is None
    assert root.key("nothing") is None


def test_a_byte_order_mark_is_dropped_and_columns_count_characters() -> None:
    document = read(b"\xef\xbb\xbfn\xc3\xa4me: *x\n")
    assert faults(document) == [(1, 7, "alias")]
    assert document.problems[0].source == "näme: *x"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, 1, "empty")]),
        ("# only a remark\n", [(1, 1, "empty")]),
        ("---\n", [(1, 1, "empty")]),
        ("a: 1\n---\nb: 2\n", [(2, 1, "several-documents")]),
        ("a: 1\n...\n---\nb: 2\n", [(3, 1, "several-documents")]),
        ("a: &x 1\nb: *x\n", [(1, 4, "anchor"), (2, 4, "alias")]),
        ("a: !!str 1\n", [(1, 4, "tag")]),
        ("a: !!python/object/apply:os.system [x]\n", [(1, 4, "tag")]),
        ("a: !mine {b: c}\n", [(1, 4, "tag")]),
        ("a: &x [1]\n", [(1, 4, "anchor")]),
        ("a: !e!foo x\n", [(1, 4, "syntax")]),
        ("<<: {a: b}\nc: d\n", [(1, 1, "merge-key")]),
        ("a: 1\nb: 2\na: 3\n", [(3, 1, "twice")]),
        ("a: {b: 1, c: 2, b: 3}\n", [(1, 17, "twice")]),
        ("? [a]\n: b\n", [(1, 3, "wrong-key")]),
        ("{a: b}: c\n", [(1, 1, "wrong-key")]),
        ("*x : c\n", [(1, 1, "alias")]),
        ("a: 1\n\tb: 2\n", [(2, 1, "tab")]),
        ("a:\n  \tb: 2\n", [(2, 3, "tab")]),
        ('a: "abc\nb: 1\n', [(1, 4, "syntax")]),
        ("a: 'abc", [(1, 4, "syntax")]),
        ("a: b: c\n", [(1, 5, "syntax")]),
        ("a: 1\nb\nc: 2\n", [(2, 1, "syntax")]),
        ("a: [1, 2\nb: 3\n", [(1, 4, "syntax")]),
        ("a: {b: [1, 2\n", [(1, 8, "syntax")]),
        ("a: [1 [2]]\n", [(1, 7, "syntax")]),
        ("a: 1\n  b: 2\n", [(2, 4, "syntax")]),
        ("a:\n    b: 1\n  c: 2\n", [(3, 3, "syntax")]),
        ("a: @x\n", [(1, 4, "syntax")]),
        ("a: `x`\n", [(1, 4, "syntax")]),
        ("a: {side} knee\n", [(1, 11, "syntax")]),
        ('a: "x\\q"\n', [(1, 6, "syntax")]),
        ('a: "\\ud800"\n', [(1, 5, "syntax")]),
        ('a: "\\U00110000"\n', [(1, 5, "syntax")]),
        ("%YAML 1.1\n---\na: 1\n", [(1, 1, "syntax")]),
        ("a: - b\n", [(1, 4, "syntax")]),
        ("a: [1]]\n", [(1, 7, "syntax")]),
        ("a: [b:]\n", [(1, 6, "syntax")]),
        ("a: |x\n foo\n", [(1, 5, "syntax")]),
        ("a: b\x07c\n", [(1, 5, "control-character")]),
        ("a: b\x00c\n", [(1, 5, "control-character")]),
        ("a: b\nc: d\u2028e\n", [(2, 5, "control-character")]),
        ("a: b\ufeffc\n", [(1, 5, "control-character")]),
        (b"a: b\nc\xe9: d\n", [(2, 2, "not-utf-8")]),
        (b"\xff\xfea\x00", [(1, 1, "not-utf-8")]),
        ("a: \ud800\n", [(1, 4, "not-utf-8")]),
        ("a: " + "b" * LARGEST, [(1, 1, "too-big")]),
    ],
)  # fmt: skip
def test_what_cannot_be_parsed_is_a_problem_at_its_place(
    text: str | bytes, expected: list[tuple[int, int, str]]
) -> None:
    assert faults(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a:\tb\n",
        "a: b\t\n",
        "a: b\n\t\nc: d\n",
        "a: b # remark\twith a tab\n",
        "a: [Does it hurt? Stop., What? ]\n",
        "a: b\r\nc: d\r\n",
        "a: b\rc: d\r",
        "--- \na: b\n...\n",
        "a: >\n  two\n  lines\nb: |\n  x\n",
        "a: 'it''s'\n'b': \"\\u00e9 \\x41\"\n",
        "a:: b\n",
        "? a\n: b\n",
    ],
)
def test_what_both_parsers_must_take(text: str) -> None:
    assert read(text).problems == []


def test_the_first_of_two_equal_keys_is_kept_and_both_lines_are_named() -> None:
    document = read("a: 1\n\na: 3\n")
    assert plain(document.root) == {"a": "1"}
    assert "line 1" in document.problems[0].message
    assert "line 3" in document.problems[0].message


def test_eight_levels_of_nesting_and_no_more() -> None:
    assert read("a: " + "[" * DEEPEST + "]" * DEEPEST).problems == []
    deep = DEEPEST + 1
    assert faults(read("a: " + "[" * deep + "]" * deep)) == [(1, 4 + DEEPEST, "too-deep")]


def test_what_stands_above_a_fault_was_read() -> None:
    document = read("a: 1\nb: [2]\nc: 'open\n")
    assert document.fault_line == 3
    assert plain(document.root) == {"a": "1", "b": ["2"]}


def test_the_hard_stop_ends_the_reading() -> None:
    document = read("a: 1\nb: " + "[" * 40)
    assert faults(document) == [(2, 4 + DEEPEST, "too-deep")]
    assert document.fault_line == 2


def test_a_problem_carries_its_line_and_underlines_the_value() -> None:
    problem = read("x: 1\n  # remark\nname: &label Peter Müller\n").problems[0]
    assert problem.source == "name: &label Peter Müller"
    document = read("name: Peter Müller\n")
    root = document.root
    assert isinstance(root, TableNode)
    value = root.value("name")
    assert value is not None
    document.error(value, "wrong", "Wrong.", "Right.")
    assert document.problems[0].width == len("Peter Müller")
    shown = document.problems[0].as_text().splitlines()
    assert shown[0].startswith("f.yaml:1:7: error")
    assert shown[1].index("Peter") == shown[2].index("^")
    assert shown[2].count("^") == len("Peter Müller")
    assert shown[3].strip() == "Right."


@pytest.mark.parametrize("data", [b"", b"abc", bytes(range(256)) * 300])
@pytest.mark.parametrize("lean", [True, False])
def test_a_digest_is_that_of_hashlib_with_and_without_a_lean_module(
    data: bytes, lean: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    if not lean:
        monkeypatch.setattr(source, "import_module", missing)
    assert source.digest_of(data) == hashlib.sha256(data).hexdigest()
