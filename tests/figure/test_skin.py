"""The skin on its bones: it rests where its data say, follows every pose, and does not tear."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from player.figure.bones import parent_of
from player.figure.skin import body_solid, read_body, vertex_normals
from player.figure.stance import settle
from player.format.pose_library import PoseLibrary
from player.model.pose import Pose
from player.places import shipped

MEDIA = Path(shipped("media"))
POSES = PoseLibrary(MEDIA / "poses")
BODY = read_body(MEDIA / "body" / "body.npz")
EVERY = [(key, name) for key in POSES.keys() for name in BODY.points]
EDGES = np.unique(
    np.sort(np.concatenate([BODY.faces[:, pair] for pair in ([0, 1], [1, 2], [2, 0])]), axis=1),
    axis=0,
)
SHORT = 0.004
"""Metres; shorter edges, of eyelids and nails, tell nothing of a tear."""


def pose(key: str) -> Pose:
    found = POSES.pose(key)
    assert found is not None
    return found


def lengths(points: np.ndarray) -> np.ndarray:
    return np.linalg.norm(points[EDGES[:, 0]] - points[EDGES[:, 1]], axis=1)


@pytest.mark.parametrize(("key", "name"), EVERY)
def test_the_skin_follows_every_pose_without_a_tear(key: str, name: str) -> None:
    found = body_solid(settle(pose(key)).body, name)
    assert np.isfinite(found.points).all()
    before, after = lengths(BODY.points[name]), lengths(found.points)
    long = before > SHORT
    stretched = after[long] / before[long]
    assert np.percentile(stretched, 99.5) < 3.5
    assert after.max() < 0.25


@pytest.mark.parametrize("name", BODY.points)
def test_the_mirror_image_of_a_pose_has_the_mirror_image_of_the_skin(name: str) -> None:
    left, right = (
        body_solid(settle(one).body, name).points
        for one in (pose("bird-dog"), pose("bird-dog").mirrored())
    )
    for axis in (0, 1):
        assert left[:, axis].min() == pytest.approx(right[:, axis].min(), abs=0.01)
        assert left[:, axis].max() == pytest.approx(right[:, axis].max(), abs=0.01)
    assert left[:, 2].max() == pytest.approx(-right[:, 2].min(), abs=0.01)


def test_every_bone_is_carried_by_one_before_it() -> None:
    bones = list(BODY.rest)
    for place, bone in enumerate(bones):
        assert bones.index(parent_of(bone)) <= place


def test_only_the_limbs_that_move_are_stressed() -> None:
    found = body_solid(settle(pose("bird-dog")).body, "woman", ["left_arm"])
    stressed = found.points[found.faces[found.tint == 1].ravel()]
    assert len(stressed)
    assert stressed[:, 0].min() > settle(pose("bird-dog")).body.pelvis[0]
    assert not body_solid(settle(pose("bird-dog")).body, "woman").tint.any()


def test_normals_point_away_from_a_solid() -> None:
    points = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], np.float32)
    faces = np.array([[0, 2, 1], [0, 1, 3], [0, 3, 2], [1, 2, 3]], np.int32)
    normals = vertex_normals(points, faces)
    outward = points - points.mean(0)
    assert ((normals * outward).sum(1) > 0.9 * np.linalg.norm(outward, axis=1)).all()
