"""The overlay stack: a screen and all that lies over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from player.ui.pygame_types import Event
from player.ui.window.canvas import Canvas
from player.ui.window.events import is_key, is_text
from player.ui.window.screen import Screen, ignore


class Stack:
    """A screen and what it has opened over itself. The top one takes the events and is drawn.

    Time passes for all of them. An overlay that has an answer is taken away, and who opened it
    is told.
    """

    def __init__(self, bottom: Screen[Any]) -> None:
        self.bottom = bottom
        self._screens: list[tuple[Screen[Any], Callable[[Any], object]]] = [(bottom, ignore)]
        self._stray = ""
        self._settle()

    @property
    def top(self) -> Screen[Any]:
        """The screen that is seen."""
        return self._screens[-1][0]

    @property
    def result(self) -> Any:
        """The answer of the bottom screen, once nothing lies over it."""
        return self.bottom.result if self.top is self.bottom else None

    @property
    def awake(self) -> bool:
        return self.bottom.awake

    @property
    def typing(self) -> bool:
        return self.top.typing

    def handle(self, event: Event) -> None:
        """Give the top screen an event.

        A press comes as a key first and as text then: the key that leads to a line of text is not
        written into it.
        """
        stray, self._stray = self._stray, ""
        if is_text(event) and stray and event.text == stray:
            return
        was_typing = self.typing
        self.top.handle(event)
        self._settle()
        if is_key(event) and self.typing and not was_typing:
            self._stray = event.unicode

    def update(self) -> None:
        """Let the time pass for every screen, the bottom one first."""
        for screen, _ in tuple(self._screens):
            screen.update()
        self._settle()

    def leave(self) -> None:
        """The window is being closed: every screen is told, the top one first."""
        for screen, _ in reversed(self._screens):
            screen.leave()
            screen.opened.clear()  # nothing is opened any more
        del self._screens[1:]

    def draw(self, canvas: Canvas) -> None:
        """Draw the top screen."""
        self.top.draw(canvas)

    def next_frame(self, last: float) -> float | None:
        """When the picture of the top screen is out of date by itself."""
        return self.top.next_frame(last)

    def next_moment(self) -> float | None:
        """When something falls due in any of the screens."""
        dues = (screen.next_moment() for screen, _ in self._screens)
        return min((due for due in dues if due is not None), default=None)

    def _settle(self) -> None:
        """Take away the overlays that are answered, and lay on the new ones."""
        while True:
            top, then = self._screens[-1]
            if top.opened:
                self._screens.append(top.opened.pop(0))
            elif top is not self.bottom and top.result is not None:
                self._screens.pop()
                then(top.result)
            else:
                return
