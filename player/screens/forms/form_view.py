"""What a form holds and shows: a title, a column of questions, buttons, the keys."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from player.flow.answers import Filled
from player.screens.forms.button_bar import ButtonBar
from player.screens.forms.form_buttons import Button
from player.screens.forms.form_column import FormColumn, Lines
from player.screens.forms.form_focus import NOTHING, Focus
from player.screens.forms.reader import Reader
from player.ui.look import Ink, Role
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import outlined
from player.ui.widgets.field import Field
from player.ui.widgets.hint import draw_hint
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
        look = canvas.look
        width = min(canvas.size[0] - 2 * look.px(0.06), look.px(1.62 if self.wide else 1.35))
        left = (canvas.size[0] - width) // 2
        tall = max(look.px(0.08), canvas.writer.line_height(Role.TITLE))
        top = self._draw_head(canvas, Rect(left, look.px(0.027), width, tall))
        hint = Rect(left, canvas.size[1] - look.px(0.055), width, look.px(0.042))
        room = Rect(left, top, width, hint.top - top)
        foot = self._bar.draw(canvas, room, self.focus - len(self.fields))
        self._draw_column(canvas, Rect(left, top, width, foot - look.px(0.015) - top))
        self._draw_hint(canvas, hint)

    def _draw_head(self, canvas: Canvas, box: Rect) -> int:
        """The title, at its right the button that reads aloud; the y below them."""
        bottom = box.bottom
        if self.reader is not None:
            box = self._draw_reading(canvas, box, self.reader)

        def title(surface: Surface, place: Rect) -> None:
            ink = canvas.look.colour(Ink.INK)
            canvas.writer.line(surface, self.title, Role.TITLE, ink, place)

        canvas.region("head", box, self.title, title)
        return bottom + canvas.look.px(0.008)

    def _draw_reading(self, canvas: Canvas, box: Rect, reader: Reader) -> Rect:
        """The small button that reads aloud or stops doing so; what it leaves of the box."""
        look, writer = canvas.look, canvas.writer
        self._reading = (reading_label(reader), reader.trouble)
        label = self._reading[0]
        button = Rect(0, box.top, look.px(0.27), look.px(0.062))
        button.right = box.right

        def paint(surface: Surface, at: Rect) -> None:
            edge, ground = look.colour(Ink.LINE), look.colour(Ink.PANEL)
            outlined(surface, at, at.height // 2, edge, ground, max(1, look.px(0.002)))
            ink, room = look.colour(Ink.HOLD), at.inflate(-look.px(0.03), 0)
            writer.line(surface, f"{label}   V", Role.BODY, ink, room, anchor="center")

        presses, radius = [(button, "V")], button.height // 2
        canvas.region("aloud", button, label, paint, hot=[button], radius=radius, presses=presses)
        return Rect(box.left, box.top, button.left - look.px(0.02) - box.left, box.height)

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
