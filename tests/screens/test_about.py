"""About an exercise: all that its file says, on pages that are read from the floor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pygame
import pytest

from player.app.locations import library
from player.flow.answers import BACK
from player.format.library import Library
from player.model.routine import (
    Care,
    Dose,
    Exercise,
    Phase,
    Position,
    Side,
    Sides,
    Variant,
)
from player.plan.clockwork import State
from player.screens.play.about_exercise import LEAVE_OUT, about_exercise
from player.screens.play.about_screen import AboutScreen
from player.screens.play.play import Play
from player.screens.play.play_keys import PlayKeys
from player.ui.look import CAP_HEIGHT, LEAST_CAPITAL, THEMES, Look
from player.ui.text.writer import Writer
from player.ui.widgets.key_list import KeyList
from player.ui.window.canvas import Canvas
from player.ui.window.keys import key_press
from player.ui.window.screen import Screen
from tests.screens.driving import Driver

EXERCISE = Exercise(
    key="reach",
    name="Reach",
    rep=(Phase(say="Out."),),
    dose=Dose(sides=Sides.ALTERNATE),
    about="Reach far to the {side}.",
    position=Position.HANDS_AND_KNEES,
    equipment=("mat", "cushion"),
    left_means="the left arm",
    feel="A stretch on the {other}.",
    mistakes=("It jerks.", "The {side} knee lifts."),
    stop_if=("It hurts.",),
    works=("turning", "kneeling"),
    careful={
        "osteoporosis": Care(say="Go slowly."),
        "sore wrists": Care(use="reach-forearms", say="Spare your wrists."),
        "late pregnancy": Care(leave_out=True),
    },
    other={"new tattoo": "Lie on a cloth."},
    fits=("hypermobility",),
    easier=(Variant(use="reach-small"), Variant(text="Half as far.")),
    harder=(Variant(use="reach-far"),),
    sources=("A hospital, Reaching",),
)


def named(key: str) -> str:
    return key.replace("-", " ").title()


def lines() -> list[str]:
    return [line for one in about_exercise(EXERCISE, Side.LEFT, named) for line in one.lines]


def test_all_that_the_file_says_is_there_with_its_sides_and_names() -> None:
    said = " | ".join(lines())
    for part in (
        "Reach far to the left.",
        "Hands and knees.",
        "mat, cushion",
        "the left arm",
        "A stretch on the right.",
        "It jerks.",
        "The left knee lifts.",
        "It hurts.",
        "Osteoporosis: Go slowly.",
        f"Late pregnancy: {LEAVE_OUT}",
        "New tattoo: Lie on a cloth.",
        "Hypermobility",
        "Reach Small",
        "Half as far.",
        "Reach Far",
        "A hospital, Reaching",
    ):
        assert part in said
    (wrists,) = [line for line in lines() if line.startswith("Sore wrists: ")]
    assert "Reach Forearms" in wrists
    assert "Spare your wrists." in wrists


def test_what_the_file_does_not_say_has_no_heading() -> None:
    bare = Exercise(key="x", name="X", rep=(Phase(say="Out."),))
    assert about_exercise(bare) == ()


def nobody_asks() -> Screen[Any]:
    raise AssertionError("the help was opened")


def shown(name: str, size: tuple[int, int], text: float) -> tuple[AboutScreen, Canvas]:
    exercise = library().exercise(name)
    assert exercise is not None
    sections = about_exercise(exercise, Side.LEFT, named)
    panel = AboutScreen(exercise.name, sections, PlayKeys().page, nobody_asks)
    canvas = canvas_of(size, text)
    panel.draw(canvas)
    return panel, canvas


def canvas_of(size: tuple[int, int], text: float) -> Canvas:
    pygame.font.init()
    canvas = Canvas(pygame.Surface(size), Look(THEMES["light"], *size, text))
    canvas.clear()
    return canvas


Put = tuple[str, pygame.Rect]


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> list[Put]:
    """The texts that were drawn, and where."""
    texts: list[Put] = []
    original: Callable[..., pygame.Rect] = Writer.put

    def noting(self: Writer, surface: pygame.Surface, text: str, *more: object, **named: object):  # type: ignore[no-untyped-def]
        place = original(self, surface, text, *more, **named)
        texts.append((text, place))
        return place

    monkeypatch.setattr(Writer, "put", noting)
    return texts


SIZES = [(800, 600), (1280, 720), (1280, 1024), (1920, 1080), (3440, 1440), (768, 1366)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", [0.8, 1.0, 1.6])
@pytest.mark.parametrize("name", ["cat-cow", "bird-dog", "open-book", "knee-to-chest"])
def test_every_line_is_read_whole_by_one_key(
    name: str, size: tuple[int, int], text: float, put: list[Put]
) -> None:
    panel, canvas = shown(name, size, text)
    page = canvas.boxes()["page"]
    least = LEAST_CAPITAL * canvas.look.unit / CAP_HEIGHT
    words: list[str] = []
    while panel.result is None:
        put.clear()
        canvas.clear()
        panel.draw(canvas)
        assert not any(text.endswith("…") for text, _ in put)
        inside = [(text, at) for text, at in put if page.collidepoint(at.midtop)]
        assert all(page.contains(at) and at.height >= least for _, at in inside)
        words += " ".join(text for text, _ in inside).split()
        press(panel, pygame.K_SPACE, " ")
    for section in panel.sections:
        for line in section.lines:
            assert is_within(line.split(), words), line
    assert panel.result == BACK


def is_within(wanted: list[str], words: list[str]) -> bool:
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words)))


def press(panel: AboutScreen, key: int, unicode: str = "") -> None:
    panel.handle(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=unicode, mod=0))


def click(panel: AboutScreen, canvas: Canvas, pos: tuple[int, int]) -> None:
    key = canvas.key_at(pos)
    if key is not None:
        panel.handle(key_press(key))
        return
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        panel.handle(pygame.event.Event(kind, button=1, pos=pos))


@pytest.mark.parametrize(
    ("on", "back"),
    [(pygame.K_PAGEDOWN, pygame.K_PAGEUP), (pygame.K_RIGHT, pygame.K_LEFT)],
)
def test_pages_go_forth_and_back_and_keep_to_their_ends(on: int, back: int) -> None:
    panel, canvas = shown("cat-cow", (1280, 720), 1.0)
    press(panel, back)
    assert panel.page == 0
    press(panel, on)
    press(panel, on)
    press(panel, back)
    panel.draw(canvas)
    assert panel.page == 1
    assert panel.result is None


def test_by_mouse_alone_to_the_last_page_back_and_out() -> None:
    panel, canvas = shown("cat-cow", (1280, 720), 1.0)
    click(panel, canvas, canvas.boxes()["page"].center)
    assert panel.page == 1
    panel.draw(canvas)
    click(panel, canvas, canvas.boxes()["button 1"].center)
    assert panel.page == 0
    for _ in range(panel.pages - 1):
        panel.draw(canvas)
        click(panel, canvas, canvas.boxes()["button 0"].center)
    panel.draw(canvas)
    click(panel, canvas, canvas.boxes()["keys"].center)
    assert panel.result is None
    click(panel, canvas, canvas.boxes()["button 0"].center)
    assert panel.result == BACK


def test_the_wheel_and_a_finger_turn_the_pages() -> None:
    panel, _ = shown("cat-cow", (1280, 720), 1.0)
    for pages, turn in (
        (1, {"y": -1}),
        (0, {"y": 1}),
        (0, {"y": -1, "touch": True}),
        (0, {"y": -1, "touch": True}),
        (1, {"y": -1, "touch": True}),
        (0, {"y": 9, "touch": True}),
    ):
        panel.handle(pygame.event.Event(pygame.MOUSEWHEEL, x=0, **turn))
        assert panel.page == pages
    assert panel.result is None


def test_from_any_page_escape_leads_back_to_the_routine() -> None:
    panel, _ = shown("cat-cow", (1280, 720), 1.0)
    press(panel, pygame.K_SPACE, " ")
    press(panel, pygame.K_ESCAPE, "\x1b")
    assert panel.result == BACK


def test_from_any_page_a_question_mark_opens_the_help_over_it() -> None:
    panel, _ = shown("cat-cow", (1280, 720), 1.0)
    press(panel, pygame.K_SPACE, " ")
    with pytest.raises(AssertionError, match="help"):
        press(panel, pygame.K_SLASH, "?")
    assert panel.result is None


def test_in_another_window_the_page_is_one_that_there_is() -> None:
    panel, _ = shown("bird-dog", (800, 600), 1.6)
    panel.page = panel.pages - 1
    large = canvas_of((1280, 1024), 1.0)
    panel.draw(large)
    assert panel.page == panel.pages - 1
    assert "keys" in large.boxes()


def test_it_opens_over_the_routine_which_waits_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "two.yaml").write_text(
        "name: Two\nsteps:\n- name: Sway\n  feel: Easy.\n  rep: [{say: Sway., hold: 9}]\n"
        "  stop_if: [Pain.]\n- rest: 9\n",
        encoding="utf-8",
    )
    driver = Driver(tmp_path / "home", Library([tmp_path]), "two", ask=False)
    driver.wait(3)
    driver.press(pygame.K_SLASH, "?")
    assert isinstance(driver.top, AboutScreen)
    assert driver.top.title == "Sway"
    before = driver.play.session.offset
    driver.wait(30)
    assert driver.play.session.state is State.PAUSED
    driver.press(pygame.K_ESCAPE, "\x1b")
    driver.wait(3.1)
    assert driver.play.session.state is State.RUNNING
    assert driver.play.session.offset == pytest.approx(before, abs=0.7)
    driver.wait(7)
    assert driver.play.session.segment.exercise is None
    driver.press(pygame.K_SLASH, "?")
    assert isinstance(driver.app.screen, Play)
    assert isinstance(driver.top, KeyList)
    driver.close()
