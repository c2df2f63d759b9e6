"""The page of the history: its parts, and which of them the keys, mouse and fingers mean.

Tab goes from part to part, arrows move inside of one and out of it at its ends, Enter opens. What
is to happen besides that is `asked` for; the screen does it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pygame

from player.model.routine import Asked
from player.screens.archive import Overview
from player.screens.history_areas import Area, Year
from player.screens.history_charts import Ratings, Weeks
from player.screens.history_layout import HistoryLayout, lay_out_history
from player.screens.history_lists import Fetch, Sessions, Totals
from player.screens.history_picture import HINTS, HistoryPicture, Shown, Stop
from player.stage.canvas import Canvas

SESSIONS, MINUTES, EXERCISES = "Sessions", "Minutes", "Exercises"
"""The tabs besides those of the ratings."""

_ENTER = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)

Wish = int | Stop
"""The number of a session to open, or UNDO, or BACK."""


class HistoryPage:
    """The page of what there is. `later_than` counts the sessions on later days than one."""

    def __init__(
        self,
        overview: Overview,
        fetch: Fetch,
        later_than: Callable[[date], int],
        named: Callable[[str], str],
        hide: bool,
    ) -> None:
        self.asked: Wish | None = None
        self.said = ""
        self.undo = False
        """Whether something can be undone."""
        self.stop = Stop.SESSIONS
        self._later_than, self._hide = later_than, hide
        self._count, self._chosen = overview.sessions, SESSIONS
        self._layout: HistoryLayout | None = None
        self._picture = HistoryPicture()
        self._pos = (-1, -1)
        self.year = Year(overview, hide)
        self.charts = _charts(overview, named, hide)
        self.sessions = Sessions(overview.sessions, fetch, overview.today, hide)

    def go_on_from(self, other: HistoryPage) -> None:
        """Have the focus where another page of the same history has it."""
        self.stop, self._chosen, self._layout = other.stop, other._chosen, other._layout
        self.year.mark = other.year.mark
        self.sessions.focus = min(other.sessions.focus, max(0, self._count - 1))
        self.sessions.top = other.sessions.top

    # Where the focus is

    @property
    def _single(self) -> bool:
        return self._layout is None or self._layout.single

    def tabs(self) -> list[str]:
        """The names on the tabs."""
        return [SESSIONS, *self.charts] if self._single else list(self.charts)

    @property
    def tab(self) -> str:
        """The tab that is open."""
        tabs = self.tabs()
        return self._chosen if self._chosen in tabs else tabs[0]

    def stops(self) -> list[Stop]:
        """The parts that Tab goes to, in order."""
        stops = [Stop.YEAR, Stop.TABS]
        if self.tab != SESSIONS:
            stops.append(Stop.CHART)
        if self.tab == SESSIONS or not self._single:
            stops.append(Stop.SESSIONS)
        return [*stops, *([Stop.UNDO] if self.undo else []), Stop.BACK]

    def _area(self, stop: Stop) -> Area | None:
        if stop is Stop.CHART:
            return self.charts.get(self.tab)
        if stop is Stop.YEAR:
            return self.year
        return self.sessions if stop is Stop.SESSIONS else None

    def _move(self, by: int, *, around: bool = False) -> None:
        stops = self.stops()
        place = stops.index(self.stop) + by if self.stop in stops else 1
        if around or 0 <= place < len(stops):
            self.stop = stops[place % len(stops)]

    # Presses

    def handle(self, event: pygame.event.Event) -> None:
        """Take one event."""
        if event.type == pygame.KEYDOWN:
            self._key(event)
        elif event.type == pygame.MOUSEWHEEL:
            area = self._area(self._stop_at(self._pos) or self.stop)
            if area is not None:
                area.wheel(event.y)
        elif event.type == pygame.MOUSEMOTION:
            self._point(event.pos)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._press(event.pos)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            chosen = self.sessions.release(event.pos)
            if chosen is not None:
                self._open(chosen)

    def _key(self, event: pygame.event.Event) -> None:
        area = self._area(self.stop)
        if event.key == pygame.K_ESCAPE:
            self.asked = Stop.BACK
        elif event.unicode.casefold() == "u":
            self.asked = Stop.UNDO
        elif event.key == pygame.K_TAB:
            self._move(-1 if event.mod & pygame.KMOD_SHIFT else 1, around=True)
        elif event.key in _ENTER:
            self._enter()
        elif area is not None and area.key(event.key):
            return
        elif event.key in (pygame.K_LEFT, pygame.K_RIGHT) and self.stop is Stop.TABS:
            tabs = self.tabs()
            place = tabs.index(self.tab) + (1 if event.key == pygame.K_RIGHT else -1)
            self._chosen = tabs[max(0, min(len(tabs) - 1, place))]
        elif event.key in (pygame.K_UP, pygame.K_DOWN):
            self._move(1 if event.key == pygame.K_DOWN else -1)

    def _enter(self) -> None:
        chart = self.charts.get(self.tab)
        if self.stop in (Stop.UNDO, Stop.BACK):
            self.asked = self.stop
        elif self.stop is Stop.SESSIONS:
            self._open(self.sessions.focus)
        elif self.stop is Stop.YEAR and self.year.total() is not None:
            self._to_day(self.year.mark)
        elif self.stop is Stop.TABS:
            self._move(1)
        elif self.stop is Stop.CHART and isinstance(chart, Ratings):
            self.asked = chart.rated.session
        elif self.stop is Stop.CHART and isinstance(chart, Weeks) and chart.week.sessions:
            self._to_day(chart.week.begins + timedelta(days=6))

    def _to_day(self, day: date) -> None:
        """Put the focus on the newest session of a day or of one before it."""
        self.sessions.go_to(self._later_than(day))
        self._chosen = SESSIONS if self._single else self._chosen
        self.stop = Stop.SESSIONS

    def _open(self, place: int) -> None:
        record = self.sessions.record(place)
        if record is not None:
            self.sessions.focus = place
            self.asked = record.id

    def _stop_at(self, pos: tuple[int, int]) -> Stop | None:
        if self._layout is None:
            return None
        boxes = {
            Stop.YEAR: self._layout.year,
            Stop.TABS: self._layout.tabs,
            Stop.CHART: self._layout.panel,
            Stop.SESSIONS: self._layout.sessions,
            Stop.UNDO: self._layout.corner,
            Stop.BACK: self._layout.back,
        }
        return next((stop for stop in self.stops() if boxes[stop].collidepoint(pos)), None)

    def _point(self, pos: tuple[int, int]) -> Stop | None:
        """Mark what is at a place; the part it is in, if something is."""
        self._pos = pos
        stop = self._stop_at(pos)
        area = self._area(stop) if stop else None
        if stop is None or stop is Stop.TABS or (area is not None and not area.point(pos)):
            return None
        self.stop = stop
        return stop

    def _press(self, pos: tuple[int, int]) -> None:
        tab = self._picture.tab_at(pos)
        if tab is not None:
            self._chosen, self.stop = tab, Stop.TABS
            return
        stop = self._point(pos)
        if stop is Stop.SESSIONS:
            self.sessions.press(pos)
        elif stop is Stop.YEAR and self.year.total() is not None:
            self.sessions.go_to(self._later_than(self.year.mark))
        elif stop is not None and self._opens_by_click(stop):
            self._enter()

    def _opens_by_click(self, stop: Stop) -> bool:
        button = stop in (Stop.UNDO, Stop.BACK)
        return button or (stop is Stop.CHART and isinstance(self.charts[self.tab], Ratings))

    # The picture

    def draw(self, canvas: Canvas) -> None:
        """All parts of the page."""
        layout = self._layout = lay_out_history(canvas.writer)
        if self.stop not in self.stops():
            self.stop = Stop.TABS
        canvas.scene(("history", layout.single, self.tab))
        if Stop.SESSIONS in self.stops():
            self.sessions.draw(canvas, layout.sessions, self.stop is Stop.SESSIONS)
        if self.tab != SESSIONS:
            self.charts[self.tab].draw(canvas, layout.panel, self.stop is Stop.CHART)
        self.year.draw(canvas, layout.year, self.stop is Stop.YEAR)
        area = self._area(self.stop)
        over = "The last year" if self._hide else "The last 53 weeks, in minutes"
        words = self.said or (area.readout() if area else "") or over
        hint = area.hint if area else HINTS[self.stop]
        count = 0 if self._hide else self._count
        shown = Shown(words, hint, tuple(self.tabs()), self.tab, self.stop, count, self.undo)
        self._picture.draw(canvas, layout, shown)


def _charts(overview: Overview, named: Callable[[str], str], hide: bool) -> dict[str, Area]:
    """The charts by the names of their tabs: those that there is something for."""
    charts: dict[str, Area] = {MINUTES: Weeks(overview.weeks, hide)}
    for what in (Asked.PAIN, Asked.STIFFNESS, Asked.URGE):
        rated = [rating for rating in overview.ratings if rating.what is what]
        if rated:
            charts[what.capitalize()] = Ratings(what, rated, hide)
    if overview.totals:
        charts[EXERCISES] = Totals(overview.totals, named, overview.today, hide)
    return charts
