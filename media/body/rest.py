"""The stance the body rests in, in the joint angles of the figure, and its bones in that stance.

The arms hang as far from the trunk as MakeHuman's do; legs, spine and head are straight. All
bodies share this stance and its joint places: those of `player.figure.skeleton`.

The axes of a bone: spine, neck, head and feet have Y up and X forward; limbs have Y back up the
limb, and Z is the axis of the elbow; a hand has X on the thumb's side. A finger has Y back
towards the hand and X on the palm's side, so that turning it by a positive angle about its own Z
(`space.about_z`) closes it. The thumb's X points across the palm.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, atan2, degrees

import numpy as np

from media.body.frames import SIDES, matrix, side_sign, unit
from media.body.hand import finger_frames
from media.body.source import Array, Source
from player.figure import body, skeleton
from player.figure.space import WORLD, Frame, about_x, about_y, about_z, within
from player.model.joint import NEUTRAL, place_of

FOREARM_PARTS = 4


@dataclass(frozen=True)
class Rest:
    """The stance: its `angles` and `skeleton`, and the bones (names, and frames (K, 3, 4))."""

    angles: tuple[float, ...]
    skeleton: skeleton.Skeleton
    bones: tuple[str, ...]
    frames: Array

    def origin(self, bone: str) -> Array:
        """Where a bone begins."""
        return self.frames[self.bones.index(bone), :, 3]

    def axes(self, bone: str) -> Array:
        """The directions of a bone's axes, as columns."""
        return self.frames[self.bones.index(bone), :, :3]


def make_rest(source: Source) -> Rest:
    """The stance for the bodies that were read: whole degrees, as near as can be to theirs."""
    angles = list(NEUTRAL)
    for joint, motion, value in _arm_angles(source):
        for side in SIDES:
            angles[place_of(f"{side} {joint}", motion)] = value
    hips_high = body.SOLE + body.SHIN + body.THIGH
    stance = skeleton.from_angles(tuple(angles), WORLD, (0.0, hips_high, 0.0))
    bones: dict[str, Array] = {}
    for i, (point, frame) in enumerate(zip(stance.spine, stance.spine_frames, strict=True)):
        bones[f"spine_{i}"] = _placed(matrix(frame), point)
    bones["neck"] = _placed(matrix(stance.spine_frames[-1]), stance.neck)
    bones["head"] = _placed(matrix(stance.head_frame), stance.head)
    for side in SIDES:
        bones |= _arm(stance, tuple(angles), side)
        bones |= _fingers(source, side, bones[f"{side}_hand"])
        bones |= _leg(stance, side)
    return Rest(tuple(angles), stance, tuple(bones), np.stack(list(bones.values())))


def _placed(axes: Array, origin: tuple[float, float, float] | Array) -> Array:
    return np.column_stack([axes, np.asarray(origin)])


def _arm_angles(source: Source) -> list[tuple[str, str, float]]:
    """The right arm of MakeHuman's stance, in the joint angles of the figure."""
    shoulder, elbow, wrist, index, little = (
        source.joints[f"joint-r-{name}"].mean(0)
        for name in ("shoulder", "elbow", "hand", "finger-2-1", "finger-5-1")
    )
    upper, fore = unit(elbow - shoulder), unit(wrist - elbow)
    elevation = round(degrees(acos(-upper[1])))
    plane = round(degrees(atan2(upper[0], upper[2])))
    swing = matrix(skeleton._swing(elevation, plane, skeleton.RIGHT))
    inside = swing.T @ fore
    rotation = round(degrees(atan2(-inside[2], inside[0])))
    flexion = round(degrees(acos(float(upper @ fore))))
    lower = matrix(about_z(about_y(_frame(swing), rotation), flexion))
    thumb = lower.T @ (index - little)
    return [
        ("shoulder", "elevation", elevation),
        ("shoulder", "plane", plane),
        ("shoulder", "rotation", rotation),
        ("elbow", "flexion", flexion),
        ("forearm", "pronation", round(degrees(atan2(-thumb[2], thumb[0])))),
    ]


def _frame(axes: Array) -> Frame:
    return tuple(float(x) for x in axes.T.ravel())  # type: ignore[return-value]


def _arm(stance: skeleton.Skeleton, angles: tuple[float, ...], side: str) -> dict[str, Array]:
    """Collar bone, upper arm, the parts of the forearm that turn one after the other, hand."""
    sign = side_sign(side)
    arm = stance.left_arm if side == "left" else stance.right_arm
    elevation, plane, rotation, elbow, pronation, wrist, *_ = (
        angles[i] for i in skeleton._ARMS[sign]
    )
    swing = within(stance.spine_frames[-1], skeleton._swing(elevation, plane, sign))
    upper = about_y(swing, sign * rotation)
    lower = about_z(upper, elbow)
    inner = np.array([COLLAR[0], stance.neck[1] + COLLAR[1], sign * COLLAR[2]])
    bones = {
        f"{side}_clavicle": _placed(matrix(stance.spine_frames[-1]), inner),
        f"{side}_upper_arm_0": _placed(matrix(swing), arm.root),
        f"{side}_upper_arm_1": _placed(matrix(upper), arm.root),
    }
    for i in range(FOREARM_PARTS):
        turned = about_y(lower, sign * pronation * i / (FOREARM_PARTS - 1))
        bones[f"{side}_forearm_{i}"] = _placed(matrix(turned), arm.mid)
    hand = about_x(about_y(lower, sign * pronation), -sign * wrist)
    bones[f"{side}_hand"] = _placed(matrix(hand), arm.end)
    return bones


COLLAR = (0.02, -0.03, 0.022)
"""Where the inner end of a collar bone lies from the base of the neck: ahead, up, to its side."""


def _fingers(source: Source, side: str, hand: Array) -> dict[str, Array]:
    frames = finger_frames(source, side, hand)
    return {f"{side}_{finger}_{i}": frame for (finger, i), frame in frames.items()}


def _leg(stance: skeleton.Skeleton, side: str) -> dict[str, Array]:
    leg = stance.left_leg if side == "left" else stance.right_leg
    toes = np.array(leg.end) + matrix(leg.frame) @ np.array([body.FOOT, TOE_JOINT - body.SOLE, 0.0])
    return {
        f"{side}_thigh_0": _placed(matrix(WORLD), leg.root),
        f"{side}_thigh_1": _placed(matrix(WORLD), leg.root),
        f"{side}_shin": _placed(matrix(WORLD), leg.mid),
        f"{side}_foot": _placed(matrix(leg.frame), leg.end),
        f"{side}_toes": _placed(matrix(leg.frame), toes),
    }


TOE_JOINT = 0.021
"""How high the joints of the toes lie over the floor."""
