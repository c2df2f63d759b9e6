"""Our own font, and what a person is told of words for which this machine has no font."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pygame

_COMMON = frozenset("–—‘’“”…‹›€−×←→↑↓")
"""What besides the first letters of Unicode is in Manrope; a test holds it to that."""


def is_common(text: str) -> bool:
    """Whether Manrope has all of a text for sure, so that nothing needs to be looked up."""
    return text.isascii() or all(
        (sign < "\u0100" and sign != "\u00ad") or sign in _COMMON for sign in text
    )


def is_rtl(text: str) -> bool:
    """Whether a text runs from right to left, as Arabic and Hebrew do."""
    if is_common(text):
        return False
    from player.ui.text import bidi

    return bidi.is_rtl(text)


@cache
def _folder() -> Path:
    import font_manrope

    return Path(font_manrope.font_directory)


@cache
def font_path(weight: str) -> str:
    """Where Manrope lies in a weight."""
    return str(_folder() / f"Manrope-{weight}.ttf")


@cache
def font(weight: str, size: int) -> pygame.font.Font:
    """Manrope in a weight at a size in pixels."""
    return pygame.font.Font(font_path(weight), size)


class Missing:
    """Finds the scripts that cannot be shown, and tells of each once."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def tell(self, texts: Iterable[str]) -> str:
        """A sentence on what in these texts cannot be shown and was not told yet, or nothing."""
        new = [name for name in missing_scripts(texts) if name not in self._told]
        self._told.update(new)
        return sentence(new)


def missing_scripts(texts: Iterable[str]) -> list[str]:
    """The names of the scripts in some texts for which this machine has no font."""
    rare = [text for text in texts if not is_common(text)]
    if not rare:
        return []
    from player.ui.text.runs import is_plain, runs

    own = font_path("Medium")
    found: dict[str, None] = {}
    for text in rare:
        if not is_plain(text, own):
            found.update((one.missing, None) for one in runs(text, own, False) if one.missing)
    return list(found)


def sentence(names: list[str]) -> str:
    """Which scripts are missing, and what to do; nothing for none. Short, to fit on one line."""
    if not names:
        return ""
    if len(names) > 2:
        return f"No font for {len(names)} scripts here. `untwist doctor` tells which."
    if len(names) == 2:
        return f"No font for {names[0]} and {names[1]} here. `untwist doctor` tells more."
    from player.ui.text.scripts import EVERY

    install = {one.name: one.install for one in EVERY}
    font = install.get(names[0], f"Noto Sans {names[0]}")
    return f"No font for {names[0]} here, so words are missing. Install one like {font}."
