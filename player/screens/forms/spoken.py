"""Numbers, days, ratings and outcomes as people say them."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from player.model.record import Outcome
from player.model.routine import Asked, Dose, First, Side, Sides


class OutcomeWords(Struct, frozen=True):
    """How a session ended: in a list, as an answer, as a sentence, and over its last screen."""

    listed: str
    answer: str
    sentence: str
    heading: str


OUTCOME_WORDS = {
    Outcome.COMPLETED: OutcomeWords("done", "done", "Done to the end.", "Done"),
    Outcome.STOPPED: OutcomeWords(
        "done in part",
        "stopped by me",
        "Stopped before the end; what was done is kept.",
        "Stopped early",
    ),
    Outcome.STOPPED_FOR_PAIN: OutcomeWords(
        "stopped for pain", "stopped for pain", "Stopped for pain.", "Stopped for today"
    ),
    Outcome.INTERRUPTED: OutcomeWords(
        "done in part", "broken off", "Interrupted. Your progress is saved.", "Kept"
    ),
}

NOT_ENDED = OutcomeWords("not ended", "", "Not ended.", "")


def outcome_words(outcome: Outcome | None) -> OutcomeWords:
    """The words for an outcome; None is that of a session without an end."""
    return NOT_ENDED if outcome is None else OUTCOME_WORDS[outcome]


def counted(number: int, noun: str) -> str:
    """`1 session`, `3 sessions`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def minutes(seconds: float) -> str:
    """A length of time: `2 min 34 s`, `45 s`, `1 h 5 min`."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    mins, secs = divmod(rest, 60)
    if hours:
        return f"{hours} h {mins} min" if mins else f"{hours} h"
    if mins:
        return f"{mins} min {secs} s" if secs else f"{mins} min"
    return f"{secs} s"


def dose_in_words(dose: Dose) -> str:
    """How much of an exercise: `2 sets of 6 times on each side, taking turns`."""
    words = ", then ".join(map(_times, dose.sets))
    if len(dose.sets) > 1 and len(set(dose.sets)) == 1:
        words = f"{len(dose.sets)} sets of {_times(dose.sets[0])}"
    if dose.sides is not Sides.NONE:
        words += " on each side"
        words += ", taking turns" if dose.sides is Sides.ALTERNATE else ", one side first"
        if dose.first is First.RIGHT:
            words += ", right side first"
    if len(dose.sets) > 1 and dose.rest:
        words += f", with {minutes(dose.rest.at())} of rest between sets"
    return words


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def day(then: date, today: date) -> str:
    """A day in the past as seen from today: `today`, `yesterday`, `Monday`, `12 Nov`."""
    ago = (today - then).days
    if ago == 0:
        return "today"
    if ago == 1:
        return "yesterday"
    if 1 < ago < 7:
        return then.strftime("%A")
    year = "" if then.year == today.year else f" {then.year}"
    return f"{then.day} {then.strftime('%b')}{year}"


def long_day(day: date) -> str:
    """A day with its weekday: `Tue 3 March 2026`."""
    return f"{day:%a} {day.day} {day:%B} {day.year}"


def exercise_side(name: str, side: Side | None) -> str:
    """An exercise with its side: `Bird-dog, left`."""
    return name if side is None else f"{name}, {side}"


def rating(what: Asked, before: int | None, after: int | None) -> str:
    """A rating before and after: `stiffness 5 to 2`, `pain 4 before`, `urge 3 after`."""
    if before is not None and after is not None:
        return f"{what} {before} to {after}"
    return f"{what} {after} after" if before is None else f"{what} {before} before"
