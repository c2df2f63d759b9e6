"""The routines as Choose offers them: sections, filters, and what each card says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from player.model.routine import Purpose, Side
from player.screens.forms.spoken import day, minutes
from player.ui.widgets.card_painter import Tile
from player.ui.widgets.cards import CardSection

SHORT = 300.0
"""Seconds under which a routine is a short one."""

LEVELS = {1: "gentle", 2: "moderate", 3: "harder"}
"""The levels as a person reads them."""

_APART = "  ·  "


class Offered(Struct, frozen=True):
    """A routine as Choose offers it; `trouble` is why it cannot be played.

    `part` is an exercise that others are made of, not a routine of its own. `reason` says in a
    few words why it is suggested. One that is `closed` is not open today: `why` says why, and
    what would open it.
    """

    key: str
    name: str
    about: str = ""
    seconds: float = 0.0
    equipment: tuple[str, ...] = ()
    purpose: Purpose | None = None
    level: int | None = None
    pose: str | None = None
    side: Side | None = None
    part: bool = False
    last: date | None = None
    reason: str = ""
    closed: bool = False
    why: str = ""
    trouble: str = ""


class OfferedSection(Struct, frozen=True):
    """Routines under one heading."""

    title: str
    routines: tuple[Offered, ...]


FILTERS: tuple[tuple[str, str, Callable[[Offered], bool]], ...] = (
    ("All", "", lambda one: True),
    ("Mobility", "", lambda one: one.purpose is Purpose.MOBILITY and not one.part),
    ("Strength", "", lambda one: one.purpose is Purpose.STRENGTH and not one.part),
    ("Breaks", "", lambda one: one.purpose is Purpose.BREAK and not one.part),
    ("Urge", "", lambda one: one.purpose is Purpose.URGE and not one.part),
    ("Under 5 min", "Short", lambda one: one.seconds < SHORT and not one.part),
    ("No mat", "", lambda one: "mat" not in one.equipment and not one.part),
    ("Exercises", "Single", lambda one: one.part),
)
"""The filters by their names, and shorter ones, in the order of their number keys."""


def matching(
    sections: Sequence[OfferedSection], number: int, word: str
) -> tuple[OfferedSection, ...]:
    """What of the sections fits a filter and has a word in its name, sentence or equipment."""
    word, fits = word.casefold().strip(), FILTERS[number][-1]
    found = (
        replace(
            section,
            routines=tuple(one for one in section.routines if fits(one) and word in _words(one)),
        )
        for section in sections
    )
    return tuple(section for section in found if section.routines)


def _words(one: Offered) -> str:
    return " ".join((one.name, one.about, one.key, *one.equipment)).casefold()


def card_section(section: OfferedSection, today: date) -> CardSection:
    """A section as cards."""
    return CardSection(section.title, tuple(_tile(one, today) for one in section.routines))


def _tile(one: Offered, today: date) -> Tile:
    if one.trouble:
        return Tile(one.name, one.key, "Cannot be played", one.trouble, enabled=False)
    level = LEVELS.get(one.level or 0, "")
    time = _APART.join(filter(None, (minutes(one.seconds), level)))
    if one.closed:
        return Tile(one.name, one.key, "Not today", one.why, time, faint=True)
    last = f"last: {day(one.last, today)}" if one.last else ""
    facts = ", ".join(one.equipment) or "nothing needed"
    return Tile(one.name, one.key, one.reason, one.about, time, facts, last)
