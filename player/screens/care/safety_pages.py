"""The pages of the safety questions: the signs, what to ask about, what is new, and the body."""

from __future__ import annotations

from collections.abc import Sequence

from player.care.cards import CareCard, card_texts
from player.care.emergency import numbers
from player.care.questions import SafetyQuestion, conditions, questions
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
    asked_about,
)
from player.flow.questions import AskBody
from player.model.settings import Country, CountryChoice
from player.screens.care.help import card_page
from player.screens.forms.form import Button, Form
from player.screens.forms.form_focus import NOTHING
from player.ui.look import Ink
from player.ui.widgets.card import TwoColumns
from player.ui.widgets.fields import Card, Field, Option
from player.ui.widgets.several import Several
from player.ui.widgets.tick import Tick


def signs_form(*, new: bool) -> Form:
    """The grave signs as a list that is read, with three equal answers.

    They stand here in short; whoever has one of them reads it whole before it counts.
    """
    words = questions().first
    signs = [one.short for one in questions().signs]
    return Form(
        words.title,
        words.about if new else (),
        [TwoColumns("signs", words.signs, signs, Ink.ALERT)],
        (
            Button(words.fine, FINE),
            Button(words.hurts, HURTING),
            Button(words.sign, SIGN),
        ),
        on_escape=AWAY,
        choose=True,
        wide=True,
    )


def which_sign_form() -> Form:
    """Which of the grave signs it is."""
    signs = [Button(f"{one.text}. {one.detail}".strip(), one.key) for one in questions().signs]
    return Form(
        questions().first.which,
        (),
        [],
        [*signs, Button("Back", AWAY)],
        on_escape=AWAY,
        choose=True,
        wide=True,
    )


def ask_first_form(*, again: bool) -> Form:
    """The signs to ask somebody about, to tick; to go on, one is ticked or none is said."""
    words = questions().first
    ticks = [Tick(one.key, f"{one.text}.", one.detail) for one in questions().ask_first]
    return Form(
        words.ask_first,
        (words.tick,) if again else (),
        ticks,
        (
            Button("Go on with what I ticked", GO_ON),
            Button(words.none, NONE, "0"),
            Button("Back", AWAY),
        ),
        read_all=True,
        on_escape=AWAY,
        wide=True,
    )


def follow_up_form(question: SafetyQuestion) -> Form:
    """A second question, by yes or no."""
    buttons = (Button("Yes", YES, "y"), Button("No", NO, "n"))
    card = Card("question", "", [question.text])
    return Form(question.short, (), [card], buttons, on_escape=AWAY, choose=True)


def news_form() -> Form:
    """What is new or worse."""
    words = questions().first
    buttons = (Button(words.ill, ILL), Button(words.worse, WORSE), Button("Back", AWAY))
    return Form(words.news, (), [], buttons, on_escape=AWAY, choose=True)


def body_form(wanted: AskBody) -> Form:
    """All that is known of the body, to change."""
    offered = [one for one in conditions().by_name.values() if one.offered]
    options = [Option(one.short, one.name, one.text) for one in offered]
    ticked = wanted.holding if wanted.answered or wanted.holding else None
    fields: list[Field] = [Several("conditions", "What applies to you?", options, ticked)]
    by_name = conditions().by_name
    fields += [
        Tick(asked_about(name), f"{by_name[name].short}.", f"{by_name[name].asked}.")
        for name in wanted.to_clear
    ]
    return Form(
        "My body",
        ("The routines are made to fit what you say here. It stays on this machine.",),
        fields,
        (Button("Keep it", GO_ON), Button("Back", AWAY)),
        on_escape=AWAY,
        wide=True,
    )


def closed_page(
    card: CareCard, country: Country, signs: Sequence[str], to_clear: Sequence[str]
) -> Form:
    """Why something is closed, what was ticked, and a tick for each thing asked about.

    Nothing has the focus before an arrow gives it, so that no press meant to go back ticks.
    """
    buttons = [Button("Go on", GO_ON) if to_clear else Button("Back", AWAY)]
    if card.urgent:
        buttons.append(Button("I am in another country", ELSEWHERE))
    ticked = [f"{_short(key)}." for key in signs if key not in to_clear]
    more: list[Field] = [Card("signs", "You ticked", ticked)] if ticked else []
    more += [Tick(asked_about(key), f"{_short(key)}.", f"{_asked(key)}.") for key in to_clear]
    form = card_page(card, country, *buttons, more=more)
    if to_clear:
        form.focus = NOTHING
    return form


def country_form(country: Country) -> Form:
    """Whose emergency numbers to show."""
    buttons = [Button(one.name, CountryChoice(key.value)) for key, one in numbers().items()]
    lines = (f"Showing the numbers for: {numbers()[country].name}.",)
    return Form(
        "Where are you?",
        lines,
        [],
        [*buttons, Button("Back", AWAY)],
        on_escape=AWAY,
        choose=True,
    )


def _short(key: str) -> str:
    by_name = conditions().by_name
    return by_name[key].short if key in by_name else questions().by_key[key].short


def _asked(key: str) -> str:
    by_name = conditions().by_name
    own = by_name[key].asked if key in by_name else ""
    return own or card_texts().asked
