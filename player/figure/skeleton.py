"""Forward kinematics: from joint angles to points in space, with the pelvis at a given place.

The spine is a curve through stations: the pelvis, then equal small bends over the lumbar and the
thoracic part. Every limb has three points (shoulder, elbow, wrist; hip, knee, ankle) and the
frame of its hand or foot: Y points back up the limb; X is the thumb's side of a hand and the
way the toes point for a foot that stands; Z is to the person's right.
"""

from __future__ import annotations

from math import cos, radians, sin

from msgspec import Struct
from msgspec.structs import replace

from player.figure import body
from player.figure.space import (
    WORLD,
    Frame,
    Point,
    about_x,
    about_y,
    about_z,
    offset,
    within,
)
from player.model.joint import place_of
from player.model.pose import Placement, Pose, PropPlace

PLACED: dict[Placement, Frame] = {
    Placement.STANDING: WORLD,
    Placement.SEATED: WORLD,
    Placement.HANDS_AND_KNEES: (0.0, -1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0),
    Placement.ON_THE_FRONT: (0.0, -1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0),
    Placement.ON_THE_BACK: (0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, -1.0),
    Placement.ON_THE_LEFT: (0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0),
    Placement.ON_THE_RIGHT: (0.0, 0.0, -1.0, 1.0, 0.0, 0.0, 0.0, -1.0, 0.0),
}
"""The pelvis in each placement. A lying person's head is towards +X."""

_FACING: Frame = (0.0, 0.0, 1.0, -1.0, 0.0, 0.0, 0.0, -1.0, 0.0)
"""The pelvis of a person who lies on the right, turned round to face the viewer."""

LEFT, RIGHT = -1.0, 1.0


class Limb(Struct, frozen=True):
    """An arm or a leg: root, middle joint, end, and the frame of the hand or foot.

    `upper` and `lower` are the frames of its two bones by the joint angles alone, which tell how
    a bone is turned about itself; where the bones point is told by the three points. `curl` is
    how far the fingers close, in degrees a joint.
    """

    root: Point
    mid: Point
    end: Point
    frame: Frame
    upper: Frame
    lower: Frame
    curl: float = 0.0

    def moved(self, mid: Point, end: Point, frame: Frame | None = None) -> Limb:
        """The limb with its middle joint and its end elsewhere."""
        return replace(self, mid=mid, end=end, frame=frame or self.frame)


class Skeleton(Struct, frozen=True):
    """All points of a body in space, in metres.

    `spine` and `spine_frames` go from the middle of the hips to the base of the neck (C7);
    `neck` is the base of the neck, `head` the middle of the head.
    """

    spine: tuple[Point, ...]
    spine_frames: tuple[Frame, ...]
    head: Point
    head_frame: Frame
    left_arm: Limb
    right_arm: Limb
    left_leg: Limb
    right_leg: Limb

    @property
    def pelvis(self) -> Point:
        """The middle between the hip joints."""
        return self.spine[0]

    @property
    def neck(self) -> Point:
        """The base of the neck, at the height of C7."""
        return self.spine[-1]


def _spine_places() -> tuple[int, ...]:
    joints = ("lumbar spine", "thoracic spine", "neck")
    motions = ("flexion", "rotation", "side bend")
    return tuple(place_of(joint, motion) for joint in joints for motion in motions)


def _arm_places(side: str) -> tuple[int, ...]:
    return (
        place_of(f"{side} shoulder", "elevation"),
        place_of(f"{side} shoulder", "plane"),
        place_of(f"{side} shoulder", "rotation"),
        place_of(f"{side} elbow", "flexion"),
        place_of(f"{side} forearm", "pronation"),
        place_of(f"{side} wrist", "extension"),
        place_of(f"{side} shoulder blade", "elevation"),
        place_of(f"{side} shoulder blade", "protraction"),
    )


def _leg_places(side: str) -> tuple[int, ...]:
    return (
        place_of(f"{side} hip", "flexion"),
        place_of(f"{side} hip", "abduction"),
        place_of(f"{side} hip", "rotation"),
        place_of(f"{side} knee", "flexion"),
        place_of(f"{side} ankle", "plantarflexion"),
    )


_SPINE = _spine_places()
_ARMS = {LEFT: _arm_places("left"), RIGHT: _arm_places("right")}
_LEGS = {LEFT: _leg_places("left"), RIGHT: _leg_places("right")}


def pelvis_frame(pose: Pose) -> Frame:
    """The axes of the pelvis: turned, then tilted and leaned from its placement.

    A person who lies on the right faces the viewer, with the head at the other end. If a thing
    lies under the head, it stays there and the body rolls over instead.
    """
    lie = pose.body
    frame = PLACED[lie.placement]
    rests = any(prop.place is PropPlace.HEAD for prop in pose.props)
    if lie.placement is Placement.ON_THE_RIGHT and not rests:
        frame = _FACING
    return about_x(about_z(about_y(frame, lie.turn), -lie.tilt), -lie.lean)


def from_angles(angles: tuple[float, ...], frame: Frame, pelvis: Point) -> Skeleton:
    """The points for joint angles in the order of the model, the pelvis as given."""
    lumbar_f, lumbar_r, lumbar_s, chest_f, chest_r, chest_s, *neck = (angles[i] for i in _SPINE)
    points, frames = [pelvis], [frame]
    point = offset(pelvis, frame, 0.0, body.PELVIS_LENGTH, 0.0)
    points.append(point)
    frames.append(frame)
    for steps, length, bend in (
        (body.LUMBAR_STEPS, body.LUMBAR_LENGTH, (lumbar_f, lumbar_r, lumbar_s)),
        (body.THORAX_STEPS, body.THORAX_LENGTH, (chest_f, chest_r, chest_s)),
    ):
        step = _bend(bend, 1.0 / steps)
        half = _bend(bend, 0.5 / steps)
        middle = within(frame, half)
        for i in range(steps):
            point = offset(point, middle, 0.0, length / steps, 0.0)
            points.append(point)
            if i < steps - 1:
                frames.append(within(middle, half))
                middle = within(middle, step)
        frame = within(middle, half)
        frames.append(frame)
    head, head_frame = _head(point, frame, *neck)
    return Skeleton(
        tuple(points),
        tuple(frames),
        head,
        head_frame,
        _arm(angles, LEFT, point, frame),
        _arm(angles, RIGHT, point, frame),
        _leg(angles, LEFT, pelvis, frames[0]),
        _leg(angles, RIGHT, pelvis, frames[0]),
    )


def _bend(bend: tuple[float, float, float], part: float) -> Frame:
    flexion, rotation, side = bend
    return about_y(about_x(about_z(WORLD, -flexion * part), -side * part), rotation * part)


_NECK_BASE_FLEXION = 0.9
_NECK_BASE_EXTENSION = 0.25
"""How much of the neck's bend is at its base: nodding down starts low, looking up starts high."""


def _head(
    neck: Point, frame: Frame, flexion: float, rotation: float, side: float
) -> tuple[Point, Frame]:
    share = _NECK_BASE_FLEXION if flexion > 0.0 else _NECK_BASE_EXTENSION
    base = about_x(about_z(frame, -flexion * share), -side * 0.6)
    top = about_x(about_z(base, -flexion * (1.0 - share)), -side * 0.4)
    return offset(neck, base, 0.0, body.NECK, 0.0), about_y(top, rotation)


def shoulder_point(
    neck: Point,
    frame: Frame,
    side: float,
    elevation: float,
    plane: float,
    blade: tuple[float, float] = (0.0, 0.0),
) -> Point:
    """The middle of a shoulder joint. It rises and comes forward a little with the arm.

    `blade` is the elevation and the protraction of the shoulder blade, which swing the joint
    about the inner end of the collar bone.
    """
    lift = max(0.0, elevation - 60.0) / 120.0
    reach = sin(radians(min(elevation, 120.0))) * sin(radians(plane))
    out = body.SHOULDER_HALF - 0.012 * lift - 0.020 * max(0.0, reach)
    up, ahead = radians(blade[0]), radians(blade[1])
    return offset(
        neck,
        frame,
        0.008 * reach + out * sin(ahead),
        0.022 * lift * lift - body.SHOULDER_DROP + out * sin(up),
        side * out * cos(up) * cos(ahead),
    )


def _arm(angles: tuple[float, ...], side: float, neck: Point, frame: Frame) -> Limb:
    elevation, plane, rotation, elbow, pronation, wrist, *blade = (angles[i] for i in _ARMS[side])
    shoulder = shoulder_point(neck, frame, side, elevation, plane, (blade[0], blade[1]))
    upper = about_y(within(frame, _swing(elevation, plane, side)), side * rotation)
    mid = offset(shoulder, upper, 0.0, -body.UPPER_ARM, 0.0)
    lower = about_z(upper, elbow)
    end = offset(mid, lower, 0.0, -body.FOREARM, 0.0)
    hand = about_x(about_y(lower, side * pronation), -side * wrist)
    return Limb(shoulder, mid, end, hand, upper, lower)


def _swing(elevation: float, plane: float, side: float) -> Frame:
    """The hanging arm lifted by `elevation` in a plane, without turning about itself."""
    p, e = radians(plane), radians(elevation)
    x, z = -side * cos(p), sin(p)
    c, s = cos(e), sin(e)
    k = 1.0 - c
    return (
        c + x * x * k, z * s, x * z * k,
        -z * s, c, x * s,
        x * z * k, -x * s, c + z * z * k,
    )  # fmt: skip


def _leg(angles: tuple[float, ...], side: float, pelvis: Point, frame: Frame) -> Limb:
    flexion, abduction, rotation, knee, ankle = (angles[i] for i in _LEGS[side])
    hip = offset(pelvis, frame, 0.0, 0.0, side * body.HIP_HALF)
    thigh = about_y(about_x(about_z(frame, flexion), -side * abduction), side * rotation)
    mid = offset(hip, thigh, 0.0, -body.THIGH, 0.0)
    shin = about_z(thigh, -knee)
    end = offset(mid, shin, 0.0, -body.SHIN, 0.0)
    return Limb(hip, mid, end, about_z(shin, -ankle), thigh, shin)
