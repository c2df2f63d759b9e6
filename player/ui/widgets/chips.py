"""Words in boxes, one after the other, on as many lines as they need: what a choice is made of."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from player.ui.look import Colour, Ink, Role, Space
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import outlined, smooth_polygon
from player.ui.text.writer import Writer
from player.ui.widgets.field import box_colours, box_height

_TICK = ((0.2, 0.5), (0.42, 0.72), (0.8, 0.26), (0.88, 0.36), (0.43, 0.88), (0.12, 0.6))
"""The corners of a tick in a box of the size 1."""


class Chip(Struct, frozen=True):
    """A text with the key that chooses it; `ticked` is whether its box is, None without a box."""

    text: str
    sign: str = ""
    ticked: bool | None = None


def lay_out_chips(
    writer: Writer, chips: Sequence[Chip], width: int, role: Role = Role.BODY
) -> list[Rect]:
    """The places of chips, from the left and from 0 down.

    A text that is wider than all the room stands on several lines.
    """
    gap = writer.look.px(Space.XS)
    x, y, low, places = 0, 0, 0, []
    for chip in chips:
        besides = _before(writer, chip, role) + _margin(writer)
        lines = writer.wrap(chip.text, role, width - besides)
        widest = max((writer.width(line, role) for line in lines), default=0)
        wide = min(width, widest + besides)
        tall = _tall(writer, role) + max(0, len(lines) - 1) * writer.line_height(role)
        if x and x + wide > width:
            x, y = 0, low + gap
        places.append(Rect(x, y, wide, tall))
        x, low = x + wide + gap, max(low, y + tall)
    return places


def _margin(writer: Writer) -> int:
    return writer.look.px(Space.M)


def _tall(writer: Writer, role: Role) -> int:
    """The height of a chip with one line."""
    small = writer.line_height(role) + writer.look.px(Space.XS)
    return small if role is Role.SMALL else box_height(writer)


def _bold(role: Role) -> Role:
    return Role.KEY if role is Role.SMALL else Role.STRONG


def _side(writer: Writer, role: Role) -> int:
    return round(writer.look.type_size(role) * 0.8)


def _before(writer: Writer, chip: Chip, role: Role) -> int:
    """Pixels from the left edge of a chip to its text."""
    box = 0 if chip.ticked is None else _side(writer, role) + writer.look.px(Space.XS)
    sign = writer.width(chip.sign, _bold(role)) + writer.look.px(Space.XS) if chip.sign else 0
    return _margin(writer) + box + sign


def draw_chip(
    surface: Surface,
    place: Rect,
    writer: Writer,
    chip: Chip,
    *,
    chosen: bool,
    here: bool,
    role: Role = Role.BODY,
) -> None:
    """One chip, full where it is chosen; `here` with the focus."""
    look = writer.look
    edge, inside, ink = box_colours(look, chosen, here)
    if chosen and here:
        edge = look.colour(Ink.INK)
    thick = look.px(Space.LINE) if here else max(1, look.px(Space.HAIR))
    outlined(surface, place, look.px(Space.S), edge, inside, thick)
    x = place.left + _margin(writer)
    if chip.ticked is not None:
        box = Rect(x, 0, _side(writer, role), _side(writer, role))
        box.centery = place.centery
        draw_tick_box(surface, box, writer, ink, inside, ticked=chip.ticked)
        x = box.right + look.px(Space.XS)
    if chip.sign:
        colour = ink if chosen else look.colour(Ink.HOLD)
        at = (x, place.centery)
        writer.put(surface, chip.sign, _bold(role), colour, at, anchor="midleft")
    left = place.left + _before(writer, chip, role)
    lines = writer.wrap(chip.text, role, place.right - _margin(writer) - left)
    step = writer.line_height(role)
    y = place.centery - step * (len(lines) - 1) // 2
    for number, line in enumerate(lines):
        at = (left, y + number * step)
        writer.put(surface, line, role, ink, at, anchor="midleft")


def draw_tick_box(
    surface: Surface,
    box: Rect,
    writer: Writer,
    ink: Colour,
    ground: Colour,
    *,
    ticked: bool,
) -> None:
    """A small box, full and with a tick in it where it is ticked."""
    look = writer.look
    inside = ink if ticked else ground
    outlined(surface, box, look.px(Space.LINE), ink, inside, max(1, look.px(Space.HAIR)))
    if ticked:
        points = [(box.left + x * box.width, box.top + y * box.height) for x, y in _TICK]
        smooth_polygon(surface, points, ground)
