"""A session as one JSON object that holds all of it, and back, with every value checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

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
from player.model.setting import Choice, NotOne, Number, Switch
from player.storage.export import as_dict
from player.storage.forms import (
    COUNT,
    RATING,
    SECONDS,
    TEXT,
    Day,
    Kind,
    Maybe,
    Moment,
    Table,
    plain,
    taken,
)

_MOMENT = Moment()
_SIDE = Maybe(Choice(Side))
_RATINGS = Table(Choice(Asked), RATING)

_SESSION: Mapping[str, Kind] = {
    "routine": TEXT,
    "name": TEXT,
    "digest": TEXT,
    "started": _MOMENT,
    "ended": Maybe(_MOMENT),
    "local_day": Day(),
    "outcome": Maybe(Choice(Outcome)),
    "active_seconds": SECONDS,
    "paused_seconds": SECONDS,
    "waiting_seconds": SECONDS,
    "planned_seconds": SECONDS,
    "speed": Number(0.001, 1e6),
    "silent": Switch(),
    "before": _RATINGS,
    "after": _RATINGS,
    "note": TEXT,
    "at_step": COUNT,
}
_DONE: Mapping[str, Kind] = {
    "name": TEXT,
    "side": _SIDE,
    "reps_planned": COUNT,
    "reps_done": COUNT,
    "hold_seconds": SECONDS,
    "skipped": COUNT,
}
_REPETITION: Mapping[str, Kind] = {
    "step": COUNT,
    "exercise": TEXT,
    "side": _SIDE,
    "set": COUNT,
    "rep": COUNT,
    "hold_seconds": SECONDS,
    "finished": _MOMENT,
}
_PAIN: Mapping[str, Kind] = {
    "at": _MOMENT,
    "where": TEXT,
    "strength": RATING,
    "kind": Choice(PainKind),
    "exercise": TEXT,
    "side": _SIDE,
}
_ANSWER: Mapping[str, Kind] = {"at": _MOMENT, "what": Choice(Asked), "value": RATING}
_LISTS: Mapping[str, tuple[Any, Mapping[str, Kind]]] = {
    "exercises": (Done, _DONE),
    "repetitions": (Repetition, _REPETITION),
    "pains": (Pain, _PAIN),
    "answers": (Answer, _ANSWER),
}
_NEEDED = frozenset({"routine", "started", "local_day"})

KNOWN = frozenset({"kind", "id", *_SESSION, *_LISTS})
"""Every key that a line of a session may have."""

_MOST = 100_000
"""Repetitions, pains or answers of one session."""


def session_as_plain(record: SessionRecord, repetitions: tuple[Repetition, ...]) -> dict[str, Any]:
    """The keys of `history --json`, with the rest that is kept, nothing rounded."""
    exact = {
        "name": record.name,
        "started": plain(record.started),
        "ended": plain(record.ended),
        "active_seconds": record.spent.active,
        "paused_seconds": record.spent.paused,
        "waiting_seconds": record.spent.waiting,
        "planned_seconds": record.planned_seconds,
        "speed": record.speed,
        "at_step": record.at_step,
        "exercises": [_fields(done, _DONE) for done in record.exercises],
        "repetitions": [_fields(each, _REPETITION) for each in repetitions],
        "pains": [_fields(pain, _PAIN) for pain in record.pains],
        "answers": [_fields(answer, _ANSWER) for answer in record.answers],
    }
    return as_dict(record) | exact


def session_from_plain(
    found: Mapping[str, Any],
) -> tuple[SessionRecord, tuple[Repetition, ...]]:
    """The session of such an object, with the number 0. Raises `NotOne` with what is wrong.

    A session without an end is taken as interrupted at the last that is known of it, since
    nobody can go on with it here.
    """
    values = taken(found, _SESSION, _NEEDED)
    lists = {name: _list(found, name) for name in _LISTS}
    repetitions: tuple[Repetition, ...] = lists.pop("repetitions")
    started: datetime = values["started"]
    known = [started, *(each.finished for each in repetitions)]
    seconds = (values.pop(f"{what}_seconds", 0.0) for what in ("active", "paused", "waiting"))
    usual = {
        "name": values["routine"],
        "digest": "",
        "planned_seconds": 0.0,
        "speed": 1.0,
        "silent": False,
        "before": {},
        "after": {},
        "note": "",
        "at_step": 0,
    }
    ended = {
        "ended": values.pop("ended", None) or max(known),
        "outcome": values.pop("outcome", None) or Outcome.INTERRUPTED,
    }
    spent = Spent(*seconds)
    return SessionRecord(id=0, spent=spent, **(usual | values | ended | lists)), repetitions


def _list(found: Mapping[str, Any], name: str) -> tuple[Any, ...]:
    items = found.get(name, [])
    if not isinstance(items, list) or len(items) > _MOST:
        raise NotOne(f"{name} is no list of at most {_MOST}")
    kind, kinds = _LISTS[name]
    no_side = {"side": None} if "side" in kinds else {}
    needed = (
        frozenset(kinds) - {"exercise", "side"} if kind is Pain else frozenset(kinds) - {"side"}
    )
    read = []
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            raise NotOne(f"{name} {number} is not in braces")
        try:
            read.append(kind(**no_side | taken(item, kinds, needed)))
        except NotOne as wrong:
            raise NotOne(f"{name} {number}: {wrong}") from wrong
    return tuple(read)


def _fields(value: Any, kinds: Mapping[str, Kind]) -> dict[str, Any]:
    return {name: plain(getattr(value, name)) for name in kinds}
