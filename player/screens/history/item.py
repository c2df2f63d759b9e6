"""A session, an urge or a crack that is open: what its screen answers, and how to undo it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from player.model.diary import Crack, Urge
from player.storage.errors import HistoryError
from player.storage.history import History
from player.ui.window.canvas import Canvas
from player.ui.window.screen import BaseScreen

Item = int | Urge | Crack
"""A session by its number, an urge, or a crack."""


class Undo(Struct, frozen=True):
    """Takes one change back; then `said` is told, and the list goes to `item`."""

    said: str
    item: Item
    take_back: Callable[[History], object]


class Closed(Struct, frozen=True):
    """The answer of an item's screen: the item as it is now, what to say, what can be undone."""

    item: Item
    said: str = ""
    undos: tuple[Undo, ...] = ()


class ItemScreen(BaseScreen[Closed]):
    """A screen that shows an item of the history in the file `path` and may change it."""

    def __init__(self, path: Path, item: Item) -> None:
        super().__init__()
        self.path, self.item = path, item
        self.undos: list[Undo] = []

    def leave(self) -> None:
        """The window is being closed: what was typed is kept."""
        raise NotImplementedError

    def draw(self, canvas: Canvas) -> None:
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Put a sentence on the page."""
        raise NotImplementedError

    def write(self, change: Callable[[History], object]) -> bool:
        """Change the history; whether it took the change, else the page says why not."""
        try:
            with History.open(self.path) as history:
                change(history)
        except (HistoryError, ValueError) as trouble:
            self.say(str(trouble))
            return False
        return True

    def close(self, said: str = "") -> None:
        """Go back to the list, which says something."""
        self.result = Closed(self.item, said, tuple(self.undos))
