"""Where the things that exercises use are: each place in the room, found from the body."""

from __future__ import annotations

from collections.abc import Callable

from player.figure import body
from player.figure.skeleton import Limb, Skeleton
from player.figure.space import Point, between, offset
from player.figure.touching import Ball, hand_balls, head_bottom, lowest_ball, ring_bottom
from player.model.pose import PropPlace

SEAT_UNDER_HIPS = 0.088
"""How far the top of a seat is under the middle of the hips, in metres."""

PACK = 0.05
"""How thick a heat pack is, in metres."""

WALL = 0.02
"""Half of how thick a wall is drawn, in metres."""

_REST = 0.225
"""Metres from the middle of a seat to the front of its back, at the height of the low back."""

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
    """The middle of a seat whose back a pack behind the low back leans on."""
    x, _, _ = offset(s.spine[3], s.spine_frames[3], -body.TRUNK[3].depth - PACK, 0.0, 0.0)
    return x + _REST, s.pelvis[1] - SEAT_UNDER_HIPS, s.pelvis[2]


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
    PropPlace.HANDS: _in_the_hands,
    PropPlace.UNDER_HANDS: _under_the_hands,
    PropPlace.AT_HANDS: _at_the_hands,
    PropPlace.AT_LEFT_HAND: _at_the_left_hand,
    PropPlace.AT_RIGHT_HAND: _at_the_right_hand,
    PropPlace.FRONT: _in_front,
    PropPlace.BEHIND: lambda s: (s.spine[6][0] - 0.12, 0.0, s.pelvis[2]),
}
"""The middle of the top of a thing that lies under a part, or where it stands."""
