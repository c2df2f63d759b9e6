"""Screens over screens: who hears an event, what an answer does, what is drawn."""

import pygame
import pytest

from player.ui.widgets.key_list import KeyList
from player.ui.window.canvas import Canvas
from player.ui.window.keys import Key, Keys
from player.ui.window.screen import BaseScreen
from player.ui.window.stack import Stack


class Plain(BaseScreen):
    def __init__(self, due: float | None = None) -> None:
        super().__init__()
        self.told: list[object] = []
        self.due = due
        self.updates = 0

    def keys(self) -> Keys:
        return Keys(Key("O", "open", self._lay_over), Key("Esc", "back", self.leave))

    def _lay_over(self) -> None:
        self.open(Plain(), self.told.append)

    def leave(self) -> None:
        self.result = "left"

    def update(self) -> None:
        self.updates += 1

    def next_moment(self) -> float | None:
        return self.due

    def draw(self, canvas: Canvas) -> None:
        raise NotImplementedError


class Line(Plain):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    @property
    def typing(self) -> bool:
        return True

    def take(self, event: pygame.event.Event) -> None:
        if event.type == pygame.TEXTINPUT:
            self.text += event.text


class Leading(Plain):
    def _lay_over(self) -> None:
        self.open(Line())


def press(stack: Stack, key: int, sign: str = "") -> None:
    stack.handle(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=sign, mod=0))


def test_an_overlay_hears_the_keys_until_it_answers_and_who_opened_it_is_told() -> None:
    bottom = Plain()
    stack = Stack(bottom)
    press(stack, pygame.K_o, "o")
    assert stack.top is not bottom
    press(stack, pygame.K_o, "o")  # a second one over the first
    press(stack, pygame.K_ESCAPE)
    press(stack, pygame.K_ESCAPE)
    assert (stack.top, bottom.told, stack.result) == (bottom, ["left"], None)
    press(stack, pygame.K_ESCAPE)
    assert stack.result == "left"


def test_time_passes_for_all_and_the_nearest_moment_counts() -> None:
    bottom = Plain(due=5.0)
    bottom.open(Plain(due=3.0))
    stack = Stack(bottom)
    stack.update()
    assert bottom.updates == 1
    assert stack.next_moment() == 3.0


def test_closing_the_window_leaves_every_screen_and_tells_no_answer() -> None:
    bottom = Plain()
    stack = Stack(bottom)
    press(stack, pygame.K_o, "o")
    over = stack.top
    stack.leave()
    assert (over.result, bottom.result, bottom.told) == ("left", "left", [])


def test_nothing_is_opened_while_the_window_closes() -> None:
    class Asking(Plain):
        def leave(self) -> None:
            super().leave()
            self.open(Plain())

    stack = Stack(Asking())
    stack.leave()
    stack.update()
    assert stack.result == "left"


def test_the_key_that_leads_to_a_line_of_text_is_not_written_into_it() -> None:
    stack = Stack(Leading())
    press(stack, pygame.K_o, "o")
    for text in "oo":
        stack.handle(pygame.event.Event(pygame.TEXTINPUT, text=text))
    line = stack.top
    assert isinstance(line, Line)
    assert line.text == "o"


@pytest.mark.parametrize(("screen", "lists"), [(Plain(), True), (Line(), False)])
def test_a_question_mark_lists_the_keys_but_where_it_is_text(screen: Plain, lists: bool) -> None:
    stack = Stack(screen)
    press(stack, pygame.K_SLASH, "?")
    assert isinstance(stack.top, KeyList) is lists
