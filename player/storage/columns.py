"""How values stand in the columns of the history: moments, sides and words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from player.model.routine import Side

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def from_moment(moment: datetime) -> tuple[int, int]:
    """An aware `moment` as microseconds of UTC since 1970, and its local offset in seconds."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"{moment} does not say its offset from UTC")
    return (moment - _EPOCH) // _MICROSECOND, round(offset.total_seconds())


def to_moment(microseconds: int, offset: int) -> datetime:
    """The aware moment of these two columns, exact, also before 1970 and on every system."""
    utc = _EPOCH + timedelta(microseconds=microseconds)
    return utc.astimezone(timezone(timedelta(seconds=offset)))


def from_side(side: Side | None) -> str:
    """A side as text; none is empty, since a NULL would never equal another in a key."""
    return side.value if side else ""


def to_side(text: str) -> Side | None:
    """The side of this column."""
    return Side(text) if text else None


def from_text(text: str) -> str:
    """Text that SQLite can keep: a file name that is not UTF-8 has halves of characters."""
    return text.encode("utf-8", "replace").decode("utf-8")
