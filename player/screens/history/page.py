"""A page of the history: a pane at the top, charts on tabs, a list, and which has the focus.

Tab goes from part to part, arrows move inside of one and out of it at its ends, Enter opens.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial

from player.screens.history.frame import (
    HistoryLayout,
    PageName,
    draw_legend,
    draw_page_names,
    draw_tabs,
    draw_text,
    lay_out_history,
)
from player.screens.history.item import Item
from player.screens.history.pane import Pane
from player.screens.history.row_list import RowList
from player.ui.look import Ink, Role
from player.ui.pygame_types import Event, Rect
from player.ui.widgets.listing import Row
from player.ui.widgets.page import draw_pill
from player.ui.window.canvas import Canvas
from player.ui.window.events import is_click, is_motion, is_release, is_wheel
from player.ui.window.keys import Key, Keys


class TabStop(StrEnum):
    """The parts of a page that Tab goes to."""

    PAGES = "pages"
    TOP = "top"
    TABS = "tabs"
    CHART = "chart"
    LIST = "list"
    UNDO = "undo"
    CHECKLIST = "checklist"
    BACK = "back"


class HistoryPage:
    """A page without the keys that mean the same on all pages, which the screen has.

    The list is the first tab, of the name `first`, where it does not stand beside the charts.
    `about` says what the page is of, `heading` stands over the list.
    """

    name = PageName.SESSIONS
    has_checklist = False
    has_legend = False

    def __init__(
        self,
        top: Pane,
        charts: Mapping[str, Pane],
        rows: RowList,
        first: str,
        about: str,
        heading: str,
        open_item: Callable[[Item], object],
    ) -> None:
        self.stop = TabStop.LIST
        self.undo = False
        """Whether something can be undone."""
        self.top, self.charts, self.rows = top, charts, rows
        self._first = self._chosen = first
        self._about, self._heading, self._open_item = about, heading, open_item
        self._layout: HistoryLayout | None = None
        self._tab_boxes: dict[str, Rect] = {}
        self._pos = (-1, -1)
        for pane in (top, rows, *charts.values()):
            pane.on_edge = self._move
        rows.on_enter = lambda: self._open(rows.rows[rows.focus])

    def go_on_from(self, other: HistoryPage) -> None:
        """Have the focus and the marks where the same page had them that was read before."""
        self.stop, self._chosen, self._layout = other.stop, other._chosen, other._layout
        self.top.go_on_from(other.top)
        self.rows.go_on_from(other.rows)
        for name in self.charts.keys() & other.charts.keys():
            self.charts[name].go_on_from(other.charts[name])

    # Where the focus is

    @property
    def single(self) -> bool:
        """Whether the list is one of the tabs."""
        return self._layout is None or self._layout.single

    def tabs(self) -> list[str]:
        return [self._first, *self.charts] if self.single else list(self.charts)

    @property
    def tab(self) -> str:
        """The tab that is open."""
        tabs = self.tabs()
        return self._chosen if self._chosen in tabs else tabs[0]

    def stops(self) -> list[TabStop]:
        """The parts that Tab goes to, in order."""
        stops = [TabStop.PAGES, *([TabStop.TOP] if self.top.moves() else []), TabStop.TABS]
        if self.tab != self._first:
            stops.append(TabStop.CHART)
        if self.tab == self._first or not self.single:
            stops.append(TabStop.LIST)
        stops += [TabStop.UNDO] if self.undo else []
        return [*stops, *([TabStop.CHECKLIST] if self.has_checklist else []), TabStop.BACK]

    def _pane(self, stop: TabStop | None) -> Pane | None:
        if stop is TabStop.CHART:
            return self.charts.get(self.tab)
        if stop is TabStop.TOP:
            return self.top
        return self.rows if stop is TabStop.LIST else None

    def _move(self, by: int, *, around: bool = False) -> None:
        stops = self.stops()
        place = stops.index(self.stop) + by if self.stop in stops else 1
        if around or 0 <= place < len(stops):
            self.stop = stops[place % len(stops)]

    def go_to_row(self, place: int) -> None:
        """Put the focus on a row of the list."""
        self.rows.go_to(place)
        self._chosen = self._first if self.single else self._chosen
        self.stop = TabStop.LIST

    # The keys

    def keys(self) -> Keys:
        """Those of the part with the focus, and those that lead out of it."""
        pane, around = self._pane(self.stop), partial(self._move, around=True)
        own = pane.keys() if pane is not None else Keys()
        if self.stop is TabStop.TABS:
            own = Keys(
                Key("←", "choose", partial(self._choose, -1)),
                Key("→", "choose", partial(self._choose, 1)),
            )
        if self.stop in (TabStop.TABS, TabStop.PAGES):
            own += Keys(Key("Enter", act=partial(self._move, 1), also=("Space",)))
        return own + Keys(
            Key("↑", act=partial(self._move, -1)),
            Key("↓", act=partial(self._move, 1)),
            Key("Tab", "go on", partial(around, 1)),
            Key("Shift+Tab", act=partial(around, -1)),
        )

    def _choose(self, by: int) -> None:
        """Open the tab beside."""
        tabs = self.tabs()
        self._chosen = tabs[max(0, min(len(tabs) - 1, tabs.index(self.tab) + by))]

    def _open(self, row: Row | None) -> None:
        if row is not None and isinstance(row.value, Item):
            self._open_item(row.value)

    def _lists(self) -> list[RowList]:
        """The lists that are seen."""
        panes = [self._pane(stop) for stop in self.stops()]
        return [pane for pane in panes if isinstance(pane, RowList)]

    # The mouse

    def take(self, event: Event) -> None:
        """Take an event of the mouse or a finger."""
        if is_wheel(event):
            pane = self._pane(self._stop_at(self._pos) or self.stop)
            if pane is not None:
                pane.wheel(event)
            return
        if is_motion(event):
            self._point(event.pos)
        elif is_click(event):
            self._press(event.pos)
        if is_motion(event) or is_click(event) or is_release(event):
            for pane in self._lists():
                self._open(pane.handle(event))

    def _stop_at(self, pos: tuple[int, int]) -> TabStop | None:
        """The pane at a place."""
        if self._layout is None:
            return None
        boxes = {
            TabStop.TOP: self._layout.top,
            TabStop.CHART: self._layout.panel,
            TabStop.LIST: self._layout.rows,
        }
        found = (stop for stop, box in boxes.items() if box.collidepoint(pos))
        return next((stop for stop in found if stop in self.stops()), None)

    def _point(self, pos: tuple[int, int]) -> Pane | None:
        """Mark what is at a place; the pane it is in, if something is."""
        self._pos = pos
        stop = self._stop_at(pos)
        pane = self._pane(stop)
        if stop is None or pane is None or not pane.point(pos):
            return None
        self.stop = stop
        return pane

    def _press(self, pos: tuple[int, int]) -> None:
        for tab, box in self._tab_boxes.items():
            if box.collidepoint(pos):
                self._chosen, self.stop = tab, TabStop.TABS
                return
        pane = self._point(pos)
        if pane is not None:
            pane.on_click()

    # The picture

    def draw(self, canvas: Canvas, said: str) -> HistoryLayout:
        """Draw all but the hint; `said` stands in place of what is marked."""
        layout = self._layout = lay_out_history(canvas.writer)
        if self.stop not in self.stops():
            self.stop = TabStop.TABS
        canvas.scene(("history", self.name, layout.single, self.tab, self.undo))
        if TabStop.LIST in self.stops():
            self.rows.draw(canvas, layout.rows, self.stop is TabStop.LIST)
        if self.tab != self._first:
            self.charts[self.tab].draw(canvas, layout.panel, self.stop is TabStop.CHART)
        self.top.draw(canvas, layout.top, self.stop is TabStop.TOP)
        self._draw_frame(canvas, layout, said)
        return layout

    def _draw_frame(self, canvas: Canvas, layout: HistoryLayout, said: str) -> None:
        stop, pane = self.stop, self._pane(self.stop)
        on = stop is TabStop.BACK
        names = draw_pill(canvas, "back", layout.head, "Back", "Esc", focused=on)
        if self.has_checklist:
            on = stop is TabStop.CHECKLIST
            names = draw_pill(canvas, "checklist", names, "Checklist", "L", focused=on)
        draw_page_names(canvas, names, self.name, stop is TabStop.PAGES)
        words = said or (pane.readout() if pane else "") or self._about
        draw_text(canvas, "readout", layout.readout, words, Role.BODY, Ink.QUIET)
        if self.undo:
            on = stop is TabStop.UNDO
            draw_pill(canvas, "undo", layout.corner, "Undo", "Z", focused=on)
        elif self.has_legend:
            draw_legend(canvas, "corner", layout.corner)
        else:
            draw_text(canvas, "corner", layout.corner, "", Role.BODY, Ink.QUIET)
        tabs, focused = self.tabs(), stop is TabStop.TABS
        self._tab_boxes = draw_tabs(canvas, layout.tabs, tabs, self.tab, focused)
        if not layout.single:
            heading = self._heading
            draw_text(canvas, "heading", layout.heading, heading, Role.STRONG, Ink.INK)
