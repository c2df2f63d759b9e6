"""What a crack means: the cards it calls for, the quiet window, and whether it ends a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from player.care.card import Card
from player.care.cards import advice_cards
from player.care.pain import ends_today
from player.model.diary import Area, Crack, Sound
from player.model.record import PainKind

WINDOW_DAYS = 3
"""On so many of seven days an urge inside the quiet window brings a card (own choice)."""

PAIN_DAYS = (4, 7, 14)
"""The days of a run of pain that bring a card (S3; [P1]; [N2])."""

LONG_SITTING = 60
"""Minutes of sitting after which a crack counts as one that follows sitting (S3)."""

_ENOUGH_CRACKS = 4


class Call(Struct, frozen=True):
    """A card that something calls for. `mark` is what is kept once it was shown."""

    card: Card
    mark: str


def advice(key: str, mark: str = "") -> Call:
    """The call for a card of advice; its key is the mark where none is given."""
    return Call(advice_cards()[key], mark or key)


def of_the_month(key: str, day: date) -> str:
    """The mark of a card that comes once a month at the most."""
    return f"{key} {day:%Y-%m}"


def ends_day(crack: Crack) -> PainKind | None:
    """The kind of pain or sign by which a crack ends the day, None if it does not."""
    if crack.numb_or_weak:
        return PainKind.NUMB
    kind = crack.pain_kind or PainKind.DULL
    return kind if ends_today(kind, crack.pain) else None


def crack_calls(crack: Crack, stiffness: int = 0) -> tuple[Call, ...]:
    """The cards that the signs of a crack call for, the gravest first. `stiffness` is of the day.

    What is felt calls for its card once a day; the neck, which many crack each day, once a month.
    """
    sharp = crack.pain_kind in (PainKind.SHARP, PainKind.SPREADING)
    aching = bool(crack.pain or crack.pain_kind or crack.tender_or_swollen or stiffness)
    found = {
        "crack-numb": crack.numb_or_weak,
        "crack-neck": crack.area is Area.NECK,
        "crack-sharp": sharp,
        "crack-grinding": crack.sound is Sound.GRINDING and aching,
        "crack-tender": crack.tender_or_swollen,
    }
    day = crack.day.isoformat()
    marks = {"crack-neck": of_the_month("crack-neck", crack.day)}
    return tuple(
        advice(key, marks.get(key, f"{key} {day}")) for key, holds in found.items() if holds
    )


def window_calls(days_of_seven: int) -> tuple[Call, ...]:
    """The card for urges inside the quiet window, on so many of the last seven days."""
    return (advice("urge-in-window"),) if days_of_seven >= WINDOW_DAYS else ()


def pain_calls(first: date, today: date) -> tuple[Call, ...]:
    """The card of a run of pain that began on `first`: that of the last mark it has passed."""
    number = (today - first).days + 1
    passed = [day for day in PAIN_DAYS if day <= number]
    if not passed:
        return ()
    key = f"pain-day-{passed[-1]}"
    return (advice(key, f"{key} since {first.isoformat()}"),)


def fresh(calls: Iterable[Call], shown: Collection[str]) -> tuple[Call, ...]:
    """The calls that were not shown yet, by their marks; the same mark once."""
    unseen = {call.mark: call for call in calls if call.mark not in shown}
    return tuple(unseen.values())


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
