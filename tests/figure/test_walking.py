"""Walking on the spot: one knee and then the other, in an easy time, on a foot that stays."""

from itertools import pairwise
from math import dist, hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.figure.skeleton import Skeleton
from player.figure.stance import BEAT, Stance, between, settle, step_at, walks
from player.format.pose_library import PoseLibrary
from player.model.pose import ease
from player.places import shipped

POSES = PoseLibrary(shipped("media") / "poses")


def stance(name: str, mirrored: bool = False) -> Stance:
    pose = POSES.pose(name)
    assert pose is not None
    return settle(pose.mirrored() if mirrored else pose)


STANDING, LEFT = stance("standing"), stance("walking-on-the-spot")
RIGHT = stance("walking-on-the-spot", mirrored=True)


def body(offset: float, length: float) -> Skeleton:
    a, b, share = step_at(STANDING, LEFT, RIGHT, offset, length)
    return between(a, b, ease(share))


def test_only_a_long_way_onto_one_foot_is_a_walk() -> None:
    assert walks(STANDING, LEFT, 60.0)
    assert not walks(STANDING, LEFT, 2.0)
    assert not walks(LEFT, STANDING, 60.0)
    assert not walks(LEFT, LEFT, 60.0)
    assert not walks(STANDING, stance("standing-turn"), 60.0)
    assert not walks(stance("seated"), stance("seated-bird-dog"), 60.0)


def test_the_knees_lift_in_turn_once_a_second() -> None:
    lifted = []
    for tenth in range(600):
        s = body(tenth / 10, 60.0)
        up = [leg.mid[1] for leg in (s.left_leg, s.right_leg)]
        if max(up) > 0.55:
            lifted.append("left" if up[0] > up[1] else "right")
    turns = [lifted[0], *(b for a, b in pairwise(lifted) if a != b)]
    assert turns[:4] == ["left", "right", "left", "right"]
    assert all(a != b for a, b in pairwise(turns))
    assert 58 <= len(turns) <= 62


@given(st.floats(2.1, 600.0))
def test_a_walk_begins_and_ends_as_its_two_poses(length: float) -> None:
    begin, _, share = step_at(STANDING, LEFT, RIGHT, 0.0, length)
    assert (begin, share) == (STANDING, 0.0)
    _, end, share = step_at(STANDING, LEFT, RIGHT, length, length)
    assert end is LEFT
    assert share == pytest.approx(1.0)


@given(st.floats(2.1, 600.0), st.floats(0.0, 1.0))
def test_a_beat_takes_about_its_time_and_nothing_jumps(length: float, part: float) -> None:
    a, b = (body(min(length, part * length + more), length) for more in (0.0, 0.01))
    for limb in ("left_arm", "right_arm", "left_leg", "right_leg"):
        assert dist(getattr(a, limb).end, getattr(b, limb).end) < 0.08
    beats = 1 + 4 * max(1, round((length / BEAT - 1) / 4))
    assert BEAT / 1.8 < length / beats < BEAT * 1.8


def test_the_foot_that_carries_the_body_stays_and_the_other_leaves_the_floor() -> None:
    highest = 0.0
    for tenth in range(21):
        s = body(tenth / 10, 60.5)
        feet = [
            (leg.end, was.end)
            for leg, was in (
                (s.left_leg, STANDING.body.left_leg),
                (s.right_leg, STANDING.body.right_leg),
            )
        ]
        slid = [hypot(p[0] - q[0], p[2] - q[2]) for p, q in feet]
        carrying = 0 if feet[0][0][1] < feet[1][0][1] else 1
        assert slid[carrying] < 0.01
        assert feet[carrying][0][1] == pytest.approx(feet[carrying][1][1], abs=0.01)
        highest = max(highest, *(p[1] for p, _ in feet))
    assert highest > 0.2
