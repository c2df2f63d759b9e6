"""What a form holds and shows: a title, a column of questions, buttons, the keys."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pygame

from player.screens.forms.button_bar import ButtonBar
from player.screens.forms.form_buttons import Button
from player.screens.forms.form_column import FormColumn, Item, Lines
from player.screens.forms.form_focus import NOTHING, Focus
from player.screens.forms.key_list import KeyList
from player.screens.forms.still import Still
from player.ui.look import Ink, Role
from player.ui.widgets.fields import Card, Field, TextLine
from player.ui.widgets.hint import ALL_KEYS, draw_hint
from player.ui.window.canvas import Canvas

_LINES = -2
"""The number of the lines below the title in the column; the fields and buttons count from 0."""

_ONWARDS = "Page Down  read on"


class FormView(Still):
    """A form without its presses; `Form` says what it is made of."""

    def __init__(
        self,
        title: str,
        lines: Sequence[str],
        fields: Sequence[Field],
        buttons: Sequence[Button],
        *,
        hint: str = "",
        on_escape: Hashable = None,
        read_all: bool = False,
        first: str = "",
        last: str = "",
        choose: bool = False,
        wide: bool = False,
    ) -> None:
        self.title, self.lines = title, tuple(lines)
        self.fields, self.buttons = tuple(fields), tuple(buttons)
        self.hint = hint
        self.result: object | None = None
        self.awake = False
        self.on_escape, self.read_all = on_escape, read_all
        self.first, self.last, self.choose, self.wide = first, last, choose, wide
        self._bar = ButtonBar(self.buttons, choose)
        self.column = FormColumn(self._region)
        """What stands between the title and the buttons."""
        self._focus = self._first_focus()
        self._said = ""
        """What the hint line says in place of the keys, until the next press."""
        self._told = self.lines
        """The lines that were drawn last."""
        self._held: int | None = None
        self._keys: KeyList | None = None
        self._stray = ""
        """The sign of a key that was meant for something else and comes as text as well."""

    def _first_focus(self) -> Focus:
        end, buttons = len(self.fields), len(self.buttons)
        asked = [place for place, one in enumerate(self.fields) if not isinstance(one, Card)]
        begins = [place for place in asked if self.fields[place].name == self.first] or asked
        place = begins[0] if begins else NOTHING if self.choose else end
        stops = [*asked, *range(end, end + buttons)]
        return Focus(place, stops, end + len(self._bar.items), self.column)

    @property
    def focus(self) -> int:
        """The number of the field with the focus; buttons count on from the fields."""
        return self._focus.place

    @focus.setter
    def focus(self, place: int) -> None:
        self._focus.place = place

    @property
    def _focused(self) -> Field | None:
        return self.fields[self.focus] if 0 <= self.focus < len(self.fields) else None

    @property
    def typing(self) -> bool:
        """Whether letters are text now, and no keys of their own."""
        return isinstance(self._focused, TextLine)

    @property
    def lists_keys(self) -> bool:
        """Whether the list of the keys lies over it."""
        return self._keys is not None

    @property
    def more_keys(self) -> tuple[str, ...]:
        """Keys besides those of the hint, each as a hint has it."""
        return ()

    @property
    def all_keys(self) -> str:
        """The key that lists the keys, as a hint has it."""
        return ALL_KEYS

    def _pressing(self) -> list[str]:
        """The keys of the buttons, as hints."""
        return self._bar.hints()

    def _region(self, place: int) -> str:
        if place == _LINES:
            return "lines"
        fields = len(self.fields)
        return f"field {place}" if place < fields else f"button {place - fields}"

    # The picture

    def draw(self, canvas: Canvas) -> None:
        """The title, as much of the column as there is room for, the buttons, the keys."""
        if self._keys is not None:
            self._keys.draw(canvas)
            return
        canvas.scene(("form", self.title, tuple(one.name for one in self.fields)))
        look = canvas.look
        width = min(canvas.size[0] - 2 * look.px(0.06), look.px(1.62 if self.wide else 1.35))
        left = (canvas.size[0] - width) // 2
        tall = max(look.px(0.08), canvas.writer.line_height(Role.TITLE))
        top = self._draw_head(canvas, pygame.Rect(left, look.px(0.027), width, tall))
        hint = pygame.Rect(left, canvas.size[1] - look.px(0.055), width, look.px(0.042))
        room = pygame.Rect(left, top, width, hint.top - top)
        foot = self._bar.draw(canvas, room, self.focus - len(self.fields))
        self._draw_column(canvas, pygame.Rect(left, top, width, foot - look.px(0.015) - top))
        self._draw_hint(canvas, hint)

    def _draw_head(self, canvas: Canvas, box: pygame.Rect) -> int:
        """The title; the y below it."""

        def title(surface: pygame.Surface, place: pygame.Rect) -> None:
            ink = canvas.look.colour(Ink.INK)
            canvas.writer.line(surface, self.title, Role.TITLE, ink, place)

        canvas.region("head", box, self.title, title)
        return box.bottom + canvas.look.px(0.008)

    def _draw_column(self, canvas: Canvas, room: pygame.Rect) -> None:
        column, before = self.column, self.column.room
        seen = column.side(self.focus) == 0
        items: dict[int, Item] = {_LINES: Lines(self.lines)} if self.lines else {}
        items.update(enumerate((*self.fields, *self._bar.items)))
        self._focus.foot = len(self.fields) + len(self._bar.items)
        changed = column.place(canvas, items, room)
        if self.lines != self._told:
            self._told = self.lines
            column.scroll_to(0)
        elif changed and before and seen:
            self._focus.keep_in_sight()
        column.draw(canvas, self.focus)

    def _draw_hint(self, canvas: Canvas, box: pygame.Rect) -> None:
        """The keys, or what there is to say instead."""
        look, said = canvas.look, self._said
        if not said:
            onwards = [_ONWARDS] if self.column.last and "Page Down" not in self.hint else []
            more = () if self.typing else (*onwards, *self.more_keys, self.all_keys)
            draw_hint(canvas, box, self.hint, more)
            return

        def paint(surface: pygame.Surface, at: pygame.Rect) -> None:
            ink = look.colour(Ink.INK)
            canvas.writer.line(surface, said, Role.STRONG, ink, at, anchor="center")

        canvas.region("hint", box, ("said", said), paint)
