import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.model.joint import ANGLES, JOINTS, NEUTRAL, blended_angles, place_of, shoulder_angles
from player.model.pose import (
    Body,
    Contact,
    Placement,
    Pose,
    View,
    ease,
)


def angles(**named: float) -> tuple[float, ...]:
    found = list(NEUTRAL)
    for name, degrees in named.items():
        joint, motion = name.split("__")
        found[place_of(joint.replace("_", " "), motion.replace("_", " "))] = degrees
    return tuple(found)


@st.composite
def poses(draw: st.DrawFn) -> Pose:
    bent = []
    for joint, motion in ANGLES:
        span = JOINTS[joint][motion]
        bent.append(draw(st.floats(span.least, span.most)))
    turn = st.floats(-90, 90)
    body = Body(draw(st.sampled_from(Placement)), draw(turn), draw(turn), draw(turn))
    floor = tuple(draw(st.lists(st.sampled_from(Contact), unique=True, max_size=4)))
    return Pose("any", body=body, angles=tuple(bent), floor=floor)


@given(poses())
def test_the_mirror_image_of_the_mirror_image_is_the_pose(pose: Pose) -> None:
    assert pose.mirrored().mirrored() == pose


def test_the_mirror_image_swaps_sides_and_turns_the_other_way() -> None:
    pose = Pose(
        "x",
        body=Body(Placement.ON_THE_LEFT, tilt=3, turn=10, lean=-4),
        angles=angles(left_knee__flexion=90, neck__rotation=30, neck__flexion=5),
        floor=(Contact.LEFT_HIP, Contact.HEAD),
        base=Pose("base", angles=angles(left_hip__flexion=20)),
    )
    right = pose.mirrored()
    assert right.body == Body(Placement.ON_THE_RIGHT, tilt=3, turn=-10, lean=4)
    assert right.angle("right knee", "flexion") == 90
    assert right.angle("left knee", "flexion") == 0
    assert right.angle("neck", "rotation") == -30
    assert right.angle("neck", "flexion") == 5
    assert right.floor == (Contact.RIGHT_HIP, Contact.HEAD)
    assert right.base is not None
    assert right.base.angle("right hip", "flexion") == 20


@given(poses(), poses(), st.floats(0, 1))
def test_an_angle_on_the_way_stays_between_its_ends(a: Pose, b: Pose, t: float) -> None:
    between = blended_angles(a.angles, b.angles, t)
    for (joint, motion), p, q, r in zip(ANGLES, a.angles, b.angles, between, strict=True):
        if not joint.endswith("shoulder"):
            assert min(p, q) - 1e-6 <= r <= max(p, q) + 1e-6, (joint, motion)


def test_an_arm_sweeps_on_a_great_circle_and_does_not_dip() -> None:
    front = angles(right_shoulder__elevation=90, right_shoulder__plane=90)
    back = angles(right_shoulder__elevation=90, right_shoulder__plane=-40)
    for step in range(11):
        here = blended_angles(front, back, step / 10)
        assert here[place_of("right shoulder", "elevation")] == pytest.approx(90, abs=1e-6)
    assert blended_angles(front, back, 0.5)[place_of("right shoulder", "plane")] == pytest.approx(
        25
    )


def test_a_hanging_arm_is_lifted_in_the_plane_it_goes_to() -> None:
    hanging = angles(right_shoulder__elevation=0, right_shoulder__plane=0)
    ahead = angles(right_shoulder__elevation=120, right_shoulder__plane=90)
    here = blended_angles(hanging, ahead, 0.25)
    assert here[place_of("right shoulder", "elevation")] == pytest.approx(30)
    assert here[place_of("right shoulder", "plane")] == 90


def test_the_view_turns_the_short_way() -> None:
    assert View(170, 0).towards(View(-170, 20), 0.5) == View(180, 10)


@given(st.floats(0, 1), st.floats(0, 1))
def test_easing_goes_from_0_to_1_and_never_back(s: float, t: float) -> None:
    assert 0 <= ease(t) <= 1
    assert (ease(0), ease(0.5), ease(1)) == (0, 0.5, 1)
    if s <= t:
        assert ease(s) <= ease(t) + 1e-12


@pytest.mark.parametrize(
    ("motion", "degrees", "expected"),
    [("flexion", 170, (170, 90)), ("flexion", -30, (30, -90)), ("abduction", 90, (90, 0))],
)
def test_flexion_and_abduction_are_an_elevation_in_a_plane(
    motion: str, degrees: float, expected: tuple[float, float]
) -> None:
    found = shoulder_angles(motion, degrees)
    assert (found["elevation"], found["plane"]) == expected


def test_every_range_holds_the_neutral_angle_and_names_its_source() -> None:
    for motions in JOINTS.values():
        for span in motions.values():
            assert span.holds(0)
            assert span.source
