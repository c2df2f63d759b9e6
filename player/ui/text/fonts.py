"""Our own font Manrope, and the notice about words for which this machine has no font."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from player.ui.pygame_types import Font

_COMMON = frozenset("–—‘’“”…‹›€−×←→↑↓")
"""Characters of Manrope beyond Latin-1; a test checks each."""


def is_common(text: str) -> bool:
    """Whether Manrope surely has every character, so that nothing needs to be looked up."""
    return text.isascii() or all(
        (char < "\u0100" and char != "\u00ad") or char in _COMMON for char in text
    )


def is_rtl(text: str) -> bool:
    """Whether the first strong letter of a text runs from right to left (Arabic, Hebrew)."""
    if is_common(text):
        return False
    from unicodedata import bidirectional

    kinds = (bidirectional(char) for char in text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


@cache
def font_path(weight: str) -> str:
    """The path of Manrope in a weight."""
    import font_manrope

    return str(Path(font_manrope.font_directory) / f"Manrope-{weight}.ttf")


@cache
def font(weight: str, size: int) -> Font:
    """Manrope in a weight at a size in pixels."""
    return Font(font_path(weight), size)


class MissingFonts:
    """Notices about scripts that cannot be shown, each given once."""

    def __init__(self) -> None:
        self._named: set[str] = set()

    def notice(self, texts: Iterable[str]) -> str:
        """A sentence on the scripts of these texts that is new, or nothing."""
        new = [name for name in missing_scripts(texts) if name not in self._named]
        self._named.update(new)
        return missing_sentence(new)


def missing_scripts(texts: Iterable[str]) -> list[str]:
    """The names of the scripts in `texts` for which this machine has no font."""
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


def missing_sentence(names: list[str]) -> str:
    """Which scripts are missing and what to do, short enough for one line; empty for no names."""
    if not names:
        return ""
    if len(names) > 2:
        return f"No font for {len(names)} scripts here. `untwist doctor` tells which."
    if len(names) == 2:
        return f"No font for {names[0]} and {names[1]} here. `untwist doctor` tells more."
    from player.ui.text.scripts import SCRIPTS

    install = {one.name: one.install for one in SCRIPTS}
    font = install.get(names[0], f"Noto Sans {names[0]}")
    return f"No font for {names[0]} here, so words are missing. Install one like {font}."
