"""The cards that what was noted calls for: after a crack, after an urge, on the first screen.

After a crack or an urge one card is shown at most, and none beside a sign to stop. Each card has
its occasion: the first crack, the third urge of a day once for each card, all else once a month
(own choice).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from player.care.cards import CareCard, card_texts
from player.care.crack import LONG_SITTING, MANY_A_DAY, ends_day, follows_sitting
from player.care.pain import EASE_FROM, PainOfDay, may_do_more, worse_mornings
from player.model.diary import BackArea, Crack, CrackSound, Force, Situation, Urge
from player.model.record import PainKind

WINDOW_DAYS = 3
"""On so many of seven days an urge inside the quiet window brings a card (own choice)."""

PAIN_DAYS = (4, 7, 14)
"""The days of a run of pain that bring a card (S3; [P1]; [N2])."""

OFTEN_TODAY = 3
"""After so many urges on a day a card about urges is shown (own choice)."""

PASSED_OVER = "morning passed over"
"""The mark of a morning that the person did not want to be asked about."""

_ABOUT_URGES = ("the-urge", "first-signs", "practise-first-sign")
"""One card for each day with many urges, in this order."""

_HOLDS = {"two-mornings-worse": 2, "morning-worse": 1, "after-worse": 7, "may-do-more": 7}
"""Days after a session for which a card of a trend is still true."""


class Call(Struct, frozen=True):
    """A card that something calls for. `mark` is what is kept once it was shown."""

    card: CareCard
    mark: str


class LastDays(Struct, frozen=True):
    """What is known of the last days.

    `days` are those whose pain was rated before a session, in order; `pain_since` is the first
    day of the pain that goes on now; `window_days` counts those of the last seven days that had
    an urge soon after a crack; `sat` are the minutes sat before each of the last cracks.
    `asked_today` says that the person has rated their pain today, or passed it over. `cracks`
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


def advice(key: str, mark: str = "") -> Call:
    """The call for a card of advice; its key is the mark where none is given."""
    return Call(card_texts().advice[key], mark or key)


def fresh(calls: Iterable[Call], shown: Collection[str]) -> tuple[Call, ...]:
    """The calls that were not shown yet, by their marks; the same mark once."""
    unseen = {call.mark: call for call in calls if call.mark not in shown}
    return tuple(unseen.values())


def crack_calls(crack: Crack) -> tuple[Call, ...]:
    """The cards that the signs of a crack call for, the gravest first.

    What is felt calls for its card once a day; the neck, which many crack each day, once a month.
    """
    aching = bool(crack.pain or crack.pain_kind or crack.tender_or_swollen)
    found = {
        "crack-numb": crack.numb_or_weak,
        "crack-neck": crack.area is BackArea.NECK,
        "crack-sharp": crack.pain_kind in (PainKind.SHARP, PainKind.SPREADING),
        "crack-grinding": crack.sound is CrackSound.GRINDING and aching,
        "crack-tender": crack.tender_or_swollen,
    }
    marks = {"crack-neck": _of_the_month("crack-neck", crack.day)}
    return tuple(
        advice(key, marks.get(key, f"{key} {crack.day.isoformat()}"))
        for key, holds in found.items()
        if holds
    )


def after_crack(crack: Crack, last: LastDays, quiet: Sequence[str] = ()) -> tuple[Call, ...]:
    """The cards that may follow a crack, the nearest first; none where it hurt or had a sign.

    `last` counts the crack. `quiet` are the lines of the quiet window after it, the second of
    which says what is left of it.
    """
    if crack_calls(crack) or ends_day(crack) is not None or crack.pain >= EASE_FROM:
        return ()
    day, found = crack.day, []
    if crack.voluntary is False or crack.force is Force.BY_ITSELF:
        found.append(advice("crack-by-itself", _of_the_month("crack-by-itself", day)))
    if last.cracks == 1:
        found.append(_help("what-the-pop-is"))
    if last.cracks_a_day >= MANY_A_DAY or crack.force is Force.HARD:
        found.append(_monthly("forcing", day))
    if (crack.after_sitting_minutes or 0) >= LONG_SITTING:
        found.append(_monthly("desk-and-chair", day))
    again = _monthly("not-again-yet", day)
    begun = replace(again.card, lines=(*quiet[1:2], *again.card.lines))
    return (*found, replace(again, card=begun))


def after_urge(urge: Urge, last: LastDays) -> tuple[Call, ...]:
    """The cards that may follow an urge, the nearest first; `last` counts the urge."""
    if urge.pain is not None:
        return ()
    found = [_help(key) for key in _ABOUT_URGES] if last.urges_today == OFTEN_TODAY else []
    if urge.situation is Situation.SITTING:
        found.append(_monthly("desk-and-chair", urge.day))
    return tuple(found)


def asks_morning(last: LastDays) -> bool:
    """Whether to ask how the back feels this morning: after a day with a rated session, once."""
    if last.asked_today or not last.days:
        return False
    return (last.today - last.days[-1].day).days == 1


def calls_of_last_days(last: LastDays) -> tuple[Call, ...]:
    """The cards that the last days call for, the gravest first.

    The mark of a card of a trend holds its day, so that it comes again only with new days.
    """
    found = list(pain_calls(last.pain_since, last.today)) if last.pain_since else []
    trend = _trend(last)
    found += [call for call in trend if call.card.key != "may-do-more"]
    if last.window_days >= WINDOW_DAYS:
        found.append(advice("urge-in-window"))
    if follows_sitting(last.sat):
        found.append(advice("after-sitting"))
    return tuple(found or trend)


def pain_calls(first: date, today: date) -> tuple[Call, ...]:
    """The card of a run of pain that began on `first`: that of the last mark it has passed."""
    number = (today - first).days + 1
    passed = [day for day in PAIN_DAYS if day <= number]
    if not passed:
        return ()
    key = f"pain-day-{passed[-1]}"
    return (advice(key, f"{key} since {first.isoformat()}"),)


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


def _help(key: str, mark: str = "") -> Call:
    """The call for a card of help; its key is the mark where none is given."""
    return Call(card_texts().help[key], mark or key)


def _monthly(key: str, day: date) -> Call:
    return _help(key, _of_the_month(key, day))


def _of_the_month(key: str, day: date) -> str:
    """The mark of a card that comes once a month at the most."""
    return f"{key} {day:%Y-%m}"
