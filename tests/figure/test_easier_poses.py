"""The poses of the easier exercises: the smaller range that their words promise."""

from itertools import pairwise
from math import acos, atan2, degrees, dist

import pytest
from msgspec.structs import replace

from player.figure import body as body_sizes
from player.figure.floor_contact import hand_balls, height, lowest_ball
from player.figure.props import placed, thing_points
from player.figure.scene import scene
from player.figure.skeleton import Skeleton
from player.figure.space import Point, dot, minus, plus, unit
from player.figure.space import between as between_points
from player.figure.stance import Stance, between, settle
from player.format.pose_library import PoseLibrary
from player.model.pose import Contact, Pose, ease
from player.places import shipped

POSES = PoseLibrary(shipped("media") / "poses")
MOMENTS = 20
both_sides = pytest.mark.parametrize("mirrored", [False, True], ids=["left", "right"])


def pose_of(name: str) -> Pose:
    pose = POSES.pose(name)
    assert pose is not None, name
    return pose


def settle_side(name: str, mirrored: bool) -> Stance:
    pose = pose_of(name)
    return settle(pose.mirrored() if mirrored else pose)


def body(name: str, mirrored: bool = False) -> Skeleton:
    return settle_side(name, mirrored).body


def slope(a: Point, b: Point) -> float:
    return degrees(atan2(b[1] - a[1], b[0] - a[0]))


def off_the_line(s: Skeleton) -> float:
    """Degrees that the neck goes up out of the line of the back, or down (negative)."""
    return slope(s.neck, s.head) - slope(s.pelvis, s.neck)


@pytest.mark.parametrize(
    ("small", "whole", "start"),
    [
        ("cow-small", "cow", "hands-and-knees"),
        ("cat-small", "cat", "hands-and-knees"),
        ("seated-slouch-half", "seated-slouch", "seated"),
        ("standing-back-bend-small", "standing-back-bend", "standing-hands-on-hips"),
    ],
)
@pytest.mark.parametrize("part", ["lumbar spine", "thoracic spine"])
def test_half_the_range_is_half_the_bend(small: str, whole: str, start: str, part: str) -> None:
    least, half, most = (pose_of(name).angle(part, "flexion") for name in (start, small, whole))
    assert 0.4 <= (half - least) / (most - least) <= 0.6


@pytest.mark.parametrize(
    "name", ["cow-small", "cat-small", "cow-forearms", "cat-forearms", "table-lean", "table-cow"]
)
def test_the_head_stays_in_line_with_the_back(name: str) -> None:
    assert abs(off_the_line(body(name))) <= 20


@pytest.mark.parametrize("name", ["cow-small", "cat-small"])
def test_on_the_hands_the_head_stays_level(name: str) -> None:
    s = body(name)
    assert abs(slope(s.neck, s.head)) <= 12
    assert abs(degrees(atan2(s.head_frame[0], -s.head_frame[1]))) <= 12, "the eyes look down"
    assert s.head[1] > s.pelvis[1]


@pytest.mark.parametrize(
    ("first", "second", "joints"),
    [
        ("hands-and-knees", "cow-small", {"arm": ("end",)}),
        ("cow-small", "cat-small", {"arm": ("end",)}),
        ("forearms-and-knees", "cow-forearms", {"arm": ("mid", "end")}),
        ("cow-forearms", "cat-forearms", {"arm": ("mid", "end")}),
        ("table-lean", "table-cow", {"arm": ("end",)}),
        ("table-cow", "table-cat", {"arm": ("end",)}),
    ],
)
def test_a_small_cat_and_cow_move_the_spine_over_still_hands_and_legs(
    first: str, second: str, joints: dict[str, tuple[str, ...]]
) -> None:
    a, b = settle(pose_of(first)), settle(pose_of(second))
    for moment in range(MOMENTS + 1):
        s = between(a, b, ease(moment / MOMENTS))
        for part, names in (joints | {"leg": ("root", "mid", "end")}).items():
            for side in ("left", "right"):
                now, was = getattr(s, f"{side}_{part}"), getattr(a.body, f"{side}_{part}")
                for name in names:
                    assert dist(getattr(now, name), getattr(was, name)) < 0.005, (part, name)


@pytest.mark.parametrize("name", ["table-lean", "table-cow", "table-cat"])
def test_at_the_table_the_hands_lie_on_it_and_the_head_is_over_the_hips(name: str) -> None:
    one = settle(pose_of(name))
    (table,) = scene([one]).things
    top = max(point[1] + radius for piece in table.pieces for point, radius in piece)
    assert 0.70 <= top <= 0.78, "as high as tables are"
    for arm in (one.body.left_arm, one.body.right_arm):
        assert lowest_ball(hand_balls(arm)) == pytest.approx(top, abs=0.01)
        assert abs(arm.frame[7]) > 0.95, "the palm is flat"
    assert one.body.head[1] > one.body.pelvis[1] + 0.1


def test_a_hand_on_a_table_is_not_taken_to_the_floor_by_the_pose_it_comes_from() -> None:
    """The hands of both are at one place of the room, at two heights."""
    table = pose_of("table-lean")
    hands = (Contact.LEFT_HAND, Contact.RIGHT_HAND)
    below = replace(table, floor=hands, props=(), base=None)
    one, other = settle(below).body, settle(replace(table, base=below)).body
    assert one.left_arm.end[0] == pytest.approx(other.left_arm.end[0], abs=0.01)
    assert other.left_arm.end[1] - one.left_arm.end[1] > 0.7


@pytest.mark.parametrize(
    ("small", "whole", "start"),
    [
        ("bridge-low", "bridge", "bridge-ready"),
        ("bottom-to-heels-half", "bottom-to-heels", "hands-and-knees-long"),
        ("childs-pose-half", "childs-pose", "hands-and-knees"),
    ],
)
def test_half_the_way_of_the_hips_is_about_half_their_height(
    small: str, whole: str, start: str
) -> None:
    least, half, most = (body(name).pelvis[1] for name in (start, small, whole))
    assert 0.25 <= (half - least) / (most - least) <= 0.65


@pytest.mark.parametrize("name", ["bottom-to-heels-half", "childs-pose-half"])
def test_half_way_back_the_head_is_level_with_the_back_and_not_under_the_hips(name: str) -> None:
    s = body(name)
    assert abs(slope(s.neck, s.head)) <= 8
    assert abs(slope(s.pelvis, s.neck)) <= 15
    assert s.head[1] >= s.pelvis[1] - 0.01


@both_sides
def test_knees_wide_apart_leave_room_for_the_belly(mirrored: bool) -> None:
    start, s = (body(n, mirrored) for n in ("hands-and-knees-wide", "childs-pose-wide"))
    for one in (start, s):
        assert abs(one.left_leg.mid[2] - one.right_leg.mid[2]) > 0.55
        assert abs(one.left_leg.end[2] - one.right_leg.end[2]) < 0.3, (
            "the feet stay near each other"
        )
    assert s.pelvis[1] < 0.22, "the hips are back, over the heels"
    assert abs(s.pelvis[0] - s.left_leg.end[0]) < 0.05
    assert abs(height(s, Contact.HEAD)) < 0.015, "the forehead rests"


def test_the_heat_pack_is_between_the_low_back_and_the_back_of_the_chair() -> None:
    one = settle(pose_of("heat-pack-seated"))
    chair, pack = scene([one]).things
    assert (chair.kind, pack.kind) == ("chair", "heat pack")
    xs = [point[0] for point in thing_points(pack)]
    low_back = one.body.spine[3][0] - body_sizes.TRUNK[3].depth
    rest = [p for p in thing_points(chair) if p[1] > one.body.pelvis[1] + 0.1]
    assert max(xs) == pytest.approx(low_back - 0.025, abs=0.02)
    assert 0.0 < min(xs) - max(x for x, _, _ in rest) < 0.09
    assert one.body.spine_frames[0][3] < -0.1, "it leans back, lightly"


@both_sides
@pytest.mark.parametrize("name", ["wall-plank", "wall-side-plank"])
def test_a_wall_plank_is_one_leaning_line_from_the_heels_to_the_head(
    name: str, mirrored: bool
) -> None:
    s = body(name, mirrored)
    feet = between_points(s.left_leg.end, s.right_leg.end, 0.5)
    ways = [unit(minus(b, a)) for a, b in pairwise((feet, s.pelvis, s.neck, s.head))]
    for way in ways:
        assert degrees(acos(dot(way, ways[0]))) < 6
        assert 9 <= degrees(acos(way[1])) <= 16, "off upright"


@both_sides
@pytest.mark.parametrize("name", ["wall-plank", "wall-side-plank"])
def test_the_forearms_lie_on_the_wall_and_hands_and_feet_stay(name: str, mirrored: bool) -> None:
    ready, end = settle_side(f"{name}-ready", mirrored), settle_side(name, mirrored)
    hands = {Contact.LEFT_HAND: "left_arm", Contact.RIGHT_HAND: "right_arm"}
    on_the_wall = [hands[hand] for hand in end.contacts if hand in hands]
    assert len(on_the_wall) == (2 if name == "wall-plank" else 1)
    (wall,), (same,) = scene([ready]).things, scene([end]).things
    axis = 0 if name == "wall-plank" else 2
    assert thing_points(wall)[0][axis] == pytest.approx(thing_points(same)[0][axis], abs=0.01)
    near = min(abs(point[axis]) for point in thing_points(wall)) - 0.02
    for arm in (getattr(end.body, limb) for limb in on_the_wall):
        assert abs(arm.mid[axis]) + body_sizes.ELBOW == pytest.approx(near, abs=0.01)
        assert max(abs(p[axis]) + r for p, r in hand_balls(arm)) == pytest.approx(near, abs=0.01)
        assert arm.mid[1] < arm.end[1] - 0.2, "the forearm is upright on it"
    for moment in range(MOMENTS + 1):
        s = between(ready, end, ease(moment / MOMENTS))
        for limb in (*on_the_wall, "left_leg", "right_leg"):
            assert dist(getattr(s, limb).end, getattr(ready.body, limb).end) < 0.01, limb


def turned(name: str) -> float:
    """Degrees that the chest is turned to the left of the pelvis of who sits or stands."""
    f = body(name).spine_frames[-1]
    return degrees(atan2(-f[2], f[0]))


@pytest.mark.parametrize(
    ("small", "whole"),
    [("seated-rotation-small", "seated-rotation"), ("standing-turn-small", "standing-turn")],
)
def test_a_small_turn_is_a_third_of_the_whole_one(small: str, whole: str) -> None:
    assert 0.25 <= turned(small) / turned(whole) <= 0.4
    before, after = body(small).left_leg, body(whole).left_leg
    assert dist(before.end, after.end) < 0.01


@both_sides
def test_knee_to_chest_half_way_stops_over_the_hip_with_the_hands_behind_the_thigh(
    mirrored: bool,
) -> None:
    s = body("knee-to-chest-half", mirrored)
    leg, other = (s.right_leg, s.left_leg) if mirrored else (s.left_leg, s.right_leg)
    thigh = unit(minus(leg.mid, leg.root))
    assert degrees(acos(thigh[1])) < 10, "upright, over the hip"
    assert other.end[1] < 0.08
    for arm in (s.left_arm, s.right_arm):
        for ball, radius in hand_balls(arm)[1:3]:
            along = dot(minus(ball, leg.root), thigh)
            assert 0.4 < along / body_sizes.THIGH < 0.8
            off = dist(ball, plus(leg.root, thigh, along))
            assert off < 0.10 + radius
            assert ball[0] < plus(leg.root, thigh, along)[0] + 0.01, "behind the thigh"


@both_sides
def test_a_half_reach_stays_level_with_the_shoulder_over_still_hips(mirrored: bool) -> None:
    s = body("reach-to-ceiling-half", mirrored)
    arm = s.right_arm if mirrored else s.left_arm
    way = unit(minus(arm.end, arm.root))
    assert abs(way[1]) < 0.1
    assert (way[2] if mirrored else -way[2]) > 0.95, "out to the side"
    assert abs(s.spine_frames[0][7]) < 0.05


@both_sides
def test_hand_behind_the_head_half_open_turns_the_chest_half_as_far(mirrored: bool) -> None:
    half, whole = (body(f"hand-behind-head-{n}", mirrored) for n in ("half", "open"))
    tilts = [
        abs(degrees(atan2(s.spine_frames[-1][7], s.spine_frames[-1][8]))) for s in (half, whole)
    ]
    assert 0.35 <= tilts[0] / tilts[1] <= 0.6
    arm = half.right_arm if mirrored else half.left_arm
    assert dist(arm.end, half.head) < 0.13, "the hand stays behind the head"


@both_sides
def test_half_threaded_the_hand_is_under_the_chest_and_the_head_high(mirrored: bool) -> None:
    s = body("thread-half", mirrored)
    arm, other = (s.right_arm, s.left_arm) if mirrored else (s.left_arm, s.right_arm)
    assert abs(lowest_ball(hand_balls(arm))) < 0.015, "it slides on the floor"
    assert dist(arm.end, other.end) < 0.1, "as far as the other hand"
    assert height(s, Contact.HEAD) > 0.25
    assert abs(slope(s.neck, s.head)) < 15
    whole = body("thread-the-needle", mirrored)
    start = body("hands-and-knees", mirrored)
    assert 0.25 <= (start.neck[1] - s.neck[1]) / (start.neck[1] - whole.neck[1]) <= 0.6


def test_the_chest_lifts_while_the_chin_stays_level() -> None:
    start, lift = body("seated-hands-behind-head"), body("seated-chest-lift")
    tips = [degrees(atan2(s.spine_frames[-1][1], s.spine_frames[-1][0])) for s in (start, lift)]
    assert 8 <= tips[1] - tips[0] <= 20
    for s in (start, lift):
        assert abs(degrees(atan2(s.head_frame[1], s.head_frame[0]))) < 4
        for arm in (s.left_arm, s.right_arm):
            assert dist(arm.end, s.head) < 0.19
            assert arm.end[0] < s.head[0] - 0.05, "behind the head"


@both_sides
def test_seated_one_knee_or_one_arm_lifts_and_the_rest_stays(mirrored: bool) -> None:
    seated = body("seated", mirrored)
    knee, reach = (body(n, mirrored) for n in ("seated-knee-lift", "seated-arm-reach"))
    side, other = ("right", "left") if mirrored else ("left", "right")
    lifted = getattr(knee, f"{side}_leg").mid[1] - getattr(seated, f"{side}_leg").mid[1]
    assert 0.07 <= lifted <= 0.13, "a hand's width"
    arm = getattr(reach, f"{side}_arm")
    assert abs(arm.end[1] - arm.root[1]) < 0.03, "at shoulder height"
    for s in (knee, reach):
        assert dist(s.neck, seated.neck) < 0.001
        assert dist(getattr(s, f"{other}_leg").end, getattr(seated, f"{other}_leg").end) < 0.005


@both_sides
def test_the_cushion_stays_between_the_knees_while_they_roll_over(mirrored: bool) -> None:
    a, b = (settle_side(n, mirrored) for n in ("hook-lying-cushion", "knees-to-side-cushion"))
    seen = scene([b, a])
    assert seen.things == ()
    (cushion,) = seen.held
    for moment in range(MOMENTS + 1):
        s = between(a, b, ease(moment / MOMENTS))
        left, right = s.left_leg.mid, s.right_leg.mid
        assert 0.17 < dist(left, right) < 0.24, "as far apart as it is thick"
        middle = between_points(left, right, 0.5)
        for point in thing_points(placed(cushion, s)):
            assert dist(point, middle) < 0.16
    for limb in ("left_leg", "right_leg", "left_arm", "right_arm"):
        assert dist(getattr(a.body, limb).end, getattr(b.body, limb).end) < 0.05, limb


@both_sides
def test_the_foot_of_the_leg_slide_is_on_the_floor_all_the_way(mirrored: bool) -> None:
    foot = Contact.LEFT_FOOT if mirrored else Contact.RIGHT_FOOT
    a, b = settle_side("hands-and-knees", mirrored), settle_side("bird-dog-slide", mirrored)
    assert foot not in b.contacts, "it does not stay where it is"
    for moment in range(MOMENTS + 1):
        assert abs(height(between(a, b, moment / MOMENTS), foot)) < 0.01


@pytest.mark.parametrize(
    ("name", "looks"),
    [
        ("table-lean", 295), ("childs-pose-half", 270), ("bottom-to-heels-half", 270),
        ("bridge-low", 90), ("knee-to-chest-half", 90), ("hook-lying-cushion", 90),
        ("heat-pack-seated", 0), ("seated-slouch-half", 343), ("standing-back-bend-small", 10),
        ("wall-plank", 348),
    ],
)  # fmt: skip
def test_where_the_eyes_look_seen_from_the_side(name: str, looks: float) -> None:
    f = body(name).head_frame
    off = (degrees(atan2(f[1], f[0])) - looks + 180.0) % 360.0 - 180.0
    assert abs(off) <= 5
