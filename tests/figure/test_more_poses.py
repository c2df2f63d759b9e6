"""The poses that the table of key poses does not have: what is upright, level, touching, still."""

from math import acos, atan2, degrees, dist, hypot

import pytest

from player.figure import body as sizes
from player.figure.floor_contact import foot_balls, hand_balls, height, ring_bottom
from player.figure.props import thing_points
from player.figure.scene import scene
from player.figure.skeleton import Limb, Skeleton
from player.figure.space import Point, dot, minus, plus, unit
from player.figure.stance import Stance, between, settle
from player.format.pose_library import PoseLibrary
from player.model.pose import Contact, ease
from player.places import shipped

POSES = PoseLibrary(shipped("media") / "poses")
MOMENTS = 20
both_sides = pytest.mark.parametrize("mirrored", [False, True], ids=["left", "right"])


def stance(name: str, mirrored: bool = False) -> Stance:
    pose = POSES.pose(name)
    assert pose is not None, name
    return settle(pose.mirrored() if mirrored else pose)


def body(name: str, mirrored: bool = False) -> Skeleton:
    return stance(name, mirrored).body


def sides(s: Skeleton, mirrored: bool) -> tuple[Limb, Limb, Limb, Limb]:
    """The arm and the leg that a pose is named by, then those of the other side."""
    if mirrored:
        return s.right_arm, s.right_leg, s.left_arm, s.left_leg
    return s.left_arm, s.left_leg, s.right_arm, s.right_leg


def slope(a: Point, b: Point) -> float:
    return degrees(atan2(b[1] - a[1], b[0] - a[0]))


def off_upright(a: Point, b: Point) -> float:
    """Degrees between the way from one point to the other and straight up."""
    return degrees(acos(max(-1.0, min(1.0, unit(minus(b, a))[1]))))


def gaze(s: Skeleton) -> float:
    """Degrees that the eyes look over straight ahead, or under (negative)."""
    f = s.head_frame
    return degrees(atan2(f[1], hypot(f[0], f[2])))


def from_line(point: Point, a: Point, b: Point) -> tuple[float, float]:
    """How far a point is from a line, and how far along from `a` (0) to `b` (1)."""
    way, length = unit(minus(b, a)), dist(a, b)
    along = dot(minus(point, a), way)
    return dist(point, plus(a, way, along)), along / length


def assert_stay(first: str, second: str, *limbs: str) -> None:
    """The ends of these limbs stay in place all the way between two poses."""
    one, other = stance(first), stance(second)
    for moment in range(MOMENTS + 1):
        s = between(one, other, ease(moment / MOMENTS))
        for limb in limbs:
            assert dist(getattr(s, limb).end, getattr(one.body, limb).end) < 0.015, limb


FEET = ("left_leg", "right_leg")
HANDS = ("left_arm", "right_arm")


def test_on_the_front_the_chest_lifts_step_by_step_over_hips_that_stay_down() -> None:
    names = ("prone-lying", "prone-elbows", "back-extension", "prone-press-up")
    bodies = [body(name) for name in names]
    heights = [s.neck[1] for s in bodies]
    assert heights == sorted(heights)
    assert heights[0] < 0.12 < 0.25 < heights[1]
    for s in bodies:
        assert abs(height(s, Contact.PELVIS)) < 0.01
        assert abs(slope(s.neck, s.head) - slope(s.spine[6], s.neck)) <= 25, "the neck stays long"
        assert gaze(s) < -20, "the eyes look down, or down ahead"
    s = bodies[1]
    for arm in (s.left_arm, s.right_arm):
        assert abs(arm.root[0] - arm.mid[0]) < 0.04, "the elbows are under the shoulders"


def test_the_hands_stay_where_they_press_up_the_chest() -> None:
    assert_stay("prone-elbows", "back-extension", *HANDS, *FEET)
    assert_stay("prone-hands", "prone-press-up", *HANDS, *FEET)
    for arm in (body("back-extension").left_arm, body("prone-press-up").left_arm):
        assert arm.mid[1] > 0.08, "the elbows are off the floor"


def test_the_head_glides_back_over_the_shoulders_with_the_chin_level() -> None:
    ahead, back = body("seated-head-forward"), body("seated-head-back")
    assert ahead.head[0] - back.head[0] > 0.04
    assert abs(back.head[0] - back.neck[0]) < 0.03
    for s in (ahead, back):
        assert abs(gaze(s)) <= 5


@both_sides
def test_a_turned_or_bent_head_leaves_the_shoulders_where_they_are(mirrored: bool) -> None:
    still = body("seated", mirrored)
    turned, bent = (body(f"seated-head-{n}", mirrored) for n in ("turned", "side"))
    way = 1.0 if mirrored else -1.0
    for s in (turned, bent):
        assert dist(s.left_arm.root, still.left_arm.root) < 0.001
        assert dist(s.right_arm.root, still.right_arm.root) < 0.001
    across = degrees(atan2(way * turned.head_frame[2], turned.head_frame[0]))
    assert 50 <= across <= 60
    lean = degrees(atan2(way * (bent.head[2] - bent.neck[2]), bent.head[1] - bent.neck[1]))
    assert 15 <= lean <= 40
    assert bent.head_frame[0] > 0.95, "it does not turn"


def test_in_a_half_squat_the_hips_go_back_and_the_knees_stay_over_the_feet() -> None:
    s = body("half-squat")
    for leg in (s.left_leg, s.right_leg):
        assert 45 <= off_upright(leg.mid, leg.root) <= 65
        toes = max(ball[0] for ball, _ in foot_balls(leg))
        assert leg.mid[0] < toes + 0.03
        assert leg.root[0] < leg.end[0] - 0.15
        assert abs(leg.frame[4] - 1.0) < 0.01, "the feet are flat"
    assert 25 <= off_upright(s.pelvis, s.neck) <= 45


def test_both_heels_lift_while_the_hands_stay_on_the_wall() -> None:
    s = body("heel-raise")
    for leg in (s.left_leg, s.right_leg):
        heel = foot_balls(leg)[0]
        assert heel[0][1] - heel[1] > 0.06
        assert off_upright(leg.end, leg.root) < 5
    assert_stay("heel-raise-ready", "heel-raise", *HANDS)


@both_sides
def test_on_one_leg_the_body_is_over_the_foot_that_stands(mirrored: bool) -> None:
    s = body("standing-on-one-leg", mirrored)
    _, lifted, _, standing = sides(s, mirrored)
    assert height(s, Contact.RIGHT_FOOT if mirrored else Contact.LEFT_FOOT) > 0.08
    assert lifted.mid[1] > standing.mid[1] + 0.05
    assert off_upright(standing.end, standing.root) < 8
    assert off_upright(s.pelvis, s.neck) < 5


@both_sides
def test_in_a_lunge_the_trunk_is_upright_between_two_bent_knees(mirrored: bool) -> None:
    s = body("lunge", mirrored)
    _, front, _, back = sides(s, mirrored)
    assert front.end[0] - back.end[0] > 0.7
    assert off_upright(s.pelvis, s.neck) < 6
    assert off_upright(front.end, front.mid) < 15
    assert off_upright(front.mid, front.root) > 55
    assert foot_balls(back)[0][0][1] > 0.1, "the heel behind is up"


def test_in_a_fold_the_head_hangs_under_the_hips_which_are_over_the_feet() -> None:
    s = body("standing-fold")
    assert s.head[1] < s.pelvis[1] - 0.1
    assert abs(s.pelvis[0] - s.left_leg.end[0]) < 0.12
    for arm in (s.left_arm, s.right_arm):
        assert off_upright(arm.end, arm.root) < 10, "the arms hang"


def test_arms_overhead_are_long_and_beside_the_ears() -> None:
    s = body("arms-overhead")
    for arm in (s.left_arm, s.right_arm):
        assert off_upright(arm.root, arm.end) < 12
        assert 0.10 < abs(arm.mid[2]) < 0.25


def test_a_hip_hinge_tips_a_straight_back_over_shins_that_stay_upright() -> None:
    ready, s = body("hip-hinge-ready"), body("hip-hinge")
    assert 35 <= off_upright(s.pelvis, s.neck) <= 60
    ways = [slope(a, b) for a, b in zip(s.spine, s.spine[1:], strict=False)]
    assert max(ways) - min(ways) < 12, "the back is one line"
    assert s.pelvis[0] < ready.pelvis[0] - 0.1
    assert off_upright(s.left_leg.end, s.left_leg.mid) < 10
    for one in (ready, s):
        for arm, leg in ((one.left_arm, one.left_leg), (one.right_arm, one.right_leg)):
            off, along = from_line(hand_balls(arm)[1][0], leg.root, leg.mid)
            assert off < 0.14
            assert 0.2 < along < 1.1, "the hands are on the thighs"
    assert_stay("hip-hinge-ready", "hip-hinge", *FEET)


def test_on_the_wall_behind_the_arms_stay_near_it_from_low_to_high() -> None:
    low, high = stance("wall-angel-low"), stance("wall-angel-high")
    (wall,) = scene([low]).things
    face = max(x for x, _, _ in thing_points(wall)) + 0.02
    for s in (low.body, high.body):
        for arm in (s.left_arm, s.right_arm):
            assert arm.end[0] - face < 0.06
            assert arm.mid[0] - face < 0.07
        back = min(p[0] - sizes.TRUNK[i].depth for i, p in enumerate(s.spine))
        assert abs(back - face) < 0.03
    assert high.body.left_arm.end[1] - low.body.left_arm.end[1] > 0.3
    assert low.body.left_arm.mid[1] < low.body.left_arm.root[1] - 0.1


def test_on_the_wall_in_front_the_forearms_slide_up_upright() -> None:
    low, high = body("wall-slide-low"), body("wall-slide-high")
    assert high.left_arm.end[1] - low.left_arm.end[1] > 0.2
    for s in (low, high):
        for arm in (s.left_arm, s.right_arm):
            assert off_upright(arm.mid, arm.end) < 30
            assert abs(arm.end[0] - low.left_arm.end[0]) < 0.02
    assert_stay("wall-slide-low", "wall-slide-high", *FEET)


@both_sides
def test_half_kneeling_the_hips_go_forward_under_an_upright_trunk(mirrored: bool) -> None:
    start, s = (body(n, mirrored) for n in ("half-kneeling", "half-kneeling-forward"))
    _, front, _, under = sides(start, mirrored)
    assert off_upright(front.end, front.mid) < 3
    assert off_upright(under.mid, under.root) < 3
    assert 0.1 < s.pelvis[0] - start.pelvis[0] < 0.2
    assert s.pelvis[2] == pytest.approx(start.pelvis[2], abs=0.01)
    for one in (start, s):
        assert off_upright(one.pelvis, one.neck) < 5
    moved = sides(s, mirrored)
    assert dist(moved[1].end, front.end) < 0.01
    assert dist(moved[3].mid, under.mid) < 0.01


def test_from_the_chair_the_feet_stay_and_the_body_ends_in_front_of_it() -> None:
    edge, rise, stand = (stance(n) for n in ("chair-edge", "chair-rise", "chair-stand"))
    assert_stay("chair-edge", "chair-rise", *FEET)
    assert_stay("chair-rise", "chair-stand", *FEET)
    chairs = [scene([one]).things[0] for one in (edge, rise, stand)]
    assert chairs[0] == chairs[1] == chairs[2], "it stays where it is"
    seat = [p for p in thing_points(chairs[0]) if abs(p[1] - 0.37) < 0.02]
    front = max(x for x, _, _ in seat)
    assert abs(height(edge.body, Contact.PELVIS) - 0.392) < 0.02, "the hips are on the seat"
    assert edge.body.pelvis[0] < front - 0.1
    assert 0.02 < rise.body.pelvis[1] - edge.body.pelvis[1] < 0.08, "just off the seat"
    assert rise.body.neck[0] > rise.body.left_leg.end[0], "the weight is over the feet"
    assert stand.body.pelvis[0] > front + 0.1
    assert off_upright(stand.body.pelvis, stand.body.neck) < 3


def test_the_chest_opens_over_the_top_of_the_back_of_the_chair() -> None:
    ready, s = stance("chair-back-ready"), body("chair-back-extension")
    (chair,) = scene([ready]).things
    top = max(thing_points(chair), key=lambda p: p[1])
    f = s.spine_frames
    backs = [
        (p[0] - sizes.TRUNK[i].depth * f[i][0], p[1] - sizes.TRUNK[i].depth * f[i][1])
        for i, p in enumerate(s.spine)
    ]
    assert min(hypot(x - top[0], y - top[1]) for x, y in backs) < 0.06
    assert s.neck[0] < ready.body.neck[0] - 0.05
    assert 20 <= gaze(s) <= 45
    for arm in (s.left_arm, s.right_arm):
        assert dist(arm.end, s.head) < 0.19, "the hands hold the head"
    assert dist(s.pelvis, ready.body.pelvis) < 0.01


@both_sides
def test_a_side_bend_on_the_chair_does_not_turn_and_leaves_the_hips(mirrored: bool) -> None:
    start, s = body("seated-arms-crossed", mirrored), body("seated-side-bend", mirrored)
    line = minus(s.left_arm.root, s.right_arm.root)
    down = degrees(atan2(-line[1] * (-1 if mirrored else 1), abs(line[2])))
    assert 25 <= down <= 40
    assert abs(line[0]) < 0.03
    assert dist(s.pelvis, start.pelvis) < 0.001


@both_sides
def test_the_heel_slides_on_the_floor_and_the_back_stays(mirrored: bool) -> None:
    foot = Contact.RIGHT_FOOT if mirrored else Contact.LEFT_FOOT
    one, other = stance("hook-lying", mirrored), stance("heel-slide-out", mirrored)
    for moment in range(MOMENTS + 1):
        s = between(one, other, moment / MOMENTS)
        assert abs(height(s, foot)) < 0.03
        assert max(dist(a, b) for a, b in zip(s.spine, one.body.spine, strict=True)) < 0.001
    _, leg, _, _ = sides(other.body, mirrored)
    assert dist(leg.root, leg.end) > 0.97 * (sizes.THIGH + sizes.SHIN)


@both_sides
def test_one_arm_and_the_other_leg_go_away_from_a_back_that_stays(mirrored: bool) -> None:
    start, s = body("dead-bug", mirrored), body("dead-bug-arm-leg", mirrored)
    for leg in (start.left_leg, start.right_leg):
        assert off_upright(leg.root, leg.mid) < 8
        assert abs(leg.mid[1] - leg.end[1]) < 0.06, "the shins are level"
    for arm in (start.left_arm, start.right_arm):
        assert off_upright(arm.root, arm.end) < 8
    arm, leg, other_arm, other_leg = sides(s, mirrored)
    assert arm.end[0] > s.head[0] + 0.1
    assert 0.1 < other_leg.end[1] < 0.35
    assert off_upright(other_arm.root, other_arm.end) < 8
    assert off_upright(leg.root, leg.mid) < 8
    assert max(dist(a, b) for a, b in zip(s.spine, start.spine, strict=True)) < 0.001
    assert ring_bottom(s, 3) < 0.05


@both_sides
@pytest.mark.parametrize("name", ["figure-4-ready", "figure-4"])
def test_the_ankle_lies_across_the_other_thigh_near_the_knee(name: str, mirrored: bool) -> None:
    s = body(name, mirrored)
    _, crossed, _, under = sides(s, mirrored)
    off, along = from_line(crossed.end, under.root, under.mid)
    assert 0.07 < off < 0.13
    assert 0.6 < along < 1.0
    assert abs(crossed.mid[2]) > abs(crossed.root[2]) + 0.08, "the knee points out"


@both_sides
@pytest.mark.parametrize(("name", "other"), [("figure-4", True), ("hamstring-stretch", False)])
def test_both_hands_are_behind_the_thigh_that_comes_up(
    name: str, other: bool, mirrored: bool
) -> None:
    s = body(name, mirrored)
    _, named, _, far = sides(s, mirrored)
    leg = far if other else named
    for arm in (s.left_arm, s.right_arm):
        off, along = from_line(hand_balls(arm)[1][0], leg.root, leg.mid)
        assert off < 0.14
        assert 0.3 < along < 0.8
    if not other:
        assert off_upright(leg.root, leg.mid) < 12
        assert off_upright(leg.mid, leg.end) < 30
        assert far.end[1] < 0.08, "the other foot stays"


def test_with_knees_wide_or_the_hands_wide_the_hips_are_over_the_knees() -> None:
    s = body("thread-ready")
    for leg in (s.left_leg, s.right_leg):
        assert abs(leg.root[0] - leg.mid[0]) < 0.01
    for arm in (s.left_arm, s.right_arm):
        assert 0.08 < arm.end[0] - arm.root[0] < 0.16
        assert abs(arm.end[2]) - abs(arm.root[2]) > 0.06
