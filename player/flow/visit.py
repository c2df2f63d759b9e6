"""The order of the screens, as prose: what is shown after what was answered. No window here.

Screens return answers and never name the next one; the visit takes the answers and asks for the
next screen by a plain value. The house builds the screens for these values.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from enum import Enum
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from player.care.cards import Card
from player.care.offer import Offer, asked_of_the_body, conditions_to_ask
from player.care.questions import conditions
from player.care.screening import Due, Standing
from player.flow.answers import NEW, START, Filled, Go
from player.flow.visit_cards import ToClosed
from player.flow.visit_care import CareHouse, crack, ended_by_call
from player.flow.visit_home import HomeHouse, notice
from player.flow.visit_looking import help_cards, looking_back
from player.flow.visit_play import ToPlay
from player.flow.visit_safety import closed, my_body, news, tell, what_is_due
from player.flow.visit_urge import urge
from player.model.diary import DailyCheck
from player.model.record import SessionRecord
from player.model.routine import Asked, Routine


class WithLeftOver(Enum):
    """What to do with a session that was never ended."""

    RESUME = "resume"
    KEEP = "keep"
    DISCARD = "discard"
    LATER = "later"


class ToLeftOver(Struct, frozen=True):
    """Ask what to do with an unfinished session; `routine` is None if it cannot go on.

    `closed_by` is why it is closed today; empty where its file is another one now.
    """

    record: SessionRecord
    routine: Routine | None
    closed_by: tuple[str, ...] = ()


class ToChoose(Struct, frozen=True):
    """Show the routines; the answer is the key of one, or a `Go`."""

    focus: str = ""


class ToStart(Struct, frozen=True):
    """Show what a routine needs and what it asks, before it is played; the answer is a `Filled`.

    `conditions` are the names of those to ask about, `daily` is whether "as usual" is still to
    be said today, `pain` what was told of it today, `stiffness` what was rated a moment ago.
    """

    offered: Offer
    conditions: tuple[str, ...] = ()
    asks: str = ""
    daily: bool = False
    pain: int | None = None
    stiffness: int | None = None


class ToAfter(Struct, frozen=True):
    """Say what was done, and ask for the ratings after; the answer is a `Filled`."""

    played: object


class ToSettings(Struct, frozen=True):
    """Show the settings, with the focus on the row of this value."""

    focus: Go | None = None


class House(CareHouse, HomeHouse, Protocol):
    """What the visit needs to know and to do besides showing screens."""

    def fitted(self, routine: Routine) -> Routine | None:
        """The routine as it is offered today, None if it is closed."""

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


def settings(house: House) -> Going:
    """The settings, which keep themselves; a row of them leads to what is known of the body."""
    focus: Go | None = None
    while (yield ToSettings(focus)) is Go.BODY:
        yield from my_body(house)
        focus = Go.BODY


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
        yield from _routine(house, wanted)
        return 0
    if house.standing().due is Due.SIGNS:
        yield from _first_page(house)
    focus = ""
    while True:
        chosen = yield ToChoose(focus)
        if isinstance(chosen, str):
            focus = chosen
            routine = house.routine(chosen)
            if routine is not None:
                yield from _routine(house, routine)
        elif isinstance(chosen, Go) and chosen in _ERRANDS:
            yield from _ERRANDS[chosen](house)
        else:
            return 0


def _first_page(house: House) -> Going:
    """The safety questions before all else, and what their answers close."""
    before = house.standing().reasons[:1]
    answered = yield from what_is_due(house)
    if answered and house.standing().reasons[:1] != before:
        yield from closed(house)


def urge_alone(house: House) -> Generator[object, object, int]:
    """Only the urge, from the two taps to how it came out; the exit code."""
    yield from urge(house)
    return 0


def _routine(house: House, wanted: Routine) -> Going:
    """From the safety questions that are due to what is said after the routine.

    The start card comes again while what is answered on it changes what would be played.
    """
    stiffness: int | None = None
    while True:
        answered = yield from what_is_due(house)
        if not answered:
            return
        offered = house.offer(wanted)
        if not offered.allowed:
            yield from _closed(house, offered)
            return
        standing = house.standing()
        shown = replace(_start(house, wanted, offered, standing), stiffness=stiffness)
        filled = yield shown
        if not isinstance(filled, Filled) or filled.button not in (START, NEW):
            return
        _tell(house, shown, filled)
        stiffness = filled.ratings().get(Asked.STIFFNESS)
        if filled.button == NEW:
            yield from news(house)
        elif house.standing().due is Due.NOTHING and house.offer(wanted) == offered:
            yield from _play(house, ToPlay(offered.routine, before=filled.ratings()))
            return


def _start(house: House, wanted: Routine, offered: Offer, standing: Standing) -> ToStart:
    """The start card of a routine for this person."""
    asked = conditions_to_ask(wanted, standing, house.find)
    phrases = ", ".join(asked_of_the_body(wanted))
    return ToStart(
        offered,
        tuple(one.name for one in asked),
        conditions().says["asks"].format(asks=phrases) if asked and phrases else "",
        daily=standing.due is Due.DAILY,
        pain=standing.pain,
    )


def _tell(house: House, shown: ToStart, filled: Filled) -> None:
    """Keep what was answered on the start card; what was not answered is not kept."""
    said = filled.values.get("conditions")
    if isinstance(said, frozenset) and shown.conditions:
        tell(house, {name: name in said for name in shown.conditions})
    pain = filled.ratings().get(Asked.PAIN)
    usual = shown.daily and filled.button == START
    if usual or (pain is not None and pain != shown.pain):
        house.note(DailyCheck(house.now(), house.today(), pain, new=False, ill=False))


def _closed(house: House, offered: Offer) -> Going:
    """Say why a routine is closed today, and what would open it."""
    if house.standing().reasons:
        yield from closed(house)
        return
    card = Card("closed", offered.routine.name, (*offered.why, offered.opens), ())
    yield ToClosed(card)


def _left_over(house: House, record: SessionRecord) -> Generator[object, object, bool]:
    """Ask about one unfinished session; whether it was gone on with."""
    routine = house.unchanged_routine(record)
    offered = house.offer(routine) if routine else None
    allowed = offered.routine if offered and offered.allowed else None
    closed_by = offered.why if offered and not offered.allowed else ()
    answer = yield ToLeftOver(record, allowed, closed_by)
    if answer is WithLeftOver.RESUME and routine is not None and allowed is not None:
        return (yield from _go_on(house, record, routine))
    if answer is WithLeftOver.KEEP:
        house.keep(record)
    elif answer is WithLeftOver.DISCARD:
        house.discard(record)
    return False


def _go_on(
    house: House, record: SessionRecord, routine: Routine
) -> Generator[object, object, bool]:
    """Go on with an unfinished session after what is due; whether it was gone on with."""
    answered = yield from what_is_due(house)
    if not answered:
        return False
    offered = house.offer(routine)
    if not offered.allowed:
        yield from _closed(house, offered)
        return False
    yield from _play(house, ToPlay(offered.routine, record))
    return True


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
