"""A card: a title and a few plain lines that a person reads, with the sources they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from player.care.emergency import filled
from player.care.sources import titles
from player.model.settings import Country

FOOTER = "General information, not medical advice. If you are unsure, ask a clinician."
"""Under every routine and every card of advice."""

MOST_WORDS = 25
"""Words of one line at most: one instruction and one reason."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown, and read aloud, when something asks for it.

    `key` is its name in records of what was shown. Lines may hold `{emergency}` and the other
    words of a country until `for_country` fills them. `urgent` asks for the colour of stopping.
    """

    key: str
    title: str
    lines: tuple[str, ...]
    sources: tuple[str, ...]
    urgent: bool = False

    def for_country(self, country: Country) -> Card:
        """The card with whom to call where the person is."""
        return replace(
            self,
            title=filled(self.title, country),
            lines=tuple(filled(line, country) for line in self.lines),
        )

    @property
    def source_titles(self) -> tuple[str, ...]:
        """The sources as a person reads them."""
        return titles(self.sources)


def by_key(*cards: Card) -> Mapping[str, Card]:
    """Cards by their keys, in order; raises ValueError when two have the same."""
    found = {card.key: card for card in cards}
    if len(found) != len(cards):
        raise ValueError("two cards have the same key")
    return found
