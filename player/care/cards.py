"""The cards a person reads: help, advice, and why something is closed or gentler today."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from player.care.emergency import filled
from player.care.files import care
from player.model.settings import Country

if TYPE_CHECKING:
    from player.format.tables import Fields


OWN = "own"
"""The key of what no source decides."""


@cache
def source_titles() -> Mapping[str, str]:
    """The title of every source by its key."""
    found = care("sources").get("sources")
    return MappingProxyType({key: one.get("title") for key, one in found.items()})


def titles(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The titles of sources in the order of their keys; a KeyError for an unknown key."""
    return tuple(source_titles()[key] for key in keys)


class CareCard(Struct, frozen=True):
    """What is shown, and read aloud, when something asks for it.

    `key` is its name in records of what was shown. Lines may hold `{emergency}` and the other
    words of a country until `for_country` fills them. `urgent` asks for the colour of stopping.
    """

    key: str
    title: str
    lines: tuple[str, ...]
    sources: tuple[str, ...]
    urgent: bool = False

    def for_country(self, country: Country) -> CareCard:
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


def card_of_fields(key: str, fields: Fields) -> CareCard:
    """The card that a care file holds under a key."""
    get = fields.get
    return CareCard(key, get("title"), get("lines"), get("sources"), get("urgent", False))


def cards_of_fields(found: Mapping[str, Fields]) -> Mapping[str, CareCard]:
    """The cards of a part of a care file, by their keys."""
    return MappingProxyType({key: card_of_fields(key, one) for key, one in found.items()})


@cache
def help_cards() -> Mapping[str, CareCard]:
    """The cards of help by their keys, in the order they are shown."""
    return cards_of_fields(care("cards").get("help"))


@cache
def advice_cards() -> Mapping[str, CareCard]:
    """The cards that cracks, urges, days of pain and the weekly look call for, by their keys."""
    return cards_of_fields(care("cards").get("advice").values)


@cache
def cards_of_today() -> Mapping[str, CareCard]:
    """Why something is closed today, by the value of its `Reason`, and `ease`: gently today."""
    return cards_of_fields(care("cards").get("today").values)


def footer() -> str:
    """Under every routine and the list of help."""
    return str(care("cards").get("footer"))


def asked_words() -> str:
    """On the button that opens what a yes locked; its date is kept."""
    return str(care("cards").get("asked"))
