"""How values stand in the columns of the history, and records put together from its rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any

from msgspec import Struct

from player.model.record import (
    Answer,
    Done,
    Outcome,
    Pain,
    PainKind,
    Repetition,
    SessionRecord,
    Spent,
)
from player.model.routine import Asked, Side

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


def session_record(
    row: sqlite3.Row,
    done: list[sqlite3.Row],
    pains: list[sqlite3.Row],
    answers: list[sqlite3.Row],
    ratings: list[sqlite3.Row],
) -> SessionRecord:
    """A session from its row and the rows that belong to it."""
    ended = row["ended"]
    return SessionRecord(
        id=row["id"],
        routine=row["routine"],
        name=row["name"],
        digest=row["digest"],
        started=to_moment(row["started"], row["started_offset"]),
        ended=None if ended is None else to_moment(ended, row["ended_offset"]),
        local_day=date.fromisoformat(row["local_day"]),
        outcome=None if row["outcome"] is None else Outcome(row["outcome"]),
        spent=Spent(row["active_seconds"], row["paused_seconds"], row["waiting_seconds"]),
        planned_seconds=row["planned_seconds"],
        speed=row["speed"],
        silent=bool(row["silent"]),
        before=_ratings(ratings, "before"),
        after=_ratings(ratings, "after"),
        note=row["note"],
        at_step=row["at_step"],
        exercises=tuple(map(_done, done)),
        pains=tuple(map(_pain, pains)),
        answers=tuple(map(_answer, answers)),
    )


def _ratings(rows: list[sqlite3.Row], moment: str) -> Mapping[Asked, int]:
    return {Asked(row["what"]): row["value"] for row in rows if row["moment"] == moment}


def _done(row: sqlite3.Row) -> Done:
    return Done(
        name=row["exercise"],
        side=to_side(row["side"]),
        reps_planned=row["reps_planned"],
        reps_done=row["reps_done"],
        hold_seconds=row["hold_seconds"],
        skipped=row["skipped"],
    )


def _pain(row: sqlite3.Row) -> Pain:
    return Pain(
        at=to_moment(row["at"], row["at_offset"]),
        where=row["place"],
        strength=row["strength"],
        kind=PainKind(row["kind"]),
        exercise=row["exercise"],
        side=to_side(row["side"]),
    )


def _answer(row: sqlite3.Row) -> Answer:
    return Answer(
        at=to_moment(row["at"], row["at_offset"]), what=Asked(row["what"]), value=row["value"]
    )


def repetition(row: sqlite3.Row) -> Repetition:
    """A repetition from its row."""
    return Repetition(
        step=row["step"],
        exercise=row["exercise"],
        side=to_side(row["side"]),
        set=row["set_number"],
        rep=row["rep"],
        hold_seconds=row["hold_seconds"],
        finished=to_moment(row["finished"], row["finished_offset"]),
    )
