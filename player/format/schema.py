"""The tables of keys, written as JSON Schema for editors and as Markdown for people.

Editors parse YAML by its own rules: there `10` is a number and `1:30` may be 90, while our
reader takes every value as the text that was written. So the schema allows a number wherever a
time or a text may look like one. Only the reader can tell what goes beyond one table: a phase
without time, sides without `left_means`, a circle of `use`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from player.format.accepted_advice import ADVICE
from player.format.care_file import CareLine, YesNo
from player.format.document import Names
from player.format.kinds import (
    Exactly,
    Kind,
    Language,
    Listed,
    Moment,
    NameOf,
    Picture,
    Text,
    Time,
    Whole,
    WordOf,
    WordOrWhole,
)
from player.format.pose_file import NUMBER, POSE, Degrees
from player.format.routine_keys import (
    ASK,
    COACH,
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
from player.format.tables import UNBOUNDED, AnyOf, ListOf, MapOf, Table, TableBy
from player.format.times import EXAMPLES, LONGEST_SECONDS, WAYS, WAYS_IN_SECONDS

Schema = dict[str, Any]

_PLAIN_PICTURE = r"^(?![/\\]|[A-Za-z]:)(?!(.*[/\\])?\.\.([/\\]|$)).+$"


def routine_schema(names: Names, routines: Collection[str]) -> Schema:
    """The schema of a routine file. `names` may be used; `routines` are offered to `use`."""
    writer = _Writer(names, routines)
    shapes = [writer.of(EXERCISE), writer.of(SEQUENCE)]
    about = "An exercise, which has `rep`, or a sequence, which has `steps`."
    return writer.whole("A routine of Untwist", about, {"anyOf": shapes})


def pose_schema(poses: Collection[str]) -> Schema:
    """The schema of a pose file; `poses` are those that `from` may name."""
    writer = _Writer({"pose": poses})
    about = "How the body lies and bends, in the words of anatomy."
    return writer.whole("A pose of Untwist", about, writer.table(POSE))


def care_schema(table: Table, names: Names) -> Schema:
    """The schema of a care file, of which `table` holds the keys; `names` may be used in it."""
    writer = _Writer(names)
    about = "What a person reads and is asked about their body."
    return writer.whole(f"Care of Untwist: {table.expects}", about, writer.table(table))


class _Writer:
    """Writes the schema of kinds. Tables, and what many keys share, become definitions."""

    def __init__(self, names: Names, routines: Collection[str] = ()) -> None:
        self.definitions: dict[str, Schema] = {}
        self._names = names
        self._routines = routines

    def whole(self, title: str, description: str, shape: Schema) -> Schema:
        """The schema of a file."""
        return {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": title,
            "description": description,
            **shape,
            "definitions": self.definitions,
        }

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
            case AnyOf():
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
            "properties": {
                name: {
                    "description": f"{key.meaning}\n\nExample: `{key.example}`",
                    **self.of(key.kind),
                }
                for name, key in table.keys.items()
            },
            "required": table.needed,
            "additionalProperties": False,
        }

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
        if kind.most < UNBOUNDED:
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
        if what in self._names:
            return {"enum": sorted(self._names[what])}
        offered = self._routines if what == "routine" else ()
        return {"type": ["string", "number"], "examples": sorted(offered)}

    def _once(self, name: str, make: Callable[[], Schema]) -> Schema:
        if name not in self.definitions:
            self.definitions[name] = {}  # tables hold each other, so its place is taken first
            self.definitions[name] = make()
        return {"$ref": f"#/definitions/{name.replace(' ', '%20')}"}


def _scalar(kind: Kind) -> Schema:
    match kind:
        case CareLine():
            words = "".join(rf"|\{{{word}\}}" for word in kind.fills)
            return {
                "type": ["string", "number", "boolean"],
                "pattern": rf"^(?=[\s\S]*\S)([^{{}}]{words})*$",
            }
        case Text():
            return {
                "type": ["string", "number", "boolean"],
                "pattern": r"\S",
                "maxLength": kind.limit,
            }
        case YesNo():
            return {"enum": ["yes", "no", True, False]}
        case WordOf():
            return {"enum": list(kind.known)}
        case WordOrWhole():
            return {"anyOf": [_scalar(kind.word), _scalar(kind.whole)]}
        case Exactly():
            return {"enum": [kind.word]}
        case Whole():
            numbers = "|".join(map(str, range(kind.least, kind.most + 1)))
            return _number(kind, kind.least, kind.most, f"0*({numbers})", "integer")
        case Degrees():
            return _number(kind, kind.range.least, kind.range.most, f"({NUMBER})")
        case Moment():
            ways = "|".join(WAYS_IN_SECONDS)
            return _number(kind, -LONGEST_SECONDS, LONGEST_SECONDS, f"-? *({ways})")
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
        case Language():
            return {"type": "string", "pattern": kind.pattern}
        case Picture():
            return {
                "type": "string",
                "maxLength": 200,
                "pattern": _PLAIN_PICTURE,
                "patternErrorMessage": f"This is {kind.expects}.",
            }
    raise TypeError(f"no schema for {kind!r}")


def _number(kind: Kind, least: float, most: float, pattern: str, name: str = "number") -> Schema:
    return {
        "type": [name, "string"],
        "minimum": least,
        "maximum": most,
        "pattern": f"^{pattern}$",
        "patternErrorMessage": f"This is {kind.expects}.",
    }


_HEADINGS = (
    (EXERCISE, "A file that is an exercise"),
    (START, "`start`"),
    (PHASE, "A phase of `rep`"),
    (CUE, "One of the `cues` of a phase"),
    (COACH, "A line of `coach`"),
    (DOSE, "`dose`"),
    (SEQUENCE, "A file that is a sequence"),
    (USE, "A `use` step"),
    (REST, "A `rest` step"),
    (REPEAT, "A `repeat` step"),
    (ASK, "An `ask` step"),
)


def reference() -> str:
    """A heading and a table for each place in a routine file, with all its keys; the advice."""
    rows: list[str] = []
    for table, heading in _HEADINGS:
        rows += [f"### {heading}", "", "| key | value | meaning | example |", "| --- " * 4 + "|"]
        for key in table.keys.values():
            name = f"`{key.name}`" + (", needed" if key.needed else "")
            rows.append(f"| {name} | {key.kind.expects} | {key.meaning} | `{key.example}` |")
        rows.append("")
    rows += ["### Advice", "", "| name | when it is given |", "| --- | --- |"]
    rows += [f"| `{name}` | {about} |" for name, about in ADVICE.items()]
    return "\n".join(rows) + "\n"
