"""The history as it leaves for other programs: JSON objects and rows of a table, as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from player.model.record import Done, SessionRecord
from player.model.routine import Asked

_HALF_A_MILLISECOND = timedelta(microseconds=500)

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A spreadsheet takes a cell that begins so for a formula and works it out."""

Cell = str | int | float

COLUMNS = (
    "id", "routine", "digest", "started", "ended", "local_day", "outcome",
    "active_seconds", "paused_seconds", "waiting_seconds", "planned_seconds", "silent",
    "before_urge", "before_pain", "before_stiffness",
    "after_urge", "after_pain", "after_stiffness",
    "reps_planned", "reps_done", "hold_seconds", "skipped", "note",
)  # fmt: skip
"""The columns of the table, in order."""


def as_dict(record: SessionRecord) -> dict[str, object]:
    """The contract of `history --json`: times ISO 8601 with offset, all rounded to the ms."""
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
        "before": _ratings(record.before),
        "after": _ratings(record.after),
        "note": record.note,
        "exercises": [_exercise(done) for done in record.exercises],
    }


def as_csv_rows(records: Iterable[SessionRecord]) -> Iterator[list[Cell]]:
    """The names of the columns, then one row per session; what is unknown is an empty cell.

    The exercises of a session are added up. Text that a spreadsheet would run as a formula
    begins with an apostrophe.
    """
    yield list(COLUMNS)
    for record in records:
        row = _row(record)
        yield [_cell(row[column]) for column in COLUMNS]


def _row(record: SessionRecord) -> dict[str, object]:
    """The columns that are not nested are those of the JSON."""
    row = as_dict(record)
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
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _exercise(done: Done) -> dict[str, object]:
    return {
        "name": done.name,
        "side": None if done.side is None else done.side.value,
        "reps_planned": done.reps_planned,
        "reps_done": done.reps_done,
        "hold_seconds": _rounded(done.hold_seconds),
        "skipped": done.skipped,
    }


def _ratings(ratings: Mapping[Asked, int]) -> dict[str, int]:
    return {what.value: value for what, value in ratings.items()}


def _iso(moment: datetime) -> str:
    return (moment + _HALF_A_MILLISECOND).isoformat(timespec="milliseconds")


def _rounded(seconds: float) -> float:
    return round(float(seconds), 3)
