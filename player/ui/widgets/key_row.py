"""Keys as buttons side by side: a click or a tap presses the key."""

from __future__ import annotations

from collections.abc import Sequence

from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import outlined
from player.ui.text.writer import Writer
from player.ui.window.canvas import Canvas, Painter
from player.ui.window.keys import Key, is_sign

TALL = 0.0625
"""The height of one at least, as a share of the look's unit: 45 pixels in a window of 720."""

_ROOMY, _TIGHT = (0.011, 0.034), (0.008, 0.026)
"""The gap between two, and the room at both sides of a word, as such shares."""

_AFTER_KEY = 0.011


class KeyRow:
    """Buttons of keys laid out in a width, on as many lines as they need."""

    def __init__(
        self, canvas: Canvas, keys: Sequence[Key], width: int, *, typing: bool = False
    ) -> None:
        """While `typing`, letters are text, so that buttons do not show theirs."""
        self._canvas, self._writer = canvas, canvas.writer
        look = canvas.look
        self.keys = tuple(keys)
        self._names = ["" if typing and is_sign(one.name) else one.name for one in keys]
        self._gap, self._around = (look.px(share) for share in _ROOMY)
        self._tall = max(look.px(TALL), self._writer.line_height(Role.SMALL) + look.px(Space.XS))
        self._texts = [one.does for one in keys]
        if self._whole() > width:
            self._texts = [one.short or one.does for one in keys]
        if self._whole() > width:
            self._gap, self._around = (look.px(share) for share in _TIGHT)
        self._boxes = self._laid(width)
        self.height = max((box.bottom for box in self._boxes), default=0)
        self.end = self._boxes[-1].right if keys else 0
        """Where the last one ends."""
        self.wrapped = self.height > self._tall

    def _wide(self, place: int) -> int:
        """Pixels that one takes."""
        name, writer, look = self._names[place], self._writer, self._canvas.look
        key = writer.width(name, Role.KEY) + look.px(_AFTER_KEY) if name else 0
        return key + writer.width(self._texts[place], Role.KEY) + self._around

    def _whole(self) -> int:
        places = range(len(self.keys))
        return sum(self._wide(place) + self._gap for place in places) - self._gap

    def _laid(self, width: int) -> list[Rect]:
        boxes, x, y = [], 0, 0
        for place in range(len(self.keys)):
            wide = min(width, self._wide(place))
            if x and x + wide > width:
                x, y = 0, y + self._tall + self._gap
            boxes.append(Rect(x, y, wide, self._tall))
            x += wide + self._gap
        return boxes

    def draw(self, at: tuple[int, int], name: str, *, round_ends: bool) -> None:
        """Draw them from a corner on, as regions `name 0` and so on."""
        places = [box.move(at) for box in self._boxes]
        for number, (one, box) in enumerate(zip(self.keys, places, strict=True)):
            words = (self._names[number], self._texts[number])
            radius = box.height // 2 if round_ends else self._canvas.look.px(Space.M)
            paint = _painter(self._writer, words, one.full, radius, self._around)
            key = (*words, one.full)
            self._canvas.region(
                f"{name} {number}",
                box,
                key,
                paint,
                hot=[box],
                radius=radius,
                presses=[(box, one.name)],
            )


def _painter(
    writer: Writer, words: tuple[str, str], full: bool, radius: int, around: int
) -> Painter:
    look, (name, text) = writer.look, words

    def paint(surface: Surface, box: Rect) -> None:
        edge, ground = (Ink.HOLD, Ink.HOLD) if full else (Ink.LINE, Ink.PANEL)
        thick = max(1, look.px(Space.HAIR))
        outlined(surface, box, radius, look.colour(edge), look.colour(ground), thick)
        ink = look.colour(Ink.GROUND if full else Ink.INK)
        room = box.inflate(-around, 0)
        if name:
            key = look.colour(Ink.GROUND if full else Ink.HOLD)
            at = writer.line(surface, name, Role.KEY, key, room)
            room.width -= at.width + look.px(_AFTER_KEY)
            room.left = at.right + look.px(_AFTER_KEY)
        writer.line(surface, text, Role.KEY if full else Role.SMALL, ink, room)

    return paint
