"""The texts about an exercise, from its file, in sections."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from player.care.questions import conditions
from player.model.routine import Care, Exercise, Side, Variant
from player.plan.repetition import fill_side
from player.ui.look import Ink

NameOf = Callable[[str], str]
"""The name of the exercise with a key."""

LEAVE_OUT = "Leave this exercise out."


class AboutSection(Struct, frozen=True):
    """Lines under a title, which may be empty. With `dots` each line is a point of a list."""

    title: str
    lines: tuple[str, ...]
    ink: Ink = Ink.HOLD
    dots: bool = False


def about_exercise(
    exercise: Exercise, side: Side | None = None, name_of: NameOf = str
) -> tuple[AboutSection, ...]:
    """The sections that the file has, the most important first."""
    asks = conditions().asks
    works = [asks.get(word, word) for word in exercise.works or ()]
    position = _sentence(exercise.position or "", ".")
    needs = f"You need: {', '.join(exercise.equipment)}." if exercise.equipment else ""
    sides = f"Left means: {exercise.left_means}." if exercise.left_means else ""
    sections = (
        _lines("", exercise.about),
        _lines("Position", position, needs, sides),
        _lines("How it should feel", exercise.feel),
        AboutSection("What often goes wrong", exercise.mistakes, Ink.MOVE, dots=True),
        AboutSection("Stop if", exercise.stop_if, Ink.ALERT, dots=True),
        AboutSection("Be careful with", tuple(_careful(exercise, name_of)), Ink.MOVE, dots=True),
        _lines("What it asks of your body", _sentence(", ".join(works), ".")),
        _lines("Chosen for", _sentence(", ".join(exercise.fits), ".")),
        AboutSection("Easier forms", _forms(exercise.easier, name_of), dots=True),
        AboutSection("Harder forms", _forms(exercise.harder, name_of), dots=True),
        AboutSection("Sources", exercise.sources, dots=True),
    )
    return tuple(
        replace(one, lines=tuple(fill_side(line, side) for line in one.lines))
        for one in sections
        if one.lines
    )


def _lines(title: str, *lines: str) -> AboutSection:
    return AboutSection(title, tuple(line for line in lines if line))


def _careful(exercise: Exercise, name_of: NameOf) -> Iterator[str]:
    for condition, care in exercise.careful.items():
        yield f"{_sentence(condition)}: {_what_then(care, name_of)}"
    for condition, said in exercise.other.items():
        yield f"{_sentence(condition)}: {said}"


def _what_then(care: Care, name_of: NameOf) -> str:
    instead = f"“{name_of(care.use)}” instead." if care.use else ""
    left_out = LEAVE_OUT if care.leave_out else ""
    return " ".join(filter(None, (left_out, instead, care.say)))


def _forms(variants: Sequence[Variant], name_of: NameOf) -> tuple[str, ...]:
    return tuple(name_of(one.use) if one.use else one.text for one in variants)


def _sentence(text: str, end: str = "") -> str:
    """The text with a capital letter, and `end` after it unless it is empty."""
    return f"{text[:1].upper()}{text[1:]}{end}" if text else ""
