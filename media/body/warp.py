"""Takes MakeHuman's bodies to the proportions of the figure, joint for joint.

Each part of the body has a map of its own that takes the two ends of its bone to the figure's
joints and keeps, or evens out, its thickness. A point follows the maps of its parts by its
weights, so the skin stays whole.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from media.body.curves import through
from media.body.frames import frame_by, letter
from media.body.hand import fingers_moved, hand_map
from media.body.rest import Rest
from media.body.source import Array, Source
from player.figure import body

Map = Callable[[Array], Array]


def warped(source: Source, rest: Rest, parts: dict[str, Array]) -> Array:
    """The points of all bodies (B, N, 3) in the figure's rest stance.

    `parts` gives the weights (N,) of each part of the body: "axis", "head" and, for each side,
    "clavicle", "upper_arm", "forearm", "hand", "thigh", "shin", "foot".
    """
    points = source.points
    total = np.zeros_like(points)
    for part, weights in parts.items():
        moved = _map_of(part, source, rest)(points)
        total += weights[None, :, None] * moved
    return total


def _map_of(part: str, source: Source, rest: Rest) -> Map:
    if part == "axis":
        return _axis(source, rest)
    if part == "head":
        return _head(source, rest)
    side, _, name = part.partition("_")
    if name == "clavicle":
        return _shoulder_girdle(source, rest, side)
    if name == "hand":
        hand = rest.frames[rest.bones.index(f"{side}_hand")]
        move = hand_map(source, side, hand)
        return lambda points: fingers_moved(source, side, hand, move(points))
    if name == "foot":
        return _foot(source, rest, side)
    return _bone(source, rest, side, name)


def sizes(source: Source) -> Array:
    """For each body, what makes it as tall as the figure."""
    return np.asarray(body.HEIGHT / source.tall)


def _joint(source: Source, name: str) -> Array:
    return source.joints[f"joint-{name}"]


SHOULDER_LOW = 0.020
"""How far the flesh of the shoulders hangs under the figure's joints, which stand high."""


HIP_BACK = (0.000, 0.022)
"""How far the flesh of each body's pelvis is moved back about the hip joints: MakeHuman has them
at other depths in a woman and a man."""


def _axis(source: Source, rest: Rest) -> Map:
    """Trunk and neck: heights and depths by marks up the spine, widths as they are."""
    hips = (_joint(source, "l-upper-leg") + _joint(source, "r-upper-leg")) / 2
    shoulders = (_joint(source, "l-shoulder") + _joint(source, "r-shoulder")) / 2
    head = _joint(source, "head")
    top = rest.skeleton.left_arm.root[1] - SHOULDER_LOW
    spine = rest.skeleton.spine
    scale = sizes(source)
    head_map = _head(source, rest)
    head_to = head_map(head[:, None])[:, 0]

    def move(points: Array) -> Array:
        moved = np.empty_like(points)
        for b, p in enumerate(points):
            s = scale[b]
            low = hips[b, 1] - 0.3 / s
            marks = [low, hips[b, 1], shoulders[b, 1], head[b, 1], head[b, 1] + 0.3]
            heights = [spine[0][1] - 0.3, spine[0][1], top, head_to[b, 1], head_to[b, 1] + 0.3 * s]
            ahead = [0.0, 0.0, 0.0, head_to[b, 0], head_to[b, 0]]
            hip = hips[b, 0] + HIP_BACK[b] / s
            theirs = [hip, hip, shoulders[b, 0], head[b, 0], head[b, 0]]
            y = through(p[:, 1], marks, heights)
            x = s * (p[:, 0] - through(p[:, 1], marks, theirs)) + through(p[:, 1], marks, ahead)
            x = np.where(x > 0.0, x * (1.0 - FLATTER * _below(y, top)), x)
            moved[b] = np.stack([x, y, s * p[:, 2]], 1)
        return moved

    return move


FLATTER = 0.10
"""How much less the front of the trunk stands out than MakeHuman's: the figure's hands, thighs
and floor come nearer to its spine."""


def _below(y: Array, top: float) -> Array:
    """1 under the chest, 0 at the shoulders."""
    return np.asarray(np.clip((top - y) / 0.15, 0.0, 1.0))


HEAD_SIZE = 0.97
CROWN = 1.700
"""How high the crown is, under the hair."""

HEAD_AHEAD = -0.002


def _head(source: Source, rest: Rest) -> Map:
    scale = sizes(source)
    middle = (_joint(source, "head") + _joint(source, "head-2")) / 2

    def move(points: Array) -> Array:
        moved = (points - middle[:, None] * [1, 0, 1]) * scale[:, None, None] * HEAD_SIZE
        moved[..., 0] += HEAD_AHEAD
        moved[..., 1] += CROWN - HEAD_SIZE * body.HEIGHT
        return moved

    return move


def _shoulder_girdle(source: Source, rest: Rest, side: str) -> Map:
    """The trunk's map, moved so that the shoulder joint comes to its place."""
    axis = _axis(source, rest)
    shoulder = _joint(source, f"{letter(side)}-shoulder")
    want = rest.origin(f"{side}_upper_arm_0") - [0.0, SHOULDER_LOW, 0.0]

    def move(points: Array) -> Array:
        return axis(points) + (want - axis(shoulder[:, None]))

    return move


_BONES = {
    "upper_arm": ("shoulder", "elbow", "upper_arm_1", "forearm_0"),
    "forearm": ("elbow", "hand", "forearm_0", "hand"),
    "thigh": ("upper-leg", "knee", "thigh_0", "shin"),
    "shin": ("knee", "ankle", "shin", "foot"),
}


THIGH_DEPTH = 0.92
"""How deep a thigh is, against MakeHuman's, from front to back."""

KNEE_BACK = 0.010
"""How far the flesh of the knee lies behind where MakeHuman has it, so that the figure's low
kneeling knee touches the floor with its skin."""


def _bone(source: Source, rest: Rest, side: str, name: str) -> Map:
    """A bone of a limb: as long as the figure's, as thick as the body's."""
    near, far, bone, following = _BONES[name]
    root, end = (_joint(source, f"{letter(side)}-{joint}") for joint in (near, far))
    at, to = rest.origin(f"{side}_{bone}"), rest.origin(f"{side}_{following}")
    if name == "thigh":
        to = to - [KNEE_BACK, 0.0, 0.0]
    if name == "shin":
        at = at - [KNEE_BACK, 0.0, 0.0]
    if name == "upper_arm":
        at = at - [0.0, SHOULDER_LOW, 0.0]
    scale = sizes(source)
    ours = _axes(rest, side, name)
    ours = frame_by(ours[:, 0], at - to)
    theirs = _their_axes(source, side, name)

    def move(points: Array) -> Array:
        moved = np.empty_like(points)
        for b, p in enumerate(points):
            along = np.linalg.norm(to - at) / np.linalg.norm(end[b] - root[b])
            deep = scale[b] * (THIGH_DEPTH if name == "thigh" else 1.0)
            inside = (p - root[b]) @ theirs[b] * [deep, along, scale[b]]
            moved[b] = at + inside @ ours.T
        return moved

    return move


def _axes(rest: Rest, side: str, name: str) -> Array:
    bone = {"upper_arm": "upper_arm_1", "forearm": "forearm_0", "thigh": "thigh_1"}.get(name, name)
    return rest.axes(f"{side}_{bone}")


def _their_axes(source: Source, side: str, name: str) -> list[Array]:
    """MakeHuman's bones in the convention of the figure, for each body."""
    c = letter(side)
    found = []
    for b in range(len(source.points)):
        shoulder, elbow, wrist, hip, knee, ankle = (
            _joint(source, f"{c}-{joint}")[b]
            for joint in ("shoulder", "elbow", "hand", "upper-leg", "knee", "ankle")
        )
        if name in ("upper_arm", "forearm"):
            upper = frame_by(wrist - elbow, shoulder - elbow)
            if name == "upper_arm":
                found.append(upper)
            else:
                y = (elbow - wrist) / np.linalg.norm(elbow - wrist)
                found.append(np.stack([np.cross(y, upper[:, 2]), y, upper[:, 2]], 1))
        else:
            forward = np.array([1.0, 0.0, 0.0])
            found.append(frame_by(forward, hip - knee if name == "thigh" else knee - ankle))
    return found


def _foot(source: Source, rest: Rest, side: str) -> Map:
    """The foot, turned to point straight ahead, its sole on the floor; heel and toes longer."""
    c = letter(side)
    ankle = _joint(source, f"{c}-ankle")
    balls = _joint(source, f"{c}-toe-2-1")
    at = rest.origin(f"{side}_foot")
    scale = sizes(source)

    def move(points: Array) -> Array:
        moved = np.empty_like(points)
        for b, p in enumerate(points):
            ahead = (balls[b] - ankle[b]) * [1, 0, 1]
            theirs = frame_by(ahead, np.array([0.0, 1.0, 0.0]))
            long = body.FOOT / np.linalg.norm(ahead)
            high = body.SOLE / ankle[b, 1]
            inside = (p - ankle[b]) @ theirs * [long, high, scale[b]]
            x = inside[:, 0]
            inside[:, 0] = x + 0.25 * np.minimum(x, 0.0) + 0.2 * np.maximum(x - body.FOOT, 0.0)
            moved[b] = at + inside
        return moved

    return move
