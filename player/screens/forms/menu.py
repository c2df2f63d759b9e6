"""A screen with a heading, a few lines, and rows to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar, cast

from player.ui.look import Role, Space
from player.ui.pygame_types import Event, Rect
from player.ui.widgets.hint import draw_hint
from player.ui.widgets.listing import Listing, Row
from player.ui.widgets.page import draw_paragraph, draw_title, lay_out_page
from player.ui.window.canvas import Canvas
from player.ui.window.keys import Key, Keys
from player.ui.window.screen import BaseScreen

T = TypeVar("T")

NO_KEYS = Keys()


class Menu(BaseScreen[T]):
    """Asks one thing, answered by the `value` of the row that is chosen: a `T`.

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
        on_escape: T | None = None,
        on_leave: T | None = None,
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
        escape = [] if self._on_escape is None else [Key("Esc", self._escape, self.escape)]
        return self._more + self.listing.keys(self._choose) + Keys(*escape)

    def escape(self) -> None:
        self.result = self._on_escape

    def take(self, event: Event) -> None:
        chosen = self.listing.handle(event)
        if chosen is not None:
            self.chosen(chosen)

    def chosen(self, row: Row) -> None:
        """A row was chosen: it is the answer."""
        self.result = cast("T", row.value)

    def leave(self) -> None:
        self.result = self._on_leave

    def draw(self, canvas: Canvas) -> None:
        canvas.scene(("question", self.title, self.lines))
        page = lay_out_page(canvas)
        look, writer, body = canvas.look, canvas.writer, page.body
        self._draw_head(canvas, page.head)
        y = body.top
        for place, line in enumerate(self.lines):
            rows = len(writer.wrap(line, Role.BODY, body.width))
            box = Rect(body.left, y, body.width, rows * writer.line_height(Role.BODY))
            draw_paragraph(canvas, f"line {place}", box, line)
            y = box.bottom + look.px(Space.XXS)
        y = self._draw_note(canvas, Rect(body.left, y, body.width, 0)) + look.px(Space.S)
        foot = self._draw_foot(canvas, Rect(body.left, y, body.width, body.bottom - y))
        room = Rect(body.left, y, body.width, max(look.px(Space.HEAD), foot - y))
        self.listing.draw(canvas, room)
        draw_hint(canvas, page.hint, self.hint())

    def _draw_note(self, canvas: Canvas, row: Rect) -> int:
        """What is said of the row with the focus, if anything may be; the y below it."""
        if not self._notes:
            return row.top
        writer = canvas.writer
        rows = max(len(writer.wrap(one, Role.BODY, row.width)) for one in self._notes)
        row.height = rows * writer.line_height(Role.BODY) + canvas.look.px(Space.XXS)
        draw_paragraph(canvas, "note", row, self.note)
        return row.bottom

    def _draw_head(self, canvas: Canvas, box: Rect) -> None:
        draw_title(canvas, box, self.title, back=self.keys().find("Esc") is not None)

    def _draw_foot(self, canvas: Canvas, room: Rect) -> int:
        """What stands between the rows and the hint, at the foot of a room; the y above it."""
        return room.bottom
