"""A panel with a problem of a routine file: the place, what is wrong, the line, what to write."""

from __future__ import annotations

import re
from collections.abc import Hashable
from pathlib import PurePath

from msgspec import Struct

from player.format.problem import Excerpt, Level, Problem
from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import outlined, rounded
from player.ui.text.writer import Writer
from player.ui.window.canvas import Canvas

REGION = "problem"
_TICKED = re.compile("`([^`]*)`")
_PAD_X, _PAD_Y, _GAP = 0.05, 0.04, 0.01
"""Space inside the panel and between its parts, as shares of the look's unit."""

_MOST_ROWS = 4
_SHORTEST = 16
"""Characters of a source line that are shown in the narrowest window."""


class ShownProblem(Struct, frozen=True):
    """A problem: `number` of `count`, from 1."""

    problem: Problem
    number: int
    count: int

    @property
    def place(self) -> str:
        problem = self.problem
        name = PurePath(problem.file).name
        where = f"{name}, line {problem.line}, column {problem.column}"
        return f"{where}   ·   {self.number} of {self.count}" if self.count > 1 else where


def draw_problem(canvas: Canvas, shown: ShownProblem, under: Hashable) -> None:
    """Draw the panel over a picture; `under` is the key of that picture."""
    painter = _Painter(canvas.writer, shown)
    box = painter.box(*canvas.size)
    canvas.region(REGION, box, (shown, under), painter)


def panel_box(canvas: Canvas, shown: ShownProblem) -> Rect:
    """The box at the foot of the window, as tall as its words need."""
    return _Painter(canvas.writer, shown).box(*canvas.size)


class _Painter(Struct, frozen=True):
    writer: Writer
    shown: ShownProblem

    def box(self, width: int, height: int) -> Rect:
        look, problem = self.writer.look, self.shown.problem
        edge = round(0.03 * height)
        inside = width - 2 * edge - look.px(_PAD_X)
        rows = 1 + self._rows(problem.message, inside) + self._rows(problem.hint, inside)
        tall = rows * self.writer.line_height(Role.BODY) + look.px(_PAD_Y) + 3 * look.px(_GAP)
        tall += self._strip if problem.source.strip() else 0
        return Rect(edge, round(0.94 * height) - tall, width - 2 * edge, tall)

    def __call__(self, surface: Surface, box: Rect) -> None:
        writer, look, problem = self.writer, self.writer.look, self.shown.problem
        edge = look.colour(self._ink)
        outlined(surface, box, look.px(Space.M), edge, look.colour(Ink.PANEL), look.px(Space.LINE))
        inside = box.inflate(-look.px(_PAD_X), -look.px(_PAD_Y))
        word = "Advice" if problem.level is Level.ADVICE else "Not right yet"
        put = writer.put(surface, word, Role.STRONG, edge, inside.topleft)
        place = writer.shortened(
            self.shown.place, Role.BODY, inside.right - put.right - look.px(Space.XL)
        )
        quiet = look.colour(Ink.QUIET)
        writer.put(surface, place, Role.BODY, quiet, inside.topright, anchor="topright")
        y = inside.top + writer.line_height(Role.STRONG) + look.px(_GAP)
        y = self._paragraph(surface, problem.message, inside, y, Ink.INK)
        if problem.source.strip():
            y = self._source(surface, inside, y + look.px(_GAP))
        self._paragraph(surface, problem.hint, inside, y + look.px(_GAP), Ink.HOLD)

    @property
    def _ink(self) -> Ink:
        return Ink.MOVE if self.shown.problem.level is Level.ADVICE else Ink.ALERT

    @property
    def _strip(self) -> int:
        """Height of the line of the file, in pixels."""
        return round(1.45 * self.writer.look.type_size(Role.BODY))

    def _rows(self, text: str, width: int) -> int:
        return min(_MOST_ROWS, len(self.writer.wrap(_quoted(text), Role.BODY, width)))

    def _paragraph(self, surface: Surface, text: str, inside: Rect, y: int, ink: Ink) -> int:
        """Write a text at `y`; returns the y below it."""
        rows = self._rows(text, inside.width)
        tall = rows * self.writer.line_height(Role.BODY)
        box = Rect(inside.left, y, inside.width, tall)
        if rows:
            colour = self.writer.look.colour(ink)
            self.writer.paragraph(surface, _quoted(text), Role.BODY, colour, box)
        return box.bottom

    def _source(self, surface: Surface, inside: Rect, y: int) -> int:
        """Show the line of the file, with a bar under the fault."""
        writer, look = self.writer, self.writer.look
        strip = Rect(inside.left, y, inside.width, self._strip)
        rounded(surface, strip, look.px(Space.XXS), look.colour(Ink.FIELD))
        pad = look.px(Space.XS)
        line = _fitting(self.shown.problem, writer, strip.width - 2 * pad)
        at = (strip.left + pad, strip.centery)
        put = writer.put(surface, line.text, Role.BODY, look.colour(Ink.INK), at, anchor="midleft")
        left, right = under(writer, line)
        bar = Rect(put.left + left, put.bottom - look.px(Space.LINE), right - left, 0)
        bar.height = look.px(Space.LINE)
        surface.fill(look.colour(self._ink), bar)
        return strip.bottom


def _quoted(text: str) -> str:
    """A message with printed quotation marks in place of backticks."""
    return _TICKED.sub("“\\1”", text)


def under(writer: Writer, line: Excerpt) -> tuple[int, int]:
    """Where the fault begins and ends in a drawn line, in pixels."""
    left = writer.width(line.text[: line.at], Role.BODY)
    right = writer.width(line.text[: line.at + line.width], Role.BODY)
    return left, max(right, left + writer.look.px(Space.XS))


def _fitting(problem: Problem, writer: Writer, width: int) -> Excerpt:
    """As many characters of the source line as fit into `width` pixels."""
    widest = 120
    while True:
        line = problem.excerpt(widest)
        if widest <= _SHORTEST or writer.width(line.text, Role.BODY) <= width:
            return line
        widest -= 8
