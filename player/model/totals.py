"""Totals of sessions by day, week, routine, exercise and side; ratings over time."""

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
    """Seven days from the Monday `begins`; `active` is in seconds, `days` counts active days."""

    begins: date
    days: int
    sessions: int
    active: float
    repetitions: int


class RoutineTotal(Struct, frozen=True):
    """A routine over some days: how often it was completed, and when it ended last (aware).

    `change` is the mean change of pain and stiffness in points, below 0 for less of them, None
    if they were not rated.
    """

    finished: int
    ended: datetime
    change: float | None = None


class ExerciseTotal(Struct, frozen=True):
    """An exercise on a side; `hold` is in seconds, `sessions` counts those that did it."""

    exercise: str
    side: Side | None
    repetitions: int
    hold: float
    sessions: int
    last_day: date


class Rated(Struct, frozen=True):
    """One rating of a session, before and after it, 0 to 10; None is not rated."""

    session: int
    day: date
    what: Asked
    before: int | None
    after: int | None
