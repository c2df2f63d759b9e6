"""The bones of the body's mesh in a stance: where each is turned and moved to from its rest.

A bone is named as in the body's data: `spine_0` to `spine_8`, `neck`, `head`, and on each side
the collar bone, two parts of the upper arm and four of the forearm that share its turn about
itself, the hand with its fingers, two parts of the thigh, the shin, the foot and the toes.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from player.figure.floor_contact import foot_balls
from player.figure.skeleton import LEFT, RIGHT, Limb, Skeleton
from player.figure.space import Frame, Point, blended_frames

Array = NDArray[np.floating]
Placed = tuple[Array, Array]
"""The frame of a bone (its axes as columns) and its origin, in metres."""

SIDES = {"left": LEFT, "right": RIGHT}
FINGERS = ("thumb", "index", "middle", "ring", "little")
TWIST_PARTS = 4
_THUMB = 0.45
"""How far a thumb bends, as a part of the fingers."""

_BENT = 0.04
"""The least sine of a bend that tells where the hinge of an elbow or a knee points."""


def parent_of(bone: str) -> str:
    """The bone that carries another one; the first of all carries itself."""
    side, _, own = bone.partition("_")
    name, _, number = own.rpartition("_")
    if side not in SIDES:
        before = {"spine_0": "spine_0", "neck": "spine_8", "head": "neck"}
        return before.get(bone) or f"spine_{int(own) - 1}"
    if number.isdigit() and number != ("1" if name in FINGERS else "0"):
        return f"{side}_{name}_{int(number) - 1}"
    if name in FINGERS:
        return f"{side}_hand"
    return _CARRIERS[own].format(side=side)


_CARRIERS = {
    "clavicle": "spine_8",
    "upper_arm_0": "{side}_clavicle",
    "forearm_0": "{side}_upper_arm_1",
    "hand": "{side}_forearm_3",
    "thigh_0": "spine_0",
    "shin": "{side}_thigh_1",
    "foot": "{side}_shin",
    "toes": "{side}_foot",
}


def placed_bones(s: Skeleton, rest: Mapping[str, Placed]) -> dict[str, Placed]:
    """The frame and the origin of every bone of `rest` in a stance."""
    found = {f"spine_{i}": (_frame(f), _point(p)) for i, (p, f) in enumerate(_spine(s))}
    half = _frame(blended_frames(s.spine_frames[-1], s.head_frame, 0.5))
    neck, head = _point(s.neck), _point(s.head)
    found["neck"] = (_aligned(half, head - neck), neck)
    found["head"] = (_frame(s.head_frame), head)
    for side, sign in SIDES.items():
        arm, leg = (s.left_arm, s.left_leg) if sign == LEFT else (s.right_arm, s.right_leg)
        _place_arm(found, rest, side, arm)
        _place_leg(found, side, leg)
    return found


def _spine(s: Skeleton) -> list[tuple[Point, Frame]]:
    return list(zip(s.spine, s.spine_frames, strict=True))


def _place_arm(found: dict[str, Placed], rest: Mapping[str, Placed], side: str, arm: Limb) -> None:
    shoulder, elbow, wrist = _point(arm.root), _point(arm.mid), _point(arm.end)
    chest, chest_at = _moved(rest, found, "spine_8")
    root = rest[f"{side}_upper_arm_0"][1]
    inner = chest @ rest[f"{side}_clavicle"][1] + chest_at
    turn = _turned(chest @ root + chest_at - inner, shoulder - inner) @ chest
    found[f"{side}_clavicle"] = (
        turn @ rest[f"{side}_clavicle"][0],
        shoulder - turn @ (root - rest[f"{side}_clavicle"][1]),
    )
    upper, lower = _hinged(_frame(arm.upper), _frame(arm.lower), shoulder, elbow, wrist)
    found[f"{side}_upper_arm_0"] = (
        _aligned(turn @ rest[f"{side}_upper_arm_0"][0], shoulder - elbow),
        shoulder,
    )
    found[f"{side}_upper_arm_1"] = (upper, shoulder)
    hand = _frame(arm.frame)
    whole = _twist(lower, hand) - _twist(rest[f"{side}_forearm_0"][0], rest[f"{side}_hand"][0])
    whole = (whole + np.pi) % (2 * np.pi) - np.pi
    for part in range(TWIST_PARTS):
        share = whole * part / (TWIST_PARTS - 1)
        own = _twist(rest[f"{side}_forearm_0"][0], rest[f"{side}_forearm_{part}"][0])
        found[f"{side}_forearm_{part}"] = (lower @ _about_y(share + own), elbow)
    found[f"{side}_hand"] = (hand, wrist)
    for finger in FINGERS:
        _place_finger(found, rest, side, finger, arm.curl)


def _place_finger(
    found: dict[str, Placed], rest: Mapping[str, Placed], side: str, finger: str, curl: float
) -> None:
    bend = _about_z(np.radians(curl) * (_THUMB if finger == "thumb" else 1.0))
    before = f"{side}_hand"
    for joint in (1, 2, 3):
        name = f"{side}_{finger}_{joint}"
        turn, way = _moved(rest, found, before)
        found[name] = (turn @ rest[name][0] @ bend, turn @ rest[name][1] + way)
        before = name


def _place_leg(found: dict[str, Placed], side: str, leg: Limb) -> None:
    hip, knee, ankle = _point(leg.root), _point(leg.mid), _point(leg.end)
    thigh, shin = _hinged(_frame(leg.upper), _frame(leg.lower), hip, knee, ankle)
    pelvis = found["spine_0"][0]
    found[f"{side}_thigh_0"] = (_aligned(pelvis, hip - knee), hip)
    found[f"{side}_thigh_1"] = (thigh, hip)
    found[f"{side}_shin"] = (shin, knee)
    foot = _frame(leg.frame)
    found[f"{side}_foot"] = (foot, ankle)
    _, ball_a, ball_b, toe_a, toe_b = (_point(p) for p, _ in foot_balls(leg))
    ball, toe = (ball_a + ball_b) / 2, (toe_a + toe_b) / 2
    local = foot.T @ (toe - ball)
    found[f"{side}_toes"] = (foot @ _about_z(np.arctan2(local[1], local[0])), ball)


def _moved(
    rest: Mapping[str, Placed], found: Mapping[str, Placed], name: str
) -> tuple[Array, Array]:
    """The turn and the way of a bone from its rest, of which all it carries is a part."""
    turn = found[name][0] @ rest[name][0].T
    return turn, found[name][1] - turn @ rest[name][1]


def _frame(f: Frame) -> Array:
    return np.array(f).reshape(3, 3).T


def _point(p: Point) -> Array:
    return np.array(p)


def _unit(v: Array) -> Array:
    return v / max(float(np.linalg.norm(v)), 1e-9)


def _turned(a: Array, b: Array) -> Array:
    """The shortest turn of one direction to another, as a matrix."""
    a, b = _unit(a), _unit(b)
    v, c = np.cross(a, b), float(a @ b)
    if c < -0.9999:
        side = _unit(np.cross(a, (0.0, 0.0, 1.0) if abs(a[2]) < 0.9 else (1.0, 0.0, 0.0)))
        return 2.0 * np.outer(side, side) - np.eye(3)
    k = np.array([[0, -v[2], v[1]], [v[2], 0, -v[0]], [-v[1], v[0], 0]])
    turn: Array = np.eye(3) + k + k @ k / (1.0 + c)
    return turn


def _aligned(frame: Array, y: Array) -> Array:
    """A frame turned the shortest way until its Y axis points along `y`."""
    turned: Array = _turned(frame[:, 1], y) @ frame
    return turned


def _hinged(upper: Array, lower: Array, root: Array, mid: Array, end: Array) -> tuple[Array, Array]:
    """The frames of two bones that point where the joints are, and share the hinge between."""
    upper, lower = _aligned(upper, root - mid), _aligned(lower, mid - end)
    hinge = np.cross(upper[:, 1], lower[:, 1])
    bend = float(np.linalg.norm(hinge))
    hinge = hinge / max(bend, 1e-9)
    if float(hinge @ upper[:, 2]) < 0.0:
        hinge = -hinge
    # A joint that is nearly straight keeps the hinge that its angles give.
    sure = min(1.0, max(0.0, (bend - _BENT) / (3 * _BENT)))
    return _towards(upper, hinge, sure), _towards(lower, hinge, sure)


def _towards(frame: Array, z: Array, sure: float) -> Array:
    """A frame turned about its own Y axis, a part of the way until its Z axis points along `z`."""
    angle = float(np.arctan2(z @ frame[:, 0], z @ frame[:, 2]))
    turned: Array = frame @ _about_y(angle * sure)
    return turned


def _twist(lower: Array, hand: Array) -> float:
    """How far a hand is turned about the forearm, in radians."""
    return float(np.arctan2(-(hand[:, 0] @ lower[:, 2]), hand[:, 0] @ lower[:, 0]))


def _about_y(angle: float) -> Array:
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def _about_z(angle: float) -> Array:
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])
