"""Bodies on the floor and on their way: what is planted stays, nothing sinks, nothing stretches."""

from math import dist, hypot
from pathlib import Path

import pytest

from player.figure import body
from player.figure.floor_contact import parts
from player.figure.hands import CLOSED, EASY, FLAT, LONG
from player.figure.pose_checks import floor_findings
from player.figure.skeleton import Skeleton
from player.figure.space import Point
from player.figure.stance import SAME_PLACE, between, settle
from player.format.pose_library import PoseLibrary
from player.model.joint import NEUTRAL, place_of
from player.model.pose import Body, Contact, Placement, Pose
from player.places import shipped

POSES = PoseLibrary(Path(shipped("media")) / "poses")
STEPS = 24
LIMBS = {"hand": "arm", "elbow": "arm", "foot": "leg", "knee": "leg"}


def pose(name: str) -> Pose:
    found = POSES.pose(name)
    assert found is not None, name
    return found


def point(s: Skeleton, contact: Contact) -> Point | None:
    side, _, part = contact.value.partition(" ")
    if part not in LIMBS:
        return None
    limb = getattr(s, f"{side}_{LIMBS[part]}")
    found: Point = limb.end if part in ("hand", "foot") else limb.mid
    return found


def level(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[2] - b[2])


PAIRS = [
    *((name, made.base.key) for name in POSES.keys() if (made := pose(name)).base is not None),
    ("cat", "cow"), ("bottom-to-heels", "childs-pose"), ("bridge-ready", "bridge"),
    ("pelvic-tilt-press", "pelvic-tilt-arch"), ("forearms-and-knees", "knee-plank"),
    ("hand-behind-head-open", "hand-behind-head-closed"), ("open-book-up", "open-book-open"),
    ("seated-slouch", "seated-tall"), ("standing", "walking-on-the-spot"),
    ("cow-small", "cat-small"), ("cow-forearms", "cat-forearms"),
    ("table-cow", "table-cat"), ("seated-tall", "seated-slouch-half"),
    ("seated", "seated-chest-lift"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), PAIRS, ids="-to-".join)
@pytest.mark.parametrize("mirrored", [False, True], ids=["left", "right"])
def test_planted_parts_stay_and_nothing_sinks_on_the_way(
    first: str, second: str, mirrored: bool
) -> None:
    a, b = pose(first), pose(second)
    one, other = (settle(p.mirrored() if mirrored else p) for p in (a, b))
    both = set(one.pose.floor) & set(other.pose.floor)
    for step in range(STEPS + 1):
        s = between(one, other, step / STEPS)
        for contact in both:
            p, q, r = (point(x, contact) for x in (one.body, other.body, s))
            if p is None or q is None or r is None or level(p, q) > SAME_PLACE:
                continue
            assert level(p, r) < 0.01, contact
        assert min(parts(s).values()) > -0.025


@pytest.mark.parametrize(("first", "second"), PAIRS, ids="-to-".join)
def test_bones_never_stretch_and_nothing_jumps(first: str, second: str) -> None:
    one, other = settle(pose(first)), settle(pose(second))
    before: Skeleton | None = None
    for step in range(4 * STEPS + 1):
        s = between(one, other, step / STEPS / 4)
        for arm in (s.left_arm, s.right_arm):
            assert dist(arm.root, arm.mid) == pytest.approx(body.UPPER_ARM, abs=1e-4)
            assert dist(arm.mid, arm.end) == pytest.approx(body.FOREARM, abs=1e-4)
        for leg in (s.left_leg, s.right_leg):
            assert dist(leg.root, leg.mid) == pytest.approx(body.THIGH, abs=1e-4)
            assert dist(leg.mid, leg.end) == pytest.approx(body.SHIN, abs=1e-4)
        if before is not None:
            for limb in ("left_arm", "right_arm", "left_leg", "right_leg"):
                assert dist(getattr(s, limb).end, getattr(before, limb).end) < 0.06
        before = s


def test_the_way_begins_and_ends_at_the_two_poses() -> None:
    one, other = settle(pose("hands-and-knees")), settle(pose("bird-dog"))
    assert between(one, other, 0.0) is one.body
    assert between(one, other, 1.0) is other.body
    almost = between(one, other, 0.9999)
    assert dist(almost.left_arm.end, other.body.left_arm.end) < 0.001
    assert dist(almost.right_leg.end, other.body.right_leg.end) < 0.001


def test_the_other_side_is_the_mirror_image_all_the_way() -> None:
    ways = [
        (settle(a), settle(b))
        for a, b in (
            (pose("hands-and-knees"), pose("bird-dog")),
            (pose("hands-and-knees").mirrored(), pose("bird-dog").mirrored()),
        )
    ]
    for step in range(5):
        left, right = (between(a, b, step / 4) for a, b in ways)
        x, y, z = left.left_arm.end
        assert dist((x, y, -z), right.right_arm.end) < 1e-6


def test_rolling_from_one_side_to_the_other_goes_over_the_back() -> None:
    for name in ("side-lying-closed", "side-plank"):
        closed = pose(name)
        half = between(settle(closed), settle(closed.mirrored()), 0.5)
        assert half.spine_frames[0][1] > 0.99, "the front of the pelvis looks up"


def test_a_part_that_should_touch_and_does_not_is_found() -> None:
    angles = list(NEUTRAL)
    angles[place_of("neck", "flexion")] = 50
    lying = Pose("x", body=Body(Placement.ON_THE_BACK), angles=tuple(angles),
                 floor=(Contact.PELVIS, Contact.BACK, Contact.HEAD))  # fmt: skip
    floating = {finding.part for finding in floor_findings(lying) if not finding.sinks}
    assert floating == {"head"}


def test_a_part_that_sinks_is_found() -> None:
    angles = list(NEUTRAL)
    angles[place_of("left shoulder", "elevation")] = 60
    angles[place_of("left shoulder", "plane")] = -60
    lying = Pose("x", body=Body(Placement.ON_THE_BACK), angles=tuple(angles),
                 floor=(Contact.PELVIS, Contact.BACK))  # fmt: skip
    sinking = {finding.part for finding in floor_findings(lying) if finding.sinks}
    assert "left elbow" in sinking
    assert "right elbow" not in sinking


@pytest.mark.parametrize(
    ("name", "left", "right"),
    [
        ("hands-and-knees", FLAT, FLAT),
        ("bird-dog", LONG, FLAT),
        ("band-row", CLOSED, CLOSED),
        ("standing", EASY, EASY),
    ],
)
def test_fingers_are_flat_long_closed_or_easy_by_what_a_hand_does(
    name: str, left: float, right: float
) -> None:
    found = settle(pose(name)).body
    assert (found.left_arm.curl, found.right_arm.curl) == (left, right)


def test_fingers_close_and_open_on_the_way() -> None:
    a, b = settle(pose("hands-and-knees")), settle(pose("bird-dog"))
    assert between(a, b, 0.5).left_arm.curl == pytest.approx((FLAT + LONG) / 2)
