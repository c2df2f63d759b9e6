"""Words on a surface: fonts found once, lines broken to a width, pictures of text kept."""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache
from typing import TYPE_CHECKING

import pygame

from player.ui.look import Colour, Look, Role
from player.ui.text.fonts import font, font_path, is_common, is_rtl

if TYPE_CHECKING:
    from player.ui.text.runs import Run

LEADING = 1.3
"""From one line to the next, in sizes of the type."""

_BOLD = ("SemiBold", "Bold", "ExtraBold")
"""Weights beside which a bold letter of another font looks right."""

_SIZES_KEPT = 400

_WIDTHS_KEPT = 4096
"""Lines are broken anew each time that they are painted, mostly the same ones."""

_KEPT = 0.8
"""Pixels of rendered texts that are kept at most, as a share of the window's."""

_Key = tuple[str, Role, Colour, int, bool | None]


class Writer:
    """Writes texts of one look and keeps their pictures; made anew for another size or theme."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._pictures: OrderedDict[_Key, pygame.Surface] = OrderedDict()
        self._sizes: dict[tuple[str, Role, int, int], int] = {}
        self._pixels = 0
        self._seen: tuple[pygame.Surface, pygame.Rect] | None = None

    def width(self, text: str, role: Role, size: int = 0) -> int:
        """Pixels that `text` takes on one line."""
        return _width(text, self.look.weight(role), size or self.look.type_size(role))

    def line_height(self, role: Role, size: int = 0) -> int:
        """Pixels from one line of a role, or of a size, to the next."""
        return round((size or self.look.type_size(role)) * LEADING)

    def size_for(self, text: str, role: Role, box: tuple[int, int]) -> int:
        """The largest size, up to the role's own, at which `text` fits into a box, wrapped.

        It never goes below the smallest size that is read; then the text is cut.
        """
        key = (text, role, *box)
        if key not in self._sizes:
            size, least = self.look.type_size(role), self.look.least_size
            while size > least and not self.fits(text, role, box, size):
                size = max(least, round(size * 0.94))
            self._sizes[key] = size
            if len(self._sizes) > _SIZES_KEPT:
                self._sizes.pop(next(iter(self._sizes)))
        return self._sizes[key]

    def fits(self, text: str, role: Role, box: tuple[int, int], size: int = 0) -> bool:
        """Whether a text stands in a box whole, wrapped; without a size at the smallest."""
        size = size or self.look.least_size
        lines = self.wrap(text, role, box[0], size=size)
        wide = max((self.width(line, role, size) for line in lines), default=0)
        whole = "".join("".join(lines).split()) == "".join(text.replace("\u200b", "").split())
        return whole and wide <= box[0] and len(lines) * self.line_height(role, size) <= box[1]

    def picture(
        self, text: str, role: Role, colour: Colour, size: int = 0, *, rtl: bool | None = None
    ) -> pygame.Surface:
        """One line of text on nothing; `rtl` is the direction of the paragraph that it is of."""
        key = (text, role, colour, size, rtl)
        found = self._pictures.get(key)
        if found is None:
            found = self._drawn(text, role, colour, size, rtl)
            self._pictures[key] = found
            self._forget(_pixels(found))
        else:
            self._pictures.move_to_end(key)
        return found

    def _drawn(
        self, text: str, role: Role, colour: Colour, size: int, rtl: bool | None
    ) -> pygame.Surface:
        size, weight = size or self.look.type_size(role), self.look.weight(role)
        runs = _runs(text, weight, rtl)
        if runs is None:
            return font(weight, size).render(text, True, colour)
        from player.ui.text.runs import picture_of

        return picture_of(runs, font_path(weight), size, colour)

    def seen(self, picture: pygame.Surface) -> pygame.Rect:
        """The part of a picture on which there is ink; that of the last one is kept."""
        if self._seen is None or self._seen[0] is not picture:
            self._seen = (picture, picture.get_bounding_rect())
        return self._seen[1]

    def _forget(self, more: int) -> None:
        """Make room for a picture of so many pixels: what was not used for longest goes."""
        self._pixels += more
        most = _KEPT * self.look.width * self.look.height
        while self._pixels > most and len(self._pictures) > 1:
            self._pixels -= _pixels(self._pictures.popitem(last=False)[1])

    def wrap(
        self, text: str, role: Role, width: int, most: int = 99, *, size: int = 0
    ) -> list[str]:
        """`text` in lines no wider than `width` pixels; past `most` lines it ends in `…`."""
        lines = self._lines(text, role, width, size)
        kept = [self.shortened(line, role, width, size=size) for line in lines[:most]]
        if len(lines) > most:
            kept[-1] = self.shortened(f"{kept[-1]} …", role, width, size=size, always=True)
        return kept

    def _lines(self, text: str, role: Role, width: int, size: int) -> list[str]:
        """The lines of a text; a word that is wider than a line is one of its own."""
        if not is_common(text):
            return self._lines_of_pieces(text, role, width, size)
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, role, size) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _lines_of_pieces(self, text: str, role: Role, width: int, size: int) -> list[str]:
        """The same where a line may also end between letters; widths are added up, piece by piece.

        To measure each longer line as a whole would take a tenth of a second for a paragraph.
        """
        from player.ui.text.line_breaks import letters, pieces

        lines: list[str] = []
        wide, blank = 0, self.width(" ", role, size)
        for space, piece in pieces(text):
            parts = [piece]
            if self.width(piece, role, size) > width:
                parts = letters(piece)
            for place, part in enumerate(parts):
                gap = blank if space and place == 0 else 0
                more = self.width(part, role, size)
                if lines and wide + gap + more <= width:
                    lines[-1] += " " * bool(gap) + part
                    wide += gap + more
                else:
                    lines.append(part)
                    wide = more
        return lines

    def shortened(
        self, text: str, role: Role, width: int, *, size: int = 0, always: bool = False
    ) -> str:
        """`text` if it fits, else as many whole words of it as fit before an ellipsis.

        A word that alone is too wide ends within it, and so do scripts without spaces.
        """
        if self.width(text, role, size) <= width and not always:
            return text
        whole = text.removesuffix("…").rstrip(" .,;")
        base = whole
        while base and self.width(base + "…", role, size) > width:
            base = base[: self._last_letter(base)]
        if is_common(text) and whole[len(base) :][:1].strip():
            base = base.rpartition(" ")[0] or base
        return base.rstrip(" .,;") + "…"

    @staticmethod
    def _last_letter(text: str) -> int:
        """The place of the last letter, with the accents and signs that belong to it."""
        if is_common(text):
            return len(text) - 1
        from player.ui.text.line_breaks import begins_last_letter

        return begins_last_letter(text)

    def put(
        self,
        surface: pygame.Surface,
        text: str,
        role: Role,
        colour: Colour,
        at: tuple[int, int],
        *,
        anchor: str = "topleft",
        size: int = 0,
        rtl: bool | None = None,
    ) -> pygame.Rect:
        """Write one line with its `anchor` (a name of pygame's Rect) at a point; its place."""
        picture = self.picture(text, role, colour, size, rtl=rtl)
        place = picture.get_rect(**{anchor: at})
        surface.blit(picture, place)
        return place

    def line(
        self,
        surface: pygame.Surface,
        text: str,
        role: Role,
        colour: Colour,
        box: pygame.Rect,
        *,
        anchor: str = "midleft",
    ) -> pygame.Rect:
        """Write one line into a box, smaller where it must be; its place."""
        size, least = self.look.type_size(role), self.look.least_size
        while size > least and (
            self.width(text, role, size) > box.width or size * LEADING > box.height + 2
        ):
            size = max(least, round(size * 0.94))
        fitting = self.shortened(text, role, box.width, size=size)
        at = getattr(box, anchor)
        return self.put(surface, fitting, role, colour, at, anchor=anchor, size=size)

    def paragraph(
        self,
        surface: pygame.Surface,
        text: str,
        role: Role,
        colour: Colour,
        box: pygame.Rect,
        *,
        most: int = 0,
    ) -> int:
        """Write a text into a box, as large as it fits; the y below its last line.

        With `most` it is no larger than that many pixels. What runs from right to left stands at
        the right side of the box.
        """
        if not text or box.width <= 0 or box.height <= 0:
            return box.top
        size = self.size_for(text, role, box.size)
        size = min(size, most) if most else size
        step = self.line_height(role, size)
        rtl, y = is_rtl(text), box.top
        anchor, x = ("topright", box.right) if rtl else ("topleft", box.left)
        for line in self.wrap(text, role, box.width, max(1, box.height // step), size=size):
            self.put(surface, line, role, colour, (x, y), anchor=anchor, size=size, rtl=rtl)
            y += step
        return y


def _runs(text: str, weight: str, rtl: bool | None = None) -> tuple[Run, ...] | None:
    """The runs of a line; None where it is one of our own font, from left to right."""
    if is_common(text) and not rtl:
        return None
    from player.ui.text.runs import is_plain, runs

    own = font_path(weight)
    if is_plain(text, own) and not rtl:
        return None
    return runs(text, own, weight in _BOLD, rtl)


@lru_cache(_WIDTHS_KEPT)
def _width(text: str, weight: str, size: int) -> int:
    runs = _runs(text, weight)
    if runs is None:
        return font(weight, size).size(text)[0]
    from player.ui.text.runs import width_of

    return width_of(runs, font_path(weight), size)


def _pixels(picture: pygame.Surface) -> int:
    return picture.get_width() * picture.get_height()
