"""The history: its two pages, what is open, what was changed or deleted and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import ParamSpec, Protocol, TypeVar

import pygame

from player.care.texts import QUIET_MINUTES
from player.flow.answers import CHECKLIST, SEEN, Filled, Go
from player.model.diary import Crack, Urge
from player.screens.forms.form import Form
from player.screens.forms.key_list import KeyList, keys_of
from player.screens.forms.still import Still
from player.screens.history.archive import Archive
from player.screens.history.empty_pages import PRESSED, no_sessions, no_urges, unread
from player.screens.history.entry_screen import EntryView
from player.screens.history.page import LookingPage, Wish
from player.screens.history.page_frame import PageName, Stop
from player.screens.history.session_screen import PlayedBy, SessionView, no_routine
from player.screens.history.sessions_page import HistoryPage
from player.screens.history.undoing import Landing, Undo
from player.screens.history.urges_page import UrgesPage
from player.storage.errors import HistoryError
from player.ui.widgets.hint import asks_for_keys
from player.ui.window.canvas import Canvas

P = ParamSpec("P")
T = TypeVar("T")


class Opened(Protocol):
    """What is asked of a session, an urge or a crack that is open."""

    closed: bool
    changed: bool
    told: str
    undos: list[Undo]

    @property
    def landing(self) -> Landing:
        """What the list goes to when the person goes back."""

    @property
    def typing(self) -> bool:
        """Whether letters are text now."""

    def handle(self, event: pygame.event.Event) -> None:
        """Take an event."""

    def leave(self) -> None:
        """The window is being closed."""

    def draw(self, canvas: Canvas) -> None:
        """Draw it."""


class HistoryScreen(Still):
    """`named` gives the name of an exercise by its key; `today` is the person's day.

    `played_by` gives the routine of a session while its file is unchanged, `window` is the quiet
    window after a crack. Its `result` is `CHECKLIST`, `Go.CRACK`, or SEEN.
    """

    def __init__(
        self,
        archive: Archive,
        today: date,
        named: Callable[[str], str],
        *,
        hide_numbers: bool = False,
        urges: bool = False,
        played_by: PlayedBy = no_routine,
        window: timedelta = timedelta(minutes=QUIET_MINUTES),
    ) -> None:
        self.result: object | None = None
        self.awake = False
        self._archive, self._today, self._window = archive, today, window
        self._named, self._hide, self._played_by = named, hide_numbers, played_by
        self._undos: list[Undo] = []
        self._said = ""
        self._stale = False
        self._keys: KeyList | None = None
        self.view: Opened | None = None
        self.empty: Form | None = None
        self._name = PageName.URGES if urges else PageName.SESSIONS
        self.page: LookingPage | None = None
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

    def _sessions(self) -> HistoryPage:
        overview = self._archive.overview(self._today)
        page, place = self._archive.page, self._archive.place_of_day
        fetch, place_of = self._safe(page, []), self._safe(place, 0)
        return HistoryPage(overview, fetch, place_of, self._named, self._hide)

    def _urges(self) -> UrgesPage:
        archive = self._archive.urges
        overview = archive.overview(self._today, self._window)
        fetch, place = self._safe(archive.page, []), self._safe(archive.place_of_day, 0)
        return UrgesPage(overview, fetch, place, self._hide)

    def _safe(self, read: Callable[P, T], otherwise: T) -> Callable[P, T]:
        """The same reading; where it fails, that is said and `otherwise` is what was read."""

        def reading(*args: P.args, **named: P.kwargs) -> T:
            try:
                return read(*args, **named)
            except HistoryError as trouble:
                self._said = str(trouble)
                return otherwise

        return reading

    # The loop

    @property
    def typing(self) -> bool:
        """Whether letters are text now."""
        return self.view is not None and self.view.typing

    def leave(self) -> None:
        """The window is being closed: what was typed is kept."""
        if self.view is not None:
            self.view.leave()
        self.result = SEEN

    def handle(self, event: pygame.event.Event) -> None:
        """To what is open, or to the page; `?` lists the keys of that."""
        if self._keys is not None:
            self._keys.handle(event)
            self._keys = None if self._keys.result is not None else self._keys
            return
        if event.type == pygame.KEYDOWN and event.key == pygame.K_u and not self.typing:
            self._stale = True  # an urge may be noted before this is drawn again
        if self.view is not None:
            self.view.handle(event)
            self._close(self.view)
        elif self.empty is not None:
            self.empty.handle(event)
            pressed, self.empty.result = self.empty.result, None
            if isinstance(pressed, Filled):
                self._do(PRESSED[pressed.button])
        elif self.page is not None and asks_for_keys(event):
            self._keys = keys_of(self.page.hint(), *self.page.more_keys())
        elif self.page is not None:
            self._hear(self.page, event)
            asked, self.page.asked = self.page.asked, None
            if asked is not None:
                self._do(asked)

    def _hear(self, page: LookingPage, event: pygame.event.Event) -> None:
        """To the page; what was said last makes room for what is read out now."""
        before = page.stop
        if event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN):
            self._said = ""
        page.handle(event)
        if page.stop is not before:
            self._said = ""

    def _do(self, asked: Wish) -> None:
        """Open something, undo, go to the other page, or leave."""
        if asked is Stop.BACK:
            self.result = SEEN
        elif asked is Stop.CHECKLIST:
            self.result = CHECKLIST
        elif asked is Stop.UNDO:
            self._undo()
        elif isinstance(asked, Go):
            self.result = asked
        elif isinstance(asked, PageName):
            self._turn(asked)
        elif isinstance(asked, int | Urge | Crack):
            self._open(asked)

    def _turn(self, name: PageName) -> None:
        """To the other page; the focus stays on the names of the pages if it was there."""
        if name is self._name:
            return
        on_names = self.page is not None and self.page.stop is Stop.PAGES
        self._said = ""
        self._show(name)
        if on_names and self.page is not None:
            self.page.stop = Stop.PAGES

    def _open(self, asked: Landing) -> None:
        self._said = ""
        try:
            if isinstance(asked, int):
                self.view = SessionView(
                    self._archive,
                    asked,
                    self._named,
                    self._today,
                    hide=self._hide,
                    played_by=self._played_by,
                )
            else:
                self.view = EntryView(self._archive.urges, asked, self._hide)
        except HistoryError as trouble:
            self._said = str(trouble)

    def _close(self, view: Opened) -> None:
        """Take away what was open once the person goes back from it."""
        if not view.closed:
            return
        self.view = None
        self._undos += view.undos
        self._said = view.told
        if view.changed:
            self._show(self._name)
            self._land(view.landing)

    def _undo(self) -> None:
        """Take back what was done last, and go to it."""
        if not self._undos:
            return
        undo = self._undos[-1]
        try:
            landing = undo.take_back()
        except (HistoryError, ValueError) as trouble:
            self._said = str(trouble)
            return
        self._undos.pop()
        self._said = undo.told
        self._show(PageName.SESSIONS if isinstance(landing, int) else PageName.URGES)
        self._land(landing)

    def _land(self, landing: Landing) -> None:
        """Put the focus on the row of something, if it is still there."""
        if self.page is None:
            return
        try:
            if isinstance(landing, int):
                place = self._archive.place(landing)
            else:
                place = self._archive.urges.place(landing)
        except HistoryError:
            place = self.page.rows.focus  # it was deleted: stay about there
        self.page.go_to_row(place)

    def draw(self, canvas: Canvas) -> None:
        """What is open, or the page."""
        if self._stale:
            self._show(self._name)
        over = self._keys or self.view or self.empty
        if over is not None:
            over.draw(canvas)
        elif self.page is not None:
            self._draw(self.page, canvas)

    def _draw(self, page: LookingPage, canvas: Canvas) -> None:
        page.undo = bool(self._undos)
        page.said = self._said
        page.draw(canvas)
        if self._said != page.said:  # a page of the list could not be read just now
            page.said = self._said
            page.draw(canvas)
