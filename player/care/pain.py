"""What follows when something hurts: the rules, and the words of the card that ends a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from player.care.card import Card
from player.model.record import PainKind
from player.model.settings import Country

EASE_FROM = 4
"""A pain of this strength asks for a smaller, slower form (SAFETY.md 7.3, [P5], [N14])."""

TOO_MUCH = 6
"""A pain of this strength and more ends the session for today (SAFETY.md 7.3, [P5], [N14])."""

A_CHANGE = 2
"""Points on the scale that a person notices as a change (SAFETY.md 7.1, 7.2, [C70])."""

WHERE = ("low back", "mid back", "upper back", "neck", "shoulder or arm", "hip or leg", "elsewhere")
"""The places a person can name."""

KINDS = (
    (PainKind.DULL, "Dull or aching"),
    (PainKind.SHARP, "Sharp or catching"),
    (PainKind.SPREADING, "Spreading down an arm or a leg"),
    (PainKind.NUMB, "Numb, tingling or weak"),
)
"""The kinds of pain and how they are asked for."""

MILD = "Hurt does not always mean harm. A mild ache that does not grow may stay. Make it smaller."
"""Beside a pain that need not end anything (SAFETY.md 6.5, 7.3, [N3]); never at a stop sign."""

MUCH_MORE = "It is 2 or more above where you began. Leave this exercise for today."
"""Beside a pain that has risen too much for this exercise (SAFETY.md 7.1, [C70])."""

SLOWER_MEANS = "All moves take longer, from here to the end. Holds stay as they are."
"""What going on more slowly is, before it is chosen."""

SLOWER_LINE = "More slowly from here on."
"""What is said when the moves have become slower."""

SLOWEST_LINE = "It goes as slowly as it can. Make the movement smaller."


class Band(Enum):
    """The three bands of the scale: carry on, ease, stop."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


def band(strength: int) -> Band:
    """The band of a pain from 0 to 10; raises ValueError for what is not on the scale."""
    if not 0 <= strength <= 10:
        raise ValueError(f"{strength} is not on the scale of 0 to 10")
    if strength >= TOO_MUCH:
        return Band.RED
    return Band.AMBER if strength >= EASE_FROM else Band.GREEN


def scale_word(strength: int) -> str:
    """The word beside a number of the scale (SAFETY.md 7.2)."""
    if strength == 0:
        return "none"
    if strength == 10:
        return "worst you can imagine"
    return "mild" if strength <= 3 else "moderate" if strength <= 6 else "severe"


def ends_today(kind: PainKind, strength: int) -> bool:
    """Whether a pain of this kind and strength (0 to 10) ends the session for today."""
    return kind is not PainKind.DULL or band(strength) is Band.RED


def ends_exercise(before: int | None, strength: int) -> bool:
    """Whether a dull pain is too much for this exercise: 6, or 2 more than at the start."""
    risen = before is not None and strength - before >= A_CHANGE
    return risen or band(strength) is Band.RED


def card(kind: PainKind, country: Country = Country.OTHER) -> tuple[str, ...]:
    """What to read when a pain ended the session: plain lines, no disease named."""
    return pain_card(kind, country).lines


def pain_card(kind: PainKind, country: Country = Country.OTHER) -> Card:
    """The card of a pain that ended the session (SAFETY.md 6.2 and 7.1)."""
    ending = _LIMB if kind in (PainKind.NUMB, PainKind.SPREADING) else _LOCAL[kind]
    return Card(
        f"stopped for {kind}",
        "Stopped for today",
        (_KEPT, *ending.lines, *_EMERGENCY),
        ending.sources,
    ).for_country(country)


@dataclass(frozen=True, slots=True)
class _Ending:
    lines: tuple[str, ...]
    sources: tuple[str, ...]


_KEPT = "That is enough for today. What you did is kept."

_EMERGENCY = (
    "Call {emergency} now for chest pain, trouble breathing, sudden weakness, or trouble "
    "speaking or seeing.",
    "Call too for numbness between your legs, or a change in bladder or bowel control.",
)

_LIMB = _Ending(
    (
        "Before you exercise again, please ask {advisers}.",
        "It can be a sign of something that needs checking. This program can't tell.",
        "Most back pain is not serious.",
    ),
    ("U14", "U14b", "N11", "N12", "P1", "S1"),
)

_LOCAL: Mapping[PainKind, _Ending] = MappingProxyType(
    {
        PainKind.SHARP: _Ending(
            (
                "Rest in a position that feels easy.",
                "If the sharp pain comes back next time, leave this exercise out, "
                "and ask {clinician}.",
            ),
            ("U16", "C69", "N11", "N12"),
        ),
        PainKind.DULL: _Ending(
            (
                "Rest in a position that feels easy.",
                "Next time take an easier form: smaller, slower, and fewer of them.",
                "Tomorrow morning should be no worse than today.",
            ),
            ("P5", "N14", "N11", "N12"),
        ),
    }
)
