"""A line of text as runs: stretches of one font, one script and one direction, as they are seen."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import pygame
from msgspec import Struct
from msgspec.structs import replace

from player.ui.look import Colour
from player.ui.text.bidi import in_sight, is_rtl, levels
from player.ui.text.fallback_fonts import face, font_for, has, shapes
from player.ui.text.line_breaks import continues
from player.ui.text.scripts import Script, in_company, script_of

_UNSEEN = frozenset("\u00ad\u200b\u200e\u200f\u2028\u2029\u2060\ufe0e\ufe0f\ufeff") | frozenset(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
"""Marks that steer a text and are not drawn."""

_SMALLER = 0.96
"""Letters of another font beside the size of our own, whose small letters are small."""


class Run(Struct, frozen=True):
    """Letters in their logical order. `path` is the font's, empty for our own."""

    text: str
    path: str = ""
    tag: str = ""
    level: int = 0
    missing: str = ""
    """The name of the script that this stands for, where the machine has no font for it."""

    @property
    def rtl(self) -> bool:
        """Whether it runs from right to left."""
        return self.level % 2 == 1


def is_plain(text: str, own: str) -> bool:
    """Whether our own font, by its path, has all of a text, which runs from left to right."""
    return all(sign.isascii() or _is_own(sign, own) for sign in text)


@lru_cache(maxsize=4096)
def _is_own(sign: str, own: str) -> bool:
    turned = unicodedata.bidirectional(sign) in ("R", "AL", "AN")
    return not (turned or continues(sign) or sign in _UNSEEN) and has(own, sign)


@lru_cache(maxsize=2048)
def runs(text: str, own: str, bold: bool, rtl: bool | None = None) -> tuple[Run, ...]:
    """The runs of one line from left to right.

    `rtl` is the direction of the paragraph that the line is of; None: of the line itself.
    """
    text = unicodedata.normalize("NFC", text)
    base = is_rtl(text) if rtl is None else rtl
    fonts = _fonts(text, own, bold)
    found: list[Run] = []
    for sign, level, (path, script, missing) in zip(text, levels(text, base), fonts, strict=True):
        if sign in _UNSEEN:
            continue
        tag = script.tag if script and path else ""
        one = Run(sign, path, tag, level, missing)
        last = found[-1] if found else None
        if last is not None and replace(last, text="") == replace(one, text=""):
            found[-1] = replace(last, text=last.text + sign)
        else:
            found.append(one)
    named = [replace(one, text=f"[{one.missing}]") if one.missing else one for one in found]
    return tuple(in_sight(named))


_Chosen = tuple[str, Script | None, str]
"""A font, the script it is set to, and the name of a script that has none."""


def _fonts(text: str, own: str, bold: bool) -> list[_Chosen]:
    """What each character is written with; what every script shares goes with its neighbours."""
    chosen: list[_Chosen | None] = []
    before: _Chosen | None = None
    for sign in text:
        script = in_company(script_of(sign), text)
        if before is not None and (continues(sign) or sign in _UNSEEN):
            chosen.append(before)
            continue
        one: _Chosen | None
        if script is None and not sign.isalpha():
            one = None
        elif has(own, sign):
            one = ("", None, "")
        else:
            one = _elsewhere(sign, script, bold)
        chosen.append(one)
        before = one or before
    return _filled(text, chosen, own, bold)


def _elsewhere(sign: str, script: Script | None, bold: bool) -> _Chosen:
    wanted = script or _RARE
    path = font_for(sign, wanted, bold)
    return (path, script, "") if path else ("", None, wanted.name)


_RARE = Script("rare letters", "", "", ("Noto Sans", "DejaVu Sans", "Segoe UI"), "Noto Sans")
"""Letters of the Latin script that few fonts have, and marks of no script."""


def _filled(text: str, chosen: Sequence[_Chosen | None], own: str, bold: bool) -> list[_Chosen]:
    """Spaces, figures and marks: between two letters of one font they are written with it."""
    found: list[_Chosen] = []
    after: list[_Chosen | None] = [None] * len(chosen)
    for place in range(len(chosen) - 2, -1, -1):
        after[place] = chosen[place + 1] or after[place + 1]
    for place, one in enumerate(chosen):
        if one is None:
            before = found[-1] if found else None
            same = before if before is not None and before == after[place] else None
            one = _shared(text[place], same, own, bold)
        found.append(one)
    return found


def _shared(sign: str, around: _Chosen | None, own: str, bold: bool) -> _Chosen:
    if around is not None and (around[2] or (around[0] and has(around[0], sign))):
        return around
    if sign.isspace() or has(own, sign):
        return ("", None, "")
    return _elsewhere(sign, script_of(sign), bold)


def width_of(runs: tuple[Run, ...], own: str, size: int) -> int:
    """Pixels that the runs of a line take at a size of our own font, which is at path `own`."""
    return sum(_face(run, own, size).size(_letters(run))[0] for run in runs)


def picture_of(runs: tuple[Run, ...], own: str, size: int, colour: Colour) -> pygame.Surface:
    """The line on nothing, as tall as one of our own font; taller only where ink stands out."""
    faces = [_face(run, own, size) for run in runs]
    drawn = [
        face.render(_letters(run), True, colour) for face, run in zip(faces, runs, strict=True)
    ]
    ruler = face(own, size, "", False)
    above, below = ruler.get_ascent(), ruler.get_height() - ruler.get_ascent()
    for one, picture in zip(faces, drawn, strict=True):
        ink = picture.get_bounding_rect()
        if ink.height:
            above = max(above, one.get_ascent() - ink.top)
            below = max(below, ink.bottom - one.get_ascent())
    wide = sum(picture.get_width() for picture in drawn)
    line = pygame.Surface((max(1, wide), above + below), pygame.SRCALPHA, 32)
    line.fill((*colour, 0))
    x = 0
    for one, picture in zip(faces, drawn, strict=True):
        line.blit(picture, (x, above - one.get_ascent()))
        x += picture.get_width()
    return line


def _face(run: Run, own: str, size: int) -> pygame.font.Font:
    if not run.path:
        return face(own, size, "", run.rtl and not run.missing)
    return face(run.path, max(8, round(size * _SMALLER)), run.tag, run.rtl)


def _letters(run: Run) -> str:
    """What is handed to the font: backwards where it cannot turn letters itself."""
    return run.text[::-1] if run.rtl and not run.missing and not shapes() else run.text
