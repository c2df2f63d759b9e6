"""The stop signs over the play screen: the list, readable from the floor, and what to do then."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace

from player.care.cards import whose_numbers
from player.care.stop_signs import StopSign, sign_texts, signs_heading
from player.flow.answers import BACK, SEEN
from player.model.care import StopLevel
from player.model.settings import Country
from player.screens.forms.menu import Menu
from player.screens.forms.reader import Reader
from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Event, Rect, Surface
from player.ui.shapes import outlined, rounded
from player.ui.widgets.hint import draw_hint
from player.ui.widgets.large_list import LargeList
from player.ui.widgets.listing import Row
from player.ui.widgets.page import draw_title
from player.ui.window.canvas import Canvas
from player.ui.window.keys import Key, Keys, Pair, key_name
from player.ui.window.screen import BaseScreen

_KEYS = "123456789abc"

_INKS = {
    StopLevel.CALL_NOW: Ink.ALERT,
    StopLevel.CALL_IF_IT_STAYS: Ink.ALERT,
    StopLevel.STOP_TODAY: Ink.MOVE,
    StopLevel.STOP_EXERCISE: Ink.HOLD,
}

AGAIN = "Press again to stop for today"

NONE = "None of these, go on"

ESCAPE_ALOUD = "Escape: None of these, go on."


class StopSignsMenu(Menu[StopSign | str]):
    """The signs to stop at, the gravest first, and a button for none of them.

    A sign that ends the day counts when it is chosen for the second time. `result` is a
    `StopSign`, or `BACK`.
    """

    def __init__(self, country: Country, reader: Reader | None = None) -> None:
        signs = [sign.for_country(country) for sign in sign_texts().signs]
        self._rows = tuple(
            Row(sign.short, below=sign.more, key=key, value=sign)
            for key, sign in zip(_KEYS, signs, strict=False)
        )
        super().__init__(
            signs_heading(country),
            (),
            self._rows,
            on_escape=BACK,
            choose="this one",
            escape="none of these, go on",
            awake=True,
            listing=StopSignList(self._rows),
            reader=reader,
        )
        self._whose = " ".join(whose_numbers([sign.then for sign in signs], country))
        """Whose numbers the signs name."""
        self._marked: object = None
        """The sign that was chosen once."""
        self._beside = False
        """Whether the button stands beside the title, and not below the list."""

    def spoken(self) -> list[str]:
        """The signs with their keys, and how to go on."""
        return [*super().spoken(), ESCAPE_ALOUD]

    def chosen(self, row: Row) -> None:
        """Answer, or ask for the second press."""
        sign = row.value
        if not isinstance(sign, StopSign) or not sign.ends_today or sign == self._marked:
            super().chosen(row)
            return
        self._marked = sign
        self.listing.rows = tuple(
            replace(one, title=AGAIN, below=one.title) if one.value == sign else one
            for one in self._rows
        )

    def _draw_note(self, canvas: Canvas, row: Rect) -> int:
        writer = canvas.writer
        lines = len(writer.wrap(self._whose, Role.SMALL, row.width))
        row.height = lines * writer.line_height(Role.SMALL) + canvas.look.px(Space.XXS)
        _draw_text(canvas, "whose", self._whose, Role.SMALL, Ink.QUIET, row)
        return row.bottom

    def _draw_head(self, canvas: Canvas, box: Rect) -> None:
        """The title, with the button beside it where there is room."""
        gap, button = canvas.look.px(Space.M), self._button(canvas)
        button.topright = box.topright
        title = Rect(box.left, box.top, button.left - gap - box.left, box.height)
        self._beside = canvas.writer.width(self.title, Role.TITLE) <= title.width
        if self._beside:
            _draw_button(canvas, button, NONE, "Esc")
        draw_title(canvas, title if self._beside else box, self.title)

    def _draw_foot(self, canvas: Canvas, room: Rect) -> int:
        if self._beside:
            return room.bottom
        button = self._button(canvas)
        button.midbottom = (room.centerx, room.bottom - canvas.look.px(Space.XS))
        _draw_button(canvas, button, NONE, "Esc")
        return button.top - canvas.look.px(Space.XXS)

    @staticmethod
    def _button(canvas: Canvas) -> Rect:
        look = canvas.look
        return Rect(0, 0, min(canvas.size[0], look.px(0.44)), look.px(Space.ROW))


class StopSignList(LargeList):
    """The signs as large rows.

    No row has the focus until an arrow moves it, and Space never chooses: a press that was meant
    for the routine behind would end the day.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__(rows)
        self.focus = -1

    def handle(self, event: Event) -> Row | None:
        if key_name(event) == "Space":
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


class StopSignScreen(BaseScreen[str]):
    """What to do at a sign: one instruction, as large as it fits, and one reason.

    It is read aloud once by itself, and again on `V`. `result` is `SEEN`.
    """

    def __init__(self, sign: StopSign, reader: Reader, country: Country = Country.OTHER) -> None:
        super().__init__()
        self.sign = sign
        self._whose = " ".join(whose_numbers((sign.then,), country))
        self._reader = reader
        self._drawn: tuple[Pair, ...] = ()
        reader.start(self.texts())

    def texts(self) -> tuple[str, ...]:
        return (self.sign.then, self.sign.why)

    def keys(self) -> Keys:
        again = "be silent" if self._reader.reading else "read it again"
        return Keys(
            Key("Enter", "Go on", self.leave, ("Space", "Esc"), hint=False),
            Key("V", again, partial(self._reader.toggle, self.texts())),
        )

    def update(self) -> None:
        self._reader.update()

    def leave(self) -> None:
        self._reader.stop()
        self.result = SEEN

    def next_frame(self, last: float) -> float | None:
        """At once where the line about the voice has changed."""
        return last if self._foot() != self._drawn else None

    def next_moment(self) -> float | None:
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
        edge = look.px(Space.ROW)
        wide = min(width - 2 * edge, look.px(1.6))
        left = (width - wide) // 2
        ink = look.colour(_INKS[self.sign.level])

        def stripe(surface: Surface, box: Rect) -> None:
            rounded(surface, box, box.height // 2, ink)

        canvas.region(
            "stripe", Rect(left, look.px(Space.HUGE), wide, look.px(Space.S)), ink, stripe
        )
        self._drawn = self._foot()
        top = look.px(Space.ROW)
        sign = Rect(left, top, wide, look.px(Space.HEAD))
        _draw_text(canvas, "sign", f"{self.sign.sign}.", Role.BODY, Ink.QUIET, sign)
        foot = Rect(left, height - look.px(Space.HEAD), wide, look.px(Space.ROW))
        button = Rect(0, foot.top, look.px(0.34), foot.height)
        button.right = foot.right
        foot.width = button.left - look.px(Space.XL) - foot.left
        lines = len(writer.wrap(self._whose, Role.SMALL, wide)) if self._whose else 0
        small = lines * writer.line_height(Role.SMALL) + look.px(Space.XXS) * bool(lines)
        whose = Rect(left, 0, wide, small)
        whose.bottom = foot.top - look.px(Space.S)
        why = Rect(left, 0, wide, look.px(0.21) - whose.height)
        why.bottom = whose.top
        then = Rect(left, sign.bottom, wide, why.top - look.px(Space.S) - sign.bottom)
        _draw_text(canvas, "then", self.sign.then, Role.NUMBER, _INKS[self.sign.level], then)
        _draw_text(canvas, "why", self.sign.why, Role.LINE, Ink.INK, why)
        if self._whose:
            _draw_text(canvas, "whose", self._whose, Role.SMALL, Ink.QUIET, whose)
        draw_hint(canvas, foot, self._drawn, name="foot")
        _draw_button(canvas, button, "Go on   Enter", "Enter")


def _draw_button(canvas: Canvas, button: Rect, text: str, key: str) -> None:
    """A large button that presses a key."""
    writer, look = canvas.writer, canvas.look
    radius = look.px(Space.M)

    def paint(surface: Surface, box: Rect) -> None:
        green = look.colour(Ink.HOLD)
        outlined(surface, box, radius, look.colour(Ink.INK), green, look.px(Space.LINE))
        room, ink = box.inflate(-look.px(Space.XL), 0), look.colour(Ink.GROUND)
        writer.line(surface, text, Role.STRONG, ink, room, anchor="center")

    press = [(button, key)]
    canvas.region("button", button, text, paint, hot=[button], radius=radius, presses=press)


def _draw_text(canvas: Canvas, name: str, text: str, role: Role, ink: Ink, place: Rect) -> None:
    """A text as large as its role and its place allow."""
    colour = canvas.look.colour(ink)

    def paint(surface: Surface, box: Rect) -> None:
        canvas.writer.paragraph(surface, text, role, colour, box)

    canvas.region(name, place, text, paint)
