"""What a person is told of words for which this machine has no font."""

from __future__ import annotations

from collections.abc import Iterable

from player.ui.text.text import font_path, is_common


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
