"""What screens answer with, as plain values."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, field

from player.model.routine import Asked

if TYPE_CHECKING:
    from player.care.stop_signs import StopSign
    from player.model.record import Outcome, PainKind
    from player.model.routine import Routine

E = TypeVar("E", bound=Enum)

RATED = ((Asked.PAIN, "Pain now"), (Asked.STIFFNESS, "Stiffness now"))
"""What is rated before and after a routine, and how it is asked."""

# The buttons of forms.
START, BACK, SEEN = "start", "back", "seen"
GO_ON, AWAY, SIGN, NEW = "go on", "away", "sign", "new"
HELP, SAVE = "help", "save"
FINE, HURTING, NONE, YES, NO = "fine", "hurting", "none", "yes", "no"
ILL, WORSE, ELSEWHERE = "ill", "worse", "elsewhere"

HABITS, ASKED, NOT_ASKED = "habits", "asked", "not asked"
"""Buttons of the checklist: to the habits; "I have asked someone", and to take that back."""

SORE = "sore"
"""The tick for muscles that are sore for long."""


def asked_about(key: str) -> str:
    """The name of the tick that somebody was asked about a sign or a condition."""
    return f"asked {key}"


class Go(Enum):
    """Where a person wants to go from a screen, besides into a routine."""

    AWAY = "away"
    HISTORY = "history"
    SETTINGS = "settings"
    HELP, SAVE = "help", "save"
    URGE = "urge"
    CRACK = "crack"
    NOTICE = "notice"
    BODY = "body"
    CHECKLIST = "checklist"


class LeftOver(Enum):
    """What to do with a session that was never ended."""

    RESUME = "resume"
    KEEP = "keep"
    DISCARD = "discard"
    LATER = "later"


class Filled(Struct, frozen=True):
    """The answer of a form: the button that was pressed, and the fields by their names.

    Esc and the end of the window press a button too. A field that was passed over is None.
    """

    button: Hashable
    values: Mapping[str, Hashable] = field(default_factory=dict)

    def pressed(self, kind: type[E]) -> E | None:
        """The button, if it is one of these words."""
        return self.button if isinstance(self.button, kind) else None

    def number(self, name: str) -> int | None:
        """The figure on a scale."""
        value = self.values.get(name)
        return value if isinstance(value, int) else None

    def ratings(self) -> dict[Asked, int]:
        """What was rated from 0 to 10 before or after a routine."""
        rated = {what: self.number(str(what)) for what, _ in RATED}
        return {what: value for what, value in rated.items() if value is not None}

    def word(self, name: str, kind: type[E]) -> E | None:
        """The word that was chosen."""
        value = self.values.get(name)
        return value if isinstance(value, kind) else None

    def text(self, name: str) -> str:
        """What was typed into a line."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def ticked(self, name: str) -> bool:
        """Whether a box was ticked."""
        return bool(self.values.get(name))

    def several(self, name: str) -> frozenset[str] | None:
        """The words that were ticked in a question; empty for "none of these"."""
        value = self.values.get(name)
        return value if isinstance(value, frozenset) else None


class Played(Struct, frozen=True):
    """What came of a session.

    `pain` and `sign` are the pain or the sign to stop at that ended it; `left` is whether the
    person left it before its end.
    """

    routine: Routine
    outcome: Outcome
    repetitions: int
    planned: int
    seconds: float
    pain: PainKind | None = None
    left: bool = False
    answers: tuple[tuple[Asked, int], ...] = ()
    sign: StopSign | None = None
