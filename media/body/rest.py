"""The stance the body rests in, in the joint angles of the figure, and its bones in that stance.

The arms hang as far from the trunk as MakeHuman's do; legs, spine and head are straight. All
bodies share this stance and its joint places: those of `player.figure.skeleton`.

The axes of a bone: spine, neck, head and feet have Y up and X forward; limbs have Y back up the
limb, and Z is the axis of the elbow; a hand has X on the thumb's side. A finger has Y back
towards the hand and X on the palm's side, so that turning it by a positive angle about its own Z
(`space.about_z`) closes it. The thumb's X points to the root of the little finger.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import acos, atan2, degrees

import numpy as np

from media.body.source import Array, Source
from player.figure import body, skeleton
from player.figure.space import WORLD, Frame, about_x, about_y, about_z, within
from player.model.joint import NEUTRAL, place_of

SIDES = ("left", "right")
FINGERS = ("thumb", "index", "middle", "ring", "little")
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


def unit(v: Array) -> Array:
    """The same direction, one metre long."""
    return np.asarray(v / np.linalg.norm(v, axis=-1, keepdims=True))


def matrix(frame: Frame) -> Array:
    """A frame of the figure as a matrix with its axes as columns."""
    return np.array(frame).reshape(3, 3).T


def frame_by(x: Array, y: Array) -> Array:
    """Axes as columns: Y along `y`, X as near to `x` as can be."""
    y = unit(y)
    x = unit(x - y * (x @ y))
    return np.stack([x, y, np.cross(x, y)], 1)


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


def side_sign(side: str) -> float:
    """-1 for the left, 1 for the right."""
    return skeleton.LEFT if side == "left" else skeleton.RIGHT


def letter(side: str) -> str:
    """How MakeHuman's joints name a side."""
    return side[0]


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
    """The fingers as MakeHuman's hand holds them, in our hand's place."""
    move = hand_map(source, side, hand)
    joints = {
        (finger, i): move(source.joints[f"joint-{letter(side)}-finger-{n}-{i}"]).mean(0)
        for n, finger in enumerate(FINGERS, 1)
        for i in (1, 2, 3, 4)
    }
    palm = -side_sign(side) * hand[:, 2]
    bones = {}
    for finger in FINGERS:
        for i in (1, 2, 3):
            at, end = joints[finger, i], joints[finger, i + 1]
            inward = joints["little", 1] - at if finger == "thumb" else palm
            bones[f"{side}_{finger}_{i}"] = _placed(frame_by(inward, at - end), at)
    return bones


def hand_map(source: Source, side: str, hand: Array) -> Callable[[Array], Array]:
    """Takes points of each body's hand (B, N, 3) or (B, 3) to the place of the figure's hand."""
    wrist, middle, index, little = (
        source.joints[f"joint-{letter(side)}-{name}"]
        for name in ("hand", "finger-3-1", "finger-2-1", "finger-5-1")
    )
    turns, sizes = [], []
    for b in range(len(wrist)):
        theirs = frame_by(index[b] - little[b], wrist[b] - middle[b])
        turns.append(hand[:, :3] @ theirs.T)
        sizes.append(body.PALM / np.linalg.norm(middle[b] - wrist[b]))

    def move(points: Array) -> Array:
        flat = points.reshape(len(wrist), -1, 3) - wrist[:, None]
        moved = np.stack(
            [size * p @ turn.T for p, turn, size in zip(flat, turns, sizes, strict=True)]
        )
        return (moved + hand[:, 3]).reshape(points.shape)

    return move


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
