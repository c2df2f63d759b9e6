"""Whose emergency numbers are shown: only those of a country that the person or system names."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from player.app import country
from player.model.settings import Country, CountryChoice, Settings

LOCALES = ("LC_ALL", "LC_CTYPE", "LANG")


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that tells neither where it is nor what it speaks."""
    for name in ("TZ", *LOCALES):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(country, "time_zone", lambda: "")
    monkeypatch.setattr(country.locale, "getlocale", lambda: (None, None))


def of(zone: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> Country:
    monkeypatch.setattr(country, "time_zone", lambda: zone)
    monkeypatch.setenv("LANG", lang)
    return country.country_of(Settings())


@pytest.mark.parametrize(
    ("zone", "lang", "found"),
    [
        ("Europe/London", "", Country.UK),
        ("America/New_York", "", Country.US),
        ("Europe/Berlin", "", Country.EU),
        ("", "en_GB.UTF-8", Country.UK),
        ("", "de_AT", Country.EU),
        ("", "en_US.UTF-8", Country.US),
        ("Asia/Tokyo", "ja_JP.UTF-8", Country.OTHER),
        ("UTC", "en_GB.UTF-8", Country.UK),
        ("", "C.UTF-8", Country.OTHER),
        ("", "POSIX", Country.OTHER),
        ("", "en", Country.OTHER),
        ("", "", Country.OTHER),
    ],
)
def test_the_zone_and_then_the_region_tell_the_country(
    zone: str, lang: str, found: Country, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert of(zone, lang, monkeypatch) is found


def test_where_a_machine_is_goes_before_what_it_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many who live elsewhere use a system in American English."""
    assert of("Europe/London", "en_US.UTF-8", monkeypatch) is Country.UK


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Toronto", "Australia/Sydney"])
def test_a_place_elsewhere_gets_no_american_number(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert of(zone, "en_US.UTF-8", monkeypatch) is Country.OTHER


@pytest.mark.parametrize("zone", ["UTC", "Etc/UTC", "GMT", "CET"])
def test_a_zone_that_is_no_place_leaves_it_to_the_region(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert of(zone, "en_GB.UTF-8", monkeypatch) is Country.UK


def test_the_locale_that_wins_in_the_system_wins_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert of("", "en_US.UTF-8", monkeypatch) is Country.UK


@pytest.mark.parametrize("choice", [one for one in CountryChoice if one is not CountryChoice.AUTO])
def test_what_the_person_chose_holds_wherever_they_are(
    choice: CountryChoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(country, "time_zone", lambda: "America/New_York")
    settings = replace(Settings(), country=choice)
    assert country.country_of(settings) is Country(choice.value)


def test_the_zone_of_the_surroundings_is_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.undo()
    for told in ("Europe/Paris", ":Europe/Paris"):
        monkeypatch.setenv("TZ", told)
        assert country.time_zone() == "Europe/Paris"
