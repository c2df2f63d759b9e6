"""Advice about times: whether what is said fits the time there is.

It goes by the exercise alone, not by its file, so it also works for an exercise that a sequence
uses with another dose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from player.model.routine import Exercise, Length, Phase, Sides

SECONDS_A_CHARACTER = 0.057 / 0.9
"""Seconds that a character of speech takes at a calm pace (measured with the voice)."""

BEFORE_HOLD = 0.5
EARLY = 1.5
"""Seconds before a hold at which what is said of the movement into it is over, and seconds before
that movement at which it is begun at the earliest: so the player plans its speech."""

LONG = 20.0
"""Seconds of a hold from which on it announces what follows."""

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
        """What it is about, without its numbers."""
        return (self.name, self.phase, self.key, self.cue)


def speaking_seconds(text: str) -> float:
    """How long a text takes to say."""
    return len(text.replace("{side}", "right").replace("{other}", "right")) * SECONDS_A_CHARACTER


def timing_findings(exercise: Exercise) -> list[Finding]:
    """All the advice on the times of an exercise."""
    timing = _Timing(exercise)
    for index, phase in enumerate(exercise.rep):
        timing.of_phase(index, phase)
        timing.past_the_hold(index, phase)
    timing.of_start()
    return timing.found


class _Timing:
    """Collects the advice on the times of one exercise."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.times = [exercise.dose.times_of(phase) for phase in exercise.rep]
        self.found: list[Finding] = []

    def of_phase(self, index: int, phase: Phase) -> None:
        move, hold = self.times[index]
        whole = move.at() + hold.at()
        if not whole:
            return
        if phase.say:
            self._too_long(phase.say, index, "say", whole)
        for number, cue in enumerate(phase.cues):
            left = -cue.at if cue.at < 0 else whole - cue.at
            if abs(cue.at) > whole:
                message = f"This cue is never said: its phase takes {whole:g} s."
                hint = "Give it an earlier time."
                self.found.append(Finding("cue-outside", index, "at", message, hint, number))
            else:
                self._too_long(cue.say, index, "say", left, number)
        if hold.at() > LONGEST_ROTATION:
            self._too_still(index, phase, hold.at())
        both = Length(move.seconds + hold.seconds, move.breaths + hold.breaths)
        self._disagrees(phase.say, index, "say", [move, hold, both])
        self._disagrees(phase.note, index, "note", [move, hold, both])
        for number, cue in enumerate(phase.cues):
            since, until = abs(cue.at), whole - cue.at if cue.at >= 0 else whole + cue.at
            times = [move, hold, both, Length(since), Length(until)]
            self._disagrees(cue.say, index, "say", times, number)

    def past_the_hold(self, index: int, phase: Phase) -> None:
        """Find words of a movement that run into the hold, however early they begin."""
        moves, holds = (length.at() for length in self.times[index])
        need, have = speaking_seconds(phase.say), moves + EARLY - BEFORE_HOLD
        fits = need <= have + 1e-9 or need > moves + holds  # the latter is advised on already
        if not holds and index + 1 < len(self.times):
            then, holds = (length.at() for length in self.times[index + 1])
            holds = 0.0 if then else holds
        if moves and holds and not fits and not self._told_ahead(index, need):
            message = (
                f"Said calmly this takes about {need:.1f} s, and the hold begins {moves:g} s on: "
                "the end of it would be left out."
            )
            hint = (
                f"Say it in {int(have / SECONDS_A_CHARACTER)} characters or fewer, or move longer; "
                "what is said in the hold can be one of its `cues`."
            )
            self.found.append(Finding("say-into-hold", index, "say", message, hint))

    def _told_ahead(self, index: int, need: float) -> bool:
        """Whether the words of a phase are said in what comes before it, every time it comes."""
        exercise = self.exercise
        once = sum(exercise.dose.sets) == 1
        if index:
            move, hold = (length.at() for length in self.times[index - 1])
            said = 0.0 if move else speaking_seconds(exercise.rep[index - 1].say)
            return hold >= LONG and said + need + LED_IN <= hold
        start = exercise.start
        if start is None or not once or exercise.dose.sides is not Sides.NONE:
            return False
        said = speaking_seconds(exercise.name) + speaking_seconds(start.say)
        return start.ready or said + need + LED_IN <= start.length.at()

    def of_start(self) -> None:
        start = self.exercise.start
        if start is None:
            return
        if start.say and not start.ready:
            self._too_long(start.say, START, "say", start.length.at())
        times = [start.length, *(length for both in self.times for length in both)]
        self._disagrees(start.say, START, "say", times)
        self._disagrees(start.note, START, "note", times)

    def _too_long(self, text: str, phase: int, key: str, have: float, cue: int = -1) -> None:
        need = speaking_seconds(text)
        if need > have + 1e-9:
            message = f"Said calmly this takes about {need:.1f} s, but there are {have:g} s."
            most = int(have / SECONDS_A_CHARACTER)
            hint = f"Say it in {most} characters or fewer, or give more time."
            self.found.append(Finding("say-too-long", phase, key, message, hint, cue))

    def _too_still(self, index: int, phase: Phase, holds: float) -> None:
        hint = "Hold shorter, and repeat it instead."
        exercise = self.exercise
        words = (exercise.key, exercise.name, exercise.about, phase.pose or "", phase.say)
        if holds > LONGEST_HOLD:
            message = f"This is held for {holds:g} s; over {LONGEST_HOLD:g} s is long."
            self.found.append(Finding("long-hold", index, "hold", message, hint))
        elif any(re.search(_ROTATION, text) for text in words):
            message = f"This rotation is held for {holds:g} s; over {LONGEST_ROTATION:g} s is long."
            self.found.append(Finding("long-rotation", index, "hold", message, hint))

    def _disagrees(
        self, text: str, phase: int, key: str, times: Iterable[Length], cue: int = -1
    ) -> None:
        """Find numbers in a text that agree with no time and no count of the exercise."""
        if not _may_count(text):
            return
        for found in re.finditer(_COUNTED, text):
            number = _NUMBERS.get(found[1].lower()) or float(found[1])
            unit = found[2].lower()
            truth = "another time"
            if unit == "times":
                right = number in _counts(self.exercise)
                truth = "another number of repetitions"
            elif unit.startswith("b"):
                right = any(_so_many_breaths(length, number) for length in times)
            else:
                seconds = number * (60 if unit.startswith("m") else 1)
                right = any(length and abs(length.at() - seconds) < 0.5 for length in times)
            if not right:
                message = f"The words say “{found[0]}”, but the file gives {truth}."
                hint = "Change the words or the number."
                self.found.append(Finding("number-disagrees", phase, key, message, hint, cue))


def _may_count(text: str) -> bool:
    """Whether a text may count something; a quick look, since most do not."""
    text = text.lower()
    if any(digit in text for digit in "0123456789"):
        return True
    return any(what in text for what in _COUNTABLE) and any(word in text for word in _NUMBERS)


def _counts(exercise: Exercise) -> set[float]:
    """Every number of repetitions or sets that words could rightly speak of."""
    sets = exercise.dose.sets
    return {len(sets), sum(sets), 2 * sum(sets), *sets, *(2 * reps for reps in sets)}


def _so_many_breaths(length: Length, number: float) -> bool:
    if length.breaths:
        return length.breaths == number
    return 4 * number <= length.seconds <= 15 * number
