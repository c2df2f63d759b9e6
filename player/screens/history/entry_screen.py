"""One urge or crack of the history as a form: read, corrected, deleted."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pygame
from msgspec.structs import fields, replace

from player.care.texts import asked_later, crack_form, outcomes, situations
from player.flow.answers import BACK, Filled
from player.model.diary import Crack, Urge
from player.screens.forms.chosen import Chosen
from player.screens.forms.form import Button, Form
from player.screens.forms.spoken import minutes
from player.screens.history.calendar import long_day
from player.screens.history.undoing import Landing, Undo
from player.screens.history.urge_archive import Logged, UrgeArchive
from player.storage.errors import HistoryError
from player.ui.widgets.fields import Field, Option, Scale, TextLine
from player.ui.window.canvas import Canvas

KEEP, DELETE = "keep", "delete"
"""The buttons besides Back."""

_HINT = "Number keys  answer     Backspace  no answer     Enter  keep     Esc  back"


def entry_form(entry: Logged, said: str = "", *, hide: bool = False) -> Form:
    """The form of an urge or a crack, filled in with what is known of it."""
    urge = isinstance(entry, Urge)
    return Form(
        "An urge" if urge else "A crack",
        [line for line in (_when(entry, hide), said) if line],
        [*(_urge_fields(entry) if isinstance(entry, Urge) else _crack_fields(entry))],
        (Button("Keep", KEEP), Button("Back", BACK), Button("Delete", DELETE, "d")),
        hint=_HINT,
        on_escape=BACK,
    )


def _when(entry: Logged, hide: bool) -> str:
    text = f"{long_day(entry.day)}, {entry.at:%H:%M}"
    if isinstance(entry, Urge) and entry.response_seconds and not hide:
        text += f", {minutes(entry.response_seconds)} from the urge to its outcome"
    return text


def _urge_fields(urge: Urge) -> list[Field]:
    return [
        Scale("strength", asked_later("strength"), urge.strength),
        Scale("strength_after", asked_later("strength_after"), urge.strength_after),
        _words("outcome", asked_later("outcome"), outcomes(), urge.outcome),
        _words("situation", asked_later("situation"), situations(), urge.situation),
        *(
            _words(one.name, one.text, one.options, getattr(urge, one.name))
            for one in crack_form()
            if one.name in ("area", "side")
        ),
        TextLine("note", "Note", urge.note),
    ]


def _crack_fields(crack: Crack) -> list[Field]:
    found: list[Field] = []
    for one in crack_form():
        value = getattr(crack, one.name)
        if one.options:
            found.append(_words(one.name, one.text, one.options, value))
        else:
            found.append(Scale(one.name, one.text, value))
    return [*found, TextLine("note", "Note", crack.note)]


def _words(
    name: str, label: str, options: Sequence[tuple[object, str]], chosen: Hashable
) -> Chosen:
    """Words of which one is chosen; a value that none of them stands for stays as it is."""
    pairs = [Option(text, value) for value, text in options]
    return Chosen(name, label, pairs, chosen, may_be_none=True)


def corrected(entry: Logged, filled: Filled) -> Logged:
    """The urge or the crack as a filled form has it; what was not touched stays as it is.

    What was taken out of a field is what a new one has there.
    """
    before = entry_form(entry)
    values = {one.name: one.value for one in before.fields}
    usual = {one.name: one.default for one in fields(entry)}
    changes: dict[str, Any] = {}
    for name, value in _changed(values, filled.values).items():
        if value is not None:
            changes[name] = value
        elif name != "strength":  # an urge has a strength
            changes[name] = usual[name]
    return replace(entry, **changes)


def _changed(old: Mapping[str, Hashable], new: Mapping[str, Hashable]) -> dict[str, Hashable]:
    return {name: value for name, value in new.items() if name in old and old[name] != value}


class EntryView:
    """An urge or a crack that is open. It is `closed` when the person goes back.

    `undos` holds what can be taken back; `changed` says whether the history did.
    """

    def __init__(self, archive: UrgeArchive, entry: Logged, hide: bool) -> None:
        self._archive, self.entry, self._hide = archive, entry, hide
        self.closed = self.changed = False
        self.undos: list[Undo] = []
        self.told = ""
        """What is to be said on the page, once it is closed."""
        self._form = entry_form(entry, hide=hide)

    @property
    def typing(self) -> bool:
        """Whether letters are text now."""
        return self._form.typing

    @property
    def landing(self) -> Landing:
        """What the list goes to when the person goes back."""
        return self.entry

    def handle(self, event: pygame.event.Event) -> None:
        """The keys of the form."""
        self._form.handle(event)
        pressed, self._form.result = self._form.result, None
        match pressed:
            case Filled(button=button) if button == KEEP:
                self._keep(pressed)
            case Filled(button=button) if button == DELETE:
                self._delete()
            case Filled():
                self.closed = True

    def leave(self) -> None:
        """The window is being closed: what was answered is kept."""
        self._form.leave()
        if isinstance(self._form.result, Filled):
            self._keep(self._form.result)

    def _keep(self, filled: Filled) -> None:
        old, new = self.entry, corrected(self.entry, filled)
        if new == old:
            self.closed = True
            return
        try:
            self._archive.change(new)
        except (HistoryError, ValueError) as trouble:
            self._form.lines = (self._form.lines[0], str(trouble))
            return
        self.entry, self.changed, self.closed = new, True, True
        self.told = f"The {_name(new)} is corrected."
        self.undos.append(Undo(f"The {_name(old)} is as it was.", lambda: self._put(old)))

    def _put(self, old: Logged) -> Landing:
        self._archive.change(old)
        return old

    def _delete(self) -> None:
        gone = self.entry
        try:
            self._archive.remove(gone)
        except HistoryError as trouble:
            self._form.lines = (self._form.lines[0], str(trouble))
            return
        self.changed = self.closed = True
        self.told = f"The {_name(gone)} is deleted."
        self.undos.append(Undo(f"The {_name(gone)} is there again.", lambda: self._bring(gone)))

    def _bring(self, gone: Logged) -> Landing:
        self._archive.put_back(gone)
        return gone

    def draw(self, canvas: Canvas) -> None:
        """The form."""
        self._form.draw(canvas)


def _name(entry: Logged) -> str:
    return "urge" if isinstance(entry, Urge) else "crack"
