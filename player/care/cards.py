"""The cards that came along: help, advice, and why something is closed or gentler today."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from player.care.card import Card, cards_of_fields
from player.care.texts import care


@cache
def help_cards() -> Mapping[str, Card]:
    """The cards of help by their keys, in the order they are shown."""
    return cards_of_fields(care("cards").get("help"))


@cache
def advice_cards() -> Mapping[str, Card]:
    """The cards that cracks, urges, days of pain and the weekly look call for, by their keys."""
    return cards_of_fields(care("cards").get("advice").values)


@cache
def cards_of_today() -> Mapping[str, Card]:
    """Why something is closed today, by the value of its `Reason`, and `ease`: gently today."""
    return cards_of_fields(care("cards").get("today").values)


def footer() -> str:
    """Under every routine and the list of help."""
    return str(care("cards").get("footer"))


def asked_words() -> str:
    """On the button that opens what a yes locked; its date is kept."""
    return str(care("cards").get("asked"))
