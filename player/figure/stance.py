"""A pose put on the floor, and the way between two poses, on which planted parts stay put.

`settle` finds the place of the pelvis from what carries the body, then makes hands, feet and
knees meet the floor by two-bone inverse kinematics. `between` blends the joint angles of two
settled poses and pins what both have on the floor; what only one has there leaves or arrives.
A long movement onto one foot is a walk on the spot, and is shown as its many steps.
"""

from __future__ import annotations

from math import hypot

from msgspec import Struct
from msgspec.structs import replace

from player.figure.floor_contact import height, lowest
from player.figure.hands import curl_of
from player.figure.pinning import ARMS, END, LIMBS, MID, limb_of, limb_on_the_way, planted_limb
from player.figure.skeleton import Limb, Skeleton, from_angles, pelvis_frame
from player.figure.space import (
    Frame,
    Point,
    blended_frames,
    framed,
    minus,
    plus,
)
from player.figure.space import (
    between as mixed,
)
from player.model.joint import blended_angles
from player.model.pose import Contact, Placement, Pose

_ANCHORS: tuple[frozenset[Contact], ...] = (
    frozenset({Contact.PELVIS, Contact.LEFT_HIP, Contact.RIGHT_HIP}),
    frozenset({Contact.BACK, Contact.LEFT_SHOULDER, Contact.RIGHT_SHOULDER}),
    frozenset({Contact.LEFT_KNEE, Contact.RIGHT_KNEE}),
    frozenset({Contact.LEFT_FOOT, Contact.RIGHT_FOOT}),
    frozenset({Contact.LEFT_ELBOW, Contact.RIGHT_ELBOW}),
    frozenset({Contact.LEFT_HAND, Contact.RIGHT_HAND}),
)
"""The parts that place the pelvis, best first: a nearer one is more reliable."""

SAME_PLACE = 0.09
"""Metres. A part whose places in two poses are further apart is lifted and set down anew."""

_SAME_HEIGHT = 0.20
"""Metres. A place on a table is another one than on the floor below it."""

_PRESSED = 0.005
"""Metres that a body on its way may press deeper into the mat than at either end."""

_TURNED_ROUND = -0.8
"""A body turns over its back if the cosine of its turn is less: then no one way is shortest."""

_CARRIERS = (_ANCHORS[0] | _ANCHORS[1], _ANCHORS[2] | _ANCHORS[4], _ANCHORS[3] | _ANCHORS[5])
"""The parts that set the height of the pelvis, best first; the limbs bring the others down."""


class Stance(Struct, frozen=True):
    """A pose on the floor. `raw` is the body by its angles alone, `body` as it stands.

    `low` is the height of its lowest point; below 0 it presses into the mat a little.
    """

    pose: Pose
    raw: Skeleton
    body: Skeleton
    low: float = 0.0

    @property
    def contacts(self) -> frozenset[Contact]:
        """The parts that carry the body: a seat carries the pelvis, a table or a wall the hands."""
        seat = {Contact.PELVIS} if self.pose.body.placement is Placement.SEATED else set()
        on_things = (prop.place.carried for prop in self.pose.props)
        return frozenset(self.pose.floor).union(seat, *on_things)


def settle(pose: Pose) -> Stance:
    """The pose placed on the floor. A pose made from another keeps that one's planted parts."""
    base = settle(pose.base) if pose.base else None
    frame = pelvis_frame(pose)
    raw = from_angles(pose.angles, frame, (0.0, 0.0, 0.0))
    contacts = Stance(pose, raw, raw).contacts
    shared = contacts & base.contacts if base else frozenset()
    x, _, z = _root_from(shared, raw, base.body, base.body) if base else (0.0, 0.0, 0.0)
    y = -_floor_level(pose.floor, raw)
    raw = from_angles(pose.angles, frame, (x, y, z))
    shared = _kept(shared, raw, base.body) if base else shared
    limbs = {
        name: planted_limb(name, raw, pose.floor, base.body if base else raw, shared)
        for name in LIMBS
    }
    for name in ARMS:
        curl = curl_of(pose, contacts, name.removesuffix("_arm"))
        limbs[name] = replace(limbs[name], curl=curl)
    body_ = _with_limbs(raw, limbs)
    return Stance(pose, raw, body_, lowest(body_))


def _kept(shared: frozenset[Contact], a: Skeleton, b: Skeleton) -> frozenset[Contact]:
    """The planted parts that are at the same place in both."""
    return frozenset(c for c in shared if _same_place(_anchor(a, c), _anchor(b, c)))


def _same_place(a: Point, b: Point) -> bool:
    return hypot(a[0] - b[0], a[2] - b[2]) < SAME_PLACE and abs(a[1] - b[1]) < _SAME_HEIGHT


def _floor_level(floor: tuple[Contact, ...], raw: Skeleton) -> float:
    """The height of the floor at which the parts that carry most weight touch it best."""
    for parts in _CARRIERS:
        heights = [height(raw, contact) for contact in floor if contact in parts]
        if heights:
            return (min(heights) + max(heights)) / 2.0
    return lowest(raw)


def between(a: Stance, b: Stance, t: float) -> Skeleton:
    """The body a part `t` (0 to 1, eased by the caller) of the way from `a` to `b`."""
    if t <= 0.0 or a is b:
        return a.body
    if t >= 1.0:
        return b.body
    angles = blended_angles(a.pose.angles, b.pose.angles, t)
    frame = _rolled(a.raw.spine_frames[0], b.raw.spine_frames[0], t)
    shared = _kept(a.contacts & b.contacts, a.body, b.body)
    root = mixed(a.body.pelvis, b.body.pelvis, t)
    if shared:
        at_origin = from_angles(angles, frame, (0.0, 0.0, 0.0))
        root = _root_from(shared, at_origin, a.body, b.body, t)
        for stance, weight in ((a, 1.0 - t), (b, t)):
            alone = _root_from(shared, stance.raw, stance.body, stance.body)
            root = plus(root, alone, -weight)
    found = _moved(from_angles(angles, frame, root), a, b, shared, t)
    sunk = lowest(found) - min(a.low, b.low, 0.0)
    if sunk >= -_PRESSED:
        return found
    higher = plus(root, (0.0, -_PRESSED - sunk, 0.0))
    return _moved(from_angles(angles, frame, higher), a, b, shared, t)


def _moved(raw: Skeleton, a: Stance, b: Stance, shared: frozenset[Contact], t: float) -> Skeleton:
    limbs = {name: limb_on_the_way(name, raw, a, b, shared, t) for name in LIMBS}
    for name in ARMS:
        before, after = limb_of(a.body, name).curl, limb_of(b.body, name).curl
        limbs[name] = replace(limbs[name], curl=before + (after - before) * t)
    return _with_limbs(raw, limbs)


def _with_limbs(s: Skeleton, limbs: dict[str, Limb]) -> Skeleton:
    return Skeleton(
        s.spine,
        s.spine_frames,
        s.head,
        s.head_frame,
        limbs["left_arm"],
        limbs["right_arm"],
        limbs["left_leg"],
        limbs["right_leg"],
    )


def _anchor(s: Skeleton, contact: Contact) -> Point:
    """The point that stays in place when a part is planted."""
    for name in LIMBS:
        if contact is MID[name]:
            return limb_of(s, name).mid
        if contact is END[name]:
            return limb_of(s, name).end
    if contact in _ANCHORS[0]:
        return s.pelvis
    return s.head if contact is Contact.HEAD else s.spine[6]


def _root_from(
    shared: frozenset[Contact], raw: Skeleton, a: Skeleton, b: Skeleton, t: float = 0.0
) -> Point:
    """How far to move `raw` so that its best planted parts are where `a` and `b` have them."""
    for anchors in _ANCHORS:
        here = shared & anchors
        if here:
            ways = [
                minus(mixed(_anchor(a, c), _anchor(b, c), t), _anchor(raw, c)) for c in sorted(here)
            ]
            x, y, z = (sum(way[axis] for way in ways) / len(ways) for axis in range(3))
            return x, y, z
    return minus(mixed(a.pelvis, b.pelvis, t), raw.pelvis)


def _rolled(a: Frame, b: Frame, t: float) -> Frame:
    """The pelvis on the way between two; from one side to the other it rolls over the back."""
    front = a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
    head = a[3] * b[3] + a[4] * b[4] + a[5] * b[5]
    if min(front, head) >= _TURNED_ROUND:
        return blended_frames(a, b, t)
    same_end = head > _TURNED_ROUND
    back = framed((0.0, 1.0, 0.0), (a[3], a[4], a[5]) if same_end else (0.0, 0.0, -1.0))
    return blended_frames(a, back, t * 2.0) if t < 0.5 else blended_frames(back, b, t * 2.0 - 1.0)


BEAT = 0.5
"""Seconds from standing to a lifted knee, or back: sixty easy steps a minute."""

_STRIDE = 4
"""Beats until the same knee lifts again: one up, down, the other up, down."""

_FEET = frozenset({Contact.LEFT_FOOT, Contact.RIGHT_FOOT})


def walks(begin: Stance, end: Stance, length: float) -> bool:
    """Whether a movement of `length` seconds is a walk.

    It is a walk if it goes from both feet to one and takes longer than a stride, since nobody
    lifts a knee for so long.
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
