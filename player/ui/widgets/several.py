"""A question of which any answers may be ticked, or none of them, or nothing be said."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Event, Rect, Surface
from player.ui.text.writer import Writer
from player.ui.widgets.chips import Chip, draw_chip, lay_out_chips
from player.ui.widgets.field import Field, Taken, put_text, text_height
from player.ui.widgets.fields import Option, sign_of
from player.ui.window.events import is_click, is_key
from player.ui.window.keys import Key, Keys, arrow_step, key_name

NONE_OF_THESE = "None of these"
NONE_KEY = "n"

_FEW = 8
"""So many options or fewer are written as large as other words."""


class Several(Field):
    """Chips to tick by digits, arrows and Space, or a click; `N` ticks the last: none of these.

    `value` is None as long as nothing is said, else what is ticked: nothing for none of these.
    The detail of the chip with the focus stands below all of them.
    """

    def __init__(
        self,
        name: str,
        label: str,
        options: Sequence[Option],
        ticked: frozenset[Hashable] | None = None,
    ) -> None:
        self.name, self.label = name, label
        self.options = tuple(options)
        self._ticked = ticked
        self._at = 0

    @property
    def value(self) -> frozenset[Hashable] | None:
        return self._ticked

    def keys(self) -> Keys:
        return Keys(
            Key("←", "move"),
            Key("→", "move"),
            Key("Space", "tick"),
            Key("Backspace", "no answer", also=("Delete",), hint=False),
        )

    def keys_from_anywhere(self) -> Keys:
        """The keys that mean it wherever in the form the focus is."""
        ticks = f"1 to {min(9, len(self.options))}"
        return Keys(Key(ticks, "tick", hint=False), Key(NONE_KEY.upper(), "none of these"))

    # Presses

    def handle(self, event: Event, box: Rect) -> Taken:
        """Besides the keys that it takes from anywhere: arrows, Space, Backspace, a click."""
        if is_click(event):
            return self._click(event.pos, box)
        if not is_key(event):
            return Taken.NO
        if step := arrow_step(event):
            self._at = max(0, min(len(self.options), self._at + step))
            return Taken.YES
        if key_name(event) == "Space":
            self._turn(self._at)
            return Taken.YES
        if key_name(event) in ("Backspace", "Delete"):
            self._ticked = None
            return Taken.YES
        return self.from_anywhere(event)

    def from_anywhere(self, event: Event) -> Taken:
        """Take a digit or `N`, which mean it wherever in the form the focus is."""
        sign = event.unicode.casefold() if is_key(event) else ""
        if sign == NONE_KEY:
            self._turn(len(self.options))
            return Taken.DONE if self._ticked is not None else Taken.YES
        if len(sign) == 1 and sign in "123456789" and int(sign) <= len(self.options):
            self._turn(int(sign) - 1)
            return Taken.YES
        return Taken.NO

    def _click(self, pos: tuple[int, int], box: Rect) -> Taken:
        for number, place in enumerate(self._places):
            if place.move(box.topleft).collidepoint(pos):
                self._turn(number)
                return Taken.YES
        return Taken.NO

    def _turn(self, number: int) -> None:
        """Tick a chip, or take its tick away; with the last tick nothing is said any more."""
        self._at = number
        if number == len(self.options):
            self._ticked = None if self._ticked == frozenset() else frozenset()
        else:
            ticked = (self._ticked or frozenset()) ^ {self.options[number].value}
            self._ticked = ticked or None

    # The picture

    _places: Sequence[Rect] = ()
    """Where the chips were drawn last, from the corner of the field."""

    def _lay_out(self, writer: Writer, width: int) -> list[Rect]:
        label = text_height(writer, self.label, self._role(writer, width), width)
        top = label + writer.look.px(Space.LINE)
        places = lay_out_chips(writer, self._chips(), width, self._small)
        return [place.move(0, top) for place in places]

    def _role(self, writer: Writer, width: int) -> Role:
        """The role of the label: a long one is written smaller."""
        one_line = writer.width(self.label, Role.STRONG) <= width
        return Role.STRONG if one_line else Role.KEY

    @property
    def _small(self) -> Role:
        """The role of the chips: many are written smaller."""
        return Role.SMALL if len(self.options) > _FEW else Role.BODY

    def _chips(self) -> list[Chip]:
        options = enumerate(self.options)
        chips = [Chip(one.text, sign_of(n), self._is_ticked(n)) for n, one in options]
        none = self._is_ticked(len(self.options))
        return [*chips, Chip(NONE_OF_THESE, NONE_KEY.upper(), none)]

    def height(self, writer: Writer, width: int) -> int:
        low = max(place.bottom for place in self._lay_out(writer, width))
        details = [text_height(writer, _detail(one), Role.SMALL, width) for one in self.options]
        detail = max(details, default=0)
        return (
            low + writer.look.px(Space.S) + (detail + writer.look.px(Space.LINE) if detail else 0)
        )

    def key(self) -> Hashable:
        return (self.label, self.options, self._ticked, self._at)

    def hot(self, box: Rect, writer: Writer) -> Sequence[Rect]:
        return [place.move(box.topleft) for place in self._lay_out(writer, box.width)]

    def draw(self, surface: Surface, box: Rect, writer: Writer, on: bool) -> None:
        """The label, the chips with their ticks, the detail of the one with the focus."""
        role = self._role(writer, box.width)
        put_text(surface, box, writer, self.label, role, Ink.HOLD if on else Ink.INK)
        self._places = self._lay_out(writer, box.width)
        for number, chip in enumerate(self._chips()):
            place, here = self._places[number].move(box.topleft), on and number == self._at
            full = bool(chip.ticked)
            draw_chip(surface, place, writer, chip, chosen=full, here=here, role=self._small)
        if on and self._at < len(self.options):
            low = max(place.bottom for place in self._places) + writer.look.px(Space.XXS)
            room = Rect(box.left, box.top + low, box.width, 0)
            detail = _detail(self.options[self._at])
            put_text(surface, room, writer, detail, Role.SMALL, Ink.QUIET)

    def _is_ticked(self, number: int) -> bool:
        if self._ticked is None or number == len(self.options):
            return self._ticked == frozenset()
        return self.options[number].value in self._ticked


def _detail(option: Option) -> str:
    """What is said of an option besides its text."""
    return option.detail if option.detail != option.text else ""
