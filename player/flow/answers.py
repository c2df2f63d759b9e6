"""What screens answer with, as plain values: the visit reads them, and tests make them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from enum import Enum

from msgspec import Struct, field

from player.model.routine import Asked

RATED = ((Asked.PAIN, "Pain now"), (Asked.STIFFNESS, "Stiffness now"))
"""What is rated before and after, and how it is asked."""

START, BACK, SEEN = "start", "back", "seen"
GO_ON, AWAY, SIGN, NEW = "go on", "away", "sign", "new"
HELP = "help"
FINE, HURTING, NONE, YES, NO = "fine", "hurting", "none", "yes", "no"
ILL, WORSE, ELSEWHERE = "ill", "worse", "elsewhere"
"""Buttons that the visit knows."""


class Go(Enum):
    """Where a person wants to go from Choose besides into a routine."""

    AWAY = "away"
    HISTORY = "history"
    SETTINGS = "settings"
    HELP = "help"
    URGE = "urge"
    CRACK = "crack"
    NOTICE = "notice"
    BODY = "body"


class Filled(Struct, frozen=True):
    """The answer of a form: the button, and every field by its name."""

    button: Hashable
    values: Mapping[str, Hashable] = field(default_factory=dict)

    def ratings(self) -> dict[Asked, int]:
        """What was rated from 0 to 10."""
        found = {}
        for what, _ in RATED:
            value = self.values.get(str(what))
            if isinstance(value, int):
                found[what] = value
        return found

    def text(self, name: str) -> str:
        """What was typed into a line, or nothing."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""


class LeftOver(Enum):
    """What to do with a session that was never ended."""

    RESUME = "resume"
    KEEP = "keep"
    DISCARD = "discard"
    LATER = "later"


SORE = "sore"
"""The tick for muscles that are sore for long."""


CHECKLIST = "checklist"
"""What the history answers when the checklist is wanted."""


HABITS, ASKED, NOT_ASKED = "habits", "asked", "not asked"
"""Buttons of the checklist: to the habits; "I have asked someone", and to take that back."""


def asked_about(key: str) -> str:
    """The name of the tick that somebody was asked about a sign or a condition."""
    return f"asked {key}"
