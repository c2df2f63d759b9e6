"""A line of text in a form, typed by the person, in whatever script."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Sequence

from msgspec import Struct

from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Event, Rect, Surface
from player.ui.shapes import outlined, rounded
from player.ui.text.fonts import is_rtl
from player.ui.text.writer import Writer
from player.ui.widgets.field import Field, Taken, box_height, label, label_height
from player.ui.window.events import is_click, is_composing, is_key, is_text
from player.ui.window.keys import arrow_step, key_name


class TextLine(Field):
    """A line of text, typed; Enter is done with it. At most `most` characters."""

    typing = True

    def __init__(self, name: str, label: str, value: str = "", most: int = 300) -> None:
        self.name, self.label, self.most = name, label, most
        self._text = value
        self._at = len(value)
        """Where typing goes on, in characters from the beginning."""
        self._composing = ""
        self._drawn: _Drawn | None = None

    @property
    def value(self) -> str:
        return self._text.strip()

    def height(self, writer: Writer, width: int) -> int:
        return (
            label_height(writer, self.label, width) + box_height(writer) + writer.look.px(Space.M)
        )

    def handle(self, event: Event, box: Rect) -> Taken:
        """Typing adds, Backspace and Delete take away, arrows move; other keys are the form's."""
        if is_click(event):
            return self._click(event.pos) if box.collidepoint(event.pos) else Taken.NO
        if is_text(event):
            self._composing = ""
            self._add(event.text)
            return Taken.YES
        if is_composing(event):
            self._composing = event.text
            return Taken.YES
        if not is_key(event):
            return Taken.NO
        if self._composing:
            return Taken.YES  # the key was for the input method
        return self._key(event)

    def _key(self, event: Event) -> Taken:
        before, after = self._text[: self._at], self._text[self._at :]
        name = key_name(event)
        if name in ("Backspace", "Ctrl+Backspace"):
            before = "" if name.startswith("Ctrl") else before[:-1]
            self._text, self._at = before + after, len(before)
        elif name == "Delete":
            self._text = before + after[1:]
        elif name in ("Home", "End"):
            self._at = 0 if name == "Home" else len(self._text)
        elif step := arrow_step(event):
            by = -step if is_rtl(self._text) else step
            self._at = max(0, min(len(self._text), self._at + by))
        else:
            # What is typed comes as TEXTINPUT as well; the key is ours all the same.
            return Taken.YES if event.unicode and event.unicode.isprintable() else Taken.NO
        return Taken.YES

    def _add(self, text: str) -> None:
        room = self.most - len(self._text)
        clean = "".join(sign for sign in text if sign.isprintable())[: max(0, room)]
        self._text = self._text[: self._at] + clean + self._text[self._at :]
        self._at += len(clean)

    def _click(self, pos: tuple[int, int]) -> Taken:
        """Typing goes on at the letter that was clicked."""
        if self._drawn is not None and not self._composing:
            self._at = self._drawn.letter_at(pos[0])
        return Taken.YES

    def key(self) -> Hashable:
        return (self.label, self._text, self._at, self._composing)

    def hot(self, box: Rect, writer: Writer) -> Sequence[Rect]:
        return [self._frame(box, writer)]

    def _frame(self, box: Rect, writer: Writer) -> Rect:
        top = box.top + label_height(writer, self.label, box.width) + writer.look.px(Space.LINE)
        return Rect(box.left, top, box.width, box_height(writer))

    def draw(self, surface: Surface, box: Rect, writer: Writer, on: bool) -> None:
        look = writer.look
        label(surface, box, writer, self.label, on)
        frame = self._frame(box, writer)
        edge = look.colour(Ink.HOLD if on else Ink.LINE)
        outlined(
            surface,
            frame,
            look.px(Space.XS),
            edge,
            look.colour(Ink.PANEL),
            max(1, look.px(Space.HAIR)),
        )
        room = frame.inflate(-look.px(Space.XL), 0)
        bar = Rect(0, 0, max(2, look.px(Space.HAIR)), look.px(Space.XXL))
        shown = self._shown(writer, room.width - bar.width - 2)
        rtl = is_rtl(self._text + self._composing)
        at, anchor = (room.midright, "midright") if rtl else (room.midleft, "midleft")
        ink = look.colour(Ink.INK)
        place = writer.put(surface, shown.text, Role.BODY, ink, at, anchor=anchor, rtl=rtl)
        drawn = self._drawn = _Drawn(writer, shown, place, rtl)
        bar.midleft = (drawn.x(shown.at) - (2 + bar.width if rtl else -2), frame.centery)
        if self._composing:
            self._underline(surface, drawn)
        if on:
            rounded(surface, bar, 0, look.colour(Ink.HOLD))

    def _shown(self, writer: Writer, width: int) -> _Shown:
        """As much of the text around where typing goes on as is no wider than so many pixels."""
        text = self._text[: self._at] + self._composing + self._text[self._at :]
        at = self._at + len(self._composing)

        def wide(begin: int, end: int) -> int:
            return writer.width(text[begin:end], Role.BODY)

        if wide(0, len(text)) <= width:
            return _Shown(text, 0, at)
        begin = bisect_left(range(at), -width, key=lambda place: -wide(place, at))
        rest = range(at, len(text))
        end = at + bisect_right(rest, width, key=lambda place: wide(begin, place + 1))
        return _Shown(text[begin:end], begin, at - begin)

    def _underline(self, surface: Surface, drawn: _Drawn) -> None:
        """Mark what an input method still asks about."""
        shown = drawn.shown
        ends = [drawn.x(place) for place in (max(0, shown.at - len(self._composing)), shown.at)]
        line = Rect(min(ends), 0, abs(ends[1] - ends[0]), 0)
        line.height = max(1, drawn.writer.look.px(Space.HAIR))
        line.bottom = drawn.place.bottom
        surface.fill(drawn.writer.look.colour(Ink.HOLD), line)


class _Shown(Struct, frozen=True):
    """The part of a line that is seen, from its character `begin` on; typing goes on at `at`."""

    text: str
    begin: int
    at: int


class _Drawn(Struct, frozen=True):
    """Where the part that is seen was drawn."""

    writer: Writer
    shown: _Shown
    place: Rect
    rtl: bool

    def x(self, at: int) -> int:
        """The edge between two letters, so many from the beginning of what is seen."""
        if at >= len(self.shown.text):
            return self.place.left if self.rtl else self.place.right
        wide = self.writer.width(self.shown.text[:at], Role.BODY) if at else 0
        return self.place.right - wide if self.rtl else self.place.left + wide

    def letter_at(self, x: int) -> int:
        """The place in the whole text whose edge is nearest to a point."""
        places = range(len(self.shown.text) + 1)
        return self.shown.begin + min(places, key=lambda at: abs(self.x(at) - x))
