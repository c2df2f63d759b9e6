"""Urges, cracks and checks as the screens that look back read and change them.

The file is opened for each question and let go at once, so nothing is held while a person looks.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from player.care.checklist import Known, four_weeks
from player.model.diary import (
    Consulted,
    Crack,
    DailyCheck,
    HabitCheck,
    Morning,
    Unlock,
    Urge,
    WeeklyCheck,
)
from player.storage.history import History
from player.storage.pain import pain_by_day, pain_since
from player.storage.urge_summary import LookingBack, UrgeDay, counted_days, look_back

Logged = Urge | Crack

_PAIN = timedelta(days=60)
"""As far back as a run of pain and the usual pain before it are looked for."""


class UrgeOverview(Struct, frozen=True):
    """What the page of urges shows besides its list.

    `found` is looked back at over four weeks, `days` over a year; `count` counts everything.
    """

    today: date
    found: LookingBack
    days: tuple[UrgeDay, ...] = ()
    count: int = 0


class UrgeArchive:
    """The diary in the history file `path`; looking makes no file.

    Any method may raise HistoryError.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def overview(self, today: date, window: timedelta) -> UrgeOverview:
        """All that the page shows at once; `window` is the quiet window after a crack."""
        from player.ui.charts.calendar_heatmap import first_day  # a command has no use for pygame

        first = four_weeks(today)
        if not self._path.exists():
            return UrgeOverview(today, look_back((), (), first, today, window))
        year = first_day(today)
        with History.open(self._path) as history:
            diary = history.diary
            found = look_back(
                diary.all(Urge, first, today), diary.all(Crack, first, today), first, today, window
            )
            urges, cracks = (diary.by_day(kind, year, today) for kind in (Urge, Crack))
            days = counted_days(urges, cracks, year, today)
            return UrgeOverview(today, found, days, diary.count(Urge) + diary.count(Crack))

    def page(self, offset: int, limit: int) -> list[Logged]:
        """So many urges and cracks, newest first, after the `offset` newest ones."""
        with History.open(self._path) as history:
            return history.diary.logged(limit, offset)

    def place(self, entry: Logged) -> int:
        """The place of an urge or a crack in the list."""
        with History.open(self._path) as history:
            return history.diary.newer(entry)

    def place_of_day(self, day: date) -> int:
        """The place of the newest urge or crack of a day; 0 if it has none."""
        with History.open(self._path) as history:
            diary = history.diary
            entries: list[Logged] = [*diary.all(Urge, day, day), *diary.all(Crack, day, day)]
            return min(map(diary.newer, entries), default=0)

    def change(self, entry: Logged) -> None:
        """Put a corrected urge or crack in the place of the one with its number."""
        with History.open(self._path) as history:
            history.diary.change(entry)

    def remove(self, entry: Logged) -> None:
        """Delete an urge or a crack; `put_back` brings it back."""
        with History.open(self._path) as history:
            history.diary.remove(entry)

    def put_back(self, entry: Logged) -> None:
        """An urge or a crack that was deleted is there again."""
        with History.open(self._path) as history:
            history.diary.put_back(entry)

    def known(self, today: date) -> Known:
        """What the checklist is filled in from."""
        if not self._path.exists():
            return Known(today)
        first = four_weeks(today)
        with History.open(self._path) as history:
            diary = history.diary
            return Known(
                today,
                diary.all(Urge, first, today),
                diary.all(Crack, first, today),
                diary.newest(HabitCheck),
                diary.newest(WeeklyCheck),
                _asked(history),
                _pain_since(history, today),
            )


def _asked(history: History) -> date | None:
    """The last day on which the person said they have asked someone."""
    days = [told.day for told in history.diary.all(Consulted) if told.asked]
    days += [unlock.day for unlock in history.diary.all(Unlock)]
    return max(days, default=None)


def _pain_since(history: History, today: date) -> date | None:
    first = today - _PAIN
    diary = history.diary
    pains = pain_by_day(
        history.sessions(since=first),
        diary.all(DailyCheck, first),
        diary.all(Morning, first),
        diary.all(Crack, first),
    )
    return pain_since(pains, today)
