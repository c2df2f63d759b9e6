"""Help: short cards to read, the signs to stop at, and the keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pygame

from player.care.cards import CareCard, footer, help_cards
from player.care.stop_signs import signs_title
from player.care.texts import habits_say
from player.flow.answers import CHECKLIST, SEEN
from player.model.settings import Country
from player.screens.forms.form import Button, Form
from player.screens.forms.key_list import Pair
from player.screens.forms.page import SOURCES, Page, numbers_note, signs_page
from player.screens.forms.question import Question
from player.screens.forms.reader import Reader
from player.ui.look import Ink, Role
from player.ui.widgets.fields import Card, Field
from player.ui.widgets.hint import hint_rows, paint_hint
from player.ui.widgets.widgets import Row
from player.ui.window.canvas import Canvas
from player.ui.window.keys import KEY_NAMES

SIGNS, KEYS = "signs", "keys"

_SIGNS = "123456789abcdeghijklmnopqrtvwxyz"
"""What is typed for each row below the signs to stop at, which are `s` on every page.

Neither `f` nor `u`, which mean something on every screen.
"""


class HelpScreen:
    """A list of cards; Enter opens one, Esc goes back to the list, then to Choose.

    Its `result` is `CHECKLIST` when that is wanted, or SEEN. `reader` reads an open card aloud.
    Over another screen the `keys` of that one stand first, and there is no `checklist`.
    """

    def __init__(
        self,
        country: Country,
        reader: Reader | None = None,
        *,
        keys: Sequence[Pair] = (),
        checklist: bool = True,
    ) -> None:
        self.result: object | None = None
        self.awake = False
        self.typing = False
        self._country = country
        self._reader = reader
        self.shown: Page | None = None
        """The card that lies over the list."""
        parts = [(card.title, key) for key, card in help_cards().items()]
        parts += [(habits_say("checklist"), CHECKLIST)] if checklist else []
        parts.append(("The keys while a routine plays", KEYS))
        signs: dict[str, object] = {"s": SIGNS}
        rows = [Row(signs_title(), right="S", value=SIGNS)]
        for number, (title, value) in enumerate(parts):
            sign = _SIGNS[number : number + 1]
            rows.append(Row(title, right=sign.upper(), value=value))
            signs |= {sign: value} if sign else {}
        hint = "1 to 9, A to Z  read     ↑  ↓  choose     Enter  read     Esc  back"
        self._list = HelpList(rows, signs, hint, keys)

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


class HelpList(Question):
    """The list of the cards, below the keys of the screen that it lies over."""

    def __init__(
        self, rows: Sequence[Row], signs: Mapping[str, object], hint: str, keys: Sequence[Pair]
    ) -> None:
        super().__init__("Help", (footer(),), rows, hint=hint, shortcuts=signs, compact=True)
        self._pairs = tuple(keys)

    def _draw_note(self, canvas: Canvas, row: pygame.Rect) -> int:
        """The keys in as many rows as they need; the y below them."""
        writer = canvas.writer
        texts = [f"{key}  {does}" for key, does in self._pairs]
        rows = hint_rows(writer, texts, row.width)
        row.height = len(rows) * writer.line_height(Role.SMALL) + canvas.look.px(0.008) * bool(rows)

        def paint(surface: pygame.Surface, at: pygame.Rect) -> None:
            room = pygame.Rect(at.left, at.top, at.width, writer.line_height(Role.SMALL))
            for text in rows:
                paint_hint(surface, room, writer, text, middle=False)
                room.top = room.bottom

        if rows:
            canvas.region("keys", row, self._pairs, paint)
        return row.bottom


def card_page(
    card: CareCard,
    country: Country,
    *buttons: Button,
    said: Sequence[str] = (),
    more: Sequence[Field] = (),
) -> Form:
    """One card as a page: `said` above it, `more` below it, and its sources at the end.

    The first line of an urgent one stands out.
    """
    filled = card.for_country(country)
    first, *rest = filled.lines
    text = Card("text", first, rest, Ink.ALERT) if filled.urgent else Card("text", "", filled.lines)
    fields: list[Field] = [text, *numbers_note(filled.lines, country), *more]
    if filled.source_titles:
        sources = "; ".join(filled.source_titles)
        fields.append(Card(SOURCES, "Sources", [sources + "." * (sources[-1] not in ".?!")]))
    return page(filled.title, fields, *buttons, lines=said)


def page(title: str, fields: Sequence[Field], *buttons: Button, lines: Sequence[str] = ()) -> Form:
    """Lines and cards to read under a title; without buttons there is one to go back."""
    return Form(
        title,
        lines,
        fields,
        buttons or (Button("Back", SEEN),),
        hint="Page Down  read on     Enter  go on     Esc  back",
        on_escape=SEEN,
    )
