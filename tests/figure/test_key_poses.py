"""The poses of the library against the table of measured key poses, row by row.

A row gives directions on a flat page, in degrees from the near end of a part to its far end, and
the place of the hips in parts of standing height. Rows are for the right side where one side
moves; our poses are drawn for the left, so those are mirrored first.
"""

from collections.abc import Callable
from itertools import pairwise
from math import atan2, cos, degrees, dist, radians, sin

import pytest

from player.figure.body import HEIGHT
from player.figure.ground import floor_findings
from player.figure.planted import settle
from player.figure.skeleton import Skeleton
from player.figure.space import Point
from player.figure.touching import height
from player.format.pose_library import PoseLibrary
from player.model.pose import Contact, Pose
from player.places import shipped

POSES = PoseLibrary(shipped("media") / "poses")
CLOSE = 0.03
TURNED = 5.0
TRUNK = (0.11, 0.10, 0.09)


def pose_of(name: str) -> Pose:
    pose = POSES.pose(name)
    assert pose is not None, name
    return pose


def body(name: str, mirrored: bool = False) -> Skeleton:
    pose = pose_of(name)
    return settle(pose.mirrored() if mirrored else pose).body


def side(p: Point) -> tuple[float, float]:
    return p[0], p[1]


def top(p: Point) -> tuple[float, float]:
    return p[0], -p[2]


def direction(a: Point, b: Point, view: Callable[[Point], tuple[float, float]] = side) -> float:
    (ax, ay), (bx, by) = view(a), view(b)
    return degrees(atan2(by - ay, bx - ax))


def apart(a: float, b: float) -> float:
    return abs((a - b + 180.0) % 360.0 - 180.0)


def along(points: tuple[Point, ...], metres: float) -> Point:
    for a, b in pairwise(points):
        length = dist(a, b)
        if metres <= length + 1e-9:
            return tuple(p + (q - p) * metres / length for p, q in zip(a, b, strict=True))
        metres -= length
    return points[-1]


SIDE_ROWS = {
    # pose: (height of the hips, trunk low, mid, up, neck to head)
    "hands-and-knees": (0.280, 4, 10, 12, 2),
    "cat": (0.280, 36, 10, -26, -68),
    "cow": (0.280, -10, 10, 28, 38),
    "bird-dog": (0.280, 4, 10, 12, 2),
    "bird-dog-slide": (0.280, 4, 10, 12, 2),
    "bird-dog-too-high": (0.280, -14, 12, 24, 40),  # the table has the chin up, and the neck level
    "childs-pose": (0.120, 12, -8, -20, -19),
    "bottom-to-heels": (0.230, 6, 5, -4, -8),
    "hook-lying": (0.050, 6, -4, 0, 5),
    "pelvic-tilt-press": (0.055, -1, 1, 0, 8),
    "pelvic-tilt-arch": (0.045, 14, -8, -2, 8),
    "plank": (0.140, 8, 8, 8, 4),
    "knee-plank": (0.103, 17, 16, 15, 8),
    "thread-the-needle": (0.280, -30, -38, -42, -22),
    "seated": (0.300, 90, 90, 90, 90),
    "seated-slouch": (0.300, 104, 88, 64, 52),
    "seated-tall": (0.300, 83, 92, 98, 92),
    "bridge": (0.177, -25, -25, -25, 5),
    "curl-up": (0.050, 7, -3, 10, 22),
    "knee-to-chest": (0.050, 2, 0, 2, 8),
    "standing-back-bend": (0.530, 98, 106, 112, 114),
}
MOVES_ONE_SIDE = {
    "bird-dog", "bird-dog-slide", "bird-dog-too-high", "thread-the-needle", "curl-up",
    "knee-to-chest",
}  # fmt: skip


@pytest.mark.parametrize("name", SIDE_ROWS)
def test_the_trunk_lies_as_the_table_has_it(name: str) -> None:
    s = body(name, name in MOVES_ONE_SIDE)
    hip, *trunk, neck = SIDE_ROWS[name]
    x, y = s.pelvis[0], hip * HEIGHT
    assert s.pelvis[1] == pytest.approx(y, abs=CLOSE)
    here = 0.0
    for part, way in zip(TRUNK, trunk, strict=True):
        x += part * HEIGHT * cos(radians(way))
        y += part * HEIGHT * sin(radians(way))
        here += part * HEIGHT
        assert dist(side(along(s.spine, here)), (x, y)) < CLOSE * 1.0001, f"at {here:.2f} m"
    x, y = s.neck[0] + 0.17 * cos(radians(neck)), s.neck[1] + 0.17 * sin(radians(neck))
    assert dist(side(s.head), (x, y)) < CLOSE


ARM_ROWS = {
    # pose: (upper arm, forearm) of both arms, or of the arm that is named
    "bird-dog": ("right", 8, 8),
    "hook-lying": ("both", 182, 182),
    "plank": ("both", 270, 0),
    "knee-plank": ("both", 270, 0),
}


@pytest.mark.parametrize("name", ARM_ROWS)
def test_the_arms_point_as_the_table_has_it(name: str) -> None:
    s = body(name, name in MOVES_ONE_SIDE)
    which, upper, fore = ARM_ROWS[name]
    arms = [s.right_arm] if which == "right" else [s.left_arm, s.right_arm]
    for arm in arms:
        assert apart(direction(arm.root, arm.mid), upper) < 2 * TURNED
        assert apart(direction(arm.mid, arm.end), fore) < 2 * TURNED


LEG_ROWS = {
    # pose: thigh and shin of the right leg, of the left leg
    "hands-and-knees": (270, 180, 270, 180),
    "cat": (270, 180, 270, 180),
    "cow": (270, 180, 270, 180),
    "bird-dog": (270, 180, 183, 183),
    "bird-dog-slide": (270, 180, 205, 205),
    "childs-pose": (339, 180, 339, 180),
    "bottom-to-heels": (306, 180, 306, 180),
    "hook-lying": (137, 228, 137, 228),
    "pelvic-tilt-press": (137, 228, 137, 228),
    "pelvic-tilt-arch": (137, 228, 137, 228),
    "plank": (188, 188, 188, 188),
    "knee-plank": (197, 172, 197, 172),
    "seated": (358, 270, 358, 270),
    "seated-tall": (358, 270, 358, 270),
    "bridge": (155, 268, 155, 268),
    "curl-up": (137, 228, 181, 181),
    "knee-to-chest": (55, 205, 137, 228),
    "standing-back-bend": (271, 271, 271, 271),
}


@pytest.mark.parametrize("name", LEG_ROWS)
def test_the_legs_point_as_the_table_has_it(name: str) -> None:
    s = body(name, name in MOVES_ONE_SIDE)
    right_thigh, right_shin, left_thigh, left_shin = LEG_ROWS[name]
    for leg, thigh, shin in (
        (s.right_leg, right_thigh, right_shin),
        (s.left_leg, left_thigh, left_shin),
    ):
        assert apart(direction(leg.root, leg.mid), thigh) < 2 * TURNED
        assert apart(direction(leg.mid, leg.end), shin) < 2 * TURNED


@pytest.mark.parametrize("name", POSES.keys())
def test_what_carries_the_body_touches_the_floor_and_nothing_sinks(name: str) -> None:
    assert floor_findings(pose_of(name)) == []
    assert floor_findings(pose_of(name).mirrored()) == []


def test_the_cat_is_highest_at_the_mid_back_and_its_head_hangs() -> None:
    s = body("cat")
    top_of = max(range(len(s.spine)), key=lambda i: s.spine[i][1])
    assert 3 <= top_of <= 6
    assert s.head[1] < s.neck[1] - 0.1
    assert s.head_frame[1] < 0.0, "the face looks down and back"


def test_the_cow_is_lowest_at_the_waist_and_looks_ahead() -> None:
    s = body("cow")
    low_of = min(range(len(s.spine)), key=lambda i: s.spine[i][1])
    assert 1 <= low_of <= 4
    assert -0.35 < s.head_frame[1] <= 0.05, "ahead, and no higher"


def test_the_heel_of_the_bird_dog_is_no_higher_than_the_hip() -> None:
    s = body("bird-dog")
    assert s.right_leg.end[1] <= s.right_leg.root[1]
    assert apart(direction(s.right_leg.end, s.left_arm.end), 0) < 10


@pytest.mark.parametrize("name", ["open-book-up", "open-book-open", "open-book-bent"])
def test_the_knees_of_the_open_book_stay_stacked(name: str) -> None:
    closed, opened = body("side-lying-closed"), body(name)
    for leg in ("left_leg", "right_leg"):
        for joint in ("mid", "end"):
            was: Point = getattr(getattr(closed, leg), joint)
            assert dist(was, getattr(getattr(opened, leg), joint)) < 0.01
    assert dist(top(opened.left_leg.mid), top(opened.right_leg.mid)) < CLOSE


def test_the_chest_of_the_open_book_turns_by_35_degrees_and_the_pelvis_does_not() -> None:
    s = body("open-book-open")
    across = (s.spine_frames[-1][7], -s.spine_frames[-1][8])
    assert degrees(atan2(across[1], across[0])) == pytest.approx(35, abs=TURNED)
    assert s.spine_frames[0][7] == pytest.approx(1.0, abs=0.01)
    assert apart(direction(s.right_arm.root, s.right_arm.end, top), 82) < TURNED
    up = body("open-book-up")
    assert up.right_arm.end[1] - up.right_arm.root[1] > 0.5


def test_the_knees_roll_to_the_left_while_both_shoulders_stay_down() -> None:
    s = body("knees-to-side")
    lifted = degrees(atan2(s.right_leg.root[1] - s.left_leg.root[1], 2 * 0.06 * HEIGHT))
    assert 30 <= lifted <= 42
    for knee in (s.left_leg.mid, s.right_leg.mid):
        assert knee[2] > 0.1, "to the left, which is towards +Z for somebody on the back"
    for contact in (Contact.LEFT_SHOULDER, Contact.RIGHT_SHOULDER):
        assert abs(height(s, contact)) < 0.02
    for contact in (Contact.LEFT_FOOT, Contact.RIGHT_FOOT):
        assert abs(height(s, contact)) < 0.01
    ankles = [(a + b) / 2 for a, b in zip(s.left_leg.end, s.right_leg.end, strict=True)]
    knees = [(a + b) / 2 for a, b in zip(s.left_leg.mid, s.right_leg.mid, strict=True)]
    line = degrees(atan2(knees[1], knees[2] - ankles[2]))
    assert 35 <= line <= 50


def front(p: Point) -> tuple[float, float]:
    return -p[2], p[1]


@pytest.mark.parametrize(
    ("name", "shoulders", "tolerance"),
    [("hand-behind-head", 180, 5), ("hand-behind-head-open", 145, 6),
     ("hand-behind-head-closed", 205, 8), ("reach-to-ceiling", 140, 6)],
)  # fmt: skip
def test_the_chest_turns_over_level_hips_on_hands_and_knees(
    name: str, shoulders: float, tolerance: float
) -> None:
    s = body(name, mirrored=True)
    assert apart(direction(s.neck, s.right_arm.root, front), shoulders) < tolerance
    assert apart(direction(s.pelvis, s.right_leg.root, front), 180) < 1


def test_the_arm_of_the_reach_points_straight_up() -> None:
    arm = body("reach-to-ceiling", mirrored=True).right_arm
    assert apart(direction(arm.root, arm.end, front), 97) < TURNED


@pytest.mark.parametrize("name", ["seated-rotation", "standing-turn"])
def test_a_turn_leaves_the_hips_and_feet_where_they_are(name: str) -> None:
    turned = body(name)
    before = body("seated-arms-crossed" if name.startswith("seated") else "standing-arms-crossed")
    for leg in ("left_leg", "right_leg"):
        assert dist(getattr(turned, leg).end, getattr(before, leg).end) < 0.01
    assert dist(turned.pelvis, before.pelvis) < 0.01
    least = 30 if name.startswith("seated") else 20
    assert least <= degrees(atan2(-turned.spine_frames[-1][2], turned.spine_frames[-1][0])) <= 37


def test_a_side_plank_is_a_line_from_the_knees_to_the_head() -> None:
    s = body("side-plank-knees")
    ways = [direction(s.left_leg.mid, s.left_leg.root), direction(s.pelvis, s.neck),
            direction(s.neck, s.head)]  # fmt: skip
    assert max(ways) - min(ways) < 2 * TURNED
    assert s.left_leg.root[1] == pytest.approx(0.115 * HEIGHT, abs=CLOSE)
