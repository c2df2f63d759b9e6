"""The coach's own words: what is said whatever the exercise is, in several wordings each."""

from __future__ import annotations

from player.model.routine import Breath, Side
from player.plan.segment import SegmentKind
from player.plan.wording import ORDINALS, ROLL_OVER, number, set_line

STOP_ONE = "This means stop:"
STOP_SOME = "These mean stop:"
FEEL = "You may feel this:"
MISTAKE = "What often goes wrong:"
SOON = "In a moment:"
OTHER_SIDE = "Next: the other side."

HOLDS = ("Hold.", "And stay.", "Hold it there.", "Stay there.")
HALVES = ("Halfway.", "That is half.", "Half of it is done.")
LASTS = ("Last one.", "And the last one.", "One last time.")
RESTS = ("Rest.", "And rest.", "Let go, and rest.", "Rest a moment.")
ROLLS = (ROLL_OVER, "And roll over.", "Roll to the other side.")
TWO_MORE = ("Two more.", "Just two more.", "Two to go.")
GOOD = ("Good.", "That's it.", "Well done.", "Nice and slow.", "You are doing well.")
BREATHING = ("Keep breathing.", "Let your breath flow.", "Breathe easily.")
BREATHE = "breathe "
BREATHS = {
    Breath.IN: ("Breathe in.", "In."),
    Breath.OUT: ("Breathe out.", "And out."),
}
WAITING = {
    SegmentKind.START: ("Take your time.", "No hurry.", "There is time."),
    SegmentKind.REST: ("Still resting.", "Rest on.", "Let your breath come and go."),
    SegmentKind.SWITCH: ("Take your time.", "No hurry.", "There is time."),
}
"""What is said in a long silence, so that one knows that it still runs."""

FAMILIES = (HOLDS, HALVES, LASTS, RESTS, ROLLS, TWO_MORE, GOOD, BREATHING, *BREATHS.values())

LEAST_MINUTE = 45.0
"""Seconds from which on a time is told in minutes."""

MINUTES_TOLD = (30, 20, 15, 10, 5, 2, 1)
"""The minutes left at which a long hold tells them."""


def rotated(wordings: tuple[str, ...], turn: int) -> tuple[str, ...]:
    """The wordings, another one first at each turn."""
    at = turn % len(wordings)
    return wordings[at:] + wordings[:at]


def ordinal(value: int) -> str:
    """The first to the twentieth, as a word."""
    return ORDINALS[value - 1]


def exercise_count(which: int, of: int) -> str:
    """Which exercise of how many begins."""
    if which == of:
        return "The last exercise."
    return f"Exercise {number(which)} of {number(of)}."


def minutes_in_words(seconds: float) -> str:
    """A time in whole minutes, such as "six minutes"; empty if it is too short for one."""
    if seconds < LEAST_MINUTE:
        return ""
    minutes = max(1, round(seconds / 60))
    return f"{number(minutes)} minute{'' if minutes == 1 else 's'}"


def minutes_to_go(seconds: float) -> str:
    """How long there is to go; empty if it is too short to tell."""
    words = minutes_in_words(seconds)
    return f"{words.capitalize()} to go." if words else ""


def more_minutes(minutes: int) -> str:
    """How many minutes a long hold still lasts."""
    return f"{number(minutes).capitalize()} more minute{'' if minutes == 1 else 's'}."


def minutes_in_all(seconds: float) -> str:
    """How long all of it takes; empty if it is too short to tell."""
    words = minutes_in_words(seconds)
    return f"{words.capitalize()} in all." if words else ""


def first_of(reps: int, sided: bool) -> str:
    """The first repetition, and how many there are."""
    return f"First of {number(reps)}{' on each side' if sided else ''}."


def counts_of(rep: int, reps: int) -> tuple[str, ...]:
    """A repetition by its number."""
    plain = f"{number(rep).capitalize()} of {number(reps)}."
    return (plain, f"The {ordinal(rep)} of {number(reps)}.") if rep <= len(ORDINALS) else (plain,)


def last_on(side: Side) -> tuple[str, ...]:
    """The last repetition on a side, which tells the side."""
    return (f"Last one on the {side}.", f"{side.capitalize()}, the last one.")


def side_counted(side: Side, rep: int) -> str:
    """A side and which repetition it is."""
    return f"{side.capitalize()}, {number(rep)}."


def set_ahead(which: int, side: Side | None) -> str:
    """Which set comes after a rest, and on which side it begins."""
    return f"Set {number(which)}, on the {side}." if side else set_line(which)


def switches(side: Side | None) -> tuple[str, ...]:
    """The change to a side."""
    return (
        f"Switch sides: now the {side}.",
        f"Change over, to the {side}.",
        f"The other side: the {side}.",
    )


def hold_length(seconds: float) -> str:
    """How long to hold, as a sentence of its own; empty where there is no plain way to say it."""
    words = _length(seconds)
    return f"Hold for {words}." if words else ""


def for_length(seconds: float) -> str:
    """How long what was just said lasts."""
    words = _length(seconds)
    return f"For {words}." if words else ""


def _length(seconds: float) -> str:
    whole = round(seconds)
    if abs(whole - seconds) > 0.01 or whole < 1:
        return ""
    if whole % 60 == 0:
        return minutes_in_words(whole)
    return f"{number(whole)} second{'' if whole == 1 else 's'}" if whole < 100 else ""


def fixed() -> tuple[str, ...]:
    """Every line of the coach that does not depend on a plan."""
    told = [text for family in (*FAMILIES, *WAITING.values()) for text in family]
    sided = [
        text
        for side in Side
        for text in (
            *last_on(side),
            *switches(side),
            *(side_counted(side, rep) for rep in range(2, 11)),
        )
    ]
    return (
        "The last exercise.",
        STOP_ONE,
        STOP_SOME,
        FEEL,
        MISTAKE,
        SOON,
        OTHER_SIDE,
        *told,
        *sided,
    )
