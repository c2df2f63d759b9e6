"""The words of the screens of care: cracks, habits, pain and urges."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cache
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from player.care.cards import CareCard, card_of_fields
from player.care.emergency import filled_with
from player.care.files import care
from player.care.urge import UrgeState
from player.model.care import Concern, Point, Stage, Wish
from player.model.diary import (
    BackArea,
    CrackSound,
    FeltSide,
    Force,
    Habit,
    HabitAnswer,
    Situation,
    UrgeOutcome,
)
from player.model.record import PainKind
from player.model.settings import Country

QUIET_MINUTES, QUIET_LEAST, QUIET_MOST = 20, 15, 95
"""Minutes in which the same joint cannot pop again: usual (S2), least and most (S4, [P7])."""

MANY_A_DAY = 10
"""Cracks a day, in the mean of a week, that have the highest name (S3 tells of 10 to 15)."""


class CrackQuestion(Struct, frozen=True):
    """One question of the form: `name` is the field of the record, `options` value and words.

    Every question may be passed over; one without options is answered from 0 to 10.
    """

    name: str
    text: str
    options: tuple[tuple[object, str], ...]


class SoundWords(Struct, frozen=True):
    """A kind of sound in words, how much it is worth a thought, and what to do about it."""

    words: str
    concern: Concern
    advice: str


def _yes(word: str) -> bool:
    return word == "yes"


_VALUES: Mapping[str, Callable[[Any], object]] = MappingProxyType(
    {
        "area": BackArea,
        "side": FeltSide,
        "sound": CrackSound,
        "voluntary": _yes,
        "force": Force,
        "pain_kind": PainKind,
        "numb_or_weak": _yes,
        "tender_or_swollen": _yes,
        "after_sitting_minutes": int,
        "relief_minutes": int,
    }
)
"""What is kept for the key of an answer, by the field of the record."""


@cache
def crack_form() -> tuple[CrackQuestion, ...]:
    """The form of one screen, in order; its names are the fields of `Crack`."""
    return tuple(_field(name, one) for name, one in care("crack").get("form").values.items())


def _field(name: str, one: Any) -> CrackQuestion:
    answers = one.get("answers", {})
    said = answers if isinstance(answers, dict) else answers.values
    options = tuple((_VALUES[name](key), text) for key, text in said.items())
    return CrackQuestion(name, one.get("question"), options)


@cache
def sounds() -> Mapping[CrackSound, SoundWords]:
    """The four sounds with their levels."""
    words = dict(next(field.options for field in crack_form() if field.name == "sound"))
    levels = care("crack").get("sounds").values
    return MappingProxyType(
        {
            sound: SoundWords(
                words[sound], levels[sound].get("concern"), levels[sound].get("advice")
            )
            for sound in CrackSound
        }
    )


def crack_says(key: str) -> str:
    """A line of a crack that stands alone in its file, by its key."""
    return str(care("crack").get(key))


def quiet_lines(left: timedelta) -> tuple[str, ...]:
    """What is said while the window runs: the one sentence, the time left, the usual range."""
    if left <= timedelta(0):
        return ()
    found = care("crack").get("quiet")
    minutes = -(-left // timedelta(minutes=1))
    told = filled_with(found.get("one minute" if minutes == 1 else "minutes"), minutes=minutes)
    whole = filled_with(found.get("range"), usual=QUIET_MINUTES, least=QUIET_LEAST, most=QUIET_MOST)
    return (found.get("why"), told, whole)


def frequency(a_day: float) -> str:
    """The name of how often, by cracks a day; it tells of frequency alone, not of risk."""
    bands = ((MANY_A_DAY, "many"), (5, "frequent"), (2, "several"))
    name = next((name for least, name in bands if a_day >= least), "occasional")
    return str(care("crack").get("frequency").get(name))


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
    found = _habit_part("habits").items()
    return {Habit(key): HabitWords(one.get("question"), one.get("next")) for key, one in found}


def habit_answers() -> tuple[tuple[HabitAnswer, str], ...]:
    """The answers to a habit, in order."""
    return tuple((HabitAnswer(key), text) for key, text in _habit_part("answers").items())


def tick_words() -> Mapping[str, TickWords]:
    """The two ticks by the names of the fields of `WeeklyCheck`."""
    found = _habit_part("ticks").items()
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
    return _habit_part("signs")


def _habit_part(name: str) -> dict[str, Any]:
    values: dict[str, Any] = care("habits").get(name).values
    return values


def pain_says(key: str) -> str:
    """A line about pain that stands alone in its file, by its key."""
    found = care("pain").get(key)
    return found if isinstance(found, str) else str(found.get("line"))


def pain_asks(key: str) -> str:
    """A question of those that are asked when something hurts, by its key."""
    return str(care("pain").get("asked").get(key))


def morning_says(key: str) -> str:
    """A line about the morning after a routine: `title`, `line` or `sore`."""
    return str(care("pain").get("morning").get(key))


@cache
def pain_kinds() -> tuple[tuple[PainKind, str], ...]:
    """The kinds of pain and how they are asked for, in order."""
    return tuple((PainKind(key), text) for key, text in care("pain").get("kinds").values.items())


@cache
def pain_places() -> tuple[tuple[str, str], ...]:
    """The places a person can name: what is kept, and how it is asked for."""
    return tuple(care("pain").get("places").values.items())


@cache
def scale_words() -> tuple[str, ...]:
    """The words beside the numbers of the scale, from 0 to 10."""
    found = care("pain").get("scale")
    keys = ("none", *["mild"] * 3, *["moderate"] * 3, *["severe"] * 3, "worst")
    return tuple(found.get(key) for key in keys)


def pain_card(kind: PainKind, country: Country = Country.OTHER) -> CareCard:
    """The card of a pain that ended the session: plain lines, no disease named."""
    found = care("pain").get("stopped").get(kind.value)
    return card_of_fields(f"stopped for {kind}", found).for_country(country)


class UrgePage(Struct, frozen=True):
    """A heading and the lines under it; `urgent` ones stand first and stand out."""

    title: str
    lines: tuple[str, ...] = ()
    urgent: tuple[str, ...] = ()


def urge_says(key: str) -> str:
    """A line of the urge that stands alone in its file, by its key."""
    return str(care("urge").get(key))


def urge_routine(which: str) -> str:
    """The name of the routine that answers an urge (`rescue`), or a lasting one (`longer`)."""
    return str(_urge_part("routines")[which])


def situations() -> tuple[tuple[Situation, str], ...]:
    """The situations in the order they are shown; one tap each."""
    return tuple((Situation(key), text) for key, text in _urge_part("situations").items())


def outcomes() -> tuple[tuple[UrgeOutcome, str], ...]:
    """How an urge can come out, in the order it is asked."""
    return tuple(
        (UrgeOutcome(key), one.get("answer")) for key, one in _urge_part("outcomes").items()
    )


def wishes() -> tuple[tuple[Wish, str], ...]:
    """What is offered to an urge that stays strong."""
    return tuple((Wish(key), text) for key, text in _urge_part("wishes").items())


def asked_later(name: str) -> str:
    """The question about an urge of the past, by the field of its record."""
    return str(_urge_part("history")[name])


def first_signs() -> tuple[str, ...]:
    """First signs of an urge to learn to notice; the whole line is what is kept."""
    found: tuple[str, ...] = care("urge").get("first signs")
    return found


def sign_words() -> tuple[UrgePage, str]:
    """What is said to an urge that hurts, and the question that is asked then."""
    found = care("urge").get("sign")
    return UrgePage(found.get("title"), found.get("lines", ())), found.get("question")


def words(
    flow: UrgeState, *, if_then: str = "", quiet: str = "", help_now: tuple[str, ...] = ()
) -> UrgePage:
    """What is said at a stage.

    `if_then` is the person's own plan, shown at the first tap; `quiet` is the line of the quiet
    window, if one is running, shown before anything is done. `help_now` is whom to call on a day
    that a grave sign closed: it stands wherever something is asked.
    """
    if flow.stage is Stage.OVER:
        then = _urge_part("outcomes")[flow.outcome].get("then") if flow.outcome else None
        return UrgePage("Noted", (then,) if then else ())
    found = _urge_part("stages")[flow.stage]
    before = {
        Stage.STRENGTH: (if_then, quiet),
        Stage.RESCUE: (quiet,),
        Stage.OUTCOME: ("" if flow.rescue_open else urge_says("closed"),),
    }.get(flow.stage, ())
    return UrgePage(found.get("title"), (*filter(None, before), *found.get("lines", ())), help_now)


def _urge_part(name: str) -> dict[str, Any]:
    values: dict[str, Any] = care("urge").get(name).values
    return values
