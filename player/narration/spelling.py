"""Words as a voice reads them: figures, units and signs spelled out, one clip a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from player.plan.wording import ORDINALS as _ORDINALS
from player.plan.wording import number, sentences

LONGEST = 300
"""Characters of a sentence at most; what is longer is cut at a word."""

_MARKUP = re.compile(r"[*_`#<>\[\]{}|~^\\]+")
_UNITS = {
    "s": "second",
    "sec": "second",
    "secs": "second",
    "min": "minute",
    "mins": "minute",
    "h": "hour",
    "m": "metre",
    "cm": "centimetre",
    "mm": "millimetre",
    "km": "kilometre",
    "kg": "kilogram",
    "lb": "pound",
    "lbs": "pound",
    "°": "degree",
}
_SHORT = {
    "e.g.": "for example",
    "i.e.": "that is",
    "etc.": "and so on",
    "approx.": "about",
    "vs.": "against",
    "ca.": "about",
    "Dr.": "doctor",
    "incl.": "including",
    "reps": "repetitions",
    "rep": "repetition",
    "A&E": "eh and E",  # the letter, and not the article, which is heard as "an E"
    "&": " and ",
    "%": " percent",
    "+": " plus ",
    "=": " equals ",
    "½": " a half",
    "¼": " a quarter",
    "¾": " three quarters",
}
_SHORTENED = re.compile(
    "|".join(rf"(?<![\w.]){re.escape(w)}(?!\w)" if w[0].isalpha() else re.escape(w) for w in _SHORT)
)
_CLOCK = re.compile(r"\b(\d{1,3}):([0-5]\d)\b")
_SETS = re.compile(r"\b(\d+) ?[x×] ?(\d+)\b", re.IGNORECASE)
_SCHEME = re.compile(r"\b\d+(?:-\d+){2,}\b")
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b")
_PARTS = {"1/2": "a half", "1/3": "a third", "2/3": "two thirds", "1/4": "a quarter"}
_PARTS |= {"3/4": "three quarters"}
_RATIO = re.compile(r"\b(\d+)/(\d+)\b(?!/)")
_VERTEBRA = re.compile(r"\b(C|Th|T|L|S)(\d{1,2})\b")
_VERTEBRAE = re.compile(r"(?<=\d)\s*/\s*(?=(?:C|Th|T|L|S)\d)")
_TIMES = re.compile(r"\b[x×](\d+)\b|\b(\d+) ?[x×](?!\w)|×(\d+)\b", re.IGNORECASE)
_RANGE = re.compile(r"(?<=\d)\s*[-–—]\s*(?=\d)")
_EITHER = re.compile(r"(?<=[A-Za-z])\s*/\s*(?=[A-Za-z])")
_UNIT_WORDS = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_UNIT = re.compile(rf"(\d+(?:\.\d+)?) ?({_UNIT_WORDS})(?![\w'’])")
_TO_CALL = re.compile(r"\b(call|Call|NHS) (\d{3})\b")
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_ENDS = ".!?…:;,"


@lru_cache(maxsize=4096)
def clips(text: str) -> tuple[str, ...]:
    """The sentences of a text, spelled out: what is rendered and played one after the other."""
    return tuple(sentence for piece in sentences(spelled(text)) if (sentence := _sentence(piece)))


def said_as(text: str, words: Mapping[str, str]) -> str:
    """The text with the author's own way to say some of its words."""
    if not words:
        return text
    longest = sorted(words, key=len, reverse=True)
    pattern = "|".join(re.escape(word) for word in longest)
    return re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", lambda found: words[found[0]], text)


def key(sentence: str) -> str:
    """The name of a sentence's clip: its words, without regard to capitals and the final stop."""
    asked = "?" if sentence.rstrip().endswith("?") else ""
    return sentence.strip().rstrip(_ENDS).casefold() + asked


def spelled(text: str) -> str:
    """The text with figures, units, signs and abbreviations as words."""
    text = _MARKUP.sub(" ", text)
    text = _SHORTENED.sub(lambda found: _SHORT[found[0]], text)
    text = _CLOCK.sub(lambda f: f"{_of(f[1], 'minute')} {_of(f[2], 'second')}", text)
    text = _VERTEBRAE.sub(", ", text)
    text = _VERTEBRA.sub(lambda f: f"{f[1][0]} {_figure(f[2])}", text)
    text = _SETS.sub(lambda f: f"{_figure(f[1])} times {_figure(f[2])}", text)
    text = _SCHEME.sub(lambda f: ", ".join(map(_figure, f[0].split("-"))), text)
    text = _ORDINAL.sub(lambda f: _ordinal(int(f[1]), f[0]), text)
    text = _TIMES.sub(lambda f: f"{_figure(f[1] or f[2] or f[3])} times", text)
    text = _TO_CALL.sub(lambda found: f"{found[1]} {_by_digits(found[2])}", text)
    text = _RANGE.sub(" to ", text)
    text = _RATIO.sub(_ratio, text)
    text = _EITHER.sub(", ", text)
    text = _UNIT.sub(lambda found: _of(found[1], _UNITS[found[2]]), text)
    text = _FIGURES.sub(lambda found: _figure(found[0]), text)
    return re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"\s+", " ", text)).strip()


def _sentence(piece: str) -> str:
    """One sentence, not too long, with one stop at its end; empty without a letter in it."""
    words = piece.strip().rstrip(".…:;, ")
    if not any(sign.isalnum() for sign in words):
        return ""
    if len(words) > LONGEST:
        words = words[:LONGEST].rsplit(" ", 1)[0].rstrip(_ENDS)
    words = words[0].upper() + words[1:]
    return words if words.endswith(("?", "!")) else f"{words}."


def _of(value: str, unit: str) -> str:
    count = float(value)
    return f"{_figure(value)} {unit}{'' if count == 1 else 's'}"


def _ordinal(value: int, written: str) -> str:
    """The first to the thirty-first; anything else stays as it is written."""
    if not 1 <= value <= 31:
        return written
    tens, ones = divmod(value, 10)
    if value < 20 or not ones:
        return _ORDINALS[value - 1] if value <= 20 else "thirtieth"
    return f"{number(10 * tens)}-{_ORDINALS[ones - 1]}"


def _ratio(found: re.Match[str]) -> str:
    """A part, such as a half; a position such as 90/90; else so many out of so many."""
    one, other = found[1], found[2]
    if found[0] in _PARTS:
        return _PARTS[found[0]]
    if int(one) >= int(other):
        return f"{_figure(one)} {_figure(other)}"
    return f"{_figure(one)} out of {_figure(other)}"


def _figure(value: str) -> str:
    whole, _, part = value.partition(".")
    said = _whole(int(whole))
    return f"{said} point {_by_digits(part)}" if part else said


def _by_digits(figures: str) -> str:
    return " ".join(number(int(digit)) for digit in figures)


def _whole(value: int) -> str:
    if value < 100:
        return number(value)
    if value > 9999:
        return _by_digits(str(value))
    big, unit = (1000, "thousand") if value >= 1000 else (100, "hundred")
    many, rest = divmod(value, big)
    return f"{number(many)} {unit}" + (f" {_whole(rest)}" if rest else "")
