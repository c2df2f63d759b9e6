"""The order of an urge, as prose: two taps, a routine, the strength again, how it came out."""

from __future__ import annotations

from collections.abc import Generator
from typing import Protocol, cast

from player.care.advice import after_urge
from player.care.offer import may_play
from player.care.screening import Lock
from player.care.stop_signs import StopSign
from player.care.texts import UrgePage, urge_routine, words
from player.care.urge import Noticed, ResponseEnded, UrgeState, answered, as_record, noted
from player.flow.answers import GO_ON, SIGN, Filled
from player.flow.diary import first_of
from player.flow.person import Person
from player.flow.questions import AskUrge, AskUrgeSign, PlayForUrge, ShowCard, ShowLines
from player.flow.safety import closed, what_is_due, whom_to_call
from player.model.care import Stage, Wish
from player.model.diary import BackArea, FeltSide, Situation, UrgeOutcome
from player.model.record import PainKind
from player.model.routine import Asked
from player.plan.adjust import without_first_ask
from player.ui.window.aside import Aside

Going = Generator[object, object, None]


class PlayedFor(Protocol):
    """What is asked of the answer of the play screen."""

    answers: tuple[tuple[Asked, int], ...]
    left: bool
    sign: StopSign | None

    @property
    def pain_kind(self) -> PainKind | None:
        """The kind of pain that ended it, if one did."""


def is_urge(wanted: object) -> bool:
    """Whether a screen that is wanted belongs to an urge already."""
    return isinstance(wanted, AskUrge | AskUrgeSign | PlayForUrge)


def aside(person: Person) -> Generator[object, object, Aside]:
    """An urge in the middle of something else, and whether what was left comes back."""
    before = person.standing().lock
    person.step_aside()
    try:
        yield from urge(person)
    finally:
        person.step_back()
    now = person.standing().lock
    return Aside.LEAVE if now is not before and now is not Lock.OPEN else Aside.BACK


def urge(person: Person) -> Going:
    """From the two taps to how it came out; leaving keeps what is known so far."""
    flow = UrgeState(rescue_open=_open(person, "rescue"), longer_open=_open(person, "longer"))
    at, begun = person.now(), False
    help_now = whom_to_call(person.standing())
    while not flow.is_over:
        quiet = " ".join(person.quiet())
        said = words(flow, if_then=person.if_then(), quiet=quiet, help_now=help_now)
        after = yield from _stage(person, flow, said)
        if after is None:
            break
        flow = after
        begun = begun or flow.stage is not Stage.STRENGTH
    if not begun or flow.strength is None:
        return
    spent = (person.now() - at).total_seconds()
    record = as_record(flow, at, person.today(), spent)
    person.note(record)
    said = words(flow)
    if flow.stage is Stage.SIGN:
        yield ShowLines(said.title, said.lines)
        yield from what_is_due(person)
        yield from closed(person)
    elif flow.stage is Stage.OVER:
        called = () if help_now else first_of(person, after_urge(record, person.last_days()))
        for call in called:
            yield ShowCard(call.card, said.lines)
        if not called:
            yield ShowLines(said.title, said.lines, help_now)


def _open(person: Person, which: str) -> bool:
    routine = person.routine(urge_routine(which))
    return routine is not None and may_play(routine, person.standing(), person.find)


def _stage(
    person: Person, flow: UrgeState, said: UrgePage
) -> Generator[object, object, UrgeState | None]:
    """One stage of an urge; None when the person leaves."""
    if flow.stage in (Stage.RESCUE, Stage.LONGER):
        return (yield from _played(person, flow))
    filled = yield AskUrge(flow.stage, said, flow.wishes)
    if not isinstance(filled, Filled):
        return None
    strength, chosen = filled.values.get("strength"), filled.values.get("outcome")
    if flow.stage is Stage.STRENGTH:
        if filled.button == SIGN:
            return (yield from _sign(flow, filled))
        return _first_taps(flow, filled)
    if flow.stage in (Stage.WALK, Stage.HANDS):
        return answered(flow, ResponseEnded())
    if flow.stage is Stage.RATE_AGAIN:
        return answered(flow, strength) if isinstance(strength, int) else None
    if flow.stage is Stage.OUTCOME:
        outcome = chosen if isinstance(chosen, UrgeOutcome) else None
        return noted(flow, _noticed(filled), outcome)
    return answered(flow, filled.button) if isinstance(filled.button, Wish) else None


def _noticed(filled: Filled) -> Noticed:
    """What was added for looking back."""
    area, side = filled.values.get("area"), filled.values.get("side")
    return Noticed(
        filled.text("first_sign"),
        area if isinstance(area, BackArea) else None,
        side if isinstance(side, FeltSide) else None,
    )


def _first_taps(flow: UrgeState, filled: Filled) -> UrgeState | None:
    """Strength and situation; None when the person leaves."""
    if filled.button != GO_ON:
        return None
    situation = filled.values.get("situation")
    told = situation if isinstance(situation, Situation) else Situation.OTHER
    return answered(_strength(flow, filled), told)


def _strength(flow: UrgeState, filled: Filled) -> UrgeState:
    """A rating that was passed over counts as the middle of the scale."""
    strength = filled.values.get("strength")
    return answered(flow, strength if isinstance(strength, int) else 5)


def _sign(flow: UrgeState, filled: Filled) -> Generator[object, object, UrgeState]:
    """Ask what comes with the urge; going back is to the two taps."""
    told = yield AskUrgeSign()
    sign = told.values.get("sign") if isinstance(told, Filled) else None
    if isinstance(sign, PainKind) and isinstance(told, Filled) and told.button == GO_ON:
        return answered(_strength(flow, filled), sign)
    return flow


def _played(person: Person, flow: UrgeState) -> Generator[object, object, UrgeState | None]:
    routine = person.routine(urge_routine(flow.stage))
    if routine is None:
        return None
    # What the answers took out of a routine is left out of this one too.
    routine = without_first_ask(person.offer(routine).routine, Asked.URGE)
    before = {Asked.URGE: flow.after or flow.strength or 0}
    played = cast("PlayedFor | None", (yield PlayForUrge(routine, before)))
    if played is None or played.left:
        return None
    if played.sign is not None:
        yield from closed(person)
        return None
    if played.pain_kind is not None:
        return answered(flow, played.pain_kind)
    rated = [value for what, value in played.answers if what is Asked.URGE]
    return answered(flow, ResponseEnded(rated[-1] if rated else None))
