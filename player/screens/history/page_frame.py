"""What stands around the parts of the history: its pages, words, tabs, buttons, the keys."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from player.screens.history.layout import HistoryLayout
from player.ui.charts.calendar_heatmap import paint_shades_legend
from player.ui.look import Ink, Role
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import outlined
from player.ui.text.writer import LEADING
from player.ui.widgets.hint import draw_hint, keys_in
from player.ui.window.canvas import Canvas


class PageName(StrEnum):
    """The two pages, as they are called at the top."""

    SESSIONS = "Sessions"
    URGES = "Urges"


class TabStop(StrEnum):
    """The parts of the page that Tab goes to."""

    PAGES = "pages"
    YEAR = "year"
    TABS = "tabs"
    CHART = "chart"
    SESSIONS = "sessions"
    UNDO = "undo"
    CHECKLIST = "checklist"
    BACK = "back"


HINTS = {
    TabStop.PAGES: "←  →  other page     1  2  too     Tab  go on     Esc  back",
    TabStop.CHART: "Tab  go on     Esc  back",
    TabStop.CHECKLIST: "Enter  open the checklist     Tab  go on     Esc  back",
    TabStop.TABS: "←  →  choose     Tab  go on     Esc  back",
    TabStop.UNDO: "Enter  undo     Tab  go on     Esc  back",
    TabStop.BACK: "Enter  back     Tab  go on",
}
"""The keys of the parts that are no areas."""


class FrameState(Struct, frozen=True):
    """What is shown: a line of words, the keys, tabs, focus, what stands over the list."""

    words: str
    hint: str
    tabs: tuple[str, ...]
    tab: str
    stop: TabStop
    heading: str
    undo: bool
    page: PageName
    checklist: bool
    legend: bool


class PageFrame:
    """Draws all but the top, the charts and the list; knows where the pages and tabs are."""

    def __init__(self) -> None:
        self._tabs: dict[str, Rect] = {}
        self._pages: dict[PageName, Rect] = {}

    def page_at(self, pos: tuple[int, int]) -> PageName | None:
        """The name of a page at a place."""
        return next((name for name, box in self._pages.items() if box.collidepoint(pos)), None)

    def tab_at(self, pos: tuple[int, int]) -> str | None:
        """The tab at a place."""
        return next((name for name, box in self._tabs.items() if box.collidepoint(pos)), None)

    def draw(self, canvas: Canvas, layout: HistoryLayout, shown: FrameState) -> None:
        """Draw what is shown around the parts."""
        self._draw_pages(canvas, layout.pages, shown)
        _button(canvas, "back", layout.back, "Back   Esc", shown.stop is TabStop.BACK)
        if shown.checklist:
            on = shown.stop is TabStop.CHECKLIST
            _button(canvas, "checklist", layout.checklist, "Checklist   L", on)
        _text(canvas, "readout", layout.readout, shown.words, Role.BODY, Ink.QUIET)
        if shown.undo:
            _button(canvas, "corner", layout.corner, "Undo   Z", shown.stop is TabStop.UNDO)
        elif shown.legend:
            canvas.region("corner", layout.corner, "legend", _Legend(canvas))
        else:
            _text(canvas, "corner", layout.corner, "", Role.BODY, Ink.QUIET)
        self._draw_tabs(canvas, layout.tabs, shown)
        if not layout.single:
            _text(canvas, "heading", layout.heading, shown.heading, Role.STRONG, Ink.INK)
        draw_hint(canvas, layout.hint, (*keys_in(shown.hint), ("?", "keys")))

    def _draw_pages(self, canvas: Canvas, row: Rect, shown: FrameState) -> None:
        """The names of the pages as large words; that of the open one stands on a line."""
        look, writer = canvas.look, canvas.writer
        gap = look.px(0.045)
        tall = row.height - look.px(0.012)
        both = writer.size_for("".join(PageName), Role.TITLE, (row.width - gap, tall))
        size = min(both, int(tall / LEADING))
        wide = [writer.width(name, Role.TITLE, size) + 1 for name in PageName]
        x = row.left
        self._pages.clear()
        for number, (name, width) in enumerate(zip(PageName, wide, strict=True)):
            box = Rect(x, row.top, width, row.height)
            self._pages[name] = box
            on = name is shown.page
            focused = on and shown.stop is TabStop.PAGES
            _page_name(canvas, f"page {number}", box, name, size, chosen=on, focused=focused)
            x = box.right + gap

    def _draw_tabs(self, canvas: Canvas, row: Rect, shown: FrameState) -> None:
        """The tabs as wide as their names if they fit, else all of the same width."""
        look, writer = canvas.look, canvas.writer
        gap, more = look.px(0.008), look.px(0.036)
        wide = [writer.width(name, Role.BODY) + more for name in shown.tabs]
        room = row.width - gap * (len(wide) - 1)
        if sum(wide) > room:
            names = [writer.width(name, Role.SMALL) + 1 for name in shown.tabs]
            wide = [room * name // sum(names) for name in names]
        x = row.left
        self._tabs.clear()
        for number, (name, width) in enumerate(zip(shown.tabs, wide, strict=True)):
            box = Rect(x, row.top, width, row.height)
            self._tabs[name] = box
            on = name == shown.tab
            _tab(canvas, f"tab {number}", box, name, on, on and shown.stop is TabStop.TABS)
            x = box.right + gap


class _Legend:
    """Paints the meaning of the shades."""

    def __init__(self, canvas: Canvas) -> None:
        self._writer = canvas.writer

    def __call__(self, surface: Surface, box: Rect) -> None:
        paint_shades_legend(surface, self._writer, box)


def _room(box: Rect, sides: int) -> Rect:
    """Where a line may be written so that the tails of its letters stay in the box."""
    return box.inflate(-sides, -box.height // 8)


def _text(
    canvas: Canvas,
    name: str,
    box: Rect,
    text: str,
    role: Role,
    ink: Ink,
) -> None:
    def paint(surface: Surface, at: Rect) -> None:
        colour = canvas.look.colour(ink)
        canvas.writer.line(surface, text, role, colour, _room(at, 0))

    canvas.region(name, box, text, paint)


def _button(canvas: Canvas, name: str, box: Rect, text: str, on: bool) -> None:
    look = canvas.look

    def paint(surface: Surface, at: Rect) -> None:
        edge = look.colour(Ink.HOLD if on else Ink.LINE)
        width = look.px(0.0045) if on else max(1, look.px(0.0015))
        outlined(surface, at, look.px(0.018), edge, look.colour(Ink.PANEL), width)
        room = _room(at, look.px(0.03))
        canvas.writer.line(surface, text, Role.BODY, look.colour(Ink.INK), room, anchor="center")

    canvas.region(name, box, (text, on), paint, hot=[box], radius=look.px(0.018))


def _page_name(
    canvas: Canvas,
    name: str,
    box: Rect,
    text: str,
    size: int,
    *,
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
    key = (text, size, chosen, focused)
    canvas.region(name, box, key, paint, hot=hot, radius=look.px(0.012))


def _tab(canvas: Canvas, name: str, box: Rect, text: str, chosen: bool, focused: bool) -> None:
    look = canvas.look

    def paint(surface: Surface, at: Rect) -> None:
        inside = look.colour(Ink.HOLD if chosen else Ink.PANEL)
        edge = look.colour(Ink.INK if focused else Ink.HOLD if chosen else Ink.LINE)
        width = look.px(0.0055) if focused else max(1, look.px(0.0015))
        outlined(surface, at, look.px(0.02), edge, inside, width)
        ink = look.colour(Ink.GROUND if chosen else Ink.INK)
        room = _room(at, look.px(0.016))
        canvas.writer.line(surface, text, Role.BODY, ink, room, anchor="center")

    hot = [] if chosen else [box]
    canvas.region(name, box, (text, chosen, focused), paint, hot=hot, radius=look.px(0.02))
