"""What the answers to the safety questions mean for today: what is due, locked and changed.

All of it is worked out from what happened, in that order, so that an answer taken back leaves its
trace. Nothing here knows the words of the questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum, StrEnum
from itertools import pairwise

from msgspec import Struct, field

from player.care.pain import EASE_FROM, Band, band
from player.care.questions import conditions, questions
from player.care.screening_ledger import Ledger, is_complete
from player.model.diary import DailyCheck, Screening, Unlock
from player.model.record import PainKind

EVERY = 30
"""Days after which the signs, and what is known of the body, are asked again (own choice)."""

AWAY = 14
"""Days without a record of the person after which the signs are asked again (own choice)."""

ASKED_LATELY = 14
"""Days for which answers to the signs to ask about hold, even with pain of 4 (own choice)."""

ILL_TODAY = "T3i"
"""The key of the answer that the person is ill, which holds for its own day alone."""

HURTS = "hurts"
"""The key of the answer whether anything hurts, which is given beside the grave signs."""


class StoppedForPain(Struct, frozen=True):
    """A session, or a sign on the form of a crack or an urge, that ended the day."""

    at: datetime
    day: date
    kind: PainKind = PainKind.DULL

    @property
    def asks(self) -> bool:
        """Whether it is a sign after which the questions must be answered before anything else."""
        return self.kind in (PainKind.NUMB, PainKind.SPREADING)


class Active(Struct, frozen=True):
    """The person used the program: a session was played, an urge or a crack noted."""

    at: datetime
    day: date


class PainTold(Struct, frozen=True):
    """The person rated their pain, 0 to 10: in the morning, or before a session."""

    at: datetime
    day: date
    pain: int


Event = Screening | DailyCheck | Unlock | StoppedForPain | PainTold | Active
"""What happened, as it is kept. A screening that was broken off locks too, but opens nothing."""


class Due(Enum):
    """What is to be asked before the next routine."""

    NOTHING = "nothing"
    DAILY = "daily"
    ASK_FIRST = "ask first"
    SIGNS = "signs"


class Lock(Enum):
    """How much is closed: nothing, all but the gentlest (breathing, the urge), or everything."""

    OPEN = 0
    GENTLE_ONLY = 1
    ALL = 2


class Reason(StrEnum):
    """Why something is closed, the gravest first; the keys of the cards of today."""

    GO_NOW = "go now"
    ANSWER_FIRST = "answer first"
    STOPPED = "stopped"
    ILL = "ill"
    TOO_MUCH_PAIN = "too much pain"
    ASK_FIRST = "ask first"


class Standing(Struct, frozen=True):
    """How a person stands today.

    `reasons` are why something is closed, the gravest first; `signs` what is ticked and locks
    now, `to_clear` what "I asked" would change. `conditions` are the names of those that hold,
    `known` those answered so lately that they are not asked again. `pain` is what was told today,
    `easing` whether it asks for easier forms. `rests` is the first day with strength and turning
    again, None when they do not rest.
    """

    due: Due = Due.NOTHING
    reasons: tuple[Reason, ...] = ()
    signs: tuple[str, ...] = ()
    to_clear: tuple[str, ...] = ()
    conditions: frozenset[str] = frozenset()
    known: Mapping[str, bool] = {}
    pain: int | None = None
    rests: date | None = None

    @property
    def easing(self) -> bool:
        """Whether the pain of today, 4 or 5, asks for easier forms."""
        return self.pain is not None and band(self.pain) is Band.AMBER

    @property
    def lock(self) -> Lock:
        if not self.reasons:
            return Lock.OPEN
        closes_all = self.reasons[0] in (Reason.GO_NOW, Reason.ANSWER_FIRST)
        return Lock.ALL if closes_all else Lock.GENTLE_ONLY


class _Asked(Struct):
    """What has still to be asked, event after event.

    `must` is whether everything stays closed until both pages are answered. `since` are the
    events after the grave signs were answered last, `stopped` is the day of the last stop.
    """

    signs: bool = False
    ask_first: bool = False
    must: bool = False
    since: list[Event] = field(default_factory=list)
    stopped: date | None = None

    def add(self, event: Event, ask_day: date | None) -> None:
        """Add the next event; `ask_day` is when the signs to ask about were answered last."""
        self.since.append(event)
        if isinstance(event, Screening):
            self._screened(event)
        elif isinstance(event, StoppedForPain):
            self.signs, self.stopped = True, event.day
            self._must(event.asks)
        elif isinstance(event, DailyCheck):
            self._must(event.new)
        strong = isinstance(event, DailyCheck | PainTold) and (event.pain or 0) >= EASE_FROM
        if strong and (ask_day is None or (event.day - ask_day).days >= ASKED_LATELY):
            self.ask_first = True

    def _must(self, must: bool) -> None:
        if must:
            self.signs = self.ask_first = self.must = True

    def _screened(self, screening: Screening) -> None:
        if is_complete(screening, grave=True):
            self.since, self.signs = [], False
        if is_complete(screening, grave=False):
            self.ask_first = False
        elif screening.answers.get(HURTS):
            self.ask_first = True
        self.must = self.must and (self.signs or self.ask_first)


def standing(events: Iterable[Event], today: date) -> Standing:
    """How a person stands on a day, from all that happened (in any order; `at` decides)."""
    ordered = sorted(events, key=lambda event: event.at)
    ledger, asked = Ledger(), _Asked()
    for event in ordered:
        if isinstance(event, Screening):
            ledger.screened(event)
        elif isinstance(event, Unlock):
            ledger.unlocked(event)
        asked.add(event, ledger.ask_day)
    pain, ill = _today(ordered, today)
    locked = ledger.go_now_day
    now = locked is not None and today <= locked
    found = {
        Reason.GO_NOW: now,
        Reason.ANSWER_FIRST: not now and (asked.must or locked is not None),
        Reason.STOPPED: any(isinstance(e, StoppedForPain) and e.day == today for e in ordered),
        Reason.ILL: ill,
        Reason.TOO_MUCH_PAIN: pain is not None and band(pain) is Band.RED,
        Reason.ASK_FIRST: bool(ledger.asking()),
    }
    return Standing(
        due=Due.NOTHING if now else _due(ledger, asked, today),
        reasons=tuple(reason for reason, holds in found.items() if holds),
        signs=_in_order(ledger.go_now if now else ledger.asking()),
        to_clear=() if now else _in_order(ledger.clearable()),
        conditions=ledger.conditions(),
        known=_known(ledger, asked.stopped, today),
        pain=pain,
    )


def _known(ledger: Ledger, stopped: date | None, today: date) -> Mapping[str, bool]:
    """The conditions that need not be asked: answered since the last stop, and not long ago."""
    return {
        name: said
        for name, (said, day) in ledger.known.items()
        if (today - day).days < EVERY and (stopped is None or day > stopped)
    }


def _in_order(keys: Iterable[str]) -> tuple[str, ...]:
    wanted = set(keys)
    return tuple(key for key in (*questions().by_key, *conditions().by_name) if key in wanted)


def _today(events: Sequence[Event], today: date) -> tuple[int | None, bool]:
    """The pain of today, None if unknown, and whether the person is ill; the last answer counts."""
    pain: int | None = None
    ill = False
    for event in events:
        if event.day != today:
            continue
        if isinstance(event, DailyCheck | PainTold) and event.pain is not None:
            pain = event.pain
        if isinstance(event, DailyCheck):
            ill = event.ill
        elif isinstance(event, Screening) and ILL_TODAY in event.answers:
            ill = event.answers[ILL_TODAY]
    return pain, ill


def _due(ledger: Ledger, asked: _Asked, today: date) -> Due:
    last = ledger.signs_day
    if (
        last is None
        or ledger.go_now_day is not None
        or asked.signs
        or (today - last).days >= EVERY
        or _was_away(last, asked.since, today)
    ):
        return Due.SIGNS
    if asked.ask_first:
        return Due.ASK_FIRST
    checked = any(isinstance(event, DailyCheck) and event.day == today for event in asked.since)
    return Due.NOTHING if checked or last == today else Due.DAILY


def _was_away(last: date, since: Sequence[Event], today: date) -> bool:
    """Whether the person was away for long at any time since a day."""
    days = sorted({last, today, *(event.day for event in since)})
    return any((b - a).days >= AWAY for a, b in pairwise(days))
