"""The line of keys at the foot of a screen: what is a key in it, and what there is room for."""

from itertools import pairwise

import pygame
import pytest

from player.ui.look import THEMES, Look, Role
from player.ui.text.writer import Writer
from player.ui.widgets.hint import ALL_KEYS, draw_hint, keys_in
from player.ui.window.canvas import Canvas

TEXT = "↑  ↓  choose     Enter  open     Esc  back"


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


def test_a_hint_is_read_as_keys_and_what_they_do() -> None:
    assert keys_in(TEXT) == [("↑  ↓", "choose"), ("Enter", "open"), ("Esc", "back")]
    assert keys_in("Type a word     Esc  all") == [("", "Type a word"), ("Esc", "all")]
    assert keys_in("") == []


def test_keys_stand_out_and_the_line_is_in_the_middle(
    canvas: Canvas, written: list[tuple[str, Role, pygame.Rect]]
) -> None:
    box = pygame.Rect(50, 550, 700, 27)
    draw_hint(canvas, box, TEXT)
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
    draw_hint(canvas, pygame.Rect(50, 550, width, 27), TEXT, (ALL_KEYS,))
    assert ("?" in {text for text, _, _ in written}) is there
    assert "Esc" in {text for text, _, _ in written}


def test_a_line_that_is_too_long_is_written_in_plain_letters(
    canvas: Canvas, written: list[tuple[str, Role, pygame.Rect]]
) -> None:
    draw_hint(canvas, pygame.Rect(50, 550, 120, 27), TEXT)
    assert [role for _, role, _ in written] == [Role.SMALL]
    assert written[0][2].width <= 120
