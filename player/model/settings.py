"""The person's settings: frozen values, and one table of what each is and may be."""

from __future__ import annotations

from datetime import time, timedelta
from enum import StrEnum

from msgspec import Struct

from player.model.routine import First
from player.model.setting import (
    Choice,
    Kind,
    Names,
    NotOne,
    Number,
    Setting,
    Switch,
    TimeOfDay,
    Whole,
    Words,
)


class VoiceChoice(StrEnum):
    """Which voice speaks."""

    AUTO = "auto"
    HIBARI = "hibari"
    NANOTTS = "nanotts"
    SYSTEM = "system"
    OFF = "off"


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
"""The plan for the moment of an urge that is offered at the first run ([H14])."""


class Settings(Struct, frozen=True):
    """Everything a person can set. Raises ValueError for a value that is out of its range.

    The meaning, unit and range of each is in `SETTINGS`. `folders` are more folders of routines,
    as the person wrote them.
    """

    voice: VoiceChoice = VoiceChoice.AUTO
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
                fits = setting.kind.read(value) == value
            except NotOne:
                fits = False
            if not fits:
                raise ValueError(f"{setting.name} is {setting.kind.wanted}, not {value!r}")

    @property
    def breath(self) -> float:
        """Seconds of one slow breath, in and out."""
        return self.breath_in + self.breath_out

    @property
    def day_begins(self) -> timedelta:
        """How long after midnight the person's day begins."""
        return timedelta(hours=self.day_begins_hour)

    @property
    def quiet_window(self) -> timedelta:
        """How long after a crack the same joint cannot pop again."""
        return timedelta(minutes=self.quiet_window_minutes)

    def is_quiet(self, at: time) -> bool:
        """Whether no reminder may come at this time of day; equal ends mean never quiet."""
        begin, end = self.quiet_from, self.quiet_to
        at = at.replace(tzinfo=None)
        return begin <= at < end if begin <= end else at >= begin or at < end


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "voice",
        "Which voice speaks: auto takes the best one that is installed; off for none.",
        Choice(VoiceChoice),
    ),
    Setting("voice_volume", "How loud the voice is, 0 to 100.", Whole(0, 100, "%", 5)),
    Setting("tone_volume", "How loud the tones are, 0 to 100.", Whole(0, 100, "%", 5)),
    Setting("mute", "Begin every session with the sound off.", Switch()),
    Setting(
        "sound_offset_ms",
        "Sounds that come late (Bluetooth): by how many thousandths of a second to begin earlier.",
        Whole(-500, 500, "ms", 10),
    ),
    Setting(
        "holds",
        "How long holds last beside what the routine says: 0.5 is half, 2 is twice as long.",
        Number(0.5, 2.0, "times", 0.1),
    ),
    Setting(
        "fewer_repetitions",
        "How many repetitions to leave out, in percent: 0 is none, 50 is half.",
        Whole(0, 50, "%", 10),
    ),
    Setting("breath_in", "Seconds of a slow breath in.", Number(1.0, 15.0, "s", 0.5)),
    Setting("breath_out", "Seconds of a slow breath out.", Number(1.0, 15.0, "s", 0.5)),
    Setting(
        "first_side",
        "Which side goes first where the routine does not say: left, right, or take turns.",
        Choice(First),
    ),
    Setting("text_size", "The size of all text, in percent.", Whole(80, 160, "%", 10)),
    Setting("theme", "Colours: auto, light, dark or high contrast.", Choice(ThemeChoice)),
    Setting(
        "motion",
        "full, or reduced: then the figure jumps from pose to pose.",
        Choice(MotionChoice),
    ),
    Setting("screen", "The screen for full screen: 0 is the first one.", Whole(0, 15)),
    Setting("hide_numbers", "Look back without numbers.", Switch()),
    Setting(
        "day_begins_hour",
        "The hour at which your day begins; what is done before it belongs to the day before.",
        Whole(0, 12, "h"),
    ),
    Setting(
        "folders",
        'More folders to look for routines in: ["C:/Users/me/routines", "~/routines"].',
        Names(50),
    ),
    Setting(
        "country",
        "Whose emergency numbers are shown: auto as the system tells, or uk, eu, us, other.",
        Choice(CountryChoice),
    ),
    Setting(
        "quiet_window_minutes",
        "Minutes after a crack in which the same joint cannot pop again. Sources say 15 to 95.",
        Whole(15, 95, "min", 5),
    ),
    Setting("if_then", "Your own plan for the moment of an urge.", Words(200)),
    Setting("reminders", "Remind of a short break while you use the computer.", Switch()),
    Setting(
        "reminder_minutes",
        "Minutes of use between two reminders, 30 to 60.",
        Whole(30, 60, "min", 5),
    ),
    Setting("quiet_from", "No reminders from this time of day ...", TimeOfDay()),
    Setting("quiet_to", "... to this one.", TimeOfDay()),
    Setting("welcome_seen", "The welcome of the first run was shown.", Switch()),
)
"""Every setting in the order of the file and of the screen."""

KINDS: dict[str, Kind] = {setting.name: setting.kind for setting in SETTINGS}
"""The kind of each setting by its name: its range, unit and step, or its words."""
