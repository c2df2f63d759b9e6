"""Keys by their names, and the one table of a screen from which everything about its keys comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pygame
from msgspec import Struct

_MEDIA = 1 << 30  # SDL's mark of a key that has no letter

_NAMES = {
    pygame.K_SPACE: "Space",
    pygame.K_RETURN: "Enter",
    pygame.K_KP_ENTER: "Enter",
    pygame.K_ESCAPE: "Esc",
    pygame.K_TAB: "Tab",
    pygame.K_BACKSPACE: "Backspace",
    pygame.K_DELETE: "Delete",
    pygame.K_LEFT: "←",
    pygame.K_RIGHT: "→",
    pygame.K_UP: "↑",
    pygame.K_DOWN: "↓",
    pygame.K_PAGEUP: "Page Up",
    pygame.K_PAGEDOWN: "Page Down",
    pygame.K_HOME: "Home",
    pygame.K_END: "End",
    pygame.K_F11: "F11",
    pygame.K_KP_PLUS: "+",
    pygame.K_KP_MINUS: "-",
    _MEDIA | 258: "Next track",
    _MEDIA | 259: "Previous track",
    _MEDIA | 260: "Stop",
    _MEDIA | 261: "Play",
    _MEDIA | 262: "Mute",
}
"""The keys that write nothing, by the names people know them by."""

_CODES = {name: code for code, name in reversed(_NAMES.items())}

FULL_SCREEN = ("F  F11", "full screen")

EVERYWHERE = (
    ("U", "the urge is here"),
    FULL_SCREEN,
    ("Tab", "to the next thing"),
    ("?", "these keys"),
)
"""Keys that every screen has; the letters not where a text is typed."""

Pair = tuple[str, str]
"""Keys, and what they do."""


def key_name(event: pygame.event.Event) -> str:
    """The name of the key that was pressed: `Esc`, `←`, `X`, `?`; empty for any other event.

    A sign goes by what was typed, so that `+` and `?` are where the keyboard has them. With
    Shift, keys without a sign are called `Shift+Tab`; with Ctrl, all are called `Ctrl+Z`.
    """
    if event.type != pygame.KEYDOWN:
        return ""
    mod = getattr(event, "mod", 0)
    before = "Ctrl+" if mod & pygame.KMOD_CTRL else ""
    if event.key in _NAMES:
        shift = "Shift+" if mod & pygame.KMOD_SHIFT and event.key == pygame.K_TAB else ""
        return before + shift + _NAMES[event.key]
    typed = getattr(event, "unicode", "")
    if not typed.isprintable() or not typed:
        typed = chr(event.key) if 32 < event.key < 0x10000 else ""
    return before + typed.upper() if typed else ""


def arrow_step(event: pygame.event.Event) -> int:
    """1 for the key →, -1 for ←, 0 for any other event."""
    return {"←": -1, "→": 1}.get(key_name(event), 0)


def key_press(name: str) -> pygame.event.Event:
    """The event of pressing a key by a click on its name; it is marked as `clicked`.

    Raises TypeError for a name that is no key's, such as `1 to 9`.
    """
    code = _CODES.get(name)
    sign = {"Space": " ", "Enter": "\r", "Esc": "\x1b"}.get(name, "") if code else name.lower()
    key = code if code is not None else ord(name.lower())
    values = {"key": key, "unicode": sign, "mod": 0, "scancode": 0, "clicked": True}
    return pygame.event.Event(pygame.KEYDOWN, values)


class Key(Struct, frozen=True):
    """A key of a screen, what it does in a few words, and the doing.

    The hint line shows `name`; the page of keys shows `also` too, other keys that do the same.
    Where `act` is None, the widget with the focus takes the key by itself. A key that is not in
    the `hint` is only listed, one without words only handled. The page of keys says `page` where
    there is more to say. As a button it says `short` where there is little room, and stands out
    with `full`.
    """

    name: str
    does: str = ""
    act: Callable[[], object] | None = None
    also: tuple[str, ...] = ()
    hint: bool = True
    short: str = ""
    page: str = ""
    full: bool = False


class Keys:
    """The table of a screen's keys. Of two with one name, the first holds."""

    def __init__(self, *keys: Key) -> None:
        self._keys = keys

    def __add__(self, more: Keys) -> Keys:
        return Keys(*self._keys, *more._keys)

    def find(self, name: str) -> Key | None:
        """The key of a name."""
        return next((key for key in self._keys if name == key.name or name in key.also), None)

    def press(self, event: pygame.event.Event, *, typing: bool = False) -> bool:
        """Do what a key does; whether this is one that the table handles.

        While a text is typed, signs are text and do nothing here.
        """
        name = key_name(event)
        typing = typing and not getattr(event, "clicked", False)
        if not name or (typing and (name == "Space" or is_sign(name))):
            return False
        key = self.find(name)
        if key is None or key.act is None:
            return False
        key.act()
        return True

    def _shown(self) -> list[Key]:
        """The keys that hold and have words."""
        return [key for key in self._keys if key.does and self.find(key.name) is key]

    def _names(self, key: Key) -> str:
        """The names of a key that no earlier one has."""
        return "  ".join(name for name in (key.name, *key.also) if self.find(name) is key)

    def hint(self) -> tuple[Pair, ...]:
        """What the hint line shows. Keys that do the same stand together: `←  →`, `change`."""
        return _together([(key.name, key.does) for key in self._shown() if key.hint])

    def listed(self, everywhere: Sequence[Pair] = EVERYWHERE) -> tuple[Pair, ...]:
        """All keys with what they do, and those that are the same `everywhere`."""
        own = _together([(self._names(key), key.page or key.does) for key in self._shown()])
        taken = {name for keys, _ in own for name in keys.split("  ")}
        return (*own, *(pair for pair in everywhere if pair[0].split("  ")[0] not in taken))


def is_sign(name: str) -> bool:
    """Whether a key of this name writes a sign."""
    return len(name) == 1 and name not in _CODES


def _together(pairs: list[Pair]) -> tuple[Pair, ...]:
    found: list[Pair] = []
    for name, does in pairs:
        if found and found[-1][1] == does:
            found[-1] = (f"{found[-1][0]}  {name}", does)
        else:
            found.append((name, does))
    return tuple(found)
