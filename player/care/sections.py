"""The order of the first screen: what fits a person now, then everything else by purpose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from msgspec import Struct

from player.care.offer import HALF
from player.care.suggest import Candidate, Now, Past, Pick, suggested
from player.model.routine import Purpose

LOOK_BACK = timedelta(days=60)
"""As far back as what was finished counts."""

FOR_YOU, SINGLE = "For you now", "Single exercises"

_TITLES: Mapping[Purpose | None, str] = {
    Purpose.MOBILITY: "Mobility",
    Purpose.STRENGTH: "Strength",
    Purpose.BREATHING: "Breathing",
    Purpose.BREAK: "Breaks",
    Purpose.HEAT: "Warmth",
    Purpose.URGE: "When the urge comes",
    None: "More routines",
}
"""The sections by purpose, in their order."""


class Section(Struct, frozen=True):
    """Routines under one heading."""

    title: str
    picks: tuple[Pick, ...]


def arrange(
    candidates: Sequence[Candidate], past: Mapping[str, Past], now: Now
) -> tuple[Section, ...]:
    """Every routine once: what fits now, then by purpose, then the single exercises.

    A section in which everything is closed comes after those in which something is open.
    """
    first = suggested(candidates, past, now)
    taken = {pick.key for pick in first}
    found: dict[str, list[Candidate]] = {title: [] for title in (*_TITLES.values(), SINGLE)}
    for one in sorted(candidates, key=_in_section):
        if one.key not in taken:
            found[SINGLE if one.part else _TITLES[one.purpose]].append(one)
    filled = [(title, ones) for title, ones in found.items() if ones]
    filled.sort(key=lambda section: all(one.closed for one in section[1]))
    sections = [Section(title, tuple(Pick(one.key) for one in ones)) for title, ones in filled]
    return (*((Section(FOR_YOU, first),) if first else ()), *sections)


def _in_section(one: Candidate) -> tuple[object, ...]:
    purpose = list(_TITLES).index(one.purpose)
    return (one.closed, one.later, one.kept < HALF, one.level or 2, purpose, one.seconds, one.key)
