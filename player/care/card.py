"""A card: a title and a few plain lines that a person reads, with the sources they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from player.care.emergency import filled
from player.care.sources import titles
from player.model.settings import Country

if TYPE_CHECKING:
    from player.format.shape import Fields


class Card(Struct, frozen=True):
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


def card_of_fields(key: str, fields: Fields) -> Card:
    """The card that a care file holds under a key."""
    get = fields.get
    return Card(key, get("title"), get("lines"), get("sources"), get("urgent", False))


def cards_of_fields(found: Mapping[str, Fields]) -> Mapping[str, Card]:
    """The cards of a part of a care file, by their keys."""
    return MappingProxyType({key: card_of_fields(key, one) for key, one in found.items()})
