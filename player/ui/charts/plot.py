"""A chart's plot: its axis and slots, bars, and ratings before and after.

A chart is laid out once (`lay_out_plot`), so that painting and pointing agree. Shares are parts of
the chart's height, from 0 at the bottom to 1 at the top.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from math import ceil

from msgspec import Struct

from player.ui.look import Ink, Look, Role, Space, mixed
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import circle, disc, outlined, rounded
from player.ui.text.writer import Writer

HIGHEST_RATING = 10

MINUTE_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 180, 300, 600, 1200, 1800, 3600, 6000, 12000)
COUNT_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
"""Round numbers for the step of an axis."""

_MOST_STEPS = 4

Pixel = tuple[int, int]

RatingPair = tuple[int | None, int | None]
"""The ratings before and after, 0 to 10; None is not rated."""


def axis_ticks(most: float, steps: Sequence[int]) -> tuple[int, ...]:
    """The numbers on an axis from 0 to at least `most`, in two to four of a step of `steps`."""
    step = next((step for step in steps if step * _MOST_STEPS >= most), ceil(most / _MOST_STEPS))
    return tuple(step * number for number in range(max(2, ceil(most / step)) + 1))


def paint_panel(surface: Surface, look: Look, box: Rect, radius: int, *, on: bool = False) -> None:
    """The panel of a chart, with the edge of every card; `on` means it has the focus."""
    edge, ground = look.colour(Ink.HOLD if on else Ink.LINE), look.colour(Ink.PANEL)
    outlined(surface, box, radius, edge, ground, max(1, look.px(Space.LINE if on else Space.HAIR)))


class Plot(Struct, frozen=True):
    """The places of a chart: the field of the data, and an upright slot for each value.

    The slots show the values from number `first` on.
    """

    field: Rect
    slots: tuple[Rect, ...]
    first: int

    def at(self, pos: tuple[int, int]) -> int | None:
        """The number of the value at a point, or None."""
        slots = enumerate(self.slots, self.first)
        return next((number for number, slot in slots if slot.collidepoint(pos)), None)


def room_for(writer: Writer, box: Rect, texts: Sequence[str], pitch: int) -> int:
    """How many values of `pitch` pixels a chart in this box has room for."""
    return max(1, _field(writer, box, texts).width // pitch)


def _field(writer: Writer, box: Rect, texts: Sequence[str]) -> Rect:
    """The box without the texts of the axis at the left and the names below."""
    wide = max((writer.width(text, Role.SMALL) for text in texts), default=0)
    left = wide + writer.look.px(Space.S) if wide else 0
    line = writer.line_height(Role.SMALL)
    return Rect(
        box.left + left,
        box.top + line // 2,
        box.width - left,
        max(1, box.height - line // 2 - line),
    )


def lay_out_plot(
    writer: Writer, box: Rect, texts: Sequence[str], first: int, number: int, seen: int
) -> Plot:
    """Lay out a chart of `number` values in a box; `texts` are the texts of its axis.

    The slots are as wide as for `seen` values, so that two do not fill a whole screen.
    """
    field = _field(writer, box, texts)
    edges = [field.left + field.width * place // seen for place in range(seen + 1)]
    slots = tuple(
        Rect(left, field.top, right - left, field.height)
        for left, right in pairwise(edges[: number + 1])
    )
    return Plot(field, slots, first)


def paint_axis(
    surface: Surface, writer: Writer, plot: Plot, ticks: Sequence[tuple[float, str]]
) -> None:
    """Level lines across the field at their shares, each with its text at the left."""
    look, field = writer.look, plot.field
    for share, text in ticks:
        y = _y(field, share)
        thick = max(1, look.px(Space.HAIR))
        colour = mixed(look.colour(Ink.LINE), look.colour(Ink.PANEL), 0.8 if share else 1.0)
        surface.fill(colour, Rect(field.left, y, field.width, thick))
        at = (field.left - look.px(Space.XS), y)
        quiet = look.colour(Ink.QUIET)
        if text:
            writer.put(surface, text, Role.SMALL, quiet, at, anchor="midright")


def paint_names(
    surface: Surface,
    writer: Writer,
    plot: Plot,
    names: Sequence[tuple[int, str]],
    gap: float = 0.007,
) -> None:
    """Names below their slots by the number of the value, the newest first, as room allows.

    `gap` is the least room between two, as a share of the unit.
    """
    look, end = writer.look, plot.field.right
    for number, text in reversed(names):
        place = number - plot.first
        if not text or not 0 <= place < len(plot.slots):
            continue
        wide = writer.width(text, Role.SMALL)
        left = min(plot.slots[place].left, plot.field.right - wide)
        if left + wide > end or left < plot.field.left:
            continue
        at = (left, plot.field.bottom + look.px(Space.LINE))
        writer.put(surface, text, Role.SMALL, look.colour(Ink.QUIET), at)
        end = left - look.px(gap)


def paint_mark(surface: Surface, look: Look, plot: Plot, number: int) -> None:
    """The marked slot, as a band with an edge."""
    place = number - plot.first
    if not 0 <= place < len(plot.slots):
        return
    slot = plot.slots[place]
    slot = slot.inflate(max(0, look.px(Space.S) - slot.width), 0)
    slot = slot.clip(surface.get_clip())
    band = mixed(look.colour(Ink.QUIET), look.colour(Ink.PANEL), 0.16)
    outlined(
        surface, slot, look.px(Space.LINE), look.colour(Ink.HOLD), band, max(1, look.px(Space.HAIR))
    )


def paint_bars(surface: Surface, look: Look, plot: Plot, shares: Sequence[float]) -> None:
    """A bar in each slot; a share of 0 has none, any other a visible one."""
    colour = look.colour(Ink.HOLD)
    for slot, share in zip(plot.slots, shares, strict=True):
        if share <= 0:
            continue
        gap = max(1, slot.width // 4)
        top = min(_y(slot, share), slot.bottom - max(2, look.px(Space.LINE)))
        bar = Rect(slot.left + gap // 2, top, max(1, slot.width - gap), slot.bottom - top)
        radius = bar.width // 3
        foot = bar
        if bar.height > 2 * radius + 2:
            rounded(surface, bar, radius, colour)
            foot = Rect(bar.left, bar.bottom - radius - 1, bar.width, radius + 1)
        surface.fill(colour, foot)


def paint_ratings(surface: Surface, look: Look, plot: Plot, pairs: Sequence[RatingPair]) -> None:
    """The ratings in each slot, from 0 at the bottom to 10 at the top."""
    for slot, pair in zip(plot.slots, pairs, strict=True):
        ys = [None if one is None else _y(slot, one / HIGHEST_RATING) for one in pair]
        before, after = (None if y is None else (slot.centerx, y) for y in ys)
        radius = max(2, min(look.px(Space.XS), slot.width // 2 - 1))
        _paint_pair(surface, look, before, after, radius, look.px(Space.HAIR))


def paint_scale(surface: Surface, look: Look, box: Rect, pair: RatingPair) -> None:
    """The ratings on a level line from 0 at the left to 10 at the right."""
    radius = max(3, min(box.height // 2 - 1, look.px(Space.XS)))
    line = Rect(box.left + radius, 0, box.width - 2 * radius, look.px(Space.HAIR))
    line.centery = y = box.centery
    surface.fill(look.colour(Ink.LINE), line)
    xs = [None if one is None else line.left + line.width * one // HIGHEST_RATING for one in pair]
    before, after = (None if x is None else (x, y) for x in xs)
    _paint_pair(surface, look, before, after, radius, max(2, look.px(Space.LINE)))


def _paint_pair(
    surface: Surface, look: Look, before: Pixel | None, after: Pixel | None, radius: int, thick: int
) -> None:
    """A ring for before, a disc for after, and a line of `thick` pixels between them."""
    if before and after:
        (x, y), (u, v) = before, after
        line = Rect(0, 0, max(thick, abs(x - u)), max(thick, abs(y - v)))
        line.center = ((x + u) // 2, (y + v) // 2)
        surface.fill(look.colour(Ink.QUIET), line)
    if before:
        _paint_before(surface, look, before, radius)
    if after:
        inside = max(1, round(radius * 0.5))  # small enough for the ring of the same rating
        disc(surface, after, inside if before == after else radius, look.colour(Ink.HOLD))


def _paint_before(surface: Surface, look: Look, at: Pixel, radius: int) -> None:
    edge, panel = look.colour(Ink.MOVE), look.colour(Ink.PANEL)
    circle(surface, at, radius, edge, panel, max(2, round(radius * 0.36)))


Sign = tuple[str, Callable[[Surface, Rect], None]]
"""An entry of a legend: a word, and a painter of the sign in its box."""


def paint_legend(
    surface: Surface, writer: Writer, box: Rect, side: int, signs: Sequence[Sign]
) -> int:
    """Signs of `side` pixels, each before its word, at the right of a line; return the left end."""
    look, x = writer.look, box.right
    quiet = look.colour(Ink.QUIET)
    for word, paint in reversed(signs):
        size = writer.size_for(word, Role.SMALL, (box.width // 5, box.height))
        at = (x, box.centery)
        text = writer.put(surface, word, Role.SMALL, quiet, at, anchor="midright", size=size)
        sign = Rect(0, 0, side, side)
        sign.midright = (text.left - look.px(Space.XXS), box.centery)
        paint(surface, sign)
        x = sign.left - look.px(Space.M)
    return x


def paint_ratings_legend(surface: Surface, writer: Writer, box: Rect) -> int:
    """The signs of ratings before and after, at the right of a line; return the left end."""
    look = writer.look
    radius = look.px(Space.XS)
    signs: tuple[Sign, ...] = (
        ("before", lambda page, sign: _paint_before(page, look, sign.center, radius)),
        ("after", lambda page, sign: disc(page, sign.center, radius, look.colour(Ink.HOLD))),
    )
    return paint_legend(surface, writer, box, 2 * radius, signs)


def _y(box: Rect, share: float) -> int:
    return box.bottom - round(min(1.0, share) * box.height)
