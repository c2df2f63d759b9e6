"""The play screen's boxes: none overlaps another, none leaves the window, the number is large."""

import math
from itertools import combinations

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from player.app.locations import routine_named
from player.plan.segment import SegmentKind
from player.plan.timeline import lay_out
from player.screens.play.figure_frames import Stances
from player.screens.play.play_layout import Heading, Shape, lay_out_play
from player.screens.play.play_painters import SessionStatus
from player.screens.play.play_picture import PlayPicture
from player.screens.play.play_view import view_at
from player.screens.play.still_pictures import StillPictures
from player.ui.dial.dial import Dial, DialFace
from player.ui.dial.ring import INNER
from player.ui.look import THEMES, Look
from player.ui.window.canvas import Canvas
from tests.figure.palettes import FIGURE

SIZES = [(800, 600), (1024, 768), (1280, 720), (1920, 1080), (2560, 1080), (3840, 2160),
         (1280, 1024), (1000, 1000), (768, 1366), (1080, 1920)]  # fmt: skip


SHAPES = st.builds(
    lambda wide, high: Shape(wide, high, wide), st.floats(0.4, 2.2), st.floats(0.4, 1.9)
)
HEADINGS = st.builds(
    Heading, st.integers(0, 2000), st.sampled_from([0, 90, 400]), st.integers(0, 900)
)


@given(st.integers(480, 3840), st.integers(480, 2160), SHAPES, HEADINGS)
def test_boxes_never_overlap_and_never_leave_the_window(
    width: int, height: int, shape: Shape, heading: Heading
) -> None:
    layout = lay_out_play(width, height, shape, heading)
    boxes = dict(layout.parts())
    assert layout.field.contains(layout.room)
    for name, box in {**boxes, "field": layout.field, "message": layout.message}.items():
        assert box.width > 0, name
        assert box.height > 0, name
        assert box.left >= 0, name
        assert box.top >= 0, name
        assert box.right <= width, name
        assert box.bottom <= height, name
    for one, other in combinations(boxes, 2):
        assert not boxes[one].colliderect(boxes[other]), (one, other)


LYING, STANDING = Shape(1.8, 0.7, 1.8), Shape(0.6, 1.75, 0.6)


@pytest.mark.parametrize("shape", [LYING, STANDING], ids=["lying", "standing"])
@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080), (3840, 2160)])
def test_the_field_takes_more_than_half_of_the_window_and_has_the_shape_of_the_body(
    width: int, height: int, shape: Shape
) -> None:
    layout = lay_out_play(width, height, shape, Heading(300, 120, 200))
    assert layout.field.width * layout.field.height >= 0.55 * width * height
    room = layout.room
    assert (room.width > 1.5 * room.height) is (shape is LYING)
    assert (room.height > 1.2 * room.width) is (shape is STANDING)


@pytest.mark.parametrize("shape", [LYING, STANDING], ids=["lying", "standing"])
@pytest.mark.parametrize("number", ["6", "60", "600"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_number_is_a_fifth_of_the_unit_high_and_stays_inside_the_ring(
    width: int, height: int, number: str, shape: Shape
) -> None:
    pygame.font.init()
    canvas = Canvas(pygame.Surface((width, height), depth=32), Look(THEMES["light"], width, height))
    canvas.clear()
    dial = lay_out_play(width, height, shape).dial
    face = DialFace(SegmentKind.HOLD, number, "", 0.0, 9.0)
    Dial().draw(canvas, dial, face)
    plate = canvas.surface.copy()
    canvas.clear()
    Dial().draw(canvas, dial, replace(face, number=" "))
    ink = _differing(plate, canvas.surface)
    assert ink.height >= 0.2 * canvas.look.unit
    radius = INNER * dial.width / 2
    for x, y in (ink.topleft, ink.topright, ink.bottomleft, ink.bottomright):
        assert math.dist((x, y), dial.center) < radius


def _differing(one: pygame.Surface, other: pygame.Surface) -> pygame.Rect:
    """The box round the pixels that differ."""
    off = pygame.PixelArray(one).compare(pygame.PixelArray(other)).make_surface()
    off.set_colorkey((255, 255, 255))
    return off.get_bounding_rect()


def test_a_message_of_the_program_covers_no_instruction() -> None:
    pygame.font.init()
    canvas = Canvas(pygame.Surface((800, 600)), Look(THEMES["light"], 800, 600))
    plan = lay_out(routine_named("cat-cow"))
    picture = PlayPicture(plan, StillPictures(Stances(lambda name: None), FIGURE))
    view = view_at(plan, 0, 1.0)
    picture.draw(canvas, view, SessionStatus())
    canvas.take_changes()
    picture.draw(canvas, view, SessionStatus(message="No sound device: follow the screen."))
    assert canvas.take_changes() == [picture.layout(canvas.writer, plan.segments[0]).message]
