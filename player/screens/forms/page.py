"""A form of which the words can be read aloud, and from which the stop signs are one key away."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING

import pygame

from player.care.emergency import whose_numbers
from player.care.stop_signs import StopSign, signs_title, stop_signs
from player.flow.answers import SEEN
from player.model.settings import Country
from player.screens.forms.form import Button, Form
from player.screens.forms.key_list import Pair, pairs_of
from player.screens.forms.reader import Reader
from player.ui.look import Ink, Role
from player.ui.shapes import outlined
from player.ui.widgets.card import Footnote
from player.ui.widgets.fields import Card
from player.ui.widgets.hint import asks_for_keys
from player.ui.window.canvas import Canvas

if TYPE_CHECKING:
    from player.ui.window.app import Screen

Helps = Callable[[Sequence[Pair]], "Screen"]
"""Makes the help that lies over a page, of which it is given the keys."""

SOURCES = "sources"
"""The name of the card that is not read aloud."""

SIGNS_HINT, READ_HINT = "S  stop signs", "V  read aloud"
"""The keys of every page, and of one that can be read aloud."""

_READ, _STOP = "Read aloud   V", "Be silent   V"


class Page(Form):
    """A form with `S` for the stop signs of a country, and `V` to read it, if it has a reader.

    With `country` None it is where the signs are shown already. With `helps`, `?` shows the help
    with the keys of this page in place of the keys alone.
    """

    def __init__(
        self,
        form: Form,
        country: Country | None,
        reader: Reader | None,
        helps: Helps | None = None,
    ) -> None:
        super().__init__(
            form.title,
            form.lines,
            form.fields,
            form.buttons,
            hint=form.hint,
            on_escape=form.on_escape,
            read_all=form.read_all,
            first=form.first,
            last=form.last,
            choose=form.choose,
            wide=form.wide,
        )
        self.focus = form.focus
        self._country = country
        self._reader = reader
        self._own_lines = form.lines
        self._helps = helps
        self._over: Screen | None = None
        """The signs or the help, while they lie over it."""
        self._aloud = pygame.Rect(0, 0, 0, 0)
        self._label = _READ
        self._stale = False
        """Whether what was drawn is not what holds now."""

    def texts(self) -> tuple[str, ...]:
        """What is read aloud: the title, then every card but its sources and footnotes."""
        cards = [one for one in self.fields if isinstance(one, Card) and one.name != SOURCES]
        cards = [one for one in cards if not isinstance(one, Footnote)]
        said = [line for card in cards for line in (card.title, *card.lines) if line]
        return (self.title, *said)

    def handle(self, event: pygame.event.Event) -> None:
        """To what lies over it; `S` and `?` open that wherever letters are no text."""
        if self._over is not None:
            self._over.handle(event)
            if self._over.result is not None:
                self._over = None
        elif self.lists_keys:
            super().handle(event)
        elif self._country is not None and not self.typing and _is_s(event):
            self._silence()
            self._over = signs_page(self._country, self._reader)
        elif self._helps is not None and not self.typing and asks_for_keys(event):
            self._silence()
            keys = pairs_of(self.hint, *self.more_keys, *self._pressing())
            self._over = self._helps([pair for pair in keys if pair[0] != "?"])
        elif self._reader is not None and self._is_read(event):
            self._reader.toggle(self.texts())
            self._show_reading()
        else:
            super().handle(event)

    def _is_read(self, event: pygame.event.Event) -> bool:
        """Whether an event asks to read or to be silent: `V`, or a click on the button."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return self._aloud.collidepoint(event.pos)
        return event.type == pygame.KEYDOWN and event.key == pygame.K_v and not self.typing

    def _press(self, button: Hashable) -> None:
        self._silence()
        super()._press(button)

    def leave(self) -> None:
        """The window is closed: what was answered is kept, and nothing is heard any more."""
        self._silence()
        if self._over is not None:
            self._over.leave()
        super().leave()

    def update(self) -> None:
        """Read on."""
        if self._over is not None:
            self._over.update()
        elif self._reader is not None:
            self._reader.update()
            self._show_reading()

    def next_frame(self, last: float) -> float | None:
        """At once where the button or the line about the voice has changed by itself."""
        if self._over is not None:
            return self._over.next_frame(last)
        return last if self._stale else None

    def next_moment(self) -> float | None:
        """When there is something to read."""
        if self._over is not None:
            return self._over.next_moment()
        return self._reader.next_due() if self._reader is not None else None

    def draw(self, canvas: Canvas) -> None:
        """What lies over it, or the form."""
        if self._over is not None:
            self._over.draw(canvas)
            return
        self._stale = False
        super().draw(canvas)

    @property
    def more_keys(self) -> tuple[str, ...]:
        """That of the signs."""
        return () if self._country is None else (SIGNS_HINT,)

    @property
    def all_keys(self) -> str:
        """The key of the help, as a hint has it."""
        return super().all_keys if self._helps is None else "?  help, keys"

    def _pressing(self) -> list[str]:
        """That of the button at the top as well."""
        return [*([READ_HINT] if self._reader else []), *super()._pressing()]

    def _silence(self) -> None:
        if self._reader is not None:
            self._reader.stop()
            self._show_reading()

    def _show_reading(self) -> None:
        """The button says what it would do now, a line under the title why nothing is heard."""
        if self._reader is None:
            return
        label = _STOP if self._reader.reading else _READ
        trouble = (self._reader.trouble,) if self._reader.trouble else ()
        if label != self._label or self.lines != (*self._own_lines, *trouble):
            self._label, self.lines = label, (*self._own_lines, *trouble)
            self._stale = True

    def _draw_head(self, canvas: Canvas, box: pygame.Rect) -> int:
        """The title, and at its right the small button that reads."""
        if self._reader is None:
            return super()._draw_head(canvas, box)
        look, writer = canvas.look, canvas.writer
        self._aloud = pygame.Rect(0, box.top, look.px(0.27), look.px(0.062))
        self._aloud.right = box.right

        def paint(surface: pygame.Surface, at: pygame.Rect) -> None:
            edge, ground = look.colour(Ink.LINE), look.colour(Ink.PANEL)
            outlined(surface, at, at.height // 2, edge, ground, max(1, look.px(0.002)))
            ink, room = look.colour(Ink.HOLD), at.inflate(-look.px(0.03), 0)
            writer.line(surface, self._label, Role.BODY, ink, room, anchor="center")

        hot, radius = [self._aloud], self._aloud.height // 2
        canvas.region("aloud", self._aloud, self._label, paint, hot=hot, radius=radius)
        room = self._aloud.left - look.px(0.02) - box.left
        return super()._draw_head(canvas, pygame.Rect(box.left, box.top, room, box.height))


def signs_page(country: Country, reader: Reader | None = None) -> Page:
    """The signs to stop at, each with what to do then and why."""
    signs = [sign.for_country(country) for sign in stop_signs()]
    cards = [
        Card(f"sign {number}", sign.short, _lines(sign), Ink.ALERT)
        for number, sign in enumerate(signs)
    ]
    form = Form(
        signs_title(),
        (),
        [*numbers_note([sign.then for sign in signs], country), *cards],
        (Button("Back", SEEN),),
        hint="Page Down  read on     Esc  back",
        on_escape=SEEN,
    )
    return Page(form, None, reader)


def numbers_note(lines: Sequence[str], country: Country) -> list[Card]:
    """Whose numbers they are, in small letters, where one of the lines tells whom to call."""
    said = whose_numbers(lines, country)
    return [Footnote("numbers", said)] if said else []


def _lines(sign: StopSign) -> list[str]:
    more = [f"{sign.more[0].upper()}{sign.more[1:]}."] if sign.more else []
    return [*more, sign.then, sign.why]


def _is_s(event: pygame.event.Event) -> bool:
    return event.type == pygame.KEYDOWN and event.key == pygame.K_s
