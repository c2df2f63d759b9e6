"""What the file of the bodies promises to whoever draws them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from player.figure import skeleton
from player.figure.space import WORLD

FILE = Path(__file__).parents[2] / "media" / "body" / "body.npz"

Arrays = dict[str, Any]


@pytest.fixture(scope="module")
def data() -> Arrays:
    with np.load(FILE) as loaded:
        return {name: loaded[name] for name in loaded}


def rest(data: Arrays) -> skeleton.Skeleton:
    hips = tuple(float(x) for x in origin(data, "spine_0"))
    return skeleton.from_angles(tuple(float(a) for a in data["angles"]), WORLD, hips)


def origin(data: Arrays, bone: str) -> Any:
    return data["rest"][list(data["bones"]).index(bone), :, 3]


def test_the_file_is_small() -> None:
    assert FILE.stat().st_size <= 1_500_000


def test_every_array_has_its_shape(data: Arrays) -> None:
    bodies, points, _ = data["points"].shape
    assert bodies == len(data["bodies"]) >= 2
    assert data["bone"].shape == data["weight"].shape == (points, 4)
    assert data["rest"].shape == (len(data["bones"]), 3, 4)
    assert data["faces"].max() == points - 1
    assert data["bone"].max() < len(data["bones"])
    assert len(set(data["bones"])) == len(data["bones"])


def test_the_weights_of_every_point_are_whole(data: Arrays) -> None:
    assert set(data["weight"].sum(1, dtype=int)) == {255}


def test_every_material_is_worn(data: Arrays) -> None:
    assert set(data["material"]) == set(range(len(data["materials"])))


def test_joints_are_where_the_skeleton_has_them(data: Arrays) -> None:
    ours = rest(data)
    expected = {f"spine_{i}": p for i, p in enumerate(ours.spine)}
    expected |= {"neck": ours.neck, "head": ours.head}
    for side, arm, leg in (
        ("left", ours.left_arm, ours.left_leg),
        ("right", ours.right_arm, ours.right_leg),
    ):
        expected |= {f"{side}_upper_arm_0": arm.root, f"{side}_upper_arm_1": arm.root}
        expected |= {f"{side}_forearm_{i}": arm.mid for i in range(4)}
        expected |= {f"{side}_hand": arm.end, f"{side}_foot": leg.end, f"{side}_shin": leg.mid}
        expected |= {f"{side}_thigh_0": leg.root, f"{side}_thigh_1": leg.root}
    for bone, point in expected.items():
        assert origin(data, bone) == pytest.approx(point, abs=1e-3), bone


def test_the_frames_are_right_handed_axes(data: Arrays) -> None:
    axes = data["rest"][:, :, :3]
    assert np.allclose(axes.transpose(0, 2, 1) @ axes, np.eye(3), atol=1e-5)
    assert np.allclose(np.linalg.det(axes), 1.0, atol=1e-5)


def test_hands_and_feet_have_the_frames_of_the_skeleton(data: Arrays) -> None:
    ours = rest(data)
    for bone, limb in (
        ("left_hand", ours.left_arm),
        ("right_hand", ours.right_arm),
        ("left_foot", ours.left_leg),
        ("right_foot", ours.right_leg),
    ):
        found = data["rest"][list(data["bones"]).index(bone), :, :3]
        assert np.allclose(found, np.array(limb.frame).reshape(3, 3).T, atol=1e-5), bone


def test_each_body_stands_on_the_floor_and_is_as_tall_as_the_figure(data: Arrays) -> None:
    for points in data["points"].astype(float) / 1e4:
        assert points[:, 1].min() == pytest.approx(0.0, abs=0.006)
        assert points[:, 1].max() == pytest.approx(1.71, abs=0.03)
