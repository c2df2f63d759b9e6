"""The kinds of settings: what a value may be, how arrow keys change it, how a screen shows it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import time
from enum import StrEnum

from msgspec import Struct

_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")

_QUARTER = 15
"""Minutes of a step of a time of day."""

Plain = bool | int | float | str | list[str]
"""What a settings file holds."""


class WrongValue(ValueError):
    """A setting or a record cannot have this value; the message says what to write instead."""


class Setting(Struct, frozen=True):
    """One setting: its `name` in the file and in `Settings`, and what it is for.

    `about` is its comment in the file, at most 96 characters.
    """

    name: str
    about: str

    @property
    def is_text(self) -> bool:
        """Whether the value is typed, not stepped."""
        return False

    @property
    def wanted(self) -> str:
        """What to write in the file."""
        raise NotImplementedError

    def read(self, found: object) -> object:
        """The value from the data of a file, or from a value of its own. Raises `WrongValue`."""
        raise NotImplementedError

    def plain(self, value: object) -> Plain:
        """The value in the data of a file."""
        assert isinstance(value, bool | int | float | str)
        return value

    def stepped(self, value: object, by: int) -> object:
        """The value `by` steps on: numbers stop at their limits, words and times wrap round."""
        return value

    def display(self, value: object) -> str:
        """The value on a screen: `80 %`, `on`, `4.5 s`, `21:00`."""
        return str(value)

    def parse(self, text: str) -> object:
        """The typed line as data for `read`."""
        return text


class OnOff(Setting, frozen=True):
    """On or off."""

    @property
    def wanted(self) -> str:
        return "true or false"

    def read(self, found: object) -> bool:
        if not isinstance(found, bool):
            raise WrongValue(self.wanted)
        return found

    def stepped(self, value: object, by: int) -> bool:
        return not value

    def display(self, value: object) -> str:
        return "on" if value else "off"


class Amount(Setting, frozen=True):
    """A number from `least` to `most` in `unit`; it is whole if `step` is an int."""

    least: float
    most: float
    unit: str = ""
    step: float = 1

    @property
    def _whole(self) -> bool:
        return isinstance(self.step, int)

    @property
    def wanted(self) -> str:
        kind = "a whole number" if self._whole else "a number"
        return f"{kind} from {self.least:,.10g} to {self.most:,.10g}"

    def read(self, found: object) -> float:
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise WrongValue(self.wanted)
        if not self.least <= found <= self.most or (self._whole and found != int(found)):
            raise WrongValue(self.wanted)
        return int(found) if self._whole else float(found)

    def stepped(self, value: object, by: int) -> float:
        assert isinstance(value, int | float)
        new = value + by * self.step
        return max(self.least, min(self.most, new if self._whole else round(new, 6)))

    def display(self, value: object) -> str:
        return f"{value:g} {self.unit}".rstrip()


class OneOf(Setting, frozen=True):
    """One of a few words."""

    words: type[StrEnum]

    @property
    def wanted(self) -> str:
        *most, last = [f'"{word.value}"' for word in self.words]
        return f"{', '.join(most)} or {last}, with the quotes"

    def read(self, found: object) -> StrEnum:
        if isinstance(found, str):
            for word in self.words:
                if word.value == " ".join(found.split()).casefold():
                    return word
        raise WrongValue(self.wanted)

    def plain(self, value: object) -> str:
        return self.words(str(value)).value

    def stepped(self, value: object, by: int) -> StrEnum:
        words = list(self.words)
        return words[(words.index(self.words(str(value))) + by) % len(words)]

    def display(self, value: object) -> str:
        text = str(value)
        return text.upper() if text in ("uk", "eu", "us") else text


class Sentence(Setting, frozen=True):
    """A line of at most `longest` characters; spaces around it are taken off."""

    longest: int

    @property
    def is_text(self) -> bool:
        return True

    @property
    def wanted(self) -> str:
        return f"one line in quotes, of at most {self.longest} characters"

    def read(self, found: object) -> str:
        if not isinstance(found, str) or len(found) > self.longest or not _one_line(found):
            raise WrongValue(self.wanted)
        return found.strip()


class NameList(Setting, frozen=True):
    """A list of names, such as folders: at most `most` of them, none empty."""

    most: int

    @property
    def is_text(self) -> bool:
        return True

    @property
    def wanted(self) -> str:
        return f'a list of names in quotes, at most {self.most}: ["one", "two"]'

    def read(self, found: object) -> tuple[str, ...]:
        if isinstance(found, Sequence) and not isinstance(found, str) and len(found) <= self.most:
            names = tuple(name for name in found if isinstance(name, str) and name.strip())
            if len(names) == len(found) and all(map(_one_line, names)):
                return names
        raise WrongValue(self.wanted)

    def plain(self, value: object) -> list[str]:
        return list(self.read(value))

    def display(self, value: object) -> str:
        return "; ".join(self.read(value)) or "none"

    def parse(self, text: str) -> tuple[str, ...]:
        return tuple(name.strip() for name in text.split(";") if name.strip())


class TimeOfDay(Setting, frozen=True):
    """A time of day to the minute."""

    @property
    def wanted(self) -> str:
        return 'a time of day in quotes, such as "22:00"'

    def read(self, found: object) -> time:
        if isinstance(found, time):
            return found.replace(second=0, microsecond=0, tzinfo=None)
        if isinstance(found, str):
            written = _TIME.fullmatch(found.strip())
            if written:
                return time(int(written[1]), int(written[2]))
        raise WrongValue(self.wanted)

    def plain(self, value: object) -> str:
        return self.display(value)

    def stepped(self, value: object, by: int) -> time:
        assert isinstance(value, time)
        minutes = (value.hour * 60 + value.minute + by * _QUARTER) % (24 * 60)
        return time(minutes // 60, minutes % 60)

    def display(self, value: object) -> str:
        return f"{value:%H:%M}"


def _one_line(text: str) -> bool:
    """Whether a line of a file can hold the text as it is."""
    return not any(unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp") for each in text)
