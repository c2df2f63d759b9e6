"""A screen with questions and buttons: one answer after the other, by keys, mouse or touch."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import pygame

from player.screens.answers import Filled
from player.screens.form_buttons import Button, draw_buttons
from player.screens.key_list import KeyList, keys_of
from player.screens.still import Still
from player.stage.canvas import Canvas
from player.stage.fields import Card, Field, Taken, TextLine
from player.stage.hint import ALL_KEYS, asks_for_keys, draw_hint
from player.stage.look import Ink, Role
from player.stage.shapes import rounded

__all__ = ["Button", "Form"]

_NOWHERE = pygame.Rect(0, 0, 0, 0)


class Form(Still):
    """Fields from top to bottom, then the buttons; the first button is the one on Enter.

    The focus goes on by itself when a field is answered; when that of the name `last` is, and
    all above it are, the first button is pressed. What does not fit is scrolled to; with
    `read_all`, Enter first goes to what was not on the screen yet.
    """

    def __init__(
        self,
        title: str,
        lines: Sequence[str],
        fields: Sequence[Field],
        buttons: Sequence[Button],
        *,
        hint: str = "",
        on_escape: Hashable = None,
        read_all: bool = False,
        last: str = "",
    ) -> None:
        self.title, self.lines = title, tuple(lines)
        self.fields, self.buttons = tuple(fields), tuple(buttons)
        self.hint = hint
        self.result: object | None = None
        self.awake = False
        self.on_escape, self.read_all, self.last = on_escape, read_all, last
        self._unseen = set(range(len(self.fields))) if read_all else set()
        asked = [place for place, one in enumerate(self.fields) if not isinstance(one, Card)]
        self.focus = asked[0] if asked else len(self.fields)
        self._top = 0
        self._room = 0
        self._following = False
        """Whether the focus has moved since the last picture, so that it is scrolled to."""
        self._boxes: dict[int, pygame.Rect] = {}
        self._held: int | None = None
        self._keys: KeyList | None = None
        self._stray = ""
        """The sign of a key that was meant for something else and comes as text as well."""

    @property
    def typing(self) -> bool:
        """Whether letters are text now, and no keys of their own."""
        return self.focus < len(self.fields) and isinstance(self.fields[self.focus], TextLine)

    @property
    def lists_keys(self) -> bool:
        """Whether the list of the keys lies over it."""
        return self._keys is not None

    @property
    def more_keys(self) -> tuple[str, ...]:
        """Keys besides those of the hint, each as a hint has it."""
        return ()

    def _pressing(self) -> list[str]:
        """The keys of the buttons, as hints."""
        return [f"{one.key.upper()}  {one.text.lower()}" for one in self.buttons if one.key]

    # The loop

    def leave(self) -> None:
        """The window is closed: what was answered is kept, no button was pressed."""
        self._press(self.on_escape)

    def _press(self, button: Hashable) -> None:
        values = {one.name: one.value for one in self.fields if not isinstance(one, Card)}
        self.result = Filled(button, values)

    # Presses

    def handle(self, event: pygame.event.Event) -> None:
        """To the field with the focus; what it does not take moves the focus or presses."""
        if self._keys is not None:
            self._keys.handle(event)
            self._keys = None if self._keys.result is not None else self._keys
        elif asks_for_keys(event) and not self.typing:
            self._keys = keys_of(self.hint, *self.more_keys, *self._pressing())
        elif event.type == pygame.TEXTINPUT and self._stray and event.text == self._stray:
            self._stray = ""
        else:
            was_typing, self._stray = self.typing, ""
            self._take(event)
            if not was_typing:
                self.led_here(event)

    def led_here(self, event: pygame.event.Event) -> None:
        """Tell what opened the form, or led to a line of text in it.

        A press comes as a key first and as text then: the key that answers the question above a
        line is not to be written into it.
        """
        if self.typing and event.type == pygame.KEYDOWN:
            self._stray = event.unicode

    def _take(self, event: pygame.event.Event) -> None:
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._click(event)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            self._let_go(event.pos)
        elif event.type == pygame.MOUSEWHEEL:
            self._scroll(-event.y)
        elif not self._taken(event) and event.type == pygame.KEYDOWN:
            self._key(event)

    def _taken(self, event: pygame.event.Event) -> bool:
        if self.focus >= len(self.fields):
            return False
        here = self.fields[self.focus]
        taken = here.handle(event, self._boxes.get(self.focus, _NOWHERE))
        if taken is Taken.DONE:
            self._answered(self.focus)
        elif taken is Taken.NEXT:
            self._move(1)
            return self._taken(event)
        return taken is not Taken.NO

    def _answered(self, place: int) -> None:
        """The field at this place was answered: go on to the next, or all is said."""
        if self.fields[place].name == self.last and not self._open(place):
            self._press(self.buttons[0].value)
        else:
            self._move(1)

    def _open(self, place: int) -> bool:
        """Whether a question above this place is not answered yet."""
        above = (one for one in self.fields[:place] if not isinstance(one, Card))
        return any(one.value is None for one in above)

    def _click(self, event: pygame.event.Event) -> None:
        for place, box in self._boxes.items():
            if not box.collidepoint(event.pos):
                continue
            if place >= len(self.fields):
                self._held = place
                return
            self.focus, self._following = place, True
            taken = self.fields[place].handle(event, box)
            if taken is Taken.DONE and self.fields[place].name == self.last:
                self._answered(place)
            return

    def _let_go(self, pos: tuple[int, int]) -> None:
        """A button counts when the mouse is let go on the one that it went down on."""
        place, self._held = self._held, None
        if place is None or not self._boxes.get(place, _NOWHERE).collidepoint(pos):
            return
        if place == len(self.fields) and self._unseen:
            self._show(min(self._unseen))
        else:
            self._press(self.buttons[place - len(self.fields)].value)

    def _key(self, event: pygame.event.Event) -> None:
        if event.key == pygame.K_ESCAPE:
            self._press(self.on_escape)
        elif event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE):
            place = max(0, self.focus - len(self.fields))
            if self._unseen and place == 0:
                self._show(min(self._unseen))
            else:
                self._press(self.buttons[place].value)
        elif event.key in (pygame.K_DOWN, pygame.K_TAB, pygame.K_UP):
            up = event.key == pygame.K_UP or event.mod & pygame.KMOD_SHIFT
            self._move(-1 if up else 1)
        elif event.key in (pygame.K_LEFT, pygame.K_RIGHT) and self.focus >= len(self.fields):
            self._move(1 if event.key == pygame.K_RIGHT else -1)
        elif event.key in (pygame.K_PAGEDOWN, pygame.K_PAGEUP):
            self._scroll(2 if event.key == pygame.K_PAGEDOWN else -2)
        else:
            for button in self.buttons:
                if button.key and event.unicode.casefold() == button.key.casefold():
                    self._press(button.value)

    def _move(self, by: int) -> None:
        """The next field or button that can have the focus; the ends are ends."""
        last = len(self.fields) + len(self.buttons) - 1
        place = self.focus + by
        while 0 <= place < len(self.fields) and isinstance(self.fields[place], Card):
            place += by
        if 0 <= place <= last:
            self.focus, self._following = place, True
        elif by < 0:
            self._top, self._following = 0, False

    def _show(self, place: int) -> None:
        """Bring a field to the top, with the focus."""
        self.focus = self._top = place
        self._following = True

    def _scroll(self, by: int) -> None:
        self._top = max(0, min(len(self.fields) - 1, self._top + by))

    # The picture

    def draw(self, canvas: Canvas) -> None:
        """Title and lines, as many fields as there is room for, the buttons, the keys."""
        if self._keys is not None:
            self._keys.draw(canvas)
            return
        canvas.scene(("form", self.title, self.lines, tuple(one.name for one in self.fields)))
        look, writer = canvas.look, canvas.writer
        edge = look.px(0.06)
        width = min(canvas.size[0] - 2 * edge, look.px(1.35))
        left = (canvas.size[0] - width) // 2
        y = self._draw_head(canvas, pygame.Rect(left, look.px(0.035), width, look.px(0.08)))
        foot = canvas.size[1] - look.px(0.055)
        hint = pygame.Rect(left, foot, width, look.px(0.042))
        draw_hint(canvas, hint, self.hint, (*self.more_keys, ALL_KEYS) if not self.typing else ())
        buttons = pygame.Rect(left, foot - look.px(0.1), width, look.px(0.085))
        self._boxes.clear()
        self._draw_buttons(canvas, buttons)
        room = pygame.Rect(left, y, width, buttons.top - look.px(0.015) - y)
        heights = [one.height(writer, width) + look.px(0.012) for one in self.fields]
        self._follow(heights, room.height)
        self._draw_fields(canvas, room, heights)

    def _draw_head(self, canvas: Canvas, box: pygame.Rect) -> int:
        look, writer = canvas.look, canvas.writer

        def title(surface: pygame.Surface, place: pygame.Rect) -> None:
            writer.line(surface, self.title, Role.TITLE, look.colour(Ink.INK), place)

        canvas.region("head", box, self.title, title)
        y = box.bottom
        for number, line in enumerate(self.lines):
            rows = len(writer.wrap(line, Role.BODY, box.width))
            # A few pixels more than the lines, for the tails of the letters of the last one.
            tall = rows * writer.line_height(Role.BODY) + look.px(0.006)
            place = pygame.Rect(box.left, y, box.width, tall)

            def paint(surface: pygame.Surface, at: pygame.Rect, text: str = line) -> None:
                writer.paragraph(surface, text, Role.BODY, look.colour(Ink.QUIET), at)

            canvas.region(f"line {number}", place, line, paint)
            y = place.bottom
        return y + look.px(0.012)

    def _draw_buttons(self, canvas: Canvas, row: pygame.Rect) -> None:
        on = self.focus - len(self.fields)
        for number, box in enumerate(draw_buttons(canvas, row, self.buttons, on)):
            self._boxes[len(self.fields) + number] = box

    def _follow(self, heights: list[int], room: int) -> None:
        """Scroll so far that the field with the focus is seen whole, once the focus has moved.

        What stands above the first question is read first, and what a person scrolled to stays.
        """
        moved = self._following or self._room not in (0, room)
        self._following, self._room = False, room
        if not moved or self.focus >= len(self.fields):
            return
        self._top = min(self._top, self.focus)
        while self._top < self.focus and sum(heights[self._top : self.focus + 1]) > room:
            self._top += 1

    def _draw_fields(self, canvas: Canvas, room: pygame.Rect, heights: list[int]) -> None:
        writer = canvas.writer
        y, spot = room.top, 0
        for place in range(self._top, len(self.fields)):
            height = min(heights[place], room.bottom - y)
            if height < heights[place] and spot:
                break
            box = pygame.Rect(room.left, y, room.width, height)
            self._boxes[place] = box
            self._unseen.discard(place)
            one, on = self.fields[place], place == self.focus

            def paint(
                surface: pygame.Surface, at: pygame.Rect, one: Field = one, on: bool = on
            ) -> None:
                one.draw(surface, at, writer, on)

            hot, radius = one.hot(box, writer), canvas.look.px(0.013)
            canvas.region(
                f"field {spot}", box, (place, one.key(), on), paint, hot=hot, radius=radius
            )
            y += height
            spot += 1
        rest = pygame.Rect(room.left, y, room.width, room.bottom - y)
        if rest.height > 0:
            canvas.region("rest", rest, rest.topleft, _nothing)
        self._draw_rail(canvas, room, spot)

    def _draw_rail(self, canvas: Canvas, room: pygame.Rect, seen: int) -> None:
        """How much of the form is seen; nothing when all of it is."""
        look, top, every = canvas.look, self._top, len(self.fields)
        wide = look.px(0.011)
        rail = pygame.Rect(room.right + look.px(0.012), room.top, wide, room.height)

        def paint(surface: pygame.Surface, box: pygame.Rect) -> None:
            if seen < every:
                rounded(surface, box, wide // 2, look.colour(Ink.LINE))
                height = max(2 * wide, box.height * seen // every)
                thumb = pygame.Rect(box.left, 0, wide, height)
                thumb.top = box.top + (box.height - height) * top // max(1, every - seen)
                rounded(surface, thumb, wide // 2, look.colour(Ink.QUIET))

        canvas.region("rail", rail, (top, seen, every), paint)


def _nothing(surface: pygame.Surface, box: pygame.Rect) -> None:
    """Only the ground."""
