"""The dial: a moment has one picture, whatever came before it, and most of it is painted once."""

from dataclasses import replace

import pygame
import pytest

from player.engine.timeline import Kind
from player.stage.canvas import Canvas
from player.stage.dial import Dial, DialFace
from player.stage.look import THEMES, Look

BOX = pygame.Rect(20, 20, 300, 300)
HOLD = DialFace(Kind.HOLD, "6", "Hold", 1.0, 6.0)
MOVE = DialFace(Kind.MOVE, "4", "Move", 1.0, 4.0)
REST = DialFace(Kind.REST, "9", "Rest", 1.0, 9.0)


def canvas() -> Canvas:
    pygame.font.init()
    found = Canvas(pygame.Surface((400, 400), depth=32), Look(THEMES["light"], 400, 400))
    found.clear()
    found.take_changes()
    return found


def picture(*faces: DialFace) -> bytes:
    """The picture of the last face, with the others drawn before it on the same canvas."""
    page, dial = canvas(), Dial()
    for face in faces:
        dial.draw(page, BOX, face)
    return pygame.image.tobytes(page.surface, "RGB")


@pytest.mark.parametrize("face", [HOLD, MOVE, REST])
@pytest.mark.parametrize("left", [0.97, 0.5, 0.03, 0.0])
def test_a_moment_looks_the_same_after_any_other(face: DialFace, left: float) -> None:
    wanted = replace(face, left=left)
    before = [HOLD, replace(MOVE, breath=0.4), REST, replace(face, left=min(1.0, left + 0.02))]
    for earlier in before:
        assert picture(earlier, wanted) == picture(wanted)


@pytest.mark.parametrize("face", [HOLD, MOVE])
def test_a_ring_that_runs_on_changes_the_picture_and_paints_little(face: DialFace) -> None:
    page, dial = canvas(), Dial()
    dial.draw(page, BOX, replace(face, left=0.48))
    page.take_changes()
    before = pygame.image.tobytes(page.surface, "RGB")
    dial.draw(page, BOX, replace(face, left=0.45))
    assert pygame.image.tobytes(page.surface, "RGB") != before
    painted = page.take_changes()
    assert sum(box.width * box.height for box in painted) < BOX.width * BOX.height / 3


def test_nothing_is_painted_when_nothing_can_be_seen_to_change() -> None:
    page, dial = canvas(), Dial()
    dial.draw(page, BOX, replace(HOLD, left=0.5))
    page.take_changes()
    dial.draw(page, BOX, replace(HOLD, left=0.5 + 1e-6))
    dial.draw(page, BOX, replace(HOLD, left=0.5))
    assert page.take_changes() == []


def test_the_dots_of_a_rest_go_out_one_by_one() -> None:
    page, dial = canvas(), Dial()
    paintings = 0
    for step in range(101):
        dial.draw(page, BOX, replace(REST, left=1 - step / 100))
        paintings += bool(page.take_changes())
    assert paintings == 10


def test_the_running_part_stays_in_its_box() -> None:
    page, dial = canvas(), Dial()
    for step in range(201):
        for face in (HOLD, MOVE):
            dial.draw(page, BOX, replace(face, left=1 - step / 200))
            assert all(BOX.contains(box) for box in page.take_changes())
