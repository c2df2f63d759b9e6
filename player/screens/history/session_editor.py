"""One session over the history: read, corrected, noted, deleted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from player.flow.answers import BACK, Filled
from player.model.record import Correction, SessionRecord
from player.model.routine import Routine
from player.screens.history.item import DELETE, KEEP, Closed, Undo, change_history
from player.screens.history.session_change import (
    correction,
    correction_form,
    inverse,
    note_form,
)
from player.screens.history.session_form import CORRECT, UNDO, Named, SessionForm
from player.storage.editing import Removed
from player.storage.errors import HistoryError
from player.storage.history import History
from player.ui.window.screen import BaseScreen

PlayedBy = Callable[[SessionRecord], Routine | None]
"""The routine of a session, if its file is still the one that was played."""


def no_routine(record: SessionRecord) -> Routine | None:
    """Know the routine of no session."""
    return None


class SessionEditor:
    """Lays the page of a session `over` a screen; raises HistoryError if it cannot be read.

    `then` is told how it ended. No session is put on a day after `today`.
    """

    def __init__(
        self,
        over: BaseScreen[Any],
        path: Path,
        session: int,
        named: Named,
        today: date,
        then: Callable[[Closed], object],
        *,
        hide: bool = False,
        played_by: PlayedBy = no_routine,
    ) -> None:
        self._over, self._path, self._session = over, path, session
        self._named, self._today, self._then = named, today, then
        self._hide, self._played_by = hide, played_by
        self._undos: list[Undo] = []
        self._form = self._read("")
        self._open()

    def _read(self, said: str) -> SessionForm:
        with History.open(self._path) as history:
            self._record = history.session(self._session)
            repetitions = history.repetitions(self._session)
        return SessionForm(
            self._record,
            repetitions,
            self._named,
            hide=self._hide,
            said=said,
            routine=self._played_by(self._record),
            undo=bool(self._undos),
        )

    def _open(self) -> None:
        self._form.result = None
        self._over.open(self._form, self._pressed)

    def _read_again(self, said: str) -> None:
        """Show the session as it is now, or as it was read last, with a sentence."""
        try:
            self._form = self._read(said)
        except HistoryError as trouble:
            self._form.say(str(trouble))
        self._open()

    def _say(self, said: str) -> None:
        self._form.say(said)
        self._open()

    def _pressed(self, filled: Filled) -> None:
        if filled.button == BACK:
            self._close()
        elif filled.button == DELETE:
            self._delete()
        elif filled.button == UNDO:
            trouble = change_history(self._path, self._undos[-1].take_back)
            if trouble:
                self._say(trouble)
            else:
                self._undos.pop()
                self._read_again("It is as it was.")
        elif filled.button == CORRECT:
            form = correction_form(self._record, self._today, self._keep)
            self._over.open(form, self._changed)
        else:
            self._over.open(note_form(self._record, self._keep), self._changed)

    def _close(self, said: str = "") -> None:
        self._then(Closed(self._session, said, tuple(self._undos)))

    def _changed(self, filled: Filled) -> None:
        said = self._keep(filled) if filled.button == KEEP else ""
        if said:
            self._read_again(said)
        else:
            self._open()

    def _keep(self, filled: Filled) -> str:
        """Keep what was changed, and how to take it back; what to say of it, if anything."""
        record = self._record
        change = correction(record, filled)
        if change == Correction():
            return ""
        if trouble := change_history(self._path, partial(_correct, record, change)):
            return trouble
        back = partial(_correct, record, inverse(record, change))
        self._undos.append(Undo(f"{record.name} is as it was.", record.id, back))
        return "Changed."

    def _delete(self) -> None:
        name, gone = self._record.name, list[Removed]()
        trouble = change_history(
            self._path, lambda history: gone.append(history.delete(self._session))
        )
        if trouble:
            self._say(trouble)
            return
        said = f"{name} is there again."
        self._undos.append(Undo(said, self._session, lambda history: history.put_back(gone[0])))
        self._close(f"{name} is deleted.")


def _correct(record: SessionRecord, change: Correction, history: History) -> None:
    """Correct a finished session; of one without an end only the note can be changed."""
    if record.outcome is None:
        history.note(record.id, change.note or "")
    else:
        history.correct(record.id, change)
