"""In every exercise of the library the body is as large as its field allows, on both sides."""

from __future__ import annotations

import pygame
import pytest

from player.app.locations import library, pose_of
from player.figure.camera import fitted
from player.figure.framing import body_extent
from player.figure.skeleton import Skeleton
from player.figure.stance import between
from player.model.routine import Side
from player.plan.segment import Segment, SegmentKind
from player.plan.timeline import Timeline, lay_out
from player.screens.play.figure_frames import FigureFrames, Stances
from player.screens.play.play_layout import PlayLayout
from player.screens.play.play_picture import PlayPicture
from player.screens.play.still_pictures import StillPictures
from player.ui.look import THEMES, Look
from player.ui.text.writer import Writer
from tests.figure.palettes import FIGURE

SIZES = [(1280, 720), (1920, 1080)]
FILLED = 0.7
MOMENTS = 9
"""More than the program itself looks at."""


@pytest.fixture(scope="module")
def stances() -> Stances:
    pygame.font.init()
    return Stances(pose_of)


def exercises() -> list[str]:
    shipped = library()
    return [key for key in shipped.keys() if len(list(_routine(key).exercises())) == 1]


def _routine(key: str):  # type: ignore[no-untyped-def]
    routine = library().read(key).routine
    assert routine is not None
    return routine


def bodies(own: list[Segment], stances: Stances) -> list[Skeleton]:
    """The bodies of some segments, all along their ways."""
    found = []
    for segment in own:
        end = stances.at(segment.pose, segment.side)
        begin = stances.at(segment.from_pose, segment.from_side) or end
        assert begin is not None
        assert end is not None
        moves = segment.kind is SegmentKind.MOVE
        found += [between(begin, end, at / MOMENTS) for at in range(MOMENTS)] if moves else []
        found.append(end.body)
    return found


def box_on_the_page(
    plan: Timeline, side: Side | None, layout: PlayLayout, stances: Stances
) -> pygame.Rect:
    """The box round the body of an exercise in all its repetitions on one side."""
    own = [one for one in plan.segments if one.phase >= 0 and one.side is side]
    frame = FigureFrames(plan, stances).at(own[0], own[0].length / 2, own[0].length)
    assert frame is not None
    scene = frame.in_room(layout.room.size).scene
    eye = fitted(scene.view, scene.extent, tuple(layout.room))  # type: ignore[arg-type]
    box = body_extent(scene.view, bodies(own, stances))
    left, top = eye.x + box.left * eye.scale, eye.y - box.top * eye.scale
    wide, high = (box.right - box.left) * eye.scale, (box.top - box.bottom) * eye.scale
    return pygame.Rect(left, top, wide, high)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("key", exercises())
def test_the_body_fills_its_field_and_stays_in_its_room(
    key: str, size: tuple[int, int], stances: Stances
) -> None:
    plan = lay_out(_routine(key))
    if all(one.pose is None for one in plan.segments):
        return
    writer = Writer(Look(THEMES["light"], *size))
    for side in dict.fromkeys(one.side for one in plan.segments if one.phase >= 0):
        own = next(one for one in plan.segments if one.phase >= 0 and one.side is side)
        layout = PlayPicture(plan, StillPictures(stances, FIGURE)).layout(writer, own)
        field = layout.field
        assert field.width * field.height >= 0.55 * size[0] * size[1]
        box = box_on_the_page(plan, side, layout, stances)
        assert layout.room.contains(box), (side, box, layout.room)
        assert max(box.width / field.width, box.height / field.height) >= FILLED, (side, box)


@pytest.mark.parametrize("key", exercises())
def test_nothing_jumps_within_an_exercise(key: str, stances: Stances) -> None:
    plan = lay_out(_routine(key))
    writer = Writer(Look(THEMES["light"], 1280, 720))
    picture = PlayPicture(plan, StillPictures(stances, FIGURE))
    assert len({str(picture.layout(writer, one)) for one in plan.segments}) == 1
