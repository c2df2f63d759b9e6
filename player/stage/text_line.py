"""A line of text in a form, typed by the person, in whatever script."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence

import pygame

from player.stage.field import Taken, label
from player.stage.look import Ink, Role
from player.stage.shapes import outlined, rounded
from player.stage.text import Writer, is_rtl


class TextLine:
    """A line of text, typed; Enter is done with it. At most `most` characters."""

    def __init__(self, name: str, label: str, value: str = "", most: int = 300) -> None:
        self.name, self.label, self.most = name, label, most
        self._text = value
        self._composing = ""

    @property
    def value(self) -> str:
        """What was typed, without spaces around it."""
        return self._text.strip()

    def height(self, writer: Writer, width: int) -> int:
        """The label and one line in a box."""
        return writer.line_height(Role.STRONG) + writer.look.px(0.085)

    def handle(self, event: pygame.event.Event, box: pygame.Rect) -> Taken:
        """Typing adds, Backspace takes away; other keys are the form's."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return Taken.YES if box.collidepoint(event.pos) else Taken.NO
        if event.type == pygame.TEXTINPUT:
            self._composing = ""
            self._add(event.text)
            return Taken.YES
        if event.type == pygame.TEXTEDITING:
            self._composing = event.text
            return Taken.YES
        if event.type != pygame.KEYDOWN:
            return Taken.NO
        if self._composing:
            return Taken.YES  # the key was for the input method
        if event.key == pygame.K_BACKSPACE:
            self._text = "" if event.mod & pygame.KMOD_CTRL else self._text[:-1]
            return Taken.YES
        # What is typed comes as TEXTINPUT as well; the key is ours all the same.
        return Taken.YES if event.unicode and event.unicode.isprintable() else Taken.NO

    def _add(self, text: str) -> None:
        clean = "".join(sign for sign in text if sign.isprintable())
        self._text = (self._text + clean)[: self.most]

    def key(self) -> Hashable:
        """The label and the text."""
        return (self.label, self._text, self._composing)

    def hot(self, box: pygame.Rect, writer: Writer) -> Sequence[pygame.Rect]:
        """The box of the line."""
        top = box.top + writer.line_height(Role.STRONG)
        return [pygame.Rect(box.left, top, box.width, box.bottom - top)]

    def draw(self, surface: pygame.Surface, box: pygame.Rect, writer: Writer, on: bool) -> None:
        """The text in a box, its end in sight, with a bar where typing goes on."""
        look = writer.look
        label(surface, box, writer, self.label, on)
        top = box.top + writer.line_height(Role.STRONG) + look.px(0.006)
        frame = pygame.Rect(box.left, top, box.width, look.px(0.062))
        edge = look.colour(Ink.HOLD if on else Ink.LINE)
        outlined(
            surface, frame, look.px(0.012), edge, look.colour(Ink.PANEL), max(1, look.px(0.0025))
        )
        room = frame.inflate(-look.px(0.03), 0)
        bar = pygame.Rect(0, 0, max(2, look.px(0.003)), look.px(0.036))
        text = self._end(writer, room.width - bar.width - 2)
        rtl = is_rtl(self._text + self._composing)
        at, anchor = (room.midright, "midright") if rtl else (room.midleft, "midleft")
        ink = look.colour(Ink.INK)
        place = writer.put(surface, text, Role.BODY, ink, at, anchor=anchor, rtl=rtl)
        bar.midleft = (place.left - 2 - bar.width if rtl else place.right + 2, frame.centery)
        if self._composing:
            self._underline(surface, writer, place, rtl)
        if on:
            rounded(surface, bar, 0, look.colour(Ink.HOLD))

    def _end(self, writer: Writer, width: int) -> str:
        """As much of the end of the text as is no wider than so many pixels."""
        text = self._text + self._composing
        if writer.width(text, Role.BODY) <= width:
            return text
        return text[
            bisect_left(
                range(len(text)),
                -width,
                key=lambda begin: -writer.width(text[begin:], Role.BODY),
            ) :
        ]

    def _underline(
        self, surface: pygame.Surface, writer: Writer, place: pygame.Rect, rtl: bool
    ) -> None:
        """Mark what an input method still asks about."""
        wide = min(place.width, writer.width(self._composing, Role.BODY))
        line = pygame.Rect(0, 0, wide, max(1, writer.look.px(0.002)))
        line.bottom = place.bottom
        line.left = place.left if rtl else place.right - wide
        surface.fill(writer.look.colour(Ink.HOLD), line)
