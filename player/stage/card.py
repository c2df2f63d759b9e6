"""A card of lines to read."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pygame

from player.stage.field import Taken, put_text, text_height
from player.stage.look import Ink, Role
from player.stage.shapes import outlined
from player.stage.text import Writer


class Card:
    """Lines to read, on a panel; nothing to answer. With `dots`, each is a point of a list."""

    def __init__(
        self,
        name: str,
        title: str,
        lines: Sequence[str],
        ink: Ink = Ink.INK,
        *,
        dots: bool = False,
    ) -> None:
        self.name, self.title = name, title
        self.lines = tuple(lines)
        self._ink, self._dots = ink, dots

    @property
    def value(self) -> None:
        """Nothing is asked."""
        return

    def height(self, writer: Writer, width: int) -> int:
        """The title and the lines, wrapped."""
        look = writer.look
        inner = width - 2 * look.px(0.025)
        return text_height(writer, self.title, Role.STRONG, inner) + self._tall(writer, inner)

    def _tall(self, writer: Writer, inner: int) -> int:
        room = inner - self._indent(writer)
        rows = sum(text_height(writer, line, Role.BODY, room) for line in self.lines)
        return rows + self._gap(writer) * max(0, len(self.lines) - 1) + writer.look.px(0.044)

    def _indent(self, writer: Writer) -> int:
        return writer.look.px(0.028) if self._dots else 0

    def _gap(self, writer: Writer) -> int:
        return writer.look.px(0.005) if self._dots else 0

    def handle(self, event: pygame.event.Event, box: pygame.Rect) -> Taken:
        """Nothing is taken."""
        return Taken.NO

    def key(self) -> Hashable:
        """All its words."""
        return (self.title, self.lines)

    def hot(self, box: pygame.Rect, writer: Writer) -> Sequence[pygame.Rect]:
        """Nothing can be pressed."""
        return ()

    def draw(self, surface: pygame.Surface, box: pygame.Rect, writer: Writer, on: bool) -> None:
        """The panel with its words."""
        look = writer.look
        panel = pygame.Rect(box.left, box.top, box.width, box.height - look.px(0.012))
        edge = look.colour(Ink.LINE), look.colour(Ink.PANEL)
        outlined(surface, panel, look.px(0.018), *edge, max(1, look.px(0.0015)))
        inside = panel.inflate(-2 * look.px(0.025), -look.px(0.03))
        y = put_text(surface, inside, writer, self.title, Role.STRONG, self._ink)
        indent, first = self._indent(writer), writer.line_height(Role.BODY) // 2
        for line in self.lines:
            room = pygame.Rect(inside.left + indent, y, inside.width - indent, 0)
            if self._dots:
                radius = max(2, look.px(0.0045))
                at = (inside.left + radius + look.px(0.004), y + first)
                pygame.draw.aacircle(surface, look.colour(Ink.HOLD), at, radius)
            y = put_text(surface, room, writer, line, Role.BODY, Ink.QUIET) + self._gap(writer)
