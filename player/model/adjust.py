"""A setting changed by one step, and its value in words: for a screen with two arrow keys."""

from __future__ import annotations

from datetime import time
from typing import Any

from msgspec.structs import replace

from player.model.setting import (
    Choice,
    Kind,
    Names,
    Number,
    Setting,
    Switch,
    TimeOfDay,
    Whole,
    Words,
)
from player.model.settings import Settings

_QUARTER = 15
"""Minutes by which a time of day is changed."""


def changed(settings: Settings, setting: Setting, value: object) -> Settings:
    """The settings with another value of one. Raises `NotOne` for a value that it cannot have."""
    new: dict[str, Any] = {setting.name: setting.kind.read(value)}
    return replace(settings, **new)


def stepped(kind: Kind, value: object, by: int) -> object:
    """The value `by` steps on: numbers stop at their ends, words and times go round.

    What is typed (`Words`, `Names`) stays as it is.
    """
    match kind, value:
        case Switch(), bool():
            return not value
        case Whole(), int():
            return max(kind.least, min(kind.most, value + by * kind.step))
        case Number(), float() | int():
            return max(kind.least, min(kind.most, round(value + by * kind.step, 6)))
        case Choice(), str():
            words = list(kind.words)
            return words[(words.index(kind.words(value)) + by) % len(words)]
        case TimeOfDay(), time():
            minutes = (value.hour * 60 + value.minute + by * _QUARTER) % (24 * 60)
            return time(minutes // 60, minutes % 60)
        case _:
            return value


def is_typed(kind: Kind) -> bool:
    """Whether the value is typed, not stepped."""
    return isinstance(kind, Words | Names)


def in_words(kind: Kind, value: object) -> str:
    """The value as it is read on a screen: `80 %`, `on`, `4.5 s`, `21:00`."""
    match kind, value:
        case Switch(), bool():
            return "on" if value else "off"
        case Whole(unit=unit) | Number(unit=unit), int() | float():
            return f"{value:g} {unit}".rstrip()
        case TimeOfDay(), time():
            return f"{value:%H:%M}"
        case Names(), tuple():
            return "; ".join(value) or "none"
        case _:
            text = str(value)
            return text.upper() if text in ("uk", "eu", "us") else text


def in_brief(kind: Kind, value: object, usual: object) -> str:
    """The value as a row has room for it; a sentence is only said to be there."""
    if not isinstance(kind, Words):
        return in_words(kind, value)
    return "as suggested" if value == usual else "your own words" if value else "none"


def typed(kind: Kind, text: str) -> object:
    """The value of what was typed: one line, or names with `;` between them."""
    if isinstance(kind, Names):
        return tuple(name.strip() for name in text.split(";") if name.strip())
    return text
