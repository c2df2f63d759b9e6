"""The writer: breaks, shrinks and cuts text to its place, draws it and keeps the pictures."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from player.ui.look import Colour, Look, Role
from player.ui.pygame_types import Rect, Surface
from player.ui.text.fonts import font, font_path, is_common, is_rtl

if TYPE_CHECKING:
    from player.ui.text.runs import TextRun

LEADING = 1.3
"""From one line to the next, as a multiple of the type size."""

_BOLD = ("SemiBold", "Bold", "ExtraBold")
"""Weights that go with the bold cut of another font."""

_SIZES_KEPT = 400

_WIDTHS_KEPT = 4096
"""Lines are broken anew at each painting, mostly the same ones."""

_PICTURES_KEPT = 0.8
"""The most pixels of kept pictures, as a share of the window's."""

_Key = tuple[str, Role, Colour, int, bool | None]


class Writer:
    """Writes texts of one look and keeps their pictures; another size or theme needs a new one."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._pictures: OrderedDict[_Key, Surface] = OrderedDict()
        self._sizes: dict[tuple[str, Role, int, int], int] = {}
        self._pixels = 0

    def width(self, text: str, role: Role, size: int = 0) -> int:
        """The width of `text` on one line, in pixels."""
        return _width(text, self.look.weight(role), size or self.look.type_size(role))

    def line_height(self, role: Role, size: int = 0) -> int:
        """Pixels from one line to the next."""
        return round((size or self.look.type_size(role)) * LEADING)

    def size_for(self, text: str, role: Role, box: tuple[int, int]) -> int:
        """The largest size, up to the role's own, at which `text` fits into a box, wrapped.

        It never goes below the smallest readable size; there the text is cut instead.
        """
        key = (text, role, *box)
        if key not in self._sizes:
            self._sizes[key] = self._largest(role, lambda size: self.fits(text, role, box, size))
            if len(self._sizes) > _SIZES_KEPT:
                self._sizes.pop(next(iter(self._sizes)))
        return self._sizes[key]

    def size_in(self, width: float, lines: Sequence[str], role: Role, size: int) -> int:
        """The largest size, up to `size`, at which no line is wider than `width`.

        It never goes below the smallest readable size. Every size that is tried opens a font, and
        a line is about as wide as its size, so the search begins where it should end.
        """
        widest = max(self.width(line, role, size) for line in lines)
        if widest > width:
            size = min(size, int(size * width / widest) + 1)
        while size > self.look.least_size and any(
            self.width(line, role, size) > width for line in lines
        ):
            size -= 1
        return max(size, self.look.least_size)

    def _largest(self, role: Role, fits: Callable[[int], bool]) -> int:
        size, least = self.look.type_size(role), self.look.least_size
        while size > least and not fits(size):
            size = max(least, round(size * 0.94))
        return size

    def fits(self, text: str, role: Role, box: tuple[int, int], size: int = 0) -> bool:
        """Whether all of a text fits into a box, wrapped; without `size`, at the smallest."""
        size = size or self.look.least_size
        lines = self.wrap(text, role, box[0], size=size)
        wide = max((self.width(line, role, size) for line in lines), default=0)
        whole = "".join("".join(lines).split()) == "".join(text.replace("\u200b", "").split())
        return whole and wide <= box[0] and len(lines) * self.line_height(role, size) <= box[1]

    def picture(
        self, text: str, role: Role, colour: Colour, size: int = 0, *, rtl: bool | None = None
    ) -> Surface:
        """One line of text on a clear ground; `rtl` is the direction of its paragraph."""
        key = (text, role, colour, size, rtl)
        found = self._pictures.get(key)
        if found is None:
            found = self._drawn(text, role, colour, size, rtl)
            self._keep(key, found)
        else:
            self._pictures.move_to_end(key)
        return found

    def _drawn(self, text: str, role: Role, colour: Colour, size: int, rtl: bool | None) -> Surface:
        size, weight = size or self.look.type_size(role), self.look.weight(role)
        runs = _runs(text, weight, rtl)
        if runs is None:
            return font(weight, size).render(text, True, colour)
        from player.ui.text.runs import picture_of

        return picture_of(runs, font_path(weight), size, colour)

    def _keep(self, key: _Key, picture: Surface) -> None:
        """Keep a picture; the ones unused for longest make room."""
        self._pictures[key] = picture
        self._pixels += _pixels(picture)
        most = _PICTURES_KEPT * self.look.width * self.look.height
        while self._pixels > most and len(self._pictures) > 1:
            self._pixels -= _pixels(self._pictures.popitem(last=False)[1])

    def wrap(
        self, text: str, role: Role, width: int, most: int = 99, *, size: int = 0
    ) -> list[str]:
        """`text` in lines no wider than `width` pixels; after `most` lines it ends in `…`."""
        lines = self._lines(text, role, width, size)
        kept = [self.shortened(line, role, width, size=size) for line in lines[:most]]
        if len(lines) > most:
            kept[-1] = self.shortened(f"{kept[-1]} …", role, width, size=size, always=True)
        return kept

    def _lines(self, text: str, role: Role, width: int, size: int) -> list[str]:
        """The lines of a text; a word wider than a line has one of its own."""
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
        """The lines of a text that may also break between letters.

        Widths are summed piece by piece: measuring each growing line takes 0.1 s for a paragraph.
        """
        from player.ui.text.line_breaks import letters, pieces

        lines: list[str] = []
        wide, blank = 0, self.width(" ", role, size)
        for space, piece in pieces(text):
            parts = [piece]
            if self.width(piece, role, size) > width:
                parts = letters(piece)
            for index, part in enumerate(parts):
                gap = blank if space and index == 0 else 0
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
        """`text` if it fits, else as many whole words as fit before an ellipsis.

        A single word that is too wide is cut, and so are scripts without spaces.
        """
        if self.width(text, role, size) <= width and not always:
            return text
        whole = text.removesuffix("…").rstrip(" .,;")
        base = whole
        while base and self.width(base + "…", role, size) > width:
            base = base[: _last_letter_start(base)]
        if is_common(text) and whole[len(base) :][:1].strip():
            base = base.rpartition(" ")[0] or base
        return base.rstrip(" .,;") + "…"

    def put(
        self,
        surface: Surface,
        text: str,
        role: Role,
        colour: Colour,
        at: tuple[int, int],
        *,
        anchor: str = "topleft",
        size: int = 0,
        rtl: bool | None = None,
    ) -> Rect:
        """Write one line with its `anchor` (an attribute of Rect) at a point; return its box."""
        picture = self.picture(text, role, colour, size, rtl=rtl)
        box = picture.get_rect(**{anchor: at})
        surface.blit(picture, box)
        return box

    def line(
        self,
        surface: Surface,
        text: str,
        role: Role,
        colour: Colour,
        box: Rect,
        *,
        anchor: str = "midleft",
    ) -> Rect:
        """Write one line into a box, smaller or cut where it must be; return its box."""

        def fits(size: int) -> bool:
            return self.width(text, role, size) <= box.width and size * LEADING <= box.height + 2

        size = self._largest(role, fits)
        fitting = self.shortened(text, role, box.width, size=size)
        at = getattr(box, anchor)
        return self.put(surface, fitting, role, colour, at, anchor=anchor, size=size)

    def paragraph(
        self,
        surface: Surface,
        text: str,
        role: Role,
        colour: Colour,
        box: Rect,
        *,
        most: int = 0,
    ) -> int:
        """Write a text into a box, as large as it fits; return the y below its last line.

        Its size is at most `most` pixels, if given. Text from right to left is set at the right.
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


def _runs(text: str, weight: str, rtl: bool | None = None) -> tuple[TextRun, ...] | None:
    """The runs of a line; None for a single one of our own font from left to right."""
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


def _pixels(picture: Surface) -> int:
    return picture.get_width() * picture.get_height()


def _last_letter_start(text: str) -> int:
    if is_common(text):
        return len(text) - 1
    from player.ui.text.line_breaks import last_letter_start

    return last_letter_start(text)
