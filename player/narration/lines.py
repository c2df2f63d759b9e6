"""Lines of a script as values: what is said of a segment, in which forms, and when."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from player.narration import stock
from player.narration.cue import Priority
from player.plan import wording
from player.plan.segment import Segment

AHEAD = 9.0
"""Seconds before the end of a long segment at which what follows is announced."""

LONG = 10.0
"""A segment announces what follows if it lasts at least so many seconds."""

BEFORE_HOLD = 0.5
"""Seconds before its hold at which an instruction is over."""

EARLY = 1.5
"""Seconds before its movement at which an instruction may begin where it would not fit later."""

SIDE_EARLY = 2.5
"""Seconds before its repetition at which a side may be told."""

MARGIN = 0.1
"""Seconds by which what is said stays clear of the end of its segment."""

COUNTED_END = 3.0

SecondsOf = Callable[[str], float]
"""How long a text takes to say; infinity for one that cannot be said."""


class Phrase(Struct, frozen=True):
    """One phrase of a line. `tells` are the things that need not be told again after it.

    `about` is the index of the segment that it is about, where that is not the line's own, and
    `side_of` that of a segment whose side it tells besides.
    """

    text: str
    priority: Priority
    tells: frozenset[str] = frozenset()
    about: int | None = None
    side_of: int | None = None


class LineForm(Struct, frozen=True):
    """One way to say a line: its phrases, and when.

    It begins from `earliest` to `latest`, at `wish` for choice, and is over at `end_by`, in
    seconds on the plan's line.
    """

    phrases: tuple[Phrase, ...]
    earliest: float
    wish: float
    latest: float
    end_by: float


class SpokenLine(Struct, frozen=True):
    """What is to be said about a segment: its forms, the fullest first.

    Room is kept for the form `keep` (the last one unless said) of a line that `must` be said. A
    line `waits` where a `ready` start does: it takes no time of the plan. One that is `spare`
    makes way for what explains, and is left out rather than said in worn words; one that is
    `brief` is said in the last form then. Lines of one `series` say the same thing in turn.
    """

    about: int
    forms: tuple[LineForm, ...]
    must: bool = False
    waits: bool = False
    keep: int = -1
    spare: bool = False
    brief: bool = False
    series: tuple[int, ...] = ()


SAY, SIDE, NAME, SET = (frozenset({word}) for word in ("say", "side", "name", "set"))


def say(text: str, side_of: int | None = None) -> Phrase:
    """Words of the author."""
    return Phrase(text, Priority.INSTRUCTION, side_of=side_of)


def coming(text: str) -> Phrase:
    """What comes next, led in by "Next:"."""
    return Phrase(f"{wording.NEXT} {text}", Priority.NEXT)


def soon(text: str) -> Phrase:
    """What comes later in this repetition, led in so that nobody does it now."""
    return Phrase(f"{stock.SOON} {text}", Priority.NEXT)


def coming_next(phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """The phrases, the first of them led in by "Next:"."""
    if not phrases:
        return ()
    first = phrases[0]
    led = Phrase(f"{wording.NEXT} {first.text}", first.priority, first.tells)
    return (led, *phrases[1:])


def name_of(segment: Segment) -> tuple[Phrase, ...]:
    """The name of the exercise that a segment is part of."""
    if segment.exercise is None:
        return ()
    return (Phrase(wording.name_line(segment.exercise.name), Priority.NEXT, NAME),)


def side_of(segment: Segment) -> tuple[Phrase, ...]:
    """The side that a segment is on."""
    if segment.side is None:
        return ()
    return (Phrase(wording.side_line(segment.side), Priority.NEXT, SIDE),)
