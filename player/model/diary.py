"""What is kept beside the sessions: urges, cracks, answers to the safety questions, checks.

Frozen values; media/care/README.md says why each is asked. A record that is not kept yet has the
`id` 0; times are aware datetimes and days the person's own days, both passed in. Strengths and
pains are 0 to 10.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct, field

from player.model.record import PainKind


class Situation(StrEnum):
    """What a person was at when the urge came."""

    SITTING = "sitting long"
    STRESS = "stress"
    STIFF = "stiff"
    BORED = "bored"
    WAKING = "after waking"
    CRACKED = "just cracked"
    OTHER = "other"


class BackArea(StrEnum):
    """Where in the back."""

    LOW = "low back"
    MID = "mid back"
    UPPER = "upper back"
    NECK = "neck"


class FeltSide(StrEnum):
    """On which side it is felt."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    MIDDLE = "middle"
    NOT_SURE = "not sure"


class Response(StrEnum):
    """What the person did in answer to an urge."""

    RESCUE = "rescue"
    LONGER = "longer"
    WALK = "walk"
    HANDS = "hands"
    NONE = "none"


class UrgeOutcome(StrEnum):
    """How an urge came out. None of these is an error."""

    PASSED = "passed"
    ROUTINE = "did a routine"
    CRACKED_GENTLY = "cracked gently"
    CRACKED_WITH_FORCE = "cracked with force"
    NOT_SURE = "not sure"


class CrackSound(StrEnum):
    """The four kinds of sound."""

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


def _no_answers() -> Mapping[str, bool]:
    return MappingProxyType({})


def _no_habits() -> Mapping[Habit, HabitAnswer]:
    return MappingProxyType({})


class Urge(Struct, frozen=True):
    """An urge to crack, what was done about it, and how it came out; the rest may be unknown.

    `pain` is a warning sign named with it, `session` the routine that answered it.
    `minutes_since_crack` is worked out when it is read: None without a crack before it.
    """

    at: datetime
    day: date
    strength: int
    situation: Situation | None = None
    area: BackArea | None = None
    side: FeltSide | None = None
    first_sign: str = ""
    response: Response = Response.NONE
    response_seconds: float = 0.0
    strength_after: int | None = None
    outcome: UrgeOutcome | None = None
    pain: PainKind | None = None
    session: int | None = None
    note: str = ""
    id: int = 0
    minutes_since_crack: float | None = None

    @property
    def met(self) -> bool:
        """Whether it was answered by a routine."""
        by_routine = self.response in (Response.RESCUE, Response.LONGER)
        return by_routine or self.session is not None or self.outcome is UrgeOutcome.ROUTINE


class Crack(Struct, frozen=True):
    """A crack of the back or neck; what the person did not say is None."""

    at: datetime
    day: date
    area: BackArea | None = None
    side: FeltSide | None = None
    sound: CrackSound | None = None
    voluntary: bool | None = None
    force: Force | None = None
    pain: int = 0
    pain_kind: PainKind | None = None
    numb_or_weak: bool = False
    tender_or_swollen: bool = False
    after_sitting_minutes: int | None = None
    relief_minutes: int | None = None
    note: str = ""
    id: int = 0


class Screening(Struct, frozen=True):
    """The answers to the full safety questions: yes or no by the question's id (`T1a`).

    A question that was passed over is not among them. `tier` is the gravest tier that was
    answered with yes, 0 for none.
    """

    at: datetime
    day: date
    tier: int
    answers: Mapping[str, bool] = field(default_factory=_no_answers)
    id: int = 0


class Unlock(Struct, frozen=True):
    """ "I have asked, and was told these exercises are fine", about one question."""

    at: datetime
    day: date
    question: str
    id: int = 0


class DailyCheck(Struct, frozen=True):
    """The check of the day: pain now if it was rated, whether anything is new, whether ill."""

    at: datetime
    day: date
    pain: int | None
    new: bool
    ill: bool
    id: int = 0


class Morning(Struct, frozen=True):
    """How the back feels the next morning; a day has one, the last one given."""

    at: datetime
    day: date
    pain: int
    stiffness: int | None = None
    id: int = 0


class HabitCheck(Struct, frozen=True):
    """The weekly look at five everyday habits; what was passed over is not among the answers."""

    at: datetime
    day: date
    answers: Mapping[Habit, HabitAnswer] = field(default_factory=_no_habits)
    id: int = 0


class WeeklyCheck(Struct, frozen=True):
    """The two ticks beside the habits: less movement than before, weaker muscles."""

    at: datetime
    day: date
    less_movement: bool = False
    weaker: bool = False
    id: int = 0


class Consulted(Struct, frozen=True):
    """Whether the person says they have asked someone; a day has one, the last one given."""

    at: datetime
    day: date
    asked: bool = True
    id: int = 0


class CardShown(Struct, frozen=True):
    """That a card was shown, by its name; of each card the last time is kept."""

    at: datetime
    day: date
    card: str
    id: int = 0


Checked = DailyCheck | Morning | HabitCheck | WeeklyCheck | Consulted
"""What a person tells now and then."""

Entry = Urge | Crack | Screening | Unlock | Checked | CardShown
"""Anything that is kept beside the sessions."""
