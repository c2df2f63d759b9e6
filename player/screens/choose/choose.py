"""Choose: what fits now and every routine by purpose, as cards with a picture.

Number keys or clicks filter by purpose, time and equipment; `/` begins typing a word to look for.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date

import pygame

from player.flow.answers import Go
from player.screens.choose.choose_page import ChoosePage, Footer
from player.screens.choose.offered import OfferedSection, matching, shelf
from player.screens.forms.still import Still
from player.ui.widgets.card_painter import Picture
from player.ui.widgets.cards import Cards
from player.ui.window.canvas import Canvas

_PLACES = {"h": Go.HISTORY, ",": Go.SETTINGS, "?": Go.HELP, "u": Go.URGE, "c": Go.CRACK}
_MINUTE = 60.0


class Choose(Still):
    """The screen; its answer is the key of a routine, or a `Go`.

    `message` is one line under the heading; `quiet` tells what is true for some minutes, and
    goes before it. `notice` is the one thing there is to answer or to read now.
    """

    def __init__(
        self,
        sections: Sequence[OfferedSection],
        today: date,
        picture: Picture,
        *,
        focus: str = "",
        message: str = "",
        notice: str = "",
        quiet: Callable[[], str] = str,
    ) -> None:
        self.result: object | None = None
        self.awake = False
        self.message = message or "What would feel good now?"
        self.notice = notice
        self._quiet = quiet
        self._sections = tuple(sections)
        self._today, self._picture = today, picture
        self._filter, self._word, self._finding = 0, "", False
        self._leaving = False
        self._page = ChoosePage("Untwist")
        self.listing = self._cards(focus)

    @property
    def typing(self) -> bool:
        """Whether a word is being typed."""
        return self._finding

    def _cards(self, focus: str = "") -> Cards:
        found = matching(self._sections, self._filter, self._word)
        keys = [one.key for section in found for one in section.routines]
        shelves = [shelf(section, self._today) for section in found]
        return Cards(shelves, keys.index(focus) if focus in keys else 0, self._picture)

    # Presses

    def handle(self, event: pygame.event.Event) -> None:
        """Typing, the filters, the places to go; all else is the cards'."""
        if event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN) and not _is_escape(event):
            self._leaving = False
        if self._finding and self._type(event):
            return
        if event.type == pygame.KEYDOWN and self._key(event):
            return
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            pressed = self._page.at(event.pos)
            if pressed is not None:
                self._press(pressed)
                return
        chosen = self.listing.handle(event)
        if chosen is not None:
            self.result = chosen.value

    def _key(self, event: pygame.event.Event) -> bool:
        sign = event.unicode.casefold()
        if _is_escape(event):
            self._escape()
        elif sign in _PLACES:
            self.result = _PLACES[sign]
        elif sign == "a" and self.notice:
            self.result = Go.NOTICE
        elif sign == "/":
            self._finding = True
        elif len(sign) == 1 and sign in "12345678":
            self._take_filter(int(sign) - 1)
        else:
            return False
        return True

    def _press(self, pressed: Hashable) -> None:
        """What the mouse or a finger pressed: a place to go, a filter, or one for finding."""
        if isinstance(pressed, Go):
            self.result = pressed
        elif pressed is Footer.FIND:
            self._finding = True
        elif pressed is Footer.FOUND:
            self._finding = False
        elif pressed is Footer.ALL or pressed == 0:
            self._show_all()
        elif isinstance(pressed, int):
            self._take_filter(pressed)

    def _escape(self) -> None:
        """First what was filtered is let go, then one is asked, then one leaves."""
        if self._word or self._filter:
            self._show_all()
        elif self._leaving:
            self.result = Go.AWAY
        else:
            self._leaving = True

    def _show_all(self) -> None:
        self._word, self._finding = "", False
        self._take_filter(0)

    def _take_filter(self, number: int) -> None:
        self._filter = number
        self.listing = self._cards()

    def _type(self, event: pygame.event.Event) -> bool:
        """A letter of the word to look for; Enter and arrows go to what was found."""
        if event.type == pygame.TEXTINPUT:
            # The sign that began the finding comes as text as well.
            self._word = (self._word + event.text).lstrip("/ ")[:40]
        elif event.type == pygame.KEYDOWN and event.key == pygame.K_BACKSPACE:
            self._word = self._word[:-1]
        elif event.type == pygame.KEYDOWN and event.key in (pygame.K_RETURN, pygame.K_DOWN):
            self._finding = False
            return True
        elif _is_escape(event):
            self._finding, self._word = False, ""
        else:
            return event.type == pygame.KEYDOWN and event.unicode.isprintable()
        self.listing = self._cards()
        return True

    def leave(self) -> None:
        """The window was closed."""
        self.result = Go.AWAY

    def next_frame(self, last: float) -> float | None:
        """Only an event changes the picture, and what is true for some minutes."""
        return last + _MINUTE / 4 if self._quiet() else None

    # The picture

    def draw(self, canvas: Canvas) -> None:
        """The head, the filters, the cards, and what can be pressed below them."""
        said = f"Find: {self._word}|" if self._finding else self._said()
        self._page.finding = self._finding
        self._page.filtered = bool(self._word or self._filter)
        self._page.leaving = self._leaving
        self._page.filter = self._filter
        self._page.draw(canvas, said, self.notice, self.listing)

    def _said(self) -> str:
        if self._leaving:
            return "Close Untwist? Esc again closes it."
        if self.listing.rows:
            return f"Found: {self._word}" if self._word else self._quiet() or self.message
        if self._sections:
            return "Nothing fits. Esc shows all again."
        return "There is no routine here yet. `untwist doctor` shows where we looked."


def _is_escape(event: pygame.event.Event) -> bool:
    return event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE
