"""Whom to call, by country: the numbers and names that stand in the words of a card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from player.model.settings import Country


@dataclass(frozen=True, slots=True)
class Numbers:
    """Words for whom to call in a country, each fit to follow "call", "go to" or "ask".

    `emergency` follows "call", `hospital` "go to", `advisers` "ask"; `doctor` is whom one sees
    first, `clinician` anyone who may judge exercises.
    """

    emergency: str
    hospital: str
    advisers: str
    doctor: str
    clinician: str


NUMBERS: Mapping[Country, Numbers] = MappingProxyType(
    {
        Country.UK: Numbers(
            "999",
            "A&E",
            "NHS 111, a GP or a physiotherapist",
            "a GP",
            "a physiotherapist, a GP or another registered clinician",
        ),
        Country.EU: Numbers(
            "112",
            "the nearest emergency department",
            "a doctor, a physiotherapist or your health line",
            "a doctor",
            "a physiotherapist, a doctor or another registered clinician",
        ),
        Country.US: Numbers(
            "911",
            "the nearest emergency room",
            "a doctor, a physical therapist or a nurse line",
            "a doctor",
            "a physical therapist, a doctor or another licensed clinician",
        ),
        Country.OTHER: Numbers(
            "your emergency number",
            "the nearest emergency department",
            "a doctor, a physiotherapist or your health line",
            "a doctor",
            "a physiotherapist, a doctor or another registered clinician",
        ),
    }
)
"""The numbers of each country (UK: [N11]); 112 holds in all of the EU, 911 in the US."""


def filled(text: str, country: Country) -> str:
    """A text with the country's words for `{emergency}`, `{hospital}`, `{advisers}` and so on.

    Raises KeyError for a word in braces that no country has.
    """
    numbers = NUMBERS[country]
    return text.format(
        emergency=numbers.emergency,
        hospital=numbers.hospital,
        advisers=numbers.advisers,
        doctor=numbers.doctor,
        clinician=numbers.clinician,
    )
