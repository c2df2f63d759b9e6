"""Whose emergency numbers are shown: those of the settings, else those of the system's country."""

from __future__ import annotations

import locale
import os
from pathlib import Path

from player.care.emergency import country_of_region, country_of_zone
from player.model.settings import Country, CountryChoice, Settings


def country_of(settings: Settings) -> Country:
    """The country of the settings, or the system's where they leave it open."""
    if settings.country is not CountryChoice.AUTO:
        return Country(settings.country.value)
    return country_here()


def country_here() -> Country:
    """The country that the system is in; `OTHER` where that is unknown or not listed.

    The region is asked only where the zone names no place: many systems all over the world speak
    American English.
    """
    zone = time_zone()
    found = country_of_zone(zone) or (None if _is_a_place(zone) else country_of_region(region()))
    return found or Country.OTHER


def _is_a_place(zone: str) -> bool:
    """Whether a time zone is that of a place, unlike `UTC` and `Etc/GMT`."""
    return "/" in zone and not zone.startswith("Etc/")


def time_zone() -> str:
    """The name of the system's time zone, such as `Europe/London`; "" if unknown.

    A zone is where a machine is; its language often is not, so the zone is asked first.
    """
    named = os.environ.get("TZ", "").lstrip(":")
    if named:
        return named
    for path in (Path("/etc/timezone"), Path("/etc/localtime")):
        try:
            if path.is_symlink():
                _, found, zone = str(path.readlink()).partition("zoneinfo/")
                if found:
                    return zone
            elif path.name == "timezone":
                return path.read_text(encoding="utf-8").strip()
        except OSError:
            continue  # not every system has these files
    return ""


def region() -> str:
    """The two letters of the system's region, such as `GB`; "" if unknown."""
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        value = os.environ.get(name)
        if value:
            break
    else:
        value = locale.getlocale()[0] or ""
    _, _, after = value.partition("_")
    return after[:2].upper()
