"""The name and the words of a step that has no body to show, large in the figure's field."""

from __future__ import annotations

from player.plan.segment import SegmentKind
from player.screens.play.play_view import PlayView
from player.ui.look import CAP_HEIGHT, Ink, Role
from player.ui.pygame_types import Rect, Surface
from player.ui.text.writer import LEADING, Writer

NAME, WORDS = 0.082, 0.055
"""Heights of the capitals, as shares of the look's unit, where there is room for them."""

_ROLES = (Role.TITLE, Role.LINE)


def words_of(view: PlayView) -> tuple[str, str]:
    """The name and the words of a step; a rest and a rating have words alone."""
    if view.segment.exercise is None or view.segment.kind is SegmentKind.REST:
        return view.line, ""
    return view.title, view.line


def draw_large_words(writer: Writer, surface: Surface, box: Rect, words: tuple[str, str]) -> None:
    """Write a name and the words below it in the middle of a box, as large as they fit."""
    look = writer.look
    room = box.inflate(-look.px(0.1), -look.px(0.06))
    sizes = [round(share * look.unit / CAP_HEIGHT) for share in (NAME, WORDS)]
    while True:
        found = [
            (line, role, size)
            for text, role, size in zip(words, _ROLES, sizes, strict=True)
            for line in writer.wrap(text, role, room.width, size=size)
        ]
        high = sum(round(size * LEADING) for _, _, size in found)
        wide = max((writer.width(*one) for one in found), default=0)
        if (high <= room.height and wide <= room.width) or max(sizes) <= look.least_size:
            break
        sizes = [max(look.least_size, round(size * 0.92)) for size in sizes]
    y = room.centery - high // 2
    for line, role, size in found:
        at = (room.centerx, y)
        writer.put(surface, line, role, look.colour(Ink.INK), at, anchor="midtop", size=size)
        y += round(size * LEADING)
