"""A line in several fonts: runs of one font, script and direction, their width and picture."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from player.ui.look import Colour
from player.ui.pygame_types import Font, Surface, clear_surface
from player.ui.text.bidi import levels, visual_order
from player.ui.text.fallback_fonts import can_shape, face, font_for, has
from player.ui.text.fonts import is_rtl
from player.ui.text.line_breaks import continues
from player.ui.text.scripts import Script, meant_script, script_of

_UNSEEN = frozenset("\u00ad\u200b\u200e\u200f\u2028\u2029\u2060\ufe0e\ufe0f\ufeff") | frozenset(
    map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
"""Control marks, which are not drawn."""

_SMALLER = 0.96
"""The size of other fonts as a share of ours, whose small letters are small."""


class TextRun(Struct, frozen=True):
    """Letters in logical order. `path` is the font's, empty for our own.

    `missing` names the script of letters for which the machine has no font.
    """

    text: str
    path: str = ""
    tag: str = ""
    level: int = 0
    missing: str = ""

    @property
    def rtl(self) -> bool:
        return self.level % 2 == 1


def is_plain(text: str, own: str) -> bool:
    """Whether a text runs from left to right and our own font, at path `own`, has all of it."""
    return all(char.isascii() or _is_own(char, own) for char in text)


@lru_cache(maxsize=4096)
def _is_own(char: str, own: str) -> bool:
    turned = unicodedata.bidirectional(char) in ("R", "AL", "AN")
    return not (turned or continues(char) or char in _UNSEEN) and has(own, char)


@lru_cache(maxsize=2048)
def runs(text: str, own: str, bold: bool, rtl: bool | None = None) -> tuple[TextRun, ...]:
    """The runs of one line from left to right.

    `rtl` is the direction of the line's paragraph; None: that of the line itself.
    """
    text = unicodedata.normalize("NFC", text)
    base = is_rtl(text) if rtl is None else rtl
    fonts = _fonts(text, own, bold)
    found: list[TextRun] = []
    for char, level, (path, script, missing) in zip(text, levels(text, base), fonts, strict=True):
        if char in _UNSEEN:
            continue
        tag = script.tag if script and path else ""
        one = TextRun(char, path, tag, level, missing)
        last = found[-1] if found else None
        if last is not None and replace(last, text="") == replace(one, text=""):
            found[-1] = replace(last, text=last.text + char)
        else:
            found.append(one)
    named = [replace(one, text=f"[{one.missing}]") if one.missing else one for one in found]
    return tuple(named[index] for index in visual_order([one.level for one in named]))


_Chosen = tuple[str, Script | None, str]
"""The path of a font, the script it is set to, and the name of a script without a font."""


def _fonts(text: str, own: str, bold: bool) -> list[_Chosen]:
    """The font of each character; what all scripts share takes that of its neighbours."""
    chosen: list[_Chosen | None] = []
    before: _Chosen | None = None
    for char in text:
        script = meant_script(script_of(char), text)
        if before is not None and (continues(char) or char in _UNSEEN):
            chosen.append(before)
            continue
        one: _Chosen | None
        if script is None and not char.isalpha():
            one = None
        elif has(own, char):
            one = ("", None, "")
        else:
            one = _elsewhere(char, script, bold)
        chosen.append(one)
        before = one or before
    return _filled(text, chosen, own, bold)


def _elsewhere(char: str, script: Script | None, bold: bool) -> _Chosen:
    wanted = script or _RARE
    path = font_for(char, wanted, bold)
    return (path, script, "") if path else ("", None, wanted.name)


_RARE = Script("rare letters", "", "", ("Noto Sans", "DejaVu Sans", "Segoe UI"), "Noto Sans")
"""Latin letters that few fonts have, and marks of no script."""


def _filled(text: str, chosen: Sequence[_Chosen | None], own: str, bold: bool) -> list[_Chosen]:
    """Give spaces, digits and marks between two letters of one font that font too."""
    found: list[_Chosen] = []
    after: list[_Chosen | None] = [None] * len(chosen)
    for index in range(len(chosen) - 2, -1, -1):
        after[index] = chosen[index + 1] or after[index + 1]
    for index, one in enumerate(chosen):
        if one is None:
            before = found[-1] if found else None
            same = before if before is not None and before == after[index] else None
            one = _shared(text[index], same, own, bold)
        found.append(one)
    return found


def _shared(char: str, around: _Chosen | None, own: str, bold: bool) -> _Chosen:
    if around is not None and (around[2] or (around[0] and has(around[0], char))):
        return around
    if char.isspace() or has(own, char):
        return ("", None, "")
    return _elsewhere(char, script_of(char), bold)


def width_of(runs: tuple[TextRun, ...], own: str, size: int) -> int:
    """The width of a line in pixels at a size of our own font, which is at path `own`."""
    return sum(_face(run, own, size).size(_letters(run))[0] for run in runs)


def picture_of(runs: tuple[TextRun, ...], own: str, size: int, colour: Colour) -> Surface:
    """The line on a clear ground, all letters on one baseline.

    It is as tall as a line of our own font, taller only where ink stands out.
    """
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
    line = clear_surface((max(1, wide), above + below))
    line.fill((*colour, 0))
    x = 0
    for one, picture in zip(faces, drawn, strict=True):
        line.blit(picture, (x, above - one.get_ascent()))
        x += picture.get_width()
    return line


def _face(run: TextRun, own: str, size: int) -> Font:
    if not run.path:
        return face(own, size, "", run.rtl and not run.missing)
    return face(run.path, max(8, round(size * _SMALLER)), run.tag, run.rtl)


def _letters(run: TextRun) -> str:
    """The text for the font, reversed where the font cannot turn letters itself."""
    return run.text[::-1] if run.rtl and not run.missing and not can_shape() else run.text
