"""Choose: what fits now and every routine by purpose, as cards with a picture.

Number keys or clicks filter by purpose, time and equipment; `/` begins typing a word to look for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from player.flow.answers import Go
from player.screens.choose.choose_page import draw_choose
from player.screens.choose.offered import FILTERS, OfferedSection, card_section, matching
from player.ui.pygame_types import Event
from player.ui.widgets.card_painter import Picture
from player.ui.widgets.cards import Cards
from player.ui.window.canvas import Canvas
from player.ui.window.events import is_key, is_press, is_text
from player.ui.window.keys import Key, Keys, key_name
from player.ui.window.screen import BaseScreen

_MINUTE = 60.0


class Choose(BaseScreen[str | Go]):
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
        super().__init__()
        self.message = message or "What would feel good now?"
        self.notice = notice
        self._quiet = quiet
        self._sections = tuple(sections)
        self._today, self._picture = today, picture
        self._filter, self._word, self._finding = 0, "", False
        self._leaving = False
        self.listing = self._cards(focus)

    @property
    def typing(self) -> bool:
        return self._finding

    def _cards(self, focus: str = "") -> Cards:
        found = matching(self._sections, self._filter, self._word)
        keys = [one.key for section in found for one in section.routines]
        sections = [card_section(section, self._today) for section in found]
        return Cards(sections, keys.index(focus) if focus in keys else 0, self._picture)

    # The keys

    def keys(self) -> Keys:
        notice = [Key("A", "open", partial(self._go, Go.NOTICE))] if self.notice else []
        filters = [] if self._finding else self._filter_keys()
        places = self._place_keys() if self._leaving else []
        return Keys(*self._footer_keys(), *notice, *filters, *places) + self._card_keys()

    def _filter_keys(self) -> list[Key]:
        return [
            Key(
                str(number + 1),
                name,
                partial(self._take_filter, number),
                short=short,
                full=number == self._filter,
            )
            for number, (name, short, _) in enumerate(FILTERS)
        ]

    def _footer_keys(self) -> list[Key]:
        """The buttons below the cards."""
        urge, *places = self._place_keys()
        if self._finding:
            found = Key("Enter", "Go to what was found", self._found, ("↓",), short="Go there")
            return [urge, found, Key("Esc", "Show all again", self._show_all, short="Show all")]
        if self._leaving:
            close = Key("Esc", "Close Untwist", partial(self._go, Go.AWAY), short="Close")
            return [urge, close, Key("Enter", "Stay here", self._stay, short="Stay")]
        if self._word or self._filter:
            places.append(Key("Esc", "Show all again", self._show_all, short="Show all"))
        return [urge, *places]

    def _place_keys(self) -> list[Key]:
        return [
            Key("U", "I feel the urge", partial(self._go, Go.URGE), short="Urge", full=True),
            Key("C", "I cracked", partial(self._go, Go.CRACK), short="Crack"),
            Key("/", "Find", self._find),
            Key("H", "History", partial(self._go, Go.HISTORY)),
            Key(",", "Settings", partial(self._go, Go.SETTINGS)),
            Key("?", "Help", partial(self._go, Go.HELP)),
        ]

    def _card_keys(self) -> Keys:
        arrows = (Key(name, "move", hint=False) for name in "↑↓←→")
        leave = Key("Esc", "close Untwist", self._ask_to_leave, hint=False)
        return Keys(Key("Enter", "start", also=("Space",)), *arrows, leave)

    def _go(self, where: Go) -> None:
        self.result = where

    def _find(self) -> None:
        self._finding = True

    def _found(self) -> None:
        self._finding = False

    def _ask_to_leave(self) -> None:
        self._leaving = True

    def _stay(self) -> None:
        self._leaving = False

    # Presses

    def handle(self, event: Event) -> None:
        """The keys; what is no key is typed, or for the cards. Any press but Esc stays here."""
        leaving = self._leaving
        super().handle(event)
        if leaving and is_press(event):
            self._stay()

    def take(self, event: Event) -> None:
        if self._finding and self._type(event):
            return
        chosen = self.listing.handle(event)
        if chosen is not None:
            self.result = str(chosen.value)

    def _show_all(self) -> None:
        self._word, self._finding = "", False
        self._take_filter(0)

    def _take_filter(self, number: int) -> None:
        self._filter = number
        self.listing = self._cards()

    def _type(self, event: Event) -> bool:
        """Take a letter of the word to look for; whether it was one."""
        if is_text(event):
            self._word = (self._word + event.text).lstrip()[:40]
        elif key_name(event) == "Backspace":
            self._word = self._word[:-1]
        else:
            return is_key(event) and event.unicode.isprintable()
        self.listing = self._cards()
        return True

    def leave(self) -> None:
        self.result = Go.AWAY

    def next_frame(self, last: float) -> float | None:
        return last + _MINUTE / 4 if self._quiet() else None

    # The picture

    def draw(self, canvas: Canvas) -> None:
        said = f"Find: {self._word}|" if self._finding else self._said()
        filters, hint = self._filter_keys(), self._hints()
        footer = self._footer_keys()
        cards, typing = self.listing, self.typing
        draw_choose(canvas, said, self.notice, cards, filters, footer, hint, typing=typing)

    def _hints(self) -> Keys:
        return Keys() if self._finding or self._leaving else self._card_keys()

    def _said(self) -> str:
        if self._leaving:
            return "Close Untwist? Esc again closes it."
        if self.listing.rows:
            return f"Found: {self._word}" if self._word else self._quiet() or self.message
        if self._sections:
            return "Nothing fits. Esc shows all again."
        return "There is no routine here yet. `untwist doctor` shows where we looked."
