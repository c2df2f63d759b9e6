"""Sections to be read over the play screen, from two to three metres: whole pages, nothing cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

import pygame
from msgspec import Struct

from player.flow.answers import BACK
from player.screens.forms.buttons import Button, draw_buttons, lay_out_buttons
from player.screens.play.about_exercise import AboutSection
from player.ui.look import Ink, Look, Role, Space
from player.ui.pygame_types import Event, Rect, Surface
from player.ui.text.fonts import is_rtl
from player.ui.text.writer import Writer
from player.ui.widgets.hint import draw_hint
from player.ui.widgets.key_list import draw_keys
from player.ui.window.canvas import Canvas
from player.ui.window.events import is_click, is_release, is_wheel
from player.ui.window.keys import Key, Keys, Pair
from player.ui.window.screen import BaseScreen, Screen

_KEYS = "Keys"
"""The title of the last page."""

_NEXT = Button("Next page", "Space")
_BEFORE = Button("Back", "Page Up")
_CLOSE = Button("Close", "Esc")
_BUTTONS = (_NEXT, _BEFORE, _CLOSE)
"""Their values are the keys that they press."""

_DRAG = 3
"""Turns of the wheel for which a finger drags a page on."""

_LARGER, _MOST = 1.2, 0.0405 / 0.73
"""How much larger than usual the letters are; how large that makes them at most."""


class AboutScreen(BaseScreen[str]):
    """Pages about an exercise, and last a page of `pairs`, the keys of the play screen.

    Going on from the last page closes it, so that one key leads through. `?` opens the
    `help_screen`. `result` is `BACK`.
    """

    def __init__(
        self,
        title: str,
        sections: Sequence[AboutSection],
        pairs: Sequence[Pair],
        help_screen: Callable[[], Screen[Any]],
    ) -> None:
        super().__init__()
        self.title, self.sections, self.pairs = title, tuple(sections), tuple(pairs)
        self._help = help_screen
        self.page = 0
        self._pages: tuple[tuple[PageRow, ...], ...] = ()
        """The rows of each page; the last, without rows, is that of the keys."""
        self._laid_for: tuple[Look, Rect] | None = None
        self._pressed = False
        self._dragged = 0

    @property
    def pages(self) -> int:
        """How many pages there are in the window as it was drawn last."""
        return len(self._pages)

    # Presses

    def keys(self) -> Keys:
        onwards = ("Enter", "Page Down", "→", "↓", "N")
        back = ("←", "↑", "B", "Backspace")
        return Keys(
            Key("Space", "read on", self._read_on, onwards),
            Key("Page Up", "back", partial(self._turn, -1), back),
            Key("Home", act=partial(self._turn, -self.pages)),
            Key("End", act=partial(self._turn, self.pages)),
            Key("?", "help", lambda: self.open(self._help())),
            Key("Esc", "back to the routine", self.leave),
        )

    def take(self, event: Event) -> None:
        """The wheel turns pages, a click anywhere the next one."""
        if is_wheel(event):
            self._wheel(event)
        elif is_click(event):
            self._pressed = True
        elif is_release(event):
            self._turn(1 if self._pressed else 0)
            self._pressed = False

    def _wheel(self, event: Event) -> None:
        """A page for each turn, or for each `_DRAG` turns of a finger that drags."""
        if getattr(event, "touch", False):
            self._dragged -= event.y
            pages = int(self._dragged / _DRAG)
            self._dragged -= pages * _DRAG
            self._turn(pages)
        else:
            self._turn(max(-1, min(1, -event.y)))

    def _read_on(self) -> None:
        if self.page + 1 == self.pages:
            self.leave()
        self._turn(1)

    def _turn(self, by: int) -> None:
        self.page = max(0, min(self.pages - 1, self.page + by))

    def leave(self) -> None:
        self.result = BACK

    # The picture

    def draw(self, canvas: Canvas) -> None:
        look, writer = canvas.look, canvas.writer
        width = min(canvas.size[0] - 2 * look.px(Space.BOX), look.px(1.62))
        left = (canvas.size[0] - width) // 2
        head = Rect(left, look.px(Space.XL), width, look.px(Space.ROW))
        foot = canvas.size[1] - look.px(Space.HUGE)
        tall = lay_out_buttons(writer, _BUTTONS, width)[-1].bottom
        row = Rect(left, foot - look.px(Space.XS) - tall, width, tall)
        room = Rect(left, head.bottom + look.px(Space.XS), width, 0)
        room.height = row.top - look.px(Space.M) - room.top
        if (look, room) != self._laid_for:
            self._laid_for = (look, room)
            self._pages = (*on_pages(self.sections, writer, room.size), ())
            self._turn(0)
        canvas.scene(("about", self.title, self._offered()))
        self._draw_head(canvas, head)
        self._draw_page(canvas, room)
        self._draw_buttons(canvas, row)
        draw_hint(canvas, Rect(left, foot, width, look.px(Space.XXL)), self.hint())

    def _draw_head(self, canvas: Canvas, box: Rect) -> None:
        look, writer = canvas.look, canvas.writer
        text = self.title if self._pages[self.page] else _KEYS
        count = f"{self.page + 1} of {self.pages}"
        wide = writer.width(f"{self.pages} of {self.pages}", Role.BODY) + look.px(Space.M)
        right = Rect(box.right - wide, box.top, wide, box.height)

        def title(surface: Surface, at: Rect) -> None:
            writer.line(surface, text, Role.TITLE, look.colour(Ink.INK), at)

        def page(surface: Surface, at: Rect) -> None:
            quiet = look.colour(Ink.QUIET)
            writer.line(surface, count, Role.BODY, quiet, at, anchor="midright")

        name = Rect(box.left, box.top, box.width - wide, box.height)
        canvas.region("head", name, text, title)
        canvas.region("count", right, count, page)

    def _draw_page(self, canvas: Canvas, room: Rect) -> None:
        writer = canvas.writer
        rows = self._pages[self.page]
        if not rows:
            draw_keys(canvas, room, self.pairs)
            return

        def paint(surface: Surface, box: Rect) -> None:
            paint_rows(surface, box, writer, rows)

        canvas.region("page", room, (self.page, rows), paint)

    def _offered(self) -> tuple[Button, ...]:
        """The buttons of this page, the one for Space first."""
        first, last = self.page == 0, self.page + 1 >= self.pages
        before = () if first else (_BEFORE,)
        return (_CLOSE, *before) if last else (_NEXT, *before, _CLOSE)

    def _draw_buttons(self, canvas: Canvas, row: Rect) -> None:
        offered = self._offered()
        places = lay_out_buttons(canvas.writer, offered, row.width)
        moved = [place.move(row.topleft) for place in places]
        draw_buttons(canvas, moved, offered, 0, [str(one.value) for one in offered])


class PageRow(Struct, frozen=True):
    """A heading or a text of one or more lines; `tall` is their height in pixels."""

    text: str
    size: int
    tall: int
    role: Role = Role.BODY
    ink: Ink = Ink.INK
    left: int = 0
    heading: bool = False


def on_pages(
    sections: Sequence[AboutSection], writer: Writer, room: tuple[int, int]
) -> list[tuple[PageRow, ...]]:
    """The rows of the sections, on pages of a size in pixels."""
    size = _size(writer.look)
    blocks = [_block(one, writer, size, room[0]) for one in sections]
    tails = size // 10  # of the letters of the last line
    return [page for page in _paged(blocks, room[1] - tails) if page]


def paint_rows(surface: Surface, box: Rect, writer: Writer, rows: Iterable[PageRow]) -> None:
    """Write the rows of a page into a box."""
    y = box.top
    for row in rows:
        if row.left:
            middle = y + writer.line_height(row.role, row.size) // 2
            radius = max(2, writer.look.px(Space.LINE))
            centre = (box.left + radius + writer.look.px(Space.LINE), middle)
            pygame.draw.aacircle(surface, writer.look.colour(Ink.HOLD), centre, radius)
        place = Rect(box.left + row.left, y, box.width - row.left, row.tall)
        _write(surface, place, writer, row)
        y += row.tall


def _size(look: Look) -> int:
    """The size of the letters: larger than usual, unless a person has them that large already."""
    usual = look.type_size(Role.BODY)
    return max(usual, min(round(_LARGER * usual), look.px(_MOST)))


def _block(section: AboutSection, writer: Writer, size: int, width: int) -> list[PageRow]:
    """The rows of a section, with an empty one after the last."""
    look, rows = writer.look, []
    inset = look.px(Space.XL) if section.dots else 0
    if section.title:
        tall = writer.line_height(Role.STRONG, size)
        rows.append(PageRow(section.title, size, tall, Role.STRONG, section.ink, heading=True))
    for line in section.lines:
        count = len(writer.wrap(line, Role.BODY, width - inset, size=size))
        tall = count * writer.line_height(Role.BODY, size)
        rows.append(PageRow(line, size, tall, left=inset))
    return [*rows, PageRow("", 0, look.px(Space.M))]


def _paged(blocks: Iterable[list[PageRow]], room: int) -> list[tuple[PageRow, ...]]:
    """The rows on pages that are `room` pixels tall.

    A heading never stands alone at the foot of a page, and is repeated where its block goes on.
    """
    pages: list[list[PageRow]] = [[]]
    left = room
    for block in blocks:
        heading = block[0] if block[0].heading else None
        for place, row in enumerate(block):
            with_next = row.tall + (block[place + 1].tall if row.heading else 0)
            if with_next > left and pages[-1]:
                if not row.text:
                    break
                pages.append([])
                left = room
                if heading is not None and row is not heading:
                    pages[-1].append(heading)
                    left -= heading.tall
            pages[-1].append(row)
            left -= row.tall
    return [tuple(page) for page in pages]


def _write(surface: Surface, box: Rect, writer: Writer, row: PageRow) -> None:
    rtl, y = is_rtl(row.text), box.top
    anchor, x = ("topright", box.right) if rtl else ("topleft", box.left)
    ink = writer.look.colour(row.ink)
    for line in writer.wrap(row.text, row.role, box.width, size=row.size):
        writer.put(surface, line, row.role, ink, (x, y), anchor=anchor, size=row.size, rtl=rtl)
        y += writer.line_height(row.role, row.size)
