"""The person's settings, and a table of what each may be."""

from __future__ import annotations

from collections.abc import Collection
from datetime import time, timedelta
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from player.model.figure import BodyChoice, Figure, ToneChoice
from player.model.routine import First
from player.model.setting import (
    Amount,
    NameList,
    OneOf,
    OnOff,
    Sentence,
    Setting,
    TimeOfDay,
    WrongValue,
)


class VoiceChoice(StrEnum):
    """Which voice speaks."""

    AUTO = "auto"
    HIBARI = "hibari"
    NANOTTS = "nanotts"
    SYSTEM = "system"
    OFF = "off"


class HowMuch(StrEnum):
    """How much the voice says; what keeps safe, the sides and the changes it always says."""

    ALL = "all"
    SOME = "some"
    LITTLE = "little"


class ThemeChoice(StrEnum):
    """The colours of every screen; auto follows the system."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high contrast"


class MotionChoice(StrEnum):
    """How much moves on the screen."""

    FULL = "full"
    REDUCED = "reduced"


class Country(StrEnum):
    """Whose emergency numbers are shown."""

    UK = "uk"
    EU = "eu"
    US = "us"
    OTHER = "other"


class CountryChoice(StrEnum):
    """Whose emergency numbers to show: as the system tells, or those of a country."""

    AUTO = "auto"
    UK = "uk"
    EU = "eu"
    US = "us"
    OTHER = "other"


IF_THEN = "When I feel the urge to twist, I press U and sit square."
"""The plan for an urge that the first run suggests ([H14])."""


class Settings(Struct, frozen=True):
    """Everything a person can set. Raises ValueError for a value out of its range.

    `SETTINGS` has the meaning, unit and range of each. `folders` are as the person wrote them.
    """

    voice: VoiceChoice = VoiceChoice.AUTO
    how_much_is_said: HowMuch = HowMuch.ALL
    voice_volume: int = 100
    tone_volume: int = 80
    mute: bool = False
    sound_offset_ms: int = 0
    holds: float = 1.0
    fewer_repetitions: int = 0
    breath_in: float = 4.0
    breath_out: float = 6.0
    first_side: First = First.LEFT
    text_size: int = 100
    theme: ThemeChoice = ThemeChoice.AUTO
    motion: MotionChoice = MotionChoice.FULL
    figure_body: BodyChoice = BodyChoice.ANY
    figure_tone: ToneChoice = ToneChoice.ANY
    screen: int = 0
    hide_numbers: bool = False
    day_begins_hour: int = 4
    folders: tuple[str, ...] = ()
    country: CountryChoice = CountryChoice.AUTO
    quiet_window_minutes: int = 20
    if_then: str = IF_THEN
    reminders: bool = False
    reminder_minutes: int = 60
    quiet_from: time = time(21)
    quiet_to: time = time(8)
    welcome_seen: bool = False

    def __post_init__(self) -> None:
        for setting in SETTINGS:
            value = getattr(self, setting.name)
            try:
                fits = setting.read(value) == value
            except WrongValue:
                fits = False
            if not fits:
                raise ValueError(f"{setting.name} is {setting.wanted}, not {value!r}")

    @property
    def breath(self) -> float:
        """Seconds of one slow breath, in and out."""
        return self.breath_in + self.breath_out

    def figure(self, otherwise: Figure) -> Figure:
        """The figure that is shown; what is not chosen is that of another one."""
        body, tone = self.figure_body, self.figure_tone
        return Figure(
            otherwise.body if body is BodyChoice.ANY else body.value,
            otherwise.tone if tone is ToneChoice.ANY else tone.value,
        )

    @property
    def day_begins(self) -> timedelta:
        """How long after midnight the person's day begins."""
        return timedelta(hours=self.day_begins_hour)

    @property
    def quiet_window(self) -> timedelta:
        """The time after a crack in which the same joint cannot pop again."""
        return timedelta(minutes=self.quiet_window_minutes)

    def is_quiet(self, at: time) -> bool:
        """Whether no reminder may come at this time of day; equal ends mean never quiet."""
        begin, end = self.quiet_from, self.quiet_to
        at = at.replace(tzinfo=None)
        return begin <= at < end if begin <= end else at >= begin or at < end


SETTINGS: tuple[Setting, ...] = (
    OneOf(
        "voice",
        "Which voice speaks: auto takes the best one that is installed; off for none.",
        VoiceChoice,
    ),
    OneOf(
        "how_much_is_said",
        "all; some: without encouragement; little: names, sides, counts and what means stop.",
        HowMuch,
    ),
    Amount("voice_volume", "How loud the voice is, 0 to 100.", 0, 100, "%", 5),
    Amount("tone_volume", "How loud the tones are, 0 to 100.", 0, 100, "%", 5),
    OnOff("mute", "Begin every session with the sound off."),
    Amount(
        "sound_offset_ms",
        "Sounds that come late (Bluetooth): by how many thousandths of a second to begin earlier.",
        -500,
        500,
        "ms",
        10,
    ),
    Amount(
        "holds",
        "How long holds last beside what the routine says: 0.5 is half, 2 is twice as long.",
        0.5,
        2.0,
        "times",
        0.1,
    ),
    Amount(
        "fewer_repetitions",
        "How many repetitions to leave out, in percent: 0 is none, 50 is half.",
        0,
        50,
        "%",
        10,
    ),
    Amount("breath_in", "Seconds of a slow breath in.", 1.0, 15.0, "s", 0.5),
    Amount("breath_out", "Seconds of a slow breath out.", 1.0, 15.0, "s", 0.5),
    OneOf(
        "first_side",
        "Which side goes first where the routine does not say: left, right, or take turns.",
        First,
    ),
    Amount("text_size", "The size of all text, in percent.", 80, 160, "%", 10),
    OneOf("theme", "Colours: auto, light, dark or high contrast.", ThemeChoice),
    OneOf("motion", "full, or reduced: then the figure jumps from pose to pose.", MotionChoice),
    OneOf(
        "figure_body",
        "The body of the figure: woman or man; any: the next start chooses one by chance.",
        BodyChoice,
    ),
    OneOf(
        "figure_tone",
        "The figure's skin: light, tan, brown or dark; any: the next start chooses by chance.",
        ToneChoice,
    ),
    Amount("screen", "The screen for full screen: 0 is the first one.", 0, 15),
    OnOff("hide_numbers", "Look back without numbers."),
    Amount(
        "day_begins_hour",
        "The hour at which your day begins; what is done before it belongs to the day before.",
        0,
        12,
        "h",
    ),
    NameList(
        "folders",
        'More folders to look for routines in: ["C:/Users/me/routines", "~/routines"].',
        50,
    ),
    OneOf(
        "country",
        "Whose emergency numbers are shown: auto as the system tells, or uk, eu, us, other.",
        CountryChoice,
    ),
    Amount(
        "quiet_window_minutes",
        "Minutes after a crack in which the same joint cannot pop again. Sources say 15 to 95.",
        15,
        95,
        "min",
        5,
    ),
    Sentence("if_then", "Your own plan for the moment of an urge.", 200),
    OnOff("reminders", "Remind of a short break while you use the computer."),
    Amount("reminder_minutes", "Minutes of use between two reminders, 30 to 60.", 30, 60, "min", 5),
    TimeOfDay("quiet_from", "No reminders from this time of day ..."),
    TimeOfDay("quiet_to", "... to this one."),
    OnOff("welcome_seen", "The welcome of the first run was shown."),
)
"""Every setting in the order of the file and of the screen."""

BY_NAME: dict[str, Setting] = {setting.name: setting for setting in SETTINGS}


def changed(settings: Settings, setting: Setting, value: object) -> Settings:
    """The settings with a new value of one of them. Raises `WrongValue`."""
    new: dict[str, Any] = {setting.name: setting.read(value)}
    return replace(settings, **new)


def with_figure(
    settings: Settings, figure: Figure, refused: Collection[str] = frozenset()
) -> Settings:
    """The settings with a figure chosen, but for the names in `refused`, which stay as they are."""
    words = {"figure_body": BodyChoice(figure.body), "figure_tone": ToneChoice(figure.tone)}
    return replace(settings, **{name: word for name, word in words.items() if name not in refused})
