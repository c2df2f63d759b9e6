"""One urge or crack of the history as a form: read, corrected, deleted."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from msgspec.structs import fields, replace

from player.care.crack import crack_questions
from player.care.texts import urge_texts
from player.flow.answers import Filled
from player.model.diary import Crack, Urge
from player.screens.forms.form import Button
from player.screens.forms.spoken import long_day, minutes
from player.screens.history.item import (
    DELETE,
    KEEP,
    ChangeForm,
    Closed,
    DiaryEntry,
    Undo,
    change_history,
)
from player.screens.history.overview import HistoryView
from player.ui.widgets.chosen import Chosen
from player.ui.widgets.fields import Field, Option, Scale, TextLine
from player.ui.window.screen import BaseScreen


def entry_form(
    entry: DiaryEntry, keep: Callable[[Filled], object], said: str = "", *, hide: bool = False
) -> ChangeForm:
    """The form of an urge or a crack, filled in with what is known of it."""
    lines = [line for line in (_when(entry, hide), said) if line]
    title = "An urge" if isinstance(entry, Urge) else "A crack"
    delete = Button("Delete", DELETE, "d")
    return ChangeForm(title, lines, _fields(entry), keep, delete)


def _when(entry: DiaryEntry, hide: bool) -> str:
    text = f"{long_day(entry.day)}, {entry.at:%H:%M}"
    if isinstance(entry, Urge) and entry.response_seconds and not hide:
        text += f", {minutes(entry.response_seconds)} from the urge to its outcome"
    return text


def _fields(entry: DiaryEntry) -> list[Field]:
    return _urge_fields(entry) if isinstance(entry, Urge) else _crack_fields(entry)


def _urge_fields(urge: Urge) -> list[Field]:
    texts = urge_texts()
    asked = texts.history
    return [
        Scale("strength", asked["strength"], urge.strength),
        Scale("strength_after", asked["strength_after"], urge.strength_after),
        _choice("outcome", asked["outcome"], texts.outcome_answers, urge.outcome),
        _choice("situation", asked["situation"], texts.situations.items(), urge.situation),
        *(
            _choice(one.name, one.text, one.options, getattr(urge, one.name))
            for one in crack_questions()
            if one.name in ("area", "side")
        ),
        TextLine("note", "Note", urge.note),
    ]


def _crack_fields(crack: Crack) -> list[Field]:
    found: list[Field] = []
    for one in crack_questions():
        value = getattr(crack, one.name)
        if one.options:
            found.append(_choice(one.name, one.text, one.options, value))
        else:
            found.append(Scale(one.name, one.text, value))
    return [*found, TextLine("note", "Note", crack.note)]


def _choice(
    name: str, label: str, options: Iterable[tuple[object, str]], chosen: Hashable
) -> Chosen:
    """Words of which one is chosen; a value that none of them stands for stays as it is."""
    pairs = [Option(text, value) for value, text in options]
    return Chosen(name, label, pairs, chosen, may_be_none=True)


def corrected(entry: DiaryEntry, filled: Filled) -> DiaryEntry:
    """The urge or the crack as a filled form has it; what was not touched stays as it is.

    What was taken out of a field is what a new one has there.
    """
    usual = {one.name: one.default for one in fields(entry)}
    changes: dict[str, Any] = {}
    for field in _fields(entry):
        value = filled.values.get(field.name, field.value)
        if value == field.value:
            continue
        if value is not None:
            changes[field.name] = value
        elif field.name != "strength":  # an urge has a strength
            changes[field.name] = usual[field.name]
    return replace(entry, **changes)


class EntryEditor:
    """Lays the form of an urge or a crack `over` a screen; `then` is told how it ended."""

    def __init__(
        self,
        over: BaseScreen[Any],
        view: HistoryView,
        entry: DiaryEntry,
        then: Callable[[Closed], object],
    ) -> None:
        self._over, self._view, self._entry, self._then = over, view, entry, then
        self._name = "urge" if isinstance(entry, Urge) else "crack"
        self._open(entry)

    def _open(self, entry: DiaryEntry, said: str = "") -> None:
        form = entry_form(entry, self._keep, said, hide=self._view.hide)
        self._over.open(form, self._pressed)

    def _pressed(self, filled: Filled) -> None:
        if filled.button == KEEP:
            closed = self._keep(filled)
        elif filled.button == DELETE:
            closed = self._delete()
        else:
            closed = Closed(self._entry)
        if isinstance(closed, Closed):
            self._then(closed)
        else:
            self._open(corrected(self._entry, filled), closed)

    def _keep(self, filled: Filled) -> Closed | str:
        """Keep what was answered; how it ended, or why it cannot be kept."""
        old, new = self._entry, corrected(self._entry, filled)
        if new == old:
            return Closed(old)
        if trouble := change_history(self._view.path, lambda history: history.diary.change(new)):
            return trouble
        said = f"The {self._name} is as it was."
        undo = Undo(said, old, lambda history: history.diary.change(old))
        return Closed(new, f"The {self._name} is corrected.", (undo,))

    def _delete(self) -> Closed | str:
        gone = self._entry
        if trouble := change_history(self._view.path, lambda history: history.diary.remove(gone)):
            return trouble
        said = f"The {self._name} is there again."
        undo = Undo(said, gone, lambda history: history.diary.put_back(gone))
        return Closed(gone, f"The {self._name} is deleted.", (undo,))
