"""How a hand or a foot lies on the floor: flat, on its top, on its ball, or as it comes."""

from __future__ import annotations

from player.figure import body
from player.figure.skeleton import Limb
from player.figure.space import Frame, Point, cross, unit
from player.figure.touching import (
    ANKLE_LYING,
    TOE,
    WRIST_HEIGHT,
    foot_balls,
    hand_balls,
    lowest_ball,
)

_NEARLY_FLAT = 0.6
"""The upward part of a hand's back, or of its palm, from which on it is laid flat."""


def flat_hand(arm: Limb, right: bool) -> tuple[Point, Frame]:
    """Where the wrist is, and the frame of the hand, when the hand rests on the floor."""
    f = arm.frame
    up = f[7] if right else -f[7]
    if abs(up) <= _NEARLY_FLAT:
        lift = lowest_ball(hand_balls(arm))
        return (arm.end[0], arm.end[1] - lift, arm.end[2]), f
    z = (0.0, 1.0 if f[7] > 0.0 else -1.0, 0.0)
    y = unit((f[3], 0.0, f[5]))
    return (arm.end[0], WRIST_HEIGHT, arm.end[2]), (*cross(y, z), *y, *z)


def flat_foot(leg: Limb) -> tuple[Point, Frame]:
    """Where the ankle is, and the frame of the foot, when the foot rests on the floor."""
    f = leg.frame
    if f[4] > 0.75 and abs(f[7]) < 0.35:
        x, up = unit((f[0], 0.0, f[2])), (0.0, 1.0, 0.0)
        return (leg.end[0], body.SOLE, leg.end[2]), (*x, *up, *cross(x, up))
    if f[4] < -0.5:
        return (leg.end[0], ANKLE_LYING, leg.end[2]), _pointed(f)
    lift = lowest_ball(foot_balls(leg))
    return (leg.end[0], leg.end[1] - lift, leg.end[2]), f


def _pointed(f: Frame) -> Frame:
    """A foot on its top, tilted until the toes reach the floor."""
    level = unit((f[0], 0.0, f[2]))
    slope = (ANKLE_LYING - TOE[1] - TOE[2]) / TOE[0]
    x = unit((level[0], -slope, level[2]))
    down = unit((-level[0] * slope, -1.0, -level[2] * slope))
    return (*x, *down, *cross(x, down))
