"""Whom to call, by country: the numbers and names that stand in the words of a card."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from player.care.files import read_as
from player.model.settings import Country

_BRACES = re.compile(r"\{(\w+)\}")


class Numbers(Struct, frozen=True):
    """Words for whom to call in a country, each fit to follow "call", "go to" or "ask".

    `emergency` follows "call", `hospital` "go to", `advisers` "ask"; `doctor` is whom one sees
    first, `clinician` anyone who may judge exercises. `regions` and `zones` are the system's
    words for being there.
    """

    emergency: str
    hospital: str
    advisers: str
    doctor: str
    clinician: str
    name: str
    regions: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()


@cache
def numbers() -> Mapping[Country, Numbers]:
    """The words of each country."""
    return read_as("numbers", dict[Country, Numbers])


def country_of_zone(zone: str) -> Country | None:
    """The country of a time zone such as `Europe/London`; None for one that is not listed."""
    return next((country for country, one in numbers().items() if zone in one.zones), None)


def country_of_region(region: str) -> Country | None:
    """The country of a region such as `GB`; None for one that is not listed."""
    return next((country for country, one in numbers().items() if region in one.regions), None)


def filled(text: str, country: Country) -> str:
    """A text with the country's words for `{emergency}`, `{hospital}`, `{advisers}` and so on.

    Raises AttributeError for a word in braces that no country has.
    """
    if "{" not in text:
        return text
    words = numbers()[country]
    return _BRACES.sub(lambda found: str(getattr(words, found[1])), text)


def filled_with(text: str, **values: object) -> str:
    """A text with these values for their words in braces; those of a country stay as they are."""
    return _BRACES.sub(lambda found: str(values.get(found[1], found[0])), text)
