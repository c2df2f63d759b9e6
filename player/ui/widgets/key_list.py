"""The keys of a screen as a page to be read: it lies over that screen and any press closes it."""

from __future__ import annotations

from collections.abc import Sequence

from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Event, Rect, Surface
from player.ui.shapes import outlined
from player.ui.text.writer import Writer
from player.ui.widgets.hint import draw_hint
from player.ui.widgets.page import draw_title, lay_out_page
from player.ui.window.canvas import Canvas, Painter
from player.ui.window.events import is_click, is_key, is_release
from player.ui.window.keys import Key, Keys, Pair
from player.ui.window.screen import BaseScreen

_MOST = 0.105
"""The tallest that a line is, of the unit."""

_FEW = 8
"""So many lines or fewer stand in one column before their letters become small."""


class KeyList(BaseScreen[bool]):
    """The list, in two columns where there is room. `more` are keys that it has itself."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        super().__init__()
        self.pairs = tuple(pairs)
        self.more: tuple[Key, ...] = ()
        self._pressed = False

    def keys(self) -> Keys:
        return Keys(*self.more, Key("Esc", "back", self.leave, ("?",)))

    def take(self, event: Event) -> None:
        """A click and every key that stands for a sign close it; Shift alone does not."""
        if is_click(event):
            self._pressed = True
        elif (is_release(event) and self._pressed) or (is_key(event) and event.unicode):
            self.leave()

    def leave(self) -> None:
        self.result = True

    def draw(self, canvas: Canvas) -> None:
        canvas.scene(("keys", self.pairs))
        page = lay_out_page(canvas)
        draw_title(canvas, page.head, "Keys", back=True)
        gap = canvas.look.px(Space.XS)
        draw_keys(canvas, page.body.inflate(0, -2 * gap), self.pairs)
        draw_hint(canvas, page.hint, self.keys().hint())


def draw_keys(canvas: Canvas, room: Rect, pairs: Sequence[Pair]) -> None:
    """A panel with the keys and what they do, in two columns where there is room."""
    look = canvas.look
    panel = room.copy()
    least = look.px(1.35) * (max(1.0, look.text) if len(pairs) <= _FEW else 1.0)
    columns = 2 if panel.width > least else 1
    lines = -(-len(pairs) // columns)
    tall = min(look.px(_MOST * max(1.0, look.text)), (panel.height - look.px(Space.XL)) // lines)
    panel.height = tall * lines + look.px(Space.XL)
    paint = _painter(canvas.writer, pairs, columns, tall)
    canvas.region("keys", panel, tuple(pairs), paint)


def _painter(writer: Writer, pairs: Sequence[Pair], columns: int, tall: int) -> Painter:
    look, lines = writer.look, -(-len(pairs) // columns)

    def paint(surface: Surface, box: Rect) -> None:
        edge, ground = look.colour(Ink.LINE), look.colour(Ink.PANEL)
        outlined(surface, box, look.px(Space.S), edge, ground, max(1, look.px(Space.HAIR)))
        inside = box.inflate(-2 * look.px(Space.XL), -look.px(Space.XL))
        wide = inside.width // columns
        for place, pair in enumerate(pairs):
            column, line = divmod(place, lines)
            corner = (inside.left + column * wide, inside.top + line * tall)
            cell = Rect(corner, (wide - look.px(Space.XL), tall))
            _paint(surface, writer, cell, pair)

    return paint


def _paint(surface: Surface, writer: Writer, cell: Rect, pair: Pair) -> None:
    """A key and what it does beside it, on a line or two."""
    look = writer.look
    room = cell.inflate(0, -look.px(Space.XXS))
    key = Rect(room.left, room.top, room.width * 7 // 20, room.height)
    writer.line(surface, pair[0], Role.STRONG, look.colour(Ink.HOLD), key)
    left = key.right + look.px(Space.S)
    does = Rect(left, room.top, room.right - left, room.height)
    size = writer.size_for(pair[1], Role.BODY, does.size)
    rows = len(writer.wrap(pair[1], Role.BODY, does.width, size=size))
    does.top += max(0, (does.height - rows * writer.line_height(Role.BODY, size)) // 2)
    does.height = room.bottom - does.top
    writer.paragraph(surface, pair[1], Role.BODY, look.colour(Ink.INK), does)
