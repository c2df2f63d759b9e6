"""The charts of urges and cracks: by day, by hour, and as plain counts in rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

import pygame

from player.care import texts
from player.model.diary import FeltSide
from player.screens.history.calendar import Unmoving, long_day
from player.screens.history.charts import Series
from player.storage.urge_summary import LookingBack, UrgeDay, UrgeWeek
from player.ui.charts.grouped_bars import (
    BarRow,
    paint_bar_rows,
    paint_counts_legend,
    paint_grouped_bars,
)
from player.ui.charts.plot import COUNT_STEPS, Plot, axis_ticks, paint_bars, paint_panel
from player.ui.look import Ink, Look, Role
from player.ui.text.writer import Writer
from player.ui.window.canvas import Canvas


class Kind(StrEnum):
    """One of the two that are counted, as it is called when there is one."""

    URGE = "urge"
    CRACK = "crack"


def counted(number: int, kind: Kind) -> str:
    """`1 urge`, `3 cracks`, `no crack`."""
    if not number:
        return f"no {kind}"
    return f"{number} {kind}" + ("" if number == 1 else "s")


class Days(Series):
    """Urges and cracks a day, as two bars beside each other."""

    title = "Urges and cracks a day"
    pitch = 0.03
    gap = 0.03
    hint = "←  →  move     Enter  that day     Tab  go on     Esc  back"

    def __init__(self, days: Sequence[UrgeDay], hide: bool) -> None:
        self._days = tuple(days)
        mondays = (f"{one.day.day} {one.day:%b}" if not one.day.weekday() else "" for one in days)
        super().__init__(list(mondays), hide)
        most = max((max(one.urges, one.cracks) for one in days), default=0)
        self._axis = axis_ticks(most, COUNT_STEPS)

    @property
    def day(self) -> UrgeDay:
        """The day that is marked."""
        return self._days[self.mark]

    def ticks(self) -> list[tuple[float, str]]:
        """Round counts."""
        top = self._axis[-1]
        return [(tick / top, "" if self.hide else str(tick)) for tick in self._axis]

    def values(self) -> tuple[object, ...]:
        """The days."""
        return self._days

    def paint_values(self, surface: pygame.Surface, look: Look, plot: Plot) -> None:
        """Two bars for each day."""
        top = self._axis[-1]
        shares = [(one.urges / top, one.cracks / top) for one in self._days[self.seen()]]
        paint_grouped_bars(surface, look, plot, shares)

    def paint_signs(self, surface: pygame.Surface, writer: Writer, box: pygame.Rect) -> int:
        """Full is an urge, striped a crack."""
        return paint_counts_legend(surface, writer, box)

    def readout(self) -> str:
        """The day, and what was noted on it; nothing is said of a day without either."""
        one, text = self.day, long_day(self.day.day)
        if self.hide or not (one.urges or one.cracks):
            return text
        return f"{text}: {counted(one.urges, Kind.URGE)}, {counted(one.cracks, Kind.CRACK)}"


class Hours(Series):
    """Urges by the hour of the day, as bars."""

    title = "Urges by the hour, four weeks"
    pitch = 0.02
    gap = 0.01

    def __init__(self, hours: Sequence[int], hide: bool) -> None:
        self._hours = tuple(hours)
        names = [f"{hour:02}:00" if hour % 6 == 0 else "" for hour in range(len(self._hours))]
        super().__init__(names, hide)
        self._axis = axis_ticks(max(self._hours, default=0), COUNT_STEPS)
        if any(self._hours):
            self.mark = self._hours.index(max(self._hours))

    def ticks(self) -> list[tuple[float, str]]:
        """Round counts."""
        top = self._axis[-1]
        return [(tick / top, "" if self.hide else str(tick)) for tick in self._axis]

    def values(self) -> tuple[object, ...]:
        """The hours."""
        return self._hours

    def paint_values(self, surface: pygame.Surface, look: Look, plot: Plot) -> None:
        """A bar for each hour."""
        top = self._axis[-1]
        paint_bars(surface, look, plot, [one / top for one in self._hours[self.seen()]])

    def readout(self) -> str:
        """The hour, and its urges."""
        text = f"{self.mark:02}:00 to {(self.mark + 1) % 24:02}:00"
        return text if self.hide else f"{text}: {counted(self._hours[self.mark], Kind.URGE)}"


class Counts(Unmoving):
    """Rows of lying bars under a title; there is nothing to move in it."""

    def __init__(
        self, title: str, rows: Sequence[BarRow], *, names: float, hide: bool, note: str = ""
    ) -> None:
        self.title, self.rows = title, tuple(rows)
        self._names, self._hide, self._note = names, hide, note

    def readout(self) -> str:
        """What the counts say and what they do not."""
        return self._note

    def draw(self, canvas: Canvas, box: pygame.Rect, on: bool) -> None:
        """A panel with the title and the rows."""
        look, writer = canvas.look, canvas.writer
        inside = box.inflate(-2 * look.px(0.026), -2 * look.px(0.018))
        title = min(writer.line_height(Role.STRONG), look.px(0.07))
        two = any(len(row.counts) > 1 for row in self.rows)

        def paint(surface: pygame.Surface, at: pygame.Rect) -> None:
            paint_panel(surface, look, at, look.px(0.022), on=on)
            head = pygame.Rect(inside.left, inside.top, inside.width, title)
            if two:
                end = paint_counts_legend(surface, writer, head)
                head.width = end - head.left - look.px(0.015)
            writer.line(surface, self.title, Role.STRONG, look.colour(Ink.INK), head)
            rest = pygame.Rect(inside.left, head.bottom + look.px(0.006), inside.width, 0)
            rest.height = max(1, inside.bottom - rest.top)
            shown = not self._hide
            paint_bar_rows(surface, writer, rest, self.rows, self._names, numbers=shown)

        canvas.region("panel", box, (self.title, self.rows, on), paint)


def situations(found: LookingBack, hide: bool) -> Counts:
    """Urges by what the person was at; those that do not say are the last row."""
    rows = [(words, found.by_situation[one]) for one, words in texts.situations()]
    unsaid = found.urges - sum(found.by_situation.values())
    rows += [("Not said", unsaid)] if unsaid else []
    told = [BarRow(name, (count,)) for name, count in rows]
    return Counts("Urges by situation, four weeks", told, names=0.46, hide=hide)


def by_side(found: LookingBack, hide: bool) -> Counts:
    """Urges and cracks by side, as plain counts."""
    rows = [
        BarRow(side.capitalize(), (found.urge_sides[side], found.crack_sides[side]))
        for side in FeltSide
    ]
    note = texts.crack_says("by side")
    return Counts("By side, four weeks", rows, names=0.3, hide=hide, note=note)


def by_week(found: LookingBack, hide: bool) -> Counts:
    """The last four times seven days, each with its share met and its mean fall."""
    rows = [
        BarRow(
            _seven_days(week.begins),
            (week.urges, week.cracks),
            "" if hide else _met_and_fell(week),
        )
        for week in found.weeks
    ]
    soon = f"{found.window_days} of the last 7 days" if not hide else "some of the last days"
    note = f"On {soon} an urge came soon after a crack." if found.window_days else ""
    return Counts("Four weeks, the newest last", rows, names=0.5, hide=hide, note=note)


def _seven_days(begins: date) -> str:
    last = begins + timedelta(days=6)
    return f"{begins.day} {begins:%b} to {last.day} {last:%b}"


def _met_and_fell(week: UrgeWeek) -> str:
    """`80 % met, fell by 2.5`; what is not known is left out."""
    parts = []
    if week.share_met is not None:
        parts.append(f"{week.share_met:.0%} met".replace("%", " %"))
    if week.mean_fall is not None:
        parts.append(fell(week.mean_fall))
    return ", ".join(parts)


def fell(points: float) -> str:
    """`fell by 2.5`, `rose by 0.5`."""
    return f"{'rose' if points < 0 else 'fell'} by {abs(points):.1f}"
