"""The screens of care: the safety questions, what is closed and why, the urge, a crack."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from msgspec.structs import replace

from player.care.cards import whose_numbers
from player.care.crack import crack_questions
from player.care.emergency import filled
from player.care.texts import UrgePage, crack_texts, pain_texts, urge_texts
from player.flow import questions
from player.flow.answers import AWAY, GO_ON, SIGN, SORE
from player.model.care import Stage, Wish
from player.model.record import PainKind
from player.model.settings import Country
from player.screens.care import safety_pages
from player.screens.care.help import card_page
from player.screens.forms.form import Button, Form
from player.ui.look import Ink
from player.ui.widgets.fields import Card, Field, Option, Scale
from player.ui.widgets.fields import Words as WordsField
from player.ui.widgets.tick import Tick


def care_form(question: questions.CareQuestion, country: Country) -> Form:
    """The form for a question; `country` tells whose numbers it names."""
    match question:
        case questions.ShowClosed():
            return safety_pages.closed_page(
                question.card, country, question.signs, question.to_clear
            )
        case questions.ShowCard():
            lines = [filled(line, country) for line in question.above]
            return card_page(question.card, country, said=lines)
        case questions.ShowLines():
            lines = [filled(line, country) for line in question.lines]
            urgent = _with_whose(question.urgent, country)
            return told_page(question.title, lines, urgent, question.points)
        case questions.AskSigns():
            return safety_pages.signs_form(new=question.new)
        case questions.AskWhichSign():
            return safety_pages.which_sign_form()
        case questions.AskFirst():
            return safety_pages.ask_first_form(again=question.again)
        case questions.AskFollowUp():
            return safety_pages.follow_up_form(question.question)
        case questions.AskNews():
            return safety_pages.news_form()
        case questions.AskCountry():
            return safety_pages.country_form(country)
        case questions.AskBody():
            return safety_pages.body_form(question)
        case questions.AskUrge():
            return _urge_form(question, country)
        case questions.AskUrgeSign():
            return sign_form()
        case questions.AskMorning():
            return morning_form()
        case questions.AskCrack():
            return crack_form(question.quiet)
        case _:
            assert_never(question)


def _with_whose(urgent: Sequence[str], country: Country) -> tuple[str, ...]:
    """Lines on whom to call, filled in, and whose numbers they are."""
    lines = tuple(filled(line, country) for line in urgent)
    return (*lines, *whose_numbers(lines, country))


def _urge_form(question: questions.AskUrge, country: Country) -> Form:
    words = replace(question.words, urgent=_with_whose(question.words.urgent, country))
    match question.stage:
        case Stage.STRENGTH | Stage.SITUATION:
            return urge_form(words)
        case Stage.RATE_AGAIN:
            return urge_again_form(words)
        case Stage.OUTCOME:
            return outcome_form(words)
        case Stage.WALK | Stage.HANDS:
            return told_page(words.title, words.lines)
        case _:
            return wish_form(words, question.wishes)


def morning_form() -> Form:
    """How the back feels on the morning after a routine."""
    fields: list[Field] = [
        Scale("pain", "Pain now"),
        Scale("stiffness", "Stiffness now"),
        Tick(SORE, pain_texts().morning.sore, ""),
    ]
    return Form(
        pain_texts().morning.title,
        (pain_texts().morning.line,),
        fields,
        (Button("Go on", GO_ON), Button("Not today", AWAY)),
        on_escape=AWAY,
    )


def told_page(
    title: str, lines: Sequence[str], urgent: Sequence[str] = (), points: Sequence[str] = ()
) -> Form:
    """Points and a few lines, and one button to go on; the title alone may say all."""
    cards = [*_urgent(urgent), Card("points", "", points, dots=True), Card("told", "", lines)]
    return Form(
        title,
        (),
        [card for card in cards if card.lines or card.title],
        (Button("Good", GO_ON),),
        on_escape=GO_ON,
    )


def urge_form(words: UrgePage) -> Form:
    """Two taps: how strong, and what is going on. The second one goes straight on."""
    fields: list[Field] = [
        *_urgent(words.urgent),
        Scale("strength", urge_texts().how_strong),
        WordsField("situation", urge_texts().what, _options(urge_texts().situations.items())),
    ]
    start, hurts = Button(urge_texts().start, GO_ON), Button(urge_texts().hurts, SIGN, "x")
    return Form(
        urge_texts().title,
        words.lines,
        fields,
        (start, hurts, Button("Not now", AWAY)),
        on_escape=AWAY,
        last="situation",
    )


def sign_form() -> Form:
    """What comes with an urge that a routine would not be the answer to."""
    said = urge_texts().sign
    kinds = [pair for pair in pain_texts().kinds.items() if pair[0] is not PainKind.DULL]
    return Form(
        said.title,
        said.lines,
        [WordsField("sign", said.question, _options(kinds))],
        (Button("Go on", GO_ON), Button("Back", AWAY)),
        on_escape=AWAY,
        last="sign",
    )


def urge_again_form(words: UrgePage) -> Form:
    """The strength once more."""
    fields = [Scale("strength", words.title)]
    buttons = (Button("Go on", GO_ON),)
    return Form(urge_texts().and_now, words.lines, fields, buttons, on_escape=GO_ON)


def wish_form(words: UrgePage, wishes: Sequence[Wish]) -> Form:
    """What would be good when the urge stays."""
    buttons = [Button(text, wish) for wish, text in urge_texts().wishes.items() if wish in wishes]
    lines = [Card("lines", "", words.lines)]
    return Form(words.title, (), lines, buttons, on_escape=Wish.ENOUGH)


def outcome_form(words: UrgePage) -> Form:
    """What came of it, and what to look back at; every answer is fine, and none too."""
    asked = {one.name: one for one in crack_questions()}
    signs = [Option(sign, sign) for sign in urge_texts().first_signs]
    fields: list[Field] = [
        *_urgent(words.urgent),
        WordsField("outcome", words.title, _options(urge_texts().outcome_answers)),
        WordsField("first_sign", urge_texts().first_sign, signs),
        *(
            WordsField(name, asked[name].text, _options(asked[name].options))
            for name in ("area", "side")
        ),
    ]
    buttons = (Button("Done", GO_ON),)
    return Form(words.title, words.lines, fields, buttons, on_escape=GO_ON)


def crack_form(quiet: Sequence[str]) -> Form:
    """One screen about a crack; every question may be passed over."""
    fields: list[Field] = []
    for one in crack_questions():
        if one.options:
            fields.append(WordsField(one.name, one.text, _options(one.options)))
        else:
            fields.append(Scale(one.name, one.text))
    return Form(
        crack_texts().title,
        quiet,
        fields,
        (Button("Note it", GO_ON), Button("Back", AWAY)),
        on_escape=AWAY,
    )


def _urgent(lines: Sequence[str]) -> list[Card]:
    """What goes before all that is asked or said."""
    return [Card("urgent", lines[0], lines[1:], Ink.ALERT)] if lines else []


def _options(pairs: Iterable[tuple[object, str]]) -> list[Option]:
    return [Option(text, value) for value, text in pairs]
