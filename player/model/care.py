"""The words by which care files and the rules of care know each other. It imports nothing."""

from __future__ import annotations

from enum import StrEnum


class StopLevel(StrEnum):
    """What a sign to stop asks for, the gravest first."""

    CALL_NOW = "call now"
    CALL_IF_IT_STAYS = "call if it stays"
    STOP_TODAY = "stop for today"
    STOP_EXERCISE = "stop this exercise"


class Concern(StrEnum):
    """How much a kind of sound is worth a thought (S3)."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Stage(StrEnum):
    """What the person is asked or does now, from the first tap of an urge to how it came out."""

    STRENGTH = "strength"
    SITUATION = "situation"
    RESCUE = "rescue"
    RATE_AGAIN = "rate again"
    OFFER = "offer"
    LONGER = "longer"
    WALK = "walk"
    HANDS = "hands"
    OUTCOME = "outcome"
    OVER = "over"
    SIGN = "sign"


class Wish(StrEnum):
    """What a person wants when the urge is still strong."""

    AGAIN = "again"
    LONGER = "longer"
    WALK = "walk"
    HANDS = "hands"
    ENOUGH = "enough"


class Point(StrEnum):
    """The six points of the checklist, in their order (S3)."""

    PAIN = "pain"
    OFTEN = "often"
    SIGNS = "signs"
    HABITS = "habits"
    DRILLS = "drills"
    ASKED = "asked"


class Do(StrEnum):
    """What a rule does with an exercise that asks for one of its words."""

    SPARE = "spare"
    EASE = "ease"
    TELL = "tell"


class Clears(StrEnum):
    """What "I asked, and was told it is fine" does to a yes."""

    OPENS = "opens"
    BRINGS_BACK = "brings back"
