"""A question with several answers: nothing is said until it is, and none is an answer."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.ui.look import THEMES, Look
from player.ui.text.writer import Writer
from player.ui.widgets.field import Taken
from player.ui.widgets.fields import Option
from player.ui.widgets.several import Several

OPTIONS = [Option("Sore wrists", "wrists", "They hurt."), Option("Sore knees", "knees")]
OPTIONS += [Option(f"More {n}", n) for n in range(9)]
NONE = len(OPTIONS)


@pytest.fixture(autouse=True)
def fonts() -> None:
    pygame.font.init()


def asked() -> Several:
    return Several("body", "Do any of these apply?", OPTIONS)


def drawn(one: Several, width: int = 900, text: float = 1.0, on: bool = True) -> pygame.Rect:
    writer = Writer(Look(THEMES["light"], 1280, 720, text))
    box = pygame.Rect(40, 30, width, one.height(writer, width))
    one.draw(pygame.Surface((width + 80, box.bottom + 20)), box, writer, on)
    return box


def press(one: Several, key: int, unicode: str = "") -> Taken:
    event = pygame.event.Event(pygame.KEYDOWN, key=key, unicode=unicode, mod=0)
    return one.handle(event, pygame.Rect(0, 0, 0, 0))


def places(one: Several, box: pygame.Rect) -> list[pygame.Rect]:
    return list(one.hot(box, Writer(Look(THEMES["light"], 1280, 720))))


def click(one: Several, box: pygame.Rect, number: int) -> Taken:
    pos = places(one, box)[number].center
    return one.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=pos, button=1), box)


def test_untouched_it_says_nothing() -> None:
    one = asked()
    drawn(one)
    press(one, pygame.K_RIGHT)
    press(one, pygame.K_LEFT)
    assert one.value is None


def test_digits_tick_and_take_away_and_the_last_tick_taken_away_says_nothing() -> None:
    one = asked()
    assert press(one, pygame.K_2, "2") is Taken.YES
    assert one.value == {"knees"}
    press(one, pygame.K_1, "1")
    press(one, pygame.K_2, "2")
    assert one.value == {"wrists"}
    press(one, pygame.K_1, "1")
    assert one.value is None


def test_n_is_none_of_these_and_goes_on_and_again_it_says_nothing() -> None:
    one = asked()
    press(one, pygame.K_1, "1")
    assert press(one, pygame.K_n, "n") is Taken.DONE
    assert one.value == frozenset()
    press(one, pygame.K_2, "2")
    assert one.value == {"knees"}
    press(one, pygame.K_n, "n")
    press(one, pygame.K_n, "n")
    assert one.value is None


def test_arrows_and_space_come_to_every_chip() -> None:
    one = asked()
    for number, option in enumerate(OPTIONS):
        press(one, pygame.K_SPACE, " ")
        assert isinstance(one.value, frozenset)
        assert len(one.value) == number + 1
        assert option.value in one.value
        press(one, pygame.K_RIGHT)
    press(one, pygame.K_RIGHT)
    press(one, pygame.K_SPACE, " ")
    assert one.value == frozenset()


def test_backspace_takes_the_answer_back() -> None:
    one = asked()
    press(one, pygame.K_n, "n")
    press(one, pygame.K_BACKSPACE)
    assert one.value is None


def test_a_click_ticks_a_chip_and_beside_them_nothing() -> None:
    one = asked()
    box = drawn(one)
    for number, option in enumerate(OPTIONS):
        assert click(one, box, number) is Taken.YES
        assert isinstance(one.value, frozenset)
        assert option.value in one.value
    click(one, box, NONE)
    assert one.value == frozenset()
    event = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(box.left + 5, box.top + 5), button=1)
    assert one.handle(event, box) is Taken.NO


@given(st.integers(150, 1500), st.sampled_from([0.8, 1.0, 1.6]), st.integers(1, 30))
def test_chips_are_apart_and_inside_and_have_room_for_their_words(
    width: int, text: float, many: int
) -> None:
    pygame.font.init()
    options = [Option("A rather long condition with many words", n, "More.") for n in range(many)]
    one = Several("body", "Any?", options)
    writer = Writer(Look(THEMES["light"], 1280, 720, text))
    box = pygame.Rect(0, 0, width, one.height(writer, width))
    found = list(one.hot(box, writer))
    assert len(found) == many + 1
    assert all(box.contains(place) for place in found)
    assert all(place.collidelist(found[:n]) == -1 for n, place in enumerate(found))


def test_the_detail_of_the_chip_with_the_focus_is_seen_only_with_the_focus() -> None:
    def picture(one: Several, on: bool) -> bytes:
        writer = Writer(Look(THEMES["light"], 1280, 720))
        box = pygame.Rect(0, 0, 900, one.height(writer, 900))
        surface = pygame.Surface(box.size)
        one.draw(surface, box, writer, on)
        low = max(place.bottom for place in one.hot(box, writer))
        return pygame.image.tobytes(surface.subsurface((0, low, 900, box.height - low)), "RGB")

    one = asked()
    with_detail, without = picture(one, True), picture(one, False)
    assert with_detail != without
    press(one, pygame.K_RIGHT)
    assert picture(one, True) == without
