"""The words of the voice: fixed lines, lines made from a plan, and how a line is shortened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from player.model.routine import Position, Side
from player.plan.segment import SegmentKind

ALL_DONE = "All done. Take your time."
HALFWAY = "Halfway."
HOLD = "Hold."
FIRST = "First:"
NEXT = "Next:"
ONCE_MORE = "Once more."
LAST_ONE = "Last one."
READY = "Press space when you are ready."
REST = "Rest."
ROLL_OVER = "Roll over."
STOPPED = "Stopped for today. Rest in an easy position."
SOUND_CHECK = "This is how I sound. Can you hear me well?"
TIME_LEFT = "to go."
PAUSED = "Paused."
GO_ON = "Press space to go on."
EASIER = "Easier form."
SKIPPED = "Skipped."
INTO_POSITION: Mapping[Position | None, str] = MappingProxyType(
    {
        None: "Find a comfortable position.",
        Position.STANDING: "Stand up.",
        Position.SEATED: "Sit on the chair.",
        Position.HANDS_AND_KNEES: "Come onto your hands and knees.",
        Position.ON_THE_BACK: "Lie on your back.",
        Position.ON_THE_SIDE: "Lie on your side.",
        Position.ON_THE_FRONT: "Lie on your front.",
        Position.HALF_KNEELING: "Kneel on one knee.",
    }
)
"""How to get into a position, for an exercise whose file does not say."""

_SENTENCES = re.compile(r"(?<=[.!?…])\s+(?=\S)")
_PIECES = re.compile(r"(?<=[.!?…:;])\s+(?=\S)")
_LAST = {SegmentKind.REST: "rest.", SegmentKind.SWITCH: "switch sides.", SegmentKind.HOLD: "hold."}
_NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
_TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty"}
_TENS |= {60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety"}


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a line, and what stands before a colon; each is a clip of its own."""
    return tuple(piece for piece in _PIECES.split(text.strip()) if piece)


def whole_sentences(text: str) -> tuple[str, ...]:
    """The sentences of a line, each with what leads it in before a colon."""
    return tuple(piece for piece in _SENTENCES.split(text.strip()) if piece)


def shorter(text: str) -> tuple[str, ...]:
    """The line and its shorter forms, longest first: it loses its last sentence each time.

    Never less than a sentence, since half of one may mean something else.
    """
    parts = [piece for piece in sentences(text) if not piece.endswith(":")]
    if len(parts) < 2:
        return (text.strip(),)
    heads = [text.strip()[: _end_of(text.strip(), count)] for count in range(1, len(parts))]
    return (text.strip(), *reversed(heads))


def _end_of(text: str, count: int) -> int:
    """Where the first `count` sentences of a text end."""
    left = count
    for gap in _PIECES.finditer(text):
        left -= text[gap.start() - 1] != ":"
        if not left:
            return gap.start()
    return len(text)


def number(value: int) -> str:
    """A whole number from 0 to 99 in words; a larger one in digits."""
    if value < len(_NUMBERS):
        return _NUMBERS[value]
    if value > 99:
        return str(value)
    tens, ones = divmod(value, 10)
    return _TENS[10 * tens] + (f"-{_NUMBERS[ones]}" if ones else "")


def name_line(name: str) -> str:
    """The name of an exercise as a line: with a stop at its end."""
    return name if name.endswith((".", "!", "?")) else f"{name}."


def side_line(side: Side) -> str:
    """The shortest way to tell a side."""
    return f"{side.capitalize()}."


def side_now(side: Side) -> str:
    """The side that comes after the other one."""
    return f"Now {side}."


def switch_line(side: Side | None) -> str:
    """The change to the other side."""
    return f"Switch sides: now the {side}."


def side_again(side: Side) -> str:
    """The side that comes once more."""
    return f"{side.capitalize()} again."


def side_first(side: Side) -> str:
    """The side that an exercise begins with."""
    return f"{side.capitalize()} side first."


_SIDE_LINES = (side_line, side_now, side_again, side_first)


def set_line(which: int) -> str:
    """Which set begins."""
    return f"Set {number(which)}."


def seconds_line(seconds: float) -> str:
    """How long a rest lasts; empty unless it is a whole number of 10 to 90 seconds."""
    whole = round(seconds)
    if abs(whole - seconds) > 0.01 or not 10 <= whole <= 90:
        return ""
    return f"{number(whole).capitalize()} seconds."


def time_left(seconds: float) -> str:
    """The time left as a line; over a minute it is rounded up to ten seconds."""
    if seconds > 60:
        seconds = 10 * -(-seconds // 10)
    minutes, rest = divmod(max(1, int(-(-(seconds - 1e-6) // 1))), 60)
    unit = "second" if not minutes else ""
    parts = [_counted(minutes, "minute"), _counted(rest, unit) if unit else _plain(rest)]
    return f"{' '.join(part for part in parts if part).capitalize()} {TIME_LEFT}"


def _plain(count: int) -> str:
    return number(count) if count else ""


def _counted(count: int, unit: str) -> str:
    return f"{number(count)} {unit}{'' if count == 1 else 's'}" if count else ""


def coming_line(kind: SegmentKind) -> str:
    """What follows, for the kinds of segment that have a word of their own; else empty."""
    return _LAST.get(kind, "")


def tells_side(text: str, side: Side | None) -> bool:
    """Whether a line names this side, and names it before the other one."""
    if side is None:
        return False
    named = re.search(r"\b(left|right)\b", text.lower())
    return named is not None and named[0] == side


def fixed_lines() -> tuple[str, ...]:
    """Every line that is said whatever the routine is."""
    both = [line(side) for side in Side for line in _SIDE_LINES]
    switches = [switch_line(side) for side in Side]
    asked = [f"{NEXT} {coming}" for coming in _LAST.values()]
    sets = [set_line(which) for which in range(1, 11)]
    rests = [seconds_line(float(seconds)) for seconds in range(10, 91, 5)]
    return (
        *(ALL_DONE, HALFWAY, HOLD, FIRST, ONCE_MORE, LAST_ONE, READY, REST, ROLL_OVER, STOPPED),
        *(PAUSED, GO_ON, EASIER, SKIPPED),
        *(*both, *switches, *asked, *sets, *rests, *INTO_POSITION.values()),
    )


def words_of_time() -> tuple[str, ...]:
    """The words of which any length of time is put together."""
    counts = [number(value) for value in range(61)]
    return (*counts, "of", "minute", "minutes", "second", "seconds", TIME_LEFT)


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts without the empty ones, each once, in their order."""
    return tuple(dict.fromkeys(text for text in texts if text))
