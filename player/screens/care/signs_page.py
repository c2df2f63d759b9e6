"""The signs to stop at as a page, each with what to do then and why."""

from __future__ import annotations

from collections.abc import Sequence

from player.care.cards import whose_numbers
from player.care.stop_signs import StopSign, sign_texts
from player.flow.answers import SEEN
from player.model.settings import Country
from player.screens.forms.form import Button, Form
from player.screens.forms.reader import Reader
from player.ui.look import Ink
from player.ui.widgets.card import Card, Footnote


def signs_page(country: Country, reader: Reader | None = None) -> Form:
    """The page, which can be read aloud by a `reader`."""
    signs = [sign.for_country(country) for sign in sign_texts().signs]
    cards = [
        Card(f"sign {number}", sign.short, _lines(sign), Ink.ALERT)
        for number, sign in enumerate(signs)
    ]
    note = numbers_note([sign.then for sign in signs], country)
    form = Form(sign_texts().title, (), [*note, *cards], (Button("Back", SEEN),), on_escape=SEEN)
    form.reader = reader
    return form


def numbers_note(lines: Sequence[str], country: Country) -> list[Card]:
    """Whose numbers they are, in small letters, where one of the lines tells whom to call."""
    said = whose_numbers(lines, country)
    return [Footnote("numbers", said)] if said else []


def _lines(sign: StopSign) -> list[str]:
    more = [f"{sign.more[0].upper()}{sign.more[1:]}."] if sign.more else []
    return [*more, sign.then, sign.why]
