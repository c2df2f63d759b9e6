"""The play screen's boxes: none overlaps another, none leaves the window, the number is large."""

from itertools import combinations

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict

from player.app.locations import routine_named
from player.plan.timeline import lay_out
from player.screens.play.figure_frames import Stances
from player.screens.play.play_layout import lay_out_play
from player.screens.play.play_painters import SessionStatus
from player.screens.play.play_picture import PlayPicture
from player.screens.play.play_view import view_at
from player.screens.play.still_pictures import StillPictures
from player.ui.look import THEMES, Look
from player.ui.window.canvas import Canvas
from tests.figure.palettes import FIGURE

SIZES = [(800, 600), (1024, 768), (1280, 720), (1920, 1080), (2560, 1080), (3840, 2160),
         (1280, 1024), (1000, 1000), (768, 1366), (1080, 1920)]  # fmt: skip


@given(st.integers(480, 3840), st.integers(480, 2160))
def test_boxes_never_overlap_and_never_leave_the_window(width: int, height: int) -> None:
    boxes = asdict(lay_out_play(width, height))
    for name, box in boxes.items():
        assert box.width > 0, name
        assert box.height > 0, name
        assert box.left >= 0, name
        assert box.top >= 0, name
        assert box.right <= width, name
        assert box.bottom <= height, name
    for one, other in combinations(boxes, 2):
        assert not boxes[one].colliderect(boxes[other]), (one, other)


@pytest.mark.parametrize(("width", "height"), SIZES[:6])
def test_the_dial_is_large_enough_for_a_number_of_a_fifth_of_the_height(
    width: int, height: int
) -> None:
    dial = lay_out_play(width, height).dial
    assert dial.width >= 0.55 * height
    assert dial.height >= 0.55 * height


def test_a_message_of_the_program_covers_no_instruction() -> None:
    pygame.font.init()
    canvas = Canvas(pygame.Surface((800, 600)), Look(THEMES["light"], 800, 600))
    plan = lay_out(routine_named("cat-cow"))
    picture = PlayPicture(plan, StillPictures(Stances(lambda name: None), FIGURE))
    view = view_at(plan, 0, 1.0)
    picture.draw(canvas, view, SessionStatus())
    canvas.take_changes()
    picture.draw(canvas, view, SessionStatus(message="No sound device: follow the screen."))
    assert canvas.take_changes() == [lay_out_play(800, 600).message]
