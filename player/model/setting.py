"""What one setting may be: kinds of values with their ranges, read from plain data of a file.

Every kind reads what a TOML file holds (text, number, truth, list), or a value of its own, and
raises `NotOne` for anything else; `plain` is the way back. `wanted` says what to write.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import time
from enum import StrEnum

from msgspec import Struct

_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")

Plain = bool | int | float | str | list[str]
"""What a settings file holds."""


class NotOne(ValueError):
    """The value is none of this kind; its text says what is wanted instead."""


class Switch(Struct, frozen=True):
    """On or off."""

    @property
    def wanted(self) -> str:
        """What to write in the file."""
        return "true or false"

    def read(self, found: object) -> bool:
        """The value of what stands in a file. Raises `NotOne`."""
        if not isinstance(found, bool):
            raise NotOne(self.wanted)
        return found


class Whole(Struct, frozen=True):
    """A whole number from `least` to `most`, in `unit`, best set in steps of `step`."""

    least: int
    most: int
    unit: str = ""
    step: int = 1

    @property
    def wanted(self) -> str:
        """What to write in the file."""
        return f"a whole number from {self.least:,} to {self.most:,}"

    def read(self, found: object) -> int:
        """The value of what stands in a file. Raises `NotOne`."""
        if isinstance(found, float) and found.is_integer():
            found = int(found)
        if isinstance(found, bool) or not isinstance(found, int):
            raise NotOne(self.wanted)
        if not self.least <= found <= self.most:
            raise NotOne(self.wanted)
        return found


class Number(Struct, frozen=True):
    """A number from `least` to `most`, in `unit`, best set in steps of `step`."""

    least: float
    most: float
    unit: str = ""
    step: float = 0.1

    @property
    def wanted(self) -> str:
        """What to write in the file."""
        return f"a number from {self.least:,.10g} to {self.most:,.10g}"

    def read(self, found: object) -> float:
        """The value of what stands in a file. Raises `NotOne`."""
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise NotOne(self.wanted)
        if not self.least <= found <= self.most:
            raise NotOne(self.wanted)
        return float(found)


class Choice(Struct, frozen=True):
    """One word of a few."""

    words: type[StrEnum]

    @property
    def wanted(self) -> str:
        """What to write in the file."""
        *most, last = [f'"{word.value}"' for word in self.words]
        return f"{', '.join(most)} or {last}, with the quotes"

    def read(self, found: object) -> StrEnum:
        """The value of what stands in a file. Raises `NotOne`."""
        if isinstance(found, str):
            for word in self.words:
                if word.value == " ".join(found.split()).casefold():
                    return word
        raise NotOne(self.wanted)


class Words(Struct, frozen=True):
    """A sentence of at most `longest` characters; spaces around it are taken off."""

    longest: int

    @property
    def wanted(self) -> str:
        """What to write in the file."""
        return f"one line in quotes, of at most {self.longest} characters"

    def read(self, found: object) -> str:
        """The value of what stands in a file. Raises `NotOne`."""
        if not isinstance(found, str) or len(found) > self.longest or not _one_line(found):
            raise NotOne(self.wanted)
        return found.strip()


class Names(Struct, frozen=True):
    """A list of names, such as folders: at most `most` of them, none empty."""

    most: int

    @property
    def wanted(self) -> str:
        """What to write in the file."""
        return f'a list of names in quotes, at most {self.most}: ["one", "two"]'

    def read(self, found: object) -> tuple[str, ...]:
        """The value of what stands in a file. Raises `NotOne`."""
        if isinstance(found, Sequence) and not isinstance(found, str) and len(found) <= self.most:
            names = tuple(name for name in found if isinstance(name, str) and name.strip())
            if len(names) == len(found) and all(map(_one_line, names)):
                return names
        raise NotOne(self.wanted)


class TimeOfDay(Struct, frozen=True):
    """A time of day to the minute."""

    @property
    def wanted(self) -> str:
        """What to write in the file."""
        return 'a time of day in quotes, such as "22:00"'

    def read(self, found: object) -> time:
        """The value of what stands in a file. Raises `NotOne`."""
        if isinstance(found, time):
            return found.replace(second=0, microsecond=0, tzinfo=None)
        if isinstance(found, str):
            written = _TIME.fullmatch(found.strip())
            if written:
                return time(int(written[1]), int(written[2]))
        raise NotOne(self.wanted)


Kind = Switch | Whole | Number | Choice | Words | Names | TimeOfDay


class Setting(Struct, frozen=True):
    """One setting: its `name` in the file and in `Settings`, what it is for, and its kind.

    `about` is a comment of the file: at most 96 characters a line.
    """

    name: str
    about: str
    kind: Kind


def plain(value: object) -> Plain:
    """A value of any kind as it stands in a file."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, tuple):
        return [str(name) for name in value]
    if isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"no setting holds {value!r}")


def _one_line(text: str) -> bool:
    """Whether a line of a file can hold the text as it is."""
    return not any(unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp") for each in text)
