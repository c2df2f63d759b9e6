"""The words of a crack: the form, the four sounds, the quiet window, how often."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from player.care.emergency import filled_with
from player.care.texts import care
from player.model.care import Concern
from player.model.diary import Area, FeltSide, Force, Sound
from player.model.record import PainKind

QUIET_MINUTES, QUIET_LEAST, QUIET_MOST = 20, 15, 95
"""Minutes in which the same joint cannot pop again: usual (S2), least and most (S4, [P7])."""

MANY_A_DAY = 10
"""Cracks a day, in the mean of a week, that have the highest name (S3 tells of 10 to 15)."""


class Field(Struct, frozen=True):
    """One question of the form: `name` is the field of the record, `options` value and words.

    Every question may be passed over; one without options is answered from 0 to 10.
    """

    name: str
    text: str
    options: tuple[tuple[object, str], ...]


class SoundWords(Struct, frozen=True):
    """A kind of sound in words, how much it is worth a thought, and what to do about it."""

    words: str
    concern: Concern
    advice: str


def _yes(word: str) -> bool:
    return word == "yes"


_VALUES: Mapping[str, Callable[[Any], object]] = MappingProxyType(
    {
        "area": Area,
        "side": FeltSide,
        "sound": Sound,
        "voluntary": _yes,
        "force": Force,
        "pain_kind": PainKind,
        "numb_or_weak": _yes,
        "tender_or_swollen": _yes,
        "after_sitting_minutes": int,
        "relief_minutes": int,
    }
)
"""What is kept for the key of an answer, by the field of the record."""


@cache
def crack_form() -> tuple[Field, ...]:
    """The form of one screen, in order; its names are the fields of `Crack`."""
    return tuple(_field(name, one) for name, one in care("crack").get("form").values.items())


def _field(name: str, one: Any) -> Field:
    answers = one.get("answers", {})
    said = answers if isinstance(answers, dict) else answers.values
    options = tuple((_VALUES[name](key), text) for key, text in said.items())
    return Field(name, one.get("question"), options)


@cache
def sounds() -> Mapping[Sound, SoundWords]:
    """The four sounds with their levels."""
    words = dict(next(field.options for field in crack_form() if field.name == "sound"))
    levels = care("crack").get("sounds").values
    return MappingProxyType(
        {
            sound: SoundWords(
                words[sound], levels[sound].get("concern"), levels[sound].get("advice")
            )
            for sound in Sound
        }
    )


def crack_says(key: str) -> str:
    """A line of a crack that stands alone in its file, by its key."""
    return str(care("crack").get(key))


def quiet_lines(left: timedelta) -> tuple[str, ...]:
    """What is said while the window runs: the one sentence, the time left, the usual range."""
    if left <= timedelta(0):
        return ()
    found = care("crack").get("quiet")
    minutes = -(-left // timedelta(minutes=1))
    told = filled_with(found.get("one minute" if minutes == 1 else "minutes"), minutes=minutes)
    whole = filled_with(found.get("range"), usual=QUIET_MINUTES, least=QUIET_LEAST, most=QUIET_MOST)
    return (found.get("why"), told, whole)


def frequency(a_day: float) -> str:
    """The name of how often, by cracks a day; it tells of frequency alone, not of risk."""
    bands = ((MANY_A_DAY, "many"), (5, "frequent"), (2, "several"))
    name = next((name for least, name in bands if a_day >= least), "occasional")
    return str(care("crack").get("frequency").get(name))
