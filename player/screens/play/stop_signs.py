"""The stop signs over the play screen: the list, readable from the floor, and what to do then."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pygame

from player.care.cards import whose_numbers
from player.care.stop_signs import StopSign, sign_texts, signs_heading
from player.flow.answers import BACK, SEEN
from player.model.care import StopLevel
from player.model.settings import Country
from player.screens.forms.large_list import LargeList
from player.screens.forms.question import Question
from player.screens.forms.reader import Reader
from player.ui.look import Ink, Role
from player.ui.shapes import outlined, rounded
from player.ui.text.writer import Writer
from player.ui.widgets.hint import draw_hint
from player.ui.widgets.widgets import Row
from player.ui.window.canvas import Canvas, Painter
from player.ui.window.keys import Key, Keys, Pair
from player.ui.window.screen import BaseScreen

_KEYS = "123456789abc"

_INKS = {
    StopLevel.CALL_NOW: Ink.ALERT,
    StopLevel.CALL_IF_IT_STAYS: Ink.ALERT,
    StopLevel.STOP_TODAY: Ink.MOVE,
    StopLevel.STOP_EXERCISE: Ink.HOLD,
}


def signs_panel(country: Country) -> Question:
    """The signs to stop at, the gravest first; the answer is a `StopSign`, or `BACK`."""
    signs = [sign.for_country(country) for sign in sign_texts().signs]
    rows = [
        Row(sign.short, below=sign.more, key=key, value=sign)
        for key, sign in zip(_KEYS, signs, strict=False)
    ]
    return SignsQuestion(rows, country, whose_numbers([sign.then for sign in signs], country))


class SignsQuestion(Question):
    """The list under its heading; `whose` numbers they are stands between them in small letters."""

    def __init__(self, rows: Sequence[Row], country: Country, whose: Sequence[str]) -> None:
        super().__init__(
            signs_heading(country),
            (),
            rows,
            on_escape=BACK,
            choose="this one",
            escape="none of these, go on",
            awake=True,
            listing=SignList(rows),
        )
        self._whose = " ".join(whose)

    def _draw_note(self, canvas: Canvas, row: pygame.Rect) -> int:
        """The small line; the y below it."""
        writer = canvas.writer
        lines = len(writer.wrap(self._whose, Role.SMALL, row.width))
        row.height = lines * writer.line_height(Role.SMALL) + canvas.look.px(0.008)
        ink = canvas.look.colour(Ink.QUIET)
        paint = _Paragraph(writer, self._whose, Role.SMALL, ink)
        canvas.region("whose", row, self._whose, paint)
        return row.bottom


class SignList(LargeList):
    """The signs as large rows.

    No row has the focus until an arrow moves it, and Space never chooses: a press that was meant
    for the routine behind would end the day.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__(rows)
        self.focus = -1

    def handle(self, event: pygame.event.Event) -> Row | None:
        """Take an event; the sign that was chosen by it, or None."""
        if event.type == pygame.KEYDOWN and event.key == pygame.K_SPACE:
            return None
        return super().handle(event)

    def _move(self, by: int) -> None:
        """Move the focus; the first time it goes to the gravest."""
        if self.focus < 0:
            self.focus = 0
        else:
            super()._move(by)

    def ink(self, row: Row) -> Ink:
        """The colour of how grave a sign is."""
        return _INKS[row.value.level] if isinstance(row.value, StopSign) else Ink.HOLD


class SignTold(BaseScreen[str]):
    """What to do at a sign: one instruction, as large as it fits, and one reason.

    It is read aloud once by itself, and again on `V`. `country` is whose number it tells to call.
    `result` is `SEEN`.
    """

    def __init__(self, sign: StopSign, reader: Reader, country: Country = Country.OTHER) -> None:
        super().__init__()
        self.sign = sign
        self._whose = " ".join(whose_numbers((sign.then,), country))
        self._reader = reader
        self._drawn: tuple[Pair, ...] = ()
        self._button = pygame.Rect(0, 0, 0, 0)
        reader.start(self.texts())

    def texts(self) -> tuple[str, ...]:
        """What is read aloud."""
        return (self.sign.then, self.sign.why)

    def keys(self) -> Keys:
        again = "be silent" if self._reader.reading else "read it again"
        return Keys(
            Key("Enter", "Go on", self.leave, ("Space", "Esc"), hint=False),
            Key("V", again, partial(self._reader.toggle, self.texts())),
        )

    def update(self) -> None:
        """Read on."""
        self._reader.update()

    def leave(self) -> None:
        """It was seen; nothing is heard any more."""
        self._reader.stop()
        self.result = SEEN

    def next_frame(self, last: float) -> float | None:
        """At once where there is something new to say about the voice."""
        return last if self._foot() != self._drawn else None

    def next_moment(self) -> float | None:
        """When there is something to read."""
        return self._reader.next_due()

    def _foot(self) -> tuple[Pair, ...]:
        """That it is kept and how to hear it again, or why nothing is heard."""
        trouble = self._reader.trouble
        return (("", trouble),) if trouble else (("", "It is kept."), *self.keys().hint())

    def draw(self, canvas: Canvas) -> None:
        """The sign small, the instruction large, the reason below it."""
        canvas.scene(("sign", self.sign))
        look, writer = canvas.look, canvas.writer
        width, height = canvas.size
        edge = look.px(0.07)
        wide = min(width - 2 * edge, look.px(1.6))
        left = (width - wide) // 2
        ink = look.colour(_INKS[self.sign.level])

        def paragraph(name: str, text: str, role: Role, colour: Ink, box: pygame.Rect) -> None:
            paint = _Paragraph(writer, text, role, look.colour(colour))
            canvas.region(name, box, text, paint)

        def stripe(surface: pygame.Surface, box: pygame.Rect) -> None:
            rounded(surface, box, box.height // 2, ink)

        canvas.region("stripe", pygame.Rect(left, look.px(0.05), wide, look.px(0.016)), ink, stripe)
        self._drawn = self._foot()
        top = look.px(0.085)
        sign = pygame.Rect(left, top, wide, look.px(0.115))
        paragraph("sign", f"{self.sign.sign}.", Role.BODY, Ink.QUIET, sign)
        foot = pygame.Rect(left, height - look.px(0.115), wide, look.px(0.08))
        self._button = pygame.Rect(0, foot.top, look.px(0.34), foot.height)
        self._button.right = foot.right
        foot.width = self._button.left - look.px(0.03) - foot.left
        lines = len(writer.wrap(self._whose, Role.SMALL, wide)) if self._whose else 0
        small = lines * writer.line_height(Role.SMALL) + look.px(0.008) * bool(lines)
        whose = pygame.Rect(left, 0, wide, small)
        whose.bottom = foot.top - look.px(0.015)
        why = pygame.Rect(left, 0, wide, look.px(0.21) - whose.height)
        why.bottom = whose.top
        then = pygame.Rect(left, sign.bottom, wide, why.top - look.px(0.015) - sign.bottom)
        paragraph("then", self.sign.then, Role.NUMBER, _INKS[self.sign.level], then)
        paragraph("why", self.sign.why, Role.LINE, Ink.INK, why)
        if self._whose:
            paragraph("whose", self._whose, Role.SMALL, Ink.QUIET, whose)
        draw_hint(canvas, foot, self._drawn, name="foot")
        button = self._button
        paint = self._paint_button(writer)
        canvas.region("button", button, "", paint, hot=[button], presses=[(button, "Enter")])

    @staticmethod
    def _paint_button(writer: Writer) -> Painter:
        def paint(surface: pygame.Surface, box: pygame.Rect) -> None:
            look = writer.look
            green = look.colour(Ink.HOLD)
            outlined(surface, box, look.px(0.02), look.colour(Ink.INK), green, look.px(0.0055))
            room = box.inflate(-look.px(0.03), 0)
            ink = look.colour(Ink.GROUND)
            writer.line(surface, "Go on   Enter", Role.STRONG, ink, room, anchor="center")

        return paint


class _Paragraph:
    """Paints a text as large as its role and its box allow."""

    def __init__(self, writer: Writer, text: str, role: Role, colour: tuple[int, int, int]) -> None:
        self._writer, self._text, self._role, self._colour = writer, text, role, colour

    def __call__(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        self._writer.paragraph(surface, self._text, self._role, self._colour, box)
