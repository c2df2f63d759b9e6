"""The charts of the history: minutes a week as bars, and ratings over time as rings and discs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date

import pygame

from player.model.routine import Asked
from player.model.totals import Rated, WeekTotal
from player.screens.forms.spoken import minutes
from player.screens.history.calendar import in_words, long_day, sessions_in_words
from player.ui.charts.plot import (
    MINUTE_STEPS,
    Plot,
    axis_ticks,
    lay_out_plot,
    paint_axis,
    paint_bars,
    paint_mark,
    paint_names,
    paint_panel,
    paint_ratings,
    paint_ratings_legend,
    room_for,
)
from player.ui.look import Ink, Look, Role
from player.ui.text.writer import Writer
from player.ui.window.canvas import Canvas


class Series(ABC):
    """Values from old to new of which one is marked; the newest are seen at first."""

    title = ""
    pitch = 0.02
    """The least width of one value, of the unit."""
    gap = 0.007
    """The least room between two names, of the unit."""
    hint = "←  →  move     Tab  go on     Esc  back"

    def __init__(self, names: Sequence[str], hide: bool) -> None:
        self.hide = hide
        self._names = list(enumerate(names))
        self.mark = len(names) - 1
        self._first, self._seen = len(names), 1
        self._plot: Plot | None = None

    def key(self, key: int) -> bool:
        """Left and right to the value beside, Home and End to the ends, pages by a screenful."""
        by = {
            pygame.K_LEFT: -1,
            pygame.K_RIGHT: 1,
            pygame.K_PAGEUP: -self._seen,
            pygame.K_PAGEDOWN: self._seen,
            pygame.K_HOME: -len(self._names),
            pygame.K_END: len(self._names),
        }.get(key)
        if by is None:
            return False
        self.mark = max(0, min(len(self._names) - 1, self.mark + by))
        self._first = max(min(self._first, self.mark), self.mark - self._seen + 1)
        return True

    def point(self, pos: tuple[int, int]) -> bool:
        """Mark the value at a place."""
        found = self._plot.at(pos) if self._plot else None
        self.mark = self.mark if found is None else found
        return found is not None

    def wheel(self, by: int) -> None:
        """Up to older values, down to newer ones."""
        self._first = max(0, min(len(self._names) - self._seen, self._first - 2 * by))
        self.mark = max(self._first, min(self._first + self._seen - 1, self.mark))

    @abstractmethod
    def ticks(self) -> list[tuple[float, str]]:
        """The level lines by their shares, with their words."""

    @abstractmethod
    def paint_values(self, surface: pygame.Surface, look: Look, plot: Plot) -> None:
        """Draw the values that are seen."""

    def paint_signs(self, surface: pygame.Surface, writer: Writer, box: pygame.Rect) -> int:
        """Explain signs at the right end of the title's line; the x where they begin."""
        return box.right

    @abstractmethod
    def values(self) -> tuple[object, ...]:
        """All that is drawn, to know when it has changed."""

    def draw(self, canvas: Canvas, box: pygame.Rect, on: bool) -> None:
        """A panel with the title and the chart."""
        look, writer = canvas.look, canvas.writer
        inside = box.inflate(-2 * look.px(0.026), -2 * look.px(0.018))
        title = min(writer.line_height(Role.STRONG), look.px(0.07))
        chart = pygame.Rect(
            inside.left, inside.top + title, inside.width, max(1, inside.height - title)
        )
        texts = [text for _, text in self.ticks()]
        room = room_for(writer, chart, texts, look.px(self.pitch))
        self._seen = min(room, len(self._names))
        self._first = max(0, min(self._first, len(self._names) - self._seen))
        self._first = max(min(self._first, self.mark), self.mark - self._seen + 1)
        slots = max(self._seen, min(room, 14))
        plot = lay_out_plot(writer, chart, texts, self._first, self._seen, slots)
        self._plot = plot

        def paint(surface: pygame.Surface, at: pygame.Rect) -> None:
            paint_panel(surface, look, at, look.px(0.022))
            head = pygame.Rect(inside.left, inside.top, inside.width, title)
            end = self.paint_signs(surface, writer, head)
            head.width = end - head.left - look.px(0.015)
            writer.line(surface, self.title, Role.STRONG, look.colour(Ink.INK), head)
            if on:
                paint_mark(surface, look, plot, self.mark)
            paint_axis(surface, writer, plot, self.ticks())
            paint_names(surface, writer, plot, self._names, self.gap)
            self.paint_values(surface, look, plot)

        key = (self.title, self.values(), self._first, self._seen, self.mark if on else None)
        canvas.region("panel", box, key, paint)

    def seen(self) -> slice:
        """Which of the values are drawn."""
        return slice(self._first, self._first + self._seen)


class Weeks(Series):
    """Minutes a week, as bars."""

    title = "Minutes a week"
    pitch = 0.0165
    hint = "←  →  move     Enter  its sessions     Tab  go on     Esc  back"

    def __init__(self, weeks: Sequence[WeekTotal], hide: bool) -> None:
        self._weeks = tuple(weeks)
        super().__init__(month_names([week.begins for week in weeks]), hide)
        most = max((week.active for week in weeks), default=0.0) / 60
        self._axis = axis_ticks(most, MINUTE_STEPS)

    @property
    def week(self) -> WeekTotal:
        """The week that is marked."""
        return self._weeks[self.mark]

    def ticks(self) -> list[tuple[float, str]]:
        """Round numbers of minutes."""
        top = self._axis[-1]
        return [(tick / top, "" if self.hide else str(tick)) for tick in self._axis]

    def values(self) -> tuple[object, ...]:
        """The weeks."""
        return self._weeks

    def paint_values(self, surface: pygame.Surface, look: Look, plot: Plot) -> None:
        """A bar for each week."""
        top = 60 * self._axis[-1]
        shares = [week.active / top for week in self._weeks[self.seen()]]
        paint_bars(surface, look, plot, shares)

    def readout(self) -> str:
        """The week, and what was done in it."""
        week = self.week
        text = f"Week of {long_day(week.begins)}"
        if not week.sessions or self.hide:
            return text
        many = "" if week.sessions == 1 else f" in {sessions_in_words(week.sessions)}"
        return f"{text}: {minutes(week.active)}{many}"


class Ratings(Series):
    """What was rated before and after the sessions, as rings and discs."""

    pitch = 0.03
    gap = 0.05
    hint = "←  →  move     Enter  open the session     Tab  go on     Esc  back"

    def __init__(self, what: Asked, ratings: Sequence[Rated], hide: bool) -> None:
        self._rated = tuple(ratings)
        self.title = f"{what.capitalize()} before and after"
        self._what = what
        super().__init__([f"{rated.day.day} {rated.day:%b}" for rated in ratings], hide)

    @property
    def rated(self) -> Rated:
        """The ratings that are marked."""
        return self._rated[self.mark]

    def ticks(self) -> list[tuple[float, str]]:
        """None, the middle, and the highest."""
        return [(share / 10, "" if self.hide else str(share)) for share in (0, 5, 10)]

    def values(self) -> tuple[object, ...]:
        """The ratings."""
        return self._rated

    def paint_values(self, surface: pygame.Surface, look: Look, plot: Plot) -> None:
        """A pair for each session."""
        pairs = [(rated.before, rated.after) for rated in self._rated[self.seen()]]
        paint_ratings(surface, look, plot, pairs)

    def paint_signs(self, surface: pygame.Surface, writer: Writer, box: pygame.Rect) -> int:
        """A ring is before, a disc is after."""
        return paint_ratings_legend(surface, writer, box)

    def readout(self) -> str:
        """The day of the session, and the ratings."""
        rated = self.rated
        day = long_day(rated.day)
        return day if self.hide else f"{day}: {in_words(self._what, rated.before, rated.after)}"


def month_names(days: Sequence[date]) -> list[str]:
    """The name of the month at the first day of each, else nothing."""
    names, last = [], None
    for day in days:
        month = (day.year, day.month)
        names.append(f"{day:%b}" if month != last else "")
        last = month
    return names
