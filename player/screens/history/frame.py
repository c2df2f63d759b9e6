"""The frame of a page of the history: where its parts are, and what stands around the panes.

Where there is room the list stands beside the charts, in a tall window below them; elsewhere it
is the first of the tabs.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from player.ui.charts.calendar_heatmap import paint_shades_legend, year_height
from player.ui.look import Ink, Look, Role, Space
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import outlined
from player.ui.text.writer import LEADING, Writer
from player.ui.window.canvas import Canvas, Painter


class PageName(StrEnum):
    """The two pages, as they are called at the top."""

    SESSIONS = "Sessions"
    URGES = "Urges"


PAGE_KEYS = {"1": PageName.SESSIONS, "2": PageName.URGES}

_LEAST_WIDTH = 0.78
"""Of the unit, times the text size: a panel with sessions or a chart is no narrower."""

_LEAST_HEIGHT = 0.42
"""Likewise in height, where two stand one above the other."""

_WIDEST, _CORNER = 1.82, 0.34
"""The width of a page at most, and that of the corner with the legend, of the unit."""


class HistoryLayout(Struct, frozen=True):
    """The boxes of a page. When `single`, `rows` and `panel` are the same place.

    `head` holds the names of the pages and buttons, `corner` the legend or the button to undo,
    `top` the calendar or the tiles.
    """

    head: Rect
    readout: Rect
    corner: Rect
    top: Rect
    tabs: Rect
    panel: Rect
    heading: Rect
    rows: Rect
    hint: Rect
    single: bool


def lay_out_history(writer: Writer) -> HistoryLayout:
    """The layout for the look of `writer`."""
    look = writer.look
    width = min(look.width - 2 * look.px(Space.HUGE), look.px(_WIDEST))
    left = (look.width - width) // 2
    tall = min(writer.line_height(Role.TITLE), look.px(Space.HEAD))
    tall = max(tall, look.px(Space.BOX) + look.px(Space.XXS))
    head = Rect(left, look.px(Space.XL), width, tall)
    line = min(writer.line_height(Role.BODY), look.px(Space.BOX))
    corner = Rect(0, head.bottom, look.px(_CORNER), line)
    corner.right = head.right
    readout = Rect(left, head.bottom, corner.left - look.px(Space.M) - left, line)
    top = Rect(left, readout.bottom + look.px(Space.S), width, year_height(writer, width))
    hint = Rect(left, 0, width, look.px(Space.XXL))
    hint.bottom = look.height - look.px(Space.XS)
    below = top.bottom + look.px(Space.M)
    rest = Rect(left, below, width, hint.top - look.px(Space.XS) - below)
    return _panels(look, rest, (head, readout, corner, top), hint)


def _panels(
    look: Look, rest: Rect, above: tuple[Rect, Rect, Rect, Rect], hint: Rect
) -> HistoryLayout:
    gap, tabs = look.px(Space.XL), look.px(Space.BOX)
    below = tabs + look.px(Space.XS)

    def part(box: Rect) -> tuple[Rect, Rect]:
        top = Rect(box.left, box.top, box.width, tabs)
        return top, Rect(box.left, box.top + below, box.width, max(1, box.height - below))

    half = (rest.width - gap) // 2
    if half >= _LEAST_WIDTH * look.unit * look.text:
        one = part(Rect(rest.left, rest.top, half, rest.height))
        other = part(Rect(rest.right - half, rest.top, half, rest.height))
        return HistoryLayout(*above, *one, *other, hint, single=False)
    tall = (rest.height - gap) // 2
    if tall >= _LEAST_HEIGHT * look.unit * look.text:
        one = part(Rect(rest.left, rest.top, rest.width, tall))
        other = part(Rect(rest.left, rest.bottom - tall, rest.width, tall))
        return HistoryLayout(*above, *one, *other, hint, single=False)
    row, box = part(rest)
    return HistoryLayout(*above, row, box, row, box, hint, single=True)


def draw_page_names(canvas: Canvas, row: Rect, chosen: PageName, focused: bool) -> None:
    """The names of the pages as large words; that of the open one stands on a line."""
    look, writer = canvas.look, canvas.writer
    gap = look.px(Space.HUGE)
    tall = row.height - look.px(Space.XS)
    both = writer.size_for("".join(PageName), Role.TITLE, (row.width - gap, tall))
    size = min(both, int(tall / LEADING))
    x = row.left
    for number, (key, name) in enumerate(PAGE_KEYS.items()):
        on = name is chosen
        box = Rect(x, row.top, writer.width(name, Role.TITLE, size) + 1, row.height)
        paint = _name_painter(canvas, name, size, on, focused)
        hot, presses = [] if on else [box], [(box, key)]
        shown, radius = (size, on, on and focused), look.px(Space.XS)
        canvas.region(f"page {number}", box, shown, paint, hot=hot, radius=radius, presses=presses)
        x = box.right + gap


def _name_painter(canvas: Canvas, name: str, size: int, chosen: bool, focused: bool) -> Painter:
    look = canvas.look

    def paint(surface: Surface, at: Rect) -> None:
        ink = look.colour(Ink.INK if chosen else Ink.QUIET)
        canvas.writer.put(surface, name, Role.TITLE, ink, at.topleft, size=size)
        if chosen:
            line = Rect(at.left, 0, at.width, look.px(Space.XXS if focused else Space.LINE))
            line.bottom = at.bottom
            surface.fill(look.colour(Ink.INK if focused else Ink.HOLD), line)

    return paint


def draw_tabs(
    canvas: Canvas, row: Rect, tabs: Sequence[str], chosen: str, focused: bool
) -> dict[str, Rect]:
    """The tabs, as wide as their names if they fit, else all narrower; their boxes by name."""
    look, writer = canvas.look, canvas.writer
    gap, more = look.px(Space.XXS), look.px(Space.XXL)
    wide = [writer.width(name, Role.BODY) + more for name in tabs]
    room = row.width - gap * (len(wide) - 1)
    if sum(wide) > room:
        names = [writer.width(name, Role.SMALL) + 1 for name in tabs]
        wide = [room * name // sum(names) for name in names]
    x, boxes = row.left, {}
    for number, (name, width) in enumerate(zip(tabs, wide, strict=True)):
        boxes[name] = box = Rect(x, row.top, width, row.height)
        _draw_tab(canvas, f"tab {number}", box, name, name == chosen, focused)
        x = box.right + gap
    return boxes


def _draw_tab(
    canvas: Canvas, region: str, box: Rect, text: str, chosen: bool, focused: bool
) -> None:
    look = canvas.look
    focused = chosen and focused

    def paint(surface: Surface, at: Rect) -> None:
        inside = look.colour(Ink.HOLD if chosen else Ink.PANEL)
        edge = look.colour(Ink.INK if focused else Ink.HOLD if chosen else Ink.LINE)
        width = look.px(Space.LINE if focused else Space.HAIR)
        outlined(surface, at, look.px(Space.M), edge, inside, width)
        ink = look.colour(Ink.GROUND if chosen else Ink.INK)
        room = _room(at, look.px(Space.S))
        canvas.writer.line(surface, text, Role.BODY, ink, room, anchor="center")

    hot = [] if chosen else [box]
    canvas.region(region, box, (text, chosen, focused), paint, hot=hot, radius=look.px(Space.M))


def draw_text(canvas: Canvas, region: str, box: Rect, text: str, role: Role, ink: Ink) -> None:
    """A line of words."""

    def paint(surface: Surface, at: Rect) -> None:
        canvas.writer.line(surface, text, role, canvas.look.colour(ink), _room(at, 0))

    canvas.region(region, box, text, paint)


def draw_legend(canvas: Canvas, region: str, box: Rect) -> None:
    """The meaning of the shades of the calendar."""

    def paint(surface: Surface, at: Rect) -> None:
        paint_shades_legend(surface, canvas.writer, at)

    canvas.region(region, box, "legend", paint)


def _room(box: Rect, sides: int) -> Rect:
    """Where a line may be written so that the tails of its letters stay in the box."""
    return box.inflate(-sides, -box.height // 8)
