"""A screen with a heading, a few lines, and rows to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar, cast

from player.plan.wording import number
from player.ui.look import Role, Space
from player.ui.pygame_types import Event, Rect
from player.ui.widgets.hint import draw_hint
from player.ui.widgets.listing import Listing, Row
from player.ui.widgets.page import draw_paragraph, draw_title, lay_out_page
from player.ui.window.canvas import Canvas
from player.ui.window.keys import Key, Keys
from player.ui.window.screen import BaseScreen

if TYPE_CHECKING:
    from player.screens.forms.reader import Reader

T = TypeVar("T")

NO_KEYS = Keys()

_KEYS_ALOUD = {str(digit): number(digit) for digit in range(10)} | {"+": "plus"}
"""How the keys of answers are read; a letter is read as it is."""


class Menu(BaseScreen[T]):
    """Asks one thing, answered by the `value` of the row that is chosen: a `T`.

    `on_escape` is the result of Esc, `on_leave` that of closing the window; with `on_escape` None,
    Esc does nothing. `choose` and `escape` say what Enter and Esc do; `more` are keys besides.
    `notes` is what may stand as `note` above the rows: there is room for the longest, so that the
    rows stay where they are. A `reader` reads the question and its answers with their keys.
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
        reader: Reader | None = None,
    ) -> None:
        super().__init__()
        self.reader = reader
        self._unread = reader is not None
        self.title = title
        self.lines = tuple(lines)
        self.listing = listing or Listing(rows, focus, compact=compact)
        self.note = ""
        self.awake = awake
        self._notes = tuple(notes)
        self._choose, self._escape, self._more = choose, escape, more
        self._on_escape = on_escape
        self._on_leave = on_leave if on_leave is not None else on_escape

    def spoken(self) -> list[str]:
        """The question and its answers as they are read aloud, each with its key."""
        rows = [f"{_KEYS_ALOUD.get(row.key, row.key)}: {row.title}." for row in self.listing.rows]
        return [self.title, *self.lines, *rows]

    def read_again(self) -> None:
        """Read it from its beginning, as after a question that lay over it."""
        self._unread = self.reader is not None

    def update(self) -> None:
        if self.reader is None:
            return
        if self._unread:
            self._unread = False
            self.reader.start(self.spoken())
        self.reader.update()

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
