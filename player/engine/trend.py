"""The rules of pain over days: mornings, before and after, and when to do more (SAFETY.md 7.3).

The model is that of Silbernagel and Thomeé for the heel's tendon ([P5]); for the back it is
borrowed, so that kind and spread of a pain always go before its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from player.engine.advice_cards import ADVICE
from player.engine.card import Card
from player.engine.pain import A_CHANGE, Band, band

DAYS_OFF = 2
"""Days without strength and rotation after two worse mornings running."""

SORE_DAYS = 5
"""Days in which sore muscles settle ([N15])."""

GREEN_DAYS = 3
"""Days with a green session and a green morning before there may be more (own choice)."""

NOTICED_PART = 0.3
"""The part of a pain by which it must fall to be noticed, where two points are more ([C70])."""


@dataclass(frozen=True, slots=True)
class PainOfDay:
    """The pain of a day with a session, 0 to 10: before it, after it, and the next morning."""

    day: date
    before: int
    after: int
    morning: int | None = None

    @property
    def worse_morning(self) -> bool:
        """Whether the next morning was worse than before the session."""
        return self.morning is not None and self.morning > self.before


def worse_mornings(days: Sequence[PainOfDay]) -> int:
    """How many of the last mornings were worse, one after the other; `days` in their order."""
    count = 0
    for one in reversed(days):
        if not one.worse_morning:
            break
        count += 1
    return count


def trend_cards(days: Sequence[PainOfDay]) -> tuple[Card, ...]:
    """The advice that the last days call for; `days` in their order."""
    worse = worse_mornings(days)
    found = {
        "two-mornings-worse": worse >= 2,
        "morning-worse": worse == 1,
        "after-worse": bool(days) and days[-1].after - days[-1].before >= A_CHANGE,
    }
    return tuple(ADVICE[key] for key, holds in found.items() if holds)


def rests_until(days: Sequence[PainOfDay]) -> date | None:
    """The first day with strength and rotation again after two worse mornings, None if no rest.

    The second of those mornings is the first day off.
    """
    if worse_mornings(days) < 2:
        return None
    return days[-1].day + timedelta(days=1 + DAYS_OFF)


def sore_card(sore_days: int) -> Card | None:
    """The card for muscles that are sore for so many days, None within the usual time."""
    return ADVICE["sore-too-long"] if sore_days > SORE_DAYS else None


def eased(before: int, after: int) -> bool:
    """Whether a pain or an urge fell by as much as a person notices: two points, or 30 %."""
    fall = before - after
    return fall > 0 and (fall >= A_CHANGE or fall >= NOTICED_PART * before)


def may_do_more(days: Sequence[PainOfDay]) -> bool:
    """Whether a little more may be tried: the last three days were green through the morning."""
    last = days[-GREEN_DAYS:]
    if len({one.day for one in last}) < GREEN_DAYS:
        return False
    return all(
        one.morning is not None
        and not one.worse_morning
        and all(band(pain) is Band.GREEN for pain in (one.before, one.after, one.morning))
        for one in last
    )
