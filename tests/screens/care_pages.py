"""Every page and form of care, each with the most that it can hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace

from player.care.cards import card_texts, whose_numbers
from player.care.checklist import next_steps
from player.care.crack import quiet_lines
from player.care.emergency import filled
from player.care.questions import conditions, questions
from player.care.urge import UrgeState, urge_page
from player.flow.questions import AskBody
from player.model.care import Clears, Stage, Wish
from player.model.diary import Habit, HabitAnswer
from player.model.settings import Country, Settings
from player.screens.care.forms import (
    crack_form,
    morning_form,
    outcome_form,
    sign_form,
    told_page,
    urge_again_form,
    urge_form,
    wish_form,
)
from player.screens.care.safety_pages import (
    ask_first_form,
    body_form,
    closed_page,
    country_form,
    follow_up_form,
    news_form,
    signs_form,
    which_sign_form,
)
from player.screens.forms.form import Form

QUIET = quiet_lines(timedelta(hours=1))


def care_pages() -> dict[str, Form]:
    """Every page of the safety questions and of an urge, a crack and a morning, by its name."""
    return {**dict(_safety()), **dict(_closed()), **dict(_urge())}


def _safety() -> Iterator[tuple[str, Form]]:
    yield "signs, new", signs_form(new=True)
    yield "signs", signs_form(new=False)
    yield "which sign", which_sign_form()
    yield "ask first", ask_first_form(again=False)
    yield "ask first, again", ask_first_form(again=True)
    for one in questions().ask_first:
        if one.then is not None:
            yield one.then.key, follow_up_form(one.then)
    yield "news", news_form()
    by_name = conditions().by_name
    every = frozenset(name for name, one in by_name.items() if one.offered)
    back = tuple(name for name in every if by_name[name].clears is Clears.BRINGS_BACK)
    yield "body, not told", body_form(AskBody(frozenset(), answered=False))
    yield "body", body_form(AskBody(every, answered=True, to_clear=back))
    yield "country", country_form(Country.OTHER)


def _closed() -> Iterator[tuple[str, Form]]:
    """What closes a day, with all that may be ticked and asked about.

    The words for a country that is not known are the longest.
    """
    locking = [one.key for one in questions().ask_first if one.locks]
    locking += [n for n, one in conditions().by_name.items() if one.clears is Clears.OPENS]
    grave = [one.key for one in questions().signs]
    for reason, card in card_texts().today.items():
        ticked, to_clear = (grave, []) if card.urgent else (locking, locking)
        yield f"closed, {reason}", closed_page(card, Country.OTHER, ticked, to_clear)


def _on_a_grave_day(flow: UrgeState, if_then: str) -> Iterator[tuple[str, Form]]:
    """An urge and a crack where whom to call stands first."""
    call = filled(card_texts().today["go now"].lines[0], Country.OTHER)
    now = (call, *whose_numbers((call,), Country.OTHER))
    yield "urge, grave", urge_form(urge_page(flow, if_then=if_then, help_now=now))
    closed = replace(flow, stage=Stage.OUTCOME, rescue_open=False)
    yield "outcome, grave", outcome_form(urge_page(closed, help_now=now))
    yield "noted, grave", told_page("Noted", QUIET, now)


def _urge() -> Iterator[tuple[str, Form]]:
    flow, if_then = UrgeState(), Settings().if_then
    yield "urge", urge_form(urge_page(flow, if_then=if_then, quiet=" ".join(QUIET)))
    yield "urge sign", sign_form()
    yield "urge again", urge_again_form(urge_page(replace(flow, stage=Stage.RATE_AGAIN)))
    yield "wish", wish_form(urge_page(replace(flow, stage=Stage.OFFER)), tuple(Wish))
    for stage in (Stage.WALK, Stage.HANDS):
        said = urge_page(replace(flow, stage=stage))
        yield str(stage), told_page(said.title, said.lines)
    yield "outcome", outcome_form(urge_page(replace(flow, stage=Stage.OUTCOME, rescue_open=False)))
    yield from _on_a_grave_day(flow, if_then)
    steps = next_steps(dict.fromkeys(Habit, HabitAnswer.YES))
    yield "next steps", told_page(steps.title, steps.lines, points=steps.steps)
    yield "morning", morning_form()
    yield "crack", crack_form(QUIET)
