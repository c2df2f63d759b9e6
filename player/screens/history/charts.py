"""The charts of the sessions: minutes a week as bars, ratings over time as rings and discs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import Generic, TypeVar

from player.model.routine import Asked
from player.model.totals import Rated, WeekTotal
from player.screens.forms.spoken import long_day, rating
from player.screens.history.pane import Pane, arrow_keys, page_keys, time_moved
from player.ui.charts import plot as plots
from player.ui.charts.plot import MINUTE_STEPS, Plot, axis_ticks, paint_ratings_legend
from player.ui.look import Ink, Look, Role, Space
from player.ui.pygame_types import Event, Rect, Surface
from player.ui.text.writer import Writer
from player.ui.window.canvas import Canvas
from player.ui.window.keys import Key

V = TypeVar("V", bound=Hashable)

Ticks = Sequence[tuple[float, str]]
"""The level lines of a chart by their shares of its height, with their words."""

PaintLegend = Callable[[Surface, Writer, Rect], int]
"""Paints a legend at the right end of a line; returns the x where it begins."""


def paint_chart_panel(
    surface: Surface,
    writer: Writer,
    box: Rect,
    title: str,
    legend: PaintLegend | None,
    *,
    on: bool = False,
) -> None:
    """The panel of a chart with its title, and its legend at the right of that."""
    look = writer.look
    plots.paint_panel(surface, look, box, look.px(Space.M), on=on)
    head, _ = title_and_chart(writer, box)
    if legend is not None:
        head.width = legend(surface, writer, head) - head.left - look.px(Space.S)
    writer.line(surface, title, Role.STRONG, look.colour(Ink.INK), head)


def title_and_chart(writer: Writer, box: Rect) -> tuple[Rect, Rect]:
    """The places of the title and of the chart inside a panel."""
    look = writer.look
    inside = box.inflate(-2 * look.px(Space.L), -2 * look.px(Space.S))
    tall = min(writer.line_height(Role.STRONG), look.px(Space.ROW))
    head = Rect(inside.left, inside.top, inside.width, tall)
    height = max(1, inside.height - tall)
    return head, Rect(inside.left, head.bottom, inside.width, height)


class SeriesChart(Pane, Generic[V]):
    """Values from old to new of which one is marked; the newest are seen at first.

    `pitch` is the least width of one value and `gap` the least room between two names, of the unit.
    """

    pitch = 0.02
    gap = 0.007

    def __init__(
        self,
        title: str,
        values: Sequence[V],
        names: Sequence[str],
        ticks: Ticks,
        legend: PaintLegend | None = None,
        *,
        hide: bool,
    ) -> None:
        super().__init__()
        self.title, self.values, self.hide = title, tuple(values), hide
        self._names, self._legend = list(enumerate(names)), legend
        self._ticks = [(share, "" if hide else text) for share, text in ticks]
        self.mark = len(names) - 1
        self._first, self._seen = len(names), 1
        self._plot: Plot | None = None

    def go_on_from(self, other: Pane) -> None:
        """Keep the mark, unless there are more or fewer values now."""
        if isinstance(other, SeriesChart) and len(other.values) == len(self.values):
            self.mark, self._first = other.mark, other._first

    @property
    def marked(self) -> V:
        """The value that is marked."""
        return self.values[self.mark]

    def paint_values(self, surface: Surface, look: Look, plot: Plot, values: Sequence[V]) -> None:
        """Draw the values that are seen."""
        raise NotImplementedError

    def moves(self) -> list[Key]:
        arrows = arrow_keys(self._move, {"←": -1, "→": 1})
        return [*arrows, *page_keys(self._move, self._seen, len(self._names))]

    def _move(self, by: int) -> None:
        self.mark = max(0, min(len(self._names) - 1, self.mark + by))
        self._first = max(min(self._first, self.mark), self.mark - self._seen + 1)

    def point(self, pos: tuple[int, int]) -> bool:
        found = self._plot.at(pos) if self._plot else None
        self.mark = self.mark if found is None else found
        return found is not None

    def wheel(self, event: Event) -> None:
        """Up to older values, down to newer ones."""
        first = self._first - 2 * int(event.y)
        self._first = max(0, min(len(self._names) - self._seen, first))
        self.mark = max(self._first, min(self._first + self._seen - 1, self.mark))

    def draw(self, canvas: Canvas, box: Rect, on: bool) -> None:
        look, writer = canvas.look, canvas.writer
        _, chart = title_and_chart(writer, box)
        texts = [text for _, text in self._ticks]
        room = plots.room_for(writer, chart, texts, look.px(self.pitch))
        self._seen = min(room, len(self._names))
        self._first = max(0, min(self._first, len(self._names) - self._seen))
        self._first = max(min(self._first, self.mark), self.mark - self._seen + 1)
        slots = max(self._seen, min(room, 14))
        plot = plots.lay_out_plot(writer, chart, texts, self._first, self._seen, slots)
        self._plot = plot

        def paint(surface: Surface, at: Rect) -> None:
            paint_chart_panel(surface, writer, at, self.title, self._legend)
            if on:
                plots.paint_mark(surface, look, plot, self.mark)
            plots.paint_axis(surface, writer, plot, self._ticks)
            plots.paint_names(surface, writer, plot, self._names, self.gap)
            self.paint_values(surface, look, plot, self.values[self.seen()])

        key = (self.title, self.values, self._first, self._seen, self.mark if on else None)
        canvas.region("panel", box, key, paint)

    def seen(self) -> slice:
        """Which of the values are drawn."""
        return slice(self._first, self._first + self._seen)


class WeeksChart(SeriesChart[WeekTotal]):
    """Minutes a week, as bars."""

    pitch = 0.0165
    enter = "its sessions"

    def __init__(self, weeks: Sequence[WeekTotal], hide: bool) -> None:
        axis = axis_ticks(max((week.active for week in weeks), default=0.0) / 60, MINUTE_STEPS)
        self._top = axis[-1]
        names = _month_names([week.begins for week in weeks])
        super().__init__("Minutes a week", weeks, names, ticks_of(axis), hide=hide)

    def paint_values(
        self, surface: Surface, look: Look, plot: Plot, values: Sequence[WeekTotal]
    ) -> None:
        shares = [week.active / (60 * self._top) for week in values]
        plots.paint_bars(surface, look, plot, shares)

    def readout(self) -> str:
        week = self.marked
        text = f"Week of {long_day(week.begins)}"
        if not week.sessions or self.hide:
            return text
        return f"{text}: {time_moved(week)}"


class RatingsChart(SeriesChart[Rated]):
    """What was rated before and after the sessions, as rings and discs."""

    pitch = 0.03
    gap = 0.05
    enter = "open the session"

    def __init__(self, what: Asked, ratings: Sequence[Rated], hide: bool) -> None:
        self._what = what
        title = f"{what.capitalize()} before and after"
        names = [f"{rated.day.day} {rated.day:%b}" for rated in ratings]
        ticks = [(number / plots.HIGHEST_RATING, str(number)) for number in (0, 5, 10)]
        super().__init__(title, ratings, names, ticks, paint_ratings_legend, hide=hide)

    def paint_values(
        self, surface: Surface, look: Look, plot: Plot, values: Sequence[Rated]
    ) -> None:
        pairs = [(rated.before, rated.after) for rated in values]
        plots.paint_ratings(surface, look, plot, pairs)

    def readout(self) -> str:
        rated = self.marked
        day = long_day(rated.day)
        return day if self.hide else f"{day}: {rating(self._what, rated.before, rated.after)}"


def ticks_of(axis: Sequence[int]) -> Ticks:
    """The level lines of an axis of whole numbers."""
    return [(number / axis[-1], str(number)) for number in axis]


def _month_names(days: Sequence[date]) -> list[str]:
    """The name of the month at the first day of each, else nothing."""
    names, last = [], None
    for day in days:
        month = (day.year, day.month)
        names.append(f"{day:%b}" if month != last else "")
        last = month
    return names
