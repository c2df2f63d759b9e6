"""How Choose is laid out: the head, the notice, the filters, the cards, what can be pressed."""

from __future__ import annotations

from collections.abc import Hashable
from enum import Enum

import pygame

from player.flow.answers import Go
from player.screens.choose.offered import FILTERS
from player.screens.forms.press_row import Press, PressRow
from player.ui.look import Ink, Role
from player.ui.shapes import outlined
from player.ui.widgets.cards import Cards
from player.ui.widgets.hint import draw_hint, hint_width
from player.ui.window.canvas import Canvas

NOTICE_KEY, HINT = "A  open", "Enter  start"

_LEAST_CARDS = 0.5
"""The height of the cards, as a share of the unit, for which the heading gives its place."""


class Footer(Enum):
    """What can be pressed below the cards besides the places to go."""

    FIND = "find"
    FOUND = "found"
    ALL = "all"
    STAY = "stay"


_URGE = Press("U", "I feel the urge", "Urge", full=True)
_PLACES: tuple[tuple[Hashable, Press], ...] = (
    (Go.URGE, _URGE),
    (Go.CRACK, Press("C", "I cracked", "Crack")),
    (Footer.FIND, Press("/", "Find")),
    (Go.HISTORY, Press("H", "History")),
    (Go.SETTINGS, Press(",", "Settings")),
    (Go.HELP, Press("?", "Help")),
)
_FINDING: tuple[tuple[Hashable, Press], ...] = (
    (Go.URGE, Press("", _URGE.text, _URGE.short, full=True)),
    (Footer.FOUND, Press("Enter", "Go to what was found", "Go there")),
    (Footer.ALL, Press("Esc", "Show all again", "Show all")),
)
_FILTERED: tuple[tuple[Hashable, Press], ...] = (
    *_PLACES,
    (Footer.ALL, Press("Esc", "Show all again", "Show all")),
)

_LEAVING: tuple[tuple[Hashable, Press], ...] = (
    (Go.URGE, _URGE),
    (Go.AWAY, Press("Esc", "Close Untwist", "Close")),
    (Footer.STAY, Press("", "Stay here", "Stay")),
)


class ChoosePage:
    """Draws the screen and knows what of it can be pressed, except the cards.

    `filter` is the number of the filter, `filtered` whether something is left out by it or by a
    word, `finding` whether a word is being typed, `leaving` whether Esc was pressed once.
    """

    def __init__(self, title: str) -> None:
        self._title = title
        self.filter = 0
        self.filtered = self.finding = self.leaving = False
        self._spots: list[tuple[pygame.Rect, Hashable]] = []

    def at(self, pos: tuple[int, int]) -> Hashable | None:
        """What is pressed at a point: a `Go`, a `Footer`, the number of a filter, or nothing."""
        return next((value for box, value in self._spots if box.collidepoint(pos)), None)

    def draw(self, canvas: Canvas, said: str, notice: str, cards: Cards) -> None:
        """All of it; `said` is the line under the title, `notice` a line that can be pressed."""
        look = canvas.look
        width = min(canvas.size[0] - 2 * look.px(0.05), look.px(1.68))
        left = (canvas.size[0] - width) // 2
        self._spots = []
        chips = PressRow(canvas, [self._chip(number) for number in range(len(FILTERS))], width)
        places = self._places()
        footer = PressRow(canvas, [press for _, press in places], width)
        small = look.least_size
        lines = len(canvas.writer.wrap(said, Role.BODY, width, size=small))
        message = lines * canvas.writer.line_height(Role.BODY, small) + look.px(0.012)
        message = max(look.px(0.055), message)
        told = look.px(0.078) if notice else 0
        below = look.px(0.06) + message + told + chips.height
        foot = canvas.size[1] - footer.height - look.px(0.016)
        heading = look.px(0.083)
        if foot - below - heading < look.px(_LEAST_CARDS):
            heading = 0
        canvas.scene(("choose", bool(notice), lines, heading, places))
        box = pygame.Rect(left, look.px(0.025), width, heading)
        self._draw_head(canvas, box)
        box = pygame.Rect(left, box.bottom, width, message)
        self._draw_message(canvas, box, said)
        box = pygame.Rect(left, box.bottom, width, told)
        self._draw_notice(canvas, box, notice)
        at = (left, box.bottom + look.px(0.006))
        drawn = chips.draw(at, "chip", round_ends=True)
        self._spots += [(one, number) for number, one in enumerate(drawn)]
        top = at[1] + chips.height + look.px(0.008)
        cards.draw(canvas, pygame.Rect(left, top, width, foot - look.px(0.012) - top))
        drawn = footer.draw((left, foot), "place", round_ends=False)
        self._spots += [(one, value) for one, (value, _) in zip(drawn, places, strict=True)]
        rest = pygame.Rect(left + footer.end, foot, width - footer.end, footer.height)
        rest.inflate_ip(-look.px(0.03), 0)
        fits = not footer.wrapped and hint_width(canvas.writer, HINT) <= rest.width
        if fits and not self.finding:
            draw_hint(canvas, rest, HINT)

    def _places(self) -> tuple[tuple[Hashable, Press], ...]:
        if self.finding:
            return _FINDING
        if self.leaving:
            return _LEAVING
        return _FILTERED if self.filtered else _PLACES

    def _chip(self, number: int) -> Press:
        name, short, _ = FILTERS[number]
        return Press(str(number + 1), name, short, full=number == self.filter)

    def _draw_head(self, canvas: Canvas, box: pygame.Rect) -> None:
        look, writer = canvas.look, canvas.writer

        def paint(surface: pygame.Surface, at: pygame.Rect) -> None:
            writer.line(surface, self._title, Role.TITLE, look.colour(Ink.INK), at)

        canvas.region("head", box, "", paint)

    def _draw_message(self, canvas: Canvas, box: pygame.Rect, said: str) -> None:
        look, writer = canvas.look, canvas.writer

        def paint(surface: pygame.Surface, at: pygame.Rect) -> None:
            room = pygame.Rect(at.left, at.top, at.width, at.height - look.px(0.01))
            writer.paragraph(surface, said, Role.BODY, look.colour(Ink.QUIET), room)

        canvas.region("message", box, said, paint)

    def _draw_notice(self, canvas: Canvas, box: pygame.Rect, notice: str) -> None:
        """The notice as a bar that can be pressed."""
        look, writer = canvas.look, canvas.writer
        bar = pygame.Rect(box.left, box.top, box.width, max(0, box.height - look.px(0.012)))
        if notice:
            self._spots.append((bar, Go.NOTICE))

        def paint(surface: pygame.Surface, at: pygame.Rect) -> None:
            edge, ground = look.colour(Ink.MOVE), look.colour(Ink.PANEL)
            outlined(surface, at, look.px(0.018), edge, ground, max(1, look.px(0.003)))
            ink, inside = look.colour(Ink.INK), at.inflate(-look.px(0.05), 0)
            key = inside.copy()
            key.width = writer.width(NOTICE_KEY, Role.SMALL)
            key.right = inside.right
            inside.width = key.left - look.px(0.03) - inside.left
            writer.line(surface, notice, Role.STRONG, ink, inside)
            writer.line(surface, NOTICE_KEY, Role.SMALL, look.colour(Ink.QUIET), key)

        hot = [bar] if notice else []
        canvas.region("notice", bar, notice, paint, hot=hot, radius=look.px(0.018))
