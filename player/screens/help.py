"""Help: short cards to read, the signs to stop at, and the keys."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from player.care.card import Card as HelpCard
from player.care.cards import footer, help_cards
from player.care.habit_words import habits_say
from player.care.signs import signs_title
from player.model.settings import Country
from player.screens.answers import SEEN
from player.screens.form import Button, Form
from player.screens.page import SOURCES, Page, signs_page
from player.screens.question import Question
from player.screens.reader import Reader
from player.screens.visit_looking import CHECKLIST
from player.stage.canvas import Canvas
from player.stage.fields import Card
from player.stage.keys import KEY_NAMES
from player.stage.look import Ink
from player.stage.widgets import Row

SIGNS, KEYS = "signs", "keys"

_SIGNS = "123456789abcdefghijklmnopqrtuvwxyz"
"""What is typed for each row below the signs to stop at, which are `s` on every page."""


class HelpScreen:
    """A list of cards; Enter opens one, Esc goes back to the list, then to Choose.

    Its `result` is `CHECKLIST` when that is wanted, or SEEN. `reader` reads an open card aloud.
    """

    def __init__(self, country: Country, reader: Reader | None = None) -> None:
        self.result: object | None = None
        self.awake = False
        self.typing = False
        self._country = country
        self._reader = reader
        self.shown: Page | None = None
        """The card that lies over the list."""
        parts = [(card.title, key) for key, card in help_cards().items()]
        parts += [(habits_say("checklist"), CHECKLIST), ("The keys", KEYS)]
        signs: dict[str, object] = {"s": SIGNS}
        rows = [Row(signs_title(), right="S", value=SIGNS)]
        for number, (title, value) in enumerate(parts):
            sign = _SIGNS[number : number + 1]
            rows.append(Row(title, right=sign.upper(), value=value))
            signs |= {sign: value} if sign else {}
        hint = "1 to 9, A to Z  read     ↑  ↓  choose     Enter  read     Esc  back"
        self._list = Question("Help", (footer(),), rows, hint=hint, shortcuts=signs, compact=True)

    def handle(self, event: pygame.event.Event) -> None:
        """To the open card, or to the list."""
        if self.shown is not None:
            self.shown.handle(event)
            if self.shown.result is not None:
                self.shown = None
            return
        over = self._list.lists_keys
        if not over and event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            self.result = SEEN
            return
        self._list.handle(event)
        chosen, self._list.result = self._list.result, None
        if chosen == CHECKLIST:
            self.result = CHECKLIST
        elif chosen is not None:
            self.shown = self._open(str(chosen))

    def _open(self, key: str) -> Page:
        if key == SIGNS:
            return signs_page(self._country, self._reader)
        if key == KEYS:
            lines = [f"{name}:  {does}" for name, does in KEY_NAMES]
            keys = page("The keys", [Card("keys", "While a routine plays", lines)])
            return Page(keys, self._country, None)
        return Page(card_page(help_cards()[key], self._country), self._country, self._reader)

    def update(self) -> None:
        """An open card may be read aloud."""
        if self.shown is not None:
            self.shown.update()

    def leave(self) -> None:
        """The window was closed."""
        if self.shown is not None:
            self.shown.leave()
        self.result = SEEN

    def next_frame(self, last: float) -> float | None:
        """The list changes by an event alone."""
        return self.shown.next_frame(last) if self.shown is not None else None

    def next_moment(self) -> float | None:
        """When there is something to read."""
        return self.shown.next_moment() if self.shown is not None else None

    def draw(self, canvas: Canvas) -> None:
        """The open card, or the list."""
        (self.shown or self._list).draw(canvas)


def card_page(
    card: HelpCard, country: Country, *buttons: Button, more: Sequence[Card] = ()
) -> Form:
    """One card as a page, with more below it, and its sources small at the end."""
    filled = card.for_country(country)
    ink = Ink.ALERT if filled.urgent else Ink.INK
    fields: list[Card] = [Card("text", "", filled.lines, ink), *more]
    if filled.source_titles:
        sources = "; ".join(filled.source_titles)
        fields.append(Card(SOURCES, "Sources", [sources + "." * (sources[-1] not in ".?!")]))
    return page(filled.title, fields, *buttons)


def page(title: str, cards: list[Card], *buttons: Button) -> Form:
    """Cards to read under a title; without buttons there is one to go back."""
    return Form(
        title,
        (),
        cards,
        buttons or (Button("Back", SEEN),),
        hint="Page Down  read on     Enter  go on     Esc  back",
        on_escape=SEEN,
    )
