"""Tables of keys: what may stand in a file, as data that reads it and that describes it.

A `Table` has one `Key` a row: its name, the kind of its value, what it means and an example.
Reading gives a `Fields` for each table in the file: the values that were right, by key, beside
the node they stand in. A value that was wrong is missing there, and has been reported.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from player.format import document as nodes
from player.format.document import Node, Scalar
from player.format.kinds import Kind, Reader
from player.format.problem import did_you_mean, shown

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Fields:
    """The right values of a table in a file, by key, and the node they stand in.

    `meant` are the keys that unknown ones were probably meant to be.
    """

    __slots__ = ("meant", "node", "table", "values")

    def __init__(self, table: Table, node: nodes.Mapping) -> None:
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
        """Whether the key stands in the file, but mistyped or with a value of no use."""
        return key in self.meant or (key in self.node.entries and key not in self.values)

    def at(self, key: str) -> Node:
        """Where a problem with this key's value belongs: the value, the key, or the table."""
        entry = self.node.entries.get(key)
        if entry is None:
            return self.node
        return entry[1] or entry[0]


class ListOf(Kind):
    """A list of `kind`, with `least` to `most` items."""

    def __init__(self, kind: Kind, least: int = 0, most: int = 100_000) -> None:
        self.kind, self.least, self.most = kind, least, most

    def expects(self) -> str:
        """What belongs here."""
        return f"a list, each item {self.kind.expects()}"

    def takes(self, node: Node) -> bool:
        """A list."""
        return isinstance(node, nodes.Sequence)

    def read(self, reader: Reader, node: Node) -> tuple[Any, ...] | None:
        """The items that were right."""
        if type(node) is not nodes.Sequence:
            hint = f"Write it as `[{shown(node.text)}]`." if isinstance(node, Scalar) else ""
            self.refuse(reader, node, hint)
            return None
        if not self.least <= len(node.items) <= self.most:
            count = f"{self.least} to {self.most} items" if self.most < 100 else "at least one item"
            reader.error(node, "wrong-count", f"This list needs {count}.")
        read = self.kind.read
        values = [read(reader, item) for item in node.items if item is not None]
        return tuple(value for value in values if value is not None)


class MapOf(Kind):
    """A table whose keys are words of the kind `key`, each with a value of `kind`.

    `besides` are fixed keys with a kind of value of their own, `needed` words that must be there.
    """

    def __init__(
        self,
        kind: Kind,
        key: Kind,
        besides: Mapping[str, Kind] = MappingProxyType({}),
        needed: Collection[str] = (),
    ) -> None:
        self.kind, self.key, self.besides, self.needed = kind, key, besides, needed

    def expects(self) -> str:
        """What belongs here."""
        return f"a table of words, each with {self.kind.expects()}"

    def takes(self, node: Node) -> bool:
        """A table."""
        return isinstance(node, nodes.Mapping)

    def read(self, reader: Reader, node: Node) -> dict[str, Any] | None:
        """The values that were right, by their words."""
        if type(node) is not nodes.Mapping:
            self.refuse(reader, node)
            return None
        values: dict[str, Any] = {}
        for key, item in node.entries.values():
            fixed = self.besides.get(key.text)
            word = key.text if fixed else self.key.read(reader, key)
            value = (fixed or self.kind).read(reader, item) if item is not None else None
            if word is not None and value is not None:
                values[word] = value
        for word in self.needed:
            if word not in node.entries:
                message = f"`{word}` is missing here."
                reader.error(node, "missing-key", message, f"Add `{word}: …`.")
        return values


class OneOf(Kind):
    """The first of several kinds that has the outer form of the value."""

    def __init__(self, kinds: tuple[Kind, ...]) -> None:
        self.kinds = kinds

    def expects(self) -> str:
        """What belongs here."""
        return ", or ".join(kind.expects() for kind in self.kinds)

    def takes(self, node: Node) -> bool:
        """Whatever one of the kinds takes."""
        return any(kind.takes(node) for kind in self.kinds)

    def read(self, reader: Reader, node: Node) -> Any:
        """The value as that kind reads it."""
        for kind in self.kinds:
            if kind.takes(node):
                return kind.read(reader, node)
        self.refuse(reader, node)
        return None


class Key(NamedTuple):
    """A row of a table: a key, the kind of its value, its meaning in a sentence, an example."""

    name: str
    kind: Kind
    meaning: str
    example: str
    required: bool = False


class Table(Kind):
    """A table with fixed keys, read into `Fields`. `called` is what it is to people.

    `elsewhere` maps keys that people write here by mistake to where they belong.
    """

    def __init__(
        self, name: str, called: str, keys: tuple[Key, ...], elsewhere: Mapping[str, str] = _NOTHING
    ) -> None:
        self.name, self.called, self.keys, self.elsewhere = name, called, keys, elsewhere

    @cached_property
    def rows(self) -> dict[str, Key]:
        """The rows by their keys."""
        return {key.name: key for key in self.keys}

    @cached_property
    def kinds(self) -> dict[str, Any]:
        """How to read the value of each key."""
        return {key.name: key.kind.read for key in self.keys}

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The keys that must be there."""
        return tuple(key.name for key in self.keys if key.required)

    @cached_property
    def _its_keys(self) -> str:
        return f"Its keys are {_listed(self.rows)}."

    def expects(self) -> str:
        """What belongs here."""
        return self.called

    def takes(self, node: Node) -> bool:
        """A table."""
        return isinstance(node, nodes.Mapping)

    def read(self, reader: Reader, node: Node) -> Fields | None:
        """The right values; every unknown, missing and wrong one is reported."""
        if type(node) is not nodes.Mapping:
            first = self.keys[0]
            self.refuse(reader, node, f"It is written as keys and values: `{first.example}`.")
            return None
        fields = Fields(self, node)
        values = fields.values
        kinds = self.kinds
        for name, (key, item) in node.entries.items():
            read = kinds.get(name)
            if read is None:
                fields.meant += self._unknown(reader, key)
            elif item is not None:
                value = read(reader, item)
                if value is not None:
                    values[name] = value
        for name in self.required:
            if name not in node.entries and name not in fields.meant:
                self._missing(reader, node, name)
        return fields

    def _unknown(self, reader: Reader, key: Scalar) -> list[str]:
        """Report a key that is none; returns the one that was probably meant, or nothing."""
        name = key.text
        meant: list[str] = []
        hint = self.elsewhere.get(name, "")
        if not hint:
            meant = reader.nearest(name, self.rows)
            near = [] if meant else reader.nearest(name, self.elsewhere)[:1]
            hint = self.elsewhere[near[0]] if near else did_you_mean(meant)
        if not hint:
            hint = self._its_keys
        reader.error(key, "unknown-key", f"`{shown(name)}` is no key of {self.called}.", hint)
        return meant[:1]

    def _missing(self, reader: Reader, node: Node, name: str) -> None:
        hint = f"Add a line such as `{self.rows[name].example}`."
        reader.error(node, "missing-key", f"The key `{name}` of {self.called} is missing.", hint)


def _listed(words: Collection[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


class TableBy(Kind):
    """One of several tables, told apart by the first of their marking keys that is there."""

    def __init__(self, called: str, tables: Mapping[str, Table]) -> None:
        self.called, self.tables = called, tables

    def expects(self) -> str:
        """What belongs here."""
        return self.called

    def takes(self, node: Node) -> bool:
        """A table."""
        return isinstance(node, nodes.Mapping)

    def read(self, reader: Reader, node: Node) -> Fields | None:
        """The fields of the table that it is."""
        if type(node) is not nodes.Mapping:
            self.refuse(reader, node, f"Begin it with one of {_listed(self.tables)}.")
            return None
        for mark, table in self.tables.items():
            if mark in node.entries:
                return table.read(reader, node)
        hint = f"It has one of the keys {_listed(self.tables)}."
        for name, (key, _) in node.entries.items():
            near = reader.nearest(name, self.tables)
            if near:
                message = f"`{shown(name)}` is no key of {self.called}."
                reader.error(key, "unknown-key", message, did_you_mean(near))
                return None
        reader.error(node, "missing-key", f"This is not {self.called}.", hint)
        return None


class TableOf(Kind):
    """A table by its name, looked up when it is read: tables may hold each other."""

    def __init__(self, name: str, tables: Mapping[str, Kind]) -> None:
        self.name, self.tables = name, tables

    def expects(self) -> str:
        """What belongs here."""
        return self.tables[self.name].expects()

    def takes(self, node: Node) -> bool:
        """A table."""
        return isinstance(node, nodes.Mapping)

    def read(self, reader: Reader, node: Node) -> Fields | None:
        """The fields of that table."""
        fields: Fields | None = self.tables[self.name].read(reader, node)
        return fields
