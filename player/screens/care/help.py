"""Help: short cards to read, the signs to stop at, and the keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from player.care.cards import CareCard, card_texts
from player.care.stop_signs import sign_texts
from player.care.texts import habit_texts
from player.flow.answers import SEEN, Filled, Go
from player.model.settings import Country
from player.screens.care.signs_page import numbers_note, signs_page
from player.screens.forms.form import SOURCES, Button, Form
from player.screens.forms.menu import Menu
from player.screens.forms.reader import Reader
from player.screens.play.play_keys import PlayKeys
from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Rect
from player.ui.widgets.fields import Card, Field
from player.ui.widgets.hint import draw_rows, hint_rows
from player.ui.widgets.listing import Row
from player.ui.window.canvas import Canvas
from player.ui.window.keys import Key, Keys, Pair
from player.ui.window.screen import Screen

SIGNS, KEYS = "signs", "keys"

_SIGNS = "123456789abcdeghijklmnopqrtvwxyz"
"""What is typed for each row below the signs to stop at, which are `s` on every page.

Neither `f` nor `u`, which mean something on every screen.
"""


class HelpScreen(Menu[Go]):
    """A list of cards; Enter opens one over it, Esc leads back to Choose.

    Its `result` is `Go.CHECKLIST` when that is wanted, or `Go.AWAY`. `reader` reads an open card
    aloud. Over another screen the `keys` of that one stand first, and there is no `checklist`.
    """

    def __init__(
        self,
        country: Country,
        reader: Reader | None = None,
        *,
        keys: Sequence[Pair] = (),
        checklist: bool = True,
    ) -> None:
        self._country, self._reader = country, reader
        self._pairs = tuple(keys)
        parts: list[tuple[str, str | Go]] = [
            (card.title, key) for key, card in card_texts().help.items()
        ]
        parts += [(habit_texts().checklist, Go.CHECKLIST)] if checklist else []
        parts.append(("The keys while a routine plays", KEYS))
        rows = [Row(sign_texts().title, right="S", value=SIGNS)]
        letters = [Key("S", sign_texts().title, partial(self._read, SIGNS))]
        for number, (title, value) in enumerate(parts):
            sign = _SIGNS[number : number + 1].upper()
            rows.append(Row(title, right=sign, value=value))
            if sign:
                letters.append(Key(sign, title, partial(self._read, value), hint=False))
        super().__init__(
            "Help",
            (card_texts().footer,),
            rows,
            on_escape=Go.AWAY,
            choose="read",
            more=Keys(*letters),
            compact=True,
        )

    def chosen(self, row: Row) -> None:
        """Open a card over the list; the checklist is an answer."""
        self._read(row.value)

    def _read(self, value: object) -> None:
        if value is Go.CHECKLIST:
            self.result = value
        else:
            self.open(self._page(value))

    def _page(self, key: object) -> Screen[Filled]:
        if key == SIGNS:
            return signs_page(self._country, self._reader)
        if key == KEYS:
            lines = [f"{sign}:  {does}" for sign, does in PlayKeys().page]
            form = page("The keys", [Card("keys", "While a routine plays", lines)])
        else:
            form = card_page(card_texts().help[str(key)], self._country)
            form.reader = self._reader
        form.signs = partial(signs_page, self._country, self._reader)
        return form

    def leave(self) -> None:
        self.result = Go.AWAY

    def _draw_note(self, canvas: Canvas, row: Rect) -> int:
        """The keys of the screen below in as many rows as they need; the y below them."""
        writer = canvas.writer
        rows = len(hint_rows(writer, self._pairs, row.width))
        row.height = rows * writer.line_height(Role.SMALL) + canvas.look.px(Space.XXS) * bool(rows)
        draw_rows(canvas, row, self._pairs)
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
        on_escape=SEEN,
    )
