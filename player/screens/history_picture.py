"""What stands around the parts of the history: title, words, tabs, buttons, the keys."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pygame

from player.screens.history_areas import sessions_in_words
from player.screens.history_layout import HistoryLayout
from player.stage.calendar import paint_legend
from player.stage.canvas import Canvas
from player.stage.look import Ink, Role
from player.stage.shapes import outlined


class Stop(StrEnum):
    """The parts of the page that Tab goes to."""

    YEAR = "year"
    TABS = "tabs"
    CHART = "chart"
    SESSIONS = "sessions"
    UNDO = "undo"
    BACK = "back"


HINTS = {
    Stop.TABS: "←  →  choose     Tab  go on     Esc  back",
    Stop.UNDO: "Enter  undo     Tab  go on     Esc  back",
    Stop.BACK: "Enter  back     Tab  go on",
}
"""The keys of the parts that are no areas."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown: a line of words, the keys, tabs, focus, how many sessions (0: not said)."""

    words: str
    hint: str
    tabs: tuple[str, ...]
    tab: str
    stop: Stop
    count: int
    undo: bool


class HistoryPicture:
    """Draws all but the calendar, the charts and the list; knows where the tabs are."""

    def __init__(self) -> None:
        self._tabs: dict[str, pygame.Rect] = {}

    def tab_at(self, pos: tuple[int, int]) -> str | None:
        """The tab at a place."""
        return next((name for name, box in self._tabs.items() if box.collidepoint(pos)), None)

    def draw(self, canvas: Canvas, layout: HistoryLayout, shown: Shown) -> None:
        """Draw what is shown around the parts."""
        _text(canvas, "title", layout.title, "Your sessions", Role.TITLE, Ink.INK)
        _button(canvas, "back", layout.back, "Back   Esc", shown.stop is Stop.BACK)
        _text(canvas, "readout", layout.readout, shown.words, Role.BODY, Ink.QUIET)
        if shown.undo:
            _button(canvas, "corner", layout.corner, "Undo   U", shown.stop is Stop.UNDO)
        else:
            canvas.region("corner", layout.corner, "legend", _Legend(canvas))
        self._draw_tabs(canvas, layout.tabs, shown)
        if not layout.single:
            words = sessions_in_words(shown.count) if shown.count else "Sessions"
            _text(canvas, "heading", layout.heading, words, Role.STRONG, Ink.INK)
        _text(canvas, "hint", layout.hint, shown.hint, Role.SMALL, Ink.QUIET, anchor="center")

    def _draw_tabs(self, canvas: Canvas, row: pygame.Rect, shown: Shown) -> None:
        """The tabs as wide as their names if they fit, else all of the same width."""
        look, writer = canvas.look, canvas.writer
        gap, more = look.px(0.008), look.px(0.036)
        wide = [writer.width(name, Role.BODY) + more for name in shown.tabs]
        room = row.width - gap * (len(wide) - 1)
        if sum(wide) > room:
            names = [writer.width(name, Role.SMALL) + 1 for name in shown.tabs]
            wide = [room * name // sum(names) for name in names]
        x = row.left
        self._tabs.clear()
        for number, (name, width) in enumerate(zip(shown.tabs, wide, strict=True)):
            box = pygame.Rect(x, row.top, width, row.height)
            self._tabs[name] = box
            on = name == shown.tab
            _tab(canvas, f"tab {number}", box, name, on, on and shown.stop is Stop.TABS)
            x = box.right + gap


class _Legend:
    """Paints the meaning of the shades."""

    def __init__(self, canvas: Canvas) -> None:
        self._writer = canvas.writer

    def __call__(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        paint_legend(surface, self._writer, box)


def _room(box: pygame.Rect, sides: int) -> pygame.Rect:
    """Where a line may be written so that the tails of its letters stay in the box."""
    return box.inflate(-sides, -box.height // 8)


def _text(
    canvas: Canvas,
    name: str,
    box: pygame.Rect,
    text: str,
    role: Role,
    ink: Ink,
    anchor: str = "midleft",
) -> None:
    def paint(surface: pygame.Surface, at: pygame.Rect) -> None:
        colour = canvas.look.colour(ink)
        canvas.writer.line(surface, text, role, colour, _room(at, 0), anchor=anchor)

    canvas.region(name, box, text, paint)


def _button(canvas: Canvas, name: str, box: pygame.Rect, text: str, on: bool) -> None:
    look = canvas.look

    def paint(surface: pygame.Surface, at: pygame.Rect) -> None:
        edge = look.colour(Ink.HOLD if on else Ink.LINE)
        width = look.px(0.0045) if on else max(1, look.px(0.0015))
        outlined(surface, at, look.px(0.018), edge, look.colour(Ink.PANEL), width)
        room = _room(at, look.px(0.03))
        canvas.writer.line(surface, text, Role.BODY, look.colour(Ink.INK), room, anchor="center")

    canvas.region(name, box, (text, on), paint)


def _tab(
    canvas: Canvas, name: str, box: pygame.Rect, text: str, chosen: bool, focused: bool
) -> None:
    look = canvas.look

    def paint(surface: pygame.Surface, at: pygame.Rect) -> None:
        inside = look.colour(Ink.HOLD if chosen else Ink.PANEL)
        edge = look.colour(Ink.INK if focused else Ink.HOLD if chosen else Ink.LINE)
        width = look.px(0.0055) if focused else max(1, look.px(0.0015))
        outlined(surface, at, look.px(0.02), edge, inside, width)
        ink = look.colour(Ink.GROUND if chosen else Ink.INK)
        room = _room(at, look.px(0.016))
        canvas.writer.line(surface, text, Role.BODY, ink, room, anchor="center")

    canvas.region(name, box, (text, chosen, focused), paint)
