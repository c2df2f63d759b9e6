"""What a crack means: whether it ends the day, whether it follows sitting, the quiet window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from player.care.pain import ends_today
from player.model.diary import Crack
from player.model.record import PainKind

LONG_SITTING = 60
"""Minutes of sitting after which a crack counts as one that follows sitting (S3)."""

_ENOUGH_CRACKS = 4


def ends_day(crack: Crack) -> PainKind | None:
    """The kind of pain or sign by which a crack ends the day, None if it does not."""
    if crack.numb_or_weak:
        return PainKind.NUMB
    kind = crack.pain_kind or PainKind.DULL
    return kind if ends_today(kind, crack.pain) else None


def follows_sitting(minutes: Sequence[int]) -> bool:
    """Whether most cracks come after an hour of sitting, so that `hourly-break` may help.

    Says nothing before there are four of them.
    """
    long = sum(sat >= LONG_SITTING for sat in minutes)
    return len(minutes) >= _ENOUGH_CRACKS and 2 * long > len(minutes)


def quiet_left(cracked: datetime | None, now: datetime, window: timedelta) -> timedelta:
    """What is left of the quiet window after a crack; zero when none is running."""
    if cracked is None or now < cracked:
        return timedelta(0)
    return max(timedelta(0), cracked + window - now)
