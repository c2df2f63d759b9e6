"""One urge or crack of the history as a form: read, corrected, deleted."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import fields, replace

from player.care.crack import crack_form
from player.care.texts import urge_texts
from player.flow.answers import BACK, Filled
from player.model.diary import Crack, Urge
from player.screens.forms.chosen import Chosen
from player.screens.forms.form import Button, Form
from player.screens.forms.spoken import long_day, minutes
from player.screens.history.item import ItemScreen, Undo
from player.screens.history.lists import DiaryEntry
from player.ui.pygame_types import Event
from player.ui.widgets.fields import Field, Option, Scale, TextLine
from player.ui.window.canvas import Canvas

KEEP, DELETE = "keep", "delete"
"""The buttons besides Back."""

_HINT = "Number keys  answer     Backspace  no answer     Enter  keep     Esc  back"


def entry_form(entry: DiaryEntry, *, hide: bool = False) -> Form:
    """The form of an urge or a crack, filled in with what is known of it."""
    urge = isinstance(entry, Urge)
    return Form(
        "An urge" if urge else "A crack",
        [_when(entry, hide)],
        _urge_fields(entry) if isinstance(entry, Urge) else _crack_fields(entry),
        (Button("Keep", KEEP), Button("Back", BACK), Button("Delete", DELETE, "d")),
        on_escape=BACK,
    )


def _when(entry: DiaryEntry, hide: bool) -> str:
    text = f"{long_day(entry.day)}, {entry.at:%H:%M}"
    if isinstance(entry, Urge) and entry.response_seconds and not hide:
        text += f", {minutes(entry.response_seconds)} from the urge to its outcome"
    return text


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


class EntryScreen(ItemScreen):
    """An urge or a crack as a form that is filled in; numbers are left out with `hide`."""

    def __init__(self, path: Path, entry: DiaryEntry, hide: bool) -> None:
        super().__init__(path, entry)
        self._entry = entry
        self._form = entry_form(entry, hide=hide)

    @property
    def typing(self) -> bool:
        return self._form.typing

    def handle(self, event: Event) -> None:
        self._form.handle(event)
        self.opened, self._form.opened = self._form.opened, []
        pressed, self._form.result = self._form.result, None
        if not isinstance(pressed, Filled):
            return
        if pressed.button == KEEP:
            self._keep(pressed)
        elif pressed.button == DELETE:
            self._delete()
        else:
            self.close()

    def leave(self) -> None:
        self._form.leave()
        if isinstance(self._form.result, Filled):
            self._keep(self._form.result)

    def _keep(self, filled: Filled) -> None:
        old, new = self._entry, corrected(self._entry, filled)
        if new == old:
            self.close()
        elif self.write(lambda history: history.diary.change(new)):
            self.item, said = new, f"The {_name(old)} is as it was."
            self.undos.append(Undo(said, old, lambda history: history.diary.change(old)))
            self.close(f"The {_name(new)} is corrected.")

    def _delete(self) -> None:
        gone, name = self._entry, _name(self._entry)
        if self.write(lambda history: history.diary.remove(gone)):
            said = f"The {name} is there again."
            self.undos.append(Undo(said, gone, lambda history: history.diary.put_back(gone)))
            self.close(f"The {name} is deleted.")

    def say(self, text: str) -> None:
        self._form.lines = (self._form.lines[0], text)

    def draw(self, canvas: Canvas) -> None:
        self._form.draw(canvas)


def _name(entry: DiaryEntry) -> str:
    return "urge" if isinstance(entry, Urge) else "crack"
