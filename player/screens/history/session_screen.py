"""One session of the history: what was planned and done, how it felt; to correct, note, delete."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pygame

from player.flow.answers import BACK, Filled
from player.model.record import Correction, SessionRecord
from player.model.routine import Routine
from player.screens.forms.form import Form
from player.screens.history.item import ItemScreen, Undo
from player.screens.history.session_change import (
    KEEP,
    correction,
    correction_form,
    inverse,
    note_form,
)
from player.screens.history.session_form import CORRECT, NOTE, UNDO, Named, session_form
from player.storage.editing import Removed
from player.storage.errors import HistoryError
from player.storage.history import History
from player.ui.window.canvas import Canvas

PlayedBy = Callable[[SessionRecord], Routine | None]
"""The routine of a session, if its file is still the one that was played."""


def no_routine(record: SessionRecord) -> Routine | None:
    """Know the routine of no session."""
    return None


class SessionScreen(ItemScreen):
    """The session of a number. Raises HistoryError if it cannot be read.

    No session is put on a day after `today`; numbers are left out with `hide`.
    """

    def __init__(
        self,
        path: Path,
        session: int,
        named: Named,
        today: date,
        *,
        hide: bool = False,
        played_by: PlayedBy = no_routine,
    ) -> None:
        super().__init__(path, session)
        self._session = session
        self._named, self._today, self._hide = named, today, hide
        self._played_by = played_by
        self._change: Form | None = None
        self._load()

    def _load(self, said: str = "") -> None:
        with History.open(self.path) as history:
            self.record = history.session(self._session)
            repetitions = history.repetitions(self._session)
        self.form = session_form(
            self.record,
            repetitions,
            self._named,
            hide=self._hide,
            said=said,
            routine=self._played_by(self.record),
            undo=bool(self.undos),
        )

    def handle(self, event: pygame.event.Event) -> None:
        """Arrows scroll the page; Delete is one of its buttons."""
        if event.type == pygame.KEYDOWN and event.key == pygame.K_DELETE:
            self._delete()
            return
        if event.type == pygame.KEYDOWN and event.key in (pygame.K_UP, pygame.K_DOWN):
            event = pygame.event.Event(pygame.MOUSEWHEEL, y=1 if event.key == pygame.K_UP else -1)
        self.form.handle(event)
        self.opened, self.form.opened = self.form.opened, []
        pressed, self.form.result = self.form.result, None
        if not isinstance(pressed, Filled):
            return
        if pressed.button == BACK:
            self.close()
        elif pressed.button == CORRECT:
            self._ask(correction_form(self.record, self._today))
        elif pressed.button == NOTE:
            self._ask(note_form(self.record))
        elif pressed.button == UNDO:
            self._undo()
        else:
            self._delete()

    def _ask(self, change: Form) -> None:
        self._change = change
        self.open(change, self._changed)

    def _changed(self, filled: Filled) -> None:
        self._change = None
        if filled.button == KEEP:
            self._keep(filled)

    def leave(self) -> None:
        """What was typed in the form over it is kept."""
        if self._change is not None and isinstance(self._change.result, Filled):
            self._keep(self._change.result)

    def _keep(self, filled: Filled) -> None:
        """Keep what was changed, and how to take it back; nothing where nothing was changed."""
        record = self.record
        change = correction(record, filled)
        if change != Correction() and self.write(lambda history: _correct(history, record, change)):
            back = inverse(record, change)
            said = f"{record.name} is as it was."
            undo = Undo(said, record.id, lambda history: _correct(history, record, back))
            self.undos.append(undo)
            self._read_again("Changed.")

    def _undo(self) -> None:
        if self.write(self.undos[-1].take_back):
            self.undos.pop()
            self._read_again("It is as it was.")

    def _read_again(self, said: str) -> None:
        try:
            self._load(said)
        except HistoryError as trouble:
            self.say(str(trouble))

    def _delete(self) -> None:
        name, gone = self.record.name, list[Removed]()
        if self.write(lambda history: gone.append(history.delete(self._session))):
            said = f"{name} is there again."
            self.undos.append(Undo(said, self._session, lambda history: history.put_back(gone[0])))
            self.close(f"{name} is deleted.")

    def say(self, text: str) -> None:
        """Put a sentence on the page; the session is shown as it was read last."""
        self.form.lines = (*self.form.lines[:2], text)

    def draw(self, canvas: Canvas) -> None:
        self.form.draw(canvas)


def _correct(history: History, record: SessionRecord, change: Correction) -> None:
    """Correct a finished session; of one without an end only the note can be changed."""
    if record.outcome is None:
        history.note(record.id, change.note or "")
    else:
        history.correct(record.id, change)
