"""The screens of care: the safety questions, what is closed and why, the urge, a crack."""

from __future__ import annotations

from collections.abc import Sequence

from player.care.card import Card as CareCard
from player.care.crack import FORM
from player.care.pain import KINDS
from player.care.screening_cards import ASKED
from player.care.screening_questions import DAILY, INTRODUCTIONS, DailyKind, Tier, of_tier
from player.care.urge import Wish
from player.care.urge_words import FIRST_SIGNS, OUTCOMES, SITUATIONS, WARNING_SIGN, WISHES, Words
from player.model.settings import Country
from player.screens.answers import AWAY, GO_ON, SIGN, UNLOCK
from player.screens.form import Button, Form
from player.screens.help import card_page
from player.screens.visit_home import MORNING, SORE
from player.stage.fields import Card, Field, Option, Scale
from player.stage.fields import Words as WordsField
from player.stage.tick import Tick

_TICK_HINT = "↑  ↓  move     Space  tick     Enter  go on     Esc  leave"


def tier_form(tier: Tier) -> Form:
    """The questions of one tier, to tick what is so; nothing ticked is no to all."""
    questions = of_tier(tier)
    fields = [Tick(one.key, one.text, one.detail) for one in questions]
    lines = (f"Part {int(tier)} of 3. Tick what is so; tick nothing if none is.",)
    buttons = (Button("Go on", GO_ON), Button("Not now", AWAY))
    return Form(
        INTRODUCTIONS[tier],
        lines,
        fields,
        buttons,
        hint=_TICK_HINT,
        on_escape=AWAY,
        read_all=True,
    )


def daily_form() -> Form:
    """The three questions of every day."""
    fields: list[Field] = []
    for one in DAILY:
        if one.kind is DailyKind.SCALE:
            fields.append(Scale(one.key, one.text))
        else:
            fields.append(Tick(one.key, one.text, one.detail))
    return Form(
        "Before you move",
        ("Three short questions. Your answers stay on this machine.",),
        fields,
        (Button("Go on", GO_ON), Button("Not now", AWAY)),
        hint="Number keys  rate     Y  N  answer     Enter  go on     Esc  leave",
        on_escape=AWAY,
    )


def morning_form() -> Form:
    """How the back feels on the morning after a routine."""
    fields: list[Field] = [
        Scale("pain", "Pain now"),
        Scale("stiffness", "Stiffness now"),
        Tick(SORE, "My muscles have been sore for more than five days", ""),
    ]
    return Form(
        MORNING,
        ("The morning after tells more than the moment itself. It is compared with you alone.",),
        fields,
        (Button("Go on", GO_ON), Button("Not today", AWAY)),
        hint="Number keys  rate     Enter  go on     Esc  not today",
        on_escape=AWAY,
    )


def closed_page(card: CareCard, country: Country, *, unlock: bool) -> Form:
    """Why something is closed today. `unlock` offers to say that one has asked."""
    buttons = [Button("Back", AWAY)]
    if unlock:
        buttons.append(Button(ASKED, UNLOCK))
    return card_page(card, country, *buttons)


def told_page(title: str, lines: Sequence[str]) -> Form:
    """A few lines, and one button to go on; the title alone may say all."""
    return Form(
        title,
        (),
        [Card("told", "", list(lines))] if lines else [],
        (Button("Good", GO_ON),),
        hint="Enter  go on",
        on_escape=GO_ON,
    )


def urge_form(words: Words) -> Form:
    """Two taps: how strong, and what is going on. The second one goes straight on."""
    fields: list[Field] = [
        Scale("strength", "How strong is the urge?"),
        WordsField("situation", "What is going on?", _options(SITUATIONS)),
    ]
    return Form(
        "The urge to twist",
        words.lines,
        fields,
        (Button("Meet it", GO_ON), Button(WARNING_SIGN, SIGN, "x"), Button("Not now", AWAY)),
        hint="Two number keys  begin     X  it hurts     Esc  leave",
        on_escape=AWAY,
        last="situation",
    )


def sign_form() -> Form:
    """What comes with an urge that a routine would not be the answer to."""
    return Form(
        WARNING_SIGN,
        ("Then no routine just now. Tell what it is, and the safety questions come next.",),
        [WordsField("sign", "What do you feel?", _options(KINDS[1:]))],
        (Button("Go on", GO_ON), Button("Back", AWAY)),
        hint="Number keys  answer     Esc  back",
        on_escape=AWAY,
        last="sign",
    )


def urge_again_form(words: Words) -> Form:
    """The strength once more."""
    fields = [Scale("strength", words.title)]
    buttons = (Button("Go on", GO_ON),)
    hint = "Number keys  answer     Enter  go on"
    return Form("And now?", words.lines, fields, buttons, hint=hint, on_escape=GO_ON)


def wish_form(words: Words, wishes: Sequence[Wish]) -> Form:
    """What would be good when the urge stays."""
    buttons = [Button(text, wish) for wish, text in WISHES if wish in wishes]
    hint = "←  →  choose     Enter  do it"
    lines = [Card("lines", "", words.lines)]
    return Form(words.title, (), lines, buttons, hint=hint, on_escape=Wish.ENOUGH)


def outcome_form(words: Words) -> Form:
    """What came of it, and what to look back at; every answer is fine, and none too."""
    asked = {one.name: one for one in FORM}
    fields = [
        WordsField("outcome", words.title, _options(OUTCOMES)),
        WordsField(
            "first_sign", "What did you notice first?", [Option(sign, sign) for sign in FIRST_SIGNS]
        ),
        *(
            WordsField(name, asked[name].text, _options(_said(asked[name].options)))
            for name in ("area", "side")
        ),
    ]
    buttons = (Button("Done", GO_ON),)
    hint = "Number keys  answer     Enter  done"
    return Form(words.title, words.lines, fields, buttons, hint=hint, on_escape=GO_ON)


def crack_form(quiet: Sequence[str]) -> Form:
    """One screen about a crack; every question may be passed over."""
    fields: list[Field] = []
    for one in FORM:
        if one.name == "pain":
            fields.append(Scale(one.name, one.text))
        else:
            fields.append(WordsField(one.name, one.text, _options(_said(one.options))))
    return Form(
        "A crack",
        quiet,
        fields,
        (Button("Note it", GO_ON), Button("Back", AWAY)),
        hint="Number keys  answer     ↓  next     Enter  note it     Esc  leave",
        on_escape=AWAY,
    )


def _said(options: Sequence[tuple[object, str]]) -> list[tuple[object, str]]:
    """The options that say something; not to answer is "none" as well."""
    return [(value, text) for value, text in options if value is not None]


def _options(pairs: Sequence[tuple[object, str]]) -> list[Option]:
    return [Option(text, value) for value, text in pairs]
