"""A session, an urge or a crack that is changed over the history, and how to undo the change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from player.flow.answers import BACK, Filled
from player.model.diary import Crack, Urge
from player.screens.forms.form import Button, Form
from player.storage.errors import HistoryError
from player.storage.history import History
from player.ui.widgets.field import Field

DiaryEntry = Urge | Crack

Item = int | DiaryEntry
"""A session by its number, an urge, or a crack."""

KEEP, DELETE = "keep", "delete"
"""Buttons of an item besides Back."""


class Undo(Struct, frozen=True):
    """Takes one change back; then `said` is told, and the list goes to `item`."""

    said: str
    item: Item
    take_back: Callable[[History], object]


class Closed(Struct, frozen=True):
    """What the history is told at the end: the item of now, what to say, what can be undone."""

    item: Item
    said: str = ""
    undos: tuple[Undo, ...] = ()


class ChangeForm(Form):
    """A form that changes an item; what was answered is kept when the window is closed, too."""

    def __init__(
        self,
        title: str,
        lines: Sequence[str],
        fields: Sequence[Field],
        keep: Callable[[Filled], object],
        *more: Button,
    ) -> None:
        buttons = (Button("Keep", KEEP), Button("Back", BACK), *more)
        super().__init__(title, lines, fields, buttons, on_escape=BACK)
        self._keep = keep

    def leave(self) -> None:
        super().leave()
        if self.result is not None:
            self._keep(self.result)


def change_history(path: Path, change: Callable[[History], object]) -> str:
    """Change the history in a file; empty, or why it could not be changed."""
    try:
        with History.open(path) as history:
            change(history)
    except (HistoryError, ValueError) as trouble:
        return str(trouble)
    return ""
