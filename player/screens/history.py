"""The history: its page, the session that is open, what was deleted and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pygame

from player.model.record import SessionRecord
from player.screens.answers import BACK, SEEN, Filled
from player.screens.archive import Archive, Overview
from player.screens.form import Button, Form
from player.screens.history_page import HistoryPage
from player.screens.history_picture import Stop
from player.screens.session_view import SessionView
from player.stage.canvas import Canvas
from player.stage.fields import Card
from player.storage.editing import Removed
from player.storage.trouble import HistoryError

UNDO = "undo"
"""The button of an empty history from which something was deleted."""

_NOTHING_YET = (
    "Nothing here yet",
    "After a routine, it stands here by itself.",
    "You will see when you moved, and how it felt before and after.",
)


class HistoryScreen:
    """`named` gives the name of an exercise by its key; `today` is the person's day."""

    def __init__(
        self,
        archive: Archive,
        today: date,
        named: Callable[[str], str],
        *,
        hide_numbers: bool = False,
    ) -> None:
        self.result: object | None = None
        self.awake = False
        self._archive, self._today = archive, today
        self._named, self._hide = named, hide_numbers
        self._removed: list[tuple[Removed, str]] = []
        self._said = ""
        self.view: SessionView | None = None
        self.empty: Form | None = None
        self.page = self._read()

    # What there is

    def _read(self) -> HistoryPage:
        """Read everything anew."""
        try:
            overview = self._archive.overview(self._today)
        except HistoryError as trouble:
            overview, self._said = Overview(self._today), ""
            self.empty = self._instead("They cannot be read now", str(trouble))
        else:
            self.empty = None if overview.sessions else self._instead(*_NOTHING_YET)
        return HistoryPage(overview, self._fetch, self._later_than, self._named, self._hide)

    def _read_again(self) -> None:
        before = self.page
        self.page = self._read()
        self.page.go_on_from(before)

    def _fetch(self, offset: int, limit: int) -> list[SessionRecord]:
        try:
            return self._archive.page(offset, limit)
        except HistoryError as trouble:
            self._said = str(trouble)
            return []

    def _later_than(self, day: date) -> int:
        try:
            return self._archive.later_than(day)
        except HistoryError as trouble:
            self._said = str(trouble)
            return 0

    def _instead(self, title: str, *words: str) -> Form:
        """What stands in place of the page when there is no session to show."""
        buttons = [Button("Back", BACK)]
        if self._removed:
            buttons.append(Button("Undo", UNDO, "u"))
        lines = [self._said] if self._said else []
        card = Card("empty", title, words)
        hint = "Enter  back     Esc  back"
        return Form("Your sessions", lines, [card], buttons, hint=hint, on_escape=BACK)

    # The loop

    @property
    def typing(self) -> bool:
        """Whether letters are text now."""
        return self.view is not None and self.view.typing

    def update(self) -> None:
        """Nothing here changes by itself."""

    def next_frame(self, last: float) -> float | None:
        """Only an event changes the picture."""
        return None

    def next_moment(self) -> float | None:
        """Nothing falls due."""
        return None

    def leave(self) -> None:
        """The window is being closed: what was typed is kept."""
        if self.view is not None:
            self.view.leave()
        self.result = SEEN

    def handle(self, event: pygame.event.Event) -> None:
        """To the session that is open, or to the page."""
        if self.view is not None:
            self.view.handle(event)
            self._close(self.view)
        elif self.empty is not None:
            self.empty.handle(event)
            pressed, self.empty.result = self.empty.result, None
            if isinstance(pressed, Filled):
                self._do(Stop.UNDO if pressed.button == UNDO else Stop.BACK)
        else:
            self._hear(event)
            asked, self.page.asked = self.page.asked, None
            if asked is not None:
                self._do(asked)

    def _hear(self, event: pygame.event.Event) -> None:
        """To the page; what was said last makes room for what is read out now."""
        before = self.page.stop
        if event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN):
            self._said = ""
        self.page.handle(event)
        if self.page.stop is not before:
            self._said = ""

    def _do(self, asked: int | Stop) -> None:
        """Open the session of a number, undo, or go back."""
        if asked is Stop.BACK:
            self.result = SEEN
        elif asked is Stop.UNDO:
            self._undo()
        elif isinstance(asked, int):
            self._open(asked)

    def _open(self, session: int) -> None:
        self._said = ""
        try:
            self.view = SessionView(self._archive, session, self._named, self._hide)
        except HistoryError as trouble:
            self._said = str(trouble)

    def _close(self, view: SessionView) -> None:
        """Take the session away once the person goes back from it."""
        if not view.closed:
            return
        self.view = None
        if view.removed is not None:
            self._removed.append((view.removed, view.record.name))
            self._said = f"{view.record.name} is deleted."
            self.page.stop = Stop.SESSIONS
        if view.changed:
            self._read_again()

    def _undo(self) -> None:
        """Put back the session that was deleted last."""
        if not self._removed:
            return
        removed, name = self._removed[-1]
        try:
            self._archive.put_back(removed)
        except HistoryError as trouble:
            self._said = str(trouble)
            return
        self._removed.pop()
        self._said = f"{name} is there again."
        self._read_again()

    def draw(self, canvas: Canvas) -> None:
        """The session that is open, or the page."""
        over = self.view or self.empty
        if over is not None:
            over.draw(canvas)
            return
        self.page.undo = bool(self._removed)
        self.page.said = self._said
        self.page.draw(canvas)
        if self._said != self.page.said:  # a page of the list could not be read just now
            self.page.said = self._said
            self.page.draw(canvas)
