"""The panes of a page of the history, and the first of them: the calendar of the last 53 weeks."""

from __future__ import annotations

from datetime import date, timedelta

import pygame

from player.model.totals import DayTotal
from player.screens.forms.spoken import counted, long_day, minutes
from player.screens.history.overview import SessionsOverview
from player.ui.charts.calendar_heatmap import YearGrid, first_day, paint_year, step_of, year_grid
from player.ui.window.canvas import Canvas


class Pane:
    """A part of a page that can have the focus; as it stands here, with nothing to mark in it.

    When numbers are hidden, a pane says no lengths of time and no ratings.
    """

    hint = ""
    """Its keys; without any, the calendar's place takes no focus."""

    def key(self, key: int) -> bool:
        """Take a key (pygame's number of it); whether it means something here."""
        return False

    def point(self, pos: tuple[int, int]) -> bool:
        """Mark what is at a place; whether something is."""
        return False

    def wheel(self, by: int) -> None:
        """Scroll by so many notches, up is positive."""

    def readout(self) -> str:
        """What is marked, in words; empty where the pane shows all of it."""
        return ""

    def draw(self, canvas: Canvas, box: pygame.Rect, on: bool) -> None:
        """Draw the pane into its box; `on` with the focus."""
        raise NotImplementedError


class Calendar(Pane):
    """A shade for each day of the year; the arrows move by days and weeks."""

    hint = "Arrows  move     Enter  its sessions     Tab  go on     Esc  back"

    def __init__(self, overview: SessionsOverview, hide: bool) -> None:
        self._totals = {total.day: total for total in overview.days}
        self._steps = {day: step_of(total.active) for day, total in self._totals.items()}
        self._today, self._hide = overview.today, hide
        self.mark = overview.today
        self._grid: YearGrid | None = None

    def total(self) -> DayTotal | None:
        """What was done on the marked day."""
        return self._totals.get(self.mark)

    def last_day(self, first: date, last: date) -> date:
        """The last day between these that has a session; `last` if none has."""
        return max((day for day in self._totals if first <= day <= last), default=last)

    def key(self, key: int) -> bool:
        """Left and right a week, up and down a day, Home and End to the ends."""
        first = first_day(self._today)
        steps = {pygame.K_LEFT: -7, pygame.K_RIGHT: 7, pygame.K_UP: -1, pygame.K_DOWN: 1}
        by = steps.get(key)
        if by is not None:
            row = self.mark.weekday() + by
            if abs(by) == 1 and not 0 <= row <= 6:
                return False
            day = self.mark + timedelta(days=by)
        elif key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            day = self.mark + timedelta(weeks=4 if key == pygame.K_PAGEDOWN else -4)
        elif key in (pygame.K_HOME, pygame.K_END):
            day = first if key == pygame.K_HOME else self._today
        else:
            return False
        if by == 1 and day > self._today:
            return False
        self.mark = max(first, min(self._today, day))
        return True

    def point(self, pos: tuple[int, int]) -> bool:
        day = self._grid.day_at(pos) if self._grid else None
        self.mark = day or self.mark
        return day is not None

    def readout(self) -> str:
        """The day, and what was done on it; nothing is said of a day without a session."""
        total = self.total()
        if total is None or self._hide:
            return long_day(self.mark)
        many = "" if total.sessions == 1 else f" in {counted(total.sessions, 'session')}"
        return f"{long_day(self.mark)}: {minutes(total.active)}{many}"

    def draw(self, canvas: Canvas, box: pygame.Rect, on: bool) -> None:
        grid = self._grid = year_grid(canvas.writer, box, self._today)
        mark = self.mark if on else None

        def paint(surface: pygame.Surface, at: pygame.Rect) -> None:
            paint_year(surface, canvas.writer, grid, self._steps, mark)

        canvas.region("year", box, (self._today, tuple(self._steps.items()), mark), paint)
