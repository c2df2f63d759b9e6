"""A shirt and trousers over the skin: layers of their own, cut along clean lines."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from media.body.mesh import Mesh, cut, kept, normals, painted
from media.body.rest import SIDES, Rest
from media.body.source import Array

SLEEVE = 0.56
"""Where a sleeve ends, as a part of the upper arm."""

HEM = 0.865
"""How high the hem of the shirt hangs."""

CUFF = 0.105
"""How high the trousers end."""

UNDER = 0.03
"""How far the skin goes on under a hem, and the trousers under the shirt."""


def outside_sleeves(mesh: Mesh, rest: Rest) -> Array:
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


def over_collar(mesh: Mesh) -> Array:
    """How far over the collar each point lies, in metres."""
    p = mesh.middle
    over = p[:, 1] - (1.425 - 0.45 * (p[:, 0] + 0.01))
    return np.where(np.abs(p[:, 2]) < 0.13, over, -1.0)


def shirt(suit: Mesh, rest: Rest) -> Mesh:
    """The upper part of a suit that covers the whole body, as a shirt."""
    field = np.minimum(-outside_sleeves(suit, rest), -over_collar(suit))
    field = np.minimum(field, np.where(_arms(suit, rest), 1.0, suit.middle[:, 1] - HEM))
    return swollen(painted_all(kept(*cut(suit, field)), "shirt"), 0.010)


def trousers(suit: Mesh, rest: Rest) -> Mesh:
    """The lower part of a suit, as trousers."""
    y = suit.middle[:, 1]
    field = np.minimum(HEM + UNDER - y, y - CUFF)
    field = np.where(_arms(suit, rest), -1.0, field)
    return swollen(painted_all(kept(*cut(suit, field)), "trousers"), 0.004)


def bare(skin: Mesh, rest: Rest) -> Mesh:
    """The skin that no cloth covers, and a little more of it under every hem."""
    y = skin.middle[:, 1]
    feet = np.where(_arms(skin, rest), -1.0, CUFF - y)
    shown = np.maximum(np.maximum(outside_sleeves(skin, rest), over_collar(skin)), feet)
    return kept(*cut(skin, shown + UNDER))


def _arms(mesh: Mesh, rest: Rest) -> Array:
    return outside_sleeves(mesh, rest) > -0.9


def painted_all(mesh: Mesh, material: str) -> Mesh:
    """All faces of one material."""
    return painted(mesh, [True] * len(mesh.faces), material)


def swollen(mesh: Mesh, metres: float) -> Mesh:
    """Every point moved outward."""
    moved = np.stack([p + normals(p, mesh.faces) * metres for p in mesh.points])
    return replace(mesh, points=moved)
