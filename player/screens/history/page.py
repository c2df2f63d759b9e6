"""A page that looks back: its parts, and which of them the keys, the mouse and fingers mean.

Tab goes from part to part, arrows move inside of one and out of it at its ends, Enter opens. What
is to happen besides that is `asked` for; the screen does it. The two pages are made of this.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping

import pygame

from player.flow.answers import Go
from player.screens.history.item import Item
from player.screens.history.layout import HistoryLayout, lay_out_history
from player.screens.history.page_frame import HINTS, FrameState, PageFrame, PageName, TabStop
from player.screens.history.pane import Pane
from player.screens.history.row_list import RowList
from player.ui.window.canvas import Canvas

_ENTER = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)

Request = Item | TabStop | PageName | Go
"""What to open, another page, to note a crack, or UNDO, CHECKLIST, BACK."""


class HistoryPage(ABC):
    """A page with something at the top, charts on tabs, and a list, which is the first tab.

    `top` takes no focus where it has no keys. A page fills in what Enter and a click mean.
    """

    name = PageName.SESSIONS
    has_checklist = False
    has_legend = False

    def __init__(self, top: Pane, charts: Mapping[str, Pane], rows: RowList, first: str) -> None:
        self.asked: Request | None = None
        self.said = ""
        self.undo = False
        """Whether something can be undone."""
        self.stop = TabStop.SESSIONS
        self.top, self.charts, self.rows = top, charts, rows
        self._first = self._chosen = first
        self._layout: HistoryLayout | None = None
        self._picture = PageFrame()
        self._pos = (-1, -1)

    def go_on_from(self, other: HistoryPage) -> None:
        """Have the focus where another page of the same kind has it."""
        self.stop, self._chosen, self._layout = other.stop, other._chosen, other._layout
        self.rows.focus = min(other.rows.focus, max(0, self.rows.count - 1))
        self.rows.top = other.rows.top

    # What a page fills in

    @abstractmethod
    def opened(self, place: int) -> Request | None:
        """What is asked for by opening a row of the list."""

    def enter_top(self) -> None:  # noqa: B027 - not every page has something there
        """Enter was pressed on what is at the top."""

    def enter_chart(self) -> None:  # noqa: B027 - not every page has something there
        """Enter was pressed on the chart."""

    def press_top(self) -> None:  # noqa: B027 - not every page has something there
        """What is at the top was clicked."""

    def chart_opens(self) -> bool:
        """Whether a click on the chart is as Enter."""
        return False

    @abstractmethod
    def about(self) -> str:
        """What the page is of, where nothing is read out."""

    @abstractmethod
    def heading(self) -> str:
        """What stands over the list."""

    # Where the focus is

    @property
    def single(self) -> bool:
        """Whether the list is one of the tabs."""
        return self._layout is None or self._layout.single

    def tabs(self) -> list[str]:
        """The names on the tabs."""
        return [self._first, *self.charts] if self.single else list(self.charts)

    @property
    def tab(self) -> str:
        """The tab that is open."""
        tabs = self.tabs()
        return self._chosen if self._chosen in tabs else tabs[0]

    def hint(self) -> str:
        """The keys of the part with the focus."""
        pane = self._pane(self.stop)
        return pane.hint if pane and pane.hint else HINTS[self.stop]

    def more_keys(self) -> list[str]:
        """The keys that mean the same wherever the focus is, as hints."""
        keys = ["1  sessions", "2  urges", "C  note a crack"]
        keys += ["L  checklist"] if self.has_checklist else []
        return [*keys, *(["Z  undo"] if self.undo else [])]

    def stops(self) -> list[TabStop]:
        """The parts that Tab goes to, in order."""
        stops = [TabStop.PAGES, *([TabStop.YEAR] if self.top.hint else []), TabStop.TABS]
        if self.tab != self._first:
            stops.append(TabStop.CHART)
        if self.tab == self._first or not self.single:
            stops.append(TabStop.SESSIONS)
        stops += [TabStop.UNDO] if self.undo else []
        return [*stops, *([TabStop.CHECKLIST] if self.has_checklist else []), TabStop.BACK]

    def _pane(self, stop: TabStop) -> Pane | None:
        if stop is TabStop.CHART:
            return self.charts.get(self.tab)
        if stop is TabStop.YEAR:
            return self.top
        return self.rows if stop is TabStop.SESSIONS else None

    def _move(self, by: int, *, around: bool = False) -> None:
        stops = self.stops()
        place = stops.index(self.stop) + by if self.stop in stops else 1
        if around or 0 <= place < len(stops):
            self.stop = stops[place % len(stops)]

    def go_to_row(self, place: int) -> None:
        """Put the focus on a row of the list."""
        self.rows.go_to(place)
        self._chosen = self._first if self.single else self._chosen
        self.stop = TabStop.SESSIONS

    # Presses

    def handle(self, event: pygame.event.Event) -> None:
        """Take one event."""
        if event.type == pygame.KEYDOWN:
            self._key(event)
        elif event.type == pygame.MOUSEWHEEL:
            pane = self._pane(self._stop_at(self._pos) or self.stop)
            if pane is not None:
                pane.wheel(event.y)
        elif event.type == pygame.MOUSEMOTION:
            self._point(event.pos)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._press(event.pos)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            chosen = self.rows.release(event.pos)
            if chosen is not None:
                self._open(chosen)

    def _key(self, event: pygame.event.Event) -> None:
        pane = self._pane(self.stop)
        asked = self._asked_by(event)
        if asked is not None:
            self.asked = asked
        elif event.key == pygame.K_TAB:
            self._move(-1 if event.mod & pygame.KMOD_SHIFT else 1, around=True)
        elif event.key in _ENTER:
            self._enter()
        elif pane is not None and pane.key(event.key):
            return
        elif event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            self._sideways(1 if event.key == pygame.K_RIGHT else -1)
        elif event.key in (pygame.K_UP, pygame.K_DOWN):
            self._move(1 if event.key == pygame.K_DOWN else -1)

    def _asked_by(self, event: pygame.event.Event) -> Request | None:
        """What a key asks for wherever the focus is."""
        signs: dict[str, Request] = {
            "1": PageName.SESSIONS,
            "2": PageName.URGES,
            "z": TabStop.UNDO,
            "c": Go.CRACK,
        }
        if self.has_checklist:
            signs["l"] = TabStop.CHECKLIST
        if event.key == pygame.K_ESCAPE:
            return TabStop.BACK
        undo = event.key == pygame.K_z and event.mod & pygame.KMOD_CTRL
        return TabStop.UNDO if undo else signs.get(event.unicode.casefold())

    def _sideways(self, by: int) -> None:
        """Left and right: the tab beside, or the other page."""
        if self.stop is TabStop.TABS:
            tabs = self.tabs()
            self._chosen = tabs[max(0, min(len(tabs) - 1, tabs.index(self.tab) + by))]
        elif self.stop is TabStop.PAGES:
            pages = list(PageName)
            page = pages[max(0, min(len(pages) - 1, pages.index(self.name) + by))]
            self.asked = page if page is not self.name else None

    def _enter(self) -> None:
        if self.stop in (TabStop.UNDO, TabStop.BACK, TabStop.CHECKLIST):
            self.asked = self.stop
        elif self.stop is TabStop.SESSIONS:
            self._open(self.rows.focus)
        elif self.stop is TabStop.YEAR:
            self.enter_top()
        elif self.stop in (TabStop.TABS, TabStop.PAGES):
            self._move(1)
        else:
            self.enter_chart()

    def _open(self, place: int) -> None:
        asked = self.opened(place)
        if asked is not None:
            self.rows.focus = place
            self.asked = asked

    def _stop_at(self, pos: tuple[int, int]) -> TabStop | None:
        if self._layout is None:
            return None
        boxes = {
            TabStop.PAGES: self._layout.pages,
            TabStop.YEAR: self._layout.year,
            TabStop.TABS: self._layout.tabs,
            TabStop.CHART: self._layout.panel,
            TabStop.SESSIONS: self._layout.sessions,
            TabStop.UNDO: self._layout.corner.inflate(0, self._layout.corner.height * 2 // 5),
            TabStop.CHECKLIST: self._layout.checklist,
            TabStop.BACK: self._layout.back,
        }
        return next((stop for stop in self.stops() if boxes[stop].collidepoint(pos)), None)

    def _point(self, pos: tuple[int, int]) -> TabStop | None:
        """Mark what is at a place; the part it is in, if something is."""
        self._pos = pos
        stop = self._stop_at(pos)
        pane = self._pane(stop) if stop else None
        none = stop in (None, TabStop.TABS, TabStop.PAGES)
        if stop is None or none or (pane is not None and not pane.point(pos)):
            return None
        self.stop = stop
        return stop

    def _press(self, pos: tuple[int, int]) -> None:
        page, tab = self._picture.page_at(pos), self._picture.tab_at(pos)
        if page is not None:
            self.stop = TabStop.PAGES
            self.asked = page if page is not self.name else None
            return
        if tab is not None:
            self._chosen, self.stop = tab, TabStop.TABS
            return
        stop = self._point(pos)
        if stop is TabStop.SESSIONS:
            self.rows.press(pos)
        elif stop is TabStop.YEAR:
            self.press_top()
        elif stop is not None and (stop is not TabStop.CHART or self.chart_opens()):
            self._enter()

    # The picture

    def draw(self, canvas: Canvas) -> None:
        """All parts of the page."""
        layout = self._layout = lay_out_history(canvas.writer, checklist=self.has_checklist)
        if self.stop not in self.stops():
            self.stop = TabStop.TABS
        canvas.scene(("history", self.name, layout.single, self.tab))
        if TabStop.SESSIONS in self.stops():
            self.rows.draw(canvas, layout.sessions, self.stop is TabStop.SESSIONS)
        if self.tab != self._first:
            self.charts[self.tab].draw(canvas, layout.panel, self.stop is TabStop.CHART)
        self.top.draw(canvas, layout.year, self.stop is TabStop.YEAR)
        pane = self._pane(self.stop)
        words = self.said or (pane.readout() if pane else "") or self.about()
        shown = FrameState(
            words=words,
            hint=self.hint(),
            tabs=tuple(self.tabs()),
            tab=self.tab,
            stop=self.stop,
            heading=self.heading(),
            undo=self.undo,
            page=self.name,
            checklist=self.has_checklist,
            legend=self.has_legend,
        )
        self._picture.draw(canvas, layout, shown)
