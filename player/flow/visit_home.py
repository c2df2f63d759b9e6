"""What the first screen asks and says, as prose: the morning after, and the advice of the days."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import date, datetime
from typing import Protocol

from msgspec import Struct

from player.care.advice import PASSED_OVER, Call, LastDays, asks_morning, calls
from player.care.cards import advice_cards
from player.care.texts import morning_says
from player.flow.answers import AWAY, GO_ON, Filled
from player.flow.visit_cards import ToCard
from player.model.diary import CardShown, Entry, Morning

SORE = "sore"
"""The tick for muscles that are sore for long."""


class ToMorning(Struct, frozen=True):
    """Ask how the back feels this morning; the answer is a `Filled`."""


class HomeHouse(Protocol):
    """What the advice of the first screen needs to know and to keep."""

    def now(self) -> datetime:
        """The time of day, aware."""

    def today(self) -> date:
        """The person's day."""

    def note(self, entry: Entry) -> None:
        """Keep a record beside the sessions."""

    def last_days(self) -> LastDays:
        """What is known of the last days."""

    def unseen(self, calls: Sequence[Call]) -> tuple[Call, ...]:
        """Those of these cards that were not shown yet."""

    def fresh(self, calls: Sequence[Call]) -> tuple[Call, ...]:
        """The same; they count as shown from now on."""


def headline(house: HomeHouse) -> str:
    """The one line that the first screen has for the person now; empty if none."""
    last = house.last_days()
    if asks_morning(last):
        return morning_says("title")
    return next((call.card.title for call in house.unseen(calls(last))), "")


def notice(house: HomeHouse) -> Generator[object, object, None]:
    """Ask what the line asks, and show the card it stands for; one card at a time."""
    if asks_morning(house.last_days()):
        goes_on = yield from _morning(house)
        if not goes_on:
            return
    for call in first_of(house, calls(house.last_days())):
        yield ToCard(call.card)


def first_of(house: HomeHouse, called: Sequence[Call]) -> tuple[Call, ...]:
    """The first of these cards that was not shown yet, if there is one; it counts as shown."""
    return house.fresh(house.unseen(called)[:1])


def _morning(house: HomeHouse) -> Generator[object, object, bool]:
    """Ask about the morning and keep the answer; whether a card may come after it."""
    filled = yield ToMorning()
    if not isinstance(filled, Filled) or filled.button not in (GO_ON, AWAY):
        return False
    pain, stiffness = filled.values.get("pain"), filled.values.get("stiffness")
    if filled.button == AWAY or not isinstance(pain, int):
        house.note(CardShown(house.now(), house.today(), PASSED_OVER))
        return False
    stiff = stiffness if isinstance(stiffness, int) else None
    house.note(Morning(house.now(), house.today(), pain, stiff))
    if filled.values.get(SORE):
        yield ToCard(advice_cards()["sore-too-long"])
        return False
    return True
