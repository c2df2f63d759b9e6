"""A hint that can be read can be clicked: on every screen, and what it presses is a key there."""

import pygame
import pytest

from player.ui.look import THEMES, Look
from player.ui.window.canvas import Canvas
from player.ui.window.screen import BaseScreen
from tests.screens.portraits import screens

SIZE = (1280, 720)
SCREENS = {name: one for name, one in screens("light").items() if isinstance(one, BaseScreen)}
del SCREENS["sign"]  # in place of the hint it says why there is no voice; it has a button


@pytest.mark.parametrize("name", SCREENS)
def test_every_key_of_the_hint_can_be_clicked_and_is_in_the_table(name: str) -> None:
    screen = SCREENS[name]
    pygame.font.init()
    canvas = Canvas(pygame.Surface(SIZE), Look(THEMES["light"], *SIZE))
    canvas.clear()
    screen.draw(canvas)
    box = canvas.boxes()["hint"]
    pressed = {canvas.key_at((x, box.centery)) for x in range(box.left, box.right, 3)} - {None}
    assert pressed
    assert pressed <= {key for keys, _ in screen.hint() for key in keys.split("  ")}
    assert all(screen.keys().find(key) for key in pressed - {"?"})
