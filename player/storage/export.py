"""The history for other programs: JSON objects, rows of a table, and lines with everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import get_args

import msgspec

from player.model.diary import Entry
from player.model.printable import harmless, without_invisible
from player.model.record import Repetition, SessionRecord
from player.model.routine import Asked
from player.storage import diary
from player.storage.history import History
from player.storage.rows import plain

_HALF_A_MILLISECOND = timedelta(microseconds=500)

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "﹢", "﹣", "﹦", "﹫", "−", "⁺", "⁻")
"""A spreadsheet may take a cell that begins like this, after what is not seen, for a formula."""

Cell = str | int | float

COLUMNS = (
    "id", "routine", "digest", "started", "ended", "local_day", "outcome",
    "active_seconds", "paused_seconds", "waiting_seconds", "planned_seconds", "silent",
    "before_urge", "before_pain", "before_stiffness",
    "after_urge", "after_pain", "after_stiffness",
    "reps_planned", "reps_done", "hold_seconds", "skipped", "note",
)  # fmt: skip
"""The columns of the table, in order."""


def session_json(record: SessionRecord) -> dict[str, object]:
    """A session in `history --json`: times in ISO 8601 with offset, all rounded to the ms."""
    return {
        "id": record.id,
        "routine": record.routine,
        "digest": record.digest,
        "started": _iso(record.started),
        "ended": None if record.ended is None else _iso(record.ended),
        "local_day": record.local_day.isoformat(),
        "outcome": None if record.outcome is None else record.outcome.value,
        "active_seconds": _rounded(record.spent.active),
        "paused_seconds": _rounded(record.spent.paused),
        "waiting_seconds": _rounded(record.spent.waiting),
        "planned_seconds": _rounded(record.planned_seconds),
        "silent": record.silent,
        "before": plain(record.before),
        "after": plain(record.after),
        "note": record.note,
        "exercises": [
            plain(done) | {"hold_seconds": _rounded(done.hold_seconds)} for done in record.exercises
        ],
    }


def csv_rows(records: Iterable[SessionRecord]) -> Iterator[list[Cell]]:
    """The names of the columns, then a row per session, in which unknown values are empty.

    The exercises of a session are added up. Text that a spreadsheet would run as a formula gets
    an apostrophe in front.
    """
    yield list(COLUMNS)
    for record in records:
        row = _row(record)
        yield [_cell(row[column]) for column in COLUMNS]


def export_lines(history: History) -> Iterator[str]:
    """Everything that is kept, unrounded, one JSON object a line, without line ends.

    Each line has a `kind`: `session` (oldest first), or that of a record beside the sessions.
    """
    for record in history.each():
        yield session_line(record, history.repetitions(record.id))
    for kind in get_args(Entry):
        for entry in history.diary.all(kind):
            yield entry_line(entry)


def session_line(record: SessionRecord, repetitions: tuple[Repetition, ...]) -> str:
    """The line of a session with everything that is kept of it."""
    return _line({"kind": "session"} | _whole(record, repetitions))


def entry_line(entry: Entry) -> str:
    """The line of a record beside the sessions."""
    return _line({"kind": diary.table(type(entry))} | diary.values(entry))


def _line(value: object) -> str:
    """JSON on one line, with spaces after its commas and colons."""
    return msgspec.json.format(msgspec.json.encode(value), indent=0).decode()


def _whole(record: SessionRecord, repetitions: tuple[Repetition, ...]) -> dict[str, object]:
    """The keys of `history --json` and the rest that is kept, unrounded."""
    exact = {
        "name": record.name,
        "started": record.started,
        "ended": record.ended,
        "active_seconds": record.spent.active,
        "paused_seconds": record.spent.paused,
        "waiting_seconds": record.spent.waiting,
        "planned_seconds": record.planned_seconds,
        "speed": record.speed,
        "at_step": record.at_step,
        "exercises": record.exercises,
        "repetitions": repetitions,
        "pains": record.pains,
        "answers": record.answers,
    }
    return session_json(record) | {name: plain(value) for name, value in exact.items()}


def _row(record: SessionRecord) -> dict[str, object]:
    """The columns; those that are not nested in the JSON are the same as there."""
    row = session_json(record)
    for what in Asked:
        row[f"before_{what}"] = record.before.get(what)
        row[f"after_{what}"] = record.after.get(what)
    row["reps_planned"] = sum(done.reps_planned for done in record.exercises)
    row["reps_done"] = sum(done.reps_done for done in record.exercises)
    row["hold_seconds"] = _rounded(sum(done.hold_seconds for done in record.exercises))
    row["skipped"] = sum(done.skipped for done in record.exercises)
    return row


def _cell(value: object) -> Cell:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return value
    text = str(value)
    begins = without_invisible(text).startswith(_FORMULA) or text[:1] in ("\t", "\r", "\n")
    return f"'{harmless(text)}" if begins else harmless(text)


def _iso(moment: datetime) -> str:
    return (moment + _HALF_A_MILLISECOND).isoformat(timespec="milliseconds")


def _rounded(seconds: float) -> float:
    return round(float(seconds), 3)
