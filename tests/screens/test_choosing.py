"""A form that is answered by one of several equal buttons: none is pressed unless it is meant."""

import pygame
import pytest

from player.flow.answers import Filled
from player.screens.forms.form import Button, Form
from player.ui.widgets.fields import Card, Option, Scale
from player.ui.widgets.several import Several
from player.ui.widgets.tick import Tick
from player.ui.window.canvas import Canvas
from tests.screens.reaching import Reader, canvas_of

BUTTONS = (Button("None of these", "none"), Button("It hurts", "hurts"), Button("One", "one", "o"))

BODY = (Option("Sore wrists", "w"), Option("Sore knees", "k"))


def form(lines: int = 5, *, fields: tuple[Tick, ...] = (), read_all: bool = False) -> Form:
    card = Card("signs", "Signs", [f"Sign {number}." for number in range(lines)], dots=True)
    return Form("Before", ("A line.",), (card, *fields), BUTTONS, on_escape="away",
                choose=True, read_all=read_all)  # fmt: skip


@pytest.fixture
def canvas() -> Canvas:
    return canvas_of((1280, 720))


def press(one: Form, key: int, unicode: str = "", mod: int = 0) -> None:
    one.handle(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=unicode, mod=mod))


def pressed(one: Form) -> object:
    return one.result.button if isinstance(one.result, Filled) else None


def hint(one: Form, canvas: Canvas) -> bytes:
    one.draw(canvas)
    return pygame.image.tobytes(canvas.surface.subsurface(canvas.boxes()["hint"]), "RGB")


@pytest.mark.parametrize("key", [pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE])
def test_enter_on_the_untouched_page_presses_nothing_and_says_what_to_press(
    key: int, canvas: Canvas
) -> None:
    one = form()
    quiet = hint(one, canvas)
    press(one, key)
    assert one.result is None
    said = hint(one, canvas)
    assert said != quiet
    press(one, pygame.K_PAGEUP)
    assert hint(one, canvas) == quiet


@pytest.mark.parametrize(("sign", "button"), [("1", "none"), ("2", "hurts"), ("3", "one")])
def test_a_digit_presses_its_button(sign: str, button: str, canvas: Canvas) -> None:
    one = form()
    one.draw(canvas)
    press(one, ord(sign), sign)
    assert pressed(one) == button


def test_a_key_of_its_own_presses_as_well(canvas: Canvas) -> None:
    one = form()
    one.draw(canvas)
    press(one, pygame.K_o, "o")
    assert pressed(one) == "one"


@pytest.mark.parametrize("way", [pygame.K_TAB, pygame.K_DOWN])
def test_tab_and_arrows_come_to_each_button_and_enter_presses_it(way: int, canvas: Canvas) -> None:
    for times, button in ((1, "none"), (2, "hurts"), (3, "one"), (4, "one")):
        one = form()
        one.draw(canvas)
        for _ in range(times):
            press(one, way)
        press(one, pygame.K_RETURN)
        assert pressed(one) == button


@pytest.mark.parametrize("number", range(3))
def test_a_click_presses_the_button_it_is_on(number: int, canvas: Canvas) -> None:
    one = form()
    one.draw(canvas)
    pos = canvas.boxes()[f"button {number}"].center
    one.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=pos, button=1))
    assert one.result is None
    one.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=pos, button=1))
    assert pressed(one) == BUTTONS[number].value


def test_the_buttons_are_as_wide_as_the_form_and_as_tall_as_each_other(canvas: Canvas) -> None:
    one = form()
    one.draw(canvas)
    boxes = [one.column.boxes[place] for place in range(1, 4)]
    assert len({(box.left, box.size) for box in boxes}) == 1
    assert boxes[0].width == one.column.boxes[0].width


def test_no_button_differs_before_it_has_the_focus(canvas: Canvas) -> None:
    one = form()
    one.draw(canvas)

    def edge(number: int) -> tuple[int, ...]:
        box = one.column.boxes[1 + number]
        return tuple(canvas.surface.get_at((box.centerx, box.top)))

    assert edge(0) == edge(1) == edge(2)
    press(one, pygame.K_TAB)
    one.draw(canvas)
    assert edge(0) != edge(1) == edge(2)


def test_on_a_window_too_low_for_it_all_of_it_is_come_to() -> None:
    for key in (pygame.K_PAGEDOWN, pygame.K_DOWN):
        reader = Reader(form(40), canvas_of((800, 600), 1.6))
        for _ in range(200):
            reader.press(key)
        assert reader.unread() == []
        assert reader.form.result is None


def test_what_must_be_read_is_read_before_a_digit_presses() -> None:
    reader = Reader(form(40, read_all=True), canvas_of((800, 600)))
    for _ in range(200):
        reader.form.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_1, unicode="1", mod=0))
        reader.form.draw(reader.canvas)
        reader.seen.append(reader.form.column.clear())
        if reader.form.result is not None:
            break
    assert pressed(reader.form) == "none"
    assert len(reader.seen) > 3
    assert reader.unread() == []


def test_with_questions_above_the_focus_begins_there_and_enter_still_presses_nothing(
    canvas: Canvas,
) -> None:
    one = form(fields=(Tick("ill", "Are you ill?"),))
    one.draw(canvas)
    press(one, pygame.K_SPACE, " ")
    press(one, pygame.K_RETURN)
    assert one.result is None
    press(one, pygame.K_2, "2")
    assert one.result == Filled("hurts", {"ill": True})


def test_a_tenth_button_has_no_digit_and_is_come_to(canvas: Canvas) -> None:
    buttons = [Button(f"Answer {number}", number) for number in range(10)]
    one = Form("Which?", (), [], buttons, choose=True)
    one.draw(canvas)
    press(one, pygame.K_9, "9")
    assert pressed(one) == 8
    other = Form("Which?", (), [], buttons, choose=True)
    other.draw(canvas)
    press(other, pygame.K_1, "1")
    assert pressed(other) == 0
    for _ in range(12):
        press(other, pygame.K_TAB)
    press(other, pygame.K_RETURN)
    assert pressed(other) == 9


def test_digits_and_n_mean_the_chips_where_no_scale_has_the_focus(canvas: Canvas) -> None:
    several = Several("body", "Any?", BODY)
    one = Form("Start", (), [several, Scale("pain", "Pain")], (Button("Start", "start"),))
    one.draw(canvas)
    press(one, pygame.K_2, "2")
    press(one, pygame.K_DOWN)
    press(one, pygame.K_1, "1")
    press(one, pygame.K_DOWN)
    press(one, pygame.K_1, "1")
    press(one, pygame.K_RETURN)
    assert one.result == Filled("start", {"body": frozenset({"w", "k"}), "pain": 1})
    one.result = None
    press(one, pygame.K_n, "n")
    press(one, pygame.K_RETURN)
    assert one.result == Filled("start", {"body": frozenset(), "pain": 1})
