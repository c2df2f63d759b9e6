"""Fonts of this machine for the letters that our own font lacks, found when a text needs them.

Nothing is looked for before the first letter that Manrope has no picture of. Then the fonts that
are known to be good for its script are asked for, and what was found is kept. A font counts only
when it has the letter, since a font draws an empty box, without a word, for one that it lacks.
"""

from __future__ import annotations

import sys
import warnings
from functools import cache, lru_cache
from pathlib import Path

import pygame
from msgspec import Struct, field

from player.ui.text.scripts import Script

_PATIENCE = 2.0
"""Seconds after which fontconfig is not waited for."""

_TRIES = 6
"""Letters of a script that are looked for in vain before the rest counts as missing too."""

_MOST = 800
"""Fonts of the system that are opened at most in search of one letter."""

_OUTLINES = (".ttf", ".otf", ".ttc", ".otc")


class _Known(Struct):
    """What was found for a script so far: paths by letter, and letters sought in vain."""

    paths: list[str] = field(default_factory=list)
    lacking: set[str] = field(default_factory=set)


_known: dict[tuple[Script, bool], _Known] = {}


@lru_cache(maxsize=16)
def _opened(path: str) -> object | None:
    """The font as the one module of pygame that tells which letters a font has; None: unreadable.

    `pygame.font` answers for a letter that is not there with the measures of the box.
    """
    import pygame.freetype

    if not pygame.freetype.get_init():
        pygame.freetype.init()
    try:
        return pygame.freetype.Font(path, 20)
    except (OSError, pygame.error, RuntimeError):
        return None


@lru_cache(maxsize=8192)
def has(path: str, sign: str) -> bool:
    """Whether a font has a picture of a character."""
    opened = None if "\ud800" <= sign <= "\udfff" else _opened(path)
    return opened is not None and opened.get_metrics(sign)[0] is not None  # type: ignore[attr-defined]


def font_for(sign: str, script: Script, bold: bool) -> str | None:
    """The path of a font that has a character; None where this machine has none."""
    known = _known.setdefault((script, bold), _Known())
    for path in known.paths:
        if has(path, sign):
            return path
    hopeless = not known.paths if known.lacking else False
    if sign in known.lacking or hopeless or len(known.lacking) >= _TRIES:
        return None
    found = _search(sign, script, bold)
    if found is None:
        known.lacking.add(sign)
    else:
        known.paths.append(found)
    return found


def forget() -> None:
    """Look for everything anew: for fonts that came or went while the program runs."""
    _known.clear()
    _usable.cache_clear()


def _search(sign: str, script: Script, bold: bool) -> str | None:
    import shutil

    if sys.platform not in ("win32", "darwin") and shutil.which("fc-match"):
        return _by_fontconfig(sign, script, bold)
    return _by_pygame(sign, script, bold)


def _by_fontconfig(sign: str, script: Script, bold: bool) -> str | None:
    """The font that the desktop itself would take: it knows what the person prefers."""
    import subprocess

    families = ",".join((*script.families, "sans-serif"))
    weight = "bold" if bold else "medium"
    pattern = f"{families}:charset={ord(sign):x}:scalable=true:color=false:weight={weight}"
    try:
        said = subprocess.run(
            ["fc-match", "-f", "%{file}", pattern],
            capture_output=True,
            timeout=_PATIENCE,
            check=True,
        ).stdout.decode(errors="replace")
    except (OSError, subprocess.SubprocessError):
        return _by_pygame(sign, script, bold)
    # Fontconfig answers with some font always; where it lacks the letter, no font has it.
    return said if _fits(said, sign) else None


def _by_pygame(sign: str, script: Script, bold: bool) -> str | None:
    """The good fonts by their names, then any font that the system knows."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a machine without fontconfig
        names = (*script.families, *pygame.font.get_fonts()[:_MOST])
        for name in names:
            path = pygame.font.match_font(name, bold=bold)
            if path and _fits(path, sign):
                return str(path)
    return None


def _fits(path: str, sign: str) -> bool:
    return Path(path).suffix.lower() in _OUTLINES and has(path, sign) and _usable(path, sign)


@cache
def _usable(path: str, sign: str) -> bool:
    """Whether a letter is drawn at the size asked for: coloured bitmaps come in one size only."""
    try:
        font = pygame.font.Font(path, 20)
        picture = font.render(sign, True, (0, 0, 0))
    except (OSError, pygame.error):
        return False
    return picture.get_height() < 60 and picture.get_bounding_rect().width > 0


@lru_cache(maxsize=64)
def face(path: str, size: int, tag: str, rtl: bool) -> pygame.font.Font:
    """A font at a size in pixels, set to join letters as the script does, in its direction.

    Where there is no bold one the plain one stays: letters that SDL thickens run into each other.
    """
    font = pygame.font.Font(path, size)
    if shapes():
        if tag:
            font.set_script(tag)
        font.set_direction(pygame.DIRECTION_RTL if rtl else pygame.DIRECTION_LTR)
    return font


@cache
def shapes() -> bool:
    """Whether letters can be joined and turned: SDL's font library may be built without that."""
    try:
        pygame.font.Font(None, 12).set_direction(pygame.DIRECTION_LTR)
    except pygame.error:
        return False
    return True
