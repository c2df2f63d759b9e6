"""Fields that are filled in already: by keys, by digits and by the mouse."""

import pygame
import pytest

from player.ui.look import THEMES, Look
from player.ui.text.writer import Writer
from player.ui.widgets.chosen import Chosen, Stepped
from player.ui.widgets.fields import Option, Taken

BOX = pygame.Rect(0, 0, 600, 200)
OPTIONS = [Option("Left", "l"), Option("Right", "r")]


def key(number: int, sign: str = "") -> pygame.event.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=number, unicode=sign, mod=0)


def click(pos: tuple[int, int]) -> pygame.event.Event:
    return pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=pos)


def stepped(value: int) -> Stepped:
    return Stepped("t", "Time", value, str, least=0, most=3600, step=60, typed=True)


@pytest.mark.parametrize(
    ("value", "press", "then"),
    [(90, pygame.K_RIGHT, 120), (90, pygame.K_LEFT, 60), (120, pygame.K_LEFT, 60),
     (0, pygame.K_LEFT, 0), (3600, pygame.K_RIGHT, 3600), (30, pygame.K_LEFT, 0)],
)  # fmt: skip
def test_left_and_right_go_to_the_next_whole_step(value: int, press: int, then: int) -> None:
    field = stepped(value)
    assert field.handle(key(press), BOX) is Taken.YES
    assert field.value == then


def test_digits_write_the_number_and_backspace_takes_them_away() -> None:
    field = stepped(90)
    for sign in "1299":  # 129 steps would be more than the most
        assert field.handle(key(ord(sign), sign), BOX) is Taken.YES
    assert field.value == 12 * 60
    field.handle(key(pygame.K_BACKSPACE), BOX)
    assert field.value == 60
    assert field.handle(key(pygame.K_BACKSPACE), BOX) is Taken.YES
    assert field.handle(key(pygame.K_BACKSPACE), BOX) is Taken.NO
    assert field.handle(key(pygame.K_RETURN), BOX) is Taken.NO


def drawn(field: Stepped | Chosen) -> None:
    pygame.font.init()
    surface = pygame.Surface(BOX.size)
    field.draw(surface, BOX, Writer(Look(THEMES["light"], 800, 600)), True)


def test_the_arrows_are_clicked() -> None:
    field = stepped(120)
    drawn(field)
    tall = field.height(Writer(Look(THEMES["light"], 800, 600)), BOX.width) - 30
    assert field.handle(click((BOX.right - 10, tall)), BOX) is Taken.YES
    assert field.value == 180
    for _ in range(2):
        field.handle(click((10, tall)), BOX)
    assert field.value == 60
    assert field.handle(click((300, tall)), BOX) is Taken.NO


def test_what_is_chosen_can_be_taken_back_where_there_may_be_no_answer() -> None:
    field = Chosen("side", "Side", OPTIONS, "r", may_be_none=True)
    assert field.value == "r"
    field.handle(key(pygame.K_2, "2"), BOX)
    assert field.value == "r", "the same digit once more keeps it"
    field.handle(key(pygame.K_BACKSPACE), BOX)
    assert field.value is None
    drawn(field)
    place = field._places[1].center
    for value in ("r", None, "r"):
        field.handle(click(place), BOX)
        assert field.value == value
    always = Chosen("how", "How", OPTIONS, "l")
    assert always.handle(key(pygame.K_BACKSPACE), BOX) is Taken.NO
    assert always.value == "l"
