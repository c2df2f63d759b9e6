"""Charts of two counts side by side: full bars for one, striped bars for the other; drawing only.

The two are told apart by how they are filled and by their words, not by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import pygame
from msgspec import Struct

from player.ui.charts.plot import Plot, mixed
from player.ui.look import CAP_HEIGHT, Ink, Look, Role
from player.ui.shapes import rounded
from player.ui.text.writer import Writer

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
"""Steps of an axis of counts."""

_MOST_STEPS = 4


class Series(StrEnum):
    """What is counted; the words of the signs."""

    URGES = "urges"
    CRACKS = "cracks"


class Row(Struct, frozen=True):
    """A row of lying bars: a name with small words below, and a count for each series."""

    name: str
    counts: tuple[int, ...]
    below: str = ""


def counts_axis(most: int) -> tuple[int, ...]:
    """The counts that an axis names, from 0 to at least `most`: four round steps or fewer."""
    step = next((step for step in _STEPS if step * _MOST_STEPS >= most), -(-most // _MOST_STEPS))
    steps = max(2, -(-most // step))
    return tuple(step * number for number in range(steps + 1))


def paint_filled(surface: pygame.Surface, look: Look, box: pygame.Rect, series: Series) -> None:
    """A bar or a sign of a series: full, or in stripes across with an edge."""
    radius = max(1, min(box.width, box.height) // 5)
    if series is Series.URGES:
        rounded(surface, box, radius, look.colour(Ink.HOLD))
        return
    colour, panel = look.colour(Ink.MOVE), look.colour(Ink.PANEL)
    rounded(surface, box, radius, colour)
    thick = max(1, look.px(0.0025))
    inside = box.inflate(-2 * thick, -2 * thick)
    if inside.width < 1 or inside.height < 1:
        return
    pitch = 3 * thick
    for y in range(inside.top, inside.bottom, pitch):
        surface.fill(panel, pygame.Rect(inside.left, y, inside.width, thick).clip(inside))


def paint_pairs_of_bars(
    surface: pygame.Surface, look: Look, plot: Plot, shares: Sequence[tuple[float, float]]
) -> None:
    """Two standing bars in each slot, urges at the left; a share of 0 has none."""
    for slot, both in zip(plot.slots, shares, strict=True):
        gap = max(1, slot.width // 6)
        wide = max(2, (slot.width - gap) // 2)
        for place, (series, share) in enumerate(zip(Series, both, strict=True)):
            if share <= 0:
                continue
            tall = max(look.px(0.006), round(min(1.0, share) * slot.height))
            left = slot.left + gap // 2 + place * wide
            bar = pygame.Rect(left, slot.bottom - tall, max(2, wide - 1), tall)
            paint_filled(surface, look, bar, series)


def paint_series(surface: pygame.Surface, writer: Writer, box: pygame.Rect) -> int:
    """The signs of the two with their words, at the right end of a line; its left end."""
    look = writer.look
    side, x = look.px(0.022), box.right
    for series in reversed(Series):
        at = (x, box.centery)
        size = writer.size_for(series, Role.SMALL, (box.width // 5, box.height))
        quiet = look.colour(Ink.QUIET)
        place = writer.put(surface, series, Role.SMALL, quiet, at, anchor="midright", size=size)
        sign = pygame.Rect(0, 0, side, side)
        sign.midright = (place.left - look.px(0.008), box.centery)
        paint_filled(surface, look, sign, series)
        x = sign.left - look.px(0.02)
    return x


def paint_rows(
    surface: pygame.Surface,
    writer: Writer,
    box: pygame.Rect,
    rows: Sequence[Row],
    names: float,
    *,
    numbers: bool = True,
) -> None:
    """Rows of lying bars from top to bottom of a box on the panel colour.

    `names` is the share of the width that the names have; `numbers` writes each count at the
    right of its bar.
    """
    look = writer.look
    most = max((count for row in rows for count in row.counts), default=0)
    step = min(box.height / max(1, len(rows)), look.px(0.16))
    left = round(box.width * names)
    right = writer.width(str(most), Role.SMALL) + look.px(0.014) if numbers else 0
    field = pygame.Rect(box.left + left, 0, max(1, box.width - left - right), 0)
    for number, row in enumerate(rows):
        top = box.top + round(number * step)
        tall = box.top + round((number + 1) * step) - top
        name = pygame.Rect(box.left, top, left - look.px(0.015), tall)
        _paint_name(surface, writer, name, row)
        field.top, field.height = top, tall
        _paint_counts(surface, look, field, row, most)
        if numbers:
            _paint_numbers(surface, writer, field, row, box.right)


def _paint_numbers(
    surface: pygame.Surface, writer: Writer, field: pygame.Rect, row: Row, right: int
) -> None:
    """Each count at the right of its bar, as near to it as the figures have room."""
    look = writer.look
    tall, gap = _bar(look, field, row)
    apart = max(tall + gap, round(look.least_size * CAP_HEIGHT) + 3)
    y = field.centery - apart * (len(row.counts) - 1) // 2
    for place, count in enumerate(row.counts):
        at = (right, y + place * apart)
        ink, size = look.colour(Ink.INK), look.least_size
        writer.put(surface, str(count), Role.SMALL, ink, at, anchor="midright", size=size)


def _paint_name(surface: pygame.Surface, writer: Writer, box: pygame.Rect, row: Row) -> None:
    look = writer.look
    upper = box
    if row.below:
        first, second = writer.line_height(Role.BODY), writer.line_height(Role.SMALL)
        tall = min(box.height, first + second)
        upper = pygame.Rect(box.left, 0, box.width, tall * first // (first + second))
        upper.top = box.top + (box.height - tall) // 2
        lower = pygame.Rect(box.left, upper.bottom, box.width, tall - upper.height)
        writer.line(surface, row.below, Role.SMALL, look.colour(Ink.QUIET), lower)
    writer.line(surface, row.name, Role.BODY, look.colour(Ink.INK), upper)


def _bar(look: Look, field: pygame.Rect, row: Row) -> tuple[int, int]:
    """How tall a bar of a row is, and the gap to the next one."""
    tall = min(look.px(0.026), max(3, field.height * 7 // (10 * len(row.counts))))
    return tall, max(1, look.px(0.004))


def _paint_counts(
    surface: pygame.Surface, look: Look, field: pygame.Rect, row: Row, most: int
) -> None:
    """The bars of a row below each other, on pale rails of the whole width."""
    tall, gap = _bar(look, field, row)
    y = field.centery - (len(row.counts) * (tall + gap) - gap) // 2
    pale = mixed(look.colour(Ink.QUIET), look.colour(Ink.PANEL), 0.1)
    for series, count in zip(Series, row.counts, strict=False):
        rail = pygame.Rect(field.left, y, field.width, tall)
        rounded(surface, rail, tall // 5, pale)
        if count:
            wide = max(look.px(0.008), field.width * count // most)
            paint_filled(surface, look, pygame.Rect(field.left, y, wide, tall), series)
        y += tall + gap
