"""The line of keys at the foot of a screen: what is a key in it, and what there is room for."""

from itertools import pairwise

import pygame
import pytest

from player.ui.look import THEMES, Look, Role
from player.ui.text.writer import Writer
from player.ui.widgets.hint import draw_hint, draw_rows
from player.ui.window.canvas import Canvas

KEYS = (("↑  ↓", "choose"), ("Enter", "open"), ("Esc", "back"))


@pytest.fixture
def canvas() -> Canvas:
    pygame.font.init()
    canvas = Canvas(pygame.Surface((800, 600)), Look(THEMES["light"], 800, 600))
    canvas.clear()
    return canvas


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Role, pygame.Rect]]:
    """What was written, in which role, and where."""
    found: list[tuple[str, Role, pygame.Rect]] = []
    put = Writer.put

    def noting(
        self: Writer, surface: pygame.Surface, text: str, role: Role, *more: object, **named: object
    ):  # type: ignore[no-untyped-def]
        place = put(self, surface, text, role, *more, **named)  # type: ignore[arg-type]
        found.append((text, role, place))
        return place

    monkeypatch.setattr(Writer, "put", noting)
    return found


def test_keys_stand_out_and_the_line_is_in_the_middle(
    canvas: Canvas, written: list[tuple[str, Role, pygame.Rect]]
) -> None:
    box = pygame.Rect(50, 550, 700, 27)
    draw_hint(canvas, box, KEYS)
    roles = {text: role for text, role, _ in written}
    assert roles["Enter"] is Role.KEY
    assert roles["open"] is Role.SMALL
    left, right = written[0][2].left, written[-1][2].right
    assert abs((left - box.left) - (box.right - right)) <= 2
    places = [place for _, _, place in written]
    assert all(one.right < other.left for one, other in pairwise(places))


@pytest.mark.parametrize(("width", "there"), [(700, True), (360, False)])
def test_more_keys_are_named_where_there_is_room(
    canvas: Canvas,
    written: list[tuple[str, Role, pygame.Rect]],
    width: int,
    there: bool,
) -> None:
    draw_hint(canvas, pygame.Rect(50, 550, width, 27), (*KEYS, ("?", "keys")))
    assert ("?" in {text for text, _, _ in written}) is there
    assert "Esc" in {text for text, _, _ in written}


def test_where_there_is_hardly_room_one_key_is_left(
    canvas: Canvas, written: list[tuple[str, Role, pygame.Rect]]
) -> None:
    draw_hint(canvas, pygame.Rect(50, 550, 120, 27), KEYS)
    assert [text for text, _, _ in written] == ["Enter", "open"]


def test_a_click_on_a_key_or_its_word_presses_it(canvas: Canvas) -> None:
    draw_hint(canvas, pygame.Rect(50, 550, 700, 27), KEYS)
    pressed = [canvas.key_at((x, 560)) for x in range(50, 750)]
    assert list(dict.fromkeys(filter(None, pressed))) == ["↑", "↓", "Enter", "Esc"]


def test_rows_name_the_keys_of_another_screen_and_press_none_here(canvas: Canvas) -> None:
    draw_rows(canvas, pygame.Rect(50, 50, 300, 200), KEYS)
    assert "keys 1" in canvas.boxes()
    assert {canvas.key_at((x, y)) for x in range(50, 350, 3) for y in range(50, 250, 3)} == {None}
