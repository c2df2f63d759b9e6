"""The two pages of the history: sessions, and urges and cracks. Counts, and no judgement."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from player.model.record import SessionRecord
from player.model.routine import Asked
from player.screens.forms.spoken import counted
from player.screens.history import urge_charts
from player.screens.history.charts import RatingsChart, WeeksChart
from player.screens.history.frame import PageName
from player.screens.history.item import DiaryEntry, Item
from player.screens.history.lists import DiaryList, ExerciseList, SessionList
from player.screens.history.overview import SessionsOverview, UrgesOverview
from player.screens.history.page import HistoryPage
from player.screens.history.pane import Calendar, Pane
from player.screens.history.row_list import Fetch
from player.screens.history.tiles import TilesPane, value_tiles
from player.screens.history.urge_charts import DaysChart, HoursChart, urges_and_cracks


class SessionsPage(HistoryPage):
    """A year of days, the charts of the sessions, and their list.

    `place_of_day` finds the newest session of a day in the list.
    """

    name = PageName.SESSIONS
    has_legend = True

    def __init__(
        self,
        overview: SessionsOverview,
        fetch: Fetch[SessionRecord],
        place_of_day: Callable[[date], int],
        named: Callable[[str], str],
        open_item: Callable[[Item], object],
        hide: bool,
    ) -> None:
        today, count = overview.today, overview.sessions
        self._place_of_day = place_of_day
        self.year = Calendar(overview, hide)
        self.year.on_enter, self.year.on_click = self._go_to_day, self._show_day
        self._weeks = WeeksChart(overview.weeks, hide)
        self._weeks.on_enter = self._go_to_week
        charts: dict[str, Pane] = {"Minutes": self._weeks}
        for what in (Asked.PAIN, Asked.STIFFNESS, Asked.URGE):
            rated = [one for one in overview.ratings if one.what is what]
            if rated:
                charts[what.capitalize()] = chart = RatingsChart(what, rated, hide)
                chart.on_enter = chart.on_click = partial(_open_rated, chart, open_item)
        if overview.totals:
            charts["Exercises"] = ExerciseList(overview.totals, named, today, hide)
        super().__init__(
            self.year,
            charts,
            SessionList("session", count, fetch, today, hide),
            "Sessions",
            "The last year" if hide else "The last 53 weeks, in minutes",
            "Sessions" if hide else counted(count, "session"),
            open_item,
        )

    def _go_to_day(self) -> None:
        """Go to the sessions of the marked day."""
        if self.year.total() is not None:
            self.go_to_row(self._place_of_day(self.year.mark))

    def _show_day(self) -> None:
        """Show the sessions of the day; the focus stays in the year."""
        if self.year.total() is not None:
            self.rows.go_to(self._place_of_day(self.year.mark))

    def _go_to_week(self) -> None:
        """Go to the newest session of the marked week."""
        week = self._weeks.marked
        if week.sessions:
            day = self.year.last_day(week.begins, week.begins + timedelta(days=6))
            self.go_to_row(self._place_of_day(day))


def _open_rated(chart: RatingsChart, open_item: Callable[[Item], object]) -> None:
    open_item(chart.marked.session)


class UrgesPage(HistoryPage):
    """Four values of the last weeks, the charts of urges and cracks, and their list.

    `place_of_day` finds the newest entry of a day in the list.
    """

    name = PageName.URGES
    has_checklist = True

    def __init__(
        self,
        overview: UrgesOverview,
        fetch: Fetch[DiaryEntry],
        place_of_day: Callable[[date], int],
        open_item: Callable[[Item], object],
        hide: bool,
    ) -> None:
        found, count = overview.found, overview.count
        self._place_of_day = place_of_day
        self.days = DaysChart(overview.days, hide)
        self.days.on_enter = self._go_to_day
        charts: dict[str, Pane] = {
            "Days": self.days,
            "Hours": HoursChart(found.by_hour, hide),
            "Situations": urge_charts.by_situation(found, hide),
            "Sides": urge_charts.by_side(found, hide),
            "4 weeks": urge_charts.by_week(found, hide),
        }
        weeks, both = "The last four weeks", urges_and_cracks(found.urges, found.cracks)
        super().__init__(
            TilesPane(value_tiles(found, hide)),
            charts,
            DiaryList("entry", count, fetch, overview.today, hide),
            "Log",
            weeks if hide else f"{weeks}: {both}",
            "Urges and cracks" if hide else f"{count} urges and cracks",
            open_item,
        )

    def _go_to_day(self) -> None:
        """Go to the newest entry of the marked day."""
        day = self.days.marked
        if day.urges or day.cracks:
            self.go_to_row(self._place_of_day(day.day))
