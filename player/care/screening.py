"""What the answers to the safety questions mean for today: what is due, locked and changed.

Everything is worked out from what happened, in the order in which it happened, so that an answer
taken back leaves its trace. Nothing here knows the words of the questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum
from itertools import pairwise

from player.care.pain import Band, band
from player.care.screening_ledger import Ledger
from player.care.screening_questions import QUESTIONS
from player.model.diary import DailyCheck, Screening, Unlock
from player.model.record import PainKind

FULL_EVERY = 30
"""Days after which the full screening comes again (SAFETY.md 6, own choice)."""

AWAY = 14
"""Days without any sign of the person after which the full screening comes again (own choice)."""

ILL_TODAY = "T3i"
"""The question of the full screening that holds for its own day alone."""


@dataclass(frozen=True, slots=True)
class StoppedForPain:
    """A session, or a sign on the form of a crack or an urge, that ended the day."""

    at: datetime
    day: date
    kind: PainKind = PainKind.DULL

    @property
    def asks(self) -> bool:
        """Whether it is a sign that the questions must be answered for, before anything else."""
        return self.kind in (PainKind.NUMB, PainKind.SPREADING)


@dataclass(frozen=True, slots=True)
class Active:
    """The person was here: a session was played, an urge or a crack noted."""

    at: datetime
    day: date


Event = Screening | DailyCheck | Unlock | StoppedForPain | Active
"""What happened, as it is kept. A screening that was broken off locks too, but opens nothing."""


class Due(Enum):
    """What is to be asked before the next routine."""

    NOTHING = "nothing"
    DAILY = "daily"
    FULL = "full"


class Lock(Enum):
    """How much is closed: nothing, all but the gentlest (breathing, the urge), or everything."""

    OPEN = 0
    GENTLE_ONLY = 1
    ALL = 2


class Reason(StrEnum):
    """Why something is closed, the gravest first; the keys of the cards in `screening_cards`."""

    GO_NOW = "go now"
    ANSWER_FIRST = "answer first"
    STOPPED = "stopped"
    ILL = "ill"
    TOO_MUCH_PAIN = "too much pain"
    ASK_FIRST = "ask first"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a person stands today.

    `reasons` are why something is closed, the gravest first; `signs` the ticked questions that
    lock now, `to_clear` those that "I asked" would change. `adapt` are all the answers that
    change what is offered, `easing` whether pain of 4 or 5 asks for easier forms today.
    `rests` is the first day with strength and turning again, None when they do not rest.
    """

    due: Due = Due.NOTHING
    reasons: tuple[Reason, ...] = ()
    signs: tuple[str, ...] = ()
    to_clear: tuple[str, ...] = ()
    adapt: frozenset[str] = frozenset()
    easing: bool = False
    rests: date | None = None

    @property
    def lock(self) -> Lock:
        """How much is closed today."""
        if not self.reasons:
            return Lock.OPEN
        closes_all = self.reasons[0] in (Reason.GO_NOW, Reason.ANSWER_FIRST)
        return Lock.ALL if closes_all else Lock.GENTLE_ONLY


def standing(events: Iterable[Event], today: date) -> Standing:
    """How a person stands on a day, from all that happened (in any order; `at` decides)."""
    ordered = sorted(events, key=lambda event: event.at)
    ledger = Ledger()
    since_full: list[Event] = []
    asked_for = False
    for event in ordered:
        since_full.append(event)
        match event:
            case Screening():
                if ledger.screened(event):
                    since_full, asked_for = [], False
            case Unlock():
                ledger.unlocked(event)
            case DailyCheck():
                asked_for = asked_for or event.new
            case StoppedForPain():
                asked_for = asked_for or event.asks
    pain, ill = _today(ordered, today)
    locked = ledger.go_now_day
    if locked is not None and today <= locked:
        due = Due.NOTHING
    elif asked_for or locked is not None:
        due = Due.FULL
    else:
        due = _due(ledger.last_full, since_full, today)
    return _stand(ledger, ordered, today, due, pain, ill, asked_for)


def _stand(
    ledger: Ledger,
    events: Sequence[Event],
    today: date,
    due: Due,
    pain: int | None,
    ill: bool,
    asked_for: bool,
) -> Standing:
    locked = ledger.go_now_day
    now = locked is not None and today <= locked
    found = {
        Reason.GO_NOW: now,
        Reason.ANSWER_FIRST: not now and (asked_for or locked is not None),
        Reason.STOPPED: any(isinstance(e, StoppedForPain) and e.day == today for e in events),
        Reason.ILL: ill,
        Reason.TOO_MUCH_PAIN: pain is not None and band(pain) is Band.RED,
        Reason.ASK_FIRST: bool(ledger.asking()),
    }
    return Standing(
        due=due,
        reasons=tuple(reason for reason, holds in found.items() if holds),
        signs=_in_order(ledger.go_now if now else ledger.asking()),
        to_clear=() if now else _in_order(ledger.clearable()),
        adapt=ledger.adapting() - (frozenset() if ill else {ILL_TODAY}),
        easing=pain is not None and band(pain) is Band.AMBER,
    )


def _in_order(keys: Iterable[str]) -> tuple[str, ...]:
    wanted = set(keys)
    return tuple(one.key for one in QUESTIONS if one.key in wanted)


def _today(events: Sequence[Event], today: date) -> tuple[int | None, bool]:
    """The pain of today, None if unknown, and whether the person is ill; the last word counts."""
    pain: int | None = None
    ill = False
    for event in events:
        if event.day != today:
            continue
        if isinstance(event, DailyCheck):
            pain, ill = event.pain, event.ill
        elif isinstance(event, Screening) and ILL_TODAY in event.answers:
            ill = event.answers[ILL_TODAY]
    return pain, ill


def _due(last: date | None, since: Sequence[Event], today: date) -> Due:
    if (
        last is None
        or (today - last).days >= FULL_EVERY
        or any(isinstance(event, StoppedForPain) for event in since)
        or _was_away(last, since, today)
    ):
        return Due.FULL
    checked = any(isinstance(event, DailyCheck) and event.day == today for event in since)
    return Due.NOTHING if checked or last == today else Due.DAILY


def _was_away(last: date, since: Sequence[Event], today: date) -> bool:
    """Whether the person was away for long at any time since a day."""
    days = sorted({last, today, *(event.day for event in since)})
    return any((b - a).days >= AWAY for a, b in pairwise(days))
