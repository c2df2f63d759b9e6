"""The rules of pain over days: mornings, before and after, and when to do more.

The model is that of Silbernagel and Thomeé for the heel's tendon ([P5]); for the back it is
borrowed, so that kind and spread of a pain always go before its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from player.care.pain import A_CHANGE, Band, band

DAYS_OFF = 2
"""Days without strength and rotation after two worse mornings running."""

GREEN_DAYS = 3
"""Days with a green session and a green morning before there may be more (own choice)."""


class PainOfDay(Struct, frozen=True):
    """The pain of a day with a session, 0 to 10: before it, after it, and the next morning.

    What was not rated is None.
    """

    day: date
    before: int
    after: int | None = None
    morning: int | None = None

    @property
    def worse_morning(self) -> bool:
        """Whether the next morning was worse than before the session."""
        return self.morning is not None and self.morning > self.before

    @property
    def worse_after(self) -> bool:
        """Whether the pain rose during the session by as much as a person notices."""
        return self.after is not None and self.after - self.before >= A_CHANGE

    @property
    def green(self) -> bool:
        """Whether the day was green through the next morning, and that no worse."""
        rated = (self.before, self.after, self.morning)
        green = all(pain is not None and band(pain) is Band.GREEN for pain in rated)
        return green and not self.worse_morning


def worse_mornings(days: Sequence[PainOfDay]) -> int:
    """How many of the last mornings were worse, one after the other; `days` in their order."""
    count = 0
    for one in reversed(days):
        if not one.worse_morning:
            break
        count += 1
    return count


def rests_until(days: Sequence[PainOfDay]) -> date | None:
    """The first day with strength and rotation again after two worse mornings, None if no rest.

    The second of those mornings is the first day off.
    """
    if worse_mornings(days) < 2:
        return None
    return days[-1].day + timedelta(days=1 + DAYS_OFF)


def may_do_more(days: Sequence[PainOfDay]) -> bool:
    """Whether a little more may be tried: the last three days were green through the morning."""
    last = days[-GREEN_DAYS:]
    if len({one.day for one in last}) < GREEN_DAYS:
        return False
    return all(one.green for one in last)
