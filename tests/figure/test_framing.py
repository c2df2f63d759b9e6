"""What a scene shows: all of the body as it is drawn, as near as that allows, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from player.figure.camera import camera
from player.figure.framing import body_extent
from player.figure.props import thing_points
from player.figure.scene import Scene, scene
from player.figure.skin import body_solid
from player.figure.stance import Stance, settle
from player.format.pose_library import PoseLibrary
from player.places import shipped

POSES = PoseLibrary(shipped("media") / "poses")
HARDLY = 0.006
"""Metres; a sleeve that is cut by less is not seen to be."""


def stance(name: str) -> Stance:
    pose = POSES.pose(name)
    assert pose is not None, name
    return settle(pose)


@pytest.mark.parametrize("body", ["woman", "man"])
@pytest.mark.parametrize("name", POSES.keys())
def test_all_of_the_drawn_body_is_inside_what_is_seen(name: str, body: str) -> None:
    one = stance(name)
    seen = scene([one])
    eye = camera(seen.view)
    points = np.asarray(body_solid(one.body, body).points)
    xs, ys = points @ np.array(eye.right), points @ np.array(eye.up)
    assert seen.extent.left - HARDLY <= xs.min()
    assert xs.max() <= seen.extent.right + HARDLY
    assert seen.extent.bottom - HARDLY <= ys.min()
    assert ys.max() <= seen.extent.top + HARDLY
    wide, high = xs.max() - xs.min(), ys.max() - ys.min()
    assert seen.extent.right - seen.extent.left < wide + 0.23
    assert seen.extent.top - seen.extent.bottom < high + 0.23


def test_mat_and_things_do_not_make_the_body_smaller() -> None:
    lying, sitting = scene([stance("hook-lying")]), scene([stance("seated")])
    for seen, name in ((lying, "hook-lying"), (sitting, "seated")):
        assert seen.mat or seen.things
        bare = body_extent(seen.view, [stance(name).body])
        assert seen.extent.right - seen.extent.left < bare.right - bare.left + 0.1


def inside(seen: Scene, across: float) -> bool:
    return seen.extent.left <= across <= seen.extent.right


def test_in_a_wide_room_a_scene_moves_aside_to_show_its_things() -> None:
    seen = scene([stance("seated")])
    eye = camera(seen.view)
    across = [eye.spot(p)[0] for thing in seen.things for p in thing_points(thing)]
    assert not all(inside(seen, x) for x in across)
    high = seen.extent.top - seen.extent.bottom
    wide = seen.extent.right - seen.extent.left
    roomy = seen.framed(wide + 0.5, high)
    assert all(inside(roomy, x) for x in across)
    assert roomy.extent.left <= seen.extent.left
    assert roomy.extent.right >= seen.extent.right
    assert roomy.extent.top == seen.extent.top
    assert seen.framed(wide, high * 2) == seen, "there is no room to move aside"
