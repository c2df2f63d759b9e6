"""How Choose is laid out: the head, the notice, the filters, the cards, what can be pressed."""

from __future__ import annotations

from collections.abc import Sequence

from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import outlined
from player.ui.widgets.cards import Cards
from player.ui.widgets.hint import draw_hint, hint_width
from player.ui.widgets.key_row import KeyRow
from player.ui.window.canvas import Canvas
from player.ui.window.keys import Key, Keys

NOTICE_HINT = "A  open"

_LEAST_CARDS = 0.5
"""The height of the cards, as a share of the unit, for which the heading gives its place."""


def draw_choose(
    canvas: Canvas,
    said: str,
    notice: str,
    cards: Cards,
    filters: Sequence[Key],
    footer: Sequence[Key],
    hint: Keys,
    *,
    typing: bool,
) -> None:
    """All of it; `said` is the line under the title, `notice` a line that can be pressed."""
    look = canvas.look
    width = min(canvas.size[0] - 2 * look.px(Space.HUGE), look.px(Space.PAGE))
    left = (canvas.size[0] - width) // 2
    chips, row = KeyRow(canvas, filters, width), KeyRow(canvas, footer, width, typing=typing)
    small = look.least_size
    lines = len(canvas.writer.wrap(said, Role.BODY, width, size=small))
    message = lines * canvas.writer.line_height(Role.BODY, small) + look.px(Space.XS)
    message = max(look.px(Space.HUGE), message)
    notice_height = look.px(Space.ROW) if notice else 0
    below = look.px(Space.BOX) + message + notice_height + chips.height
    foot = canvas.size[1] - row.height - look.px(Space.S)
    heading = look.px(Space.ROW)
    if foot - below - heading < look.px(_LEAST_CARDS):
        heading = 0
    canvas.scene(("choose", bool(notice), lines, heading, tuple(one.does for one in footer)))
    box = Rect(left, look.px(Space.L), width, heading)
    _draw_head(canvas, box)
    box = Rect(left, box.bottom, width, message)
    _draw_message(canvas, box, said)
    box = Rect(left, box.bottom, width, notice_height)
    _draw_notice(canvas, box, notice)
    at = (left, box.bottom + look.px(Space.LINE))
    chips.draw(at, "chip", round_ends=True)
    top = at[1] + chips.height + look.px(Space.XXS)
    cards.draw(canvas, Rect(left, top, width, foot - look.px(Space.XS) - top))
    row.draw((left, foot), "place", round_ends=False)
    rest = Rect(left + row.end, foot, width - row.end, row.height)
    rest.inflate_ip(-look.px(Space.XL), 0)
    if not row.wrapped and hint_width(canvas.writer, hint.hint()) <= rest.width:
        draw_hint(canvas, rest, hint.hint())


def _draw_head(canvas: Canvas, box: Rect) -> None:
    look, writer = canvas.look, canvas.writer

    def paint(surface: Surface, at: Rect) -> None:
        writer.line(surface, "Untwist", Role.TITLE, look.colour(Ink.INK), at)

    canvas.region("head", box, "", paint)


def _draw_message(canvas: Canvas, box: Rect, said: str) -> None:
    look, writer = canvas.look, canvas.writer

    def paint(surface: Surface, at: Rect) -> None:
        room = Rect(at.left, at.top, at.width, at.height - look.px(Space.XS))
        writer.paragraph(surface, said, Role.BODY, look.colour(Ink.QUIET), room)

    canvas.region("message", box, said, paint)


def _draw_notice(canvas: Canvas, box: Rect, notice: str) -> None:
    """The notice as a bar that can be pressed."""
    look, writer = canvas.look, canvas.writer
    bar = Rect(box.left, box.top, box.width, max(0, box.height - look.px(Space.XS)))

    def paint(surface: Surface, at: Rect) -> None:
        edge, ground = look.colour(Ink.MOVE), look.colour(Ink.PANEL)
        outlined(surface, at, look.px(Space.S), edge, ground, max(1, look.px(Space.HAIR)))
        ink, inside = look.colour(Ink.INK), at.inflate(-look.px(Space.HUGE), 0)
        key = inside.copy()
        key.width = writer.width(NOTICE_HINT, Role.SMALL)
        key.right = inside.right
        inside.width = key.left - look.px(Space.XL) - inside.left
        writer.line(surface, notice, Role.STRONG, ink, inside)
        writer.line(surface, NOTICE_HINT, Role.SMALL, look.colour(Ink.QUIET), key)

    hot = [bar] if notice else []
    presses = [(bar, "A")] if notice else []
    canvas.region("notice", bar, notice, paint, hot=hot, radius=look.px(Space.S), presses=presses)
