"""Help: short cards to read, the signs to stop at, and the keys."""

from __future__ import annotations

import pygame

from player.engine.card import FOOTER
from player.engine.card import Card as HelpCard
from player.engine.cards import HELP, STOP_SIGNS
from player.model.settings import Country
from player.screens.answers import SEEN
from player.screens.form import Button, Form
from player.screens.question import Question
from player.stage.canvas import Canvas
from player.stage.fields import Card
from player.stage.keys import KEY_NAMES
from player.stage.look import Ink
from player.stage.widgets import Row

SIGNS, KEYS = "signs", "keys"


class HelpScreen:
    """A list of cards; Enter opens one, Esc goes back to the list, then to Choose."""

    def __init__(self, country: Country) -> None:
        self.result: object | None = None
        self.awake = False
        self.typing = False
        self._country = country
        self._page: Form | None = None
        rows = [Row("When to stop, and what to do then", value=SIGNS)]
        rows += [Row(card.title, value=key) for key, card in HELP.items()]
        rows.append(Row("The keys", value=KEYS))
        hint = "↑  ↓  choose     Enter  read     Esc  back"
        self._list = Question("Help", (FOOTER,), rows, hint=hint)

    def handle(self, event: pygame.event.Event) -> None:
        """To the open card, or to the list."""
        if self._page is not None:
            self._page.handle(event)
            if self._page.result is not None:
                self._page = None
            return
        if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            self.result = SEEN
            return
        self._list.handle(event)
        if self._list.result is not None:
            self._page = self._open(str(self._list.result))
            self._list.result = None

    def _open(self, key: str) -> Form:
        if key == SIGNS:
            signs = [sign.for_country(self._country) for sign in STOP_SIGNS]
            cards = [
                Card(f"sign {n}", sign.sign, [sign.then], Ink.ALERT) for n, sign in enumerate(signs)
            ]
            return page("When to stop", cards)
        if key == KEYS:
            lines = [f"{name}:  {does}" for name, does in KEY_NAMES]
            return page("The keys", [Card("keys", "While a routine plays", lines)])
        return card_page(HELP[key], self._country)

    def update(self) -> None:
        """Nothing here changes by itself."""

    def leave(self) -> None:
        """The window was closed."""
        self.result = SEEN

    def next_frame(self, last: float) -> float | None:
        """Only an event changes the picture."""
        return None

    def next_moment(self) -> float | None:
        """Nothing falls due."""
        return None

    def draw(self, canvas: Canvas) -> None:
        """The open card, or the list."""
        (self._page or self._list).draw(canvas)


def card_page(card: HelpCard, country: Country, *buttons: Button) -> Form:
    """One card as a page, with its sources small below."""
    filled = card.for_country(country)
    ink = Ink.ALERT if filled.urgent else Ink.INK
    fields = [Card("text", "", filled.lines, ink)]
    if filled.source_titles:
        fields.append(Card("sources", "Sources", ["; ".join(filled.source_titles) + "."]))
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
