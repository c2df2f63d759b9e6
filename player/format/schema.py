"""The tables of keys, written as JSON Schema for editors and as Markdown for people.

Editors parse YAML by its own rules: there `10` is a number and `1:30` may be 90, while our
reader takes every value as the text that was written. So the schema takes a number wherever a
time or a text may look like one. What one table alone cannot tell (a phase without time, sides
without `left_means`, a circle of `use`) is left to the reader.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from player.format.accepted_advice import ADVICE
from player.format.care_file import Line, YesNo
from player.format.document import Names
from player.format.kinds import (
    Exactly,
    Kind,
    Listed,
    Moment,
    NameOf,
    Picture,
    Text,
    Time,
    Whole,
    Words,
)
from player.format.pose_file import NUMBER, POSE, Degrees
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
)
from player.format.tables import Key, ListOf, MapOf, OneOf, Table, TableBy
from player.format.times import EXAMPLES, LONGEST_SECONDS, WAYS, WAYS_IN_SECONDS

Schema = dict[str, Any]

_DIALECT = "http://json-schema.org/draft-07/schema#"
_PLAIN_PICTURE = r"^(?![/\\]|[A-Za-z]:)(?!(.*[/\\])?\.\.([/\\]|$)).+$"
_UNBOUNDED = 100


def routine_schema(names: Names, routines: Collection[str]) -> Schema:
    """The schema of a routine file. `names` may be used; `routines` are offered to `use`."""
    writer = _Writer(names, {"routine": routines})
    shapes = [writer.of(EXERCISE), writer.of(SEQUENCE)]
    return {
        "$schema": _DIALECT,
        "title": "A routine of Untwist",
        "description": "An exercise, which has `rep`, or a sequence, which has `steps`.",
        "anyOf": shapes,
        "definitions": writer.definitions,
    }


def pose_schema(poses: Collection[str]) -> Schema:
    """The schema of a pose file; `poses` are those that `from` may name."""
    writer = _Writer({"pose": poses}, {})
    return {
        "$schema": _DIALECT,
        "title": "A pose of Untwist",
        "description": "How the body lies and bends, in the words of anatomy.",
        **writer.table(POSE),
        "definitions": writer.definitions,
    }


def care_schema(table: Table, names: Names) -> Schema:
    """The schema of a care file, of which `table` holds the keys; `names` may be used in it."""
    writer = _Writer(names, {})
    return {
        "$schema": _DIALECT,
        "title": f"Care of Untwist: {table.expects}",
        "description": "What a person reads and is asked about their body.",
        **writer.table(table),
        "definitions": writer.definitions,
    }


class _Writer:
    """Writes the schema of kinds; tables and what many keys share are written once."""

    def __init__(
        self, known: Mapping[str, Collection[str]], offered: Mapping[str, Collection[str]]
    ) -> None:
        self.definitions: dict[str, Schema] = {}
        self._known = known
        self._offered = offered

    def of(self, kind: Kind) -> Schema:
        """The schema of a kind of value. Raises TypeError for one that is not known here."""
        match kind:
            case Table():
                return self._once(kind.name, lambda: self.table(kind))
            case TableBy():
                return self._once("step", lambda: self._by(kind))
            case ListOf():
                return self._list(kind)
            case MapOf():
                return self._map(kind)
            case OneOf():
                return {"anyOf": [self.of(one) for one in kind.kinds]}
            case Listed():
                return self._once(kind.what, lambda: self._name(kind.what))
            case NameOf():
                return self._once(f"name of a {kind.what}", lambda: self._name(kind.what))
        return _scalar(kind)

    def table(self, table: Table) -> Schema:
        """The schema of a table: its keys and no others."""
        return {
            "type": "object",
            "properties": {name: self._row(key) for name, key in table.keys.items()},
            "required": table.needed,
            "additionalProperties": False,
        }

    def _row(self, key: Key) -> Schema:
        return {"description": f"{key.meaning}\n\nExample: `{key.example}`", **self.of(key.kind)}

    def _map(self, kind: MapOf) -> Schema:
        names = self.of(kind.key)
        schema: Schema = {"type": "object", "additionalProperties": self.of(kind.kind)}
        if kind.needed:
            schema["required"] = list(kind.needed)
        if not kind.besides:
            return {**schema, "propertyNames": names}
        fixed = {name: self.of(one) for name, one in kind.besides.items()}
        schema["propertyNames"] = {"anyOf": [names, {"enum": list(fixed)}]}
        return {**schema, "properties": fixed}

    def _list(self, kind: ListOf) -> Schema:
        schema: Schema = {"type": "array", "items": self.of(kind.kind)}
        if kind.least:
            schema["minItems"] = kind.least
        if kind.most < _UNBOUNDED:
            schema["maxItems"] = kind.most
        return schema

    def _by(self, kind: TableBy) -> Schema:
        """One of the tables; their marking keys exclude each other, so any of them will do.

        The smallest comes first: of those that fit a half-written step equally well, editors
        speak of that one.
        """
        tables = {table.name: table for table in kind.tables.values()}
        ordered = sorted(tables.values(), key=lambda table: len(table.keys))
        return {"anyOf": [self.of(table) for table in ordered]}

    def _name(self, what: str) -> Schema:
        if what in self._known:
            return {"enum": sorted(self._known[what])}
        return {"type": ["string", "number"], "examples": sorted(self._offered.get(what, ()))}

    def _once(self, name: str, make: Callable[[], Schema]) -> Schema:
        if name not in self.definitions:
            self.definitions[name] = {}  # tables hold each other, so its place is taken first
            self.definitions[name] = make()
        return {"$ref": f"#/definitions/{name.replace(' ', '%20')}"}


def _pattern(fills: Collection[str]) -> str:
    """That of a text that is not blank, with these words in braces and no others."""
    words = "".join(rf"|\{{{word}\}}" for word in fills)
    return rf"^(?=[\s\S]*\S)([^{{}}]{words})*$"


def _scalar(kind: Kind) -> Schema:
    match kind:
        case Line():
            return {"type": ["string", "number", "boolean"], "pattern": _pattern(kind.known)}
        case YesNo():
            return {"enum": ["yes", "no", True, False]}
        case Text():
            return {
                "type": ["string", "number", "boolean"],
                "pattern": r"\S",
                "maxLength": kind.limit,
            }
        case Words():
            return {"enum": list(kind.known)}
        case Exactly():
            return {"enum": [kind.word]}
        case Whole():
            numbers = "|".join(map(str, range(kind.least, kind.most + 1)))
            return {
                "type": ["integer", "string"],
                "minimum": kind.least,
                "maximum": kind.most,
                "pattern": f"^0*({numbers})$",
                "patternErrorMessage": f"This is {kind.expects}.",
            }
        case Time():
            least = "exclusiveMinimum" if kind.above_zero else "minimum"
            some = "(?=.*[1-9])" if kind.above_zero else ""
            return {
                "type": ["number", "string"],
                least: 0,
                "maximum": LONGEST_SECONDS,
                "pattern": f"^{some}({'|'.join(WAYS)})$",
                "patternErrorMessage": f"Write a length of time as {EXAMPLES}.",
            }
        case Moment():
            return {
                "type": ["number", "string"],
                "minimum": -LONGEST_SECONDS,
                "maximum": LONGEST_SECONDS,
                "pattern": f"^-? *({'|'.join(WAYS_IN_SECONDS)})$",
                "patternErrorMessage": f"This is {kind.expects}.",
            }
        case Picture():
            return {
                "type": "string",
                "maxLength": 200,
                "pattern": _PLAIN_PICTURE,
                "patternErrorMessage": f"This is {kind.expects}.",
            }
        case Degrees():
            span = kind.range
            return {
                "type": ["number", "string"],
                "minimum": span.least,
                "maximum": span.most,
                "pattern": f"^({NUMBER.pattern})$",
                "patternErrorMessage": f"This is {kind.expects}.",
            }
    raise TypeError(f"no schema for {kind!r}")


_HEADINGS = (
    (EXERCISE, "A file that is an exercise"),
    (START, "`start`"),
    (PHASE, "A phase of `rep`"),
    (CUE, "One of the `cues` of a phase"),
    (DOSE, "`dose`"),
    (SEQUENCE, "A file that is a sequence"),
    (USE, "A `use` step"),
    (REST, "A `rest` step"),
    (REPEAT, "A `repeat` step"),
    (ASK, "An `ask` step"),
)


def reference() -> str:
    """A heading and a table for each place in a routine file, with all its keys; the advice."""
    rows = [row for table, heading in _HEADINGS for row in _section(table, heading)]
    rows += ["### Advice", "", "| name | when it is given |", "| --- | --- |"]
    rows += [f"| `{name}` | {about} |" for name, about in ADVICE.items()]
    return "\n".join(rows) + "\n"


def _section(table: Table, heading: str) -> Iterator[str]:
    yield from (f"### {heading}", "", "| key | value | meaning | example |", "| --- " * 4 + "|")
    for key in table.keys.values():
        yield f"| {_name(key)} | {key.kind.expects} | {key.meaning} | `{key.example}` |"
    yield ""


def _name(key: Key) -> str:
    return f"`{key.name}`" + (", needed" if key.needed else "")
