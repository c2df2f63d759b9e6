"""The order of the screens: what is shown after what was answered. No window here.

Screens give answers and never name the next one. The visit takes an answer and asks the next
question, for which `player.app.screens` makes the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from player.care.cards import CareCard
from player.care.offer import Offer, asked_of_the_body, conditions_to_ask
from player.care.questions import conditions
from player.care.screening import Due
from player.flow.answers import NEW, SAVE, START, Filled, Go, LeftOver
from player.flow.diary import note_crack, show_help, show_history, show_notice
from player.flow.questions import (
    AskAfter,
    AskLeftOver,
    AskRoutine,
    AskStart,
    PlayRoutine,
    ShowClosed,
    ShowSettings,
    ask,
)
from player.flow.repair import offer_repair
from player.flow.safety import ask_body, ask_due, ask_news, keep_answers, show_closed
from player.flow.urge import urge
from player.model.diary import DailyCheck
from player.model.record import SessionRecord
from player.model.routine import Asked, Routine

if TYPE_CHECKING:
    from player.flow.person import Person
    from player.flow.questions import Asking


def show_settings(person: Person) -> Asking[None]:
    """The settings, which keep themselves; a row of them leads to what is known of the body."""
    focus: Go | None = None
    while (yield from ask(ShowSettings(focus))) is Go.BODY:
        yield from ask_body(person)
        focus = Go.BODY


_ERRANDS: Mapping[Go, Callable[[Person], Asking[None]]] = {
    Go.URGE: urge,
    Go.CRACK: note_crack,
    Go.NOTICE: show_notice,
    Go.HISTORY: show_history,
    Go.SETTINGS: show_settings,
    Go.HELP: show_help,
}


def visit(person: Person, wanted: Routine | None = None) -> Asking[int]:
    """From the first screen to the last; returns the exit code.

    With `wanted`, that routine alone is played, after what has to be asked.
    """
    yield from offer_repair(person)
    for record in person.unfinished():
        went_on = yield from _left_over(person, record)
        if went_on and wanted is not None:
            return 0
    if wanted is not None:
        yield from _routine(person, wanted)
        return 0
    if person.standing().due is Due.SIGNS:
        yield from _ask_first_page(person)
    focus = ""
    while True:
        chosen = yield from ask(AskRoutine(focus))
        if isinstance(chosen, str):
            focus = chosen
            routine = person.routine(chosen)
            if routine is not None:
                yield from _routine(person, routine)
        elif chosen in _ERRANDS:
            yield from _ERRANDS[chosen](person)
        else:
            return 0


def _ask_first_page(person: Person) -> Asking[None]:
    """The safety questions before all else, and why their answers close something."""
    before = person.standing().reasons[:1]
    answered = yield from ask_due(person)
    if answered and person.standing().reasons[:1] != before:
        yield from show_closed(person)


def only_urge(person: Person) -> Asking[int]:
    """Only the urge, from the two taps to how it came out; the exit code."""
    yield from urge(person)
    return 0


def _routine(person: Person, wanted: Routine) -> Asking[None]:
    """Play a routine, from the safety questions that are due to the ratings afterwards.

    The start card comes again while what is answered on it changes what would be played.
    """
    stiffness: int | None = None
    while True:
        answered = yield from ask_due(person)
        if not answered:
            return
        offered = person.offer(wanted)
        if not offered.allowed:
            yield from _show_why(person, offered)
            return
        shown = _start(person, wanted, offered, stiffness)
        filled = yield from ask(shown)
        if filled.button not in (START, NEW):
            return
        _keep_start(person, shown, filled)
        stiffness = filled.ratings().get(Asked.STIFFNESS)
        if filled.button == NEW:
            yield from ask_news(person)
        elif person.standing().due is Due.NOTHING and person.offer(wanted) == offered:
            yield from _play(person, PlayRoutine(offered.routine, before=filled.ratings()))
            return


def _start(person: Person, wanted: Routine, offered: Offer, stiffness: int | None) -> AskStart:
    """The start card of a routine for this person."""
    standing = person.standing()
    asked = conditions_to_ask(wanted, standing)
    phrases = ", ".join(asked_of_the_body(wanted))
    return AskStart(
        offered,
        tuple(one.name for one in asked),
        conditions().says["asks"].format(asks=phrases) if asked and phrases else "",
        daily=standing.due is Due.DAILY,
        pain=standing.pain,
        stiffness=stiffness,
    )


def _keep_start(person: Person, shown: AskStart, filled: Filled) -> None:
    """Keep what was answered on the start card; what was not answered is not kept."""
    ticked = filled.several("conditions")
    if ticked is not None and shown.conditions:
        keep_answers(person, {name: name in ticked for name in shown.conditions})
    pain = filled.ratings().get(Asked.PAIN)
    usual = shown.daily and filled.button == START
    if usual or (pain is not None and pain != shown.pain):
        person.note(DailyCheck(person.now(), person.today(), pain, new=False, ill=False))


def _show_why(person: Person, offered: Offer) -> Asking[None]:
    """Say why a routine is closed today, and what would open it."""
    if person.standing().reasons:
        yield from show_closed(person)
        return
    card = CareCard(offered.routine.name, (*offered.why, offered.opens))
    yield from ask(ShowClosed(card))


def _left_over(person: Person, record: SessionRecord) -> Asking[bool]:
    """Ask about one unfinished session; whether the person went on with it."""
    routine = person.unchanged_routine(record)
    offered = person.offer(routine) if routine else None
    allowed = offered.routine if offered and offered.allowed else None
    closed_by = offered.why if offered and not offered.allowed else ()
    answer = yield from ask(AskLeftOver(record, allowed, closed_by))
    if answer is LeftOver.RESUME and routine is not None and allowed is not None:
        return (yield from _go_on(person, record, routine))
    if answer is LeftOver.KEEP:
        person.keep(record)
    elif answer is LeftOver.DISCARD:
        person.discard(record)
    return False


def _go_on(person: Person, record: SessionRecord, routine: Routine) -> Asking[bool]:
    """Go on with an unfinished session after what is due; whether it was played."""
    answered = yield from ask_due(person)
    if not answered:
        return False
    offered = person.offer(routine)
    if not offered.allowed:
        yield from _show_why(person, offered)
        return False
    yield from _play(person, PlayRoutine(offered.routine, record))
    return True


def _play(person: Person, question: PlayRoutine) -> Asking[None]:
    """Play, and ask how it was. Who is to call for help is asked for no ratings."""
    played = yield from ask(question)
    if played.sign is not None and played.sign.calls:
        yield from show_closed(person)
        return
    said = ""
    while True:
        filled = yield from ask(AskAfter(played, said))
        person.rate_after(filled.ratings(), filled.text("note"))
        if filled.button != SAVE:
            return
        said = person.save_elsewhere()
