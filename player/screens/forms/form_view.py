"""What a form holds and shows: a title, a column of questions, buttons, the keys."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from player.flow.answers import Filled
from player.screens.forms.buttons import Button, ButtonBar
from player.screens.forms.form_column import FormColumn, Lines
from player.screens.forms.form_focus import NOTHING, Focus
from player.screens.forms.reader import Reader
from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Rect, Surface
from player.ui.widgets.field import Field
from player.ui.widgets.hint import draw_hint
from player.ui.widgets.page import draw_pill, draw_title, lay_out_page
from player.ui.window.canvas import Canvas
from player.ui.window.keys import Pair
from player.ui.window.screen import BaseScreen, Screen

_LINES = -2
"""The number of the lines below the title in the column; the fields and buttons count from 0."""


class FormView(BaseScreen[Filled]):
    """A form without its presses; `Form` says what it is made of."""

    def __init__(
        self,
        title: str,
        lines: Sequence[str],
        fields: Sequence[Field],
        buttons: Sequence[Button],
        *,
        on_escape: Hashable = None,
        read_all: bool = False,
        first: str = "",
        last: str = "",
        choose: bool = False,
        wide: bool = False,
    ) -> None:
        super().__init__()
        self.title, self.lines = title, tuple(lines)
        self.fields, self.buttons = tuple(fields), tuple(buttons)
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
        self.signs: Callable[[], Screen[Any]] | None = None
        """Makes the stop signs, which `S` lays over the form."""
        self.help: Callable[[Sequence[Pair]], Screen[Any]] | None = None
        """Makes the help that `?` lays over the form, of which it is given the keys."""
        self.reader: Reader | None = None
        """What reads the form aloud."""
        self._reading = ("", "")
        """What the button that reads said when it was drawn last, and the trouble of the voice."""

    def _first_focus(self) -> Focus:
        end, buttons = len(self.fields), len(self.buttons)
        asked = [place for place, one in enumerate(self.fields) if one.is_question]
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
        return self._focused is not None and self._focused.typing

    def _region(self, place: int) -> str:
        if place == _LINES:
            return "lines"
        fields = len(self.fields)
        return f"field {place}" if place < fields else f"button {place - fields}"

    # The picture

    def draw(self, canvas: Canvas) -> None:
        """The title, as much of the column as there is room for, the buttons, the keys."""
        canvas.scene(("form", self.title, tuple(one.name for one in self.fields)))
        page = lay_out_page(canvas, 1.62 if self.wide else 1.35)
        head, body = page.head, page.body
        if self.reader is not None:
            label = reading_label(self.reader)
            self._reading = (label, self.reader.trouble)
            head = draw_pill(canvas, "aloud", head, label, "V")
        draw_title(canvas, head, self.title)
        foot = self._bar.draw(canvas, body, self.focus - len(self.fields))
        body.height = foot - canvas.look.px(Space.S) - body.top
        self._draw_column(canvas, body)
        self._draw_hint(canvas, page.hint)

    @property
    def shown_lines(self) -> tuple[str, ...]:
        """The lines below the title, with what there is to say of the voice."""
        trouble = self.reader.trouble if self.reader is not None else ""
        return (*self.lines, trouble) if trouble else self.lines

    def _draw_column(self, canvas: Canvas, room: Rect) -> None:
        column, before = self.column, self.column.room
        seen = column.side(self.focus) == 0
        lines = self.shown_lines
        items: dict[int, Field] = {_LINES: Lines(lines)} if lines else {}
        items.update(enumerate((*self.fields, *self._bar.items)))
        self._focus.foot = len(self.fields) + len(self._bar.items)
        changed = column.place(canvas, items, room)
        if lines != self._told:
            self._told = lines
            column.scroll_to(0)
        elif changed and before and seen:
            self._focus.keep_in_sight()
        column.draw(canvas, self.focus)

    def _draw_hint(self, canvas: Canvas, box: Rect) -> None:
        """The keys, or what there is to say instead."""
        look, said = canvas.look, self._said
        if not said:
            draw_hint(canvas, box, self.hint())
            return

        def paint(surface: Surface, at: Rect) -> None:
            ink = look.colour(Ink.INK)
            canvas.writer.line(surface, said, Role.STRONG, ink, at, anchor="center")

        canvas.region("hint", box, ("said", said), paint)


def reading_label(reader: Reader) -> str:
    """What the button that reads aloud would do now."""
    return "Be silent" if reader.reading else "Read aloud"
