"""What a crack means: its form, whether it ends the day, the quiet window, and how often."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from player.care.emergency import filled_with
from player.care.pain import ends_today
from player.care.texts import crack_texts
from player.model.diary import BackArea, Crack, CrackSound, FeltSide, Force
from player.model.record import PainKind

LONG_SITTING = 60
"""Minutes of sitting after which a crack counts as one that follows sitting (S3)."""

QUIET_MINUTES, QUIET_LEAST, QUIET_MOST = 20, 15, 95
"""Minutes in which the same joint cannot pop again: usual (S2), least and most (S4, [P7])."""

MANY_A_DAY = 10
"""Cracks a day, in the mean of a week, that have the highest name (S3 tells of 10 to 15)."""

_ENOUGH_CRACKS = 4


class CrackQuestion(Struct, frozen=True):
    """One question of the form: `name` is the field of the record, `options` value and words.

    Every question may be passed over; one without options is answered from 0 to 10.
    """

    name: str
    text: str
    options: tuple[tuple[object, str], ...]


def _yes(word: str) -> bool:
    return word == "yes"


_VALUES: Mapping[str, Callable[[Any], object]] = MappingProxyType(
    {
        "area": BackArea,
        "side": FeltSide,
        "sound": CrackSound,
        "voluntary": _yes,
        "force": Force,
        "pain_kind": PainKind,
        "numb_or_weak": _yes,
        "tender_or_swollen": _yes,
        "after_sitting_minutes": int,
        "relief_minutes": int,
    }
)
"""How the key of an answer becomes what is kept, by the field of the record."""


@cache
def crack_questions() -> tuple[CrackQuestion, ...]:
    """The form of one screen, in order; its names are the fields of `Crack`."""
    return tuple(
        CrackQuestion(
            name,
            one.question,
            tuple((_VALUES[name](key), text) for key, text in one.answers.items()),
        )
        for name, one in crack_texts().form.items()
    )


def ends_day(crack: Crack) -> PainKind | None:
    """The kind of pain or sign by which a crack ends the day, None if it does not."""
    if crack.numb_or_weak:
        return PainKind.NUMB
    kind = crack.pain_kind or PainKind.DULL
    return kind if ends_today(kind, crack.pain) else None


def follows_sitting(minutes: Sequence[int]) -> bool:
    """Whether most cracks come after an hour of sitting, so that `hourly-break` may help.

    It is false until there are four of them.
    """
    long = sum(sat >= LONG_SITTING for sat in minutes)
    return len(minutes) >= _ENOUGH_CRACKS and 2 * long > len(minutes)


def quiet_left(cracked: datetime | None, now: datetime, window: timedelta) -> timedelta:
    """What is left of the quiet window after a crack; zero when none is running."""
    if cracked is None or now < cracked:
        return timedelta(0)
    return max(timedelta(0), cracked + window - now)


def quiet_lines(left: timedelta) -> tuple[str, ...]:
    """What is said while the window runs: the one sentence, the time left, the usual range."""
    if left <= timedelta(0):
        return ()
    quiet = crack_texts().quiet
    minutes = -(-left // timedelta(minutes=1))
    to_go = filled_with(quiet.one_minute if minutes == 1 else quiet.minutes, minutes=minutes)
    span = {"usual": QUIET_MINUTES, "least": QUIET_LEAST, "most": QUIET_MOST}
    return quiet.why, to_go, filled_with(quiet.range, **span)


def frequency(a_day: float) -> str:
    """The name of how often, by cracks a day; it tells of frequency alone, not of risk."""
    bands = ((MANY_A_DAY, "many"), (5, "frequent"), (2, "several"))
    name = next((name for least, name in bands if a_day >= least), "occasional")
    return crack_texts().frequency[name]
