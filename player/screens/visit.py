"""The order of the screens, as prose: what is shown after what was answered. No window here.

Screens return answers and never name the next one; the visit takes the answers and asks for the
next screen by a plain value. The house builds the screens for these values.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from player.care.offer import adapted, may_play, offer
from player.model.record import SessionRecord
from player.model.routine import Asked, Routine
from player.model.settings import Country
from player.screens.answers import START, Filled, Go
from player.screens.visit_care import CareHouse, ToTold, closed, crack, ended_by_call, what_is_due
from player.screens.visit_home import HomeHouse, notice
from player.screens.visit_looking import help_cards, looking_back
from player.screens.visit_play import ToPlay
from player.screens.visit_urge import urge


class WithLeftOver(Enum):
    """What to do with a session that was never ended."""

    RESUME = "resume"
    KEEP = "keep"
    DISCARD = "discard"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class ToWelcome:
    """Show the welcome of the first run."""


@dataclass(frozen=True, slots=True)
class ToPlan:
    """Ask for the person's own plan for an urge, and where they live; the answer is a `Filled`."""

    if_then: str


@dataclass(frozen=True, slots=True)
class ToLeftOver:
    """Ask what to do with an unfinished session; `routine` is None if it cannot go on."""

    record: SessionRecord
    routine: Routine | None


@dataclass(frozen=True, slots=True)
class ToChoose:
    """Show the routines; the answer is the key of one, or a `Go`."""

    focus: str = ""


@dataclass(frozen=True, slots=True)
class ToStart:
    """Show what a routine needs, and ask for the ratings before; the answer is a `Filled`.

    `notes` are for this person, by their answers to the safety questions.
    """

    routine: Routine
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToAfter:
    """Say what was done, and ask for the ratings after; the answer is a `Filled`."""

    played: object


@dataclass(frozen=True, slots=True)
class ToSettings:
    """Show the settings."""


class House(CareHouse, HomeHouse, Protocol):
    """What the visit needs to know and to do besides showing screens."""

    def is_new(self) -> bool:
        """Whether the welcome was never shown."""

    def welcomed(self, if_then: str, country: Country | None) -> None:
        """The welcome was shown; the person's own plan, and where they live, as far as told."""

    def unfinished(self) -> list[SessionRecord]:
        """The sessions that were never ended and that nobody is playing."""

    def unchanged_routine(self, record: SessionRecord) -> Routine | None:
        """The routine of a session, if its file is still the one that was begun."""

    def keep(self, record: SessionRecord) -> None:
        """Keep an unfinished session as far as it went."""

    def discard(self, record: SessionRecord) -> None:
        """Delete an unfinished session."""

    def rate_after(self, ratings: Mapping[Asked, int], note: str) -> None:
        """Keep how the person felt after the session that was just played."""


Going = Generator[object, object, None]


def settings(_: House) -> Going:
    """The settings, which keep themselves."""
    yield ToSettings()


_ERRANDS: Mapping[Go, Callable[[House], Going]] = {
    Go.URGE: urge,
    Go.CRACK: crack,
    Go.NOTICE: notice,
    Go.HISTORY: looking_back,
    Go.SETTINGS: settings,
    Go.HELP: help_cards,
}


def visit(house: House, wanted: Routine | None = None) -> Generator[object, object, int]:
    """From the first screen to the last; returns the exit code.

    With `wanted`, that routine alone is played, after what has to be asked.
    """
    for record in house.unfinished():
        went_on = yield from _left_over(house, record)
        if went_on and wanted is not None:
            return 0
    if wanted is not None:
        fitted = yield from _fitted(house, wanted)
        if fitted is not None:
            yield from _play(house, ToPlay(fitted[0]))
        return 0
    if house.is_new():
        yield from _first_run(house)
    focus = ""
    while True:
        chosen = yield ToChoose(focus)
        if isinstance(chosen, str):
            focus = chosen
            yield from _routine(house, chosen)
        elif isinstance(chosen, Go) and chosen in _ERRANDS:
            yield from _ERRANDS[chosen](house)
        else:
            return 0


def urge_alone(house: House) -> Generator[object, object, int]:
    """Only the urge, from the two taps to how it came out; the exit code."""
    yield from urge(house)
    return 0


def _first_run(house: House) -> Going:
    """The welcome, and the person's own plan for the moment of an urge."""
    yield ToWelcome()
    filled = yield ToPlan(house.if_then())
    if isinstance(filled, Filled):
        country = filled.values.get("country")
        told = country if isinstance(country, Country) else None
        house.welcomed(filled.text("if_then"), told)


def _routine(house: House, key: str) -> Going:
    """From the safety questions that are due to what is said after the routine."""
    wanted = house.routine(key)
    if wanted is None:
        return
    fitted = yield from _fitted(house, wanted)
    if fitted is None:
        return
    routine, notes = fitted
    started = yield ToStart(routine, notes)
    if isinstance(started, Filled) and started.button == START:
        yield from _play(house, ToPlay(routine, before=started.ratings()))


Fitted = tuple[Routine, tuple[str, ...]]


def _fitted(house: House, routine: Routine) -> Generator[object, object, Fitted | None]:
    """The routine as it is offered to this person today, with its notes; None if it is closed."""
    if not may_play(routine, house.standing()):
        answered = yield from what_is_due(house)
        if not answered:
            return None
    offered = offer(routine, house.standing())
    if not offered.allowed:
        if house.standing().reasons:
            yield from closed(house)
        else:
            yield ToTold(routine.name, offered.why)
        return None
    return adapted(routine, offered), offered.notes


def _left_over(house: House, record: SessionRecord) -> Generator[object, object, bool]:
    """Ask about one unfinished session; whether it was gone on with."""
    routine = house.unchanged_routine(record)
    answer = yield ToLeftOver(record, routine)
    if answer is WithLeftOver.RESUME and routine is not None:
        yield from _play(house, ToPlay(routine, record))
        return True
    if answer is WithLeftOver.KEEP:
        house.keep(record)
    elif answer is WithLeftOver.DISCARD:
        house.discard(record)
    return False


def _play(house: House, wanted: ToPlay) -> Going:
    played = yield wanted
    if played is None:
        return
    if ended_by_call(played):
        # Who is to call for help is asked for no ratings.
        yield from closed(house)
        return
    answer = yield ToAfter(played)
    if isinstance(answer, Filled):
        house.rate_after(answer.ratings(), answer.text("note"))
