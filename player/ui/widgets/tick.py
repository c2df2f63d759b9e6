"""A line of a checklist: a box to tick, and what it stands for."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Event, Rect, Surface
from player.ui.shapes import outlined
from player.ui.text.writer import Writer
from player.ui.widgets.chips import draw_tick_box
from player.ui.widgets.field import Field, Taken
from player.ui.window.events import is_click, is_key
from player.ui.window.keys import Key, Keys, key_name


class Tick(Field):
    """True when it is ticked; Space, `Y`, `N` or a click. `detail` is shown small below."""

    def __init__(self, name: str, label: str, detail: str = "", *, on: bool = False) -> None:
        self.name, self.label, self.detail = name, label, detail
        self._on = on

    @property
    def value(self) -> bool:
        return self._on

    def keys(self) -> Keys:
        return Keys(Key("Space", "tick"), Key("Y", "yes", hint=False), Key("N", "no", hint=False))

    def _left(self, writer: Writer) -> int:
        """Pixels from the edge of the panel to the words."""
        return writer.look.px(Space.ROW)

    def _room(self, writer: Writer, width: int) -> int:
        return width - self._left(writer) - writer.look.px(Space.L)

    def _heights(self, writer: Writer, width: int) -> tuple[int, int]:
        """Pixels of the label and of the detail, on as many lines as they need."""
        room = self._room(writer, width)
        rows = len(writer.wrap(self.label, Role.BODY, room))
        small = len(writer.wrap(self.detail, Role.SMALL, room))
        return rows * writer.line_height(Role.BODY), small * writer.line_height(Role.SMALL)

    def height(self, writer: Writer, width: int) -> int:
        return sum(self._heights(writer, width)) + writer.look.px(Space.L)

    def handle(self, event: Event, box: Rect) -> Taken:
        if is_click(event):
            if not box.collidepoint(event.pos):
                return Taken.NO
            self._on = not self._on
            return Taken.YES
        if not is_key(event):
            return Taken.NO
        sign = event.unicode.casefold()
        if key_name(event) == "Space":
            self._on = not self._on
            return Taken.YES
        if sign in ("y", "n"):
            self._on = sign == "y"
            return Taken.DONE
        return Taken.NO

    def key(self) -> Hashable:
        return (self.label, self.detail, self._on)

    def hot(self, box: Rect, writer: Writer) -> Sequence[Rect]:
        return [self._panel(box, writer)]

    @staticmethod
    def _panel(box: Rect, writer: Writer) -> Rect:
        return Rect(box.left, box.top, box.width, box.height - writer.look.px(Space.LINE))

    def draw(self, surface: Surface, box: Rect, writer: Writer, on: bool) -> None:
        look = writer.look
        panel = self._panel(box, writer)
        edge = look.colour(Ink.HOLD if on else Ink.LINE)
        width = look.px(Space.LINE) if on else max(1, look.px(Space.HAIR))
        outlined(surface, panel, look.px(Space.XS), edge, look.colour(Ink.PANEL), width)
        side = max(look.px(Space.XL), round(look.type_size(Role.BODY) * 0.9))
        place = Rect(0, 0, min(side, self._left(writer) - look.px(Space.XL)), 0)
        place.height = place.width
        place.center = (panel.left + self._left(writer) // 2, panel.centery)
        hold, ground = look.colour(Ink.HOLD), look.colour(Ink.PANEL)
        draw_tick_box(surface, place, writer, hold, ground, ticked=self._on)
        label, detail = self._heights(writer, box.width)
        room = Rect(panel.left + self._left(writer), 0, self._room(writer, box.width), label)
        room.top = panel.centery - (label + detail) // 2 - look.px(Space.HAIR)
        writer.paragraph(surface, self.label, Role.BODY, look.colour(Ink.INK), room)
        below = Rect(room.left, room.bottom, room.width, detail)
        writer.paragraph(surface, self.detail, Role.SMALL, look.colour(Ink.QUIET), below)
