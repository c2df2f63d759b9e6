"""One card of a grid: how large it is, and how its picture and its words are painted."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from msgspec import Struct

from player.ui.look import Ink, Look, Role, Space
from player.ui.pygame_types import Rect, Surface
from player.ui.shapes import outlined
from player.ui.text.fonts import is_rtl
from player.ui.text.writer import Writer

CORNER = 0.02
_PICTURE = 0.125
"""The height of a picture above the words."""

_BESIDE = 0.3
"""The share of a card's width that a picture beside the words takes."""

_WIDE = 0.56
"""How wide a card is at least, about; all as shares of the look's unit."""


class Tile(Struct, frozen=True):
    """What a card says. `reason` is a few words that stand out under the title.

    `time` is the first of the last two lines; `facts` the second, with `last` at its end. One
    that is `faint` can be chosen, but is not for now; one that is not `enabled` can only be read.
    """

    title: str
    value: Hashable = None
    reason: str = ""
    about: str = ""
    time: str = ""
    facts: str = ""
    last: str = ""
    faint: bool = False
    enabled: bool = True


Picture = Callable[[Tile, Surface, Rect], None]
"""Draws the picture of a card into a box on the panel colour."""


class CardShape(Struct, frozen=True):
    """Columns of the grid, pixels of a card's height in each section, and how cards are laid out.

    Cards that are `lying` have their picture beside their words.
    """

    columns: int
    heights: tuple[int, ...]
    lying: bool


def card_shape(
    sections: Sequence[Sequence[Tile]], writer: Writer, room: tuple[int, int]
) -> CardShape:
    """How large cards are in a room; the pictures go beside the words where it is too low."""
    look = writer.look
    columns = max(1, round(room[0] / (look.px(_WIDE) * max(1.0, look.text))))
    words = [_words_height(some, writer) for some in sections]
    around = look.px(Space.HUGE)
    lying = columns == 1 or any(one + around + look.px(_PICTURE) > room[1] for one in words)
    pictures = 0 if lying else look.px(_PICTURE)
    return CardShape(columns, tuple(min(room[1], one + around + pictures) for one in words), lying)


def _words_height(tiles: Sequence[Tile], writer: Writer) -> int:
    """Room for a title of two lines or a sentence of two, a reason, and the last two lines."""
    title, small = writer.line_height(Role.STRONG), writer.line_height(Role.SMALL)
    reason = small if any(tile.reason for tile in tiles) else 0
    return title + max(title + small, 2 * small) + reason + 2 * small


def card_in(cell: Rect, look: Look) -> Rect:
    """The panel in the place of a card, with the gaps to the next ones."""
    gap = look.px(Space.M)
    return Rect(cell.left, cell.top, cell.width - gap, cell.height - gap)


class CardPainter:
    """Paints a card into its place; `on` is whether it has the focus."""

    def __init__(
        self, writer: Writer, tile: Tile, picture: Picture, *, on: bool, lying: bool
    ) -> None:
        self._writer, self._tile, self._picture = writer, tile, picture
        self._on, self._lying = on, lying

    def __call__(self, surface: Surface, box: Rect) -> None:
        """Paint the card that stands in `box`, and no more of it than the surface is clipped to."""
        look = self._writer.look
        card = card_in(box, look)
        edge = look.colour(Ink.HOLD if self._on else Ink.LINE)
        width = look.px(Space.LINE) if self._on else max(1, look.px(Space.HAIR))
        outlined(surface, card, look.px(CORNER), edge, look.colour(Ink.PANEL), width)
        inside = card.inflate(-look.px(Space.XL), -look.px(Space.L))
        words = inside.copy()
        if self._lying:
            aside = round(inside.width * _BESIDE)
            picture = Rect(inside.left, inside.top, aside, inside.height)
            words.width -= aside + look.px(Space.M)
        else:
            picture = Rect(*inside.topleft, inside.width, look.px(_PICTURE))
            words.height -= picture.height
        words.bottomright = inside.bottomright
        self._draw_picture(surface, picture)
        self._write(surface, words)

    def _draw_picture(self, surface: Surface, box: Rect) -> None:
        if not self._tile.enabled:
            return
        clip = surface.get_clip()
        surface.set_clip(box.clip(clip))
        self._picture(self._tile, surface, box)
        if self._tile.faint:
            veil = Surface(box.size)
            veil.fill(self._writer.look.colour(Ink.PANEL))
            veil.set_alpha(150)
            surface.blit(veil, box)
        surface.set_clip(clip)

    def _write(self, surface: Surface, box: Rect) -> None:
        """Title and reason from above, time and facts from below, the sentence between them."""
        tile, writer, look = self._tile, self._writer, self._writer.look
        quiet, small = look.colour(Ink.QUIET), writer.line_height(Role.SMALL)
        ink = Ink.ALERT if not tile.enabled else Ink.QUIET if tile.faint else Ink.INK
        y = self._lines(surface, tile.title, Role.STRONG, look.colour(ink), box, most=2)
        if tile.reason:
            reason = Rect(box.left, y, box.width, small)
            ink = Ink.QUIET if tile.faint else Ink.MOVE
            y = self._lines(surface, tile.reason, Role.KEY, look.colour(ink), reason)
        last = Rect(box.left, box.bottom, box.width, 0)
        for facts in self._facts(box.width):
            last = Rect(box.left, last.top - small, box.width, small)
            self._write_facts(surface, last, *facts)
        if tile.time:
            last = Rect(box.left, last.top - small, box.width, small)
            self._lines(surface, tile.time, Role.KEY, look.colour(Ink.HOLD), last)
        about = Rect(box.left, y, box.width, last.top - y)
        self._lines(surface, tile.about, Role.SMALL, quiet, about)

    def _facts(self, width: int) -> list[tuple[str, str]]:
        """What stands at the left and right of the last lines, from below.

        It is two lines where little of the facts would be left beside the day.
        """
        tile, writer = self._tile, self._writer
        room = width - writer.width(tile.last, Role.SMALL) - writer.look.px(Space.M)
        if not tile.last or writer.width(tile.facts, Role.SMALL) <= room:
            return [(tile.facts, tile.last)] if tile.facts or tile.last else []
        if room > 0:
            facts = writer.shortened(tile.facts, Role.SMALL, room)
            if len(facts) > len(tile.facts) / 2:
                return [(facts, tile.last)]
        return [("", tile.last), (tile.facts, "")]

    def _write_facts(self, surface: Surface, box: Rect, left: str, right: str) -> None:
        writer, quiet = self._writer, self._writer.look.colour(Ink.QUIET)
        left = writer.shortened(left, Role.SMALL, box.width)
        writer.put(surface, left, Role.SMALL, quiet, box.topleft)
        at = "topright" if left else "topleft"
        writer.put(surface, right, Role.SMALL, quiet, getattr(box, at), anchor=at)

    def _lines(
        self,
        surface: Surface,
        text: str,
        role: Role,
        colour: tuple[int, int, int],
        box: Rect,
        *,
        most: int = 99,
    ) -> int:
        """Write a text in the role's own size in as many lines as fit; the y below them."""
        writer, step = self._writer, self._writer.line_height(role)
        most = min(most, (box.height + 2) // step)
        if not text or most < 1:
            return box.top
        rtl, y = is_rtl(text), box.top
        for line in writer.wrap(text, role, box.width, most):
            at, anchor = ((box.right, y), "topright") if rtl else ((box.left, y), "topleft")
            writer.put(surface, line, role, colour, at, anchor=anchor, rtl=rtl)
            y += step
        return y
