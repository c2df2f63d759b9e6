"""Things that exercises use: where they are, and what they are made of."""

from __future__ import annotations

from collections.abc import Callable
from math import copysign

from msgspec import Struct

from player.figure import body
from player.figure.floor_contact import Ball, hand_balls, head_bottom, lowest_ball, ring_bottom
from player.figure.skeleton import Limb, Skeleton
from player.figure.space import Point, between, cross, distance, minus, offset, plus, unit
from player.model.pose import Prop, PropKind, PropPlace

_HIGH, _THICK = 1.12 * body.HEIGHT, 0.18
"""How high a wall is drawn, in metres, and how thick one that is seen end on."""

Pieces = tuple[tuple[Ball, ...], ...]


class Thing(Struct, frozen=True):
    """A thing in its place: convex pieces, each the skin of some balls, the farthest first."""

    kind: PropKind
    pieces: Pieces


def is_held(prop: Prop) -> bool:
    """Whether a thing moves with the body."""
    return prop.kind is PropKind.BAND or prop.place is PropPlace.KNEES


def placed(prop: Prop, s: Skeleton) -> Thing:
    """A thing where a body needs it. A band has no place of its own: see `held`."""
    if prop.place is PropPlace.LOW_BACK and prop.kind is not PropKind.CHAIR:
        return Thing(prop.kind, _pack(s))
    if prop.place is PropPlace.KNEES:
        return Thing(prop.kind, _between_the_knees(s))
    if prop.kind is PropKind.WALL and prop.place in BESIDE:
        return Thing(prop.kind, _wall_beside(*SPOTS[prop.place](s)))
    return Thing(prop.kind, _PIECES[prop.kind](*SPOTS[prop.place](s)))


def thing_points(thing: Thing) -> list[Point]:
    """The middles of the balls of a thing."""
    return [point for piece in thing.pieces for point, _ in piece]


MATERIAL = {
    PropKind.CHAIR: "wood",
    PropKind.TABLE: "wood",
    PropKind.CUSHION: "cushion",
    PropKind.ROLLER: "roller",
    PropKind.WALL: "wall",
    PropKind.HEAT_PACK: "heat_pack",
    PropKind.BAND: "band",
}


def held(prop: Prop, s: Skeleton) -> Thing:
    """A thing that moves with the body."""
    return Thing(prop.kind, _band(s, prop.place)) if prop.kind is PropKind.BAND else placed(prop, s)


def _band(s: Skeleton, place: PropPlace) -> Pieces:
    """A band in both fists: to a fixed point in front, or from hand to hand."""
    arms = s.left_arm, s.right_arm
    left, right = (offset(arm.end, arm.frame, 0.012, _FIST, 0.0) for arm in arms)
    if place is not PropPlace.FRONT:
        return (((left, 0.009), (right, 0.009)),)
    door = (s.pelvis[0] + 1.05, s.pelvis[1] + 0.16, s.pelvis[2])
    return tuple(((hand, 0.009), (door, 0.009)) for hand in (left, right))


_FIST = -0.075
"""Metres from the wrist to the middle of a fist, along the hand."""


def _chair(x: float, y: float, z: float) -> Pieces:
    back, front, half, r = x - 0.20, x + 0.24, 0.21, 0.016
    seat = y - 0.022
    legs = tuple(
        (((a, seat - 0.01, z + b), r), ((a + lean, r, z + b * 1.04), r * 0.8))
        for b in (-half, half)
        for a, lean in ((back, -0.03), (front, 0.02))
    )
    posts = tuple(
        (((back, seat, z + b), r), ((back - 0.07, seat + 0.44, z + b), r)) for b in (-half, half)
    )
    # Slats, between which the back is seen from behind.
    slats = tuple(
        tuple(
            ((back - 0.16 * (up + wide), seat + up + wide, z + b), 0.014)
            for b in (-half, half)
            for wide in (0.0, 0.035)
        )
        for up in (0.19, 0.28, 0.37)
    )
    plate = tuple(((a, seat, z + b), 0.022) for a in (back, front) for b in (-half, half))
    return *legs, *posts, *slats, plate


def _roller(x: float, y: float, z: float) -> Pieces:
    radius = max(0.05, y / 2)
    return ((((x, radius, z - 0.24), radius), ((x, radius, z + 0.24), radius)),)


def _cushion(x: float, y: float, z: float) -> Pieces:
    radius = max(0.02, y / 2)
    return (tuple(((x + a, radius, z + b), radius) for a in (-0.10, 0.11) for b in (-0.15, 0.15)),)


def _wall(x: float, y: float, z: float) -> Pieces:
    return (tuple(((x, up, z + b), WALL) for up in (WALL, _HIGH) for b in (-0.55, 0.55)),)


def _wall_beside(x: float, y: float, z: float) -> Pieces:
    """A wall seen end on from the front, and so drawn thick."""
    sides = (z, z + copysign(_THICK, z))
    ends = [(x + a, b) for a in (-0.45, 0.45) for b in sides]
    return (tuple(((a, up, b), WALL) for up in (WALL, _HIGH) for a, b in ends),)


def _table(x: float, y: float, z: float) -> Pieces:
    near, far, half, r = x - 0.16, x + 0.46, 0.40, 0.018
    top = tuple(((a, y - r, z + b), r) for a in (near, far) for b in (-half, half))
    legs = tuple(
        (((a, y - 2 * r, z + b), r), ((a, r, z + b), r))
        for b in (-half + 0.03, half - 0.03)
        for a in (near + 0.03, far - 0.03)
    )
    return *legs, top


def _pack(s: Skeleton) -> Pieces:
    """A flat pack behind the low back."""
    r = PACK / 2
    back, frame = s.spine[3], s.spine_frames[3]
    away = -body.TRUNK[3].depth - r
    return (
        tuple((offset(back, frame, away, up, a), r) for up in (-0.09, 0.09) for a in (-0.13, 0.13)),
    )


def _between_the_knees(s: Skeleton) -> Pieces:
    """A cushion as thick as the gap between the knees."""
    left, right = s.left_leg.mid, s.right_leg.mid
    r = max(0.03, distance(left, right) / 2 - body.KNEE)
    middle = between(left, right, 0.5)
    along = unit(minus(middle, s.pelvis))
    round_ = unit(cross(unit(minus(right, left)), along))
    return (
        tuple(
            (plus(plus(middle, along, a), round_, b), r)
            for a in (-0.13, 0.0)
            for b in (-0.07, 0.07)
        ),
    )


_PIECES = {
    PropKind.CHAIR: _chair,
    PropKind.ROLLER: _roller,
    PropKind.CUSHION: _cushion,
    PropKind.HEAT_PACK: _cushion,
    PropKind.WALL: _wall,
    PropKind.TABLE: _table,
}


SEAT_UNDER_HIPS = 0.088
"""How far the top of a seat is under the middle of the hips, in metres."""

PACK = 0.05
"""How thick a heat pack is, in metres."""

WALL = 0.02
"""Half of how thick a wall is drawn, in metres."""

_REST = 0.225
"""Metres from the middle of a seat to the front of its back, at the height of the low back."""

_SEAT, _SEAT_BEHIND = 0.392, 0.37
"""Metres from the floor to a seat, and from its middle to the ankles of who rises from it."""

BESIDE = (PropPlace.AT_LEFT_HAND, PropPlace.AT_RIGHT_HAND)
"""The places at one side of the body."""


def _in_front(s: Skeleton) -> Point:
    return s.pelvis[0] + 1.05, 0.0, s.pelvis[2]


def _under_the_head(s: Skeleton) -> Point:
    return s.head[0], max(0.02, head_bottom(s)), s.head[2]


def _under_the_back(s: Skeleton) -> Point:
    return s.spine[6][0], max(0.02, ring_bottom(s, 6)), s.spine[6][2]


def _under_the_pelvis(s: Skeleton) -> Point:
    return s.pelvis[0], s.pelvis[1] - SEAT_UNDER_HIPS, s.pelvis[2]


def _behind_the_low_back(s: Skeleton) -> Point:
    """The middle of a seat with its back behind a pack at the low back."""
    x, _, _ = offset(s.spine[3], s.spine_frames[3], -body.TRUNK[3].depth - PACK, 0.0, 0.0)
    return x + _REST, s.pelvis[1] - SEAT_UNDER_HIPS, s.pelvis[2]


def _behind_the_legs(s: Skeleton) -> Point:
    """The middle of a seat from which one rises, the heels a little under its edge."""
    feet = between(s.left_leg.end, s.right_leg.end, 0.5)
    return feet[0] - _SEAT_BEHIND, _SEAT, feet[2]


def _in_the_hands(s: Skeleton) -> Point:
    return between(s.left_arm.end, s.right_arm.end, 0.5)


def _under_the_hands(s: Skeleton) -> Point:
    x, _, z = _in_the_hands(s)
    return x, lowest_ball((*hand_balls(s.left_arm), *hand_balls(s.right_arm))), z


def _hand_and_elbow(arm: Limb) -> tuple[Ball, ...]:
    return *hand_balls(arm), (arm.mid, body.ELBOW)


def _at_the_hands(s: Skeleton) -> Point:
    balls = (*_hand_and_elbow(s.left_arm), *_hand_and_elbow(s.right_arm))
    return max(p[0] + r for p, r in balls) + WALL, 0.0, s.pelvis[2]


def _at_the_left_hand(s: Skeleton) -> Point:
    return s.pelvis[0], 0.0, min(p[2] - r for p, r in _hand_and_elbow(s.left_arm)) - WALL


def _at_the_right_hand(s: Skeleton) -> Point:
    return s.pelvis[0], 0.0, max(p[2] + r for p, r in _hand_and_elbow(s.right_arm)) + WALL


SPOTS: dict[PropPlace, Callable[[Skeleton], Point]] = {
    PropPlace.HEAD: _under_the_head,
    PropPlace.BACK: _under_the_back,
    PropPlace.LOW_BACK: _behind_the_low_back,
    PropPlace.PELVIS: _under_the_pelvis,
    PropPlace.LEGS: _behind_the_legs,
    PropPlace.HANDS: _in_the_hands,
    PropPlace.UNDER_HANDS: _under_the_hands,
    PropPlace.AT_HANDS: _at_the_hands,
    PropPlace.AT_LEFT_HAND: _at_the_left_hand,
    PropPlace.AT_RIGHT_HAND: _at_the_right_hand,
    PropPlace.FRONT: _in_front,
    PropPlace.BEHIND: lambda s: (s.spine[6][0] - 0.12, 0.0, s.pelvis[2]),
}
"""The middle of the top of a thing that lies under a part, or where it stands."""
