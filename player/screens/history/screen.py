"""The history: its two pages, what is open over them, what was changed and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeVar

from player.flow.answers import Filled, Go
from player.model.record import SessionRecord
from player.screens.history.empty_pages import UNDO, URGE, EmptyPage, no_sessions, no_urges, unread
from player.screens.history.entry_editor import EntryEditor
from player.screens.history.frame import PAGE_KEYS, PageName
from player.screens.history.item import Closed, DiaryEntry, Item, Undo, change_history
from player.screens.history.overview import (
    HistoryView,
    diary_place_of_day,
    read_sessions,
    read_urges,
    session_place,
    session_place_of_day,
)
from player.screens.history.page import HistoryPage, TabStop
from player.screens.history.pages import SessionsPage, UrgesPage
from player.screens.history.session_editor import SessionEditor
from player.storage.errors import HistoryError
from player.storage.history import History
from player.ui.pygame_types import Event
from player.ui.widgets.hint import draw_hint
from player.ui.window.canvas import Canvas
from player.ui.window.events import is_motion, is_press
from player.ui.window.keys import Key, Keys
from player.ui.window.screen import BaseScreen

T = TypeVar("T")


class HistoryScreen(BaseScreen[Go]):
    """The history, which is opened for each question and let go at once.

    Its `result` is `Go.CHECKLIST`, `Go.CRACK` or `Go.AWAY`.
    """

    def __init__(self, view: HistoryView, *, urges: bool = False) -> None:
        super().__init__()
        self._view = view
        self._undos: list[Undo] = []
        self._said = ""
        self._stale = False
        self._name = PageName.URGES if urges else PageName.SESSIONS
        self.page: HistoryPage | None = None
        """The page that is shown; None while an empty one lies over the screen."""
        self._show(self._name)

    # What there is

    def _show(self, name: PageName) -> None:
        """Read a page anew; where it is the one that is shown, the focus stays where it is."""
        before = self.page if name is self._name else None
        self._name, self._stale = name, False
        undo = bool(self._undos)
        self.page = None
        try:
            page = self._urges() if name is PageName.URGES else self._sessions()
        except HistoryError as trouble:
            self._open_empty(unread(name, str(trouble)))
            return
        if not page.rows.rows:
            words = no_urges if name is PageName.URGES else no_sessions
            self._open_empty(words(self._said, undo=undo))
            return
        self.page, page.undo = page, undo
        if before is not None:
            page.go_on_from(before)

    def _open_empty(self, page: EmptyPage) -> None:
        self._said = ""
        self.open(page, self._pressed_on_empty)

    def _sessions(self) -> SessionsPage:
        def fetch(offset: int, limit: int) -> list[SessionRecord]:
            return self._ask(lambda history: history.sessions(limit=limit, offset=offset), [])

        def place_of_day(day: date) -> int:
            return self._ask(lambda history: session_place_of_day(history, day), 0)

        overview, view = read_sessions(self._view), self._view
        return SessionsPage(overview, fetch, place_of_day, view.named, self._open_item, view.hide)

    def _urges(self) -> UrgesPage:
        def fetch(offset: int, limit: int) -> list[DiaryEntry]:
            return self._ask(lambda history: history.diary.logged(limit, offset), [])

        def place_of_day(day: date) -> int:
            return self._ask(lambda history: diary_place_of_day(history, day), 0)

        overview = read_urges(self._view)
        return UrgesPage(overview, fetch, place_of_day, self._open_item, self._view.hide)

    def _ask(self, question: Callable[[History], T], otherwise: T) -> T:
        """Ask the history; where it cannot be read, that is said and the answer is `otherwise`."""
        try:
            with History.open(self._view.path) as history:
                return question(history)
        except HistoryError as trouble:
            self._said = str(trouble)
            return otherwise

    # The keys

    def keys(self) -> Keys:
        """Those of the part with the focus, then those that mean the same wherever it is."""
        back = Key("Esc", "back", self.leave)
        page = self.page
        if page is None:
            return Keys(back)
        undo = Key("Z", "undo", self._undo, ("Ctrl+Z",), hint=False)
        checked = partial(self._answer, Go.CHECKLIST)
        checklist = Key("L", "open the checklist", checked, hint=False)
        on_names, turn = page.stop is TabStop.PAGES, self._turn
        buttons = {TabStop.UNDO: undo, TabStop.CHECKLIST: checklist, TabStop.BACK: back}
        own = []
        if on_names:
            own.append(Key("←", "other page", partial(turn, PageName.SESSIONS)))
            own.append(Key("→", "other page", partial(turn, PageName.URGES)))
        elif page.stop in buttons:
            pressed = buttons[page.stop]
            own.append(Key("Enter", pressed.does, pressed.act, ("Space",)))
        turns = [
            Key(key, name.lower(), partial(turn, name), hint=on_names)
            for key, name in PAGE_KEYS.items()
        ]
        anywhere = [
            *turns,
            Key("C", "note a crack", partial(self._answer, Go.CRACK), hint=False),
            *([checklist] if page.has_checklist else []),
            *([undo] if self._undos else []),
            back,
            Key("U", act=self._read_again_later),
        ]
        return Keys(*own) + page.keys() + Keys(*anywhere)

    def handle(self, event: Event) -> None:
        """Take an event; what was said last makes room for what is read out now."""
        before = self.page.stop if self.page is not None else None
        if is_press(event):
            self._said = ""
        super().handle(event)
        moved = self.page is not None and self.page.stop is not before
        if is_motion(event) and moved:
            self._said = ""

    def take(self, event: Event) -> None:
        if self.page is not None:
            self.page.take(event)

    def _answer(self, answer: Go) -> None:
        self.result = answer

    def leave(self) -> None:
        self.result = Go.AWAY

    def _read_again_later(self) -> None:
        """Read the page again when the person comes back from an urge, which may be noted then."""
        self._stale = True

    def update(self) -> None:
        if self._stale:
            self._show(self._name)

    # What is done

    def _turn(self, name: PageName) -> None:
        """To the other page; the focus stays on the names of the pages if it was there."""
        if name is self._name:
            return
        on_names = self.page is not None and self.page.stop is TabStop.PAGES
        self._show(name)
        if on_names and self.page is not None:
            self.page.stop = TabStop.PAGES

    def _pressed_on_empty(self, filled: Filled) -> None:
        button = filled.button
        if button == UNDO:
            self._undo()
        elif button == URGE:
            self._read_again_later()
        elif isinstance(button, PageName):
            self._turn(button)
        else:
            self.result = button if isinstance(button, Go) else Go.AWAY

    def _open_item(self, item: Item) -> None:
        try:
            if isinstance(item, int):
                SessionEditor(self, self._view, item, self._closed)
            else:
                EntryEditor(self, self._view, item, self._closed)
        except HistoryError as trouble:
            self._said = str(trouble)

    def _closed(self, closed: Closed) -> None:
        """Back from an item; the list goes to where that is now."""
        self._undos += closed.undos
        self._said = closed.said
        self._show(self._name)
        if closed.undos:
            self._go_to(closed.item)

    def _undo(self) -> None:
        """Take back what was done last, and go to it."""
        undo = self._undos[-1]
        trouble = change_history(self._view.path, undo.take_back)
        self._said = trouble or undo.said
        if trouble:
            self._show(self._name)
            return
        self._undos.pop()
        self._show(PageName.SESSIONS if isinstance(undo.item, int) else PageName.URGES)
        self._go_to(undo.item)

    def _go_to(self, item: Item) -> None:
        """Put the focus on the row of an item, or about there if it was deleted."""
        if self.page is None:
            return
        try:
            with History.open(self._view.path) as history:
                if isinstance(item, int):
                    place = session_place(history, item)
                else:
                    place = history.diary.newer(item)
        except HistoryError:
            place = self.page.rows.focus
        self.page.go_to_row(place)

    def draw(self, canvas: Canvas) -> None:
        if self.page is None:
            return
        said = self._said
        layout = self.page.draw(canvas, said)
        if self._said != said:  # a page of the list could not be read just now
            self.page.draw(canvas, self._said)
        draw_hint(canvas, layout.hint, self.hint())
