"""The fields of everything that is kept beside the sessions, and what each of them may be.

One table for two readers: the columns of the history, and the lines of an export.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Protocol

from msgspec import Struct
from msgspec.structs import fields

from player.model.diary import (
    BackArea,
    CardShown,
    Consulted,
    Crack,
    CrackSound,
    DailyCheck,
    FeltSide,
    Force,
    Habit,
    HabitAnswer,
    HabitCheck,
    Morning,
    Response,
    Screening,
    Situation,
    Unlock,
    Urge,
    UrgeOutcome,
    WeeklyCheck,
)
from player.model.record import PainKind
from player.model.setting import Choice, NotOne, Number, Switch, Whole
from player.storage.database import from_text

_LARGEST = 1_000_000_000
_LONGEST = 100_000


class Kind(Protocol):
    """What a value may be; `read` raises `NotOne`, whose text says what is wanted."""

    def read(self, found: object) -> Any:
        """The value of plain data, or of a value of its own."""
        ...


class Text(Struct, frozen=True):
    """Text of any lines."""

    def read(self, found: object) -> str:
        """The value of plain data. Raises `NotOne`."""
        if not isinstance(found, str) or len(found) > _LONGEST:
            raise NotOne(f"a text of at most {_LONGEST} characters")
        return from_text(found)


class Day(Struct, frozen=True):
    """A date."""

    def read(self, found: object) -> date:
        """The value of plain data. Raises `NotOne`."""
        try:
            return date.fromisoformat(found if isinstance(found, str) else "")
        except ValueError as error:
            raise NotOne('a date such as "2026-03-01"') from error


class Moment(Struct, frozen=True):
    """A moment with its offset from UTC."""

    def read(self, found: object) -> datetime:
        """The value of plain data. Raises `NotOne`."""
        try:
            moment = datetime.fromisoformat(found if isinstance(found, str) else "")
            if moment.utcoffset() is not None:
                return moment
        except ValueError:
            pass
        raise NotOne('a moment with its offset, such as "2026-03-01T12:00:00+01:00"')


class Maybe(Struct, frozen=True):
    """A value of this kind, or none."""

    kind: Kind

    def read(self, found: object) -> Any:
        """The value of plain data. Raises `NotOne`."""
        return None if found is None else self.kind.read(found)


class Table(Struct, frozen=True):
    """Keys of one kind with values of another."""

    keys: Kind
    values: Kind

    def read(self, found: object) -> Mapping[Any, Any]:
        """The value of plain data. Raises `NotOne`."""
        if not isinstance(found, Mapping):
            raise NotOne("names with their values, in braces")
        read = {self.keys.read(key): self.values.read(value) for key, value in found.items()}
        return MappingProxyType(read)


RATING = Whole(0, 10)
SECONDS = Number(0.0, _LARGEST)
COUNT = Whole(0, _LARGEST)
TEXT = Text()
_NUMBER = Maybe(Whole(1, 2**62))
_MINUTES = Maybe(Whole(0, 100_000))
_YES = Switch()


def _word(words: type[StrEnum]) -> Maybe:
    return Maybe(Choice(words))


FORMS: Mapping[type, tuple[str, Mapping[str, Kind]]] = {
    Urge: (
        "urge",
        {
            "strength": RATING,
            "situation": _word(Situation),
            "area": _word(BackArea),
            "side": _word(FeltSide),
            "first_sign": TEXT,
            "response": Choice(Response),
            "response_seconds": SECONDS,
            "strength_after": Maybe(RATING),
            "outcome": _word(UrgeOutcome),
            "pain": _word(PainKind),
            "session": _NUMBER,
            "note": TEXT,
        },
    ),
    Crack: (
        "crack",
        {
            "area": _word(BackArea),
            "side": _word(FeltSide),
            "sound": _word(CrackSound),
            "voluntary": Maybe(_YES),
            "force": _word(Force),
            "pain": RATING,
            "pain_kind": _word(PainKind),
            "numb_or_weak": _YES,
            "tender_or_swollen": _YES,
            "after_sitting_minutes": _MINUTES,
            "relief_minutes": _MINUTES,
            "note": TEXT,
        },
    ),
    Screening: ("screening", {"tier": Whole(0, 3), "answers": Table(TEXT, _YES)}),
    Unlock: ("unlock", {"question": TEXT}),
    DailyCheck: ("daily_check", {"pain": Maybe(RATING), "new": _YES, "ill": _YES}),
    Morning: ("morning", {"pain": RATING, "stiffness": Maybe(RATING)}),
    HabitCheck: ("habit_check", {"answers": Table(Choice(Habit), Choice(HabitAnswer))}),
    WeeklyCheck: ("weekly_check", {"less_movement": _YES, "weaker": _YES}),
    Consulted: ("consulted", {"asked": _YES}),
    CardShown: ("card_shown", {"card": TEXT}),
}
"""Each kind of record: the name of its table and of its lines, and its fields beside its times."""


def plain(value: object) -> Any:
    """A value as JSON knows it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(each) for key, each in value.items()}
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    return value


def as_plain(record: Any) -> dict[str, Any]:
    """The fields of a record as JSON knows them; its number is not among them."""
    _, kinds = FORMS[type(record)]
    names = ("at", "day", *kinds)
    return {name: plain(getattr(record, name)) for name in names}


def from_plain(kind: type, found: Mapping[str, Any]) -> Any:
    """The record of these fields. Raises `NotOne` with the name of the field that is wrong."""
    kinds: dict[str, Kind] = {"at": Moment(), "day": Day(), **FORMS[kind][1]}
    return kind(**taken(found, kinds, _needed(kind)))


def taken(
    found: Mapping[str, Any], kinds: Mapping[str, Kind], needed: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """The values that are there, read as their kinds. Raises `NotOne` with the field's name."""
    values: dict[str, Any] = {}
    for name, kind in kinds.items():
        if name not in found:
            if name in needed:
                raise NotOne(f"{name} is missing")
            continue
        try:
            values[name] = kind.read(found[name])
        except NotOne as wanted:
            raise NotOne(f"{name} cannot be {_shown(found[name])}. Write {wanted}") from wanted
    return values


def _needed(kind: type) -> frozenset[str]:
    return frozenset(field.name for field in fields(kind) if field.required)


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:39] + "…"
