"""Charts of the history: an axis, bars, and what was rated before and after; drawing only.

A chart is laid out once (`lay_out_plot`), so that what is drawn and what is pointed at agree.
Shares are parts of the chart's height, from 0 at the bottom to 1 at the top.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pygame
from msgspec import Struct

from player.ui.look import Colour, Ink, Look, Role
from player.ui.shapes import outlined, rounded
from player.ui.text.writer import Writer

HIGHEST = 10
"""The highest rating."""

_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 180, 300, 600, 1200, 1800, 3600, 6000, 12000)
"""Steps of an axis of minutes."""

_MOST_STEPS = 4

Pair = tuple[int | None, int | None]
"""What was rated before and after, 0 to 10; None is not rated."""


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """A colour between two: all of `one` at a share of 1."""
    parts = [round(share * a + (1 - share) * b) for a, b in zip(one, other, strict=True)]
    return parts[0], parts[1], parts[2]


def minutes_axis(most: float) -> tuple[int, ...]:
    """The minutes that an axis names, from 0 to at least `most`: four round steps or fewer."""
    step = next((step for step in _STEPS if step * _MOST_STEPS >= most), _STEPS[-1])
    steps = max(2, -int(-most // step))
    return tuple(step * number for number in range(steps + 1))


def paint_panel(
    surface: pygame.Surface, look: Look, box: pygame.Rect, radius: int, *, on: bool = False
) -> None:
    """What a chart or a figure stands on: a panel with the edge of every card; `on` with focus."""
    edge, ground = look.colour(Ink.HOLD if on else Ink.LINE), look.colour(Ink.PANEL)
    outlined(surface, box, radius, edge, ground, max(1, look.px(0.003 if on else 0.0015)))


class Plot(Struct, frozen=True):
    """Where the parts of a chart are: the field of the data and one upright slot for each value.

    The slots show the values from the one numbered `first` on.
    """

    field: pygame.Rect
    slots: tuple[pygame.Rect, ...]
    first: int

    def at(self, pos: tuple[int, int]) -> int | None:
        """The number of the value at a place, or None."""
        for place, slot in enumerate(self.slots):
            if slot.collidepoint(pos):
                return self.first + place
        return None


def room_for(writer: Writer, box: pygame.Rect, texts: Sequence[str], pitch: int) -> int:
    """How many values of `pitch` pixels each a chart in this box has room for."""
    return max(1, _field(writer, box, texts).width // pitch)


def _field(writer: Writer, box: pygame.Rect, texts: Sequence[str]) -> pygame.Rect:
    """The box without the words of the axis at the left and the names below."""
    wide = max((writer.width(text, Role.SMALL) for text in texts), default=0)
    left = wide + writer.look.px(0.014) if wide else 0
    line = writer.line_height(Role.SMALL)
    return pygame.Rect(
        box.left + left,
        box.top + line // 2,
        box.width - left,
        max(1, box.height - line // 2 - line),
    )


def lay_out_plot(
    writer: Writer, box: pygame.Rect, texts: Sequence[str], first: int, number: int, seen: int
) -> Plot:
    """A chart in a box: `texts` are the words of its axis, `number` the values to be shown.

    The slots are as wide as if there were `seen` values, so that two do not fill a whole screen.
    """
    field = _field(writer, box, texts)
    edges = [field.left + field.width * place // seen for place in range(seen + 1)]
    slots = tuple(
        pygame.Rect(left, field.top, right - left, field.height)
        for left, right in pairwise(edges[: number + 1])
    )
    return Plot(field, slots, first)


def paint_axis(
    surface: pygame.Surface, writer: Writer, plot: Plot, ticks: Sequence[tuple[float, str]]
) -> None:
    """Level lines across the field at their shares, each with its word at the left."""
    look, field = writer.look, plot.field
    for share, text in ticks:
        y = _y(field, share)
        thick = max(1, look.px(0.0016))
        colour = mixed(look.colour(Ink.LINE), look.colour(Ink.PANEL), 0.8 if share else 1.0)
        surface.fill(colour, pygame.Rect(field.left, y, field.width, thick))
        at = (field.left - look.px(0.012), y)
        quiet = look.colour(Ink.QUIET)
        if text:
            writer.put(surface, text, Role.SMALL, quiet, at, anchor="midright")


def paint_names(
    surface: pygame.Surface,
    writer: Writer,
    plot: Plot,
    names: Sequence[tuple[int, str]],
    gap: float = 0.007,
) -> None:
    """Names below their slots, by the number of the value; the newest first, as room allows.

    `gap` is the least room between two, of the unit.
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
        at = (left, plot.field.bottom + look.px(0.004))
        writer.put(surface, text, Role.SMALL, look.colour(Ink.QUIET), at)
        end = left - look.px(gap)


def paint_mark(surface: pygame.Surface, look: Look, plot: Plot, number: int) -> None:
    """The slot that is read out, as a band with an edge."""
    place = number - plot.first
    if not 0 <= place < len(plot.slots):
        return
    slot = plot.slots[place]
    slot = slot.inflate(max(0, look.px(0.014) - slot.width), 0)
    slot = slot.clip(surface.get_clip())
    band = mixed(look.colour(Ink.QUIET), look.colour(Ink.PANEL), 0.16)
    outlined(surface, slot, look.px(0.006), look.colour(Ink.HOLD), band, max(1, look.px(0.003)))


def paint_bars(surface: pygame.Surface, look: Look, plot: Plot, shares: Sequence[float]) -> None:
    """A bar in each slot; a share of 0 has none, any other one that is seen."""
    colour = look.colour(Ink.HOLD)
    for slot, share in zip(plot.slots, shares, strict=True):
        if share <= 0:
            continue
        gap = max(1, slot.width // 4)
        top = min(_y(slot, share), slot.bottom - max(2, look.px(0.004)))
        bar = pygame.Rect(slot.left + gap // 2, top, max(1, slot.width - gap), slot.bottom - top)
        radius = bar.width // 3
        foot = bar
        if bar.height > 2 * radius + 2:
            rounded(surface, bar, radius, colour)
            foot = pygame.Rect(bar.left, bar.bottom - radius - 1, bar.width, radius + 1)
        surface.fill(colour, foot)


def paint_pairs(surface: pygame.Surface, look: Look, plot: Plot, pairs: Sequence[Pair]) -> None:
    """Before and after in each slot: a ring and a disc with a line between them."""
    for slot, (before, after) in zip(plot.slots, pairs, strict=True):
        radius = max(2, min(look.px(0.0105), slot.width // 2 - 1))
        x = slot.centerx
        if before is not None and after is not None:
            top, bottom = sorted((_rated_y(slot, before), _rated_y(slot, after)))
            line = pygame.Rect(0, top, max(1, look.px(0.003)), bottom - top)
            line.centerx = x
            surface.fill(look.colour(Ink.QUIET), line)
        if before is not None:
            paint_before(surface, look, (x, _rated_y(slot, before)), radius)
        if after is not None:
            paint_after(surface, look, (x, _rated_y(slot, after)), radius, both=before == after)


def paint_before(surface: pygame.Surface, look: Look, at: tuple[int, int], radius: int) -> None:
    """The sign of a rating before: a ring."""
    pygame.draw.aacircle(surface, look.colour(Ink.MOVE), at, radius)
    inside = max(1, radius - max(2, round(radius * 0.36)))
    pygame.draw.aacircle(surface, look.colour(Ink.PANEL), at, inside)


def paint_after(
    surface: pygame.Surface, look: Look, at: tuple[int, int], radius: int, *, both: bool = False
) -> None:
    """The sign of a rating after: a disc, small enough for the ring of the same rating."""
    size = max(1, round(radius * 0.5)) if both else radius
    pygame.draw.aacircle(surface, look.colour(Ink.HOLD), at, size)


def paint_scale(surface: pygame.Surface, look: Look, box: pygame.Rect, pair: Pair) -> None:
    """One pair lying down: a line from 0 at the left to 10 at the right with the two signs."""
    radius = max(3, min(box.height // 2 - 1, look.px(0.013)))
    line = pygame.Rect(box.left + radius, 0, box.width - 2 * radius, max(1, look.px(0.003)))
    line.centery = box.centery
    surface.fill(look.colour(Ink.LINE), line)
    before, after = pair

    def x(rating: int) -> int:
        return line.left + line.width * rating // HIGHEST

    if before is not None and after is not None:
        left, right = sorted((x(before), x(after)))
        between = pygame.Rect(left, 0, right - left, max(2, look.px(0.006)))
        between.centery = box.centery
        surface.fill(look.colour(Ink.QUIET), between)
    if before is not None:
        paint_before(surface, look, (x(before), box.centery), radius)
    if after is not None:
        paint_after(surface, look, (x(after), box.centery), radius, both=before == after)


def _y(box: pygame.Rect, share: float) -> int:
    return box.bottom - round(min(1.0, share) * box.height)


def _rated_y(slot: pygame.Rect, rating: int) -> int:
    return _y(slot, rating / HIGHEST)
