"""`?` lists the keys of whatever is on the screen, and any press leads back to that."""

from pathlib import Path

import pygame
import pytest

from player import places
from player.format.library import Library
from player.screens.care.help import HelpScreen
from player.screens.forms.form import Button, Form
from player.screens.history.screen import HistoryScreen
from player.screens.settings.settings import SettingsScreen
from player.ui.look import THEMES, Look
from player.ui.widgets.fields import Scale, TextLine
from player.ui.widgets.key_list import KeyList
from player.ui.window.canvas import Canvas
from player.ui.window.keys import EVERYWHERE, Key, Keys
from player.ui.window.stack import Stack
from tests.screens.driving import Driver
from tests.screens.pages import first_question


@pytest.fixture
def library() -> Library:
    return Library([places.shipped("routines")])


def press(panel: KeyList, key: int, unicode: str = "") -> None:
    panel.handle(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=unicode, mod=0))


def is_listed(driver: Driver) -> bool:
    driver.wait(0.2)
    return "keys" in driver.app.canvas.boxes()


def test_a_table_lists_its_keys_before_those_of_every_screen_each_once() -> None:
    pairs = Keys(Key("Enter", "start"), Key("Esc", "back"), Key("U", "begin")).listed()
    assert pairs[:3] == (("Enter", "start"), ("Esc", "back"), ("U", "begin"))
    assert [key for key, _ in pairs].count("U") == 1
    assert set(EVERYWHERE[1:]) <= set(pairs)


@pytest.mark.parametrize(
    ("key", "sign", "closed"),
    [
        (pygame.K_ESCAPE, "\x1b", True),
        (pygame.K_SLASH, "?", True),
        (pygame.K_SPACE, " ", True),
        (pygame.K_LSHIFT, "", False),
    ],
)
def test_a_press_closes_it_and_shift_does_not(key: int, sign: str, closed: bool) -> None:
    panel = KeyList((("Esc", "back"),))
    press(panel, key, sign)
    assert (panel.result is not None) is closed


def test_a_click_that_began_on_it_closes_it() -> None:
    panel = KeyList((("Esc", "back"),))
    up = pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=(5, 5))
    panel.handle(up)
    assert panel.result is None
    panel.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(5, 5)))
    panel.handle(up)
    assert panel.result is not None


@pytest.mark.parametrize(
    ("sign", "kind"), [(",", SettingsScreen), ("h", HistoryScreen), ("?", HelpScreen)]
)
def test_screens_list_their_keys_and_come_back(
    own_home: Path, library: Library, sign: str, kind: type
) -> None:
    driver = Driver(own_home, library)
    driver.press(ord(sign), sign)
    screen = driver.app.screen
    assert isinstance(screen, kind)
    driver.press(pygame.K_SLASH, "?")
    assert is_listed(driver)
    driver.press(pygame.K_ESCAPE, "\x1b")
    assert driver.app.screen is screen
    assert not is_listed(driver)
    driver.press(pygame.K_ESCAPE, "\x1b")
    assert driver.app.screen is not screen
    driver.close()


def pressed(stack: Stack, *keys: tuple[int, str]) -> None:
    for key, sign in keys:
        stack.handle(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=sign, mod=0))


def test_a_form_lists_its_keys_but_not_while_a_text_is_typed() -> None:
    form = Form(
        "A note", (), [Scale("pain", "Pain"), TextLine("note", "Note")], [Button("Keep", 1)]
    )
    stack = Stack(form)
    pressed(stack, (pygame.K_SLASH, "?"))
    assert isinstance(stack.top, KeyList)
    pressed(stack, (pygame.K_RETURN, "\r"))
    assert (stack.top, form.result) == (form, None)
    pressed(stack, (pygame.K_TAB, "\t"))
    assert form.typing
    pressed(stack, (pygame.K_SLASH, "?"))
    assert stack.top is form


def test_a_question_over_a_routine_stays_where_it_is_below_the_keys() -> None:
    stack = Stack(first_question())
    pressed(stack, (pygame.K_1, "1"))
    second = stack.top
    pressed(stack, (pygame.K_SLASH, "?"), (pygame.K_ESCAPE, "\x1b"))
    assert stack.top is second is not stack.bottom
    pressed(stack, (pygame.K_ESCAPE, "\x1b"))
    assert (stack.top, stack.result) == (stack.bottom, None)


@pytest.mark.parametrize("size", [(800, 600), (1280, 720), (768, 1366), (3840, 2160)])
def test_the_panel_is_within_the_window(size: tuple[int, int]) -> None:
    pygame.font.init()
    for text in (0.8, 1.0, 1.6):
        canvas = Canvas(pygame.Surface(size), Look(THEMES["light"], *size, text))
        canvas.clear()
        KeyList([("→  Page Down  N", "this step again; at its start: the one before")] * 14).draw(
            canvas
        )
        boxes = canvas.boxes()
        assert boxes["keys"].bottom <= boxes["hint"].top
        assert boxes["head"].bottom <= boxes["keys"].top
