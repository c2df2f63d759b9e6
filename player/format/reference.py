"""The tables of keys for people: what may stand where, written as Markdown for the guide."""

from __future__ import annotations

from collections.abc import Iterator

from player.format.accept import ADVICE
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
from player.format.shape import Key, Table

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
    for key in table.keys:
        yield f"| {_name(key)} | {key.kind.expects()} | {key.meaning} | `{key.example}` |"
    yield ""


def _name(key: Key) -> str:
    return f"`{key.name}`" + (", needed" if key.required else "")
