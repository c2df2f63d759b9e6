"""Words on a surface: fonts found once, lines broken to a width, pictures of text kept."""

from __future__ import annotations

from collections import OrderedDict
from functools import cache
from pathlib import Path

import pygame

from player.stage.look import Colour, Look, Role

LEADING = 1.3
"""From one line to the next, in sizes of the type."""

_SIZES_KEPT = 400

_KEPT = 0.8
"""Pixels of rendered texts that are kept at most, as a share of the window's."""


@cache
def _folder() -> Path:
    import font_manrope

    return Path(font_manrope.font_directory)


@cache
def font(weight: str, size: int) -> pygame.font.Font:
    """Manrope in a weight at a size in pixels."""
    return pygame.font.Font(str(_folder() / f"Manrope-{weight}.ttf"), size)


def fallback_for(text: str, size: int) -> pygame.font.Font | None:
    """A font of the system that has the letters of `text`; None where there is none."""
    for name in _scripts(text):
        path = pygame.font.match_font(name)
        if path:
            return pygame.font.Font(path, size)
    return None


def _scripts(text: str) -> tuple[str, ...]:
    high = max(map(ord, text), default=0)
    if high >= 0x2E80:
        return ("notosanscjkjp", "notosanscjksc", "yugothic", "hiraginosans", "microsoftyahei")
    if 0x0590 <= high < 0x0900:
        return ("notosansarabic", "notosanshebrew", "dejavusans", "arial", "geezapro")
    return ("notosans", "dejavusans", "arial", "segoeui", "helveticaneue")


class Writer:
    """Writes texts of one look and keeps their pictures; made anew for another size or theme."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._pictures: OrderedDict[tuple[str, Role, Colour, int], pygame.Surface] = OrderedDict()
        self._sizes: dict[tuple[str, Role, int, int], int] = {}
        self._pixels = 0
        self._seen: tuple[pygame.Surface, pygame.Rect] | None = None

    def face(self, role: Role, text: str = "", size: int = 0) -> pygame.font.Font:
        """The font for a role; another one when Manrope lacks a letter of `text`."""
        size = size or self.look.type_size(role)
        own = font(self.look.weight(role), size)
        if text.isascii() or all(own.metrics(text)):
            return own
        return fallback_for(text, size) or own

    def width(self, text: str, role: Role, size: int = 0) -> int:
        """Pixels that `text` takes on one line."""
        return self.face(role, text, size).size(text)[0]

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
            while size > least and not self._fits(text, role, box, size):
                size = max(least, round(size * 0.94))
            self._sizes[key] = size
            if len(self._sizes) > _SIZES_KEPT:
                self._sizes.pop(next(iter(self._sizes)))
        return self._sizes[key]

    def _fits(self, text: str, role: Role, box: tuple[int, int], size: int) -> bool:
        lines = self.wrap(text, role, box[0], size=size)
        wide = max((self.width(line, role, size) for line in lines), default=0)
        whole = sum(map(len, lines)) + max(0, len(lines) - 1) == len(" ".join(text.split()))
        return whole and wide <= box[0] and len(lines) * self.line_height(role, size) <= box[1]

    def picture(self, text: str, role: Role, colour: Colour, size: int = 0) -> pygame.Surface:
        """One line of text on nothing."""
        key = (text, role, colour, size)
        found = self._pictures.get(key)
        if found is None:
            found = self.face(role, text, size).render(text, True, colour)
            self._pictures[key] = found
            self._forget(_pixels(found))
        else:
            self._pictures.move_to_end(key)
        return found

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
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, role, size) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        kept = [self.shortened(line, role, width, size=size) for line in lines[:most]]
        if len(lines) > most:
            kept[-1] = self.shortened(f"{kept[-1]} …", role, width, size=size, always=True)
        return kept

    def shortened(
        self, text: str, role: Role, width: int, *, size: int = 0, always: bool = False
    ) -> str:
        """`text` if it fits, else as much of it as fits before an ellipsis."""
        if self.width(text, role, size) <= width and not always:
            return text
        base = text.removesuffix("…").rstrip(" .,;")
        while base and self.width(base + "…", role, size) > width:
            base = base[:-1].rstrip()
        return base + "…"

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
    ) -> pygame.Rect:
        """Write one line with its `anchor` (a name of pygame's Rect) at a point; its place."""
        picture = self.picture(text, role, colour, size)
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
    ) -> int:
        """Write a text into a box, as large as it fits; the y below its last line."""
        if not text or box.width <= 0 or box.height <= 0:
            return box.top
        size = self.size_for(text, role, box.size)
        step = self.line_height(role, size)
        y = box.top
        for line in self.wrap(text, role, box.width, max(1, box.height // step), size=size):
            self.put(surface, line, role, colour, (box.left, y), size=size)
            y += step
        return y


def _pixels(picture: pygame.Surface) -> int:
    return picture.get_width() * picture.get_height()
