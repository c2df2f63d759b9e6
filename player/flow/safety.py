"""The order of the safety questions: the signs, what to ask about, what is new."""

from __future__ import annotations

from collections.abc import Generator, Hashable, Sequence
from typing import TYPE_CHECKING

from player.care.advice import Call
from player.care.cards import advice_cards, cards_of_today
from player.care.questions import conditions, questions
from player.care.screening import HURTS, Due, Reason, Standing
from player.care.screening_ledger import tier_of
from player.flow.answers import (
    AWAY,
    ELSEWHERE,
    FINE,
    GO_ON,
    HURTING,
    ILL,
    NO,
    NONE,
    SIGN,
    WORSE,
    YES,
    Filled,
    asked_about,
)
from player.flow.questions import (
    ToAskFirst,
    ToBody,
    ToCard,
    ToClosed,
    ToCountry,
    ToFollowUp,
    ToNews,
    ToSigns,
    ToWhichSign,
)
from player.model.care import Clears
from player.model.diary import DailyCheck, Screening, Unlock
from player.model.settings import CountryChoice

if TYPE_CHECKING:
    from player.flow.person import Person

Going = Generator[object, object, None]
Asking = Generator[object, object, bool]


def what_is_due(house: Person) -> Asking:
    """Ask what has to be answered before a routine; whether all of it was."""
    for _ in range(4):
        due = house.standing().due
        if due in (Due.NOTHING, Due.DAILY):
            return True
        done = yield from (signs(house) if due is Due.SIGNS else ask_first(house))
        if not done:
            return False
    return house.standing().due in (Due.NOTHING, Due.DAILY)


def signs(house: Person) -> Asking:
    """The grave signs; whether they were answered."""
    button = _button((yield ToSigns(house.is_new())))
    if button == SIGN:
        return (yield from _which_sign(house))
    if button not in (FINE, HURTING):
        return False
    none = {one.key: False for one in questions().signs}
    tell(house, {**none, HURTS: button == HURTING})
    house.welcomed()
    return True


def _which_sign(house: Person) -> Asking:
    key = _button((yield ToWhichSign()))
    if not isinstance(key, str) or key not in {one.key for one in questions().signs}:
        return False
    tell(house, {key: True})
    house.welcomed()
    return True


def ask_first(house: Person) -> Asking:
    """The signs to ask somebody about, and what a yes asks then; whether they were answered.

    A page that is left without an answer keeps nothing, and a tick goes before "none of these".
    """
    again = False
    while True:
        filled = yield ToAskFirst(again)
        if not isinstance(filled, Filled) or filled.button not in (GO_ON, NONE):
            return False
        asked = questions().ask_first
        answers = {one.key: bool(filled.values.get(one.key)) for one in asked}
        if filled.button == NONE or any(answers.values()):
            break
        again = True
    ticked = [one for one in asked if answers[one.key]]
    for one in ticked:
        if one.then is not None:
            then = _button((yield ToFollowUp(one.then)))
            if then not in (YES, NO):
                return False
            answers[one.then.key] = then == YES
    tell(house, answers)
    called = [Call(advice_cards()[one.advice], one.advice) for one in ticked if one.advice]
    for call in house.fresh(called):
        yield ToCard(call.card)
    return True


def news(house: Person) -> Going:
    """What is new or worse: an illness rests the day, anything else asks the questions anew."""
    button = _button((yield ToNews()))
    if button in (ILL, WORSE):
        ill = button == ILL
        house.note(DailyCheck(house.now(), house.today(), None, new=not ill, ill=ill))


def tell(house: Person, answers: dict[str, bool]) -> None:
    """Keep the answers to some safety questions."""
    house.note(Screening(house.now(), house.today(), tier_of(answers), answers))


def my_body(house: Person) -> Going:
    """All that is known of the body, to change; nothing is kept where nothing was changed."""
    standing = house.standing()
    offered = {name for name, one in conditions().by_name.items() if one.offered}
    holding = standing.conditions & offered
    told = bool(standing.known)
    brings_back = tuple(
        name
        for name in standing.to_clear
        if name in offered and conditions().by_name[name].clears is Clears.BRINGS_BACK
    )
    filled = yield ToBody(holding, told, brings_back)
    if not isinstance(filled, Filled) or filled.button != GO_ON:
        return
    said = filled.values.get("conditions")
    if isinstance(said, frozenset):
        tell(house, {name: name in said for name in conditions().by_name if name in offered})
    _asked(house, filled, brings_back)


def closed(house: Person) -> Going:
    """Say why something is closed today, and let the person say what they asked about."""
    standing = house.standing()
    for reason in standing.reasons[:1]:
        wanted = ToClosed(cards_of_today()[reason], standing.signs, standing.to_clear)
        while _button(filled := (yield wanted)) == ELSEWHERE:
            chosen = _button((yield ToCountry()))
            if isinstance(chosen, CountryChoice):
                house.lives_in(chosen)
        if isinstance(filled, Filled) and filled.button == GO_ON:
            _asked(house, filled, standing.to_clear)


def _asked(house: Person, filled: Filled, keys: Sequence[str]) -> None:
    """Keep which of these the person says they asked about."""
    for key in keys:
        if filled.values.get(asked_about(key)):
            house.note(Unlock(house.now(), house.today(), key))


def whom_to_call(standing: Standing) -> tuple[str, ...]:
    """The line on whom to call, on a day that a grave sign closed; none on any other."""
    return cards_of_today()[Reason.GO_NOW].lines[:1] if Reason.GO_NOW in standing.reasons else ()


def _button(answer: object) -> Hashable:
    return answer.button if isinstance(answer, Filled) else AWAY
