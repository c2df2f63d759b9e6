"""The frame of a page: a title with its small buttons, room for the rest, the hint line."""

from __future__ import annotations

from msgspec import Struct

from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import outlined
from player.ui.window.canvas import Canvas

_PILL = 0.21
"""The least width of a small button, as a share of the unit."""


class Page(Struct, frozen=True):
    """Where the parts of a page stand."""

    head: Rect
    body: Rect
    hint: Rect


def lay_out_page(canvas: Canvas, widest: float = Space.PAGE) -> Page:
    """The parts of a page in the middle of the window, at most `widest` units wide."""
    look = canvas.look
    width = min(canvas.size[0] - 2 * look.px(Space.BOX), look.px(widest))
    left = (canvas.size[0] - width) // 2
    tall = max(look.px(Space.ROW), canvas.writer.line_height(Role.TITLE))
    head = Rect(left, look.px(Space.XL), width, tall)
    hint = Rect(left, canvas.size[1] - look.px(Space.HUGE), width, look.px(Space.XXL))
    top = head.bottom + look.px(Space.XXS)
    return Page(head, Rect(left, top, width, hint.top - top), hint)


def draw_title(canvas: Canvas, box: Rect, title: str, *, back: bool = False) -> None:
    """The title; with `back`, a button at its right that does what Esc does."""
    if back:
        box = draw_pill(canvas, "back", box, "Back", "Esc")

    def paint(surface: Surface, at: Rect) -> None:
        canvas.writer.line(surface, title, Role.TITLE, canvas.look.colour(Ink.INK), at)

    canvas.region("head", box, title, paint)


def draw_pill(
    canvas: Canvas, name: str, box: Rect, text: str, key: str, *, focused: bool = False
) -> Rect:
    """A small button at the right of a box, which presses a key; what it leaves of the box."""
    look, writer = canvas.look, canvas.writer
    label = f"{text}   {key}"
    wide = max(look.px(_PILL), writer.width(label, Role.BODY) + look.px(Space.XL))
    button = Rect(box.right - wide, box.top, wide, min(box.height, look.px(Space.BOX)))

    def paint(surface: Surface, at: Rect) -> None:
        edge = look.colour(Ink.HOLD if focused else Ink.LINE)
        thick = look.px(Space.LINE if focused else Space.HAIR)
        outlined(surface, at, at.height // 2, edge, look.colour(Ink.PANEL), thick)
        ink, room = look.colour(Ink.HOLD), at.inflate(-look.px(Space.XL), 0)
        writer.line(surface, label, Role.BODY, ink, room, anchor="center")

    radius = button.height // 2
    presses, shown = [(button, key)], (label, focused)
    canvas.region(name, button, shown, paint, hot=[button], radius=radius, presses=presses)
    return Rect(box.left, box.top, button.left - look.px(Space.M) - box.left, box.height)


def draw_paragraph(canvas: Canvas, name: str, box: Rect, text: str) -> None:
    """A quiet text on as many lines as it needs."""

    def paint(surface: Surface, at: Rect) -> None:
        quiet = canvas.look.colour(Ink.QUIET)
        canvas.writer.paragraph(surface, text, Role.BODY, quiet, at)

    canvas.region(name, box, text, paint)
