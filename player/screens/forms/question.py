"""A screen with a heading, a few lines and answers to choose from; a panel over another one too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pygame

from player.screens.forms.still import Still
from player.ui.look import Ink, Role
from player.ui.widgets.hint import ALL_KEYS, asks_for_keys, draw_hint
from player.ui.widgets.widgets import Listing, Row
from player.ui.window.canvas import Canvas

if TYPE_CHECKING:
    from player.screens.forms.key_list import KeyList


class Question(Still):
    """Asks one thing. `result` is the `value` of the row that was chosen.

    `shortcuts` are results by the sign that is typed. `on_escape` is the result of Esc,
    `on_leave` that of closing the window; with `on_escape` None, Esc does nothing. `?` lists
    the keys. `notes` is what may stand as `note` above the rows: there is room for the longest,
    so that the rows stay where they are.
    """

    def __init__(
        self,
        title: str,
        lines: Sequence[str],
        rows: Sequence[Row],
        *,
        on_escape: object | None = None,
        on_leave: object | None = None,
        hint: str = "",
        focus: int = 0,
        awake: bool = False,
        compact: bool = False,
        listing: Listing | None = None,
        shortcuts: Mapping[str, object] | None = None,
        notes: Sequence[str] = (),
    ) -> None:
        self.title = title
        self.lines = tuple(lines)
        self.listing = listing or Listing(rows, focus, compact=compact)
        self.hint = hint
        self.note = ""
        self._notes = tuple(notes)
        self._shortcuts = dict(shortcuts or {})
        self.result: object | None = None
        self.awake = awake
        self.typing = False
        self._on_escape = on_escape
        self._on_leave = on_leave if on_leave is not None else on_escape
        self._keys: KeyList | None = None

    @property
    def lists_keys(self) -> bool:
        """Whether the list of the keys lies over it; then every event is for that."""
        return self._keys is not None

    def handle(self, event: pygame.event.Event) -> None:
        """Arrows and Tab move the focus, Enter, a row's key or a click choose."""
        if self._keys is not None:
            self._keys.handle(event)
            if self._keys.result is not None:
                self._keys = None
            return
        if asks_for_keys(event):
            from player.screens.forms.key_list import keys_of  # not on the way to a first frame

            self._keys = keys_of(self.hint)
            return
        if event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            self.result = self._on_escape
            return
        if event.type == pygame.KEYDOWN and event.unicode.casefold() in self._shortcuts:
            self.result = self._shortcuts[event.unicode.casefold()]
            return
        chosen = self.listing.handle(event)
        if chosen is not None:
            self.result = chosen.value

    def leave(self) -> None:
        """The window is closed: the answer that loses nothing."""
        self.result = self._on_leave

    def draw(self, canvas: Canvas) -> None:
        """Heading, lines, answers, and the keys in one quiet line; or the list of them."""
        if self._keys is not None:
            self._keys.draw(canvas)
            return
        canvas.scene(("question", self.title, self.lines))
        look, writer = canvas.look, canvas.writer
        edge = look.px(0.06)
        width = min(canvas.size[0] - 2 * edge, look.px(1.68))
        left = (canvas.size[0] - width) // 2
        y = look.px(0.04)

        def head(surface: pygame.Surface, box: pygame.Rect) -> None:
            colour = look.colour(Ink.INK)
            writer.line(surface, self.title, Role.TITLE, colour, box)

        canvas.region("head", pygame.Rect(left, y, width, look.px(0.08)), self.title, head)
        y += look.px(0.095)
        for place, line in enumerate(self.lines):
            rows = len(writer.wrap(line, Role.BODY, width))
            box = pygame.Rect(left, y, width, rows * writer.line_height(Role.BODY))
            canvas.region(f"line {place}", box, line, self._line_painter(canvas, line))
            y = box.bottom + look.px(0.008)
        y = self._draw_note(canvas, pygame.Rect(left, y, width, 0)) + look.px(0.015)
        bottom = canvas.size[1] - look.px(0.06)
        self.listing.draw(canvas, pygame.Rect(left, y, width, max(look.px(0.1), bottom - y)))
        hint = pygame.Rect(left, bottom, width, look.px(0.045))
        draw_hint(canvas, hint, self.hint, (ALL_KEYS,))

    def _draw_note(self, canvas: Canvas, row: pygame.Rect) -> int:
        """What is said of the row with the focus, if anything may be; the y below it."""
        if not self._notes:
            return row.top
        writer = canvas.writer
        rows = max(len(writer.wrap(one, Role.BODY, row.width)) for one in self._notes)
        row.height = rows * writer.line_height(Role.BODY) + canvas.look.px(0.008)
        canvas.region("note", row, self.note, self._line_painter(canvas, self.note))
        return row.bottom

    def _line_painter(self, canvas: Canvas, line: str) -> _Paragraph:
        return _Paragraph(canvas, line)


class _Paragraph:
    def __init__(self, canvas: Canvas, text: str) -> None:
        self._canvas, self._text = canvas, text

    def __call__(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        colour = self._canvas.look.colour(Ink.QUIET)
        self._canvas.writer.paragraph(surface, self._text, Role.BODY, colour, box)
