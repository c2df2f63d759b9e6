"""The order of the screens, as prose: what is shown after what was answered. No window here.

Screens return answers and never name the next one; the visit takes the answers and asks for the
next screen by a plain value. The house builds the screens for these values.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping

from msgspec.structs import replace

from player.care.cards import CareCard
from player.care.offer import Offer, asked_of_the_body, conditions_to_ask
from player.care.questions import conditions
from player.care.screening import Due, Standing
from player.flow.answers import NEW, START, Filled, Go, WithLeftOver
from player.flow.diary import crack, ended_by_call, help_cards, looking_back, notice
from player.flow.person import Person
from player.flow.questions import (
    ToAfter,
    ToChoose,
    ToClosed,
    ToLeftOver,
    ToPlay,
    ToSettings,
    ToStart,
)
from player.flow.safety import closed, my_body, news, tell, what_is_due
from player.flow.urge import urge
from player.model.diary import DailyCheck
from player.model.record import SessionRecord
from player.model.routine import Asked, Routine

Going = Generator[object, object, None]


def settings(house: Person) -> Going:
    """The settings, which keep themselves; a row of them leads to what is known of the body."""
    focus: Go | None = None
    while (yield ToSettings(focus)) is Go.BODY:
        yield from my_body(house)
        focus = Go.BODY


_ERRANDS: Mapping[Go, Callable[[Person], Going]] = {
    Go.URGE: urge,
    Go.CRACK: crack,
    Go.NOTICE: notice,
    Go.HISTORY: looking_back,
    Go.SETTINGS: settings,
    Go.HELP: help_cards,
}


def visit(house: Person, wanted: Routine | None = None) -> Generator[object, object, int]:
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


def _first_page(house: Person) -> Going:
    """The safety questions before all else, and what their answers close."""
    before = house.standing().reasons[:1]
    answered = yield from what_is_due(house)
    if answered and house.standing().reasons[:1] != before:
        yield from closed(house)


def urge_alone(house: Person) -> Generator[object, object, int]:
    """Only the urge, from the two taps to how it came out; the exit code."""
    yield from urge(house)
    return 0


def _routine(house: Person, wanted: Routine) -> Going:
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


def _start(house: Person, wanted: Routine, offered: Offer, standing: Standing) -> ToStart:
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


def _tell(house: Person, shown: ToStart, filled: Filled) -> None:
    """Keep what was answered on the start card; what was not answered is not kept."""
    said = filled.values.get("conditions")
    if isinstance(said, frozenset) and shown.conditions:
        tell(house, {name: name in said for name in shown.conditions})
    pain = filled.ratings().get(Asked.PAIN)
    usual = shown.daily and filled.button == START
    if usual or (pain is not None and pain != shown.pain):
        house.note(DailyCheck(house.now(), house.today(), pain, new=False, ill=False))


def _closed(house: Person, offered: Offer) -> Going:
    """Say why a routine is closed today, and what would open it."""
    if house.standing().reasons:
        yield from closed(house)
        return
    card = CareCard("closed", offered.routine.name, (*offered.why, offered.opens), ())
    yield ToClosed(card)


def _left_over(house: Person, record: SessionRecord) -> Generator[object, object, bool]:
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
    house: Person, record: SessionRecord, routine: Routine
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


def _play(house: Person, wanted: ToPlay) -> Going:
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
