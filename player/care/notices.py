"""What the first screen has to say: the advice that the last days call for, each thing once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from player.care.crack import Call, advice, follows_sitting, pain_calls, window_calls
from player.care.trend import PainOfDay, may_do_more, worse_mornings

_HOLDS = {"two-mornings-worse": 2, "morning-worse": 1, "after-worse": 7, "may-do-more": 7}
"""Days after a session for which a card of a trend is still true."""


PASSED_OVER = "morning passed over"
"""The mark of a morning about which the person would not be asked."""


class LastDays(Struct, frozen=True):
    """What is known of the last days.

    `days` are those whose pain was rated before a session, in order; `pain_since` is the first
    day of the pain that goes on now; `window_days` counts those of the last seven days that had
    an urge soon after a crack; `sat` are the minutes sat before each of the last cracks.
    `asked_today` tells that the person has told of their pain today, or passed it over. `cracks`
    counts all that were ever noted, `cracks_a_day` is the mean of seven days, today among them.
    """

    today: date
    days: Sequence[PainOfDay] = ()
    pain_since: date | None = None
    window_days: int = 0
    sat: Sequence[int] = ()
    asked_today: bool = False
    cracks: int = 0
    cracks_a_day: float = 0.0
    urges_today: int = 0


def asks_morning(last: LastDays) -> bool:
    """Whether to ask how the back feels this morning: after a day with a rated session, once."""
    if last.asked_today or not last.days:
        return False
    return (last.today - last.days[-1].day).days == 1


def calls(last: LastDays) -> tuple[Call, ...]:
    """The cards that the last days call for, the gravest first.

    The mark of a card of a trend holds its day, so that it comes again only with new days.
    """
    found = list(pain_calls(last.pain_since, last.today)) if last.pain_since else []
    trend = _trend(last)
    found += [call for call in trend if call.card.key != "may-do-more"]
    found += window_calls(last.window_days)
    if follows_sitting(last.sat):
        found.append(advice("after-sitting"))
    return tuple(found or trend)


def _trend(last: LastDays) -> list[Call]:
    """What the mornings say, and before against after; a little more only where nothing is."""
    if not last.days:
        return []
    newest, worse = last.days[-1], worse_mornings(last.days)
    year, week, _ = newest.day.isocalendar()
    marks = {
        "two-mornings-worse": (worse >= 2, newest.day.isoformat()),
        "morning-worse": (worse == 1, newest.day.isoformat()),
        "after-worse": (newest.worse_after, newest.day.isoformat()),
        "may-do-more": (may_do_more(last.days), f"{year}-W{week:02}"),
    }
    ago = (last.today - newest.day).days
    return [
        advice(key, f"{key} {mark}")
        for key, (holds, mark) in marks.items()
        if holds and 0 <= ago <= _HOLDS[key]
    ]
