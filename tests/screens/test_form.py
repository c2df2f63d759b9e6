"""Forms: answers by number keys without leaving the mat, by arrows, by mouse, and by typing."""

import pygame
import pytest

from player.flow.answers import Filled
from player.screens.care.forms import told_page
from player.screens.forms.form import Button, Form
from player.ui.look import THEMES, Look
from player.ui.widgets.fields import Card, Option, Scale, TextLine, Words
from player.ui.window.canvas import Canvas
from player.ui.window.stack import Stack


@pytest.fixture
def canvas() -> Canvas:
    pygame.font.init()
    return Canvas(pygame.Surface((800, 600)), Look(THEMES["light"], 800, 600))


def form() -> Form:
    fields = [
        Card("card", "Read", ["A line."]),
        Scale("pain", "Pain"),
        Scale("stiffness", "Stiffness"),
        Words("where", "Where", [Option("Low", "low"), Option("High", "high")]),
        Words("signs", "Signs", [Option("A", "a"), Option("B", "b")], many=True),
        TextLine("note", "Note"),
    ]
    return Form("Title", ["A line."], fields, (Button("Go", "go"), Button("Back", "back", "b")),
                on_escape="away")  # fmt: skip


def press(form: Form | Stack, key: int, unicode: str = "", mod: int = 0) -> None:
    form.handle(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=unicode, mod=mod))


def type_keys(form: Form, text: str) -> None:
    for sign in text:
        press(form, ord(sign), sign)


def filled(form: Form) -> Filled:
    press(form, pygame.K_RETURN)
    assert isinstance(form.result, Filled)
    return form.result


def test_digits_answer_one_scale_after_the_other(canvas: Canvas) -> None:
    asked = form()
    asked.draw(canvas)
    assert asked.focus == 1
    type_keys(asked, "37")
    assert asked.focus == 3
    values = filled(asked).values
    assert (values["pain"], values["stiffness"]) == (3, 7)
    assert "card" not in values


@pytest.mark.parametrize(
    ("keys", "pain", "stiffness"), [("105", 10, 5), ("15", 1, 5), ("110", 1, 10), ("00", 0, 0)]
)
def test_a_one_waits_for_the_zero_that_may_follow(
    keys: str, pain: int, stiffness: int, canvas: Canvas
) -> None:
    asked = form()
    asked.draw(canvas)
    type_keys(asked, keys)
    values = filled(asked).values
    assert (values["pain"], values["stiffness"]) == (pain, stiffness)


def test_what_is_not_answered_is_none_and_an_answer_can_be_taken_back(canvas: Canvas) -> None:
    asked = form()
    asked.draw(canvas)
    type_keys(asked, "4")
    press(asked, pygame.K_UP)
    press(asked, pygame.K_BACKSPACE)
    values = filled(asked).values
    assert values["pain"] is None
    assert values["where"] is None
    assert values["signs"] == ()


def test_words_are_chosen_by_number_and_by_arrows_and_several_where_they_may(
    canvas: Canvas,
) -> None:
    asked = form()
    asked.draw(canvas)
    asked.focus = 3
    type_keys(asked, "2")
    type_keys(asked, "12")
    type_keys(asked, "1")
    values = filled(asked).values
    assert values["where"] == "high"
    assert values["signs"] == ("b",)


def test_letters_are_text_while_typing_and_buttons_elsewhere(canvas: Canvas) -> None:
    asked = form()
    asked.draw(canvas)
    asked.focus = 5
    assert asked.typing
    press(asked, pygame.K_b, "b")
    assert asked.result is None
    asked.handle(pygame.event.Event(pygame.TEXTINPUT, text="bé"))
    press(asked, pygame.K_BACKSPACE, "\x08")
    assert filled(asked).values["note"] == "b"
    other = form()
    assert not other.typing
    press(other, pygame.K_b, "b")
    assert isinstance(other.result, Filled)
    assert other.result.button == "back"


def test_escape_and_closing_keep_what_was_answered(canvas: Canvas) -> None:
    for end in (lambda one: press(one, pygame.K_ESCAPE), lambda one: one.leave()):
        asked = form()
        asked.draw(canvas)
        type_keys(asked, "6")
        end(asked)
        assert isinstance(asked.result, Filled)
        assert (asked.result.button, asked.result.values["pain"]) == ("away", 6)


def test_a_click_answers_and_presses(canvas: Canvas) -> None:
    asked = form()
    asked.draw(canvas)

    def click(pos: tuple[int, int]) -> None:
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            asked.handle(pygame.event.Event(kind, pos=pos, button=1))

    box = canvas.boxes()["field 1"]
    click((box.left + round(box.width * 8.5 / 11), box.centery))
    click(canvas.boxes()["button 0"].center)
    assert isinstance(asked.result, Filled)
    assert (asked.result.button, asked.result.values["pain"]) == ("go", 8)


def test_a_button_that_is_slid_off_before_it_is_let_go_is_not_pressed(canvas: Canvas) -> None:
    asked = form()
    asked.draw(canvas)
    on = canvas.boxes()["button 0"].center
    asked.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=on, button=1))
    asked.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=(1, 1), button=1))
    asked.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=on, button=1))
    assert asked.result is None


def test_what_does_not_fit_is_scrolled_to_and_painted_again_on_the_way_back(
    canvas: Canvas,
) -> None:
    asked = form()
    asked.draw(canvas)
    first = pygame.image.tobytes(canvas.surface, "RGB")
    assert not asked.column.sees_whole(5)
    for _ in range(4):
        press(asked, pygame.K_TAB)
    asked.draw(canvas)
    assert asked.column.sees_whole(5)
    for _ in range(4):
        press(asked, pygame.K_TAB, mod=pygame.KMOD_SHIFT)
    press(asked, pygame.K_HOME)
    asked.draw(canvas)
    assert pygame.image.tobytes(canvas.surface, "RGB") == first


def two_taps() -> Form:
    fields = [Scale("strength", "How strong"), Words("at", "At", [Option("Desk", "desk")])]
    return Form("Urge", (), fields, (Button("Go", "go"),), on_escape="away", last="at")


def test_the_last_answer_presses_the_first_button(canvas: Canvas) -> None:
    asked = two_taps()
    asked.draw(canvas)
    type_keys(asked, "71")
    assert asked.result == Filled("go", {"strength": 7, "at": "desk"})


def test_the_last_answer_does_not_press_while_one_above_is_open(canvas: Canvas) -> None:
    asked = two_taps()
    asked.draw(canvas)
    press(asked, pygame.K_DOWN)
    type_keys(asked, "1")
    assert asked.result is None
    assert filled(asked) == Filled("go", {"strength": None, "at": "desk"})


def text(form: Form | Stack, signs: str) -> None:
    """What a press on a keyboard comes as: a key, and then the sign as text."""
    for sign in signs:
        press(form, ord(sign), sign)
        form.handle(pygame.event.Event(pygame.TEXTINPUT, text=sign))


def test_the_key_that_answers_a_question_is_not_written_into_the_line_below(
    canvas: Canvas,
) -> None:
    fields = [Words("where", "Where", [Option("Low", "low")]), TextLine("note", "Note", "ab")]
    asked = Form("Title", (), fields, (Button("Go", "go"),))
    asked.draw(canvas)
    stack = Stack(asked)
    text(stack, "1")
    assert asked.typing
    text(stack, "1c")
    assert filled(asked).values == {"where": "low", "note": "ab1c"}


def test_a_click_on_the_label_of_a_scale_answers_nothing(canvas: Canvas) -> None:
    asked = form()
    asked.draw(canvas)
    box = canvas.boxes()["field 1"]
    for y, value in ((box.top + 5, None), (box.top + box.height // 2, 5)):
        at = (box.centerx, y)
        asked.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=at))
        assert asked.fields[1].value == value


def test_a_page_that_says_all_in_its_title_has_no_empty_card(canvas: Canvas) -> None:
    told = told_page("Noted", ())
    told.draw(canvas)
    assert told.fields == ()
    assert filled(told)


def card_above() -> Form:
    """A card that leaves no room for the scale that is asked below it."""
    lines = [f"What to do now, line {number}." for number in range(14)]
    fields = [Card("now", "Now", lines), Scale("pain", "Pain"), Scale("stiffness", "Stiffness")]
    return Form("Stopped", (), fields, (Button("Good", "good"),), on_escape="away")


def test_what_stands_above_the_first_question_is_seen_first(canvas: Canvas) -> None:
    asked = card_above()
    asked.draw(canvas)
    assert (asked.focus, asked.column.offset) == (1, 0)
    type_keys(asked, "3")
    asked.draw(canvas)
    assert asked.column.offset > 0
    assert asked.column.sees_whole(asked.focus)


@pytest.mark.parametrize("way", ["page up", "wheel", "up"])
def test_what_was_scrolled_back_to_stays_in_sight(canvas: Canvas, way: str) -> None:
    asked = card_above()
    asked.draw(canvas)
    type_keys(asked, "3")
    asked.draw(canvas)
    for _ in range(9):
        if way == "wheel":
            asked.handle(pygame.event.Event(pygame.MOUSEWHEEL, y=1))
        else:
            press(asked, pygame.K_PAGEUP if way == "page up" else pygame.K_UP)
    asked.draw(canvas)
    asked.draw(canvas)
    assert asked.column.offset == 0


def test_a_window_made_smaller_keeps_the_question_in_sight(canvas: Canvas) -> None:
    asked = card_above()
    asked.draw(canvas)
    type_keys(asked, "3")
    small = Canvas(pygame.Surface((640, 420)), Look(THEMES["light"], 640, 420))
    asked.draw(small)
    assert asked.column.sees_whole(asked.focus)


@pytest.mark.parametrize(
    ("text", "hint"), [("Go on with what I ticked", "go on with what I ticked"), ("I asked",) * 2]
)
def test_a_hint_keeps_the_capital_of_i(text: str, hint: str) -> None:
    asked = Form("Title", (), [], (Button(text, "go"),))
    assert ("Enter", hint) in asked.keys().hint()
