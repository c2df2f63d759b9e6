"""Grouped bars of two counts: full bars for urges, striped bars for cracks.

Fill and words tell the two apart, not colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import partial

from msgspec import Struct

from player.ui.charts.plot import Plot, Sign, paint_legend
from player.ui.look import CAP_HEIGHT, Ink, Look, Role, Space, mixed
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import rounded
from player.ui.text.writer import Writer


class CountSeries(StrEnum):
    """What is counted; the values are the words of the legend."""

    URGES = "urges"
    CRACKS = "cracks"


class BarRow(Struct, frozen=True):
    """A row of level bars: a name, small words below it, and a count for each series."""

    name: str
    counts: tuple[int, ...]
    below: str = ""


def paint_count_bar(surface: Surface, box: Rect, look: Look, series: CountSeries) -> None:
    """A bar or a sign of a series: full, or striped across with an edge."""
    radius = max(1, min(box.width, box.height) // 5)
    if series is CountSeries.URGES:
        rounded(surface, box, radius, look.colour(Ink.HOLD))
        return
    colour, panel = look.colour(Ink.MOVE), look.colour(Ink.PANEL)
    rounded(surface, box, radius, colour)
    thick = max(1, look.px(Space.HAIR))
    inside = box.inflate(-2 * thick, -2 * thick)
    if inside.width < 1 or inside.height < 1:
        return
    pitch = 3 * thick
    for y in range(inside.top, inside.bottom, pitch):
        surface.fill(panel, Rect(inside.left, y, inside.width, thick).clip(inside))


def paint_grouped_bars(
    surface: Surface, look: Look, plot: Plot, shares: Sequence[tuple[float, float]]
) -> None:
    """Two upright bars in each slot, urges at the left; a share of 0 has none."""
    for slot, both in zip(plot.slots, shares, strict=True):
        gap = max(1, slot.width // 6)
        wide = max(2, (slot.width - gap) // 2)
        for place, (series, share) in enumerate(zip(CountSeries, both, strict=True)):
            if share <= 0:
                continue
            tall = max(look.px(Space.LINE), round(min(1.0, share) * slot.height))
            left = slot.left + gap // 2 + place * wide
            bar = Rect(left, slot.bottom - tall, max(2, wide - 1), tall)
            paint_count_bar(surface, bar, look, series)


def paint_counts_legend(surface: Surface, writer: Writer, box: Rect) -> int:
    """The signs of both series at the right of a line; return the left end."""
    look = writer.look
    signs: list[Sign] = [
        (series, partial(paint_count_bar, look=look, series=series)) for series in CountSeries
    ]
    return paint_legend(surface, writer, box, look.px(Space.M), signs)


def paint_bar_rows(
    surface: Surface,
    writer: Writer,
    box: Rect,
    rows: Sequence[BarRow],
    names: float,
    *,
    numbers: bool = True,
) -> None:
    """Rows of level bars from top to bottom of a box on the panel colour.

    `names` is the names' share of the width; `numbers` writes each count at the right of its bar.
    """
    look = writer.look
    most = max((count for row in rows for count in row.counts), default=0)
    step = min(box.height / max(1, len(rows)), look.px(0.16))
    left = round(box.width * names)
    right = writer.width(str(most), Role.SMALL) + look.px(Space.S) if numbers else 0
    field = Rect(box.left + left, 0, max(1, box.width - left - right), 0)
    for number, row in enumerate(rows):
        top = box.top + round(number * step)
        tall = box.top + round((number + 1) * step) - top
        name = Rect(box.left, top, left - look.px(Space.S), tall)
        _paint_name(surface, writer, name, row)
        field.top, field.height = top, tall
        _paint_counts(surface, look, field, row, most)
        if numbers:
            _paint_numbers(surface, writer, field, row, box.right)


def _paint_numbers(surface: Surface, writer: Writer, field: Rect, row: BarRow, right: int) -> None:
    """Each count at the right of its bar, as near as the digits have room."""
    look = writer.look
    tall, gap = _bar(look, field, row)
    apart = max(tall + gap, round(look.least_size * CAP_HEIGHT) + 3)
    y = field.centery - apart * (len(row.counts) - 1) // 2
    for place, count in enumerate(row.counts):
        at = (right, y + place * apart)
        ink, size = look.colour(Ink.INK), look.least_size
        writer.put(surface, str(count), Role.SMALL, ink, at, anchor="midright", size=size)


def _paint_name(surface: Surface, writer: Writer, box: Rect, row: BarRow) -> None:
    look = writer.look
    upper = box
    if row.below:
        first, second = writer.line_height(Role.BODY), writer.line_height(Role.SMALL)
        tall = min(box.height, first + second)
        upper = Rect(box.left, 0, box.width, tall * first // (first + second))
        upper.top = box.top + (box.height - tall) // 2
        lower = Rect(box.left, upper.bottom, box.width, tall - upper.height)
        writer.line(surface, row.below, Role.SMALL, look.colour(Ink.QUIET), lower)
    writer.line(surface, row.name, Role.BODY, look.colour(Ink.INK), upper)


def _bar(look: Look, field: Rect, row: BarRow) -> tuple[int, int]:
    """The height of a bar of a row, and the gap to the next one."""
    tall = min(look.px(Space.L), max(3, field.height * 7 // (10 * len(row.counts))))
    return tall, max(1, look.px(Space.LINE))


def _paint_counts(surface: Surface, look: Look, field: Rect, row: BarRow, most: int) -> None:
    """The bars of a row, one below the other, on pale rails of the whole width."""
    tall, gap = _bar(look, field, row)
    y = field.centery - (len(row.counts) * (tall + gap) - gap) // 2
    pale = mixed(look.colour(Ink.QUIET), look.colour(Ink.PANEL), 0.1)
    for series, count in zip(CountSeries, row.counts, strict=False):
        rail = Rect(field.left, y, field.width, tall)
        rounded(surface, rail, tall // 5, pale)
        if count:
            wide = max(look.px(Space.XXS), field.width * count // most)
            bar = Rect(field.left, y, wide, tall)
            paint_count_bar(surface, bar, look, series)
        y += tall + gap
