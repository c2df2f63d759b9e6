"""The order of the screens of care, as prose: what is due first, the urge, a crack. No window."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Protocol

from player.care.card import Card
from player.care.cards import StopSign
from player.care.crack import Call, crack_calls, ends_day
from player.care.screening import Due, Lock, Standing
from player.care.screening_cards import card_of
from player.care.screening_ledger import tier_of
from player.care.screening_questions import Tier
from player.model.diary import (
    Crack,
    DailyCheck,
    Entry,
    Screening,
    Unlock,
)
from player.model.routine import Routine
from player.screens.answers import GO_ON, UNLOCK, Filled

Going = Generator[object, object, None]


@dataclass(frozen=True, slots=True)
class ToTier:
    """Ask the safety questions of one tier; the answer is a `Filled`."""

    tier: Tier


@dataclass(frozen=True, slots=True)
class ToDaily:
    """Ask the three questions of every day; the answer is a `Filled`."""


@dataclass(frozen=True, slots=True)
class ToClosed:
    """Show why something is closed; `unlock` lets the person say that they have asked."""

    card: Card
    unlock: bool = False


@dataclass(frozen=True, slots=True)
class ToCard:
    """Show one card of advice."""

    card: Card


@dataclass(frozen=True, slots=True)
class ToTold:
    """Say a few lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToCrack:
    """Ask about a crack; the answer is a `Filled`."""

    quiet: tuple[str, ...] = ()


class CareHouse(Protocol):
    """What the screens of care need to know and to keep."""

    def now(self) -> datetime:
        """The time of day, aware."""

    def today(self) -> date:
        """The person's day."""

    def standing(self) -> Standing:
        """How the person stands today, by their answers."""

    def is_open(self, routine: Routine) -> bool:
        """Whether earlier answers leave a routine open; what is due now closes nothing."""

    def note(self, entry: Entry) -> None:
        """Keep a record beside the sessions."""

    def routine(self, key: str) -> Routine | None:
        """A routine that can be played, or None."""

    def if_then(self) -> str:
        """The person's own plan for an urge."""

    def quiet(self) -> tuple[str, ...]:
        """The lines of the quiet window after a crack, while it runs."""

    def fresh(self, calls: Sequence[Call]) -> tuple[Call, ...]:
        """Those of these cards that were not shown yet; they count as shown from now on."""


def what_is_due(house: CareHouse) -> Generator[object, object, bool]:
    """Ask what has to be asked before a routine; whether all of it was answered."""
    for _ in range(3):
        due = house.standing().due
        if due is Due.NOTHING:
            return True
        done = yield from (full_screening(house) if due is Due.FULL else _daily(house))
        if not done:
            return False
    return house.standing().due is Due.NOTHING


def full_screening(house: CareHouse) -> Generator[object, object, bool]:
    """The full questions, tier by tier; a yes in the first one ends them at once."""
    answers: dict[str, bool] = {}
    whole = True
    for tier in Tier:
        filled = yield ToTier(tier)
        ticked = _ticks(filled)
        whole = isinstance(filled, Filled) and filled.button == GO_ON
        if whole or any(ticked.values()):
            answers.update(ticked)
        if not whole or (tier is Tier.GO_NOW and any(ticked.values())):
            break
    if answers and (whole or any(answers.values())):
        house.note(Screening(house.now(), house.today(), tier_of(answers), answers))
    return whole


def _ticks(filled: object) -> dict[str, bool]:
    if not isinstance(filled, Filled):
        return {}
    return {name: value for name, value in filled.values.items() if isinstance(value, bool)}


def _daily(house: CareHouse) -> Generator[object, object, bool]:
    filled = yield ToDaily()
    if not isinstance(filled, Filled) or filled.button != GO_ON:
        return False
    pain = filled.values.get("pain")
    house.note(
        DailyCheck(
            house.now(),
            house.today(),
            pain if isinstance(pain, int) else 0,
            bool(filled.values.get("new")),
            bool(filled.values.get("ill")),
        )
    )
    return True


def closed(house: CareHouse) -> Going:
    """Say why something is closed today, and let the person say that they have asked."""
    standing = house.standing()
    for reason in standing.reasons[:1]:
        answer = yield ToClosed(card_of(reason), unlock=bool(standing.to_clear))
        if isinstance(answer, Filled) and answer.button == UNLOCK:
            for question in standing.to_clear:
                house.note(Unlock(house.now(), house.today(), question))


def ended_by_call(played: object) -> bool:
    """Whether a sign ended it for which help is to be called."""
    sign = getattr(played, "sign", None)
    return isinstance(sign, StopSign) and sign.calls


def crack(house: CareHouse) -> Going:
    """Note a crack, say its one true sentence, and show what it calls for, each card once."""
    filled = yield ToCrack(house.quiet())
    if not isinstance(filled, Filled) or filled.button != GO_ON:
        return
    noted = crack_of(filled, house.now(), house.today())
    house.note(noted)
    yield ToTold("Noted", house.quiet() or quiet_lines_of_none())
    for call in house.fresh(crack_calls(noted)):
        yield ToCard(call.card)
    if ends_day(noted) is not None and house.standing().lock is not Lock.OPEN:
        yield from closed(house)


def quiet_lines_of_none() -> tuple[str, ...]:
    """What is said when no quiet window runs: nothing but that it was noted."""
    return ("It is noted. The next urge is another chance.",)


def crack_of(filled: Filled, at: datetime, day: date) -> Crack:
    """The record of what was answered; what was passed over is not in it."""
    known = {one.name for one in fields(Crack)}
    given: dict[str, Any] = {
        name: value for name, value in filled.values.items() if name in known and value is not None
    }
    return Crack(at=at, day=day, **given)
