"""The order of an urge: two taps, a routine, the strength again, how it came out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from player.care.advice import after_urge
from player.care.offer import may_play
from player.care.screening import Lock
from player.care.texts import UrgePage, urge_texts
from player.care.urge import (
    Noticed,
    ResponseEnded,
    UrgeState,
    answered,
    as_record,
    noted,
    urge_page,
)
from player.flow.answers import GO_ON, SIGN, Filled
from player.flow.diary import first_of
from player.flow.questions import (
    AnyQuestion,
    AskUrge,
    AskUrgeSign,
    PlayForUrge,
    ShowCard,
    ShowLines,
    ask,
)
from player.flow.safety import ask_due, show_closed, whom_to_call
from player.model.care import Stage, Wish
from player.model.diary import BackArea, FeltSide, Situation, UrgeOutcome
from player.model.record import PainKind
from player.model.routine import Asked
from player.plan.adjust import without_first_ask
from player.ui.window.aside import Aside

if TYPE_CHECKING:
    from player.flow.person import Person
    from player.flow.questions import Asking


def is_urge(question: AnyQuestion) -> bool:
    """Whether a question belongs to an urge already."""
    return isinstance(question, AskUrge | AskUrgeSign | PlayForUrge)


def aside(person: Person) -> Asking[Aside]:
    """An urge in the middle of something else; whether the screen that was left comes back."""
    before = person.standing().lock
    person.step_aside()
    try:
        yield from urge(person)
    finally:
        person.step_back()
    now = person.standing().lock
    return Aside.LEAVE if now is not before and now is not Lock.OPEN else Aside.BACK


def urge(person: Person) -> Asking[None]:
    """From the two taps to how it came out; leaving keeps what is known so far."""
    state = UrgeState(rescue_open=_open(person, "rescue"), longer_open=_open(person, "longer"))
    at, begun = person.now(), False
    help_now = whom_to_call(person.standing())
    while not state.is_over:
        quiet = " ".join(person.quiet())
        page = urge_page(state, if_then=person.if_then(), quiet=quiet, help_now=help_now)
        after = yield from _stage(person, state, page)
        if after is None:
            break
        state = after
        begun = begun or state.stage is not Stage.STRENGTH
    if not begun or state.strength is None:
        return
    spent = (person.now() - at).total_seconds()
    record = as_record(state, at, person.today(), spent)
    person.note(record)
    page = urge_page(state)
    if state.stage is Stage.SIGN:
        yield from ask(ShowLines(page.title, page.lines))
        yield from ask_due(person)
        yield from show_closed(person)
    elif state.stage is Stage.OVER:
        called = () if help_now else first_of(person, after_urge(record, person.last_days()))
        for call in called:
            yield from ask(ShowCard(call.card, page.lines))
        if not called:
            yield from ask(ShowLines(page.title, page.lines, help_now))


def _open(person: Person, which: str) -> bool:
    routine = person.routine(urge_texts().routines[which])
    return routine is not None and may_play(routine, person.standing(), person.find)


def _stage(person: Person, state: UrgeState, page: UrgePage) -> Asking[UrgeState | None]:
    """One stage of an urge; None when the person leaves."""
    if state.stage in (Stage.RESCUE, Stage.LONGER):
        return (yield from _play(person, state))
    filled = yield from ask(AskUrge(state.stage, page, state.wishes))
    match state.stage:
        case Stage.STRENGTH:
            return (yield from _first_taps(state, filled))
        case Stage.WALK | Stage.HANDS:
            return answered(state, ResponseEnded())
        case Stage.RATE_AGAIN:
            strength = filled.number("strength")
            return None if strength is None else answered(state, strength)
        case Stage.OUTCOME:
            noticed = Noticed(
                filled.text("first_sign"),
                filled.word("area", BackArea),
                filled.word("side", FeltSide),
            )
            return noted(state, noticed, filled.word("outcome", UrgeOutcome))
    wish = filled.pressed(Wish)
    return None if wish is None else answered(state, wish)


def _first_taps(state: UrgeState, filled: Filled) -> Asking[UrgeState | None]:
    """Strength and situation, or what comes with an urge that hurts.

    A strength that was passed over counts as the middle of the scale. Going back from the sign
    is to the two taps.
    """
    strength = filled.number("strength")
    rated = answered(state, 5 if strength is None else strength)
    if filled.button == GO_ON:
        return answered(rated, filled.word("situation", Situation) or Situation.OTHER)
    if filled.button != SIGN:
        return None
    hurts = yield from ask(AskUrgeSign())
    sign = hurts.word("sign", PainKind)
    return state if sign is None or hurts.button != GO_ON else answered(rated, sign)


def _play(person: Person, state: UrgeState) -> Asking[UrgeState | None]:
    routine = person.routine(urge_texts().routines[state.stage])
    if routine is None:
        return None
    # What the answers took out of a routine is left out of this one too.
    routine = without_first_ask(person.offer(routine).routine, Asked.URGE)
    before = {Asked.URGE: state.after or state.strength or 0}
    played = yield from ask(PlayForUrge(routine, before=before))
    if played.left:
        return None
    if played.sign is not None:
        yield from show_closed(person)
        return None
    if played.pain is not None:
        return answered(state, played.pain)
    rated = [value for what, value in played.answers if what is Asked.URGE]
    return answered(state, ResponseEnded(rated[-1] if rated else None))
