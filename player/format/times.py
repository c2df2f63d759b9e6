"""Lengths of time as an author writes them: `10 s`, `1 min 30 s`, `1:30`, `3 breaths`."""

from __future__ import annotations

import re
from functools import lru_cache

from player.model.routine import Length

LONGEST_SECONDS = 4 * 60 * 60
"""Seconds of the longest time that can be meant: a whole plan lasts no longer."""

EXAMPLES = "`10 s`, `1 min 30 s`, `1:30` or `3 breaths`"

_NUMBER = r"(\d{1,6}(?:\.\d{1,3})?)"
_PLAIN = rf"{_NUMBER}(?: s)?"
_MINUTES = rf"{_NUMBER} min(?: {_NUMBER} s)?"
_CLOCK = r"(\d{1,3}):([0-5]\d)"
_BREATHS = rf"{_NUMBER} breaths?"
WAYS = (_PLAIN, _MINUTES, _CLOCK, _BREATHS)
"""The ways to write a length of time, as regular expressions that Python and JavaScript share.

They are compiled where they are first needed: most files need the first one alone.
"""

WAYS_IN_SECONDS = WAYS[:-1]
"""Those of them that need no breath."""

_MOSTLY_RIGHT = (
    rf"(?ai){_NUMBER} *(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|breath|breaths)\.?"
)


@lru_cache(maxsize=1024)
def length_of(text: str) -> Length | None:
    """The length that a text says; None when it is none, or is longer than four hours."""
    if found := re.fullmatch(_PLAIN, text, re.ASCII):
        return _bounded(Length(float(found[1])))
    if found := re.fullmatch(_MINUTES, text, re.ASCII):
        return _bounded(Length(60 * float(found[1]) + float(found[2] or 0)))
    if found := re.fullmatch(_CLOCK, text, re.ASCII):
        return _bounded(Length(60.0 * int(found[1]) + int(found[2])))
    if found := re.fullmatch(_BREATHS, text, re.ASCII):
        return _bounded(Length(breaths=float(found[1])))
    return None


def moment_of(text: str) -> float | None:
    """Seconds from the start of a phase, or negative from its end; None for breaths."""
    length = length_of(text.removeprefix("-").lstrip(" "))
    if length is None or length.breaths:
        return None
    return -length.seconds if text.startswith("-") else length.seconds


def written(length: Length) -> str:
    """A length as an author would write it."""
    if length.breaths:
        return f"{length.breaths:g} breath" + ("" if length.breaths == 1 else "s")
    minutes, seconds = divmod(length.seconds, 60)
    if minutes and seconds == int(seconds):
        return f"{int(minutes)}:{int(seconds):02d}"
    return f"{length.seconds:g} s"


def right_way(text: str) -> str:
    """What to write instead of a text that is no length of time."""
    found = re.fullmatch(_MOSTLY_RIGHT, text.strip().removeprefix("-").strip())
    if found:
        number, unit = float(found[1]), found[2].lower()
        meant = _meant(number, unit)
        if _bounded(meant):
            plain = f"{number:g} s"
            same = written(meant)
            if unit.startswith("s") and same != plain:
                return f"Write `{plain}` or `{same}`."
            return f"Write `{same}`."
    return f"Write a length of time as {EXAMPLES}."


def _meant(number: float, unit: str) -> Length:
    if unit.startswith("b"):
        return Length(breaths=number)
    return Length(number * {"s": 1, "m": 60, "h": 3600}[unit[0]])


def _bounded(length: Length) -> Length | None:
    return length if length.at() <= LONGEST_SECONDS else None
