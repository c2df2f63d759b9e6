"""Reads YAML into nodes that know their lines, with bounds. Nothing else imports `yaml`.

The event stream is read once, without recursion. YAML's own `load` and `compose` are not used:
with the C parser they crash the process on deep nesting and hang on chains of merge keys, and
they turn `1:30` into 90 and `no` into False.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from player.format.document import MOST_PROBLEMS, Document, ListNode, Node, Scalar, TableNode
from player.format.problem import shown
from player.format.source import Fault, Source
from player.format.yaml_faults import fault_of

_HIDDEN = "\ue0f1"
_GLUED_COLONS = (":,", ":[", ":]", ":{", ":}")
_INNER_QUESTION_MARK = r"(?<=[^\s\[{,:?-])( *)(\?+)"


class PureLoader(yaml.SafeLoader):
    """The parser written in Python, made to agree with the one written in C.

    Left alone it breaks `[Does it hurt? Stop.]` at the question mark and takes `[a:]`.
    """

    def __init__(self, text: str) -> None:
        self._hides = "?" in text and _HIDDEN not in text
        if self._hides:
            text = re.sub(_INNER_QUESTION_MARK, lambda m: m[1] + len(m[2]) * _HIDDEN, text)
        self._text = text
        super().__init__(text)

    def get_event(self) -> Any:
        event: Any = super().get_event()  # type: ignore[no-untyped-call]
        if type(event) is ScalarEvent:
            end: Any = event.end_mark
            behind = self._text[end.index : end.index + 2]
            if behind in _GLUED_COLONS and not event.style:
                raise yaml.MarkedYAMLError(None, None, "found unexpected ':'", end)
            if self._hides:
                event.value = event.value.replace(_HIDDEN, "?")
        return event


LOADER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else PureLoader
"""The parser in use."""

DEEPEST = 8
"""Lists and tables that may stand around a list or table."""

HARD_STOP = 32
"""Nesting at which the reading of the whole file ends."""


def read_document(data: bytes | str, file: str) -> Document:
    """Parse a file's content; `file` is its name in problems. Never raises for bad content."""
    source = Source(data)
    document = Document(file, source)
    if source.fault:
        document.fault(source.fault)
    if source.text is not None:
        _parse(document, source.text)
    return document


def spans(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The begin and end of every text, as line and column from 0, until the first fault."""
    loader = LOADER(text)
    try:
        while type(event := loader.get_event()) is not StreamEndEvent:
            if type(event) is ScalarEvent:
                start: Any = event.start_mark
                end: Any = event.end_mark
                below = event.style in ("|", ">")  # behind the sign itself a remark may stand
                begin = (start.line + 1, 0) if below else (start.line, start.column)
                yield begin, (end.line, end.column)
    except yaml.MarkedYAMLError:
        return
    finally:
        loader.dispose()


def _parse(document: Document, text: str) -> None:
    builder = _Builder(document)
    loader = LOADER(text)
    try:
        builder.build(loader)
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark
        if not (document.source.fault and mark.index >= len(text)):
            open_at = builder.here.start if builder.here else None
            document.fault(fault_of(error, document.source, text, open_at))
    except _Enough as enough:
        document.fault_line = enough.args[0]
    finally:
        loader.dispose()
    root = document.root
    nothing = root is None or (isinstance(root, Scalar) and root.plain and not root.text)
    if nothing and not document.problems:
        document.root = None
        document.fault(
            Fault(
                1, 1, "empty", "This file is empty.", "Begin with a line such as `name: Cat-cow`."
            )
        )


class _Enough(Exception):
    """So much is wrong that reading on helps nobody."""


class _Builder:
    """Builds nodes out of events, one after the other."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.here: TableNode | ListNode | None = None
        self.key: Scalar | None = None
        self.has_key = False
        self.above: list[tuple[TableNode | ListNode | None, Scalar | None, bool]] = []

    def build(self, loader: Any) -> None:
        """Read the stream to its end, or to the place where reading on makes no sense."""
        next_event = loader.get_event
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                scalar = Scalar(event.value, not event.style, event.start_mark, event.end_mark)
                if event.anchor is not None or event.tag is not None:
                    self._refuse_label(event)
                self._add(scalar)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if not self._open(event, kind):
                    return
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self.here, self.key, self.has_key = self.above.pop()
            elif kind is AliasEvent:
                message = "A value cannot be repeated with `*`."
                hint = "Write the value out, or put a text that begins with `*` in quotes."
                self._refuse(Node(event.start_mark, event.end_mark), "alias", message, hint)
                self._add(None)
            elif kind is DocumentStartEvent and self.document.root is not None:
                self._refuse(
                    Node(event.start_mark, event.end_mark),
                    "several-documents",
                    "A second document begins here; a file holds one.",
                    "Put it into a file of its own.",
                )
                return
            elif kind is StreamEndEvent:
                return

    def _add(self, node: Node | None) -> None:
        """Put a value where it belongs; in a table every second one is a key."""
        here = self.here
        if type(here) is TableNode:
            if not self.has_key:
                self.key = self._as_key(here, node)
                self.has_key = True
                return
            if self.key is not None:
                if type(node) is Scalar and node.plain and not node.text:
                    # The parsers place what is not there differently; a person looks at the key.
                    node.start, node.end = self.key.start, self.key.end
                here.entries[self.key.text] = (self.key, node)
            self.has_key = False
        elif type(here) is ListNode:
            here.items.append(node)
        elif self.document.root is None:
            self.document.root = node

    def _open(self, event: Any, kind: type) -> bool:
        """Begin a list or a table; False when the file is nested beyond all reason."""
        node: TableNode | ListNode
        if kind is MappingStartEvent:
            node = TableNode(event.start_mark, event.end_mark)
        else:
            node = ListNode(event.start_mark, event.end_mark)
        if event.anchor is not None or event.tag is not None:
            self._refuse_label(event)
        depth = len(self.above)
        if depth > DEEPEST:
            if depth == DEEPEST + 1:
                message = f"This is nested more than {DEEPEST} levels deep."
                hint = "Put the inner steps into a file of their own and `use` it."
                self._refuse(node, "too-deep", message, hint)
            if depth > HARD_STOP:
                self.document.fault_line = node.line
                return False
            self._add(None)
        else:
            self._add(node)
        self.above.append((self.here, self.key, self.has_key))
        self.here, self.key, self.has_key = node, None, False
        return True

    def _as_key(self, here: TableNode, node: Node | None) -> Scalar | None:
        """The key that a node is; None when it is none or stood here before."""
        if type(node) is not Scalar:
            if node is not None:
                self._refuse(node, "wrong-key", "A key is a word, not a list or a table.")
            return None
        if node.plain and node.text == "<<":
            hint = "Write the keys out, or `use` another file."
            self._refuse(node, "merge-key", "Tables cannot be merged with `<<`.", hint)
            return None
        earlier = here.entries.get(node.text)
        if earlier:
            message = (
                f"The key `{shown(node.text)}` stands here twice:"
                f" first on line {earlier[0].line}, again on line {node.line}."
            )
            self._refuse(node, "twice", message, "Keep one of the two.")
            return None
        return node

    def _refuse_label(self, event: Any) -> None:
        at = Node(event.start_mark, event.start_mark)
        hint = "Write the value without it."
        if event.anchor is not None:
            self._refuse(at, "anchor", "A label with `&` is not used here.", hint)
        if event.tag is not None:
            self._refuse(at, "tag", "A mark of kind with `!` is not used here.", hint)

    def _refuse(self, at: Node, name: str, message: str, hint: str = "") -> None:
        """Report an error; raises `_Enough` when no more are kept."""
        self.document.error(at, name, message, hint)
        if len(self.document.problems) >= MOST_PROBLEMS:
            raise _Enough(at.line)
