"""What the sessions add up to: by day, week, routine, exercise and side; ratings over time."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from player.model.routine import Asked, Side


class DayTotal(Struct, frozen=True):
    """The sessions of one of the person's own days; `active` is in seconds."""

    day: date
    sessions: int
    active: float
    repetitions: int


class WeekTotal(Struct, frozen=True):
    """Seven days from the Monday `begins`; `active` is in seconds, `days` those with a session."""

    begins: date
    days: int
    sessions: int
    active: float
    repetitions: int


class RoutineTotal(Struct, frozen=True):
    """A routine over some days: how often it was finished, and when a session of it ended last.

    `change` is by how many points pain and stiffness changed in its sessions, in the mean; below
    0 is less of them, None is not rated. `ended` is aware.
    """

    finished: int
    ended: datetime
    change: float | None = None


class ExerciseTotal(Struct, frozen=True):
    """An exercise on a side, in all: `hold` in seconds, `sessions` in which it was done."""

    exercise: str
    side: Side | None
    repetitions: int
    hold: float
    sessions: int
    last_day: date


class Rated(Struct, frozen=True):
    """What was rated in one session, before and after it, 0 to 10; None is not rated."""

    session: int
    day: date
    what: Asked
    before: int | None
    after: int | None
