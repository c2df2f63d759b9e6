"""The keys of the play screen, in one table: presses, the hint line, the page of keys, buttons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from player.ui.window.keys import FULL_SCREEN, Key, Keys

if TYPE_CHECKING:
    from player.screens.play.play import Play


def _hidden(name: str, does: str, short: str = "") -> Key:
    """A key that is not in the hint line."""
    return Key(name, does, hint=False, short=short)


_LENGTH = "this hold 10 seconds longer, shorter"
_SOUND = "mute, louder, softer"

_TABLE: tuple[tuple[Key, Callable[[Play], object]], ...] = (
    (Key("Space", "pause", page="pause, go on"), lambda play: play.controls.toggle()),
    (
        Key(
            "←",
            "step",
            also=("Page Up", "B"),
            short="back",
            page="this step again; at its start: the one before",
        ),
        lambda play: play.controls.back(),
    ),
    (
        Key("→", "step", also=("Page Down", "N"), short="next", page="next step"),
        lambda play: play.controls.next(),
    ),
    (_hidden("R", "this step once more"), lambda play: play.controls.repeat()),
    (_hidden("+", _LENGTH), lambda play: play.controls.longer()),
    (_hidden("−", _LENGTH), lambda play: play.controls.shorter()),
    (_hidden("J", "list of all steps", short="list"), lambda play: play.open_steps()),
    (Key("X", "it hurts", short="it hurts"), lambda play: play.open_pain()),
    (
        Key("S", "stop signs", short="signs", page="signs to stop at, and what to do then"),
        lambda play: play.open_signs(),
    ),
    (_hidden("U", "the urge; this routine waits"), lambda play: play.controls.pause()),
    (
        _hidden("E", "the easier form; again: easier still"),
        lambda play: play.changes.take_easier(),
    ),
    (_hidden("T", "time left, and what comes next"), lambda play: play.tell_time()),
    (_hidden("M", _SOUND, short="sound"), lambda play: play.controls.mute()),
    (_hidden("↑", _SOUND), lambda play: play.controls.louder()),
    (_hidden("↓", _SOUND), lambda play: play.controls.softer()),
    (
        Key("Esc", "stop", short="stop", page="twice: stop; what was done is kept"),
        lambda play: play.stop(),
    ),
    (
        Key(
            "?",
            "about this",
            short="about",
            page="about this exercise, and keys; again: help",
        ),
        lambda play: play.open_about(),
    ),
    # Keys without words: other signs for the same, Enter at a start, media keys.
    (Key("="), lambda play: play.controls.longer()),
    (Key("-"), lambda play: play.controls.shorter()),
    (Key("Enter"), lambda play: play.controls.ready()),
    (Key("Play"), lambda play: play.controls.toggle()),
    (Key("Next track"), lambda play: play.controls.next()),
    (Key("Previous track"), lambda play: play.controls.back()),
    (Key("Mute"), lambda play: play.controls.mute()),
    (Key("Stop"), lambda play: play.stop()),
)

_BUTTONS = ("←", "Space", "→", "J", "X", "S", "M", "?", "Esc")
"""The keys that a mouse or a finger can press while a routine plays."""


class PlayKeys(Keys):
    """The table of a play screen, where `space` is what that key does now.

    Without a screen it has words alone, for a picture of one.
    """

    def __init__(self, play: Play | None = None, space: str = "pause") -> None:
        super().__init__(
            *(
                replace(
                    key,
                    act=None if play is None else partial(act, play),
                    does=space if key.name == "Space" else key.does,
                )
                for key, act in _TABLE
            )
        )
        self.hinted = self.hint()
        self.page = self.listed((FULL_SCREEN,))
        found = [self.find(name) for name in _BUTTONS]
        self.buttons = tuple(
            (key.name, (key.short or key.does).capitalize()) for key in found if key
        )
        """The keys that are buttons, and what stands on them."""
