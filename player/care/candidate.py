"""What the order of the first screen goes by: a routine, its past and the day, as plain values."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from player.model.routine import Purpose


class Candidate(Struct, frozen=True):
    """A routine as the rules see it.

    `level` is 1 to 3, None if its file does not say. `part` is an exercise that others are made
    of; `exercises` are the keys of those that it plays today. `demands` counts what it asks of
    the body that is not little, `floor` says whether one has to get down to the floor for it.
    `later` says that others fit better today, `kept` is the share of it (0 to 1) that is left.
    """

    key: str
    purpose: Purpose | None
    level: int | None
    seconds: float
    part: bool = False
    exercises: tuple[str, ...] = ()
    demands: int = 0
    floor: bool = False
    closed: bool = False
    later: bool = False
    kept: float = 1.0


class Past(Struct, frozen=True):
    """What was done of a routine: the last day, and how often it was finished lately.

    `change` is by how many points pain and stiffness changed in its sessions, in the mean.
    """

    last: date | None = None
    finished: int = 0
    change: float | None = None


class Now(Struct, frozen=True):
    """The person's day. `gently` is a day of more pain; `more` one on which to do a little more.

    `idle` is the time since the last session of today ended, None without one.
    """

    today: date
    gently: bool = False
    more: bool = False
    idle: timedelta | None = None


class Pick(Struct, frozen=True):
    """A routine in its place; `reason` says in a few words why it is suggested."""

    key: str
    reason: str = ""
