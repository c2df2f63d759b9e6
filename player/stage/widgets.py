"""A list of rows to choose from by keyboard, mouse, wheel or touch; every choice is made of it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import pygame

from player.stage.canvas import Canvas
from player.stage.look import Ink, Look, Role
from player.stage.shapes import outlined, rounded
from player.stage.text import Writer


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list. `key` is a character that chooses it at once, `below` a second line.

    A row with `enabled` off is shown and can be reached, so that it can be read, not chosen.
    """

    title: str
    right: str = ""
    below: str = ""
    key: str = ""
    enabled: bool = True
    value: Hashable = None


class Listing:
    """Rows with a focus; the ends are ends. A `compact` one shows more rows at a time."""

    def __init__(self, rows: Sequence[Row], focus: int = 0, *, compact: bool = False) -> None:
        self.rows = tuple(rows)
        self.compact = compact
        self.focus = max(0, min(focus, len(self.rows) - 1))
        self.top = 0
        self._box = pygame.Rect(0, 0, 0, 0)
        self._step = 1
        self._pressed: int | None = None

    def handle(self, event: pygame.event.Event) -> Row | None:
        """Take an event; the row that was chosen by it, or None."""
        if event.type == pygame.KEYDOWN:
            return self._key(event)
        if event.type == pygame.MOUSEWHEEL:
            self.top = max(0, min(self._last_top(), self.top - event.y))
        elif event.type == pygame.MOUSEMOTION:
            found = self._row_at(event.pos)
            self.focus = self.focus if found is None else found
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._pressed = self._row_at(event.pos)
            self.focus = self.focus if self._pressed is None else self._pressed
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            pressed, self._pressed = self._pressed, None
            if pressed is not None and self._row_at(event.pos) == pressed:
                return self._choose(pressed)
        return None

    def _key(self, event: pygame.event.Event) -> Row | None:
        page = max(1, self._visible() - 1)
        by = {
            pygame.K_UP: -1,
            pygame.K_LEFT: -1,
            pygame.K_DOWN: 1,
            pygame.K_RIGHT: 1,
            pygame.K_PAGEUP: -page,
            pygame.K_PAGEDOWN: page,
            pygame.K_HOME: -len(self.rows),
            pygame.K_END: len(self.rows),
            pygame.K_TAB: -1 if event.mod & pygame.KMOD_SHIFT else 1,
        }.get(event.key)
        if by is not None:
            self.focus = max(0, min(len(self.rows) - 1, self.focus + by))
            self._follow()
            return None
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE):
            return self._choose(self.focus)
        for place, row in enumerate(self.rows):
            if row.key and event.unicode.casefold() == row.key.casefold():
                self.focus = place
                return self._choose(place)
        return None

    def _choose(self, place: int) -> Row | None:
        if 0 <= place < len(self.rows) and self.rows[place].enabled:
            return self.rows[place]
        return None

    def _visible(self) -> int:
        return max(1, self._box.height // self._step)

    def _last_top(self) -> int:
        return max(0, len(self.rows) - self._visible())

    def _follow(self) -> None:
        """Scroll just so far that the focus is seen."""
        self.top = min(self.top, self.focus)
        self.top = max(self.top, self.focus - self._visible() + 1, 0)

    def _row_at(self, pos: tuple[int, int]) -> int | None:
        if not self._box.collidepoint(pos):
            return None
        place = self.top + (pos[1] - self._box.top) // self._step
        return place if place < len(self.rows) else None

    def draw(self, canvas: Canvas, box: pygame.Rect) -> None:
        """Draw the rows that fit into the box, the focused one among them."""
        bar = canvas.look.px(0.022)
        rail = pygame.Rect(box.right - bar // 2, box.top, bar // 2, box.height)
        box = pygame.Rect(box.left, box.top, box.width - bar, box.height)
        moved = box != self._box
        self._box = box
        self._step = self._row_height(canvas.look)
        if moved:
            self._follow()
        self.top = min(self.top, self._last_top())
        for line in range(self._visible()):
            place = self.top + line
            row = self.rows[place] if place < len(self.rows) else None
            where = pygame.Rect(box.left, box.top + line * self._step, box.width, self._step)
            focused = place == self.focus
            paint = _RowPainter(canvas.writer, row, focused)
            canvas.region(f"row {line}", where, (row, focused), paint)
        self._draw_rail(canvas, rail)

    def _draw_rail(self, canvas: Canvas, rail: pygame.Rect) -> None:
        """How much of the list is seen, and where; nothing when all of it is."""
        seen, all_rows = self._visible(), len(self.rows)

        def paint(surface: pygame.Surface, box: pygame.Rect) -> None:
            if seen >= all_rows:
                return
            rounded(surface, box, box.width // 2, canvas.look.colour(Ink.LINE))
            height = max(2 * box.width, box.height * seen // all_rows)
            room = box.height - height
            thumb = pygame.Rect(box.left, 0, box.width, height)
            thumb.top = box.top + room * self.top // max(1, all_rows - seen)
            rounded(surface, thumb, box.width // 2, canvas.look.colour(Ink.QUIET))

        canvas.region("rail", rail, (seen, all_rows, self.top), paint)

    def _row_height(self, look: Look) -> int:
        tall = any(row.below for row in self.rows)
        return look.px(0.118 if tall else 0.0625 if self.compact else 0.078)


class _RowPainter:
    """Paints one row; a row of None is an empty place."""

    def __init__(self, writer: Writer, row: Row | None, focused: bool) -> None:
        self._writer = writer
        self._row = row
        self._focused = focused

    def __call__(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        row, writer = self._row, self._writer
        if row is None:
            return
        look = writer.look
        card = box.inflate(0, -look.px(0.012))
        edge = look.colour(Ink.HOLD if self._focused else Ink.LINE)
        width = look.px(0.0045) if self._focused else max(1, look.px(0.0015))
        outlined(surface, card, look.px(0.016), edge, look.colour(Ink.PANEL), width)
        inside = card.inflate(-look.px(0.04), -look.px(0.012))
        x = inside.left
        if row.key:
            x = self._put_key(surface, inside)
        ink = look.colour(Ink.INK if row.enabled else Ink.ALERT)
        room = inside.right - x - writer.width(row.right, Role.BODY) - look.px(0.02)
        middle = inside.centery if not row.below else inside.top + round(inside.height * 0.29)
        title = writer.shortened(row.title, Role.STRONG, room)
        writer.put(surface, title, Role.STRONG, ink, (x, middle), anchor="midleft")
        right = (inside.right, middle)
        writer.put(surface, row.right, Role.BODY, look.colour(Ink.HOLD), right, anchor="midright")
        if row.below:
            below = writer.shortened(row.below, Role.SMALL, inside.right - x)
            at = (x, inside.top + round(inside.height * 0.74))
            writer.put(surface, below, Role.SMALL, look.colour(Ink.QUIET), at, anchor="midleft")

    def _put_key(self, surface: pygame.Surface, inside: pygame.Rect) -> int:
        writer, look = self._writer, self._writer.look
        at = (inside.left + look.px(0.015), inside.centery)
        colour = look.colour(Ink.HOLD)
        writer.put(surface, self._row_key(), Role.STRONG, colour, at, anchor="center")
        return inside.left + look.px(0.055)

    def _row_key(self) -> str:
        key = self._row.key if self._row else ""
        return {"\x1b": "Esc", " ": "Space"}.get(key, key.upper())
