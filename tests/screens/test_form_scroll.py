"""A form that is taller than its window: all of it can be read, and what is cut is marked."""

from __future__ import annotations

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player.flow.answers import Filled
from player.screens.forms.form import Button, Form
from player.ui.widgets.fields import Card, Scale
from player.ui.widgets.tick import Tick
from player.ui.window.canvas import Canvas
from tests.screens.reaching import MOST, Reader, canvas_of

SMALL = (800, 600)


def long_card(lines: int = 70, name: str = "long") -> Card:
    return Card(name, "Read this", [f"Line {number} of many." for number in range(lines)])


def long_form(read_all: bool = False) -> Form:
    """A card that is taller than any window, and questions around it."""
    fields = [Scale("pain", "Pain"), long_card(), Tick("ill", "Are you ill?"), long_card(9, "end")]
    buttons = (Button("Start", "start"), Button("Back", "back"))
    return Form("Long", ("A line.",), fields, buttons, on_escape="back", read_all=read_all)


def press(form: Form, key: int, unicode: str = "", mod: int = 0) -> None:
    form.handle(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=unicode, mod=mod))


def to_the_end(reader: Reader, key: int) -> None:
    for _ in range(MOST):
        before = (reader.form.column.offset, reader.form.focus)
        reader.press(key)
        if (reader.form.column.offset, reader.form.focus) == before:
            return
    raise AssertionError("there is no end")


@pytest.mark.parametrize("key", [pygame.K_PAGEDOWN, pygame.K_DOWN])
def test_every_line_is_come_to_by_one_key(key: int) -> None:
    reader = Reader(long_form(), canvas_of(SMALL))
    to_the_end(reader, key)
    assert reader.unread() == []
    assert not reader.form.column.below


def test_every_line_is_come_back_to_by_up() -> None:
    reader = Reader(long_form(), canvas_of(SMALL))
    reader.press(pygame.K_END)
    reader.seen.clear()
    to_the_end(reader, pygame.K_UP)
    assert reader.form.column.offset == 0
    assert reader.form.focus == 0
    reader.press(pygame.K_END)
    assert reader.unread() == []


def test_every_line_is_come_to_by_the_wheel() -> None:
    reader = Reader(long_form(), canvas_of(SMALL))
    while reader.form.column.below:
        reader.wheel(-1)
    assert reader.unread() == []


@pytest.mark.parametrize("way", ["Page Down", "Page Up"])
def test_every_line_is_come_to_by_clicks_on_the_mark(way: str) -> None:
    reader = Reader(long_form(), canvas_of(SMALL))
    if way == "Page Up":
        reader.press(pygame.K_END)
        reader.seen = [reader.form.column.clear()]
    for _ in range(MOST):
        if way not in reader.form.column.marks:
            break
        reader.click(reader.form.column.marks[way].center)
    assert reader.unread() == []
    assert reader.form.result is None


def test_the_rail_goes_along_with_the_mouse_and_lets_go() -> None:
    form, canvas = long_form(), canvas_of(SMALL)
    form.draw(canvas)
    rail = canvas.boxes()["rail"]
    form.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=rail.center, button=1))
    half = form.column.offset
    assert abs(half - form.column.last // 2) < form.column.last // 20
    form.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=rail.midbottom, rel=(0, 9), buttons=()))
    assert form.column.offset == form.column.last
    form.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=rail.midbottom, button=1))
    form.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=rail.midtop, rel=(0, 9), buttons=()))
    assert form.column.offset == form.column.last


def test_a_finger_moves_the_column_by_its_own_way() -> None:
    form, canvas = long_form(), canvas_of(SMALL)
    form.draw(canvas)
    form.handle(pygame.event.Event(pygame.MOUSEWHEEL, y=-1, pixels=-37, touch=True))
    assert form.column.offset == 37


def shot(form: Form, canvas: Canvas) -> pygame.Surface:
    form.draw(canvas)
    return canvas.surface


def rows(surface: pygame.Surface, left: int, width: int, top: int, tall: int) -> bytes:
    return pygame.image.tobytes(surface.subsurface((left, top, width, tall)), "RGB")


@pytest.mark.parametrize("size", [SMALL, (1280, 720)])
def test_what_can_be_read_is_the_very_picture_of_the_whole(size: tuple[int, int]) -> None:
    form, whole = long_form(), long_form()
    canvas = canvas_of(size)
    form.draw(canvas)
    form.focus = whole.focus = len(form.fields)
    tall = canvas_of(size, more=form.column.tall)
    whole.draw(tall)
    top = form.column.boxes[0].top
    box = pygame.Rect(tall.boxes()["field 0"])
    start = whole.column.boxes[0].top
    for _ in range(MOST):
        form.draw(canvas)
        begin, end = form.column.clear()
        first = form.column.own[0].top
        here = rows(canvas.surface, box.left, box.width, top - first + begin - form.column.offset,
                    end - begin)  # fmt: skip
        there = rows(tall.surface, box.left, box.width, start - first + begin, end - begin)
        assert here == there
        if not form.column.below:
            return
        press(form, pygame.K_PAGEDOWN)


def test_what_is_cut_has_a_soft_edge_a_mark_and_a_rail() -> None:
    form, canvas = long_form(), canvas_of(SMALL)
    ground = canvas.surface.get_at((0, 0))
    form.draw(canvas)
    assert list(form.column.marks) == ["Page Down"]
    rail, room = canvas.boxes()["rail"], canvas.boxes()["field 1"]
    assert canvas.surface.get_at(rail.center) != ground
    # The panel of the card fades into the ground.
    middle = canvas.surface.get_at((room.centerx, room.bottom - 40))
    assert canvas.surface.get_at((room.centerx, room.bottom - 1))[:3] != middle[:3]
    press(form, pygame.K_END)
    form.draw(canvas)
    assert list(form.column.marks) == ["Page Up"]


def test_what_fits_has_no_mark_and_no_rail() -> None:
    form, canvas = Form("Short", (), [long_card(2)], (Button("Back", "back"),)), canvas_of(SMALL)
    form.draw(canvas)
    ground = canvas.surface.get_at((0, 0))
    rail = canvas.boxes()["rail"]
    assert canvas.surface.get_at(rail.center) == ground
    assert "marks" not in canvas.boxes()
    assert not form.column.rail.press(rail.center)


def test_a_frame_in_which_nothing_changed_paints_nothing() -> None:
    form, canvas = long_form(), canvas_of(SMALL)
    for key in (pygame.K_PAGEDOWN, pygame.K_DOWN, pygame.K_END):
        form.draw(canvas)
        canvas.take_changes()
        form.draw(canvas)
        assert canvas.take_changes() == []
        press(form, key)


def test_down_goes_to_the_next_question_and_scrolls_where_there_is_more_to_read() -> None:
    form, canvas = long_form(), canvas_of(SMALL)
    form.draw(canvas)
    press(form, pygame.K_DOWN)
    assert (form.focus, form.column.offset > 0) == (0, True)
    while form.focus == 0:
        press(form, pygame.K_DOWN)
    assert form.focus == 2
    assert form.column.sees_whole(2)
    while form.focus == 2:
        press(form, pygame.K_DOWN)
    assert form.focus == len(form.fields)
    assert not form.column.below


def test_tab_goes_to_the_next_question_at_once() -> None:
    form, canvas = long_form(), canvas_of(SMALL)
    form.draw(canvas)
    press(form, pygame.K_TAB)
    assert form.focus == 2
    assert form.column.sees_whole(2)
    press(form, pygame.K_TAB)
    press(form, pygame.K_TAB)
    assert form.focus == len(form.fields) + 1
    press(form, pygame.K_TAB, mod=pygame.KMOD_SHIFT)
    assert form.focus == len(form.fields)


def test_a_question_taller_than_the_window_is_seen_from_its_top() -> None:
    words = "word " * 400
    fields = [Scale("pain", "Pain"), long_card(30), Tick("tall", words)]
    form, canvas = Form("Tall", (), fields, (Button("Go", "go"),)), canvas_of(SMALL)
    form.draw(canvas)
    press(form, pygame.K_TAB)
    begin, _ = form.column.clear()
    assert begin <= form.column.own[2].top <= begin + 2


def test_what_is_answered_out_of_sight_comes_into_sight() -> None:
    form, canvas = long_form(), canvas_of(SMALL)
    form.draw(canvas)
    press(form, pygame.K_PAGEDOWN)
    assert form.column.side(0) == -1
    press(form, pygame.K_1, "1")
    assert form.column.sees_whole(0)


def test_a_page_takes_the_focus_along_to_what_can_be_answered_there() -> None:
    ticks = [Tick(f"t{number}", f"Question {number}?") for number in range(40)]
    form, canvas = Form("Ticks", (), ticks, (Button("Go", "go"),)), canvas_of(SMALL)
    form.draw(canvas)
    press(form, pygame.K_PAGEDOWN)
    assert form.focus > 5
    assert form.column.sees_whole(form.focus)
    press(form, pygame.K_SPACE, " ")
    press(form, pygame.K_HOME)
    assert form.column.side(form.focus) == 0
    assert [one.value for one in ticks].count(True) == 1


def test_enter_goes_to_what_was_not_seen_before_it_presses() -> None:
    reader = Reader(long_form(read_all=True), canvas_of(SMALL))
    for _ in range(MOST):
        reader.press(pygame.K_RETURN)
        if reader.form.result is not None:
            break
    assert isinstance(reader.form.result, Filled)
    assert reader.form.result.button == "start"
    assert reader.unread() == []
    assert len(reader.seen) > 4


def test_the_way_back_presses_at_once() -> None:
    form, canvas = long_form(read_all=True), canvas_of(SMALL)
    form.draw(canvas)
    form.focus = len(form.fields) + 1
    press(form, pygame.K_RETURN)
    assert isinstance(form.result, Filled)
    assert form.result.button == "back"


def test_a_line_that_is_said_anew_is_come_back_to() -> None:
    form, canvas = long_form(), canvas_of(SMALL)
    form.draw(canvas)
    press(form, pygame.K_END)
    form.lines = ("It could not be kept.",)
    form.draw(canvas)
    assert form.column.offset == 0


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("card"), st.integers(1, 60)), st.tuples(st.just("scale"), st.just(1))
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from([(800, 600), (1280, 720), (768, 1366)]),
    st.sampled_from([0.8, 1.0, 1.6]),
    st.sampled_from([pygame.K_DOWN, pygame.K_PAGEDOWN]),
)
@settings(max_examples=60, deadline=None)
def test_no_form_passes_over_a_line(
    parts: list[tuple[str, int]], size: tuple[int, int], text: float, key: int
) -> None:
    fields = [
        long_card(lines, f"{kind}{n}") if kind == "card" else Scale(f"{kind}{n}", "Pain")
        for n, (kind, lines) in enumerate(parts)
    ]
    form = Form("Any", ("A line.",), fields, (Button("Go", "go"),))
    reader = Reader(form, canvas_of(size, text), draw=False)
    to_the_end(reader, key)
    assert reader.unread() == []


def many_buttons() -> Form:
    texts = [f"I asked about number {number}, and I may do it again" for number in range(14)]
    buttons = [Button(text, number) for number, text in enumerate(texts)]
    return Form("Closed", (), [long_card(9)], buttons, on_escape="away")


@pytest.mark.parametrize("text", [1.0, 1.6])
def test_buttons_that_would_fill_the_window_are_come_to_by_keys(text: float) -> None:
    for wanted in (0, 7, 13):
        form, canvas = many_buttons(), canvas_of(SMALL, text)
        form.draw(canvas)
        for _ in range(MOST):
            if form.focus == len(form.fields) + wanted and form.column.sees_whole(form.focus):
                break
            press(form, pygame.K_DOWN)
            form.draw(canvas)
        press(form, pygame.K_RETURN)
        assert form.result == Filled(wanted, {})


def test_buttons_that_would_fill_the_window_are_come_to_by_the_mouse() -> None:
    form, canvas = many_buttons(), canvas_of(SMALL)
    form.draw(canvas)
    while form.column.below:
        form.handle(pygame.event.Event(pygame.MOUSEWHEEL, y=-1))
    form.draw(canvas)
    at = canvas.boxes()["button 13"].center
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        form.handle(pygame.event.Event(kind, pos=at, button=1))
    assert form.result == Filled(13, {})
    assert all(canvas.surface.get_rect().contains(box) for box in canvas.boxes().values())
