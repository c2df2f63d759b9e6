"""What is kept of a session. Urges, cracks and safety answers are in `player.model.diary`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct, field

from player.model.routine import Asked, Side

# These ranges hold for what is imported, and for what the diary keeps.
Rating = Annotated[int, Meta(ge=0, le=10)]
Count = Annotated[int, Meta(ge=0, le=1_000_000_000)]
Seconds = Annotated[float, Meta(ge=0, le=1_000_000_000)]
AwareTime = Annotated[datetime, Meta(tz=True)]
AnyText = Annotated[str, Meta(max_length=100_000)]

DAY_BEGINS = timedelta(hours=4)
"""A session before this hour of the day belongs to the day before."""


class Outcome(StrEnum):
    """How a session ended."""

    COMPLETED = "completed"
    STOPPED = "stopped"
    STOPPED_FOR_PAIN = "stopped for pain"
    INTERRUPTED = "interrupted"


class PainKind(StrEnum):
    """What a pain is like; the first three end all sessions for today."""

    SHARP = "sharp"
    SPREADING = "spreading"
    NUMB = "numb"
    DULL = "dull"


def local_day(moment: datetime, day_begins: timedelta = DAY_BEGINS) -> date:
    """The person's day of an aware time with their own offset."""
    return (moment - day_begins).date()


class Planned(Struct, frozen=True):
    """The planned repetitions of an exercise on a side."""

    exercise: str
    side: Side | None
    reps: int


class SessionStart(Struct, frozen=True):
    """The start of a session. `started` is aware, with the person's offset at that time."""

    routine: str
    name: str
    digest: str
    started: datetime
    planned_seconds: float
    planned: tuple[Planned, ...]
    day: date
    speed: float = 1.0
    silent: bool = False
    before: Mapping[Asked, int] = field(default_factory=dict)


class Spent(Struct, frozen=True):
    """Seconds since the start, by what they were spent on."""

    active: float = 0.0
    paused: float = 0.0
    waiting: float = 0.0


class Repetition(Struct, frozen=True):
    """A finished repetition: its place in the plan and how long it was held."""

    step: Count
    exercise: AnyText
    side: Side | None
    set: Count
    rep: Count
    hold_seconds: Seconds
    finished: AwareTime


class Pain(Struct, frozen=True):
    """A pain that the person reported during a session."""

    at: AwareTime
    where: AnyText
    strength: Rating
    kind: PainKind
    exercise: AnyText = ""
    side: Side | None = None


class AskAnswer(Struct, frozen=True):
    """The answer to an `ask` step."""

    at: AwareTime
    what: Asked
    value: Rating


class SessionEnd(Struct, frozen=True):
    """The end of a session. `skipped` counts the planned repetitions that were left out."""

    ended: datetime
    outcome: Outcome
    spent: Spent
    skipped: tuple[Planned, ...] = ()
    silent: bool = False


class Done(Struct, frozen=True):
    """What was done of one exercise on one side."""

    name: AnyText
    side: Side | None
    reps_planned: Count
    reps_done: Count
    hold_seconds: Seconds
    skipped: Count


class SessionRecord(Struct, frozen=True):
    """A session as it is kept. `ended` and `outcome` are None until it ends.

    `at_step` is the step of the plan that began last; a resumed session goes on there.
    """

    id: int
    routine: str
    name: str
    digest: str
    started: datetime
    ended: datetime | None
    local_day: date
    outcome: Outcome | None
    spent: Spent
    planned_seconds: float
    speed: float
    silent: bool
    before: Mapping[Asked, int]
    after: Mapping[Asked, int]
    note: str
    at_step: int
    exercises: tuple[Done, ...] = ()
    pains: tuple[Pain, ...] = ()
    answers: tuple[AskAnswer, ...] = ()


class Correction(Struct, frozen=True):
    """Changes of a session that has ended. Fields that are None stay, as do ratings not named.

    `day` moves all its times by whole days. A rating of None is deleted.
    """

    outcome: Outcome | None = None
    day: date | None = None
    active_seconds: float | None = None
    note: str | None = None
    before: Mapping[Asked, int | None] = field(default_factory=dict)
    after: Mapping[Asked, int | None] = field(default_factory=dict)
