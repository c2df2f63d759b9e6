"""The buttons of a form together: where they stand, and which one a key or a click means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from player.screens.forms.form_buttons import Answer, Button, draw_buttons, lay_out_buttons
from player.ui.look import Space
from player.ui.pygame_types import Rect
from player.ui.window.canvas import Canvas
from player.ui.window.keys import Key, Keys

_MOST = 0.4
"""The part of the window that buttons take at most; where they need more, they scroll."""

_LISTED = 4
"""So many digits or fewer are named one by one."""


class ButtonBar:
    """Buttons below a form; as equal answers with a digit each in its column with `choose`."""

    def __init__(self, buttons: Sequence[Button], choose: bool) -> None:
        self.buttons = tuple(buttons)
        self._choose = choose
        digits = [str(n) if n < 10 else "" for n in range(1, len(buttons) + 1)] if choose else None
        self._answers = [
            Answer(one, digits[n] if digits else None) for n, one in enumerate(self.buttons)
        ]
        self.in_column = choose
        """Whether they stand in the column, below the fields."""
        self._boxes: list[Rect] = []

    @property
    def items(self) -> list[Answer]:
        """The buttons that stand in the column."""
        return self._answers if self.in_column else []

    def keys(self, press: Callable[[int], None]) -> Keys:
        """The keys that press a button from anywhere. Their buttons show them."""
        digits = [
            Key(answer.sign, act=partial(press, number))
            for number, answer in enumerate(self._answers)
            if answer.sign
        ]
        every = [Key(f"1 to {len(digits)}", "answer", hint=False)] if digits else []
        letters = [
            Key(one.key.upper(), one.text.lower(), partial(press, number), hint=False)
            for number, one in enumerate(self.buttons)
            if one.key
        ]
        return Keys(*digits, *every, *letters)

    def listed(self) -> str:
        """The digits of the answers: `1, 2 or 3`."""
        signs = [one.sign for one in self._answers if one.sign]
        if len(signs) > _LISTED:
            return f"a number from {signs[0]} to {signs[-1]}"
        return " or ".join(filter(None, (", ".join(signs[:-1]), *signs[-1:])))

    def at(self, pos: tuple[int, int]) -> int | None:
        """The button below the column at a place of the screen."""
        found = (number for number, box in enumerate(self._boxes) if box.collidepoint(pos))
        return next(found, None)

    def draw(self, canvas: Canvas, room: Rect, on: int) -> int:
        """Draw what stands below the column at the bottom of a room; the y above it."""
        places = lay_out_buttons(canvas.writer, self.buttons, room.width)
        low = max((place.bottom for place in places), default=0)
        self.in_column = self._choose or low > _MOST * canvas.size[1]
        if self.in_column:
            self._boxes = []
            return room.bottom
        top = room.bottom - canvas.look.px(Space.S) - low
        self._boxes = [place.move(room.left, top) for place in places]
        draw_buttons(canvas, self._boxes, self.buttons, on)
        return top
