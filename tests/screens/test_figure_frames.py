"""The figure of a plan: which body from which side, moving in the step's time, in a still view."""

import pygame
import pytest
from msgspec.structs import replace

from player.app.locations import pose_of, routine_named
from player.figure.palette import palette_for
from player.model.routine import Dose, Exercise, Length, Phase, Routine, Side, Sides, Start
from player.painting.painter import PaintedHere, Picture
from player.painting.subject import Subject
from player.plan.segment import SegmentKind
from player.plan.timeline import Timeline, lay_out
from player.screens.play.figure_field import FigureField
from player.screens.play.figure_frames import FigureFrame, FigureFrames, Stances
from player.screens.play.still_pictures import StillPictures
from player.ui.look import THEMES
from tests.figure.palettes import FIGURE

GROUND = (236, 238, 230)


@pytest.fixture(scope="module")
def stances() -> Stances:
    return Stances(pose_of)


def two_exercises() -> Timeline:
    dog = Exercise(
        "dog",
        "Dog",
        (
            Phase(say="Reach.", pose="bird-dog", move=Length(2), hold=Length(6)),
            Phase(say="Back.", pose="hands-and-knees", move=Length(2)),
        ),
        Dose(sets=(1,), sides=Sides.ALTERNATE),
        Start(pose="hands-and-knees", length=Length(8)),
        left_means="the left arm",
    )
    knees = Exercise(
        "knees",
        "Knees",
        (Phase(say="Roll.", pose="knees-to-side", move=Length(3), hold=Length(5)),),
        start=Start(pose="hook-lying-arms-out", length=Length(10)),
    )
    return lay_out(Routine("two", "Two", (dog, knees)))


def at(timeline: Timeline, stances: Stances, seconds: float, still: bool = False) -> FigureFrame:
    segment = timeline.segments[timeline.at(seconds)]
    found = FigureFrames(timeline, stances, still=still).at(
        segment, seconds - segment.start, segment.length
    )
    assert found is not None
    return found


def test_a_movement_goes_from_pose_to_pose_in_the_step_s_own_time(stances: Stances) -> None:
    timeline = two_exercises()
    shares = [at(timeline, stances, 8 + t).share for t in (0.0, 0.5, 1.0, 1.5, 1.99)]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[2] == pytest.approx(0.5)
    assert shares[-1] > 0.999
    held = at(timeline, stances, 12)
    assert held.begin is held.end
    assert held.end.pose.key == "bird-dog"


def test_a_long_walk_is_shown_as_many_steps_on_one_foot_and_the_other(stances: Stances) -> None:
    plan = lay_out(routine_named("walk-on-the-spot"))
    (walk,) = [one for one in plan.segments if one.kind is SegmentKind.MOVE]
    seen = [at(plan, stances, walk.start + tenth / 10) for tenth in range(40)]
    lifted = {
        id(body)
        for frame in seen
        for body, share in ((frame.begin, 1 - frame.share), (frame.end, frame.share))
        if share > 0.9 and len(body.contacts) == 1
    }
    assert len(lifted) == 2
    assert all(frame.scene == seen[0].scene for frame in seen[20:])


def test_the_right_is_the_mirror_image_of_the_left(stances: Stances) -> None:
    left, right = stances.at("bird-dog", Side.LEFT), stances.at("bird-dog", Side.RIGHT)
    assert left is not None
    assert right is not None
    assert left.body.left_arm.end[1] > 0.4
    assert left.body.right_arm.end[1] < 0.1
    assert right.body.right_arm.end[1] == pytest.approx(left.body.left_arm.end[1])
    assert right.body.right_arm.end[2] == pytest.approx(-left.body.left_arm.end[2])
    assert stances.at("bird-dog", Side.LEFT) is left


def test_the_view_stands_still_within_an_exercise_and_fades_into_that_of_the_next(
    stances: Stances,
) -> None:
    timeline = two_exercises()
    first = {at(timeline, stances, seconds).scene for seconds in (1, 9, 12, 17, 19, 25)}
    assert len(first) == 1
    begin = timeline.segments[-3].start
    assert timeline.segments[-3].kind is SegmentKind.START
    fading = [at(timeline, stances, begin + t) for t in (0, 0.4, 2.1, 9)]
    assert {one.scene_before for one in fading} == first
    assert len({one.scene for one in fading} | first) == 2
    assert [one.fade for one in fading] == [True] * 4
    assert [one.share for one in fading] == [0.0, pytest.approx(0.5), 1.0, 1.0]


def test_a_body_does_not_tumble_into_another_position_but_fades(stances: Stances) -> None:
    timeline = two_exercises()
    begin = timeline.segments[-3].start
    changing = at(timeline, stances, begin + 0.3)
    assert changing.fade
    assert 0 < changing.share < 1
    assert at(timeline, stances, begin + 1).share == 1


def test_with_reduced_motion_every_change_is_a_fade(stances: Stances) -> None:
    timeline = two_exercises()
    assert at(timeline, stances, 8.3, still=True).fade
    assert at(timeline, stances, 9.5, still=True).share == 1


def test_while_getting_ready_an_arrow_shows_the_first_way_and_a_movement_its_limbs(
    stances: Stances,
) -> None:
    timeline = two_exercises()
    ready = at(timeline, stances, 4)
    assert len(ready.arrow) > 1
    assert ready.moving == frozenset()
    moving = at(timeline, stances, 9)
    assert moving.arrow == ()
    assert {"left_arm", "right_leg"} <= moving.moving
    assert "right_arm" not in moving.moving


def test_a_pose_that_cannot_be_drawn_leaves_the_field_empty(stances: Stances) -> None:
    exercise = Exercise("x", "X", (Phase(say="Go.", pose="no-such-pose", hold=Length(5)),))
    timeline = lay_out(Routine("x", "X", (exercise,)))
    segment = timeline.segments[0]
    assert FigureFrames(timeline, stances).at(segment, 0, segment.length) is None
    field = FigureField(PaintedHere())
    field.show(None, (100, 100), palette_for("light", (0, 0, 0), FIGURE))
    assert field.key == ()
    assert field.moving is None


@pytest.mark.parametrize("name", ["cat-cow", "open-book", "knee-drops", "bird-dog"])
def test_all_poses_of_the_four_can_be_drawn_at_every_moment(name: str, stances: Stances) -> None:
    timeline = lay_out(routine_named(name))
    staged = FigureFrames(timeline, stances)
    for segment in timeline.segments:
        for offset in (0.0, segment.length / 3, segment.length):
            assert staged.at(segment, offset, segment.length) is not None


def test_a_still_picture_is_kept_and_alike(stances: Stances) -> None:

    pictures = StillPictures(stances, FIGURE)
    page = pygame.Surface((200, 150), depth=32)
    box = page.get_rect()
    assert pictures.draw(page, box, "cat", None, THEMES["light"], (255, 255, 255))
    first = pygame.image.tobytes(page, "RGB")
    assert pictures.draw(page, box, "cat", None, THEMES["light"], (255, 255, 255))
    assert pygame.image.tobytes(page, "RGB") == first
    assert not pictures.draw(page, box, "no-such-pose", None, THEMES["light"], (255, 255, 255))


class Later(PaintedHere):
    """A painter whose pictures come once they are `there`; another one stands in before."""

    there = False

    def still(self, subject: Subject) -> Picture:
        if self.there:
            return super().still(subject)
        page = pygame.Surface(subject.size, depth=32)
        page.fill((250, 0, 0))
        return Picture(page, final=False)


def test_a_small_picture_that_comes_later_takes_the_place_of_the_one_that_stood_in(
    stances: Stances,
) -> None:
    painter = Later()
    pictures, page = StillPictures(stances, FIGURE, painter), pygame.Surface((200, 150), depth=32)
    for _ in range(2):
        assert pictures.draw(page, page.get_rect(), "cat", None, THEMES["light"], GROUND)
        assert page.get_at((100, 75))[:3] == (250, 0, 0)
        assert not pictures.take_in()
    painter.there = True
    assert pictures.take_in()
    assert not pictures.take_in()
    assert pictures.news == 1
    painter.there = False
    assert pictures.draw(page, page.get_rect(), "cat", None, THEMES["light"], GROUND)
    assert page.get_at((100, 75))[:3] != (250, 0, 0)


def field_frames(
    timeline: Timeline, stances: Stances, moments: list[float]
) -> list[tuple[bool, float | None]]:
    """At each moment: whether the whole field was painted, and the share of what moves in it."""
    page, palette = pygame.Surface((320, 200), depth=32), palette_for("light", GROUND, FIGURE)
    field, shown, found = FigureField(PaintedHere()), None, []
    for seconds in moments:
        field.show(at(timeline, stances, seconds), page.get_size(), palette)
        painted = field.key != shown
        if painted:
            field.draw(page, page.get_rect())
        shown = field.key
        found.append((painted, field.moving[1] if field.moving else None))
    return found


def test_the_whole_field_is_painted_when_a_movement_begins_and_when_it_ends(
    stances: Stances,
) -> None:
    frames = field_frames(two_exercises(), stances, [7.5, 8.2, 8.6, 9.0, 9.4, 9.9, 10.5, 12.0])
    assert [painted for painted, _ in frames] == [True, True, *[False] * 4, True, False]
    steps = [key for _, key in frames]
    assert steps[0] is None
    assert steps[-1] is None
    assert len(set(steps[1:6])) == 5


def test_a_step_too_small_to_be_seen_paints_nothing(stances: Stances) -> None:
    frames = field_frames(two_exercises(), stances, [8.001, 8.002, 8.003, 8.004])
    assert len({key for _, key in frames}) == 1


def test_while_one_view_fades_into_another_the_whole_field_is_painted(stances: Stances) -> None:
    dog = Exercise(
        "dog", "Dog", (Phase(say="Reach.", pose="bird-dog", hold=Length(4)),),
        start=Start(pose="hands-and-knees", length=Length(5)),
    )  # fmt: skip
    cat = Exercise(
        "cat", "Cat", (Phase(say="Round.", pose="hand-behind-head", hold=Length(4)),),
        start=Start(pose="cat", length=Length(5)),
    )  # fmt: skip
    timeline = lay_out(Routine("two", "Two", (dog, cat)))
    begin = next(s.start for s in timeline.segments if s.pose == "cat")
    frames = field_frames(timeline, stances, [begin + t for t in (0.2, 0.3, 0.4, 0.6, 1.0, 4.0)])
    assert [painted for painted, _ in frames] == [True] * 5 + [False]
    assert all(share is None for _, share in frames)


def drawn(field: FigureField, frame: FigureFrame) -> bytes:
    page = pygame.Surface((480, 260), depth=32)
    page.fill(GROUND)
    field.show(frame, page.get_size(), palette_for("light", GROUND, FIGURE))
    field.draw(page, page.get_rect())
    return pygame.image.tobytes(page, "RGB")


def test_the_moving_box_drawn_over_the_field_is_the_field_of_that_moment(
    stances: Stances,
) -> None:
    timeline = two_exercises()
    early, late = at(timeline, stances, 8.4), at(timeline, stances, 9.1)
    page, field = pygame.Surface((480, 260), depth=32), FigureField(PaintedHere())
    palette = palette_for("light", GROUND, FIGURE)
    field.show(early, page.get_size(), palette)
    field.draw(page, page.get_rect())
    field.show(late, page.get_size(), palette)
    assert field.moving is not None
    page.set_clip(field.moving[0])
    field.draw_moving(page)
    assert pygame.image.tobytes(page, "RGB") == drawn(FigureField(PaintedHere()), late)


class Empty(PaintedHere):
    """A painter that has only some still pictures, and no film."""

    def __init__(self, *poses: str) -> None:
        super().__init__()
        self.poses = poses

    def still(self, subject: Subject) -> Picture | None:  # type: ignore[override]
        return super().still(subject) if subject.end.key in self.poses else None

    def film(self, subject: Subject) -> None:  # type: ignore[override]
        return None


def test_a_movement_that_is_not_there_yet_is_a_fade_of_the_stills_that_are(
    stances: Stances,
) -> None:
    frame = at(two_exercises(), stances, 9.0)
    both = drawn(FigureField(Empty("bird-dog", "hands-and-knees")), frame)
    assert both == drawn(
        FigureField(Empty("bird-dog", "hands-and-knees")), replace(frame, fade=True)
    )
    ground = bytes(GROUND) * (480 * 260)
    assert drawn(FigureField(Empty()), frame) == ground
    for poses in (("bird-dog",), ("hands-and-knees",)):
        assert drawn(FigureField(Empty(*poses)), frame) not in (ground, both)


def test_what_arrives_is_painted(stances: Stances) -> None:
    painter = Empty()
    field, frame = FigureField(painter), at(two_exercises(), stances, 9.0)
    palette = palette_for("light", GROUND, FIGURE)
    keys = []
    for poses in ((), ("bird-dog",), ("bird-dog", "hands-and-knees")):
        painter.poses = poses
        field.show(frame, (480, 260), palette)
        keys.append(field.key)
    assert len(set(keys)) == 3


def at_the_wall() -> Timeline:
    lean = Exercise(
        "lean",
        "Lean",
        (
            Phase(say="Lean in.", pose="wall-side-plank", move=Length(2), hold=Length(6)),
            Phase(say="And stand up.", pose="wall-side-plank-ready", move=Length(2)),
        ),
        Dose(sets=(1,), sides=Sides.EACH),
        Start(pose="wall-side-plank-ready", length=Length(8)),
        left_means="the left forearm is on the wall",
    )
    return lay_out(Routine("lean", "Lean", (lean,)))


def test_a_wall_at_one_side_is_at_the_side_that_leans_on_it(stances: Stances) -> None:
    timeline = at_the_wall()
    seen: dict[Side | None, FigureFrame] = {}
    for segment in timeline.segments:
        frame = FigureFrames(timeline, stances).at(segment, segment.length / 2, segment.length)
        assert frame is not None
        seen[segment.side] = frame
        arm = frame.end.body.right_arm if segment.side is Side.RIGHT else frame.end.body.left_arm
        (wall,) = frame.scene.things
        across = [point[2] for piece in wall.pieces for point, _ in piece]
        assert min(abs(z - arm.end[2]) for z in across) < 0.08
    left, right = seen[Side.LEFT].scene, seen[Side.RIGHT].scene
    assert (left.view, left.mat) == (right.view, right.mat), "the viewer stands still"
    assert left.extent.top == pytest.approx(right.extent.top)
    assert left.extent.left == pytest.approx(-right.extent.right), "and looks at the mirror image"


def test_while_the_sides_change_one_framing_fades_into_the_other(stances: Stances) -> None:
    timeline = at_the_wall()
    switch = next(one for one in timeline.segments if one.kind is SegmentKind.SWITCH)
    frames = FigureFrames(timeline, stances)
    before = frames.at(timeline.segments[switch.index - 1], 1.0, 2.0)
    during = frames.at(switch, 0.4, switch.length)
    after = frames.at(timeline.segments[switch.index + 1], 1.0, 2.0)
    assert before is not None
    assert during is not None
    assert after is not None
    assert (during.fade, during.scene_before, during.scene) == (True, before.scene, after.scene)
    assert before.scene != after.scene
