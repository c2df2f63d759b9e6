"""Fonts of this machine for the letters that our own font lacks.

The search starts with the first letter that Manrope has no picture of: first the fonts known to be
good for its script, then any other. Finds are kept. A font counts only when it has the letter,
since a font silently draws an empty box for one that it lacks.
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
"""Seconds to wait for fontconfig."""

_TRIES = 6
"""After this many letters of a script in vain, the rest counts as missing too."""

_MOST = 800
"""The most fonts of the system to open in search of one letter."""

_OUTLINES = (".ttf", ".otf", ".ttc", ".otc")


class _Known(Struct):
    """The fonts found for a script so far, and the letters sought in vain."""

    paths: list[str] = field(default_factory=list)
    lacking: set[str] = field(default_factory=set)


_known: dict[tuple[Script, bool], _Known] = {}


@lru_cache(maxsize=16)
def _opened(path: str) -> object | None:
    """The font in `pygame.freetype`, which tells the letters it has; None: unreadable.

    `pygame.font` answers for a missing letter with the measures of the empty box.
    """
    import pygame.freetype

    if not pygame.freetype.get_init():
        pygame.freetype.init()
    try:
        return pygame.freetype.Font(path, 20)
    except (OSError, pygame.error, RuntimeError):
        return None


@lru_cache(maxsize=8192)
def has(path: str, char: str) -> bool:
    """Whether a font has a picture of a character."""
    opened = None if "\ud800" <= char <= "\udfff" else _opened(path)
    return opened is not None and opened.get_metrics(char)[0] is not None  # type: ignore[attr-defined]


def font_for(char: str, script: Script, bold: bool) -> str | None:
    """The path of a font that has a character; None where this machine has none."""
    known = _known.setdefault((script, bold), _Known())
    for path in known.paths:
        if has(path, char):
            return path
    hopeless = not known.paths if known.lacking else False
    if char in known.lacking or hopeless or len(known.lacking) >= _TRIES:
        return None
    found = _search(char, script, bold)
    if found is None:
        known.lacking.add(char)
    else:
        known.paths.append(found)
    return found


def _search(char: str, script: Script, bold: bool) -> str | None:
    import shutil

    if sys.platform not in ("win32", "darwin") and shutil.which("fc-match"):
        return _by_fontconfig(char, script, bold)
    return _by_pygame(char, script, bold)


def _by_fontconfig(char: str, script: Script, bold: bool) -> str | None:
    """The font that the desktop itself would take, with what the person prefers."""
    import subprocess

    families = ",".join((*script.families, "sans-serif"))
    weight = "bold" if bold else "medium"
    pattern = f"{families}:charset={ord(char):x}:scalable=true:color=false:weight={weight}"
    try:
        said = subprocess.run(
            ["fc-match", "-f", "%{file}", pattern],
            capture_output=True,
            timeout=_PATIENCE,
            check=True,
        ).stdout.decode(errors="replace")
    except (OSError, subprocess.SubprocessError):
        return _by_pygame(char, script, bold)
    # Fontconfig always names a font; where that one lacks the letter, none has it.
    return said if _fits(said, char) else None


def _by_pygame(char: str, script: Script, bold: bool) -> str | None:
    """The good fonts of the script by name, then any font that the system knows."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on a machine without fontconfig
        names = (*script.families, *pygame.font.get_fonts()[:_MOST])
        for name in names:
            path = pygame.font.match_font(name, bold=bold)
            if path and _fits(path, char):
                return str(path)
    return None


def _fits(path: str, char: str) -> bool:
    return Path(path).suffix.lower() in _OUTLINES and has(path, char) and _usable(path, char)


@cache
def _usable(path: str, char: str) -> bool:
    """Whether a letter is drawn at the size asked for: colour bitmaps come in one size only."""
    try:
        font = pygame.font.Font(path, 20)
        picture = font.render(char, True, (0, 0, 0))
    except (OSError, pygame.error):
        return False
    return picture.get_height() < 60 and picture.get_bounding_rect().width > 0


@lru_cache(maxsize=64)
def face(path: str, size: int, tag: str, rtl: bool) -> pygame.font.Font:
    """A font at a size in pixels, set to join letters in the script `tag` and its direction.

    A font without a bold cut stays plain: letters that SDL thickens run into each other.
    """
    font = pygame.font.Font(path, size)
    if can_shape():
        if tag:
            font.set_script(tag)
        font.set_direction(pygame.DIRECTION_RTL if rtl else pygame.DIRECTION_LTR)
    return font


@cache
def can_shape() -> bool:
    """Whether SDL's font library was built to join and turn letters."""
    try:
        pygame.font.Font(None, 12).set_direction(pygame.DIRECTION_LTR)
    except pygame.error:
        return False
    return True
