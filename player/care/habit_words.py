"""The words of the weekly habits, and of the checklist of six points."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from player.care.emergency import filled_with
from player.care.texts import care
from player.model.care import Point
from player.model.diary import Habit, HabitAnswer


class HabitWords(Struct, frozen=True):
    """An everyday habit as a question, and the next step for whom answers yes."""

    question: str
    next: str


class TickWords(Struct, frozen=True):
    """What is ticked beside the habits, and its detail."""

    tick: str
    detail: str


@cache
def habit_words() -> Mapping[Habit, HabitWords]:
    """The habits in the order they are asked."""
    found = _part("habits").items()
    return {Habit(key): HabitWords(one.get("question"), one.get("next")) for key, one in found}


def habit_answers() -> tuple[tuple[HabitAnswer, str], ...]:
    """The answers to a habit, in order."""
    return tuple((HabitAnswer(key), text) for key, text in _part("answers").items())


def tick_words() -> Mapping[str, TickWords]:
    """The two ticks by the names of the fields of `WeeklyCheck`."""
    found = _part("ticks").items()
    return {key: TickWords(one.get("tick"), one.get("detail")) for key, one in found}


class NextSteps(Struct, frozen=True):
    """The next steps under their heading; `lines` stand below them."""

    title: str
    steps: tuple[str, ...]
    lines: tuple[str, ...] = ()


def next_steps(answers: Mapping[Habit, HabitAnswer]) -> NextSteps:
    """One next step for each habit that was answered with yes."""
    words = habit_words()
    steps = tuple(words[habit].next for habit in words if answers.get(habit) is HabitAnswer.YES)
    page = care("habits").get("next step")
    if len(steps) > 1:
        return NextSteps(page.get("several"), steps, (page.get("last"),))
    return NextSteps(page.get("one"), steps)


def habits_say(key: str) -> str:
    """A line of the habits that stands alone in its file, by its key."""
    return str(care("habits").get(key))


def habits_lines() -> tuple[str, ...]:
    """What stands under the heading of the habits."""
    found: tuple[str, ...] = care("habits").get("lines")
    return found


def point_says(point: Point, key: str, **values: object) -> str:
    """What there is to say about a point; those words of a country stay to be filled in."""
    return filled_with(care("habits").get("points").get(point.value).get(key), **values)


def named_signs() -> Mapping[str, str]:
    """The signs as the third point names them, by their keys."""
    return _part("signs")


def _part(name: str) -> dict[str, Any]:
    values: dict[str, Any] = care("habits").get(name).values
    return values
