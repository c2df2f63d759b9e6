"""The badge, the word and the limb agree: left is never seen at the right, in any exercise."""

from __future__ import annotations

import pytest

from player.app.locations import library, pose_of, routine_named
from player.figure.camera import camera
from player.model.routine import Side, Sides
from player.plan.segment import Segment
from player.plan.timeline import Timeline, lay_out
from player.screens.play.figure_frames import FigureFrame, FigureFrames, Stances
from player.screens.play.figure_scenes import FACE_TO_FACE, across

CLEARLY = 0.25
"""Metres on the page by which one hand or foot stands clearly beside the other."""


@pytest.fixture(scope="module")
def stances() -> Stances:
    return Stances(pose_of)


def sided() -> list[str]:
    shipped = library()
    found = []
    for key in shipped.keys():
        routine = shipped.read(key).routine
        assert routine is not None
        exercises = list(routine.exercises())
        if len(exercises) == 1 and exercises[0].dose.sides is not Sides.NONE:
            found.append(key)
    return found


def moments(plan: Timeline, stances: Stances) -> list[tuple[Segment, FigureFrame]]:
    frames = FigureFrames(plan, stances)
    seen = []
    for segment in plan.segments:
        frame = frames.at(segment, segment.length / 2, segment.length)
        if frame is not None and segment.side is not None and segment.phase >= 0:
            seen.append((segment, frame))
    return seen


def test_there_are_exercises_with_sides() -> None:
    assert len(sided()) > 25


@pytest.mark.parametrize("key", sided())
def test_nobody_with_a_side_is_face_to_face_with_the_viewer(key: str, stances: Stances) -> None:
    plan = lay_out(routine_named(key))
    found = moments(plan, stances)
    assert {segment.side for segment, _ in found} == set(Side)
    for _, frame in found:
        assert across(frame.begin.body, frame.scene.view) > FACE_TO_FACE
        assert across(frame.end.body, frame.scene.view) > FACE_TO_FACE


@pytest.mark.parametrize("key", sided())
def test_seen_from_behind_the_left_limbs_are_at_the_left(key: str, stances: Stances) -> None:
    plan = lay_out(routine_named(key))
    for _, frame in moments(plan, stances):
        body, eye = frame.end.body, camera(frame.scene.view)
        if across(body, frame.scene.view) < 0.6:
            continue
        left, right = (eye.spot(leg.end)[0] for leg in (body.left_leg, body.right_leg))
        assert left < right + CLEARLY


@pytest.mark.parametrize("key", sided())
def test_the_view_turns_only_where_the_sides_come_one_after_the_other(
    key: str, stances: Stances
) -> None:
    plan = lay_out(routine_named(key))
    views = {segment.side: frame.scene.view for segment, frame in moments(plan, stances)}
    left, right = views[Side.LEFT], views[Side.RIGHT]
    exercise = plan.segments[0].exercise
    assert exercise is not None
    if exercise.dose.sides is Sides.ALTERNATE:
        assert left == right
    else:
        assert left.height == right.height
        assert left.turn in (right.turn, 180.0 - right.turn)


def test_what_is_seen_from_the_front_without_sides_stays_so(stances: Stances) -> None:
    plan = lay_out(routine_named("walk-on-the-spot"))
    frame = FigureFrames(plan, stances).at(plan.segments[0], 1.0, plan.segments[0].length)
    assert frame is not None
    assert frame.scene.view == frame.end.pose.view
