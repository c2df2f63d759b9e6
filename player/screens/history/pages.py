"""The two pages of the history: sessions, and urges and cracks. Counts, and no judgement."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from player.model.record import SessionRecord
from player.model.routine import Asked
from player.screens.forms.spoken import counted
from player.screens.history import urge_charts
from player.screens.history.charts import RatingsChart, WeeksChart
from player.screens.history.lists import DiaryEntry, DiaryList, ExerciseList, SessionList
from player.screens.history.overview import SessionsOverview, UrgesOverview
from player.screens.history.page import HistoryPage, Request
from player.screens.history.page_frame import PageName
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
        hide: bool,
    ) -> None:
        self._place_of_day, self._hide = place_of_day, hide
        self.year = Calendar(overview, hide)
        self.sessions = SessionList(overview.sessions, fetch, overview.today, hide)
        charts = _session_charts(overview, named, hide)
        super().__init__(self.year, charts, self.sessions, "Sessions")

    def go_on_from(self, other: HistoryPage) -> None:
        super().go_on_from(other)
        if isinstance(other, SessionsPage):
            self.year.mark = other.year.mark

    def opened(self, place: int) -> Request | None:
        record = self.sessions.record(place)
        return record.id if record else None

    def enter_top(self) -> None:
        """Go to the sessions of the marked day."""
        if self.year.total() is not None:
            self.go_to_row(self._place_of_day(self.year.mark))

    def press_top(self) -> None:
        """Show the sessions of the day; the focus stays in the year."""
        if self.year.total() is not None:
            self.sessions.go_to(self._place_of_day(self.year.mark))

    def enter_chart(self) -> None:
        """Go to the session of the marked ratings, or to the newest one of the marked week."""
        chart = self.charts.get(self.tab)
        if isinstance(chart, RatingsChart):
            self.asked = chart.rated.session
        elif isinstance(chart, WeeksChart) and chart.week.sessions:
            begins = chart.week.begins
            day = self.year.last_day(begins, begins + timedelta(days=6))
            self.go_to_row(self._place_of_day(day))

    def chart_opens(self) -> bool:
        return isinstance(self.charts[self.tab], RatingsChart)

    def about(self) -> str:
        return "The last year" if self._hide else "The last 53 weeks, in minutes"

    def heading(self) -> str:
        return "Sessions" if self._hide else counted(self.sessions.count, "session")


def _session_charts(
    overview: SessionsOverview, named: Callable[[str], str], hide: bool
) -> dict[str, Pane]:
    """The charts by the names of their tabs: those that there is something for."""
    charts: dict[str, Pane] = {"Minutes": WeeksChart(overview.weeks, hide)}
    for what in (Asked.PAIN, Asked.STIFFNESS, Asked.URGE):
        rated = [one for one in overview.ratings if one.what is what]
        if rated:
            charts[what.capitalize()] = RatingsChart(what, rated, hide)
    if overview.totals:
        charts["Exercises"] = ExerciseList(overview.totals, named, overview.today, hide)
    return charts


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
        hide: bool,
    ) -> None:
        found = overview.found
        self._found, self._hide = found, hide
        self._place_of_day = place_of_day
        self.days = DaysChart(overview.days, hide)
        self.entries = DiaryList(overview.count, fetch, overview.today, hide)
        charts: dict[str, Pane] = {
            "Days": self.days,
            "Hours": HoursChart(found.by_hour, hide),
            "Situations": urge_charts.by_situation(found, hide),
            "Sides": urge_charts.by_side(found, hide),
            "4 weeks": urge_charts.by_week(found, hide),
        }
        super().__init__(TilesPane(value_tiles(found, hide)), charts, self.entries, "Log")

    def go_on_from(self, other: HistoryPage) -> None:
        super().go_on_from(other)
        if isinstance(other, UrgesPage):
            self.days.mark = other.days.mark

    def opened(self, place: int) -> Request | None:
        return self.entries.record(place)

    def enter_chart(self) -> None:
        """Go to the newest entry of the marked day."""
        day = self.days.day
        if self.charts.get(self.tab) is self.days and (day.urges or day.cracks):
            self.go_to_row(self._place_of_day(day.day))

    def about(self) -> str:
        if self._hide:
            return "The last four weeks"
        return f"The last four weeks: {urges_and_cracks(self._found.urges, self._found.cracks)}"

    def heading(self) -> str:
        return "Urges and cracks" if self._hide else f"{self.entries.count} urges and cracks"
