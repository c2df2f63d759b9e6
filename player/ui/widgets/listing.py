"""A list of rows to choose from by keyboard, mouse, wheel or touch; every choice is made of it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from msgspec import Struct

from player.ui.look import Ink, Look, Role, Space
from player.ui.pygame_types import Event, Rect, Surface
from player.ui.shapes import outlined
from player.ui.text.writer import Writer
from player.ui.widgets.rail import Rail, ScrolledLines
from player.ui.window.canvas import Canvas, Painter
from player.ui.window.events import is_click, is_key, is_motion, is_release, is_wheel
from player.ui.window.keys import Key, Keys, key_name


class Row(Struct, frozen=True):
    """One line of a list. `key` is a character that chooses it at once, `below` a second line.

    A row with `enabled` off is shown and can be reached, so that it can be read, not chosen.
    A `heading` stands above rows that belong together; it is passed over.
    """

    title: str
    right: str = ""
    below: str = ""
    key: str = ""
    enabled: bool = True
    value: Hashable = None
    heading: bool = False


class Listing:
    """Rows with a focus; the ends are ends. A `compact` one shows more rows at a time.

    It is a grid of one column; one of several says so in `measure`. `name` keeps the regions of
    two on one screen apart.
    """

    def __init__(
        self, rows: Sequence[Row], focus: int = 0, *, compact: bool = False, name: str = ""
    ) -> None:
        self.rows = rows
        self.compact = compact
        self.name = name or "row"
        self.has_focus = True
        """Whether the keys are for this list."""
        self.focus = self._reachable(focus, 1)
        self.scrolled = ScrolledLines()
        self._rail = Rail(self.scrolled, f"{name} rail".strip())
        self._box = Rect(0, 0, 0, 0)
        self._columns = 1
        self._cell = (1, 1)
        self._pressed: int | None = None
        self._dragged = 0
        """Pixels that a finger dragged, short of a line."""

    @property
    def top(self) -> int:
        """The first line that is seen."""
        return self.scrolled.offset

    @top.setter
    def top(self, line: int) -> None:
        self.scrolled.scroll_to(line)

    def measure(self, box: Rect, look: Look) -> tuple[int, int]:
        """How many columns the box has, and how tall a line is in pixels."""
        tall = any(row.below for row in self.rows)
        share = 0.122 if tall else 0.07 if self.compact else 0.08
        return 1, look.px(share * max(1.0, look.text))

    def card(self, cell: Rect, look: Look) -> Rect:
        """The panel inside the place of a row."""
        return cell.inflate(0, -look.px(Space.XS))

    def value_box(self, place: int, writer: Writer) -> Rect:
        """Where the right text of a row stands, as it was drawn last."""
        look, row = writer.look, self.rows[place]
        line = place // self._columns - self.top
        cell = Rect(self._box.left, self._box.top + line * self._cell[1], *self._cell)
        inside = self.card(cell, look).inflate(-look.px(Space.XXL), 0)
        room = (inside.width * 3 // 5, inside.height + 2)
        size = writer.size_for(row.right, Role.BODY, room)
        wide = min(writer.width(row.right, Role.BODY, size), room[0])
        return Rect(inside.right - wide, inside.top, wide, inside.height)

    def painter(self, canvas: Canvas, row: Row | None, focused: bool) -> Painter:
        """What paints one row; a row of None is an empty place."""
        return _RowPainter(canvas.writer, row, focused)

    def keys(self, choose: str) -> Keys:
        """The keys that it takes; `choose` says what choosing a row does."""
        moves = [Key("↑", "move"), Key("↓", "move")] if len(self.rows) > 1 else []
        if self._columns > 1:
            moves += [Key("←", "move"), Key("→", "move")]
        rows = [Key(one.key.upper(), one.title, hint=False) for one in self.rows if one.key]
        return Keys(*moves, Key("Enter", choose, also=("Space",)), *rows)

    def handle(self, event: Event) -> Row | None:
        """Take an event; the row that was chosen by it, or None."""
        if is_key(event):
            return self._key(event)
        if is_wheel(event):
            self.top -= self._turns(event)
        elif is_motion(event):
            self._rail.drag(event.pos)
            found = self._row_at(event.pos)
            self.focus = self.focus if found is None else found
        elif is_click(event):
            self._pressed = None if self._rail.press(event.pos) else self._row_at(event.pos)
            self.focus = self.focus if self._pressed is None else self._pressed
        elif is_release(event):
            self._rail.release()
            pressed, self._pressed = self._pressed, None
            if pressed is not None and self._row_at(event.pos) == pressed:
                return self._choose(pressed)
        return None

    def _turns(self, event: Event) -> int:
        """By how many lines a wheel turns, or a finger drags: the rows follow it."""
        pixels: int | None = getattr(event, "pixels", None)
        if pixels is None:
            return int(event.y)
        self._dragged += pixels
        lines = round(self._dragged / self._cell[1])
        self._dragged -= lines * self._cell[1]
        return lines

    def _key(self, event: Event) -> Row | None:
        page = self._columns * max(1, self._lines_seen() - 1)
        by = {
            "↑": -self._columns,
            "←": -1,
            "↓": self._columns,
            "→": 1,
            "Page Up": -page,
            "Page Down": page,
            "Home": -len(self.rows),
            "End": len(self.rows),
            "Tab": 1,
            "Shift+Tab": -1,
        }.get(key_name(event))
        if by is not None:
            self._move(by)
            return None
        if key_name(event) in ("Enter", "Space"):
            return self._choose(self.focus)
        for place, row in enumerate(self.rows):
            if row.key and event.unicode.casefold() == row.key.casefold():
                self.focus = place
                return self._choose(place)
        return None

    def _move(self, by: int) -> None:
        """Move the focus; down from the last full line goes to the last row."""
        last = len(self.rows) - 1
        if self._columns > 1 and abs(by) == self._columns:
            line, end = self.focus // self._columns, 0 if by < 0 else last // self._columns
            by = 0 if line == end else by
        self.focus = self._reachable(self.focus + by, by)
        self._follow()

    def _reachable(self, place: int, way: int) -> int:
        """The row nearest to a place, the way one comes from, that can have the focus."""
        last = len(self.rows) - 1
        place = max(0, min(last, place))
        step = 1 if way >= 0 else -1
        beyond = place
        while 0 <= beyond <= last and self.rows[beyond].heading:
            beyond += step
        if not 0 <= beyond <= last:
            beyond = place
            while 0 <= beyond <= last and self.rows[beyond].heading:
                beyond -= step
        return max(0, min(last, beyond))

    def _choose(self, place: int) -> Row | None:
        if 0 <= place < len(self.rows) and _can_be_chosen(self.rows[place]):
            return self.rows[place]
        return None

    def _lines_seen(self) -> int:
        return max(1, self._box.height // self._cell[1])

    def _follow(self) -> None:
        """Scroll just so far that the focus is seen, and the heading right above it."""
        line = self.focus // self._columns
        if line and self.rows[self.focus - 1].heading:
            self.scrolled.show(line - 1)
        self.scrolled.show(line)

    def _row_at(self, pos: tuple[int, int]) -> int | None:
        if not self._box.collidepoint(pos):
            return None
        line = self.top + (pos[1] - self._box.top) // self._cell[1]
        column = min((pos[0] - self._box.left) // self._cell[0], self._columns - 1)
        place = line * self._columns + column
        return place if place < len(self.rows) and not self.rows[place].heading else None

    def draw(self, canvas: Canvas, box: Rect) -> None:
        """Draw the rows that fit into the box, the focused one among them."""
        bar = canvas.look.px(Space.M)
        box = Rect(box.left, box.top, box.width - bar, box.height)
        moved = box != self._box
        self._box = box
        self._columns, height = self.measure(box, canvas.look)
        self._cell = (box.width // self._columns, height)
        self.scrolled.room = self._lines_seen()
        self.scrolled.tall = -(-len(self.rows) // self._columns)
        if moved:
            self._follow()
        self.top = self.top  # the end may have come nearer
        for spot in range(self._lines_seen() * self._columns):
            line, column = divmod(spot, self._columns)
            place = self.top * self._columns + spot
            row = self.rows[place] if place < len(self.rows) else None
            corner = (box.left + column * self._cell[0], box.top + line * height)
            focused = self.has_focus and place == self.focus
            paint = self.painter(canvas, row, focused)
            cell = Rect(corner, self._cell)
            hot = [self.card(cell, canvas.look)] if row and _can_be_chosen(row) else []
            radius = canvas.look.px(Space.M)
            canvas.region(
                f"{self.name} {spot}", cell, (row, focused), paint, hot=hot, radius=radius
            )
        self._rail.draw(canvas, box)


def _can_be_chosen(row: Row) -> bool:
    return row.enabled and not row.heading


class _RowPainter:
    """Paints one row; a row of None is an empty place."""

    def __init__(self, writer: Writer, row: Row | None, focused: bool) -> None:
        self._writer = writer
        self._row = row
        self._focused = focused

    def __call__(self, surface: Surface, box: Rect) -> None:
        row, writer = self._row, self._writer
        if row is None:
            return
        look = writer.look
        if row.heading:
            place = Rect(box.left, box.top, box.width, box.height - look.px(Space.LINE))
            writer.line(
                surface, row.title, Role.STRONG, look.colour(Ink.HOLD), place, anchor="bottomleft"
            )
            return
        card = box.inflate(0, -look.px(Space.XS))
        edge = look.colour(Ink.HOLD if self._focused else Ink.LINE)
        width = look.px(Space.LINE) if self._focused else max(1, look.px(Space.HAIR))
        outlined(surface, card, look.px(Space.S), edge, look.colour(Ink.PANEL), width)
        inside = card.inflate(-look.px(Space.XXL), -look.px(Space.XS) if row.below else 0)
        x = inside.left
        if row.key:
            x = self._put_key(surface, inside, row.key)
        ink = look.colour(Ink.INK if row.enabled else Ink.ALERT)
        top = round(inside.height * (0.58 if row.below else 1.0))
        line = Rect(x, inside.top, inside.right - x, top)
        share = Rect(x + line.width * 2 // 5, line.top, line.width * 3 // 5, line.height)
        hold = look.colour(Ink.HOLD)
        if row.right:
            put = writer.line(surface, row.right, Role.BODY, hold, share, anchor="midright")
            line.width = put.left - look.px(Space.M) - line.left
        writer.line(surface, row.title, Role.STRONG, ink, line)
        if row.below:
            left = inside.height - top
            below = Rect(x, inside.top + top, inside.right - x, left)
            writer.line(surface, row.below, Role.SMALL, look.colour(Ink.QUIET), below)

    def _put_key(self, surface: Surface, inside: Rect, key: str) -> int:
        writer, look = self._writer, self._writer.look
        at = (inside.left + look.px(Space.S), inside.centery)
        colour = look.colour(Ink.HOLD)
        box = Rect(0, 0, look.px(Space.BOX), inside.height)
        box.center = at
        writer.line(surface, key.upper(), Role.STRONG, colour, box, anchor="center")
        return inside.left + look.px(Space.HUGE)
