"""A screen with a heading, a few lines and answers to choose from; a panel over another one too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from player.ui.look import Ink, Role
from player.ui.pygame_types import Event, Rect, Surface
from player.ui.widgets.hint import draw_hint
from player.ui.widgets.widgets import Listing, Row
from player.ui.window.canvas import Canvas
from player.ui.window.keys import Key, Keys
from player.ui.window.screen import BaseScreen

NO_KEYS = Keys()


class Question(BaseScreen[Any]):
    """Asks one thing. `result` is the `value` of the row that was chosen.

    `on_escape` is the result of Esc, `on_leave` that of closing the window; with `on_escape` None,
    Esc does nothing. `choose` and `escape` say what Enter and Esc do; `more` are keys besides.
    `notes` is what may stand as `note` above the rows: there is room for the longest, so that the
    rows stay where they are.
    """

    def __init__(
        self,
        title: str,
        lines: Sequence[str],
        rows: Sequence[Row],
        *,
        on_escape: object | None = None,
        on_leave: object | None = None,
        choose: str = "choose",
        escape: str = "back",
        more: Keys = NO_KEYS,
        focus: int = 0,
        awake: bool = False,
        compact: bool = False,
        listing: Listing | None = None,
        notes: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.title = title
        self.lines = tuple(lines)
        self.listing = listing or Listing(rows, focus, compact=compact)
        self.note = ""
        self.awake = awake
        self._notes = tuple(notes)
        self._choose, self._escape, self._more = choose, escape, more
        self._on_escape = on_escape
        self._on_leave = on_leave if on_leave is not None else on_escape

    def keys(self) -> Keys:
        """Those of the list, those that were given, and Esc."""
        escape = [] if self._on_escape is None else [Key("Esc", self._escape, self.escape)]
        return self._more + self.listing.keys(self._choose) + Keys(*escape)

    def escape(self) -> None:
        """Give the answer that Esc means."""
        self.result = self._on_escape

    def take(self, event: Event) -> None:
        """Arrows and Tab move the focus, Enter, a row's key or a click choose."""
        chosen = self.listing.handle(event)
        if chosen is not None:
            self.chosen(chosen)

    def chosen(self, row: Row) -> None:
        """A row was chosen: it is the answer."""
        self.result = row.value

    def leave(self) -> None:
        """The window is closed: the answer that loses nothing."""
        self.result = self._on_leave

    def draw(self, canvas: Canvas) -> None:
        """Heading, lines, answers, and the keys in one quiet line."""
        canvas.scene(("question", self.title, self.lines))
        look, writer = canvas.look, canvas.writer
        edge = look.px(0.06)
        width = min(canvas.size[0] - 2 * edge, look.px(1.68))
        left = (canvas.size[0] - width) // 2
        y = look.px(0.04)

        def head(surface: Surface, box: Rect) -> None:
            colour = look.colour(Ink.INK)
            writer.line(surface, self.title, Role.TITLE, colour, box)

        row = Rect(left, y, width, look.px(0.08))
        row.width = self._draw_head_end(canvas, row)
        canvas.region("head", row, self.title, head)
        y += look.px(0.095)
        for place, line in enumerate(self.lines):
            rows = len(writer.wrap(line, Role.BODY, width))
            box = Rect(left, y, width, rows * writer.line_height(Role.BODY))
            canvas.region(f"line {place}", box, line, self._line_painter(canvas, line))
            y = box.bottom + look.px(0.008)
        y = self._draw_note(canvas, Rect(left, y, width, 0)) + look.px(0.015)
        foot = canvas.size[1] - look.px(0.06)
        bottom = self._draw_foot(canvas, Rect(left, y, width, foot - y))
        self.listing.draw(canvas, Rect(left, y, width, max(look.px(0.1), bottom - y)))
        hint = Rect(left, foot, width, look.px(0.045))
        draw_hint(canvas, hint, self.hint())

    def _draw_note(self, canvas: Canvas, row: Rect) -> int:
        """What is said of the row with the focus, if anything may be; the y below it."""
        if not self._notes:
            return row.top
        writer = canvas.writer
        rows = max(len(writer.wrap(one, Role.BODY, row.width)) for one in self._notes)
        row.height = rows * writer.line_height(Role.BODY) + canvas.look.px(0.008)
        canvas.region("note", row, self.note, self._line_painter(canvas, self.note))
        return row.bottom

    def _draw_head_end(self, canvas: Canvas, row: Rect) -> int:
        """What stands at the right of the title; the pixels that are left for the title."""
        return row.width

    def _draw_foot(self, canvas: Canvas, room: Rect) -> int:
        """What stands between the rows and the hint, at the foot of a room; the y above it."""
        return room.bottom

    def _line_painter(self, canvas: Canvas, line: str) -> _Paragraph:
        return _Paragraph(canvas, line)


class _Paragraph:
    def __init__(self, canvas: Canvas, text: str) -> None:
        self._canvas, self._text = canvas, text

    def __call__(self, surface: Surface, box: Rect) -> None:
        colour = self._canvas.look.colour(Ink.QUIET)
        self._canvas.writer.paragraph(surface, self._text, Role.BODY, colour, box)
