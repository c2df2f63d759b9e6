"""The first page of the history: a year of days, the charts of the sessions, and their list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from player.model.record import SessionRecord
from player.model.routine import Asked
from player.screens.history.archive import Overview
from player.screens.history.calendar import Area, Year, sessions_in_words
from player.screens.history.charts import Ratings, Weeks
from player.screens.history.lists import Sessions, Totals
from player.screens.history.long_list import Fetch
from player.screens.history.page import LookingPage, Wish
from player.screens.history.page_frame import PageName

SESSIONS, MINUTES, EXERCISES = "Sessions", "Minutes", "Exercises"
"""The tabs besides those of the ratings."""


class HistoryPage(LookingPage):
    """The page of what there is. `place_of_day` finds the newest session of a day in the list."""

    name = PageName.SESSIONS
    has_legend = True

    def __init__(
        self,
        overview: Overview,
        fetch: Fetch[SessionRecord],
        place_of_day: Callable[[date], int],
        named: Callable[[str], str],
        hide: bool,
    ) -> None:
        self._place_of_day, self._hide = place_of_day, hide
        self.year = Year(overview, hide)
        self.sessions = Sessions(overview.sessions, fetch, overview.today, hide)
        charts = _charts(overview, named, hide)
        super().__init__(self.year, charts, self.sessions, self.sessions, SESSIONS)

    def go_on_from(self, other: LookingPage) -> None:
        """Have the focus, and the marked day, where another page of the sessions has them."""
        super().go_on_from(other)
        if isinstance(other, HistoryPage):
            self.year.mark = other.year.mark

    def opened(self, place: int) -> Wish | None:
        """The number of a session."""
        record = self.sessions.record(place)
        return record.id if record else None

    def enter_top(self) -> None:
        """To the sessions of the marked day."""
        if self.year.total() is not None:
            self.go_to_row(self._place_of_day(self.year.mark))

    def press_top(self) -> None:
        """Show the sessions of the day; the focus stays in the year."""
        if self.year.total() is not None:
            self.sessions.go_to(self._place_of_day(self.year.mark))

    def enter_chart(self) -> None:
        """To the session of the marked ratings, or to the newest one of the marked week."""
        chart = self.charts.get(self.tab)
        if isinstance(chart, Ratings):
            self.asked = chart.rated.session
        elif isinstance(chart, Weeks) and chart.week.sessions:
            begins = chart.week.begins
            day = self.year.last_day(begins, begins + timedelta(days=6))
            self.go_to_row(self._place_of_day(day))

    def chart_opens(self) -> bool:
        """A click on ratings opens their session."""
        return isinstance(self.charts[self.tab], Ratings)

    def over(self) -> str:
        """What the year shows."""
        return "The last year" if self._hide else "The last 53 weeks, in minutes"

    def heading(self) -> str:
        """How many sessions there are."""
        return "Sessions" if self._hide else sessions_in_words(self.sessions.count)


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
