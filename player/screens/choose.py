"""Choose: the routines as cards, with their minutes, what one needs, and when each was done.

Number keys or clicks filter by purpose, time and equipment; `/` begins typing a word to look for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pygame

from player.model.routine import Purpose, Side
from player.screens.answers import Go
from player.screens.spoken import day, minutes
from player.screens.still import Still
from player.stage.canvas import Canvas
from player.stage.cards import Cards, Picture
from player.stage.hint import draw_hint
from player.stage.look import Ink, Role
from player.stage.shapes import outlined
from player.stage.widgets import Row

HINT = (
    "Enter  start     U  urge     C  crack     1-8  filter     /  find     "
    "H  history     S  settings     ?  help"
)

_FINDING = "Type a word     Enter  go to what was found     Esc  show all again"
_FILTERED = "Enter  start     U  urge     1-8  filter     /  find     Esc  show all again"

NOTICE_KEY = "A  open"
_MINUTE = 60.0

SHORT = 300.0
"""Seconds under which a routine is a short one."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A routine as Choose offers it; `trouble` is why it cannot be played.

    `part` is an exercise that others are made of, not a routine of its own. `closed` says that
    the answers to the safety questions close it today, `later` that others fit better.
    """

    key: str
    name: str
    about: str = ""
    seconds: float = 0.0
    equipment: tuple[str, ...] = ()
    purpose: Purpose | None = None
    pose: str | None = None
    side: Side | None = None
    part: bool = False
    trouble: str = ""
    closed: bool = False
    later: bool = False


FILTERS: tuple[tuple[str, Callable[[Offered], bool]], ...] = (
    ("All", lambda one: not one.part or bool(one.trouble)),
    ("Mobility", lambda one: one.purpose is Purpose.MOBILITY and not one.part),
    ("Strength", lambda one: one.purpose is Purpose.STRENGTH and not one.part),
    ("Breaks", lambda one: one.purpose is Purpose.BREAK and not one.part),
    ("Urge", lambda one: one.purpose is Purpose.URGE and not one.part),
    ("Under 5 min", lambda one: one.seconds < SHORT and not one.part),
    ("No mat", lambda one: "mat" not in one.equipment and not one.part),
    ("Exercises", lambda one: one.part),
)
"""The filters by their names, in the order of their number keys."""


def matching(offered: Sequence[Offered], number: int, word: str) -> list[Offered]:
    """The routines of a filter that have a word in their name, sentence or equipment.

    With a word typed, the parts are looked through as well.
    """
    word = word.casefold().strip()
    fits = FILTERS[number][1]
    if not word:
        return [one for one in offered if fits(one)]
    among = [one for one in offered if number == 0 or fits(one)]
    return [one for one in among if word in _searched(one)]


def _searched(one: Offered) -> str:
    return " ".join((one.name, one.about, one.key, *one.equipment)).casefold()


class Choose(Still):
    """The screen; its answer is the key of a routine, or a `Go`.

    `message` is one line under the heading; `quiet` tells what is true for some minutes, and
    goes before it. `notice` is the one thing there is to answer or to read now.
    """

    def __init__(
        self,
        offered: Sequence[Offered],
        last_done: Mapping[str, date],
        today: date,
        picture: Picture,
        *,
        focus: str = "",
        message: str = "",
        notice: str = "",
        quiet: Callable[[], str] = str,
    ) -> None:
        self.result: object | None = None
        self.awake = False
        self.title = "Untwist"
        self.message = message or "What would feel good now?"
        self.notice = notice
        self._quiet = quiet
        self._notice_box = pygame.Rect(0, 0, 0, 0)
        self._offered = tuple(offered)
        self._last_done, self._today, self._picture = last_done, today, picture
        self._filter, self._word, self._finding = 0, "", False
        self._chips: list[pygame.Rect] = []
        here = next((one for one in offered if one.key == focus), None)
        if here is not None and here.part:
            self._filter = len(FILTERS) - 1
        self.listing = self._cards(focus)

    @property
    def typing(self) -> bool:
        """Whether a word is being typed."""
        return self._finding

    def _cards(self, focus: str = "") -> Cards:
        found = matching(self._offered, self._filter, self._word)
        rows = [_row(one, self._last_done.get(one.key), self._today) for one in found]
        places = {one.key: place for place, one in enumerate(found)}
        return Cards(rows, places.get(focus, 0), self._picture)

    # Presses

    def handle(self, event: pygame.event.Event) -> None:
        """Typing, the filters, the places to go; all else is the cards'."""
        if self._finding and self._type(event):
            return
        if event.type == pygame.KEYDOWN and self._key(event):
            return
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            if self._notice_box.collidepoint(event.pos):
                self.result = Go.NOTICE
                return
            for number, chip in enumerate(self._chips):
                if chip.collidepoint(event.pos):
                    self._take_filter(number)
                    return
        chosen = self.listing.handle(event)
        if chosen is not None:
            self.result = chosen.value

    def _key(self, event: pygame.event.Event) -> bool:
        sign = event.unicode.casefold()
        places = {"h": Go.HISTORY, "s": Go.SETTINGS, "?": Go.HELP, "u": Go.URGE, "c": Go.CRACK}
        if event.key == pygame.K_ESCAPE:
            self._escape()
        elif sign in places:
            self.result = places[sign]
        elif sign == "a" and self.notice:
            self.result = Go.NOTICE
        elif sign == "/":
            self._finding = True
        elif len(sign) == 1 and sign in "12345678":
            self._take_filter(int(sign) - 1)
        else:
            return False
        return True

    def _escape(self) -> None:
        """First what was filtered is let go, then one leaves."""
        if self._word or self._filter:
            self._word, self._finding = "", False
            self._take_filter(0)
        else:
            self.result = Go.AWAY

    def _take_filter(self, number: int) -> None:
        self._filter = number
        self.listing = self._cards()

    def _type(self, event: pygame.event.Event) -> bool:
        """A letter of the word to look for; Enter and arrows go to what was found."""
        if event.type == pygame.TEXTINPUT:
            # The sign that began the finding comes as text as well.
            self._word = (self._word + event.text).lstrip("/ ")[:40]
        elif event.type == pygame.KEYDOWN and event.key == pygame.K_BACKSPACE:
            self._word = self._word[:-1]
        elif event.type == pygame.KEYDOWN and event.key in (pygame.K_RETURN, pygame.K_DOWN):
            self._finding = False
            return True
        elif event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE:
            self._finding, self._word = False, ""
        else:
            return event.type == pygame.KEYDOWN and event.unicode.isprintable()
        self.listing = self._cards()
        return True

    def leave(self) -> None:
        """The window was closed."""
        self.result = Go.AWAY

    def next_frame(self, last: float) -> float | None:
        """Only an event changes the picture, and what is true for some minutes."""
        return last + _MINUTE / 4 if self._quiet() else None

    # The picture

    def draw(self, canvas: Canvas) -> None:
        """The head, the filters, the cards, the keys."""
        look, writer = canvas.look, canvas.writer
        width = min(canvas.size[0] - 2 * look.px(0.05), look.px(1.68))
        left = (canvas.size[0] - width) // 2

        def head(surface: pygame.Surface, box: pygame.Rect) -> None:
            writer.line(surface, self.title, Role.TITLE, look.colour(Ink.INK), box)

        def message(surface: pygame.Surface, box: pygame.Rect) -> None:
            writer.paragraph(surface, said, Role.BODY, look.colour(Ink.QUIET), box)

        said = f"Find: {self._word}|" if self._finding else self._said()
        box = pygame.Rect(left, look.px(0.108), width, look.px(0.055))
        small = look.least_size
        lines = len(writer.wrap(said, Role.BODY, width, size=small))
        if lines > 1:
            box.height = lines * writer.line_height(Role.BODY, small) + look.px(0.004)
        canvas.scene(("choose", bool(self.notice), lines))
        canvas.region("head", pygame.Rect(left, look.px(0.03), width, look.px(0.078)), "", head)
        canvas.region("message", box, said, message)
        y = self._draw_notice(
            canvas,
            pygame.Rect(left, box.bottom + look.px(0.005 if lines == 1 else 0.014), width, 0),
        )
        y = self._draw_chips(canvas, pygame.Rect(left, y, width, 0))
        bottom = canvas.size[1] - look.px(0.05)
        self.listing.draw(canvas, pygame.Rect(left, y, width, max(look.px(0.2), bottom - y)))
        draw_hint(canvas, pygame.Rect(left, bottom, width, look.px(0.045)), self._hint())

    def _hint(self) -> str:
        """The keys that mean something now."""
        if self._finding:
            return _FINDING
        return _FILTERED if self._word or self._filter else HINT

    def _said(self) -> str:
        if self.listing.rows:
            return f"Found: {self._word}" if self._word else self._quiet() or self.message
        if self._offered:
            return "Nothing fits. Esc shows all again."
        return "There is no routine here yet. `untwist doctor` tells where they are sought."

    def _draw_notice(self, canvas: Canvas, row: pygame.Rect) -> int:
        """The notice as a bar that can be pressed; the y below it."""
        look, writer = canvas.look, canvas.writer
        if not self.notice:
            self._notice_box = pygame.Rect(0, 0, 0, 0)
            canvas.region("notice", self._notice_box, "", _nothing)
            return row.top
        bar = pygame.Rect(row.left, row.top, row.width, look.px(0.066))
        self._notice_box = bar

        def paint(surface: pygame.Surface, box: pygame.Rect) -> None:
            edge = look.colour(Ink.MOVE)
            outlined(
                surface, box, look.px(0.018), edge, look.colour(Ink.PANEL), max(1, look.px(0.003))
            )
            ink, inside = look.colour(Ink.INK), box.inflate(-look.px(0.05), 0)
            key = inside.copy()
            key.width = writer.width(NOTICE_KEY, Role.SMALL)
            key.right = inside.right
            inside.width = key.left - look.px(0.03) - inside.left
            writer.line(surface, self.notice, Role.STRONG, ink, inside)
            writer.line(surface, NOTICE_KEY, Role.SMALL, look.colour(Ink.QUIET), key)

        canvas.region("notice", bar, self.notice, paint, hot=[bar], radius=look.px(0.018))
        return bar.bottom + look.px(0.014)

    def _draw_chips(self, canvas: Canvas, row: pygame.Rect) -> int:
        """The filters, on as many lines as they need; the y below them."""
        look, writer = canvas.look, canvas.writer
        gap, tall = look.px(0.01), look.px(0.0625)
        x, y = row.left, row.top
        self._chips = []
        for number, (name, _) in enumerate(FILTERS):
            wide = writer.width(f"{number + 1}  {name}", Role.SMALL) + look.px(0.036)
            if x > row.left and x + wide > row.right:
                x, y = row.left, y + tall + gap
            chip = pygame.Rect(x, y, wide, tall)
            self._chips.append(chip)
            on = number == self._filter

            def paint(
                surface: pygame.Surface, box: pygame.Rect, text: str = name, on: bool = on,
                number: int = number,
            ) -> None:  # fmt: skip
                ground = look.colour(Ink.HOLD if on else Ink.PANEL)
                edge = look.colour(Ink.HOLD if on else Ink.LINE)
                outlined(surface, box, box.height // 2, edge, ground, max(1, look.px(0.002)))
                ink = look.colour(Ink.GROUND if on else Ink.INK)
                room = box.inflate(-look.px(0.02), 0)
                label = f"{number + 1}  {text}"
                writer.line(surface, label, Role.SMALL, ink, room, anchor="center")

            canvas.region(f"chip {number}", chip, on, paint, hot=[chip], radius=tall // 2)
            x += wide + gap
        return y + tall + look.px(0.012)


def _nothing(surface: pygame.Surface, box: pygame.Rect) -> None:
    """Only the ground."""


def _row(one: Offered, last: date | None, today: date) -> Row:
    if one.trouble:
        return Row(one.name, "cannot be played", one.trouble, enabled=False, value=one.key)
    foot = ["not today"] if one.closed else []
    foot += one.equipment
    if last is not None:
        foot.append(f"last: {day(last, today)}")
    return Row(one.name, minutes(one.seconds), one.about, value=one.key, foot="  ·  ".join(foot))
