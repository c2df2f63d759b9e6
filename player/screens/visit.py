"""The order of the screens, as prose: what is shown after what was answered. No window here.

Screens return answers and never name the next one; the visit takes the answers and asks for the
next screen by a plain value. `screens_for` in the commands builds the screens for these values.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from player.model.record import SessionRecord
from player.model.routine import Routine


class Leave(Enum):
    """The answer of a person who wants to go."""

    NOW = "now"


class WithLeftOver(Enum):
    """What to do with a session that was never ended."""

    RESUME = "resume"
    KEEP = "keep"
    DISCARD = "discard"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class ToLeftOver:
    """Ask what to do with an unfinished session; `routine` is None if it cannot go on."""

    record: SessionRecord
    routine: Routine | None


@dataclass(frozen=True, slots=True)
class ToChoose:
    """Show the routines; the answer is the key of one, or `Leave`."""

    focus: str = ""


@dataclass(frozen=True, slots=True)
class ToPlay:
    """Play a routine, or go on with an unfinished session of it."""

    routine: Routine
    going_on: SessionRecord | None = None


@dataclass(frozen=True, slots=True)
class ToAfter:
    """Say what was done; `played` is the answer of the play screen."""

    played: object


class House(Protocol):
    """What the visit needs to know and to do besides showing screens."""

    def unfinished(self) -> list[SessionRecord]:
        """The sessions that were never ended and that nobody is playing."""

    def unchanged_routine(self, record: SessionRecord) -> Routine | None:
        """The routine of a session, if its file is still the one that was begun."""

    def routine(self, key: str) -> Routine | None:
        """A routine that can be played, or None."""

    def keep(self, record: SessionRecord) -> None:
        """Keep an unfinished session as far as it went."""

    def discard(self, record: SessionRecord) -> None:
        """Delete an unfinished session."""


Going = Generator[object, object, object]


def visit(
    house: House, wanted: Routine | None = None, *, ask: bool = True
) -> Generator[object, object, int]:
    """From the first screen to the last; returns the exit code.

    With `wanted`, that routine alone is played; with `ask` off, nothing is asked before or after.
    """
    if ask:
        for record in house.unfinished():
            went_on = yield from _left_over(house, record)
            if went_on and wanted is not None:
                return 0
    if wanted is not None:
        yield from _play(ToPlay(wanted), ask)
        return 0
    focus = ""
    while True:
        chosen = yield ToChoose(focus)
        if not isinstance(chosen, str):
            return 0
        focus = chosen
        routine = house.routine(chosen)
        if routine is not None:
            yield from _play(ToPlay(routine), ask)


def _left_over(house: House, record: SessionRecord) -> Generator[object, object, bool]:
    """Ask about one unfinished session; whether it was gone on with."""
    routine = house.unchanged_routine(record)
    answer = yield ToLeftOver(record, routine)
    if answer is WithLeftOver.RESUME and routine is not None:
        yield from _play(ToPlay(routine, record), True)
        return True
    if answer is WithLeftOver.KEEP:
        house.keep(record)
    elif answer is WithLeftOver.DISCARD:
        house.discard(record)
    return False


def _play(wanted: ToPlay, say_after: bool) -> Generator[object, object, None]:
    played = yield wanted
    if say_after and played is not None:
        yield ToAfter(played)
