"""Boxes with round corners: whatever their size, they stay in their place and have no steps."""

import pygame
from hypothesis import given
from hypothesis import strategies as st

from player.ui.shapes import outlined, rounded

GROUND, EDGE, INSIDE = (246, 244, 239), (9, 89, 83), (255, 255, 255)


def surface(size: tuple[int, int]) -> pygame.Surface:
    made = pygame.Surface(size, depth=32)
    made.fill(GROUND)
    return made


@given(st.integers(1, 90), st.integers(1, 60), st.integers(0, 60), st.integers(1, 3))
def test_nothing_is_painted_beside_the_box(wide: int, tall: int, radius: int, width: int) -> None:
    box = pygame.Rect(5, 5, wide, tall)
    picture = surface((wide + 10, tall + 10))
    outlined(picture, box, radius, EDGE, INSIDE, width)
    picture.fill(GROUND, box)
    assert pygame.image.tobytes(picture, "RGB") == pygame.image.tobytes(
        surface(picture.get_size()), "RGB"
    )


@given(st.integers(8, 60), st.integers(70, 90))
def test_the_edge_of_a_pill_is_one_line_from_curve_to_curve(tall: int, wide: int) -> None:
    box = pygame.Rect(0, 0, wide, tall)
    picture = surface(box.size)
    rounded(picture, box, tall // 2, EDGE)
    half = range(tall // 2, wide - tall // 2)
    assert {tuple(picture.get_at((x, 0)))[:3] for x in half} == {EDGE}
    assert {tuple(picture.get_at((x, tall - 1)))[:3] for x in half} == {EDGE}
