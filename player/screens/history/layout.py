"""Where the parts of the history are in a window of any size and shape, in pixels.

Where there is room the sessions stand beside the charts, in a tall window below them; elsewhere
they are the first of the pages.
"""

from __future__ import annotations

from msgspec import Struct

from player.ui.charts.calendar_heatmap import year_height
from player.ui.look import Look, Role
from player.ui.pygame_types import Rect
from player.ui.text.writer import Writer

_LEAST_WIDTH = 0.78
"""Of the unit, times the text size: a panel with sessions or a chart is no narrower."""

_LEAST_HEIGHT = 0.42
"""Likewise in height, where two stand one above the other."""

_WIDEST = 1.82


class HistoryLayout(Struct, frozen=True):
    """The boxes of a page. When `single`, `sessions` and `panel` are the same place.

    `checklist` has no width on a page without that button.
    """

    pages: Rect
    checklist: Rect
    back: Rect
    readout: Rect
    corner: Rect
    year: Rect
    tabs: Rect
    panel: Rect
    heading: Rect
    sessions: Rect
    hint: Rect
    single: bool

    def boxes(self) -> dict[str, Rect]:
        """The places that must not overlap, by name."""
        names = ["pages", "back", "readout", "corner", "year", "tabs", "panel", "hint"]
        if not self.single:
            names += ["heading", "sessions"]
        if self.checklist.width:
            names.append("checklist")
        return {name: getattr(self, name) for name in names}


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
