"""A shirt and trousers over the skin: layers of their own, cut along clean lines."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from media.body.curves import rise
from media.body.frames import SIDES, unit
from media.body.layers import evened, stretched, turned_in
from media.body.mesh import Mesh, all_painted, cut, kept
from media.body.rest import Rest
from media.body.source import Array

SLEEVE = 0.58
"""Where a sleeve ends, as a part of the upper arm."""

HEM = 0.885
"""How high the hem of the shirt hangs."""

CUFF = 0.115
"""How high the trousers end."""

UNDER = 0.03
"""How far the skin goes on under a hem."""

UNDER_SHIRT = 0.06
"""How far the trousers go on under the shirt."""

LOOSE = 0.0055
"""How far MakeHuman's suit, which the clothes are cut from, stands off the skin."""

LIP = LOOSE + 0.004
"""How far under that suit a turned-in edge goes."""


SEAT = (0.10, 0.19)
"""How far from the middle, in front and behind, the cloth of the seat follows the pelvis, less and
less, and not the thighs: it spans from side to side."""


def spanning(suit: Mesh, rest: Rest) -> Mesh:
    """The suit with the weights of cloth that is one piece over the seat."""
    p = suit.middle
    wide = np.where(p[:, 0] < 0.0, SEAT[1], SEAT[0])
    still = (1.0 - rise(np.abs(p[:, 2]), 0.0, wide)) * rise(p[:, 1], 0.80, 0.87)
    weights = suit.weights.copy()
    pelvis = rest.bones.index("spine_0")
    for side in SIDES:
        for bone in (f"{side}_thigh_0", f"{side}_thigh_1"):
            moved = still * weights[:, rest.bones.index(bone)]
            weights[:, pelvis] += moved
            weights[:, rest.bones.index(bone)] -= moved
    return replace(suit, weights=weights)


def beyond_sleeves(mesh: Mesh, rest: Rest) -> Array:
    """How far beyond the end of a sleeve each point lies, in metres; -1 far from the arms."""
    found = np.full(len(mesh.weights), -1.0)
    for side in SIDES:
        bones = [i for i, b in enumerate(rest.bones) if _of_arm(b, side)]
        at, to = rest.origin(f"{side}_upper_arm_0"), rest.origin(f"{side}_forearm_0")
        long = np.linalg.norm(to - at)
        along = (mesh.middle - at) @ (to - at) / long
        arm = mesh.weights[:, bones].sum(1) > 0.3
        found = np.where(arm, along - SLEEVE * long, found)
    return found


def _of_arm(bone: str, side: str) -> bool:
    return bone.startswith(f"{side}_") and bone.split("_")[1] in (
        "upper", "forearm", "hand", "thumb", "index", "middle", "ring", "little",
    )  # fmt: skip


COLLAR = (0.011, 0.063)
"""The middle of the egg whose shell cuts the collar: ahead of the base of the neck, and over it."""

COLLAR_SIZE = {"ahead": 0.077, "back": 0.154, "down": 0.085, "aside": 0.100}

COLLAR_SLOPE = 0.32
"""How much lower the collar is for each metre ahead."""


def over_collar(mesh: Mesh, rest: Rest) -> Array:
    """How far within the round of the collar each point lies, in metres."""
    p = mesh.middle - rest.skeleton.neck
    ahead = p[:, 0] - COLLAR[0]
    down = np.minimum(p[:, 1] - COLLAR[1] + COLLAR_SLOPE * ahead, 0.0) / COLLAR_SIZE["down"]
    along = ahead / np.where(ahead > 0.0, COLLAR_SIZE["ahead"], COLLAR_SIZE["back"])
    aside = p[:, 2] / COLLAR_SIZE["aside"]
    inside = (1.0 - np.sqrt(along**2 + down**2 + aside**2)) * COLLAR_SIZE["down"]
    return np.asarray(np.maximum(inside, np.where(p[:, 1] > 0.06, p[:, 1] - 0.055, -1.0)))


def shirt(suit: Mesh, rest: Rest) -> Mesh:
    """The upper part of a suit that covers the whole body, as a shirt."""
    arms = _arms(suit, rest)
    field = np.minimum(-beyond_sleeves(suit, rest), -over_collar(suit, rest))
    field = np.minimum(field, np.where(arms, 1.0, suit.middle[:, 1] - HEM))
    cloth = evened(all_painted(kept(*cut(suit, field)), "shirt"), 12)
    near_hem = np.where(_arms(cloth, rest), 0.0, rise(HEM + 0.08 - cloth.middle[:, 1], 0.0, 0.08))
    cloth = _level(cloth, near_hem)
    y = cloth.points[..., 1]
    least = 0.002 + 0.006 * rise(1.1 - y, 0.0, 0.2)
    sleeve = beyond_sleeves(cloth, rest) + 0.16
    least = least + 0.006 * np.where(sleeve > -0.5, rise(sleeve, 0.0, 0.16), 0.0)
    collar = rise(over_collar(cloth, rest), -0.05, 0.0)
    least -= 0.0045 * collar
    return turned_in(stretched(cloth, least, 0.05 - 0.05 * collar, 500), cloth.points, LIP)


KNEE_LINES = (-0.05, -0.025, 0.0, 0.025, 0.05)
"""Heights about the knee at which a trouser leg gets a line of points, to bend round."""


def trousers(suit: Mesh, rest: Rest) -> Mesh:
    """The lower part of a suit, as trousers."""
    knee = rest.origin("right_shin")[1]
    for off in KNEE_LINES:
        suit, _ = cut(suit, suit.middle[:, 1] - knee - off)
    y = suit.middle[:, 1]
    field = np.minimum(HEM + UNDER_SHIRT - y, y - CUFF)
    field = np.where(_arms(suit, rest), -1.0, field)
    cloth = evened(all_painted(kept(*cut(suit, field)), "trousers"), 6)
    cloth = _level(cloth, rise(CUFF + 0.08 - cloth.middle[:, 1], 0.0, 0.08))
    low = 0.75 - cloth.points[..., 1]
    front = np.clip(cloth.outward[..., 0], 0.0, 1.0)
    least = 0.005 * rise(low, 0.0, 0.2) * (1.0 - front)
    least += np.stack([_hanging(points) for points in cloth.points]) * (1.0 - 0.7 * front)
    cloth = _without_feet(cloth, rest)
    most = np.full(len(cloth.weights), 0.05)
    return turned_in(stretched(cloth, least, most, 150), cloth.points, LIP)


def _without_feet(cloth: Mesh, rest: Rest) -> Mesh:
    """Cloth of which no point follows a foot: a cuff hangs from the shin."""
    weights = cloth.weights.copy()
    for side in SIDES:
        shin = rest.bones.index(f"{side}_shin")
        for bone in (f"{side}_foot", f"{side}_toes"):
            weights[:, shin] += weights[:, rest.bones.index(bone)]
            weights[:, rest.bones.index(bone)] = 0.0
    return replace(cloth, weights=weights)


THIGH_AT, ANKLE_AT = 0.70, 0.14
"""The heights between which a trouser leg falls in a straight line."""

CUFF_WIDER = 0.020
"""How far a cuff stands off the ankle, beside what the suit does."""

FALLS = 0.75
"""How much of the way to that straight line the cloth goes: it is not stiff."""


def _hanging(points: Array) -> Array:
    """How far a trouser leg hangs off the leg at each point: straight from thigh to cuff."""
    rings = []
    for height, wider in ((THIGH_AT, 0.0), (ANKLE_AT, CUFF_WIDER)):
        ring = points[np.abs(points[:, 1] - height) < 0.025]
        middle = (ring.max(0) + ring.min(0)) / 2.0
        angle = np.arctan2(ring[:, 0] - middle[0], ring[:, 2] - middle[2])
        order = np.argsort(angle)
        far = np.hypot(ring[:, 0] - middle[0], ring[:, 2] - middle[2]) + wider
        rings.append((middle, angle[order], far[order]))
    (top, thigh, thigh_wide), (bottom, cuff, cuff_wide) = rings
    part = np.clip((THIGH_AT - points[:, 1]) / (THIGH_AT - ANKLE_AT), 0.0, 1.0)
    middle = top + (bottom - top) * part[:, None]
    aside = points - middle
    angle = np.arctan2(aside[:, 0], aside[:, 2])
    wide = np.interp(angle, thigh, thigh_wide, period=2 * np.pi) * (1.0 - part)
    wide += np.interp(angle, cuff, cuff_wide, period=2 * np.pi) * part
    off = np.clip(wide - np.hypot(aside[:, 0], aside[:, 2]), 0.0, 0.03)
    return np.asarray(off * FALLS * rise(part, 0.0, 0.15))


def _level(mesh: Mesh, much: Array) -> Mesh:
    """The mesh with `outward` turned level by a part `much` (V,): an edge stays at one height."""
    outward = mesh.outward * np.stack([np.ones_like(much), 1.0 - much, np.ones_like(much)], 1)
    return replace(mesh, outward=unit(outward))


def bare(skin: Mesh, rest: Rest) -> Mesh:
    """The skin that no cloth covers, and a little more of it under every hem."""
    feet = np.where(_arms(skin, rest), -1.0, CUFF - skin.middle[:, 1])
    shown = np.maximum(np.maximum(beyond_sleeves(skin, rest), over_collar(skin, rest)), feet)
    return kept(*cut(skin, shown + UNDER))


def _arms(mesh: Mesh, rest: Rest) -> Array:
    return np.asarray(beyond_sleeves(mesh, rest) > -0.9)
