"""A finger: a tap clicks once, a drag scrolls and chooses nothing, a long press is a tap."""

from __future__ import annotations

import pygame
import pytest

from player.ui.look import THEMES, Look
from player.ui.widgets.listing import Listing, Row
from player.ui.window.canvas import Canvas
from player.ui.window.touch import Touch

LOOK = Look(THEMES["light"], 800, 600)


class Finger:
    """A finger on a list of thirty rows, with the events that SDL makes of it."""

    def __init__(self) -> None:
        pygame.font.init()
        self.touch = Touch()
        self.listing = Listing([Row(f"row {n}", value=n) for n in range(30)])
        self.chosen: list[object] = []
        self.passed: list[int] = []
        self.listing.draw(Canvas(pygame.Surface((800, 600)), LOOK), pygame.Rect(0, 0, 800, 600))

    def sends(self, kind: int, y: int, **more: object) -> None:
        own = pygame.event.Event(pygame.FINGERMOTION, x=0.5, y=y / 600, finger_id=0)
        event = pygame.event.Event(kind, pos=(200, y), touch=True, **more)
        for one in (own, event):
            for meant in self.touch.taken(one, LOOK.unit):
                self.passed.append(meant.type)
                row = self.listing.handle(meant)
                if row is not None:
                    self.chosen.append(row.value)

    def down(self, y: int) -> None:
        self.sends(pygame.MOUSEBUTTONDOWN, y, button=1)

    def to(self, y: int) -> None:
        self.sends(pygame.MOUSEMOTION, y, rel=(0, 0), buttons=(1, 0, 0))

    def up(self, y: int) -> None:
        self.sends(pygame.MOUSEBUTTONUP, y, button=1)


@pytest.fixture
def finger() -> Finger:
    return Finger()


def test_a_tap_chooses_once_when_the_finger_is_lifted(finger: Finger) -> None:
    finger.down(100)
    assert finger.chosen == []
    finger.up(104)
    assert finger.chosen == [2]
    assert finger.passed == [pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP]


def test_a_finger_that_trembles_still_taps(finger: Finger) -> None:
    finger.down(100)
    finger.to(106)
    finger.to(98)
    finger.up(98)
    assert finger.chosen == [2]
    assert finger.listing.top == 0


def test_a_drag_scrolls_with_the_finger_and_chooses_nothing(finger: Finger) -> None:
    finger.down(500)
    for y in range(490, 190, -10):
        finger.to(y)
    finger.up(200)
    assert finger.chosen == []
    tall = finger.listing._cell[1]
    assert finger.listing.top == round(300 / tall)
    finger.down(100)
    for y in range(110, 600, 10):
        finger.to(y)
    finger.up(590)
    assert finger.listing.top == 0
    assert finger.chosen == []


def test_what_scrolls_by_turns_is_turned_once_a_line(finger: Finger) -> None:
    turns = []
    for kind, y in [
        (pygame.MOUSEBUTTONDOWN, 300),
        *((pygame.MOUSEMOTION, y) for y in range(299, 190, -1)),
    ]:
        event = pygame.event.Event(kind, pos=(200, y), touch=True, button=1)
        turns += [one.y for one in finger.touch.taken(event, LOOK.unit)]
    assert sum(turns) == -3
    assert set(turns) == {0, -1}


def test_a_mouse_and_its_wheel_pass_as_they_are(finger: Finger) -> None:
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEMOTION, pygame.MOUSEBUTTONUP):
        event = pygame.event.Event(kind, pos=(1, 1), button=1, touch=False)
        assert finger.touch.taken(event, LOOK.unit) == [event]
    wheel = pygame.event.Event(pygame.MOUSEWHEEL, y=-2)
    assert finger.touch.taken(wheel, LOOK.unit) == [wheel]
    finger.listing.handle(wheel)
    assert finger.listing.top == 2
