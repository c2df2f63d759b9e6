"""The buttons that end a form, side by side below it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import pygame

from player.stage.canvas import Canvas, Painter
from player.stage.look import Ink, Role
from player.stage.shapes import outlined


@dataclass(frozen=True, slots=True)
class Button:
    """What ends a form. `key` presses it from anywhere but a line of text; `main` is on Enter."""

    text: str
    value: Hashable
    key: str = ""


def draw_buttons(
    canvas: Canvas, row: pygame.Rect, buttons: Sequence[Button], on: int
) -> list[pygame.Rect]:
    """Draw the buttons into a row, the one numbered `on` with the focus; their places.

    The first one is the one on Enter, in full colour.
    """
    look, gap, x = canvas.look, canvas.look.px(0.016), row.left
    places = []
    for number, wide in enumerate(_widths(canvas, buttons, row.width, gap)):
        box = pygame.Rect(x, row.top, wide, row.height)
        places.append(box)
        x += wide + gap
        button, focused = buttons[number], number == on
        paint = _painter(canvas, button, focused=focused, main=number == 0)
        hot = [box.inflate(0, -look.px(0.01))]
        name, radius = f"button {number}", look.px(0.02)
        canvas.region(name, box, (button, focused), paint, hot=hot, radius=radius)
    return places


def _painter(canvas: Canvas, button: Button, *, focused: bool, main: bool) -> Painter:
    look, writer = canvas.look, canvas.writer

    def paint(surface: pygame.Surface, at: pygame.Rect) -> None:
        ground = look.colour(Ink.HOLD if main else Ink.PANEL)
        edge = look.colour(Ink.INK if focused else Ink.HOLD if main else Ink.LINE)
        card = at.inflate(0, -look.px(0.01))
        thick = look.px(0.0055 if focused else 0.002)
        outlined(surface, card, look.px(0.02), edge, ground, thick)
        ink = look.colour(Ink.GROUND if main else Ink.INK)
        text = f"{button.text}   {button.key.upper()}" if button.key else button.text
        room = card.inflate(-look.px(0.03), 0)
        writer.line(surface, text, Role.STRONG, ink, room, anchor="center")

    return paint


def _widths(canvas: Canvas, buttons: Sequence[Button], room: int, gap: int) -> list[int]:
    """As wide as their words, narrower where there are many."""
    look, writer = canvas.look, canvas.writer
    words = [writer.width(one.text + "   W" * bool(one.key), Role.STRONG) for one in buttons]
    wanted = [max(look.px(0.34), wide + look.px(0.08)) for wide in words]
    share = min(1.0, (room - gap * (len(wanted) - 1)) / sum(wanted))
    return [int(wide * share) for wide in wanted]
