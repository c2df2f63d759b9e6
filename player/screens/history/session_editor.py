"""One session over the history: read, corrected, noted, deleted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from player.flow.answers import BACK, Filled
from player.model.record import Correction, Outcome, SessionRecord
from player.model.routine import Asked
from player.screens.forms.spoken import OUTCOME_WORDS, long_day, minutes
from player.screens.history.item import DELETE, KEEP, ChangeForm, Closed, Undo, change_history
from player.screens.history.overview import HistoryView
from player.screens.history.session_form import CORRECT, UNDO, SessionForm, asked_of
from player.storage.editing import Removed
from player.storage.errors import HistoryError
from player.storage.history import History
from player.ui.widgets.chosen import Chosen, Stepped
from player.ui.widgets.fields import Field, Option, Scale, TextLine
from player.ui.window.screen import BaseScreen

_FIRST = date(1900, 1, 1).toordinal()

_LONGEST = 24 * 60 * 60
"""Seconds of moving that can be typed at most."""


def correction_form(
    record: SessionRecord, today: date, keep: Callable[[Filled], object]
) -> ChangeForm:
    """The form that corrects a finished session, on a day not later than `today`."""
    options = [Option(words.answer, outcome) for outcome, words in OUTCOME_WORDS.items()]
    fields: list[Field] = [Chosen("outcome", "How it came out", options, record.outcome)]
    for what in asked_of(record):
        for moment, ratings in (("before", record.before), ("after", record.after)):
            label = f"{what.capitalize()} {moment}"
            fields.append(Scale(f"{what} {moment}", label, ratings.get(what)))
    day, active = record.local_day.toordinal(), round(record.spent.active)
    last, longest = max(today.toordinal(), day), max(_LONGEST, active)
    fields += [
        TextLine("note", "Note", record.note),
        Stepped("day", "The day", day, _day, least=_FIRST, most=last),
        Stepped(
            "active", "Time of moving", active, minutes, least=0, most=longest, step=60, typed=True
        ),
    ]
    return ChangeForm("Correct this session", (), fields, keep)


def note_form(record: SessionRecord, keep: Callable[[Filled], object]) -> ChangeForm:
    """The form that writes a note."""
    return ChangeForm("A note", (), [TextLine("note", record.name, record.note)], keep)


def correction(record: SessionRecord, filled: Filled) -> Correction:
    """What a filled form changes of a session; what is as it was is not in it."""
    outcome, note = filled.values.get("outcome"), filled.text("note")
    day, active = filled.values.get("day"), filled.values.get("active")
    new_day = date.fromordinal(day) if isinstance(day, int) else record.local_day
    same = not isinstance(active, int) or active == round(record.spent.active)
    return Correction(
        day=None if new_day == record.local_day else new_day,
        active_seconds=None if same or not isinstance(active, int) else float(active),
        outcome=outcome if isinstance(outcome, Outcome) and outcome != record.outcome else None,
        note=note if note != record.note else None,
        before=_changes(record.before, "before", filled),
        after=_changes(record.after, "after", filled),
    )


def inverse(record: SessionRecord, correction: Correction) -> Correction:
    """What takes a correction of a session back, as it was before."""
    return Correction(
        outcome=record.outcome if correction.outcome is not None else None,
        day=record.local_day if correction.day is not None else None,
        active_seconds=record.spent.active if correction.active_seconds is not None else None,
        note=record.note if correction.note is not None else None,
        before={what: record.before.get(what) for what in correction.before},
        after={what: record.after.get(what) for what in correction.after},
    )


def _day(number: int) -> str:
    return long_day(date.fromordinal(number))


def _changes(old: Mapping[Asked, int], moment: str, filled: Filled) -> dict[Asked, int | None]:
    changes: dict[Asked, int | None] = {}
    for what in Asked:
        name = f"{what} {moment}"
        if name in filled.values:
            value = filled.values[name]
            new = value if isinstance(value, int) else None
            if new != old.get(what):
                changes[what] = new
    return changes


class SessionEditor:
    """Lays the page of a session `over` a screen; raises HistoryError if it cannot be read.

    `then` is told how it ended. No session is put on a day to come.
    """

    def __init__(
        self,
        over: BaseScreen[Any],
        view: HistoryView,
        session: int,
        then: Callable[[Closed], object],
    ) -> None:
        self._over, self._view, self._session, self._then = over, view, session, then
        self._undos: list[Undo] = []
        self._form = self._read("")
        self._open()

    def _read(self, said: str) -> SessionForm:
        with History.open(self._view.path) as history:
            self._record = history.session(self._session)
            repetitions = history.repetitions(self._session)
        return SessionForm(self._record, repetitions, self._view, said=said, undo=bool(self._undos))

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

    def _pressed(self, filled: Filled) -> None:
        if filled.button == BACK:
            self._close()
        elif filled.button == DELETE:
            self._delete()
        elif filled.button == UNDO:
            trouble = change_history(self._view.path, self._undos[-1].take_back)
            if not trouble:
                self._undos.pop()
            self._read_again(trouble or "It is as it was.")
        elif filled.button == CORRECT:
            form = correction_form(self._record, self._view.today, self._keep)
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
        if trouble := change_history(self._view.path, partial(_correct, record, change)):
            return trouble
        back = partial(_correct, record, inverse(record, change))
        self._undos.append(Undo(f"{record.name} is as it was.", record.id, back))
        return "Changed."

    def _delete(self) -> None:
        name, gone = self._record.name, list[Removed]()
        trouble = change_history(
            self._view.path, lambda history: gone.append(history.delete(self._session))
        )
        if trouble:
            self._read_again(trouble)
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
