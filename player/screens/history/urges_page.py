"""The second page of the history: urges and cracks, looked back at. Counts, and no judgement."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from player.screens.history.calendar import Area
from player.screens.history.entry_list import Entries
from player.screens.history.long_list import Fetch
from player.screens.history.page import LookingPage, Wish
from player.screens.history.page_frame import PageName
from player.screens.history.tiles import Figures, tiles
from player.screens.history.urge_archive import Logged, UrgeOverview
from player.screens.history.urge_charts import (
    Days,
    Hours,
    Kind,
    by_side,
    by_week,
    counted,
    situations,
)

LOG, DAYS, HOURS, SITUATIONS, SIDES, WEEKS = (
    "Log", "Days", "Hours", "Situations", "Sides", "4 weeks",
)  # fmt: skip
"""The names on the tabs."""


class UrgesPage(LookingPage):
    """The page of urges. `place_of_day` finds the newest entry of a day in the list."""

    name = PageName.URGES
    has_checklist = True

    def __init__(
        self,
        overview: UrgeOverview,
        fetch: Fetch[Logged],
        place_of_day: Callable[[date], int],
        hide: bool,
    ) -> None:
        self._found, self._hide = overview.found, hide
        self._place_of_day = place_of_day
        self.days = Days(overview.days, hide)
        self.entries = Entries(overview.count, fetch, overview.today, hide)
        figures = Figures(tiles(overview.found, hide))
        super().__init__(figures, self._charts(), self.entries, self.entries, LOG)

    def _charts(self) -> dict[str, Area]:
        found, hide = self._found, self._hide
        return {
            DAYS: self.days,
            HOURS: Hours(found.by_hour, hide),
            SITUATIONS: situations(found, hide),
            SIDES: by_side(found, hide),
            WEEKS: by_week(found, hide),
        }

    def go_on_from(self, other: LookingPage) -> None:
        """Have the focus, and the marked day, where another page of the urges has them."""
        super().go_on_from(other)
        if isinstance(other, UrgesPage):
            self.days.mark = other.days.mark

    def opened(self, place: int) -> Wish | None:
        """The urge or the crack."""
        return self.entries.record(place)

    def enter_chart(self) -> None:
        """To the newest entry of the marked day."""
        if self.charts.get(self.tab) is self.days and (self.days.day.urges or self.days.day.cracks):
            self.go_to_row(self._place_of_day(self.days.day.day))

    def over(self) -> str:
        """What the last four weeks had."""
        if self._hide:
            return "The last four weeks"
        found = self._found
        both = f"{counted(found.urges, Kind.URGE)}, {counted(found.cracks, Kind.CRACK)}"
        return f"The last four weeks: {both}"

    def heading(self) -> str:
        """How many there are in all."""
        return "Urges and cracks" if self._hide else f"{self.entries.count} urges and cracks"
