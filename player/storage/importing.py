"""Exported lines into a history: values are checked, nothing comes twice, faults are reported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated, Any, BinaryIO, get_args

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

LONGEST_LINE = 16 * 2**20
MOST_BYTES = 512 * 2**20
"""Bytes of a line, and of a file."""

TURN = 0.03
"""Seconds of a turn: with its last line and the disk it stays below 50 ms."""

_MOST_TROUBLES = 1000

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
            "ended": max(self.ended or last, self.started),
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
    untold: int = 0
    """Troubles beyond the first thousand."""

    def note(self, number: int, wrong: WrongValue) -> None:
        """Keep what is wrong in a line."""
        if len(self.troubles) < _MOST_TROUBLES:
            self.troubles.append(f"Line {number}: {wrong}.")
        else:
            self.untold += 1


class Turns(Struct):
    """Lets others write during an import: a clock in seconds, and what waits for a moment."""

    clock: Callable[[], float]
    pause: Callable[[], None]


class TooLong(Exception):
    """A line of a file to import, or the file, is longer than any of ours."""


def lines_of(file: BinaryIO) -> Iterator[str | TooLong]:
    """The lines of a file, one after the other; what is too long is left out.

    Bytes that are not UTF-8 become lone surrogates.
    """
    left = MOST_BYTES
    while left > 0 and (line := file.readline(min(left, LONGEST_LINE) + 1)):
        left -= len(line)
        if len(line) <= LONGEST_LINE:
            yield line.decode("utf-8", "surrogateescape")
            continue
        while left > 0 and not line.endswith(b"\n"):
            line = file.readline(65536)
            left -= len(line)
            if not line:
                break
        yield TooLong(f"it is longer than {LONGEST_LINE // 2**20} MB")
    if left <= 0:
        yield TooLong(f"what comes after {MOST_BYTES // 2**20} MB is not read")


def import_lines(
    history: History, lines: Iterable[str | TooLong], turns: Turns | None = None
) -> Imported:
    """Add the lines to the history, with new ids.

    What is there already is not added again: a session with the same start and routine, another
    record with the same fields. Wrong lines are left out. With `turns` others may write in
    between; what was added before a `HistoryError` then stays, and may be imported again.
    """
    taking = _Taking(history)
    numbered = enumerate(lines, 1)
    more = True
    while more:
        with history.writing():
            more = _take_some(taking, numbered, turns)
        if more and turns is not None:
            turns.pause()
    return taking.result


def _take_some(
    taking: _Taking, lines: Iterator[tuple[int, str | TooLong]], turns: Turns | None
) -> bool:
    """Take lines until a turn is over; whether there may be more."""
    began = turns.clock() if turns is not None else 0.0
    for number, line in lines:
        try:
            if isinstance(line, TooLong):
                raise WrongValue(str(line))
            if line.strip():
                taking.line(line.removeprefix("\ufeff"), number)
        except WrongValue as wrong:
            taking.result.note(number, wrong)
        if turns is not None and turns.clock() - began > TURN:
            return True
    return False


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
