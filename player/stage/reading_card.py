"""A card of lines that are written smaller where the window is too low for them."""

from __future__ import annotations

import pygame

from player.stage.fields import Card
from player.stage.look import Ink, Role
from player.stage.shapes import outlined
from player.stage.text import Writer


class ReadingCard(Card):
    """Lines to read; all in one size, the largest at which all of them fit into the box."""

    def draw(self, surface: pygame.Surface, box: pygame.Rect, writer: Writer, on: bool) -> None:
        """The panel with its words."""
        look = writer.look
        inner = box.width - 2 * look.px(0.025)
        tall = box.height - look.px(0.042)
        if self.title or self.height(writer, box.width) <= box.height:
            super().draw(surface, box, writer, on)
            return
        panel = pygame.Rect(box.left, box.top, box.width, box.height - look.px(0.012))
        edge, ground = look.colour(Ink.LINE), look.colour(Ink.PANEL)
        outlined(surface, panel, look.px(0.018), edge, ground, max(1, look.px(0.0015)))
        x, y = panel.left + look.px(0.025), panel.top + look.px(0.015)
        size = self._size(writer, inner, tall)
        for line in self.lines:
            for part in writer.wrap(line, Role.BODY, inner, size=size):
                writer.put(surface, part, Role.BODY, look.colour(Ink.QUIET), (x, y), size=size)
                y += writer.line_height(Role.BODY, size)

    def _size(self, writer: Writer, width: int, height: int) -> int:
        size = writer.look.type_size(Role.BODY)
        while size > writer.look.least_size:
            rows = sum(len(writer.wrap(line, Role.BODY, width, size=size)) for line in self.lines)
            if rows * writer.line_height(Role.BODY, size) <= height:
                break
            size -= 1
        return size
