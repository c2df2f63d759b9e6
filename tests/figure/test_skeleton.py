from itertools import pairwise
from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player.figure import body
from player.figure.skeleton import Skeleton, from_angles, pelvis_frame
from player.figure.space import (
    Frame,
    Point,
    about_x,
    about_y,
    about_z,
    bent,
    blended_frames,
    cross,
    dot,
    framed,
)
from player.model.joint import ANGLES, JOINTS, NEUTRAL, place_of
from player.model.pose import Body, Placement, Pose, Prop, PropKind, PropPlace


def pose(placement: Placement = Placement.STANDING, **named: float) -> Pose:
    found = list(NEUTRAL)
    for name, angle in named.items():
        joint, motion = name.split("__")
        found[place_of(joint.replace("_", " "), motion.replace("_", " "))] = angle
    return Pose("x", body=Body(placement), angles=tuple(found))


def skeleton(pose: Pose) -> Skeleton:
    return from_angles(pose.angles, pelvis_frame(pose), (0.0, 0.0, 0.0))


@st.composite
def poses(draw: st.DrawFn) -> Pose:
    bends = [
        draw(st.floats(JOINTS[joint][motion].least, JOINTS[joint][motion].most))
        for joint, motion in ANGLES
    ]
    lie = Body(draw(st.sampled_from(Placement)), draw(st.floats(-60, 60)), draw(st.floats(-60, 60)))
    return Pose("any", body=lie, angles=tuple(bends))


def near(point: Point, x: float, y: float, z: float) -> bool:
    return dist(point, (x, y, z)) < 1e-6


def test_standing_is_upright_and_as_tall_as_the_body() -> None:
    s = skeleton(pose())
    assert near(s.neck, 0, 0.30 * body.HEIGHT, 0)
    assert near(s.right_leg.end, 0, -0.49 * body.HEIGHT, body.HIP_HALF)
    assert s.right_arm.end[2] > 0 > s.left_arm.end[2], "Z is to the person's right"
    assert s.right_leg.frame[:3] == (1, 0, 0), "toes point forward, which is X"


def test_right_handed_axes() -> None:
    assert cross((1, 0, 0), (0, 1, 0)) == (0, 0, 1)
    for placement in Placement:
        f = skeleton(pose(placement)).spine_frames[0]
        assert dist(cross(f[:3], f[3:6]), f[6:]) < 1e-9


@pytest.mark.parametrize(
    ("named", "arm_or_leg", "towards"),
    [
        ({"right_shoulder__elevation": 90.0}, "right_arm", (1, 0, 0)),
        ({"left_shoulder__elevation": 90.0, "left_shoulder__plane": 0.0}, "left_arm", (0, 0, -1)),
        ({"right_shoulder__elevation": 40.0, "right_shoulder__plane": -90.0}, "right_arm",
         (-0.643, -0.766, 0)),
        ({"left_hip__flexion": 90.0}, "left_leg", (1, 0, 0)),
        ({"left_hip__abduction": 30.0}, "left_leg", (0, -0.866, -0.5)),
        ({"right_hip__flexion": -30.0}, "right_leg", (-0.5, -0.866, 0)),
    ],
)  # fmt: skip
def test_where_a_limb_points(named: dict[str, float], arm_or_leg: str, towards: Point) -> None:
    limb = getattr(skeleton(pose(**named)), arm_or_leg)
    length = dist(limb.root, limb.mid)
    for a, b, wanted in zip(limb.root, limb.mid, towards, strict=True):
        assert (b - a) / length == pytest.approx(wanted, abs=2e-3)


@pytest.mark.parametrize(
    ("motion", "degrees", "axis", "metres"),
    [
        ("elevation", 30.0, 1, 0.085),
        ("elevation", -10.0, 1, -0.0295),
        ("protraction", 20.0, 0, 0.058),
        ("protraction", -30.0, 0, -0.085),
    ],
)
def test_a_shoulder_blade_carries_the_shoulder_up_and_ahead(
    motion: str, degrees: float, axis: int, metres: float
) -> None:
    plain = skeleton(pose())
    for side in ("left", "right"):
        s = skeleton(pose(**{f"{side}_shoulder blade__{motion}": degrees}))
        root, was = getattr(s, f"{side}_arm").root, getattr(plain, f"{side}_arm").root
        assert root[axis] - was[axis] == pytest.approx(metres, abs=1e-3)
        inner = (s.neck[0], s.neck[1] - body.SHOULDER_DROP, s.neck[2])
        assert dist(inner, root) == pytest.approx(body.SHOULDER_HALF), "a collar bone is stiff"


def test_hinges_bend_forward_at_the_elbow_and_back_at_the_knee() -> None:
    s = skeleton(pose(left_elbow__flexion=90, right_knee__flexion=90))
    assert s.left_arm.end[0] - s.left_arm.mid[0] == pytest.approx(body.FOREARM)
    assert s.right_leg.mid[0] - s.right_leg.end[0] == pytest.approx(body.SHIN)


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_hand_on_the_floor_has_its_palm_down_and_its_thumb_inside(side: str) -> None:
    named = {
        f"{side}_shoulder__elevation": 90.0,
        f"{side}_forearm__pronation": 90.0,
        f"{side}_wrist__extension": 90.0,
    }
    f = getattr(skeleton(pose(Placement.HANDS_AND_KNEES, **named)), f"{side}_arm").frame
    back_of_hand = f[7] if side == "right" else -f[7]
    assert back_of_hand == pytest.approx(1)
    assert f[3] == pytest.approx(-1), "fingers point ahead"
    assert (f[2] < 0) == (side == "right"), "the thumb points to the other hand"


def test_the_spine_bends_as_a_smooth_curve_and_keeps_its_length() -> None:
    s = skeleton(pose(lumbar_spine__flexion=50, thoracic_spine__flexion=40))
    length = sum(dist(a, b) for a, b in pairwise(s.spine))
    assert length == pytest.approx(0.30 * body.HEIGHT)
    ways = [
        tuple((q - p) / dist(a, b) for p, q in zip(a, b, strict=True)) for a, b in pairwise(s.spine)
    ]
    for a, b in pairwise(ways):
        assert dot(a, b) > 0.95
    assert s.spine_frames[-1][3] == pytest.approx(1), "ninety degrees in all"


def test_turns_to_the_left_are_positive() -> None:
    s = skeleton(pose(thoracic_spine__rotation=30))
    assert s.spine_frames[-1][2] < 0
    assert s.spine_frames[0][2] == 0
    bend = skeleton(pose(lumbar_spine__side_bend=20))
    assert bend.neck[2] < -0.1


def lengths(s: Skeleton) -> list[float]:
    return [
        length
        for limb in (s.left_arm, s.right_arm, s.left_leg, s.right_leg)
        for length in (dist(limb.root, limb.mid), dist(limb.mid, limb.end))
    ]


@settings(max_examples=60)
@given(poses())
def test_bones_keep_their_lengths_whatever_the_pose(any_pose: Pose) -> None:
    assert lengths(skeleton(any_pose)) == pytest.approx(
        [body.UPPER_ARM, body.FOREARM] * 2 + [body.THIGH, body.SHIN] * 2
    )


@settings(max_examples=60)
@given(poses())
def test_the_mirror_image_of_a_pose_is_the_mirror_image_of_its_body(any_pose: Pose) -> None:
    s, m = skeleton(any_pose), skeleton(any_pose.mirrored())
    on_side = any_pose.body.placement in (Placement.ON_THE_LEFT, Placement.ON_THE_RIGHT)
    x_way, z_way = (-1.0, 1.0) if on_side else (1.0, -1.0)

    def image(p: Point) -> Point:
        return p[0] * x_way, p[1], p[2] * z_way

    for one, other in (("left_arm", "right_arm"), ("right_leg", "left_leg")):
        assert dist(image(getattr(s, one).end), getattr(m, other).end) < 1e-9
    assert dist(image(s.head), m.head) < 1e-9


@pytest.mark.parametrize("mirrored", [False, True], ids=["left", "right"])
def test_who_lies_on_a_side_shows_the_front_to_the_viewer(mirrored: bool) -> None:
    lying = Pose("x", body=Body(Placement.ON_THE_LEFT))
    s = skeleton(lying.mirrored() if mirrored else lying)
    assert s.spine_frames[0][:3] == (0.0, 0.0, 1.0)
    assert s.head_frame[:3] == pytest.approx((0.0, 0.0, 1.0))
    upper, under = (s.left_leg, s.right_leg) if mirrored else (s.right_leg, s.left_leg)
    assert upper.root[1] > under.root[1]
    assert (s.head[0] > 0.0) is not mirrored


def test_a_head_on_a_cushion_stays_there_when_the_body_rolls_over() -> None:
    cushion = Prop(PropKind.CUSHION, PropPlace.HEAD)
    lying = Pose("x", body=Body(Placement.ON_THE_LEFT), props=(cushion,))
    left, right = skeleton(lying), skeleton(lying.mirrored())
    assert left.head == pytest.approx(right.head)
    assert left.head_frame[:3] == pytest.approx((0.0, 0.0, 1.0))
    assert right.head_frame[:3] == pytest.approx((0.0, 0.0, -1.0))


points = st.tuples(*[st.floats(-1, 1)] * 3)


@given(points, points)
def test_a_limb_reaches_what_is_in_reach_and_keeps_its_bones(mid: Point, target: Point) -> None:
    joint, end = bent((0.0, 0.0, 0.0), mid, target, 0.28, 0.24)
    assert dist((0, 0, 0), joint) == pytest.approx(0.28, abs=1e-5)
    assert dist(joint, end) == pytest.approx(0.24, abs=1e-5)
    if 0.05 < dist((0, 0, 0), target) < 0.51:
        assert dist(end, target) < 1e-4


def test_frames_turn_about_their_own_axes() -> None:
    world: Frame = (1, 0, 0, 0, 1, 0, 0, 0, 1)
    assert about_z(world, 90)[:3] == pytest.approx((0, 1, 0))
    assert about_x(world, 90)[3:6] == pytest.approx((0, 0, 1))
    assert about_y(world, 90)[6:] == pytest.approx((1, 0, 0))
    assert framed((1, 1, 0), (0, 2, 0)) == pytest.approx(world)


@given(st.floats(-170, 170), st.floats(0.01, 0.99))
def test_a_frame_on_the_way_turns_as_evenly_as_an_angle(degrees: float, t: float) -> None:
    world: Frame = (1, 0, 0, 0, 1, 0, 0, 0, 1)
    for turned in (about_x, about_y, about_z):
        here = blended_frames(world, turned(world, degrees), t)
        assert here == pytest.approx(turned(world, degrees * t), abs=1e-6)
