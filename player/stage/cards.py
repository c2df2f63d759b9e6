"""Cards with a picture, in as many columns as the window has room for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame

from player.stage.canvas import Canvas, Painter
from player.stage.look import Ink, Look, Role
from player.stage.shapes import outlined
from player.stage.text import LEADING, Writer
from player.stage.widgets import Listing, Row

Picture = Callable[[Row, pygame.Surface, pygame.Rect], None]
"""Draws the picture of a row into a box on the panel colour."""


class Cards(Listing):
    """A grid of cards; each shows its row's title, time, second line, and a picture."""

    def __init__(self, rows: Sequence[Row], focus: int, picture: Picture) -> None:
        super().__init__(rows, focus)
        self._picture = picture

    def measure(self, box: pygame.Rect, look: Look) -> tuple[int, int]:
        """Cards of about half the height across; whole lines of them fill the box."""
        columns = max(1, min(round(box.width / look.px(0.56)), max(1, len(self.rows))))
        columns = max(columns, 1 if box.width < look.px(0.8) else 2)
        lines = max(1, round(box.height / (look.px(0.39) * max(1.0, look.text))))
        return columns, box.height // lines

    def card(self, cell: pygame.Rect, look: Look) -> pygame.Rect:
        """The panel inside the place of a card."""
        return _card(cell, look)

    def painter(self, canvas: Canvas, row: Row | None, focused: bool) -> Painter:
        """What paints one card."""
        return _CardPainter(canvas.writer, row, focused, self._picture)


def _card(cell: pygame.Rect, look: Look) -> pygame.Rect:
    """A card in its place, the gaps to the next ones at its right and around it."""
    gap = look.px(0.02)
    return pygame.Rect(cell.left, cell.top + gap // 2, cell.width - gap, cell.height - gap)


class _CardPainter:
    """Paints one card; a row of None is an empty place."""

    def __init__(self, writer: Writer, row: Row | None, focused: bool, picture: Picture) -> None:
        self._writer = writer
        self._row = row
        self._focused = focused
        self._picture = picture

    def __call__(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        row, writer = self._row, self._writer
        if row is None:
            return
        look = writer.look
        card = _card(box, look)
        edge = look.colour(Ink.HOLD if self._focused else Ink.LINE)
        width = look.px(0.0055) if self._focused else max(1, look.px(0.0015))
        outlined(surface, card, look.px(0.02), edge, look.colour(Ink.PANEL), width)
        inside = card.inflate(-look.px(0.036), -look.px(0.028))
        words = _name_height(writer) + 3 * writer.line_height(Role.SMALL)
        picture = pygame.Rect(inside.left, inside.top, inside.width, inside.height - words)
        clip = surface.get_clip()
        surface.set_clip(picture.clip(clip))
        if row.enabled:
            self._picture(row, surface, picture)
        surface.set_clip(clip)
        self._words(surface, pygame.Rect(inside.left, picture.bottom, inside.width, words), row)

    def _words(self, surface: pygame.Surface, box: pygame.Rect, row: Row) -> None:
        """The name, its sentence, and below what one needs and how long it takes."""
        writer, look = self._writer, self._writer.look
        quiet, hold = look.colour(Ink.QUIET), look.colour(Ink.HOLD)
        ink = look.colour(Ink.INK if row.enabled else Ink.ALERT)
        name = pygame.Rect(box.left, box.top, box.width, _name_height(writer))
        y = writer.paragraph(surface, row.title, Role.STRONG, ink, name)
        last = pygame.Rect(box.left, 0, box.width, writer.line_height(Role.SMALL))
        last.bottom = box.bottom
        time = writer.line(surface, row.right, Role.BODY, hold, last, anchor="midright")
        foot = pygame.Rect(last.left, last.top, time.left - look.px(0.015) - last.left, last.height)
        writer.line(surface, row.foot, Role.SMALL, quiet, foot)
        below = pygame.Rect(box.left, y, box.width, last.top - y)
        writer.paragraph(surface, row.below, Role.SMALL, quiet, below)


def _name_height(writer: Writer) -> int:
    """Room for a name on one line, or for a long one on two small ones."""
    two_small = round(2 * writer.look.least_size * LEADING) + 1
    return max(writer.line_height(Role.STRONG), two_small)
