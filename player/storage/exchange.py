"""The whole history as JSON Lines, and back into a history: one object a line, nothing lost.

Each line names its `kind`: `session`, or one of the records beside the sessions (`urge`,
`crack` ...). A line without a kind is a session, as `history --json` prints them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from player.model.diary import Entry, Urge
from player.model.setting import NotOne
from player.storage import diary
from player.storage.database import from_moment
from player.storage.forms import FORMS, as_plain, from_plain
from player.storage.history import History
from player.storage.sessions_as_lines import KNOWN, session_as_plain, session_from_plain

_NEAR = 500
"""Microseconds: `history --json` rounds a start to the millisecond, and it is still the same."""

_KINDS: Mapping[str, type[Entry]] = {table: kind for kind, (table, _) in FORMS.items()}


class Imported(Struct):
    """What became of the lines: how many were added, how many were there already.

    `troubles` are sentences, each with its line's number; those lines were left out, except
    where the sentence says otherwise.
    """

    added: int = 0
    already: int = 0
    troubles: list[str] = field(default_factory=list)


def as_lines(history: History) -> Iterator[str]:
    """Every session, oldest first, then everything beside them, as lines without line ends."""
    for record in history.each():
        line = session_as_plain(record, history.repetitions(record.id))
        yield _line({"kind": "session"} | line)
    for table, kind in _KINDS.items():
        for entry in history.diary.all(kind):
            yield _line({"kind": table} | as_plain(entry))


def take_lines(history: History, lines: Iterable[str]) -> Imported:
    """Add what the lines hold to the history, in one transaction; ids are new.

    What is there already (a session: its start and routine; else: all of it) is not added
    again. A line that is wrong is told of and left out. Raises `HistoryError`; then nothing
    was added.
    """
    taking = _Taking(history)
    with history.writing() as connection:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    taking.line(connection, line.removeprefix("\ufeff"), number)
                except NotOne as wrong:
                    taking.result.troubles.append(f"Line {number}: {wrong}.")
    return taking.result


class _Taking:
    """The way through the lines: the result so far, and the new numbers of old sessions."""

    def __init__(self, history: History) -> None:
        self._history = history
        self.result = Imported()
        self._numbers: dict[int, int] = {}
        self._unknown: set[str] = set()

    def line(self, connection: sqlite3.Connection, line: str, number: int) -> None:
        """Take one line. Raises `NotOne` with what is wrong in it."""
        found = _object(line)
        kind = found.get("kind", "session")
        if kind == "session":
            self._session(connection, found, number)
        elif isinstance(kind, str) and kind in _KINDS:
            self._entry(connection, from_plain(_KINDS[kind], found))
        else:
            raise NotOne(f"there is no kind {kind!r} here")

    def _session(
        self, connection: sqlite3.Connection, found: Mapping[str, Any], number: int
    ) -> None:
        record, repetitions = session_from_plain(found)
        started, _ = from_moment(record.started)
        there = connection.execute(
            "SELECT id FROM session WHERE started BETWEEN ? AND ? AND routine = ?",
            (started - _NEAR, started + _NEAR, record.routine),
        ).fetchone()
        if there is None:
            id = self._history.insert(record, repetitions)
            self.result.added += 1
        else:
            id = there["id"]
            self.result.already += 1
        if isinstance(found.get("id"), int):
            self._numbers[found["id"]] = id
        for key in sorted(found.keys() - KNOWN - self._unknown):
            self._unknown.add(key)
            told = f"{key[:40]!r} is not known here and was left out; the rest was taken"
            self.result.troubles.append(f"Line {number}: {told}.")

    def _entry(self, connection: sqlite3.Connection, entry: Entry) -> None:
        if isinstance(entry, Urge) and entry.session is not None:
            entry = replace(entry, session=self._numbers.get(entry.session))
        at = from_moment(entry.at)[0]
        same = diary.select(connection, type(entry), "WHERE at = ?", (at,))
        if as_plain(entry) in [as_plain(each) for each in same]:
            self.result.already += 1
        else:
            diary.insert(connection, entry)
            self.result.added += 1


def _line(found: Mapping[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, allow_nan=False)


def _object(line: str) -> Mapping[str, Any]:
    """The object of a line. Raises `NotOne`."""
    try:
        line.encode("utf-8")  # what a file held that is no UTF-8 stands here as half a character
        found = json.loads(line, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise NotOne(f"this is no JSON in UTF-8 ({str(error)[:80]})") from error
    if not isinstance(found, dict):
        raise NotOne("this is no JSON object; write it in braces")
    return found


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")
