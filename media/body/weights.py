"""Weights: first by parts of the body, as MakeHuman gives them, then by the bones of the figure."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from media.body.curves import rise
from media.body.frames import SIDES, letter
from media.body.hand import FINGERS
from media.body.rest import FOREARM_PARTS, Rest
from media.body.source import Array, Source

_LIMB_PARTS = {
    "clavicle": ("clavicle", "shoulder01"),
    "upper_arm": ("upperarm",),
    "forearm": ("lowerarm",),
    "hand": ("wrist", "metacarpal", "finger"),
    "thigh": ("upperleg",),
    "shin": ("lowerleg",),
    "foot": ("foot", "toe"),
}
_AXIS = ("root", "pelvis", "spine", "breast", "neck")


def parts_of(source: Source) -> dict[str, Array]:
    """How much of each vertex belongs to each part of the body; sums to 1."""
    parts: dict[str, Array] = {"axis": np.zeros(source.points.shape[1])}
    parts["head"] = np.zeros_like(parts["axis"])
    for side in SIDES:
        parts |= {f"{side}_{name}": np.zeros_like(parts["axis"]) for name in _LIMB_PARTS}
    for bone, column in source.weights.items():
        parts[_part_of(bone)] += column
    total = sum(parts.values())
    parts["axis"] = np.where(total > 0.0, parts["axis"], 1.0)
    total = np.where(total > 0.0, total, 1.0)
    whole = np.stack([column / total for column in parts.values()], 1)
    for group, rounds in SMOOTHED.items():
        whole = _smoothed(whole, source.quads[group], rounds)
    return dict(zip(parts, whole.T, strict=True))


SMOOTHED = {"body": 8, "helper-tights": 6}
"""How many times each weight is drawn to the mean of its neighbours', so that skin bends in a
longer curve than MakeHuman's."""


def _smoothed(weights: Array, quads: NDArray[np.int64], rounds: int) -> Array:
    start = np.concatenate([quads[:, i] for i in (0, 1, 2, 3)] * 2)
    end = np.concatenate([quads[:, i] for i in (1, 2, 3, 0, 3, 0, 1, 2)])
    count = np.bincount(start, minlength=len(weights))[:, None]
    for _ in range(rounds):
        mean = np.zeros_like(weights)
        np.add.at(mean, start, weights[end])
        weights = np.where(count > 0, (weights + mean / np.maximum(count, 1)) / 2.0, weights)
    return weights


def _part_of(bone: str) -> str:
    if bone.startswith(_AXIS):
        return "axis"
    for part, starts in _LIMB_PARTS.items():
        if bone.startswith(starts):
            return f"{SIDES[bone.endswith('R')]}_{part}"
    return "head"


def bone_weights(source: Source, rest: Rest, parts: dict[str, Array], points: Array) -> Array:
    """How much each vertex follows each bone (N, K), four at most; `points` at rest (N, 3)."""
    found = {bone: np.zeros(len(points)) for bone in rest.bones}
    neck = sum(c for bone, c in source.weights.items() if bone.startswith("neck"))
    found["head"] += parts["head"]
    _spread_axis(found, rest, parts["axis"], np.asarray(neck), points)
    for side in SIDES:
        _spread_arm(found, rest, parts, side, points)
        _spread_leg(found, source, rest, parts, side, points)
        _spread_hand(found, source, parts, side)
    return four_at_most(np.stack([found[bone] for bone in rest.bones], 1))


def four_at_most(weights: Array) -> Array:
    """The four largest of each row, less the fifth, summing to 1.

    Taking the fifth off lets a bone fade out from point to point; cut off, it would leave steps.
    """
    fifth = np.sort(weights, axis=1)[:, -5][:, None]
    weights = np.maximum(weights - np.maximum(fifth, 1e-3), 0.0)
    return np.asarray(weights / weights.sum(1, keepdims=True))


def _spread_axis(
    found: dict[str, Array], rest: Rest, axis: Array, neck: Array, points: Array
) -> None:
    """Each height of the trunk between its two stations; over them the neck."""
    stations = [rest.origin(f"spine_{i}")[1] for i in range(9)] + [rest.origin("spine_8")[1] + 0.05]
    names = [f"spine_{i}" for i in range(9)] + ["neck"]
    trunk = axis - np.minimum(neck, axis)
    y = np.minimum(points[:, 1], stations[8])
    for i, name in enumerate(names):
        here = np.zeros(len(names))
        here[i] = 1.0
        found[name] += trunk * np.interp(y, stations, here)
        found[name] += (axis - trunk) * np.interp(points[:, 1], stations, here)


def _along(rest: Rest, bone: str, end: str, points: Array) -> Array:
    """How far along a bone each point lies: 0 at its origin, 1 at its end."""
    at, to = rest.origin(bone), rest.origin(end)
    return np.asarray((points - at) @ (to - at) / ((to - at) @ (to - at)))


def _spread_arm(
    found: dict[str, Array], rest: Rest, parts: dict[str, Array], side: str, points: Array
) -> None:
    found[f"{side}_clavicle"] += parts[f"{side}_clavicle"]
    turned = rise(_along(rest, f"{side}_upper_arm_0", f"{side}_forearm_0", points), 0.1, 0.8)
    found[f"{side}_upper_arm_0"] += parts[f"{side}_upper_arm"] * (1.0 - turned)
    found[f"{side}_upper_arm_1"] += parts[f"{side}_upper_arm"] * turned
    along = _along(rest, f"{side}_forearm_0", f"{side}_hand", points)
    steps = np.arange(FOREARM_PARTS) / (FOREARM_PARTS - 1)
    for i in range(FOREARM_PARTS):
        here = np.interp(along, steps, np.eye(FOREARM_PARTS)[i])
        found[f"{side}_forearm_{i}"] += parts[f"{side}_forearm"] * here


ANKLE = (0.075, 0.120)
"""The heights between which the skin goes over from the foot to the shin: under the cuffs."""


def _spread_leg(
    found: dict[str, Array],
    source: Source,
    rest: Rest,
    parts: dict[str, Array],
    side: str,
    points: Array,
) -> None:
    turned = rise(_along(rest, f"{side}_thigh_0", f"{side}_shin", points), 0.1, 0.8)
    found[f"{side}_thigh_0"] += parts[f"{side}_thigh"] * (1.0 - turned)
    found[f"{side}_thigh_1"] += parts[f"{side}_thigh"] * turned
    over = parts[f"{side}_foot"] * rise(points[:, 1], *ANKLE)
    found[f"{side}_shin"] += parts[f"{side}_shin"] + over
    end = f".{letter(side).upper()}"
    toes = sum(
        c for bone, c in source.weights.items() if bone.startswith("toe") and bone.endswith(end)
    )
    foot = parts[f"{side}_foot"] - over
    toes = np.minimum(np.asarray(toes), foot)
    found[f"{side}_toes"] += toes
    found[f"{side}_foot"] += foot - toes


def _spread_hand(
    found: dict[str, Array], source: Source, parts: dict[str, Array], side: str
) -> None:
    end = f".{letter(side).upper()}"
    rest_of_hand = parts[f"{side}_hand"].copy()
    for n, finger in enumerate(FINGERS, 1):
        for i in (1, 2, 3):
            column = np.minimum(source.weights[f"finger{n}-{i}{end}"], rest_of_hand)
            found[f"{side}_{finger}_{i}"] += column
            rest_of_hand -= column
    found[f"{side}_hand"] += rest_of_hand
