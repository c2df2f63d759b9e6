"""A routine at once, with nothing asked: the shortest visit, and the quickest to begin."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from player.model.record import SessionRecord
from player.model.routine import Asked, Routine

if TYPE_CHECKING:
    from player.flow.visit import House


class ToPlay(Struct, frozen=True):
    """Play a routine, or go on with an unfinished session of it."""

    routine: Routine
    going_on: SessionRecord | None = None
    before: Mapping[Asked, int] = field(default_factory=dict)


def straight(house: House, routine: Routine) -> Generator[object, object, int]:
    """Play a routine and ask nothing before or after; returns the exit code.

    What earlier answers closed stays closed, and what they changed stays changed.
    """
    fitted = house.fitted(routine)
    if fitted is not None:
        yield ToPlay(fitted)
    else:
        from player.flow.visit_safety import closed  # 10 ms that a start need not pay

        yield from closed(house)
    return 0
