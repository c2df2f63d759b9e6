"""Two counts beside each other: the axis, standing and lying bars, and how they are told apart."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.ui.charts.grouped_bars import (
    BarRow,
    CountSeries,
    paint_bar_rows,
    paint_count_bar,
    paint_grouped_bars,
)
from player.ui.charts.plot import COUNT_STEPS, Plot, axis_ticks
from player.ui.look import THEMES, Ink, Look
from player.ui.text.writer import Writer

LOOK = Look(THEMES["light"], 1280, 720)


def panel(width: int, height: int) -> pygame.Surface:
    surface = pygame.Surface((width, height))
    surface.fill(LOOK.colour(Ink.PANEL))
    return surface


@given(st.integers(0, 100_000))
def test_an_axis_of_counts_reaches_its_highest_in_at_most_four_steps(most: int) -> None:
    axis = axis_ticks(most, COUNT_STEPS)
    assert axis[0] == 0
    assert axis[-1] >= most
    assert 3 <= len(axis) <= 5


@pytest.mark.parametrize("size", [(6, 40), (24, 24), (200, 14)])
def test_a_crack_is_striped_and_an_urge_is_full(size: tuple[int, int]) -> None:
    """Told apart without colour: one is of a single colour inside, the other has the ground too."""
    for series, colours in ((CountSeries.URGES, 1), (CountSeries.CRACKS, 2)):
        surface = panel(*size)
        paint_count_bar(surface, surface.get_rect(), LOOK, series)
        middle = {tuple(surface.get_at((size[0] // 2, y)))[:3] for y in range(4, size[1] - 4)}
        assert len(middle) == colours, series


def test_the_bars_of_a_day_stand_beside_each_other_and_none_is_drawn_for_none() -> None:
    slots = tuple(pygame.Rect(20 * n, 0, 20, 100) for n in range(3))
    surface = panel(60, 100)
    paint_grouped_bars(
        surface, LOOK, Plot(surface.get_rect(), slots, 0), [(1, 0), (0, 0.5), (0, 0)]
    )
    empty = LOOK.colour(Ink.PANEL)

    def tops(x: int) -> int | None:
        column = (y for y in range(100) if tuple(surface.get_at((x, y)))[:3] != empty)
        return next(column, None)

    left, right = 20 // 6 + 2, 20 // 6 + 10
    assert (tops(left), tops(right)) == (0, None)
    assert (tops(20 + left), tops(20 + right)) == (None, 50)
    assert (tops(40 + left), tops(40 + right)) == (None, None)


def test_a_lying_bar_is_as_long_as_its_share_of_the_highest() -> None:
    pygame.font.init()
    surface = panel(400, 80)
    rows = [BarRow("", (8,)), BarRow("", (4,))]
    paint_bar_rows(surface, Writer(LOOK), surface.get_rect(), rows, 0.25, numbers=False)
    full = LOOK.colour(Ink.HOLD)
    lengths = [sum(tuple(surface.get_at((x, y)))[:3] == full for x in range(400)) for y in (20, 60)]
    assert lengths == [300, 150]


def test_rows_without_any_count_are_drawn_too() -> None:
    pygame.font.init()
    surface = panel(400, 80)
    paint_bar_rows(surface, Writer(LOOK), surface.get_rect(), [BarRow("Left", (0, 0))], 0.3)
    paint_bar_rows(surface, Writer(LOOK), surface.get_rect(), [], 0.3)
