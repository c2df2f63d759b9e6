"""Walking on the spot: one long movement onto one foot, seen as the many steps that it is."""

from __future__ import annotations

from player.figure.planted import Stance
from player.model.pose import Contact, Placement

BEAT = 0.5
"""Seconds from standing to a lifted knee, or back: sixty easy steps a minute."""

_STRIDE = 4
"""Beats until the same knee lifts again: one up, down, the other up, down."""

_FEET = frozenset({Contact.LEFT_FOOT, Contact.RIGHT_FOOT})


def walks(begin: Stance, end: Stance, length: float) -> bool:
    """Whether a movement of `length` seconds is a walk.

    It is when it goes from standing on both feet to standing on one, and takes longer than a
    stride: nobody lifts a knee for so long.
    """
    standing = all(one.pose.body.placement is Placement.STANDING for one in (begin, end))
    feet = begin.contacts & _FEET, end.contacts & _FEET
    return standing and [len(f) for f in feet] == [2, 1] and length > _STRIDE * BEAT


def step_at(
    begin: Stance, end: Stance, other: Stance, offset: float, length: float
) -> tuple[Stance, Stance, float]:
    """The two bodies between which a walk is `offset` seconds after it began, and how far.

    `begin` stands on both feet, `end` on one, `other` is the mirror image of `end`. How far is a
    part of the time, 0 to 1, not eased. A walk of `length` seconds ends as `end`.
    """
    strides = max(1, round((length / BEAT - 1.0) / _STRIDE))
    beats = _STRIDE * strides + 1
    passed = min(max(0.0, offset / length), 1.0) * beats
    beat = min(int(passed), beats - 1)
    ways = ((begin, end), (end, begin), (begin, other), (other, begin))
    return (*ways[beat % _STRIDE], passed - beat)
