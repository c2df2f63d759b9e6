"""The words of care of a page: the signs to stop at, and what is asked when something hurts."""

from __future__ import annotations

from typing import Any

from player.care.cards import card_texts
from player.care.emergency import numbers
from player.care.pain import A_CHANGE, TOO_MUCH
from player.care.stop_signs import StopSign, sign_texts, signs_heading
from player.care.texts import pain_texts
from player.model.record import Outcome, PainKind
from player.model.settings import Country
from player.plan.layout import ASK_LINES
from player.screens.forms.spoken import OUTCOME_WORDS


def page_care(country: Country) -> dict[str, Any]:
    """All of it, with whom to call in a country."""
    texts = pain_texts()
    signs = [sign.for_country(country) for sign in sign_texts().signs]
    return {
        "heading": signs_heading(country),
        "title": sign_texts().title,
        "signs": [_sign(sign) for sign in signs],
        "whose": numbers()[country].name if country is not Country.OTHER else "",
        "footer": card_texts().footer,
        "asked": dict(texts.asked),
        "kinds": [[str(kind), words] for kind, words in texts.kinds.items()],
        "scale": list(texts.scale_words),
        "places": list(texts.places.items()),
        "mild": texts.mild.line,
        "muchMore": texts.much_more.line,
        "endsFrom": TOO_MUCH,
        "mayGoOn": str(PainKind.DULL),
        "change": A_CHANGE,
        "stopped": {
            str(kind): list(card.for_country(country).lines) for kind, card in texts.stopped.items()
        },
        "outcomes": {str(kind): words.heading for kind, words in OUTCOME_WORDS.items()},
        "outcomeWords": {str(kind): words.sentence for kind, words in OUTCOME_WORDS.items()},
        "forPain": str(Outcome.STOPPED_FOR_PAIN),
        "askLines": {str(what): line for what, line in ASK_LINES.items()},
    }


def _sign(sign: StopSign) -> dict[str, Any]:
    return {
        "short": sign.short,
        "more": sign.more,
        "whole": sign.sign,
        "then": sign.then,
        "why": sign.why,
        "calls": sign.calls,
        "endsToday": sign.ends_today,
        "kind": str(sign.kind) if sign.kind else "",
        "strength": sign.strength,
    }
