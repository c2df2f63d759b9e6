"""What follows when something hurts: the bands of the scale, and what ends an exercise or a day."""

from __future__ import annotations

from enum import Enum

from player.model.record import PainKind

EASE_FROM = 4
"""A pain of this strength asks for a smaller, slower form ([P5], [N14])."""

TOO_MUCH = 6
"""A pain of this strength and more ends the session for today ([P5], [N14])."""

A_CHANGE = 2
"""Points on the scale that a person notices as a change ([C70])."""


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


def ends_today(kind: PainKind, strength: int) -> bool:
    """Whether a pain of this kind and strength (0 to 10) ends the session for today."""
    return kind is not PainKind.DULL or band(strength) is Band.RED


def ends_exercise(before: int | None, strength: int) -> bool:
    """Whether a dull pain is too much for this exercise: 6, or 2 more than at the start."""
    risen = before is not None and strength - before >= A_CHANGE
    return risen or band(strength) is Band.RED
