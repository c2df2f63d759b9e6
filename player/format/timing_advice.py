"""Advice about times, found in an exercise alone: what is said against how long there is.

It needs no file, so that an exercise which a sequence uses with another dose is looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from player.model.routine import Exercise, Length, Phase, Sides

SECONDS_A_CHARACTER = 0.057 / 0.9
"""Seconds that a character of speech takes at a calm pace (measured with the voice)."""

BEFORE_HOLD = 0.5
EARLY = 1.5
"""Seconds before a hold at which what is said of the movement into it is over, and seconds before
that movement at which it is begun at the earliest: so the player plans its speech."""

LONG = 10.0
LONG_EACH_TIME = 15.0
"""Seconds of a hold from which on it announces what follows: in the first repetition, in each."""

LED_IN = 1.5
"""Seconds that "Next:" and the silences around it take."""

LONGEST_HOLD = 60.0
LONGEST_ROTATION = 30.0
"""Seconds; the lengths above which a hold, or a hold in a rotation, is advised against."""

START = -1
"""The `phase` of a finding that is about the start."""

_FIRST = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_NUMBERS = {word: float(number) for number, word in enumerate(_FIRST, 1)}
_NUMBERS |= {"thirty": 30.0, "forty": 40.0, "forty-five": 45.0, "fifty": 50.0, "sixty": 60.0}
_NUMBERS["ninety"] = 90.0
_COUNTED = (
    r"(?i)\b(\d{1,4}(?:\.\d)?|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")"
    r"(?:[ -](?:more|slow|deep|long|full|gentle|easy|calm|quiet|whole))*[ -]?"
    r"(seconds?|secs?|s|minutes?|mins?|breaths?|times)\b"
)
_COUNTABLE = ("sec", "min", "breath", "times")
_ROTATION = (
    r"(?i)rotat|twist|open[- ]book"
    r"|knees-to-side|knee[- ]drop|wiper|knees? (?:both )?(?:roll|drop|fall)"
    r"|roll (?:the|your|both)? ?knees|turn (?:the|your) (?:chest|trunk|upper|shoulders|body)"
)


class Finding(Struct, frozen=True):
    """A piece of advice on a phase (or the start): which key of it, and which cue, from 0."""

    name: str
    phase: int
    key: str
    message: str
    hint: str
    cue: int = -1

    @property
    def where(self) -> tuple[str, int, str, int]:
        """What it is about, whatever its numbers are."""
        return (self.name, self.phase, self.key, self.cue)


def speaking_seconds(text: str) -> float:
    """How long a text takes to say."""
    return len(text.replace("{side}", "right").replace("{other}", "right")) * SECONDS_A_CHARACTER


def timing_findings(exercise: Exercise) -> Iterator[Finding]:
    """Everything about the times of an exercise that an author might mend."""
    parts: list[tuple[int, Length, Length]] = []
    for index, phase in enumerate(exercise.rep):
        move, hold = exercise.dose.times_of(phase)
        parts.append((index, move, hold))
        yield from _of_phase(exercise, index, phase, move, hold)
        yield from _past_the_hold(exercise, index, move, hold)
    yield from _of_start(exercise, parts)


def _of_phase(
    exercise: Exercise, index: int, phase: Phase, move: Length, hold: Length
) -> Iterator[Finding]:
    holds = hold.at()
    whole = move.at() + holds
    if not whole:
        return
    if phase.say:
        yield from _too_long(phase.say, index, "say", whole)
    for number, cue in enumerate(phase.cues):
        left = -cue.at if cue.at < 0 else whole - cue.at
        if abs(cue.at) > whole:
            message = f"This cue is never said: its phase takes {whole:g} s."
            yield Finding("cue-outside", index, "at", message, "Give it an earlier time.", number)
        else:
            yield from _too_long(cue.say, index, "say", left, number)
    if holds > LONGEST_ROTATION:
        yield from _too_still(exercise, index, phase, holds)
    texts = [("say", phase.say, -1), ("note", phase.note, -1)]
    texts += [("say", cue.say, number) for number, cue in enumerate(phase.cues)]
    for key, text, number in texts:
        if text and _may_count(text):
            times = [move, hold, Length(move.seconds + hold.seconds, move.breaths + hold.breaths)]
            if number >= 0:
                at = phase.cues[number].at
                times += [Length(abs(at)), Length(whole - at if at >= 0 else whole + at)]
            yield from _disagrees(exercise, text, index, key, times, number)


def _past_the_hold(exercise: Exercise, index: int, move: Length, hold: Length) -> Iterator[Finding]:
    """Words of a movement into a hold that cannot be over before it, however early they begin."""
    phase, following = exercise.rep[index], exercise.rep[index + 1 : index + 2]
    moves, holds = move.at(), hold.at()
    if following and not holds:
        then, holds = (length.at() for length in exercise.dose.times_of(following[0]))
        holds = 0.0 if then else holds
    need, have = speaking_seconds(phase.say), moves + EARLY - BEFORE_HOLD
    fits = need <= have + 1e-9 or need > moves + hold.at()  # the latter is advised on already
    if moves and holds and not fits and not _told_ahead(exercise, index, need):
        yield Finding(
            "say-into-hold",
            index,
            "say",
            f"Said calmly this takes about {need:.1f} s, and the hold begins {moves:g} s on: "
            "the end of it would be left out.",
            f"Say it in {int(have / SECONDS_A_CHARACTER)} characters or fewer, or move longer; "
            "what is said in the hold can be one of its `cues`.",
        )


def _told_ahead(exercise: Exercise, index: int, need: float) -> bool:
    """Whether the words of a phase are said in what comes before it, every time it comes."""
    once = sum(exercise.dose.sets) == 1
    if index:
        phase = exercise.rep[index - 1]
        move, hold = (length.at() for length in exercise.dose.times_of(phase))
        said = 0.0 if move else speaking_seconds(phase.say)
        return hold >= (LONG if once else LONG_EACH_TIME) and said + need + LED_IN <= hold
    start = exercise.start
    if start is None or not once or exercise.dose.sides is not Sides.NONE:
        return False
    said = speaking_seconds(exercise.name) + speaking_seconds(start.say)
    return start.ready or said + need + LED_IN <= start.length.at()


def _of_start(exercise: Exercise, parts: list[tuple[int, Length, Length]]) -> Iterator[Finding]:
    start = exercise.start
    if start is None:
        return
    if start.say and not start.ready:
        yield from _too_long(start.say, START, "say", start.length.at())
    for key, text in (("say", start.say), ("note", start.note)):
        if text and _may_count(text):
            times = [start.length]
            for _, move, hold in parts:
                times += [move, hold]
            yield from _disagrees(exercise, text, START, key, times)


def _may_count(text: str) -> bool:
    """Whether a text may count something: most do not, and are looked at no further."""
    text = text.lower()
    if any(digit in text for digit in "0123456789"):
        return True
    return any(what in text for what in _COUNTABLE) and any(word in text for word in _NUMBERS)


def _too_long(text: str, phase: int, key: str, have: float, cue: int = -1) -> Iterator[Finding]:
    need = speaking_seconds(text)
    if need > have + 1e-9:
        yield Finding(
            "say-too-long",
            phase,
            key,
            f"Said calmly this takes about {need:.1f} s, but there are {have:g} s.",
            f"Say it in {int(have / SECONDS_A_CHARACTER)} characters or fewer, or give more time.",
            cue,
        )


def _too_still(exercise: Exercise, index: int, phase: Phase, holds: float) -> Iterator[Finding]:
    if holds > LONGEST_HOLD:
        message = f"This is held for {holds:g} s; over {LONGEST_HOLD:g} s is long."
        yield Finding("long-hold", index, "hold", message, "Hold shorter, and repeat it instead.")
        return
    words = (exercise.key, exercise.name, exercise.about, phase.pose or "", phase.say)
    if any(re.search(_ROTATION, text) for text in words):
        message = f"This rotation is held for {holds:g} s; over {LONGEST_ROTATION:g} s is long."
        hint = "Hold shorter, and repeat it instead."
        yield Finding("long-rotation", index, "hold", message, hint)


def _disagrees(
    exercise: Exercise, text: str, phase: int, key: str, times: Iterable[Length], cue: int = -1
) -> Iterator[Finding]:
    for found in re.finditer(_COUNTED, text):
        number = _NUMBERS.get(found[1].lower()) or float(found[1])
        unit = found[2].lower()
        if unit == "times":
            right = number in _counts(exercise)
            truth = "another number of repetitions"
        elif unit.startswith("b"):
            right = any(_so_many_breaths(length, number) for length in times)
            truth = "another time"
        else:
            seconds = number * (60 if unit.startswith("m") else 1)
            right = any(length and abs(length.at() - seconds) < 0.5 for length in times)
            truth = "another time"
        if not right:
            yield Finding(
                "number-disagrees",
                phase,
                key,
                f"The words say “{found[0]}”, but the file gives {truth}.",
                "Change the words or the number.",
                cue,
            )


def _counts(exercise: Exercise) -> set[float]:
    """Every number of repetitions or sets that words could rightly speak of."""
    sets = exercise.dose.sets
    counts = {len(sets), sum(sets), 2 * sum(sets), *sets, *(2 * reps for reps in sets)}
    return {float(count) for count in counts}


def _so_many_breaths(length: Length, number: float) -> bool:
    if length.breaths:
        return length.breaths == number
    return 4 * number <= length.seconds <= 15 * number
