"""The history: its two pages, what is open, what was changed or deleted and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pygame

from player.care.crack import QUIET_MINUTES
from player.flow.answers import CHECKLIST, SEEN, Filled, Go
from player.model.diary import Crack, Urge
from player.model.record import SessionRecord
from player.screens.forms.form import Form
from player.screens.history.empty_pages import PRESSED, no_sessions, no_urges, unread
from player.screens.history.entry_screen import EntryScreen
from player.screens.history.item import Closed, Item, ItemScreen, Undo
from player.screens.history.lists import DiaryEntry
from player.screens.history.overview import (
    diary_place_of_day,
    read_sessions,
    read_urges,
    session_place,
    session_place_of_day,
)
from player.screens.history.page import HistoryPage, Request
from player.screens.history.page_frame import PageName, TabStop
from player.screens.history.pages import SessionsPage, UrgesPage
from player.screens.history.session_screen import PlayedBy, SessionScreen, no_routine
from player.storage.errors import HistoryError
from player.storage.history import History
from player.ui.widgets.hint import keys_in
from player.ui.widgets.key_list import KeyList
from player.ui.window.canvas import Canvas
from player.ui.window.keys import EVERYWHERE, key_name
from player.ui.window.screen import BaseScreen

T = TypeVar("T")


class HistoryScreen(BaseScreen[str | Go]):
    """The history in the file `path`, which is opened for each question and let go at once.

    `named` gives the name of an exercise by its key; `today` is the person's day. `played_by`
    gives the routine of a session while its file is unchanged, `window` is the quiet window after
    a crack. Its `result` is `CHECKLIST`, `Go.CRACK`, or SEEN.
    """

    def __init__(
        self,
        path: Path,
        today: date,
        named: Callable[[str], str],
        *,
        hide_numbers: bool = False,
        urges: bool = False,
        played_by: PlayedBy = no_routine,
        window: timedelta = timedelta(minutes=QUIET_MINUTES),
    ) -> None:
        super().__init__()
        self._path, self._today, self._window = path, today, window
        self._named, self._hide, self._played_by = named, hide_numbers, played_by
        self._undos: list[Undo] = []
        self._said = ""
        self._stale = False
        self.empty: Form | None = None
        self._name = PageName.URGES if urges else PageName.SESSIONS
        self.page: HistoryPage | None = None
        self._show(self._name)

    # What there is

    def _show(self, name: PageName) -> None:
        """Read a page anew; where it is the one that is shown, the focus stays where it is."""
        before = self.page if name is self._name else None
        self._name, self._stale = name, False
        undo = bool(self._undos)
        self.page = self.empty = None
        try:
            self.page = self._urges() if name is PageName.URGES else self._sessions()
        except HistoryError as trouble:
            self.empty, self._said = unread(name, str(trouble)), ""
            return
        if not self.page.rows.count:
            words = no_urges if name is PageName.URGES else no_sessions
            self.page, self.empty = None, words(self._said, undo=undo)
        elif before is not None:
            self.page.go_on_from(before)

    def _sessions(self) -> SessionsPage:
        def fetch(offset: int, limit: int) -> list[SessionRecord]:
            return self._ask(lambda history: history.sessions(limit=limit, offset=offset), [])

        def place_of_day(day: date) -> int:
            return self._ask(lambda history: session_place_of_day(history, day), 0)

        overview = read_sessions(self._path, self._today)
        return SessionsPage(overview, fetch, place_of_day, self._named, self._hide)

    def _urges(self) -> UrgesPage:
        def fetch(offset: int, limit: int) -> list[DiaryEntry]:
            return self._ask(lambda history: history.diary.logged(limit, offset), [])

        def place_of_day(day: date) -> int:
            return self._ask(lambda history: diary_place_of_day(history, day), 0)

        overview = read_urges(self._path, self._today, self._window)
        return UrgesPage(overview, fetch, place_of_day, self._hide)

    def _ask(self, question: Callable[[History], T], otherwise: T) -> T:
        """Ask the history; where it cannot be read, that is said and the answer is `otherwise`."""
        try:
            with History.open(self._path) as history:
                return question(history)
        except HistoryError as trouble:
            self._said = str(trouble)
            return otherwise

    # The loop

    def leave(self) -> None:
        self.result = SEEN

    def handle(self, event: pygame.event.Event) -> None:
        """To the page, which may be an empty one; `?` lists its keys."""
        if key_name(event) == "U":
            self._stale = True  # an urge may be noted before this is drawn again
        if self.empty is not None:
            self.empty.handle(event)
            self.opened, self.empty.opened = self.empty.opened, []
            pressed, self.empty.result = self.empty.result, None
            if isinstance(pressed, Filled):
                self._do(PRESSED[pressed.button])
        elif self.page is not None and key_name(event) == "?":
            hints = (self.page.hint(), *self.page.more_keys())
            pairs = [pair for hint in hints for pair in keys_in(hint) if pair[0]]
            self.open(KeyList((*pairs, *EVERYWHERE)))
        elif self.page is not None:
            self._hear(self.page, event)
            asked, self.page.asked = self.page.asked, None
            if asked is not None:
                self._do(asked)

    def _hear(self, page: HistoryPage, event: pygame.event.Event) -> None:
        """To the page; what was said last makes room for what is read out now."""
        before = page.stop
        if event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN):
            self._said = ""
        page.handle(event)
        if page.stop is not before:
            self._said = ""

    def _do(self, asked: Request) -> None:
        """Open something, undo, go to the other page, or leave."""
        if asked is TabStop.BACK:
            self.result = SEEN
        elif asked is TabStop.CHECKLIST:
            self.result = CHECKLIST
        elif asked is TabStop.UNDO:
            self._undo()
        elif isinstance(asked, Go):
            self.result = asked
        elif isinstance(asked, PageName):
            self._turn(asked)
        elif isinstance(asked, int | Urge | Crack):
            self._open_item(asked)

    def _turn(self, name: PageName) -> None:
        """To the other page; the focus stays on the names of the pages if it was there."""
        if name is self._name:
            return
        on_names = self.page is not None and self.page.stop is TabStop.PAGES
        self._said = ""
        self._show(name)
        if on_names and self.page is not None:
            self.page.stop = TabStop.PAGES

    def _open_item(self, item: Item) -> None:
        self._said = ""
        try:
            if isinstance(item, int):
                shown: ItemScreen = SessionScreen(
                    self._path,
                    item,
                    self._named,
                    self._today,
                    hide=self._hide,
                    played_by=self._played_by,
                )
            else:
                shown = EntryScreen(self._path, item, self._hide)
        except HistoryError as trouble:
            self._said = str(trouble)
        else:
            self.open(shown, self._close)

    def _close(self, closed: Closed) -> None:
        """Back from what was open; the list goes to where it is now."""
        self._undos += closed.undos
        self._said = closed.said
        if closed.undos:
            self._show(self._name)
            self._go_to(closed.item)

    def _undo(self) -> None:
        """Take back what was done last, and go to it."""
        if not self._undos:
            return
        undo = self._undos[-1]
        try:
            with History.open(self._path) as history:
                undo.take_back(history)
        except (HistoryError, ValueError) as trouble:
            self._said = str(trouble)
            return
        self._undos.pop()
        self._said = undo.said
        self._show(PageName.SESSIONS if isinstance(undo.item, int) else PageName.URGES)
        self._go_to(undo.item)

    def _go_to(self, item: Item) -> None:
        """Put the focus on the row of an item, or about there if it was deleted."""
        if self.page is None:
            return
        try:
            with History.open(self._path) as history:
                if isinstance(item, int):
                    place = session_place(history, item)
                else:
                    place = history.diary.newer(item)
        except HistoryError:
            place = self.page.rows.focus
        self.page.go_to_row(place)

    def draw(self, canvas: Canvas) -> None:
        if self._stale:
            self._show(self._name)
        if self.empty is not None:
            self.empty.draw(canvas)
        elif self.page is not None:
            self._draw(self.page, canvas)

    def _draw(self, page: HistoryPage, canvas: Canvas) -> None:
        page.undo = bool(self._undos)
        page.said = self._said
        page.draw(canvas)
        if self._said != page.said:  # a page of the list could not be read just now
            page.said = self._said
            page.draw(canvas)
