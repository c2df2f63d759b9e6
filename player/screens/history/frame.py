"""The frame of a page of the history: where its parts are, and what stands around the panes.

Where there is room the list stands beside the charts, in a tall window below them; elsewhere it
is the first of the tabs.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from player.ui.charts.calendar_heatmap import paint_shades_legend, year_height
from player.ui.look import Ink, Look, Role
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import outlined
from player.ui.text.writer import LEADING, Writer
from player.ui.window.canvas import Canvas


class PageName(StrEnum):
    """The two pages, as they are called at the top."""

    SESSIONS = "Sessions"
    URGES = "Urges"


PAGE_KEYS = {"1": PageName.SESSIONS, "2": PageName.URGES}

_LEAST_WIDTH = 0.78
"""Of the unit, times the text size: a panel with sessions or a chart is no narrower."""

_LEAST_HEIGHT = 0.42
"""Likewise in height, where two stand one above the other."""

_WIDEST = 1.82


class HistoryLayout(Struct, frozen=True):
    """The boxes of a page. When `single`, `rows` and `panel` are the same place.

    `top` is the box of the calendar or the tiles. `checklist` has no width on a page without it.
    """

    pages: Rect
    checklist: Rect
    back: Rect
    readout: Rect
    corner: Rect
    top: Rect
    tabs: Rect
    panel: Rect
    heading: Rect
    rows: Rect
    hint: Rect
    single: bool


def lay_out_history(writer: Writer, *, checklist: bool = False) -> HistoryLayout:
    """The layout for the look of `writer`; `checklist` makes room for its button."""
    look = writer.look
    edge = look.px(0.05)
    width = min(look.width - 2 * edge, look.px(_WIDEST))
    page = Rect((look.width - width) // 2, look.px(0.03), width, 0)
    page.height = look.height - look.px(0.012) - page.top
    pages, button, back = _head(writer, page, checklist)
    line = min(writer.line_height(Role.BODY), look.px(0.06))
    corner = Rect(0, pages.bottom, look.px(0.34), line)
    corner.right = page.right
    readout = Rect(page.left, pages.bottom, corner.left - look.px(0.02) - page.left, line)
    year = Rect(page.left, readout.bottom + look.px(0.014), width, year_height(writer, width))
    hint = Rect(page.left, 0, width, look.px(0.045))
    hint.bottom = page.bottom
    top = year.bottom + look.px(0.022)
    rest = Rect(page.left, top, width, hint.top - look.px(0.012) - top)
    return _panels(look, rest, (pages, button, back, readout, corner, year), hint)


def _head(writer: Writer, page: Rect, checklist: bool) -> tuple[Rect, Rect, Rect]:
    """The names of the pages, and at their right the buttons to the checklist and back."""
    look = writer.look
    back = Rect(0, page.top, look.px(0.21), look.px(0.062))
    tall = max(min(writer.line_height(Role.TITLE), look.px(0.1)), back.height + look.px(0.008))
    back.right = page.right
    button = Rect(0, page.top, look.px(0.24) if checklist else 0, back.height)
    button.right = back.left - (look.px(0.016) if checklist else 0)
    pages = Rect(page.left, page.top, button.left - look.px(0.02) - page.left, tall)
    return pages, button, back


def _panels(
    look: Look, rest: Rect, head: tuple[Rect, Rect, Rect, Rect, Rect, Rect], hint: Rect
) -> HistoryLayout:
    gap, tabs = look.px(0.03), look.px(0.062)
    below = tabs + look.px(0.012)

    def part(box: Rect) -> tuple[Rect, Rect]:
        top = Rect(box.left, box.top, box.width, tabs)
        return top, Rect(box.left, box.top + below, box.width, max(1, box.height - below))

    half = (rest.width - gap) // 2
    if half >= _LEAST_WIDTH * look.unit * look.text:
        one = part(Rect(rest.left, rest.top, half, rest.height))
        other = part(Rect(rest.right - half, rest.top, half, rest.height))
        return HistoryLayout(*head, *one, *other, hint, single=False)
    tall = (rest.height - gap) // 2
    if tall >= _LEAST_HEIGHT * look.unit * look.text:
        one = part(Rect(rest.left, rest.top, rest.width, tall))
        other = part(Rect(rest.left, rest.bottom - tall, rest.width, tall))
        return HistoryLayout(*head, *one, *other, hint, single=False)
    row, box = part(rest)
    return HistoryLayout(*head, row, box, row, box, hint, single=True)


def draw_page_names(canvas: Canvas, row: Rect, chosen: PageName, focused: bool) -> None:
    """The names of the pages as large words; that of the open one stands on a line."""
    look, writer = canvas.look, canvas.writer
    gap = look.px(0.045)
    tall = row.height - look.px(0.012)
    both = writer.size_for("".join(PageName), Role.TITLE, (row.width - gap, tall))
    size = min(both, int(tall / LEADING))
    x = row.left
    for number, (key, name) in enumerate(PAGE_KEYS.items()):
        box = Rect(x, row.top, writer.width(name, Role.TITLE, size) + 1, row.height)
        _draw_page_name(canvas, f"page {number}", box, name, size, key, name is chosen, focused)
        x = box.right + gap


def _draw_page_name(
    canvas: Canvas,
    region: str,
    box: Rect,
    text: str,
    size: int,
    key: str,
    chosen: bool,
    focused: bool,
) -> None:
    look = canvas.look

    def paint(surface: Surface, at: Rect) -> None:
        ink = look.colour(Ink.INK if chosen else Ink.QUIET)
        canvas.writer.put(surface, text, Role.TITLE, ink, at.topleft, size=size)
        if chosen:
            line = Rect(at.left, 0, at.width, look.px(0.009 if focused else 0.005))
            line.bottom = at.bottom
            surface.fill(look.colour(Ink.INK if focused else Ink.HOLD), line)

    hot = [] if chosen else [box]
    shown = (text, size, chosen, chosen and focused)
    radius, presses = look.px(0.012), [(box, key)]
    canvas.region(region, box, shown, paint, hot=hot, radius=radius, presses=presses)


def draw_tabs(
    canvas: Canvas, row: Rect, tabs: Sequence[str], chosen: str, focused: bool
) -> dict[str, Rect]:
    """The tabs, as wide as their names if they fit, else all narrower; their boxes by name."""
    look, writer = canvas.look, canvas.writer
    gap, more = look.px(0.008), look.px(0.036)
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
        width = look.px(0.0055) if focused else max(1, look.px(0.0015))
        outlined(surface, at, look.px(0.02), edge, inside, width)
        ink = look.colour(Ink.GROUND if chosen else Ink.INK)
        room = _room(at, look.px(0.016))
        canvas.writer.line(surface, text, Role.BODY, ink, room, anchor="center")

    hot = [] if chosen else [box]
    canvas.region(region, box, (text, chosen, focused), paint, hot=hot, radius=look.px(0.02))


def draw_text(canvas: Canvas, region: str, box: Rect, text: str, role: Role, ink: Ink) -> None:
    """A line of words."""

    def paint(surface: Surface, at: Rect) -> None:
        canvas.writer.line(surface, text, role, canvas.look.colour(ink), _room(at, 0))

    canvas.region(region, box, text, paint)


def draw_key_button(
    canvas: Canvas, region: str, box: Rect, text: str, key: str, focused: bool, reach: int = 0
) -> None:
    """A button that presses a key, which it names; `reach` pixels above and below press it too."""
    look = canvas.look

    def paint(surface: Surface, at: Rect) -> None:
        edge = look.colour(Ink.HOLD if focused else Ink.LINE)
        width = look.px(0.0045) if focused else max(1, look.px(0.0015))
        outlined(surface, at, look.px(0.018), edge, look.colour(Ink.PANEL), width)
        ink, room = look.colour(Ink.INK), _room(at, look.px(0.03))
        canvas.writer.line(surface, f"{text}   {key}", Role.BODY, ink, room, anchor="center")

    shown, radius = (text, focused), look.px(0.018)
    presses = [(box.inflate(0, 2 * reach), key)]
    canvas.region(region, box, shown, paint, hot=[box], radius=radius, presses=presses)


def draw_legend(canvas: Canvas, region: str, box: Rect) -> None:
    """The meaning of the shades of the calendar."""

    def paint(surface: Surface, at: Rect) -> None:
        paint_shades_legend(surface, canvas.writer, at)

    canvas.region(region, box, "legend", paint)


def _room(box: Rect, sides: int) -> Rect:
    """Where a line may be written so that the tails of its letters stay in the box."""
    return box.inflate(-sides, -box.height // 8)
