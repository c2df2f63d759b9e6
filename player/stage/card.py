"""A card of lines to read, which are written smaller where the window is too low for them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pygame

from player.stage.field import Taken
from player.stage.look import Ink, Role
from player.stage.shapes import outlined
from player.stage.text import Writer


class Card:
    """Lines to read, on a panel; nothing to answer."""

    def __init__(self, name: str, title: str, lines: Sequence[str], ink: Ink = Ink.INK) -> None:
        self.name, self.title = name, title
        self.lines = tuple(lines)
        self._ink = ink

    @property
    def value(self) -> None:
        """Nothing is asked."""
        return

    def height(self, writer: Writer, width: int) -> int:
        """The title and the lines, wrapped."""
        look = writer.look
        inner = width - 2 * look.px(0.025)
        rows = sum(len(writer.wrap(line, Role.BODY, inner)) for line in self.lines)
        head = writer.line_height(Role.STRONG) if self.title else 0
        return head + rows * writer.line_height(Role.BODY) + look.px(0.044)

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
        """The panel with its words, all in one size: the largest at which they fit into the box."""
        look = writer.look
        panel = pygame.Rect(box.left, box.top, box.width, box.height - look.px(0.012))
        edge = look.colour(Ink.LINE), look.colour(Ink.PANEL)
        outlined(surface, panel, look.px(0.018), *edge, max(1, look.px(0.0015)))
        inside = panel.inflate(-2 * look.px(0.025), -look.px(0.03))
        y, size = inside.top, self._size(writer, inside.size)
        if self.title:
            tall = writer.line_height(Role.STRONG)
            head = pygame.Rect(inside.left, y, inside.width, tall)
            writer.line(surface, self.title, Role.STRONG, look.colour(self._ink), head)
            y += tall
        for line in self.lines:
            room = pygame.Rect(inside.left, y, inside.width, inside.bottom - y)
            ink = look.colour(Ink.QUIET)
            y = writer.paragraph(surface, line, Role.BODY, ink, room, most=size)

    def _size(self, writer: Writer, room: tuple[int, int]) -> int:
        """The size of the lines in a room that the title stands in as well."""
        size, least = writer.look.type_size(Role.BODY), writer.look.least_size
        tall = room[1] - (writer.line_height(Role.STRONG) if self.title else 0)
        while size > least:
            rows = sum(len(writer.wrap(one, Role.BODY, room[0], size=size)) for one in self.lines)
            if rows * writer.line_height(Role.BODY, size) <= tall + 2:
                break
            size -= 1
        return size
