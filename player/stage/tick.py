"""A line of a checklist: a box to tick, and what it stands for."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pygame

from player.stage.fields import Taken
from player.stage.look import Ink, Role
from player.stage.shapes import outlined, smooth_polygon
from player.stage.text import Writer


class Tick:
    """True when it is ticked; Space, `Y`, `N` or a click. `detail` is shown small below."""

    def __init__(self, name: str, label: str, detail: str = "", *, on: bool = False) -> None:
        self.name, self.label, self.detail = name, label, detail
        self._on = on

    @property
    def value(self) -> bool:
        """Whether it is ticked."""
        return self._on

    def _room(self, writer: Writer, width: int) -> int:
        return width - writer.look.px(0.1)

    def height(self, writer: Writer, width: int) -> int:
        """As many lines as the words need."""
        room = self._room(writer, width)
        lines = len(writer.wrap(self.label, Role.BODY, room))
        small = len(writer.wrap(self.detail, Role.SMALL, room))
        tall = lines * writer.line_height(Role.BODY) + small * writer.line_height(Role.SMALL)
        return tall + writer.look.px(0.024)

    def handle(self, event: pygame.event.Event, box: pygame.Rect) -> Taken:
        """Space turns it over; `Y` and `N` answer and go on."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            if not box.collidepoint(event.pos):
                return Taken.NO
            self._on = not self._on
            return Taken.YES
        if event.type != pygame.KEYDOWN:
            return Taken.NO
        sign = event.unicode.casefold()
        if event.key == pygame.K_SPACE:
            self._on = not self._on
            return Taken.YES
        if sign in ("y", "n"):
            self._on = sign == "y"
            return Taken.DONE
        return Taken.NO

    def key(self) -> Hashable:
        """The words and the tick."""
        return (self.label, self.detail, self._on)

    def hot(self, box: pygame.Rect, writer: Writer) -> Sequence[pygame.Rect]:
        """The panel."""
        return [self._panel(box, writer)]

    @staticmethod
    def _panel(box: pygame.Rect, writer: Writer) -> pygame.Rect:
        return pygame.Rect(box.left, box.top, box.width, box.height - writer.look.px(0.006))

    def draw(self, surface: pygame.Surface, box: pygame.Rect, writer: Writer, on: bool) -> None:
        """A panel with the box at its left; the edge shows the focus."""
        look = writer.look
        panel = self._panel(box, writer)
        edge = look.colour(Ink.HOLD if on else Ink.LINE)
        width = look.px(0.004) if on else max(1, look.px(0.0015))
        outlined(surface, panel, look.px(0.012), edge, look.colour(Ink.PANEL), width)
        side = look.px(0.034)
        place = pygame.Rect(panel.left + look.px(0.018), 0, side, side)
        place.centery = panel.centery
        ink = look.colour(Ink.HOLD)
        ground = ink if self._on else look.colour(Ink.PANEL)
        outlined(surface, place, look.px(0.006), ink, ground, max(1, look.px(0.003)))
        if self._on:
            self._draw_mark(surface, place, look.colour(Ink.GROUND))
        left = place.right + look.px(0.02)
        room = pygame.Rect(left, panel.top + look.px(0.006), panel.right - left, panel.height)
        y = writer.paragraph(surface, self.label, Role.BODY, look.colour(Ink.INK), room)
        if self.detail:
            below = pygame.Rect(left, y, room.width, panel.bottom - y)
            writer.paragraph(surface, self.detail, Role.SMALL, look.colour(Ink.QUIET), below)

    @staticmethod
    def _draw_mark(surface: pygame.Surface, box: pygame.Rect, colour: tuple[int, int, int]) -> None:
        """A tick as a polygon of two strokes."""
        corners = ((0.2, 0.5), (0.42, 0.72), (0.8, 0.26), (0.88, 0.36), (0.43, 0.88), (0.12, 0.6))
        points = [(box.left + x * box.width, box.top + y * box.height) for x, y in corners]
        smooth_polygon(surface, points, colour)
