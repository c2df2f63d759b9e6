"""Whether every line of a form can be read: by keys alone, and by the mouse alone."""

from __future__ import annotations

import pygame
import pytest

from player.screens.forms.form import Form
from player.ui.look import THEMES, Look
from player.ui.text.writer import Writer
from player.ui.widgets.column import Span
from player.ui.window.canvas import Canvas
from player.ui.window.keys import key_press

MOST = 3000
"""Presses after which a form counts as one without an end."""


class Unpainted(pygame.Surface):
    """A surface on which areas and pictures leave no pixels, for tests that ask only for places.

    At 4K the pixels take most of the time of drawing a screen.
    """

    def fill(self, colour: object, rect: pygame.Rect | None = None, flags: int = 0) -> pygame.Rect:
        return self.get_rect() if rect is None else rect

    def blit(self, source: pygame.Surface, dest: object, *more: object) -> pygame.Rect:
        return source.get_rect()


def canvas_of(size: tuple[int, int], text: float = 1.0, more: int = 0) -> Canvas:
    """A canvas of a window, as if the window were `more` pixels taller."""
    return _canvas(pygame.Surface((size[0], size[1] + more), depth=32), size, text)


def unpainted_canvas(size: tuple[int, int], text: float = 1.0, more: int = 0) -> Canvas:
    return _canvas(Unpainted((size[0], size[1] + more), depth=32), size, text)


def _canvas(surface: pygame.Surface, size: tuple[int, int], text: float) -> Canvas:
    pygame.font.init()
    canvas = Canvas(surface, Look(THEMES["light"], *size, text))
    canvas.clear()
    return canvas


def canvas_of_whole(form: Form, size: tuple[int, int], text: float = 1.0) -> Canvas:
    """An unpainted canvas as of a window, but so tall that nothing of a form is cut."""
    form.draw(unpainted_canvas(size, text))
    return unpainted_canvas(size, text, more=form.column.tall)


Lines = list[tuple[str, Span]]


def lines_of(form: Form, writer: Writer) -> Lines:
    """Every line of the column with the top and bottom of its ink, in pixels of the column."""
    found: Lines = []
    put = Writer.put

    def noted(self, surface, text, role, colour, at, *, anchor="topleft", size=0, **more):  # type: ignore[no-untyped-def]
        place = put(self, surface, text, role, colour, at, anchor=anchor, size=size, **more)
        ink = self.picture(text, role, colour, size, **more).get_bounding_rect()
        if ink:
            found.append((text, (place.top + ink.top, place.top + ink.bottom)))
        return place

    column = form.column
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Writer, "put", noted)
        for number, item in column.items.items():
            item.draw(pygame.Surface((1, 1)), column.own[number].copy(), writer, False)
    return found


class Reader:
    """Draws a form again and again, and notes what of it could be read."""

    def __init__(self, form: Form, canvas: Canvas, *, draw: bool = True) -> None:
        self.form, self.canvas, self._draw = form, canvas, draw
        form.draw(canvas)
        self.seen = [form.column.clear()]

    def press(self, key: int) -> None:
        self._do(pygame.event.Event(pygame.KEYDOWN, key=key, unicode="", mod=0))

    def wheel(self, by: int) -> None:
        self._do(pygame.event.Event(pygame.MOUSEWHEEL, y=by))

    def click(self, pos: tuple[int, int]) -> None:
        key = self.canvas.key_at(pos)
        if key is not None:
            self._do(key_press(key))
            return
        self._do(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=pos, button=1))
        self._do(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=pos, button=1))

    def _do(self, event: pygame.event.Event) -> None:
        self.form.handle(event)
        if self._draw:
            self.form.draw(self.canvas)
        self.seen.append(self.form.column.clear())

    def unread(self, lines: Lines | None = None) -> list[str]:
        """The lines, of those of the form, that could not be read at any time."""
        lines = lines or lines_of(self.form, self.canvas.writer)
        assert lines
        spans = sorted(set(self.seen))
        return [
            text
            for text, (top, bottom) in lines
            if not any(begin <= top and bottom <= end for begin, end in spans)
        ]
