"""Exported lines into a history: values are checked, nothing comes twice, faults are reported."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, get_args

import msgspec.inspect
from msgspec import Meta, Struct, ValidationError, field
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
from player.storage import diary
from player.storage.history import History
from player.storage.rows import from_moment

_NEAR = 500
"""Microseconds by which `history --json` may have rounded the start of the same session."""

_MOST = Meta(max_length=100_000)
"""Exercises, repetitions, pains or answers of one session."""

_KINDS: Mapping[str, type[Entry]] = {diary.table(kind): kind for kind in get_args(Entry)}

_PLACE = re.compile(r" - at (`key` in )?`\$(.*)`$")
_STEP = re.compile(r"\.(\w+)|\[(\d+|\.\.\.)\]")
_MISSING = re.compile(r"missing required field `(\w+)`")


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


class _Wrong(ValueError):
    """A line is wrong; the message says how, in half a sentence."""


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
                except _Wrong as wrong:
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
        """Take one line. Raises `_Wrong`."""
        found = _object(line)
        kind = found.get("kind", "session")
        if kind == "session":
            self._session(found, number)
        elif isinstance(kind, str) and kind in _KINDS:
            own = {"id", "minutes_since_crack"}
            values = {name: value for name, value in found.items() if name not in own}
            self._entry(_converted(values, _KINDS[kind]))
        else:
            raise _Wrong(f"there is no kind {kind!r} here")

    def _session(self, found: Mapping[str, Any], number: int) -> None:
        line: SessionLine = _converted(_with_sides(found), SessionLine)
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
        raise _Wrong(f"this is not JSON in UTF-8 ({str(error)[:80]})") from error
    if not isinstance(found, dict):
        raise _Wrong("this is not a JSON object; write it in braces")
    return found


def _converted(found: Mapping[str, Any], kind: type) -> Any:
    try:
        return msgspec.convert(found, kind)
    except ValidationError as error:
        raise _Wrong(_in_words(str(error), found, kind)) from error


def _in_words(error: str, found: Any, kind: type) -> str:
    """An error of msgspec in plain words: the place, the value found, and what to write."""
    from msgspec.inspect import DictType, StructType, VarTupleType, type_info  # for a bad line only

    wanted, where = type_info(kind), ""
    place = _PLACE.search(error)
    for name, number in _STEP.findall(place[2] if place else ""):
        match _without_none(wanted):
            case StructType(fields=known):
                where = f"{where}: {name}" if where else name
                wanted = next(each.type for each in known if each.name == name)
                found = found[name]
            case VarTupleType(item_type=wanted):
                where, found = f"{where} {int(number) + 1}", found[int(number)]
            case DictType(value_type=wanted):
                pass
    if missing := _MISSING.search(error):
        return f"{where}: {missing[1]} is missing" if where else f"{missing[1]} is missing"
    wanted = _without_none(wanted)
    if place and place[1] and isinstance(wanted, DictType):
        wanted = wanted.key_type
    shown = repr(found)
    shown = shown if len(shown) <= 40 else shown[:39] + "…"
    return f"{where} cannot be {shown}. Write {_to_write(wanted)}"


def _without_none(kind: msgspec.inspect.Type) -> msgspec.inspect.Type:
    from msgspec.inspect import NoneType, UnionType

    if isinstance(kind, UnionType):
        return next(each for each in kind.types if not isinstance(each, NoneType))
    return kind


def _to_write(kind: msgspec.inspect.Type) -> str:
    from msgspec import inspect

    match kind:
        case inspect.IntType(ge=least, le=most):
            return f"a whole number from {least:,} to {most:,}"
        case inspect.FloatType(ge=least, le=most):
            return f"a number from {least:,.10g} to {most:,.10g}"
        case inspect.BoolType():
            return "true or false"
        case inspect.StrType(max_length=most):
            return f"a text of at most {most:,} characters"
        case inspect.DateTimeType():
            return 'a time with its offset, such as "2026-03-01T12:00:00+01:00"'
        case inspect.DateType():
            return 'a date such as "2026-03-01"'
        case inspect.EnumType(cls=words):
            *most_words, last = [f'"{word.value}"' for word in words]
            return f"{', '.join(most_words)} or {last}, with the quotes"
        case inspect.VarTupleType(max_length=most):
            return f"a list of at most {most:,}"
        case _:
            return "names with their values, in braces"
