"""One session of the history: what was planned and done, how it felt; to correct, note, delete."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pygame

from player.flow.answers import BACK, Filled
from player.model.record import Correction, SessionRecord
from player.model.routine import Routine
from player.screens.forms.form import Form
from player.screens.history.archive import Archive
from player.screens.history.session_change import KEEP, correcting, correction, inverse, noting
from player.screens.history.session_form import CORRECT, NOTE, UNDO, Named, session_form
from player.screens.history.undoing import Landing, Undo
from player.storage.editing import Removed
from player.storage.errors import HistoryError
from player.ui.window.canvas import Canvas

PlayedBy = Callable[[SessionRecord], Routine | None]
"""The routine of a session, if its file is still the one that was played."""


def no_routine(record: SessionRecord) -> Routine | None:
    """Of no session the routine is known."""
    return None


class SessionView:
    """The session of a number. Raises HistoryError if it cannot be read.

    It is `closed` when the person goes back; `changed` says whether the history did, and `undos`
    hold what can be taken back. No session is put on a day after `today`.
    """

    def __init__(
        self,
        archive: Archive,
        session: int,
        named: Named,
        today: date,
        *,
        hide: bool = False,
        played_by: PlayedBy = no_routine,
    ) -> None:
        self._archive, self.landing = archive, session
        self._named, self._today, self._hide = named, today, hide
        self._played_by = played_by
        self.closed = self.changed = False
        self.undos: list[Undo] = []
        self.told = ""
        """What is to be said on the page, once it is closed."""
        self._said = ""
        self._change: Form | None = None
        self._load()

    def _load(self) -> None:
        self.record, repetitions = self._archive.session(self.landing)
        self._form = session_form(
            self.record,
            repetitions,
            self._named,
            hide=self._hide,
            said=self._said,
            routine=self._played_by(self.record),
            undo=bool(self.undos),
        )

    @property
    def typing(self) -> bool:
        """Whether letters are text now."""
        return self._change is not None and self._change.typing

    def handle(self, event: pygame.event.Event) -> None:
        """The keys of the page, or of the form that changes it."""
        if self._change is not None:
            self._change.handle(event)
            self._changed(self._change)
            return
        if event.type == pygame.KEYDOWN and event.key == pygame.K_DELETE:
            self._delete()
            return
        if event.type == pygame.KEYDOWN and event.key in (pygame.K_UP, pygame.K_DOWN):
            event = pygame.event.Event(pygame.MOUSEWHEEL, y=1 if event.key == pygame.K_UP else -1)
        self._form.handle(event)
        pressed = self._form.result
        self._form.result = None
        if not isinstance(pressed, Filled):
            return
        if pressed.button == BACK:
            self.closed = True
        elif pressed.button == CORRECT:
            self._change = correcting(self.record, self._today)
        elif pressed.button == NOTE:
            self._change = noting(self.record)
            self._change.led_here(event)
        elif pressed.button == UNDO:
            self._undo()
        else:
            self._delete()

    def leave(self) -> None:
        """The window is being closed: what was typed is kept."""
        if self._change is not None:
            self._change.leave()
            if isinstance(self._change.result, Filled):
                self._keep(Filled(KEEP, self._change.result.values))

    def _changed(self, form: Form) -> None:
        if not isinstance(form.result, Filled):
            return
        self._change = None
        if form.result.button == KEEP:
            self._keep(form.result)

    def _keep(self, filled: Filled) -> None:
        """Keep what was changed, and how to take it back; nothing where nothing was changed."""
        record = self.record
        change = correction(record, filled)
        if change == Correction():
            return
        back = inverse(record, change)
        if self._write(record, change):
            self._said = "Changed."
            self.undos.append(
                Undo(f"{record.name} is as it was.", lambda: self._take_back(record, back))
            )
            self._read_again()

    def _write(self, record: SessionRecord, change: Correction) -> bool:
        """Whether the history took the change."""
        try:
            self._correct(record, change)
        except (HistoryError, ValueError) as trouble:
            self._say(str(trouble))
            return False
        return True

    def _correct(self, record: SessionRecord, change: Correction) -> None:
        if record.outcome is None:
            self._archive.note(record.id, change.note or "")
        else:
            self._archive.correct(record.id, change)

    def _take_back(self, record: SessionRecord, back: Correction) -> Landing:
        self._correct(record, back)
        return record.id

    def _undo(self) -> None:
        undo = self.undos[-1]
        try:
            undo.take_back()
        except (HistoryError, ValueError) as trouble:
            self._say(str(trouble))
            return
        self.undos.pop()
        self._said = "It is as it was."
        self._read_again()

    def _read_again(self) -> None:
        self.changed = True
        try:
            self._load()
        except HistoryError as trouble:
            self._say(str(trouble))

    def _delete(self) -> None:
        name = self.record.name
        try:
            removed = self._archive.take_out(self.landing)
        except HistoryError as trouble:
            self._say(str(trouble))
            return
        self.changed = self.closed = True
        self.told = f"{name} is deleted."
        self.undos.append(Undo(f"{name} is there again.", lambda: self._bring(removed)))

    def _bring(self, removed: Removed) -> Landing:
        self._archive.put_back(removed)
        return removed.session

    def _say(self, text: str) -> None:
        """Put a sentence on the page; the session is shown as it was read last."""
        self._said = text
        self._form.lines = (*self._form.lines[:2], text)

    def draw(self, canvas: Canvas) -> None:
        """The page, or the form that changes it."""
        (self._change or self._form).draw(canvas)
