"""What is kept beside the sessions: urges, cracks, answers to the safety questions, checks.

`media/care/README.md` says why each is asked. A record that is not kept yet has the
`id` 0; its tag is the name of its table and the `kind` of its exported line. Times are aware
datetimes and days the person's own days, both passed in. Strengths and pains are 0 to 10.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct, field

from player.model.record import AnyText, AwareTime, PainKind, Rating, Seconds

Minutes = Annotated[int, Meta(ge=0, le=100_000)]
SessionNumber = Annotated[int, Meta(ge=1, le=2**62)]


class Situation(StrEnum):
    """What the person was doing when the urge came."""

    SITTING = "sitting long"
    STRESS = "stress"
    STIFF = "stiff"
    BORED = "bored"
    WAKING = "after waking"
    CRACKED = "just cracked"
    OTHER = "other"


class BackArea(StrEnum):
    """A part of the back."""

    LOW = "low back"
    MID = "mid back"
    UPPER = "upper back"
    NECK = "neck"


class FeltSide(StrEnum):
    """The side where it is felt."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    MIDDLE = "middle"
    NOT_SURE = "not sure"


class Response(StrEnum):
    """What the person did about an urge."""

    RESCUE = "rescue"
    LONGER = "longer"
    WALK = "walk"
    HANDS = "hands"
    NONE = "none"


class UrgeOutcome(StrEnum):
    """How an urge ended. No outcome is a failure."""

    PASSED = "passed"
    ROUTINE = "did a routine"
    CRACKED_GENTLY = "cracked gently"
    CRACKED_WITH_FORCE = "cracked with force"
    NOT_SURE = "not sure"


class CrackSound(StrEnum):
    """The kinds of sound of a crack."""

    SINGLE_POP = "single pop"
    SNAPPING = "snapping"
    GRINDING = "grinding"
    RUMBLING = "rumbling"


class Force(StrEnum):
    """How much force a crack took."""

    BY_ITSELF = "by itself"
    EASY = "easy"
    HARD = "hard"


class Habit(StrEnum):
    """An everyday habit that loads one side of the back more than the other."""

    BAG = "bag on one side"
    HAND = "always the same hand"
    WALLET = "wallet in the back pocket"
    LEGS = "same leg crossed"
    LEANING = "leaning to one side"


class HabitAnswer(StrEnum):
    """The answer to one item of the habit check."""

    YES = "yes"
    NO = "no"
    CHANGED = "changed today"


class Urge(Struct, frozen=True, tag_field="kind", tag="urge"):
    """An urge to crack, what was done about it, and how it ended. None is not known.

    `pain` is a warning sign named with it, `session` the routine that answered it.
    `minutes_since_crack` is worked out on reading: None without an earlier crack.
    """

    at: AwareTime
    day: date
    strength: Rating
    situation: Situation | None = None
    area: BackArea | None = None
    side: FeltSide | None = None
    first_sign: AnyText = ""
    response: Response = Response.NONE
    response_seconds: Seconds = 0.0
    strength_after: Rating | None = None
    outcome: UrgeOutcome | None = None
    pain: PainKind | None = None
    session: SessionNumber | None = None
    note: AnyText = ""
    id: int = 0
    minutes_since_crack: float | None = None

    @property
    def met(self) -> bool:
        """Whether a routine answered it."""
        by_routine = self.response in (Response.RESCUE, Response.LONGER)
        return by_routine or self.session is not None or self.outcome is UrgeOutcome.ROUTINE


class Crack(Struct, frozen=True, tag_field="kind", tag="crack"):
    """A crack of the back or neck. None is not known."""

    at: AwareTime
    day: date
    area: BackArea | None = None
    side: FeltSide | None = None
    sound: CrackSound | None = None
    voluntary: bool | None = None
    force: Force | None = None
    pain: Rating = 0
    pain_kind: PainKind | None = None
    numb_or_weak: bool = False
    tender_or_swollen: bool = False
    after_sitting_minutes: Minutes | None = None
    relief_minutes: Minutes | None = None
    note: AnyText = ""
    id: int = 0


class Screening(Struct, frozen=True, tag_field="kind", tag="screening"):
    """The answers to the full safety questions: question id (`T1a`) -> yes or no.

    Questions that were passed over are missing. `tier` is the gravest tier with a yes, 0 for none.
    """

    at: AwareTime
    day: date
    tier: Annotated[int, Meta(ge=0, le=3)]
    answers: Mapping[AnyText, bool] = field(default_factory=dict)
    id: int = 0


class Unlock(Struct, frozen=True, tag_field="kind", tag="unlock"):
    """The person has asked about one question and was told that these exercises are fine."""

    at: AwareTime
    day: date
    question: AnyText
    id: int = 0


class DailyCheck(Struct, frozen=True, tag_field="kind", tag="daily_check"):
    """The check of the day: the pain if it was rated, whether anything is new, whether ill."""

    at: AwareTime
    day: date
    pain: Rating | None
    new: bool
    ill: bool
    id: int = 0


class Morning(Struct, frozen=True, tag_field="kind", tag="morning"):
    """How the back feels the next morning; of a day the last one is kept."""

    at: AwareTime
    day: date
    pain: Rating
    stiffness: Rating | None = None
    id: int = 0


class HabitCheck(Struct, frozen=True, tag_field="kind", tag="habit_check"):
    """The weekly check of five everyday habits; those that were passed over are missing."""

    at: AwareTime
    day: date
    answers: Mapping[Habit, HabitAnswer] = field(default_factory=dict)
    id: int = 0


class WeeklyCheck(Struct, frozen=True, tag_field="kind", tag="weekly_check"):
    """The two ticks beside the habits: less movement than before, weaker muscles."""

    at: AwareTime
    day: date
    less_movement: bool = False
    weaker: bool = False
    id: int = 0


class Consulted(Struct, frozen=True, tag_field="kind", tag="consulted"):
    """Whether the person says they have asked someone; of a day the last one is kept."""

    at: AwareTime
    day: date
    asked: bool = True
    id: int = 0


class CardShown(Struct, frozen=True, tag_field="kind", tag="card_shown"):
    """A card was shown; of each card the last time is kept."""

    at: AwareTime
    day: date
    card: AnyText
    id: int = 0


Checked = DailyCheck | Morning | HabitCheck | WeeklyCheck | Consulted
"""Checks that come back after a day or a week."""

Entry = Urge | Crack | Screening | Unlock | Checked | CardShown
"""Anything that is kept beside the sessions."""
