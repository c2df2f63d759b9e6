"""Heights of the body's parts over the floor, and how a hand or a foot lies on it.

Hands and feet are a few balls in the axes of their own frame; everything else is a ball at a
joint or a ring of the trunk. Metres.
"""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

from player.figure import body
from player.figure.skeleton import Limb, Skeleton
from player.figure.space import Frame, Point, cross, offset, plus, unit
from player.model.pose import Contact

Ball = tuple[Point, float]

WRIST_HEIGHT = 0.032
"""How high a wrist is over the floor when the palm lies flat."""

ANKLE_LYING = 0.036
"""How high an ankle is over the floor when the top of the foot lies on it."""

HEEL = (-0.046, 0.028 - body.SOLE, 0.028)
BALL = (body.FOOT, 0.021 - body.SOLE, 0.021)
BALL_HALF = 0.026
TOE = (body.FOOT + body.TOES, 0.013 - body.SOLE, 0.013)
TOE_HALF = 0.022


def hand_balls(arm: Limb) -> tuple[Ball, ...]:
    """The heel of the hand, two knuckles, two finger ends, and the two ends of the thumb."""
    wrist, frame = arm.end, arm.frame
    tip = -body.PALM - body.FINGERS
    return (
        (offset(wrist, frame, 0.004, -0.022, 0.0), 0.027),
        (offset(wrist, frame, 0.024, -body.PALM, 0.0), 0.017),
        (offset(wrist, frame, -0.026, -body.PALM + 0.006, 0.0), 0.016),
        (offset(wrist, frame, 0.014, tip, 0.0), 0.010),
        (offset(wrist, frame, -0.016, tip + 0.010, 0.0), 0.010),
        (offset(wrist, frame, 0.022, -0.026, 0.0), 0.016),
        (offset(wrist, frame, 0.060, -0.082, 0.0), 0.010),
    )


def foot_balls(leg: Limb) -> tuple[Ball, ...]:
    """Heel, the two sides of the ball, the two sides of the toes.

    Toes that would go through the floor bend up at the ball, as toes do.
    """
    ankle, frame = leg.end, leg.frame
    balls = [(offset(ankle, frame, HEEL[0], HEEL[1], 0.0), HEEL[2])]
    balls += [
        (offset(ankle, frame, BALL[0], BALL[1], half), BALL[2]) for half in (-BALL_HALF, BALL_HALF)
    ]
    for half, (ball, _) in zip((-TOE_HALF, TOE_HALF), balls[1:], strict=True):
        toe = offset(ankle, frame, TOE[0], TOE[1], half)
        if toe[1] < TOE[2] and ball[1] > toe[1]:
            toe = _bent_toe(ball, toe, (frame[3], frame[4], frame[5]))
        balls.append((toe, TOE[2]))
    return tuple(balls)


def _bent_toe(ball: Point, toe: Point, up_the_shin: Point) -> Point:
    length = body.TOES
    drop = min(length, max(0.0, ball[1] - TOE[2]))
    level = unit((up_the_shin[0], 0.0, up_the_shin[2]))
    if abs(up_the_shin[0]) + abs(up_the_shin[2]) < 0.05:
        level = unit((toe[0] - ball[0], 0.0, toe[2] - ball[2]))
    return plus((ball[0], ball[1] - drop, ball[2]), level, sqrt(length * length - drop * drop))


def ring_bottom(s: Skeleton, station: int) -> float:
    """The height of the lowest point of a ring of the trunk."""
    ring, frame = body.TRUNK[station], s.spine_frames[station]
    middle = s.spine[station][1] + frame[1] * ring.ahead
    return middle - sqrt((frame[1] * ring.depth) ** 2 + (frame[7] * ring.width) ** 2)


def pelvis_bottom(s: Skeleton) -> float:
    """The height of the lowest point of the pelvis and the sides of the hips."""
    hips = min(s.left_leg.root[1], s.right_leg.root[1])
    return min(ring_bottom(s, 0), ring_bottom(s, 1), hips - body.HIP)


def head_bottom(s: Skeleton) -> float:
    """The height of the lowest point of the head."""
    f = s.head_frame
    return s.head[1] - sqrt(
        (f[1] * body.HEAD_HALF_DEPTH) ** 2
        + (f[4] * body.HEAD_HALF_HEIGHT) ** 2
        + (f[7] * body.HEAD_HALF_WIDTH) ** 2
    )


def lowest_ball(balls: tuple[Ball, ...]) -> float:
    """The height of the lowest point of some balls."""
    return min(point[1] - radius for point, radius in balls)


def height(s: Skeleton, contact: Contact) -> float:
    """How high the lowest point of a part is over the floor; below it is negative."""
    return _HEIGHTS[contact](s)


def parts(s: Skeleton) -> dict[str, float]:
    """The heights of all parts that could sink into the floor, by name."""
    found = {contact.value: height(s, contact) for contact in Contact}
    found["waist"] = min(ring_bottom(s, station) for station in (2, 3, 4))
    return found


def lowest(s: Skeleton) -> float:
    """The height of the lowest point of the whole body."""
    return min(parts(s).values())


_HEIGHTS: dict[Contact, Callable[[Skeleton], float]] = {
    Contact.HEAD: head_bottom,
    Contact.BACK: lambda s: min(ring_bottom(s, station) for station in (5, 6, 7)),
    Contact.PELVIS: pelvis_bottom,
    Contact.LEFT_SHOULDER: lambda s: min(s.left_arm.root[1] - body.SHOULDER, ring_bottom(s, 7)),
    Contact.RIGHT_SHOULDER: lambda s: min(s.right_arm.root[1] - body.SHOULDER, ring_bottom(s, 7)),
    Contact.LEFT_HIP: pelvis_bottom,
    Contact.RIGHT_HIP: pelvis_bottom,
    Contact.LEFT_ELBOW: lambda s: s.left_arm.mid[1] - body.ELBOW,
    Contact.RIGHT_ELBOW: lambda s: s.right_arm.mid[1] - body.ELBOW,
    Contact.LEFT_HAND: lambda s: lowest_ball(hand_balls(s.left_arm)),
    Contact.RIGHT_HAND: lambda s: lowest_ball(hand_balls(s.right_arm)),
    Contact.LEFT_KNEE: lambda s: s.left_leg.mid[1] - body.KNEE,
    Contact.RIGHT_KNEE: lambda s: s.right_leg.mid[1] - body.KNEE,
    Contact.LEFT_FOOT: lambda s: lowest_ball(foot_balls(s.left_leg)),
    Contact.RIGHT_FOOT: lambda s: lowest_ball(foot_balls(s.right_leg)),
}


_NEARLY_FLAT = 0.6
"""A hand is laid flat when its back or palm faces up by at least this much (1: straight up)."""


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
