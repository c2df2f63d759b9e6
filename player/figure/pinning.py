"""Places one limb of a body: its hand, foot, elbow or knee stays planted on the floor.

The bones keep their lengths: a limb points to a place that it cannot reach.
"""

from __future__ import annotations

from math import acos, atan2, cos, hypot, sin
from typing import TYPE_CHECKING

from player.figure import body
from player.figure.floor_contact import flat_foot, flat_hand, foot_balls, hand_balls, lowest_ball
from player.figure.skeleton import Limb, Skeleton
from player.figure.space import (
    Frame,
    Point,
    bent,
    between,
    blended_frames,
    cross,
    dot,
    minus,
    plus,
    unit,
)
from player.model.pose import Contact

if TYPE_CHECKING:
    from player.figure.stance import Stance

ARMS = ("left_arm", "right_arm")
LIMBS = (*ARMS, "left_leg", "right_leg")
MID = {
    "left_arm": Contact.LEFT_ELBOW,
    "right_arm": Contact.RIGHT_ELBOW,
    "left_leg": Contact.LEFT_KNEE,
    "right_leg": Contact.RIGHT_KNEE,
}
END = {
    "left_arm": Contact.LEFT_HAND,
    "right_arm": Contact.RIGHT_HAND,
    "left_leg": Contact.LEFT_FOOT,
    "right_leg": Contact.RIGHT_FOOT,
}
BONES = {
    "left_arm": (body.UPPER_ARM, body.FOREARM),
    "right_arm": (body.UPPER_ARM, body.FOREARM),
    "left_leg": (body.THIGH, body.SHIN),
    "right_leg": (body.THIGH, body.SHIN),
}
_LOW = 0.20
"""Metres; if a wrist or ankle is higher, its fingers or toes cannot be in the floor."""


def limb_of(s: Skeleton, name: str) -> Limb:
    """A limb of a body by its name in `LIMBS`."""
    limb: Limb = getattr(s, name)
    return limb


def planted_limb(
    name: str,
    raw: Skeleton,
    floor: tuple[Contact, ...],
    base: Skeleton,
    shared: frozenset[Contact],
) -> Limb:
    """A limb of a settled pose."""
    limb, old, (upper, lower) = limb_of(raw, name), limb_of(base, name), BONES[name]
    arm = name.endswith("arm")
    mid, end, frame = limb.mid, limb.end, limb.frame
    if END[name] in floor:
        end, frame = flat_hand(limb, name.startswith("right")) if arm else flat_foot(limb)
        if END[name] in shared:
            level = abs(frame[4 if not arm else 7]) > 0.99
            frame = old.frame if level else frame
            end = (old.end[0], old.end[1] if level else end[1], old.end[2])
    if MID[name] in floor:
        way = minus(limb.end, limb.mid)
        if MID[name] in shared:
            mid = old.mid
        else:
            mid = (limb.mid[0], body.ELBOW if arm else body.KNEE, limb.mid[2])
        mid = plus(limb.root, unit(minus(mid, limb.root)), upper)
        towards = minus(end, mid) if END[name] in floor else way
        return limb.moved(mid, plus(mid, unit(towards), lower), frame)
    on_a_thing = END[name] in shared and END[name] not in floor
    if on_a_thing:
        end, frame = old.end, old.frame
    if on_a_thing or END[name] in floor:
        mid, end = bent(limb.root, mid, end, upper, lower)
    return limb.moved(mid, end, frame)


def limb_on_the_way(
    name: str, raw: Skeleton, a: Stance, b: Stance, shared: frozenset[Contact], t: float
) -> Limb:
    """A limb of a body a part `t` of the way from `a` to `b`; `raw` is that body by its angles.

    `shared` stays planted; a part that only one of the two has on the floor leaves or arrives.
    """
    limb, (upper, lower) = limb_of(raw, name), BONES[name]
    ends = [(limb_of(s.body, name), limb_of(s.raw, name)) for s in (a, b)]
    (body_a, raw_a), (body_b, raw_b) = ends
    if body_a is raw_a and body_b is raw_b:
        return limb
    mid, end = limb.mid, limb.end
    if MID[name] in shared:
        mid = between(body_a.mid, body_b.mid, t)
        mid = plus(limb.root, unit(minus(mid, limb.root)), upper)
    else:
        mid = _shifted(mid, minus(body_a.mid, raw_a.mid), minus(body_b.mid, raw_b.mid), t)
    if END[name] in shared:
        end = between(body_a.end, body_b.end, t)
    elif MID[name] in shared:
        way_a, way_b = (
            minus(minus(own.end, own.mid), minus(free.end, free.mid)) for own, free in ends
        )
        end = _shifted(plus(mid, minus(limb.end, limb.mid)), way_a, way_b, t)
    else:
        end = _shifted(end, minus(body_a.end, raw_a.end), minus(body_b.end, raw_b.end), t)
    frame = _frame_on_the_way(name, limb.frame, a, b, t)
    if MID[name] in shared:
        found = limb.moved(mid, plus(mid, unit(minus(end, mid)), lower), frame)
    else:
        found = limb.moved(*bent(limb.root, mid, end, upper, lower), frame)
    if MID[name] not in shared:
        found = _joint_over_the_floor(name, found, a, b)
    if END[name] in shared or found.end[1] > _LOW:
        return found
    return _over_the_floor(name, found, min(a.low, b.low, 0.0))


def _joint_over_the_floor(name: str, limb: Limb, a: Stance, b: Stance) -> Limb:
    """A free knee or elbow that would go through the floor, raised.

    All that hangs on it is raised with it, unless the hand or foot stays: then it swings up
    about the line from the root of the limb to there.
    """
    radius = body.ELBOW if name.endswith("arm") else body.KNEE
    least = min(radius, limb_of(a.body, name).mid[1], limb_of(b.body, name).mid[1])
    x, y, z = limb.mid
    if y >= least:
        return limb
    if END[name] in a.contacts & b.contacts:
        return limb.moved(_swung(limb, least), limb.end)
    bone = BONES[name][0]
    mid = plus(limb.root, unit(minus((x, least, z), limb.root)), bone)
    return limb.moved(mid, plus(mid, minus(limb.end, limb.mid)))


def _swung(limb: Limb, least: float) -> Point:
    """The middle joint swung up to a height, or as near to it as the bones allow."""
    axis = unit(minus(limb.end, limb.root))
    way = minus(limb.mid, limb.root)
    foot = plus(limb.root, axis, dot(way, axis))
    out = minus(limb.mid, foot)
    aside = cross(axis, out)
    high = hypot(out[1], aside[1])
    if high < 1e-9:
        return limb.mid
    top = atan2(aside[1], out[1])
    short = acos(max(-1.0, min(1.0, (least - foot[1]) / high)))
    turn = min(top - short, top + short, key=abs)
    return plus(plus(foot, out, cos(turn)), aside, sin(turn))


def _over_the_floor(name: str, limb: Limb, low: float) -> Limb:
    """A free hand or foot that would sweep through the floor, raised to glide over it."""
    balls = hand_balls(limb) if name.endswith("arm") else foot_balls(limb)
    sunk = lowest_ball(balls) - low
    if sunk >= 0.0:
        return limb
    end = plus(limb.end, (0.0, -sunk, 0.0))
    return limb.moved(*bent(limb.root, limb.mid, end, *BONES[name]))


def _shifted(point: Point, shift_a: Point, shift_b: Point, t: float) -> Point:
    return plus(plus(point, shift_a, 1.0 - t), shift_b, t)


def _frame_on_the_way(name: str, free: Frame, a: Stance, b: Stance, t: float) -> Frame:
    contact = END[name]
    in_a, in_b = contact in a.contacts, contact in b.contacts
    if in_a and in_b:
        return blended_frames(limb_of(a.body, name).frame, limb_of(b.body, name).frame, t)
    if in_a:
        return blended_frames(limb_of(a.body, name).frame, free, t)
    if in_b:
        return blended_frames(free, limb_of(b.body, name).frame, t)
    return free
