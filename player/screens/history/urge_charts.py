"""The charts of urges and cracks: by day, by hour, and as plain counts in rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from player.care.texts import crack_texts, urge_texts
from player.care.urge_summary import UrgeDay, UrgeSummary, UrgeWeek
from player.model.diary import FeltSide
from player.screens.forms.spoken import counted, long_day
from player.screens.history.charts import (
    SeriesChart,
    paint_chart_panel,
    ticks_of,
    title_and_chart,
)
from player.screens.history.pane import Pane
from player.ui.charts.grouped_bars import (
    BarRow,
    paint_bar_rows,
    paint_counts_legend,
    paint_grouped_bars,
)
from player.ui.charts.plot import COUNT_STEPS, Plot, axis_ticks, paint_bars
from player.ui.look import Look, Space
from player.ui.pygame_types import Rect, Surface
from player.ui.window.canvas import Canvas


class DaysChart(SeriesChart[UrgeDay]):
    """Urges and cracks a day, as two bars beside each other."""

    pitch = 0.03
    gap = 0.03
    enter = "that day"

    def __init__(self, days: Sequence[UrgeDay], hide: bool) -> None:
        mondays = [f"{one.day.day} {one.day:%b}" if not one.day.weekday() else "" for one in days]
        most = max((max(one.urges, one.cracks) for one in days), default=0)
        axis = axis_ticks(most, COUNT_STEPS)
        self._top = axis[-1]
        legend = paint_counts_legend
        super().__init__("Urges and cracks a day", days, mondays, ticks_of(axis), legend, hide=hide)

    def paint_values(
        self, surface: Surface, look: Look, plot: Plot, values: Sequence[UrgeDay]
    ) -> None:
        shares = [(one.urges / self._top, one.cracks / self._top) for one in values]
        paint_grouped_bars(surface, look, plot, shares)

    def readout(self) -> str:
        """The day, and what was noted on it; nothing is said of a day without either."""
        one, text = self.marked, long_day(self.marked.day)
        if self.hide or not (one.urges or one.cracks):
            return text
        return f"{text}: {urges_and_cracks(one.urges, one.cracks)}"


class HoursChart(SeriesChart[int]):
    """Urges by the hour of the day, as bars; the hour with the most is marked at first."""

    gap = 0.01

    def __init__(self, hours: Sequence[int], hide: bool) -> None:
        names = [f"{hour:02}:00" if hour % 6 == 0 else "" for hour in range(len(hours))]
        axis = axis_ticks(max(hours, default=0), COUNT_STEPS)
        self._top = axis[-1]
        super().__init__("Urges by the hour, four weeks", hours, names, ticks_of(axis), hide=hide)
        if any(hours):
            self.mark = hours.index(max(hours))

    def paint_values(self, surface: Surface, look: Look, plot: Plot, values: Sequence[int]) -> None:
        paint_bars(surface, look, plot, [one / self._top for one in values])

    def readout(self) -> str:
        text = f"{self.mark:02}:00 to {(self.mark + 1) % 24:02}:00"
        return text if self.hide else f"{text}: {_counted(self.marked, 'urge')}"


class CountsChart(Pane):
    """Rows of lying bars under a title. `names` is the share of the width for their names."""

    def __init__(
        self, title: str, rows: Sequence[BarRow], *, names: float, hide: bool, note: str = ""
    ) -> None:
        super().__init__()
        self.title, self.rows = title, tuple(rows)
        self._names, self._hide, self._note = names, hide, note

    def readout(self) -> str:
        """What the counts say and what they do not."""
        return self._note

    def draw(self, canvas: Canvas, box: Rect, on: bool) -> None:
        writer = canvas.writer
        two = any(len(row.counts) > 1 for row in self.rows)
        legend = paint_counts_legend if two else None
        _, rest = title_and_chart(writer, box)
        gap = canvas.look.px(Space.LINE)
        rest = Rect(rest.left, rest.top + gap, rest.width, max(1, rest.height - gap))

        def paint(surface: Surface, at: Rect) -> None:
            paint_chart_panel(surface, writer, at, self.title, legend, on=on)
            shown = not self._hide
            paint_bar_rows(surface, writer, rest, self.rows, self._names, numbers=shown)

        canvas.region("panel", box, (self.title, self.rows, on), paint)


def by_situation(found: UrgeSummary, hide: bool) -> CountsChart:
    """Urges by what the person was at; those that do not say are the last row."""
    rows = [(words, found.by_situation[one]) for one, words in urge_texts().situations.items()]
    unsaid = found.urges - sum(found.by_situation.values())
    rows += [("Not said", unsaid)] if unsaid else []
    bars = [BarRow(name, (count,)) for name, count in rows]
    return CountsChart("Urges by situation, four weeks", bars, names=0.46, hide=hide)


def by_side(found: UrgeSummary, hide: bool) -> CountsChart:
    """Urges and cracks by side, as plain counts."""
    rows = [
        BarRow(side.capitalize(), (found.urge_sides[side], found.crack_sides[side]))
        for side in FeltSide
    ]
    note = crack_texts().by_side
    return CountsChart("By side, four weeks", rows, names=0.3, hide=hide, note=note)


def by_week(found: UrgeSummary, hide: bool) -> CountsChart:
    """The last four times seven days, each with its share met and its mean fall."""
    rows = [
        BarRow(
            _seven_days(week.begins), (week.urges, week.cracks), "" if hide else met_and_fell(week)
        )
        for week in found.weeks
    ]
    soon = f"{found.window_days} of the last 7 days" if not hide else "some of the last days"
    note = f"On {soon} an urge came soon after a crack." if found.window_days else ""
    return CountsChart("Four weeks, the newest last", rows, names=0.5, hide=hide, note=note)


def _seven_days(begins: date) -> str:
    last = begins + timedelta(days=6)
    return f"{begins.day} {begins:%b} to {last.day} {last:%b}"


def met_and_fell(week: UrgeWeek) -> str:
    """`80 % met, fell by 2.5`; what is not known is left out."""
    parts = []
    if week.share_met is not None:
        parts.append(f"{100 * week.share_met:.0f} % met")
    if week.mean_fall is not None:
        parts.append(f"{'rose' if week.mean_fall < 0 else 'fell'} by {abs(week.mean_fall):.1f}")
    return ", ".join(parts)


def urges_and_cracks(urges: int, cracks: int) -> str:
    """`1 urge, no crack`."""
    return f"{_counted(urges, 'urge')}, {_counted(cracks, 'crack')}"


def _counted(number: int, noun: str) -> str:
    return counted(number, noun) if number else f"no {noun}"
