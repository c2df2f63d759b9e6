"""The order of the screens of care, as prose: the urge, a crack, and what they need. No window."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date, datetime
from typing import Any, Protocol

from msgspec import Struct
from msgspec.structs import fields

from player.care.advice import after_crack, crack_calls
from player.care.crack import ends_day
from player.care.offer import Offer
from player.care.screening import Lock
from player.care.stop_signs import StopSign
from player.care.texts import crack_says, sounds
from player.flow.answers import GO_ON, Filled
from player.flow.visit_cards import ToCard, ToTold
from player.flow.visit_home import HomeHouse, first_of
from player.flow.visit_safety import SafetyHouse, closed, whom_to_call
from player.model.diary import Crack
from player.model.routine import Exercise, Routine

Going = Generator[object, object, None]


class ToCrack(Struct, frozen=True):
    """Ask about a crack; the answer is a `Filled`."""

    quiet: tuple[str, ...] = ()


class CareHouse(SafetyHouse, HomeHouse, Protocol):
    """What the screens of care need to know and to keep."""

    def offer(self, routine: Routine) -> Offer:
        """What is offered of a routine today; what is due now closes nothing."""

    def routine(self, key: str) -> Routine | None:
        """A routine that can be played, or None."""

    def find(self, key: str) -> Exercise | None:
        """An exercise that can be played, or None."""

    def if_then(self) -> str:
        """The person's own plan for an urge."""

    def quiet(self) -> tuple[str, ...]:
        """The lines of the quiet window after a crack, while it runs."""


def ended_by_call(played: object) -> bool:
    """Whether a sign ended it for which help is to be called."""
    sign = getattr(played, "sign", None)
    return isinstance(sign, StopSign) and sign.calls


def crack(house: CareHouse) -> Going:
    """Note a crack, and show the cards of its signs, or one other, or its one true sentence."""
    filled = yield ToCrack(house.quiet())
    if not isinstance(filled, Filled) or filled.button != GO_ON:
        return
    noted = crack_of(filled, house.now(), house.today())
    house.note(noted)
    yield from _answered(house, noted)
    if ends_day(noted) is not None and house.standing().lock is not Lock.OPEN:
        yield from closed(house)


def _answered(house: CareHouse, noted: Crack) -> Going:
    """The cards of its signs; without any, one other card, or a few lines."""
    help_now = whom_to_call(house.standing())
    kept: tuple[str, ...] = (crack_says("kept"),)
    cards = house.fresh(crack_calls(noted))
    if not cards and not help_now:
        cards = first_of(house, after_crack(noted, house.last_days(), house.quiet()))
        kept += _of_its_sound(noted)
    for call in cards:
        yield ToCard(call.card, kept)
    if not cards:
        said = house.quiet() or (crack_says("noted"),)
        yield ToTold("Noted", (*said, *_of_its_sound(noted)), help_now)


def _of_its_sound(crack: Crack) -> tuple[str, ...]:
    """What there is to say about the sound, if it was told."""
    return (sounds()[crack.sound].advice,) if crack.sound else ()


def crack_of(filled: Filled, at: datetime, day: date) -> Crack:
    """The record of what was answered; what was passed over is not in it."""
    known = {one.name for one in fields(Crack)}
    given: dict[str, Any] = {
        name: value for name, value in filled.values.items() if name in known and value is not None
    }
    return Crack(at=at, day=day, **given)
