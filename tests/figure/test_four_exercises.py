"""The four exercises on their way: what holds in every moment, not only at the ends."""

from collections.abc import Iterator
from math import asin, atan2, degrees, dist

import pytest

from player.figure.body import HIP_HALF
from player.figure.floor_contact import height
from player.figure.skeleton import Limb, Skeleton
from player.figure.stance import between, settle
from player.format.pose_library import PoseLibrary
from player.model.pose import Contact, ease
from player.places import shipped

POSES = PoseLibrary(shipped("media") / "poses")
MOMENTS = 40


def moments(first: str, second: str, mirrored: bool = False) -> Iterator[Skeleton]:
    poses = [POSES.pose(name) for name in (first, second)]
    assert all(poses)
    a, b = (settle(p.mirrored() if mirrored else p) for p in poses if p is not None)
    return (between(a, b, ease(i / MOMENTS)) for i in range(MOMENTS + 1))


both_sides = pytest.mark.parametrize("mirrored", [False, True], ids=["left", "right"])


@pytest.mark.parametrize(
    ("first", "second"),
    [("hands-and-knees", "cat"), ("cat", "cow"), ("hands-and-knees", "cow")],
)
def test_cat_and_cow_move_the_spine_over_still_legs(first: str, second: str) -> None:
    bodies = list(moments(first, second))
    for s in bodies:
        for name in ("left_leg", "right_leg"):
            leg, was = getattr(s, name), getattr(bodies[0], name)
            for joint in ("root", "mid", "end"):
                assert dist(getattr(leg, joint), getattr(was, joint)) < 0.002
        assert abs(s.left_leg.root[0] - s.left_leg.mid[0]) < 0.01, "the hips are over the knees"


def test_the_cat_is_highest_at_the_mid_back_and_its_head_hangs() -> None:
    *_, s = moments("hands-and-knees", "cat")
    top_of = max(range(len(s.spine)), key=lambda i: s.spine[i][1])
    assert 3 <= top_of <= 6
    assert s.head[1] < s.neck[1] - 0.1
    assert s.head_frame[1] < 0.0, "the face looks down and back"


def test_the_cow_is_lowest_at_the_waist_and_looks_ahead() -> None:
    *_, s = moments("hands-and-knees", "cow")
    low_of = min(range(len(s.spine)), key=lambda i: s.spine[i][1])
    assert 1 <= low_of <= 4
    assert -0.35 < s.head_frame[1] <= 0.05, "ahead, and no higher"


@both_sides
def test_the_heel_of_the_bird_dog_is_never_higher_than_the_hip(mirrored: bool) -> None:
    for s in moments("hands-and-knees", "bird-dog", mirrored):
        leg: Limb = s.left_leg if mirrored else s.right_leg
        arm: Limb = s.right_arm if mirrored else s.left_arm
        assert leg.end[1] <= leg.root[1]
    slope = degrees(atan2(arm.end[1] - leg.end[1], arm.end[0] - leg.end[0]))
    assert abs(slope) < 10, "level from the fingers to the heel"


@both_sides
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("side-lying-closed", "open-book-up"),
        ("open-book-up", "open-book-open"),
        ("side-lying-closed", "open-book-open"),
        ("side-lying-closed", "open-book-bent"),
    ],
)
def test_the_knees_of_the_open_book_stay_stacked_and_where_they_are(
    first: str, second: str, mirrored: bool
) -> None:
    bodies = list(moments(first, second, mirrored))
    for s in bodies:
        (x, _, z), (u, _, w) = s.left_leg.mid, s.right_leg.mid
        assert dist((x, z), (u, w)) < 0.03
        for name in ("left_leg", "right_leg"):
            for joint in ("root", "mid", "end"):
                was = getattr(getattr(bodies[0], name), joint)
                assert dist(getattr(getattr(s, name), joint), was) < 0.01
        assert abs(s.spine_frames[0][7]) > 0.995, "the pelvis stays on its side"


@both_sides
def test_the_chest_of_the_open_book_turns_by_35_degrees_and_only_one_way(mirrored: bool) -> None:
    turns = []
    for s in moments("side-lying-closed", "open-book-open", mirrored):
        f = s.spine_frames[-1]
        turns.append(degrees(atan2(abs(f[8]), abs(f[7]))))
    assert turns == sorted(turns)
    assert turns[0] < 3
    assert turns[-1] == pytest.approx(35, abs=3)


@both_sides
@pytest.mark.parametrize("second", ["knees-to-side", "knees-to-side-small"])
def test_shoulders_and_feet_stay_on_the_floor_while_the_knees_roll_over(
    second: str, mirrored: bool
) -> None:
    bodies = list(moments("hook-lying-arms-out", second, mirrored))
    down = (
        Contact.LEFT_SHOULDER,
        Contact.RIGHT_SHOULDER,
        Contact.LEFT_FOOT,
        Contact.RIGHT_FOOT,
        Contact.LEFT_HAND,
        Contact.RIGHT_HAND,
    )
    for s in bodies:
        for contact in down:
            assert abs(height(s, contact)) < 0.02, contact
        assert 0.098 < dist(s.left_leg.mid, s.right_leg.mid) < 0.13, "the knees stay together"


def test_the_knees_go_to_the_left_and_the_pelvis_with_them() -> None:
    *_, s = moments("hook-lying-arms-out", "knees-to-side")
    rolled = degrees(asin((s.right_leg.root[1] - s.left_leg.root[1]) / (2 * HIP_HALF)))
    assert 33 <= rolled <= 42
    ankles = [(a + b) / 2 for a, b in zip(s.left_leg.end, s.right_leg.end, strict=True)]
    knees = [(a + b) / 2 for a, b in zip(s.left_leg.mid, s.right_leg.mid, strict=True)]
    assert knees[2] > ankles[2] + 0.1, "to the left, which is towards +Z for who lies on the back"
    assert 35 <= degrees(atan2(knees[1], knees[2] - ankles[2])) <= 50
