"""The cards that what was noted calls for: after a crack, after an urge, on the first screen.

Of what may be told at the moment it matters, one card is shown; beside a sign to stop, none. Each
card has its occasion: the first crack, the third urge of a day once for each card, all else once a
month (own choice)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from player.care.cards import CareCard, advice_cards, help_cards
from player.care.crack import LONG_SITTING, ends_day, follows_sitting
from player.care.pain import EASE_FROM, PainOfDay, may_do_more, worse_mornings
from player.care.texts import MANY_A_DAY
from player.model.diary import BackArea, Crack, CrackSound, Force, Situation, Urge
from player.model.record import PainKind

WINDOW_DAYS = 3
"""On so many of seven days an urge inside the quiet window brings a card (own choice)."""

PAIN_DAYS = (4, 7, 14)
"""The days of a run of pain that bring a card (S3; [P1]; [N2])."""


class Call(Struct, frozen=True):
    """A card that something calls for. `mark` is what is kept once it was shown."""

    card: CareCard
    mark: str


def advice(key: str, mark: str = "") -> Call:
    """The call for a card of advice; its key is the mark where none is given."""
    return Call(advice_cards()[key], mark or key)


def of_the_month(key: str, day: date) -> str:
    """The mark of a card that comes once a month at the most."""
    return f"{key} {day:%Y-%m}"


def crack_calls(crack: Crack, stiffness: int = 0) -> tuple[Call, ...]:
    """The cards that the signs of a crack call for, the gravest first. `stiffness` is of the day.

    What is felt calls for its card once a day; the neck, which many crack each day, once a month.
    """
    sharp = crack.pain_kind in (PainKind.SHARP, PainKind.SPREADING)
    aching = bool(crack.pain or crack.pain_kind or crack.tender_or_swollen or stiffness)
    found = {
        "crack-numb": crack.numb_or_weak,
        "crack-neck": crack.area is BackArea.NECK,
        "crack-sharp": sharp,
        "crack-grinding": crack.sound is CrackSound.GRINDING and aching,
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


OFTEN_TODAY = 3
"""The urge of a day after which something is told about urges (own choice)."""

_ABOUT_URGES = ("the-urge", "first-signs", "practise-first-sign")
"""One after the other, a day with many urges each."""


def after_crack(crack: Crack, last: LastDays, quiet: Sequence[str] = ()) -> tuple[Call, ...]:
    """What may be told after a crack, the nearest first; nothing where it hurt or had a sign.

    `last` counts the crack. `quiet` are the lines of the quiet window after it, the second of
    which says what is left of it.
    """
    if crack_calls(crack) or ends_day(crack) is not None or crack.pain >= EASE_FROM:
        return ()
    day, found = crack.day, []
    if crack.voluntary is False or crack.force is Force.BY_ITSELF:
        found.append(advice("crack-by-itself", of_the_month("crack-by-itself", day)))
    if last.cracks == 1:
        found.append(_help("what-the-pop-is"))
    if last.cracks_a_day >= MANY_A_DAY or crack.force is Force.HARD:
        found.append(_monthly("forcing", day))
    if (crack.after_sitting_minutes or 0) >= LONG_SITTING:
        found.append(_monthly("desk-and-chair", day))
    return (*found, _begun_with(quiet[1:2], _monthly("not-again-yet", day)))


def after_urge(urge: Urge, last: LastDays) -> tuple[Call, ...]:
    """What may be told after an urge, the nearest first; `last` counts the urge."""
    if urge.pain is not None:
        return ()
    found = [_help(key) for key in _ABOUT_URGES] if last.urges_today == OFTEN_TODAY else []
    if urge.situation is Situation.SITTING:
        found.append(_monthly("desk-and-chair", urge.day))
    return tuple(found)


def _help(key: str, mark: str = "") -> Call:
    """The call for a card of help; its key is the mark where none is given."""
    return Call(help_cards()[key], mark or key)


def _monthly(key: str, day: date) -> Call:
    return _help(key, of_the_month(key, day))


def _begun_with(lines: Sequence[str], called: Call) -> Call:
    """A call for the same card, which begins with other lines."""
    card = called.card
    return replace(called, card=replace(card, lines=(*lines, *card.lines)))
