"""The words of the screens of care: each care file as one value, read when it is first used."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from player.care.cards import CareCard
from player.care.files import read_as, spaced
from player.model.care import Concern, Point, Stage, Wish
from player.model.diary import CrackSound, Habit, HabitAnswer, Situation, UrgeOutcome
from player.model.record import PainKind


class _FormQuestion(Struct, frozen=True):
    question: str
    answers: Mapping[str | int, str] = {}


class _Sound(Struct, frozen=True):
    concern: Concern
    advice: str


class _Quiet(Struct, frozen=True, rename=spaced):
    why: str
    one_minute: str
    minutes: str
    range: str


class CrackTexts(Struct, frozen=True, rename=spaced):
    """The words of a crack. `form` goes by the fields of `Crack`, its answers by what is kept."""

    title: str
    form: Mapping[str, _FormQuestion]
    sounds: Mapping[CrackSound, _Sound]
    quiet: _Quiet
    noted: str
    kept: str
    frequency: Mapping[str, str]
    by_side: str


class _Habit(Struct, frozen=True):
    question: str
    next: str


class _Tick(Struct, frozen=True):
    tick: str
    detail: str


class _NextStep(Struct, frozen=True):
    one: str
    several: str
    last: str


class HabitTexts(Struct, frozen=True, rename=spaced):
    """The words of the weekly habits, and of the checklist of six points.

    `ticks` go by the fields of `WeeklyCheck`. Each point has a `title` and what there is to say
    about it, with words in braces; `signs` are named by the third one.
    """

    title: str
    lines: tuple[str, ...]
    habits: Mapping[Habit, _Habit]
    answers: Mapping[HabitAnswer, str]
    ticks: Mapping[str, _Tick]
    next_step: _NextStep
    checklist: str
    points: Mapping[Point, Mapping[str, str]]
    signs: Mapping[str, str]


class _Line(Struct, frozen=True):
    line: str


class _Morning(Struct, frozen=True):
    title: str
    line: str
    sore: str


class PainTexts(Struct, frozen=True, rename=spaced):
    """The words of pain; `places` are what is kept, and how it is asked for.

    `stopped` are the cards of a pain that ended the session, without a key of their own.
    """

    asked: Mapping[str, str]
    kinds: Mapping[PainKind, str]
    scale: Mapping[str, str]
    places: Mapping[str, str]
    mild: _Line
    much_more: _Line
    slower_means: str
    slower: str
    slowest: str
    no_easier: str
    easiest: str
    stopped: Mapping[PainKind, CareCard]
    morning: _Morning

    @property
    def scale_words(self) -> tuple[str, ...]:
        """The words beside the numbers of the scale, from 0 to 10."""
        keys = ("none", *["mild"] * 3, *["moderate"] * 3, *["severe"] * 3, "worst")
        return tuple(self.scale[key] for key in keys)


class UrgePage(Struct, frozen=True):
    """A heading and the lines under it; `urgent` ones stand first and stand out."""

    title: str
    lines: tuple[str, ...] = ()
    urgent: tuple[str, ...] = ()


class _UrgeSign(Struct, frozen=True):
    title: str
    lines: tuple[str, ...]
    question: str


class _Outcome(Struct, frozen=True):
    answer: str
    then: str


class UrgeTexts(Struct, frozen=True, rename=spaced):
    """The words of an urge.

    `routines` are the names of those that answer it: `rescue`, and `longer` for one that lasts.
    `first_signs` are kept as whole lines. `history` asks about an urge of the past, by the field
    of its record.
    """

    title: str
    how_strong: str
    what: str
    start: str
    hurts: str
    routines: Mapping[str, str]
    situations: Mapping[Situation, str]
    sign: _UrgeSign
    stages: Mapping[Stage, UrgePage]
    and_now: str
    wishes: Mapping[Wish, str]
    outcomes: Mapping[UrgeOutcome, _Outcome]
    first_sign: str
    first_signs: tuple[str, ...]
    history: Mapping[str, str]
    closed: str

    @property
    def outcome_answers(self) -> tuple[tuple[UrgeOutcome, str], ...]:
        """How an urge can come out, in the order it is asked."""
        return tuple((outcome, one.answer) for outcome, one in self.outcomes.items())


@cache
def crack_texts() -> CrackTexts:
    """The words of a crack. Raises `CareFileError`, as the others do."""
    return read_as("crack", CrackTexts)


@cache
def habit_texts() -> HabitTexts:
    """The words of the habits and of the checklist."""
    return read_as("habits", HabitTexts)


@cache
def pain_texts() -> PainTexts:
    """The words of pain."""
    return read_as("pain", PainTexts)


@cache
def urge_texts() -> UrgeTexts:
    """The words of an urge."""
    return read_as("urge", UrgeTexts)
