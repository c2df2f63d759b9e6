"""The order of the safety questions: the signs, what to ask about, what is new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from player.care.advice import Call
from player.care.cards import card_texts
from player.care.questions import conditions, questions
from player.care.screening import HURTS, Due, Reason, Standing
from player.care.screening_ledger import tier_of
from player.flow.answers import (
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
    AskBody,
    AskCountry,
    AskFirst,
    AskFollowUp,
    AskNews,
    AskSigns,
    AskWhichSign,
    ShowCard,
    ShowClosed,
    ask,
)
from player.model.care import Clears
from player.model.diary import DailyCheck, Screening, Unlock
from player.model.settings import CountryChoice

if TYPE_CHECKING:
    from player.flow.person import Person
    from player.flow.questions import Asking


def ask_due(person: Person) -> Asking[bool]:
    """Ask what has to be answered before a routine; whether all of it was."""
    for _ in range(4):
        due = person.standing().due
        if due in (Due.NOTHING, Due.DAILY):
            return True
        done = yield from (ask_signs(person) if due is Due.SIGNS else ask_first(person))
        if not done:
            return False
    return person.standing().due in (Due.NOTHING, Due.DAILY)


def ask_signs(person: Person) -> Asking[bool]:
    """The grave signs; whether they were answered."""
    filled = yield from ask(AskSigns(person.is_new()))
    if filled.button == SIGN:
        return (yield from _which_sign(person))
    if filled.button not in (FINE, HURTING):
        return False
    none = {one.key: False for one in questions().signs}
    keep_answers(person, {**none, HURTS: filled.button == HURTING})
    person.welcomed()
    return True


def _which_sign(person: Person) -> Asking[bool]:
    filled = yield from ask(AskWhichSign())
    for one in questions().signs:
        if filled.button == one.key:
            keep_answers(person, {one.key: True})
            person.welcomed()
            return True
    return False


def ask_first(person: Person) -> Asking[bool]:
    """The signs to ask somebody about, and what a yes asks then; whether they were answered.

    A page that is left without an answer keeps nothing, and a tick goes before "none of these".
    """
    again = False
    while True:
        filled = yield from ask(AskFirst(again))
        if filled.button not in (GO_ON, NONE):
            return False
        asked = questions().ask_first
        answers = {one.key: filled.ticked(one.key) for one in asked}
        if filled.button == NONE or any(answers.values()):
            break
        again = True
    ticked = [one for one in asked if answers[one.key]]
    for one in ticked:
        if one.then is not None:
            then = yield from ask(AskFollowUp(one.then))
            if then.button not in (YES, NO):
                return False
            answers[one.then.key] = then.button == YES
    keep_answers(person, answers)
    called = [Call(card_texts().advice[one.advice], one.advice) for one in ticked if one.advice]
    for call in person.fresh(called):
        yield from ask(ShowCard(call.card))
    return True


def ask_news(person: Person) -> Asking[None]:
    """What is new or worse: an illness rests the day, anything else asks the questions anew."""
    filled = yield from ask(AskNews())
    if filled.button in (ILL, WORSE):
        ill = filled.button == ILL
        person.note(DailyCheck(person.now(), person.today(), None, new=not ill, ill=ill))


def keep_answers(person: Person, answers: dict[str, bool]) -> None:
    """Keep the answers to some safety questions."""
    person.note(Screening(person.now(), person.today(), tier_of(answers), answers))


def ask_body(person: Person) -> Asking[None]:
    """Show what is known of the body, and keep what is changed of it."""
    standing, by_name = person.standing(), conditions().by_name
    offered = [name for name, one in by_name.items() if one.offered]
    brings_back = tuple(
        name
        for name in standing.to_clear
        if name in offered and by_name[name].clears is Clears.BRINGS_BACK
    )
    holding = standing.conditions.intersection(offered)
    filled = yield from ask(AskBody(holding, bool(standing.known), brings_back))
    if filled.button != GO_ON:
        return
    ticked = filled.several("conditions")
    if ticked is not None:
        keep_answers(person, {name: name in ticked for name in offered})
    _keep_asked(person, filled, brings_back)


def show_closed(person: Person) -> Asking[None]:
    """Say why something is closed today, and let the person say what they asked about."""
    standing = person.standing()
    for reason in standing.reasons[:1]:
        shown = ShowClosed(card_texts().today[reason], standing.signs, standing.to_clear)
        filled = yield from ask(shown)
        while filled.button == ELSEWHERE:
            country = (yield from ask(AskCountry())).pressed(CountryChoice)
            if country is not None:
                person.lives_in(country)
            filled = yield from ask(shown)
        if filled.button == GO_ON:
            _keep_asked(person, filled, standing.to_clear)


def _keep_asked(person: Person, filled: Filled, keys: Sequence[str]) -> None:
    """Keep which of these signs and conditions the person says they asked about."""
    for key in keys:
        if filled.ticked(asked_about(key)):
            person.note(Unlock(person.now(), person.today(), key))


def whom_to_call(standing: Standing) -> tuple[str, ...]:
    """The line on whom to call, on a day that a grave sign closed; none on any other."""
    return card_texts().today[Reason.GO_NOW].lines[:1] if Reason.GO_NOW in standing.reasons else ()
