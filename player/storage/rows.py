"""How values stand in the columns of the history, and records put together from its rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from player.model.record import (
    AskAnswer,
    Done,
    Outcome,
    Pain,
    PainKind,
    Repetition,
    SessionRecord,
    Spent,
)
from player.model.routine import Asked, Side

S = TypeVar("S", bound=Struct)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def from_moment(moment: datetime) -> tuple[int, int]:
    """An aware time as microseconds of UTC since 1970, and its offset in seconds."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"{moment} does not say its offset from UTC")
    return (moment - _EPOCH) // _MICROSECOND, round(offset.total_seconds())


def to_moment(microseconds: int, offset: int) -> datetime:
    """The aware time of two columns, exact, also before 1970 and on every system."""
    utc = _EPOCH + timedelta(microseconds=microseconds)
    return utc.astimezone(timezone(timedelta(seconds=offset)))


def from_side(side: Side | None) -> str:
    """The text of a side. No side is empty text: in a key one NULL never equals another."""
    return side.value if side else ""


def to_side(text: str) -> Side | None:
    """The side of a column's text."""
    return Side(text) if text else None


def from_text(text: str) -> str:
    """Text that SQLite can keep: a file name that is not UTF-8 holds lone surrogates."""
    return text.encode("utf-8", "replace").decode("utf-8")


def plain(value: object) -> Any:
    """The value in the types of JSON; times keep their offset."""
    if isinstance(value, Struct):
        return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Mapping):
        return {plain(key): plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def columns(value: Struct, *names: str) -> dict[str, Any]:
    """The columns of all fields of a value, or of these: a time takes two, a table is JSON."""
    row: dict[str, Any] = {}
    for name in names or value.__struct_fields__:
        found = getattr(value, name)
        if isinstance(found, datetime):
            row[name], row[f"{name}_offset"] = from_moment(found)
        elif isinstance(found, Mapping):
            row[name] = msgspec.json.encode(plain(found)).decode()
        elif isinstance(found, str):
            row[name] = from_text(found)
        else:
            row[name] = found
    return row


def insert_row(
    connection: sqlite3.Connection, table: str, row: Mapping[str, Any], *, replace: bool = False
) -> int:
    """Insert a row, which may replace one with the same unique key; its number."""
    verb = "REPLACE" if replace else "INSERT"
    statement = f"{verb} INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
    return connection.execute(statement, tuple(row.values())).lastrowid or 0


def session_record(
    row: sqlite3.Row,
    done: list[sqlite3.Row],
    pains: list[sqlite3.Row],
    answers: list[sqlite3.Row],
    ratings: list[sqlite3.Row],
) -> SessionRecord:
    """A session from its row and the rows that belong to it."""
    ended, outcome = row["ended"], row["outcome"]
    return _filled(
        SessionRecord,
        row,
        started=to_moment(row["started"], row["started_offset"]),
        ended=None if ended is None else to_moment(ended, row["ended_offset"]),
        local_day=date.fromisoformat(row["local_day"]),
        outcome=None if outcome is None else Outcome(outcome),
        spent=Spent(*(float(row[f"{what}_seconds"]) for what in ("active", "paused", "waiting"))),
        silent=bool(row["silent"]),
        before=_ratings(ratings, "before"),
        after=_ratings(ratings, "after"),
        exercises=tuple(
            _filled(Done, one, name=one["exercise"], side=to_side(one["side"])) for one in done
        ),
        pains=tuple(map(_pain, pains)),
        answers=tuple(
            _filled(
                AskAnswer, one, at=to_moment(one["at"], one["at_offset"]), what=Asked(one["what"])
            )
            for one in answers
        ),
    )


def repetition(row: sqlite3.Row) -> Repetition:
    """A repetition from its row."""
    finished = to_moment(row["finished"], row["finished_offset"])
    side = to_side(row["side"])
    return _filled(Repetition, row, side=side, set=row["set_number"], finished=finished)


def _pain(row: sqlite3.Row) -> Pain:
    return _filled(
        Pain,
        row,
        at=to_moment(row["at"], row["at_offset"]),
        where=row["place"],
        kind=PainKind(row["kind"]),
        side=to_side(row["side"]),
    )


def _ratings(rows: list[sqlite3.Row], moment: str) -> dict[Asked, int]:
    return {Asked(row["what"]): row["value"] for row in rows if row["moment"] == moment}


def _filled(type_: type[S], row: sqlite3.Row, **converted: Any) -> S:
    """A value of the columns with the names of its fields, but for those that were converted.

    None of them is ever missing. Raises ValueError for one that is.
    """
    same = {name: row[name] for name in type_.__struct_fields__ if name not in converted}
    if None in same.values():
        raise ValueError("a value is missing")
    return type_(**same, **converted)
