"""What a press means while a routine plays: keys, a presenter's clicker, media keys."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import pygame

SAME_PRESS = 0.3
"""Seconds within which presses of the same key count once."""

_SCANCODE = 1 << 30  # SDL's mark of a key that has no letter


class Act(StrEnum):
    """What a person can do while a routine plays."""

    PAUSE = "pause"
    NEXT = "next"
    BACK = "back"
    REPEAT = "repeat"
    LONGER = "longer"
    SHORTER = "shorter"
    LIST = "list"
    HURTS = "hurts"
    SIGNS = "signs"
    URGE = "urge"
    EASIER = "easier"
    MUTE = "mute"
    LOUDER = "louder"
    SOFTER = "softer"
    TIME = "time"
    ABOUT = "about"
    STOP = "stop"


_KEYS = {
    pygame.K_SPACE: Act.PAUSE,
    _SCANCODE | 261: Act.PAUSE,  # the media key Play/Pause
    pygame.K_RIGHT: Act.NEXT,
    pygame.K_PAGEDOWN: Act.NEXT,
    pygame.K_n: Act.NEXT,
    _SCANCODE | 258: Act.NEXT,  # the media key Next
    pygame.K_LEFT: Act.BACK,
    pygame.K_PAGEUP: Act.BACK,
    pygame.K_b: Act.BACK,
    _SCANCODE | 259: Act.BACK,  # the media key Previous
    pygame.K_r: Act.REPEAT,
    pygame.K_PLUS: Act.LONGER,
    pygame.K_EQUALS: Act.LONGER,
    pygame.K_KP_PLUS: Act.LONGER,
    pygame.K_MINUS: Act.SHORTER,
    pygame.K_KP_MINUS: Act.SHORTER,
    pygame.K_j: Act.LIST,
    pygame.K_x: Act.HURTS,
    pygame.K_s: Act.SIGNS,
    pygame.K_u: Act.URGE,
    pygame.K_e: Act.EASIER,
    pygame.K_m: Act.MUTE,
    _SCANCODE | 262: Act.MUTE,  # the media key Mute
    pygame.K_UP: Act.LOUDER,
    pygame.K_DOWN: Act.SOFTER,
    pygame.K_t: Act.TIME,
    pygame.K_ESCAPE: Act.STOP,
    _SCANCODE | 260: Act.STOP,  # the media key Stop
}

_SIGNS = {"+": Act.LONGER, "-": Act.SHORTER, "−": Act.SHORTER, "?": Act.ABOUT}

KEY_NAMES = (
    ("Space", "pause, go on"),
    ("→  Page Down  N", "next step"),
    ("←  Page Up  B", "this step again; at its start: the one before"),
    ("R", "this step once more"),
    ("+  −", "this hold 10 seconds longer, shorter"),
    ("J", "list of all steps"),
    ("X", "it hurts"),
    ("S", "signs to stop at, and what to do then"),
    ("U", "the urge; this routine waits"),
    ("E", "the easier form; again: easier still"),
    ("T", "time left, and what comes next"),
    ("M  ↑  ↓", "mute, louder, softer"),
    ("F", "full screen"),
    ("?", "about this exercise, and keys; again: help"),
    ("Esc, twice", "stop; what was done is kept"),
)
"""The table of the keys as the help shows it."""


def act_of(event: pygame.event.Event) -> Act | None:
    """What a key event asks for; None for any other event.

    The sign that was typed wins over the key, so that + and ? are where the keyboard has them.
    """
    if event.type != pygame.KEYDOWN:
        return None
    return _SIGNS.get(getattr(event, "unicode", "")) or _KEYS.get(event.key)


class Presses:
    """Lets the first of several quick presses of one key through."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last: dict[int, float] = {}

    def counts(self, key: int) -> bool:
        """Whether a press of `key` (pygame's number of it) now is a new one."""
        now = self._clock()
        before = self._last.get(key)
        if before is not None and now - before < SAME_PRESS:
            return False
        self._last[key] = now
        return True
