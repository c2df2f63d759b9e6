"""Exported lines into a history: values are checked, nothing comes twice, faults are reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, get_args

import msgspec
from msgspec import Meta, Struct, field
from msgspec.structs import fields, replace

from player.model.diary import Entry, Urge
from player.model.record import (
    AnyText,
    AskAnswer,
    AwareTime,
    Count,
    Done,
    Outcome,
    Pain,
    Rating,
    Repetition,
    Seconds,
    SessionRecord,
    Spent,
)
from player.model.routine import Asked
from player.model.setting import WrongValue
from player.storage import diary
from player.storage.checking import checked
from player.storage.history import History
from player.storage.rows import from_moment

_NEAR = 500
"""Microseconds by which `history --json` may have rounded the start of the same session."""

_MOST = Meta(max_length=100_000)
"""Exercises, repetitions, pains or answers of one session."""

_KINDS: Mapping[str, type[Entry]] = {diary.table(kind): kind for kind in get_args(Entry)}


class SessionLine(Struct, frozen=True):
    """The keys of a session's line. Those with a default may be missing."""

    routine: AnyText
    started: AwareTime
    local_day: date
    name: AnyText | None = None
    digest: AnyText = ""
    ended: AwareTime | None = None
    outcome: Outcome | None = None
    active_seconds: Seconds = 0.0
    paused_seconds: Seconds = 0.0
    waiting_seconds: Seconds = 0.0
    planned_seconds: Seconds = 0.0
    speed: Annotated[float, Meta(ge=0.001, le=1e6)] = 1.0
    silent: bool = False
    before: Mapping[Asked, Rating] = field(default_factory=dict)
    after: Mapping[Asked, Rating] = field(default_factory=dict)
    note: AnyText = ""
    at_step: Count = 0
    exercises: Annotated[tuple[Done, ...], _MOST] = ()
    repetitions: Annotated[tuple[Repetition, ...], _MOST] = ()
    pains: Annotated[tuple[Pain, ...], _MOST] = ()
    answers: Annotated[tuple[AskAnswer, ...], _MOST] = ()

    def record(self) -> SessionRecord:
        """The session, with the number 0.

        A session without an end counts as interrupted at its last known time, since nobody can
        go on with it here.
        """
        last = max([self.started, *(each.finished for each in self.repetitions)])
        same = SessionRecord.__struct_fields__
        values = {name: getattr(self, name) for name in same if hasattr(self, name)}
        values |= {
            "name": self.routine if self.name is None else self.name,
            "ended": self.ended or last,
            "outcome": self.outcome or Outcome.INTERRUPTED,
            "spent": Spent(self.active_seconds, self.paused_seconds, self.waiting_seconds),
        }
        return SessionRecord(id=0, **values)


_KNOWN = {"kind", "id", *(each.name for each in fields(SessionLine))}


class Imported(Struct):
    """The number of lines that were added, and of those that were there already.

    `troubles` are sentences with the numbers of lines that were left out, unless the sentence
    says otherwise.
    """

    added: int = 0
    already: int = 0
    troubles: list[str] = field(default_factory=list)


def import_lines(history: History, lines: Iterable[str]) -> Imported:
    """Add the lines to the history in one transaction, with new ids.

    What is there already is not added again: a session with the same start and routine, another
    record with the same fields. Wrong lines are left out. Raises `HistoryError` and adds nothing
    then.
    """
    taking = _Taking(history)
    with history.writing():
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    taking.line(line.removeprefix("\ufeff"), number)
                except WrongValue as wrong:
                    taking.result.troubles.append(f"Line {number}: {wrong}.")
    return taking.result


class _Taking:
    """The result so far, and the new numbers of the sessions."""

    def __init__(self, history: History) -> None:
        self.result = Imported()
        self._history = history
        self._numbers: dict[int, int] = {}
        self._unknown: set[str] = set()

    def line(self, line: str, number: int) -> None:
        """Take one line. Raises `WrongValue`."""
        found = _object(line)
        kind = found.get("kind", "session")
        if kind == "session":
            self._session(found, number)
        elif isinstance(kind, str) and kind in _KINDS:
            own = {"id", "minutes_since_crack"}
            values = {name: value for name, value in found.items() if name not in own}
            self._entry(checked(values, _KINDS[kind]))
        else:
            raise WrongValue(f"there is no kind {kind!r} here")

    def _session(self, found: Mapping[str, Any], number: int) -> None:
        line: SessionLine = checked(_with_sides(found), SessionLine)
        started, _ = from_moment(line.started)
        with self._history.reading() as connection:
            there = connection.execute(
                "SELECT id FROM session WHERE started BETWEEN ? AND ? AND routine = ?",
                (started - _NEAR, started + _NEAR, line.routine),
            ).fetchone()
        if there is None:
            id = self._history.insert(line.record(), line.repetitions)
            self.result.added += 1
        else:
            id = there["id"]
            self.result.already += 1
        if isinstance(found.get("id"), int):
            self._numbers[found["id"]] = id
        for key in sorted(found.keys() - _KNOWN - self._unknown):
            self._unknown.add(key)
            fault = f"{key[:40]!r} is not known here and was left out; the rest was taken"
            self.result.troubles.append(f"Line {number}: {fault}.")

    def _entry(self, entry: Entry) -> None:
        if isinstance(entry, Urge) and entry.session is not None:
            entry = replace(entry, session=self._numbers.get(entry.session))
        with self._history.writing() as connection:
            same = diary.select(
                connection, type(entry), "WHERE at = ?", (from_moment(entry.at)[0],)
            )
            if diary.values(entry) in map(diary.values, same):
                self.result.already += 1
            else:
                diary.insert(connection, entry)
                self.result.added += 1


def _with_sides(found: Mapping[str, Any]) -> dict[str, Any]:
    """The session without its `kind`, with a side for everything that names none."""
    values = {name: value for name, value in found.items() if name != "kind"}
    for name in ("exercises", "repetitions"):
        if isinstance(items := found.get(name), list):
            no_side = {"side": None}
            values[name] = [no_side | each if isinstance(each, dict) else each for each in items]
    return values


def _number(text: str) -> float:
    """A number of JSON; other programs write 3.0 for 3."""
    number = float(text)
    return int(number) if number.is_integer() else number


_JSON = msgspec.json.Decoder(float_hook=_number)


def _object(line: str) -> Mapping[str, Any]:
    try:
        # Bytes of the file that are not UTF-8 are lone surrogates in the line.
        found = _JSON.decode(line.encode())
    except (ValueError, RecursionError) as error:
        raise WrongValue(f"this is not JSON in UTF-8 ({str(error)[:80]})") from error
    if not isinstance(found, dict):
        raise WrongValue("this is not a JSON object; write it in braces")
    return found
