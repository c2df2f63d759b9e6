"""What may be told at the moment it matters: after a crack, after an urge. Of it one card is shown.

Beside a sign to stop at nothing else is told. Each card has its occasion: the first crack, the
third urge of a day once for each card, all else once a month (own choice).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from player.care.cards import help_cards
from player.care.crack import (
    LONG_SITTING,
    Call,
    advice,
    crack_calls,
    ends_day,
    of_the_month,
)
from player.care.crack_words import MANY_A_DAY
from player.care.notices import LastDays
from player.care.pain import EASE_FROM
from player.model.diary import Crack, Force, Situation, Urge

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
