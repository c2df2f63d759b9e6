"""The charts: axes in round numbers, places that agree with what is drawn, signs by shape."""

from datetime import date, timedelta
from itertools import pairwise

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.ui.charts.calendar_heatmap import (
    WEEKS,
    first_day,
    paint_year,
    shades,
    step_of,
    year_grid,
)
from player.ui.charts.plan_bar import RepCounts, RepResult, paint_results
from player.ui.charts.plot import (
    MINUTE_STEPS,
    axis_ticks,
    lay_out_plot,
    paint_bars,
    paint_names,
    paint_ratings,
)
from player.ui.look import THEMES, Ink, Look, contrast
from player.ui.text.writer import Writer

LOOK = Look(THEMES["light"], 1280, 720)
TODAY = date(2026, 11, 19)  # a Thursday


@pytest.fixture
def writer() -> Writer:
    pygame.font.init()
    return Writer(LOOK)


@given(st.floats(0, 10_000))
def test_an_axis_of_minutes_begins_at_0_and_ends_above_the_most(most: float) -> None:
    ticks = axis_ticks(most, MINUTE_STEPS)
    assert ticks[0] == 0
    assert ticks[-1] >= most
    assert 3 <= len(ticks) <= 5
    assert len({b - a for a, b in pairwise(ticks)}) == 1


def test_a_chart_points_at_the_values_that_it_shows(writer: Writer) -> None:
    plot = lay_out_plot(writer, pygame.Rect(50, 50, 600, 300), ["0", "120"], 7, 20, 20)
    assert [plot.at(slot.center) for slot in plot.slots] == list(range(7, 27))
    assert plot.slots[0].left == plot.field.left
    assert plot.slots[-1].right == plot.field.right
    assert plot.at((plot.field.left - 1, plot.field.centery)) is None


def test_a_bar_is_as_tall_as_its_share_and_none_is_drawn_for_nothing(writer: Writer) -> None:
    surface = pygame.Surface((800, 400))
    plot = lay_out_plot(writer, pygame.Rect(50, 50, 600, 300), [], 0, 3, 3)
    paint_bars(surface, LOOK, plot, [0.5, 0.0, 0.001])

    def tall(place: int) -> int:
        x = plot.slots[place].centerx
        column = range(plot.field.top, plot.field.bottom)
        return sum(surface.get_at((x, y))[:3] == LOOK.colour(Ink.HOLD) for y in column)

    assert tall(0) == pytest.approx(plot.field.height / 2, abs=2)
    assert tall(1) == 0
    assert tall(2) >= 2


def test_names_below_a_chart_never_touch_and_the_newest_is_kept(writer: Writer) -> None:
    plot = lay_out_plot(writer, pygame.Rect(50, 50, 600, 300), [], 0, 40, 40)
    written: list[tuple[str, pygame.Rect]] = []
    put = writer.put

    def noted(*args: object, **more: object) -> pygame.Rect:
        place = put(*args, **more)
        written.append((str(args[1]), place))
        return place

    writer.put = noted
    paint_names(pygame.Surface((800, 400)), writer, plot, [(n, f"Day {n}") for n in range(40)])
    assert written[0][0] == "Day 39"
    assert 3 < len(written) < 40
    for (_, newer), (_, older) in pairwise(written):
        assert older.right < newer.left
    assert all(plot.field.left <= place.left for _, place in written)
    assert all(place.right <= plot.field.right for _, place in written)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_before_and_after_differ_in_shape_and_both_are_seen_when_equal(theme, writer) -> None:
    look = Look(theme, 1280, 720)
    surface = pygame.Surface((300, 300))
    surface.fill(look.colour(Ink.PANEL))
    plot = lay_out_plot(writer, pygame.Rect(0, 0, 300, 300), [], 0, 3, 3)
    paint_ratings(surface, look, plot, [(8, 2), (5, 5), (None, 3)])

    def colours(place: int, rating: int) -> tuple[set[tuple[int, ...]], tuple[int, ...]]:
        slot = plot.slots[place]
        y = slot.bottom - round(rating / 10 * slot.height)
        row = {surface.get_at((x, y))[:3] for x in range(slot.left, slot.right)}
        return row, surface.get_at((slot.centerx, y))[:3]

    ring, disc, panel = (look.colour(ink) for ink in (Ink.MOVE, Ink.HOLD, Ink.PANEL))
    assert colours(0, 8)[1] == panel
    assert ring in colours(0, 8)[0]
    assert colours(0, 2)[1] == disc
    assert {ring, disc} <= colours(1, 5)[0]
    assert ring not in colours(2, 3)[0]


@pytest.mark.parametrize(
    ("seconds", "step"),
    [(0, 0), (1, 1), (179, 1), (180, 2), (360, 3), (600, 4), (900, 5), (90_000, 5)],
)
def test_a_day_has_one_of_five_steps_by_its_minutes(seconds: float, step: int) -> None:
    assert step_of(seconds) == step


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_each_shade_stands_out_more_from_the_ground_than_the_one_before(theme) -> None:
    look = Look(theme, 1280, 720)
    ratios = [contrast(shade, look.colour(Ink.GROUND)) for shade in shades(look)]
    assert len(ratios) == 6
    assert all(more > 1.15 * less for less, more in pairwise(ratios))


@pytest.mark.parametrize("today", [TODAY + timedelta(days=n) for n in range(7)])
def test_every_day_of_53_weeks_is_found_where_it_is_drawn(today: date, writer: Writer) -> None:
    grid = year_grid(writer, pygame.Rect(30, 100, 1200, 200), today)
    first = first_day(today)
    assert first.weekday() == 0
    assert (today - first).days // 7 == WEEKS - 1
    for number in range((today - first).days + 1):
        day = first + timedelta(days=number)
        assert grid.day_at(grid.cell(day).center) == day
    assert grid.day_at(grid.cell(today + timedelta(days=1)).center) is None
    assert grid.day_at((grid.corner[0] - 1, grid.corner[1])) is None


def test_a_day_has_the_shade_of_its_step_and_today_and_the_mark_a_ring(writer: Writer) -> None:
    surface = pygame.Surface((1280, 400))
    surface.fill(LOOK.colour(Ink.GROUND))
    grid = year_grid(writer, pygame.Rect(30, 100, 1200, 200), TODAY)
    marked = TODAY - timedelta(days=100)
    paint_year(surface, writer, grid, {marked: 5, TODAY: 2}, marked)
    shade = shades(LOOK)
    gap = grid.pitch - grid.size

    def at(day: date) -> tuple[tuple[int, ...], tuple[int, ...]]:
        cell = grid.cell(day)
        beside = (cell.centerx, cell.top - gap)
        return surface.get_at(cell.center)[:3], surface.get_at(beside)[:3]

    assert at(marked) == (shade[5], LOOK.colour(Ink.MOVE))
    assert at(TODAY) == (shade[2], LOOK.colour(Ink.INK))
    assert at(TODAY - timedelta(days=50))[0] == shade[0]


def test_a_plan_is_divided_by_what_became_of_its_repetitions() -> None:
    surface = pygame.Surface((1000, 40))
    panel = LOOK.colour(Ink.PANEL)
    surface.fill(panel)
    counts = [RepCounts(done=3, repeated=1), RepCounts(skipped=2, not_reached=4)]
    blocks = [one.block() for one in counts]
    paint_results(surface, LOOK, pygame.Rect(0, 0, 1000, 40), blocks)
    row = [surface.get_at((x, 12))[:3] for x in range(1000)]
    assert row.count(LOOK.colour(Ink.HOLD)) == pytest.approx(300, abs=15)
    assert row.count(LOOK.colour(Ink.MOVE)) == pytest.approx(100, abs=10)
    assert row.index(LOOK.colour(Ink.MOVE)) == pytest.approx(300, abs=15)
    assert row[450] == row[550] == panel, "a skipped repetition is empty inside"
    assert row[900] not in (panel, LOOK.colour(Ink.HOLD), LOOK.colour(Ink.MOVE))


def test_thousands_of_repetitions_fill_the_bar_and_stay_in_it() -> None:
    surface = pygame.Surface((300, 20))
    paint_results(surface, LOOK, pygame.Rect(0, 0, 200, 20), [(RepResult.DONE,) * 50] * 400)
    row = [surface.get_at((x, 10))[:3] for x in range(300)]
    assert LOOK.colour(Ink.HOLD) not in row[201:]


def test_the_results_of_an_exercise_are_those_that_occur() -> None:
    counts = RepCounts(done=2, not_reached=1)
    assert counts.results() == {RepResult.DONE: 2, RepResult.NOT_REACHED: 1}
    assert RepCounts().results() == {}
