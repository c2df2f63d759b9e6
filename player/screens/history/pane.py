"""The panes of a page of the history, and the first of them: the calendar of the last 53 weeks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial

from player.model.totals import DayTotal, WeekTotal
from player.screens.forms.spoken import counted, long_day, minutes
from player.screens.history.overview import SessionsOverview
from player.ui.charts.calendar_heatmap import YearGrid, first_day, paint_year, step_of, year_grid
from player.ui.pygame_types import Event, Rect, Surface
from player.ui.window.canvas import Canvas
from player.ui.window.keys import Key, Keys


def ignore(*_: object) -> None:
    """Do nothing."""


class Pane:
    """A part of a page that can have the focus; as it stands here, with nothing to mark in it.

    When numbers are hidden, a pane says no lengths of time and no ratings. The page fills in what
    happens at the three `on_...`.
    """

    enter = ""
    """What Enter does with what is marked, in a few words; empty for nothing."""

    def __init__(self) -> None:
        self.on_enter: Callable[[], object] = ignore
        self.on_click: Callable[[], object] = ignore
        self.on_edge: Callable[[int], object] = ignore
        """Up (-1) or down (1) from where there is nothing more that way."""

    def moves(self) -> list[Key]:
        """The keys that move the mark; a pane without any takes no focus at the top."""
        return []

    def keys(self) -> Keys:
        enter = [Key("Enter", self.enter, self.on_enter, ("Space",))] if self.enter else []
        return Keys(*self.moves(), *enter)

    def go_on_from(self, other: Pane) -> None:
        """Have the mark where the same pane has it that was read before."""

    def point(self, pos: tuple[int, int]) -> bool:
        """Mark what is at a place; whether something is."""
        return False

    def wheel(self, event: Event) -> None:
        """Scroll by a turn of the wheel, or as far as a finger drags."""

    def readout(self) -> str:
        """What is marked, in words; empty where the pane shows all of it."""
        return ""

    def draw(self, canvas: Canvas, box: Rect, on: bool) -> None:
        """Draw the pane into its box; `on` with the focus."""
        raise NotImplementedError


Move = Callable[[int], object]


def arrow_keys(move: Move, steps: Mapping[str, int], does: str = "move") -> list[Key]:
    """Arrows that move a mark, each by its own step."""
    return [Key(name, does, partial(move, by)) for name, by in steps.items()]


def page_keys(move: Move, page: int, count: int) -> list[Key]:
    """Keys that move a mark by pages and to the ends of `count` values; no hint shows them."""
    steps = {
        "Page Up": ("a page back", -page),
        "Page Down": ("a page on", page),
        "Home": ("to the first", -count),
        "End": ("to the last", count),
    }
    return [Key(name, does, partial(move, by), hint=False) for name, (does, by) in steps.items()]


def time_moved(total: DayTotal | WeekTotal) -> str:
    """`2 min`, `34 min in 3 sessions`."""
    many = "" if total.sessions == 1 else f" in {counted(total.sessions, 'session')}"
    return f"{minutes(total.active)}{many}"


class Calendar(Pane):
    """A shade for each day of the year; the arrows move by days and weeks."""

    enter = "its sessions"

    def __init__(self, overview: SessionsOverview, hide: bool) -> None:
        super().__init__()
        self._totals = {total.day: total for total in overview.days}
        self._steps = {day: step_of(total.active) for day, total in self._totals.items()}
        self._today, self._hide = overview.today, hide
        self.mark = overview.today
        self._grid: YearGrid | None = None

    def go_on_from(self, other: Pane) -> None:
        if isinstance(other, Calendar):
            self.mark = other.mark

    def total(self) -> DayTotal | None:
        """What was done on the marked day."""
        return self._totals.get(self.mark)

    def last_day(self, first: date, last: date) -> date:
        """The last day between these that has a session; `last` if none has."""
        return max((day for day in self._totals if first <= day <= last), default=last)

    def moves(self) -> list[Key]:
        year = (self._today - first_day(self._today)).days
        return [
            *arrow_keys(self._move, {"←": -7, "→": 7}),
            *arrow_keys(self._up_or_down, {"↑": -1, "↓": 1}),
            *page_keys(self._move, 4 * 7, year),
        ]

    def _move(self, days: int) -> None:
        day = self.mark + timedelta(days=days)
        self.mark = max(first_day(self._today), min(self._today, day))

    def _up_or_down(self, by: int) -> None:
        """A day up or down, and out of the year above Monday and below Sunday or today."""
        in_week = 0 <= self.mark.weekday() + by <= 6
        if in_week and self.mark + timedelta(days=by) <= self._today:
            self._move(by)
        else:
            self.on_edge(by)

    def point(self, pos: tuple[int, int]) -> bool:
        day = self._grid.day_at(pos) if self._grid else None
        self.mark = day or self.mark
        return day is not None

    def readout(self) -> str:
        """The day, and what was done on it; nothing is said of a day without a session."""
        total = self.total()
        if total is None or self._hide:
            return long_day(self.mark)
        return f"{long_day(self.mark)}: {time_moved(total)}"

    def draw(self, canvas: Canvas, box: Rect, on: bool) -> None:
        grid = self._grid = year_grid(canvas.writer, box, self._today)
        mark = self.mark if on else None

        def paint(surface: Surface, at: Rect) -> None:
            paint_year(surface, canvas.writer, grid, self._steps, mark)

        canvas.region("year", box, (self._today, tuple(self._steps.items()), mark), paint)
