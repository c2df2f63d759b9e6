"""Tables of keys: what may stand in a file, as data that reads it and that describes it.

A `Table` has one key a row: its name, the kind of its value, what it means and an example.
Reading gives a `Fields` for each table in the file: the values that were right, by key, beside
the node they stand in. A value that was wrong is missing there, and has been reported.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from player.format.document import Document, ListNode, Node, Scalar, TableNode
from player.format.kinds import Kind
from player.format.problem import did_you_mean, shown

_NONE: Mapping[str, Any] = MappingProxyType({})


UNBOUNDED = 100_000
"""Items of a list that may hold any number of them; no file has room for more."""


class ListOf(Kind):
    """A list of `kind`, with `least` to `most` items, read into a tuple."""

    def __init__(self, kind: Kind, least: int = 0, most: int = UNBOUNDED) -> None:
        self.kind, self.least, self.most = kind, least, most
        self.expects = f"a list, each item {kind.expects}"

    def takes(self, node: Node) -> bool:
        return isinstance(node, ListNode)

    def read(self, document: Document, node: Node) -> tuple[Any, ...] | None:
        if type(node) is not ListNode:
            hint = f"Write it as `[{shown(node.text)}]`." if isinstance(node, Scalar) else ""
            self.refuse(document, node, hint)
            return None
        if not self.least <= len(node.items) <= self.most:
            bounded = self.most < UNBOUNDED
            count = f"{self.least} to {self.most} items" if bounded else "at least one item"
            document.error(node, "wrong-count", f"This list needs {count}.")
        read = self.kind.read
        values = [read(document, item) for item in node.items if item is not None]
        return tuple(value for value in values if value is not None)


class AnyOf(Kind):
    """Any of several kinds: the first that `takes` the value reads it."""

    def __init__(self, *kinds: Kind) -> None:
        self.kinds = kinds
        self.expects = ", or ".join(kind.expects for kind in kinds)

    def takes(self, node: Node) -> bool:
        return any(kind.takes(node) for kind in self.kinds)

    def read(self, document: Document, node: Node) -> Any:
        for kind in self.kinds:
            if kind.takes(node):
                return kind.read(document, node)
        self.refuse(document, node)
        return None


class _TableKind(Kind):
    """What is written as a table."""

    def takes(self, node: Node) -> bool:
        return isinstance(node, TableNode)


class MapOf(_TableKind):
    """A table whose keys are words of the kind `key`, each with a value of `kind`.

    `besides` are fixed keys with a kind of value of their own, `needed` words that must be there.
    """

    def __init__(
        self,
        kind: Kind,
        key: Kind,
        besides: Mapping[str, Kind] = _NONE,
        needed: Collection[str] = (),
    ) -> None:
        self.kind, self.key, self.besides, self.needed = kind, key, besides, needed
        self.expects = f"a table of words, each with {kind.expects}"

    def read(self, document: Document, node: Node) -> dict[str, Any] | None:
        if type(node) is not TableNode:
            self.refuse(document, node)
            return None
        values: dict[str, Any] = {}
        for key, item in node.entries.values():
            fixed = self.besides.get(key.text)
            word = key.text if fixed else self.key.read(document, key)
            value = (fixed or self.kind).read(document, item) if item is not None else None
            if word is not None and value is not None:
                values[word] = value
        for word in self.needed:
            if word not in node.entries:
                message = f"`{word}` is missing here."
                document.error(node, "missing-key", message, f"Add `{word}: …`.")
        return values


class TableKey(Struct, frozen=True):
    """A row of a table: a key, the kind of its value, its meaning in a sentence, an example."""

    name: str
    kind: Kind
    meaning: str
    sample: str
    needed: bool

    @property
    def example(self) -> str:
        return f"{self.name}: {self.sample}"


def needed(name: str, kind: Kind, meaning: str, sample: str = "…") -> TableKey:
    """A key that must be there; `sample` is the value in its example."""
    return TableKey(name, kind, meaning, sample, True)


def optional(name: str, kind: Kind, meaning: str, sample: str) -> TableKey:
    """A key that may be left out; `sample` is the value in its example."""
    return TableKey(name, kind, meaning, sample, False)


class Table(_TableKind):
    """A table with fixed keys, read into `Fields`. `expects` is what people call it.

    `elsewhere` maps keys that people write here by mistake to where they belong.
    """

    def __init__(
        self, name: str, expects: str, *keys: TableKey, elsewhere: Mapping[str, str] = _NONE
    ) -> None:
        self.name, self.expects, self.elsewhere = name, expects, elsewhere
        self.keys = {key.name: key for key in keys}
        self.needed = [key.name for key in keys if key.needed]
        self._reads = {key.name: key.kind.read for key in keys}

    def read(self, document: Document, node: Node) -> Fields | None:
        """The right values; every unknown, missing and wrong one is reported."""
        if type(node) is not TableNode:
            first = next(iter(self.keys.values()))
            self.refuse(document, node, f"It is written as keys and values: `{first.example}`.")
            return None
        fields = Fields(self, node)
        values = fields.values
        reads = self._reads
        for name, (key, item) in node.entries.items():
            read = reads.get(name)
            if read is None:
                fields.meant += self._unknown(document, key)
            elif item is not None:
                value = read(document, item)
                if value is not None:
                    values[name] = value
        for name in self.needed:
            if name not in node.entries and name not in fields.meant:
                message = f"The key `{name}` of {self.expects} is missing."
                hint = f"Add a line such as `{self.keys[name].example}`."
                document.error(node, "missing-key", message, hint)
        return fields

    def _unknown(self, document: Document, key: Scalar) -> list[str]:
        """Report an unknown key; returns the one that was probably meant, if any."""
        name = key.text
        meant: list[str] = []
        hint = self.elsewhere.get(name, "")
        if not hint:
            meant = document.nearest(name, self.keys)
            near = [] if meant else document.nearest(name, self.elsewhere)[:1]
            hint = self.elsewhere[near[0]] if near else did_you_mean(meant)
        if not hint:
            hint = f"Its keys are {_listed(self.keys)}."
        document.error(key, "unknown-key", f"`{shown(name)}` is no key of {self.expects}.", hint)
        return meant[:1]


class Fields:
    """The right values of a table in a file, by key, and the node they stand in.

    `meant` are the keys that mistyped ones were probably meant to be.
    """

    __slots__ = ("meant", "node", "table", "values")

    def __init__(self, table: Table, node: TableNode) -> None:
        self.table = table
        self.node = node
        self.values: dict[str, Any] = {}
        self.meant: list[str] = []

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def get(self, key: str, otherwise: Any = None) -> Any:
        """The value of a key, or `otherwise` when it is not there or was wrong."""
        return self.values.get(key, otherwise)

    def wrote(self, key: str) -> bool:
        """Whether the key stands in the file, right or wrong."""
        return key in self.node.entries

    def got_wrong(self, key: str) -> bool:
        """Whether the key stands in the file, but mistyped or with a wrong value."""
        return key in self.meant or (key in self.node.entries and key not in self.values)

    def key(self, key: str) -> Node:
        """Where a problem with the key itself belongs: the key, or else the table."""
        return self.node.key(key) or self.node

    def at(self, key: str) -> Node:
        """Where a problem with this key's value belongs: the value, the key, or the table."""
        entry = self.node.entries.get(key)
        if entry is None:
            return self.node
        return entry[1] or entry[0]


class TableBy(_TableKind):
    """One of several `tables`, told apart by the first of their marking keys that is there.

    `tables` is set after they are made, since they may hold each other.
    """

    tables: Mapping[str, Table]

    def __init__(self, expects: str) -> None:
        self.expects = expects

    def read(self, document: Document, node: Node) -> Fields | None:
        if type(node) is not TableNode:
            self.refuse(document, node, f"Begin it with one of {_listed(self.tables)}.")
            return None
        for mark, table in self.tables.items():
            if mark in node.entries:
                return table.read(document, node)
        for name, (key, _) in node.entries.items():
            near = document.nearest(name, self.tables)
            if near:
                message = f"`{shown(name)}` is no key of {self.expects}."
                document.error(key, "unknown-key", message, did_you_mean(near))
                return None
        hint = f"It has one of the keys {_listed(self.tables)}."
        document.error(node, "missing-key", f"This is not {self.expects}.", hint)
        return None


def _listed(words: Collection[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
