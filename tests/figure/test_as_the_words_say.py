"""What the words of an exercise promise and the picture has to keep, on both sides."""

from itertools import pairwise
from math import atan2, degrees, dist, hypot

import pytest

from player.app.locations import routine_named
from player.figure.camera import camera
from player.figure.floor_contact import height
from player.figure.skeleton import Skeleton
from player.figure.space import Point, dot
from player.figure.stance import Stance, between, settle
from player.format.pose_library import PoseLibrary
from player.model.pose import Contact, View, ease
from player.model.routine import Exercise
from player.places import shipped

POSES = PoseLibrary(shipped("media") / "poses")
both_sides = pytest.mark.parametrize("mirrored", [False, True], ids=["left", "right"])


def stance(name: str, mirrored: bool = False) -> Stance:
    pose = POSES.pose(name)
    assert pose is not None, name
    return settle(pose.mirrored() if mirrored else pose)


def exercise(name: str) -> Exercise:
    (found,) = routine_named(name).exercises()
    return found


def poses_of(name: str) -> list[str]:
    found = exercise(name)
    start = [found.start.pose] if found.start else []
    return [pose for pose in (*start, *(phase.pose for phase in found.rep)) if pose]


def slope(a: Point, b: Point) -> float:
    return degrees(atan2(b[1] - a[1], b[0] - a[0]))


def front(s: Skeleton, station: int) -> Point:
    f = s.spine_frames[station]
    return f[0], f[1], f[2]


def view_of(name: str) -> View:
    pose = POSES.pose(name)
    assert pose is not None
    return pose.view


def test_the_hips_of_the_bridge_lift_to_one_line_over_upright_shins() -> None:
    s = stance("bridge").body
    for leg in (s.left_leg, s.right_leg):
        line = [slope(leg.root, leg.mid), slope(s.neck, s.pelvis)]
        assert abs(line[0] - line[1]) < 5
        assert abs(slope(leg.mid, leg.end) + 90) < 5
        assert abs(s.left_leg.mid[2] - s.left_leg.end[2]) < 0.01


def test_the_feet_and_hands_of_the_bridge_stay_from_its_start_to_its_top() -> None:
    start, top, back = poses_of("bridge")
    assert (start, top) == (back, "bridge")
    a, b = stance(start), stance(top)
    for step in range(41):
        s = between(a, b, ease(step / 40))
        for limb in ("left_leg", "right_leg", "left_arm", "right_arm"):
            was, now = getattr(a.body, limb).end, getattr(s, limb).end
            assert hypot(was[0] - now[0], was[2] - now[2]) < 0.01, limb


@both_sides
def test_shoulder_and_head_rest_on_the_floor_when_the_needle_is_threaded(mirrored: bool) -> None:
    s = stance("thread-the-needle", mirrored).body
    threaded = Contact.RIGHT_SHOULDER if mirrored else Contact.LEFT_SHOULDER
    for part in (Contact.HEAD, threaded):
        assert abs(height(s, part)) < 0.015, part
    for leg in (s.left_leg, s.right_leg):
        assert abs(leg.root[0] - leg.mid[0]) < 0.02, "the hips stay over the knees"


def test_the_arms_of_the_pelvic_tilt_are_a_little_out_from_its_start_to_its_end() -> None:
    names = poses_of("pelvic-tilt")
    assert len(names) == 3
    for name in names:
        for arm in (stance(name).body.left_arm, stance(name).body.right_arm):
            aside, along = abs(arm.end[2] - arm.root[2]), abs(arm.end[0] - arm.root[0])
            assert 25 <= degrees(atan2(aside, along)) <= 60, name
    for a, b in pairwise(names):
        one, other = stance(a).body, stance(b).body
        assert dist(one.left_arm.end, other.left_arm.end) < 0.01


@both_sides
@pytest.mark.parametrize("name", ["side-plank", "side-plank-knees"])
def test_a_side_plank_shows_front_and_face_on_both_sides(name: str, mirrored: bool) -> None:
    near = camera(view_of(poses_of(name)[0])).near
    for pose in poses_of(name):
        s = stance(pose, mirrored).body
        assert dot(front(s, 0), near) > 0.8, pose
        face = s.head_frame[0], s.head_frame[1], s.head_frame[2]
        assert dot(face, near) > 0.8, pose


@both_sides
@pytest.mark.parametrize("name", ["knees-to-side", "knees-to-side-small"])
def test_knees_that_go_to_the_left_go_to_the_left_of_the_page(name: str, mirrored: bool) -> None:
    across = camera(view_of("knees-to-side")).right
    start, end = stance("hook-lying-arms-out", mirrored).body, stance(name, mirrored).body
    way = [b - a for a, b in zip(start.left_leg.mid, end.left_leg.mid, strict=True)]
    moved = dot((way[0], way[1], way[2]), across)
    assert moved > 0.05 if mirrored else moved < -0.05
