"""The words of pain: what is asked when something hurts, what is said then, and the cards."""

from __future__ import annotations

from functools import cache

from player.care.card import Card, card_of_fields
from player.care.texts import care
from player.model.record import PainKind
from player.model.settings import Country


def pain_says(key: str) -> str:
    """A line about pain that stands alone in its file, by its key."""
    found = care("pain").get(key)
    return found if isinstance(found, str) else str(found.get("line"))


def pain_asks(key: str) -> str:
    """A question of those that are asked when something hurts, by its key."""
    return str(care("pain").get("asked").get(key))


def morning_says(key: str) -> str:
    """A line about the morning after a routine: `title`, `line` or `sore`."""
    return str(care("pain").get("morning").get(key))


@cache
def pain_kinds() -> tuple[tuple[PainKind, str], ...]:
    """The kinds of pain and how they are asked for, in order."""
    return tuple((PainKind(key), text) for key, text in care("pain").get("kinds").values.items())


@cache
def pain_places() -> tuple[tuple[str, str], ...]:
    """The places a person can name: what is kept, and how it is asked for."""
    return tuple(care("pain").get("places").values.items())


@cache
def scale_words() -> tuple[str, ...]:
    """The words beside the numbers of the scale, from 0 to 10."""
    found = care("pain").get("scale")
    keys = ("none", *["mild"] * 3, *["moderate"] * 3, *["severe"] * 3, "worst")
    return tuple(found.get(key) for key in keys)


def pain_card(kind: PainKind, country: Country = Country.OTHER) -> Card:
    """The card of a pain that ended the session: plain lines, no disease named."""
    found = care("pain").get("stopped").get(kind.value)
    return card_of_fields(f"stopped for {kind}", found).for_country(country)
