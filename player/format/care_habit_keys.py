"""The table of the care file of the weekly habits and the checklist of six points."""

from __future__ import annotations

from player.format.care_shapes import LINES, SOURCE_KEYS, each, part, says, words_for
from player.format.shape import Key, Table
from player.model.care import Point
from player.model.diary import Habit, HabitAnswer


def _point(point: Point, *rows: Key) -> Key:
    keys = (says("title", "The point."), *rows)
    return part(point, Table(f"point {point}", "a point", keys), "A point, and what the log says.")


HABITS = Table(
    "habits",
    "the file of the habits",
    (
        says("title", "Over the habits."),
        part("lines", LINES, "What stands under it."),
        part(
            "habits",
            each(
                "habits of the week",
                "the habits",
                Habit,
                Table(
                    "habit",
                    "a habit",
                    (
                        says("question", "The question."),
                        says("next", "The next step for whom says yes."),
                        SOURCE_KEYS,
                    ),
                ),
                "A habit.",
            ),
            "The habits, in order.",
        ),
        part("answers", words_for("habit answers", "the answers", HabitAnswer), "The answers."),
        part(
            "ticks",
            each(
                "ticks",
                "the ticks",
                ("less_movement", "weaker"),
                Table(
                    "tick",
                    "a tick",
                    (says("tick", "What is ticked."), says("detail", "Its detail."), SOURCE_KEYS),
                ),
                "A tick beside the habits.",
            ),
            "The ticks beside the habits.",
        ),
        part(
            "next step",
            Table(
                "next step",
                "the page of next steps",
                (
                    says("one", "Over one step."),
                    says("several", "Over several."),
                    says("last", "Under several."),
                ),
            ),
            "After the answers.",
        ),
        says("checklist", "Over the six points."),
        part(
            "points",
            Table(
                "points",
                "the six points",
                (
                    _point(
                        Point.PAIN,
                        says("none", "No crack."),
                        says("painless", "None hurt."),
                        says("some", "Some hurt, without numbers."),
                        says("counted", "So many hurt.", ("hurt", "all")),
                    ),
                    _point(
                        Point.OFTEN,
                        says("none", "Nothing noted."),
                        says("counted", "How often.", ("name", "a_day")),
                    ),
                    _point(
                        Point.SIGNS,
                        says("none", "Nothing noted."),
                        says("not named", "No sign."),
                        says("named", "The signs.", ("signs",)),
                    ),
                    _point(
                        Point.HABITS,
                        says("none", "Not looked at this week."),
                        says("looked at", "Looked at.", ("day",)),
                        says("changed", "Some changed.", ("day", "habits")),
                    ),
                    _point(
                        Point.DRILLS,
                        says("none", "No urge."),
                        says("not met", "None met by a routine."),
                        says("met", "Some met, without numbers."),
                        says("the one", "There was one, and it was met."),
                        says("counted", "So many met.", ("met", "all")),
                    ),
                    _point(
                        Point.ASKED,
                        says("none", "No pain for long."),
                        says("asked", "Somebody was asked.", ("day",)),
                        says("long", "Pain for long, without numbers."),
                        says("counted", "Pain for so many days.", ("days",)),
                    ),
                ),
            ),
            "The six points, in order.",
        ),
        part(
            "signs",
            words_for(
                "named signs",
                "the signs",
                (
                    "sharp pain",
                    "spreading pain",
                    "numb or weak",
                    "tender or swollen",
                    "less movement",
                    "a weaker muscle",
                ),
            ),
            "The signs as the third point names them.",
        ),
        SOURCE_KEYS,
    ),
)
