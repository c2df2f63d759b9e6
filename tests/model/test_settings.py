"""What a setting may be, and that the table of settings and the settings are one."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from msgspec.structs import fields, replace

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
from player.model.settings import (
    BY_NAME,
    SETTINGS,
    Country,
    CountryChoice,
    Settings,
    ThemeChoice,
)

WHAT = ("name", "What it is for.")


def test_the_table_has_every_setting_once_and_in_order() -> None:
    assert [field.name for field in fields(Settings)] == [setting.name for setting in SETTINGS]
    assert len(BY_NAME) == len(SETTINGS)
    assert all(setting.about and "\n" not in setting.about for setting in SETTINGS)
    assert max(len(setting.about) for setting in SETTINGS) <= 96


def test_what_a_person_has_who_set_nothing() -> None:
    settings = Settings()
    assert (settings.breath_in, settings.breath_out, settings.breath) == (4.0, 6.0, 10.0)
    assert settings.day_begins == timedelta(hours=4)
    assert settings.quiet_window == timedelta(minutes=20)
    assert (settings.country, settings.first_side) == (CountryChoice.AUTO, First.LEFT)
    assert not settings.reminders
    assert not settings.welcome_seen


def test_any_country_can_be_chosen_or_left_to_the_system() -> None:
    assert {str(choice) for choice in CountryChoice} == {"auto", *map(str, Country)}


@pytest.mark.parametrize(
    "change",
    [
        {"voice_volume": 101},
        {"voice_volume": -1},
        {"holds": 0.4},
        {"holds": 2.1},
        {"holds": float("nan")},
        {"fewer_repetitions": 51},
        {"breath_in": 0.0},
        {"text_size": 79},
        {"text_size": 161},
        {"text_size": 100.5},
        {"day_begins_hour": 13},
        {"reminder_minutes": 29},
        {"quiet_window_minutes": 14},
        {"mute": 1},
        {"theme": "pink"},
        {"if_then": "two\nlines"},
        {"folders": ("",)},
    ],
)
def test_no_settings_hold_a_value_out_of_range(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(change))):
        replace(Settings(), **change)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("setting", "found", "value"),
    [
        (OnOff(*WHAT), True, True),
        (Amount(*WHAT, 0, 10), 3, 3),
        (Amount(*WHAT, 0, 10), 3.0, 3),
        (Amount(*WHAT, 0.5, 2.0, step=0.1), 1, 1.0),
        (OneOf(*WHAT, ThemeChoice), "High  Contrast", ThemeChoice.HIGH_CONTRAST),
        (Sentence(*WHAT, 9), " calm ", "calm"),
        (Sentence(*WHAT, 99), "می‌خواهم 👩‍⚕️", "می‌خواهم 👩‍⚕️"),
        (NameList(*WHAT, 2), ["a b", "C:/é"], ("a b", "C:/é")),
        (TimeOfDay(*WHAT), "7:05", time(7, 5)),
        (TimeOfDay(*WHAT), " 23:59 ", time(23, 59)),
        (TimeOfDay(*WHAT), time(6, 30, 59), time(6, 30)),
    ],
)
def test_a_value_is_read_as_its_kind(setting: Setting, found: object, value: object) -> None:
    assert setting.read(found) == value
    assert type(setting.read(found)) is type(value)


@pytest.mark.parametrize(
    ("setting", "found"),
    [
        (OnOff(*WHAT), 1),
        (OnOff(*WHAT), "true"),
        (Amount(*WHAT, 0, 10), True),
        (Amount(*WHAT, 0, 10), 3.5),
        (Amount(*WHAT, 0, 10), float("inf")),
        (Amount(*WHAT, 0, 10), "3"),
        (Amount(*WHAT, 0.5, 2.0, step=0.1), True),
        (Amount(*WHAT, 0.5, 2.0, step=0.1), float("nan")),
        (Amount(*WHAT, 0.5, 2.0, step=0.1), "1"),
        (OneOf(*WHAT, ThemeChoice), "pink"),
        (OneOf(*WHAT, ThemeChoice), None),
        (Sentence(*WHAT, 3), "four"),
        (Sentence(*WHAT, 9), "a\u2028b"),
        (NameList(*WHAT, 1), ["a", "b"]),
        (NameList(*WHAT, 9), "a"),
        (NameList(*WHAT, 9), [1]),
        (NameList(*WHAT, 9), ["\udce9"]),
        (TimeOfDay(*WHAT), "24:00"),
        (TimeOfDay(*WHAT), "7:5"),
        (TimeOfDay(*WHAT), "٧:٠٥"),
        (TimeOfDay(*WHAT), 7),
    ],
)
def test_what_is_none_of_the_kind_is_refused(setting: Setting, found: object) -> None:
    with pytest.raises(WrongValue, match=r"."):
        setting.read(found)


@pytest.mark.parametrize(
    ("begin", "end", "at", "quiet"),
    [
        (time(21), time(8), time(23), True),
        (time(21), time(8), time(21), True),
        (time(21), time(8), time(7, 59), True),
        (time(21), time(8), time(8), False),
        (time(21), time(8), time(12), False),
        (time(12), time(14), time(13), True),
        (time(12), time(14), time(14), False),
        (time(12), time(12), time(12), False),
    ],
)
def test_quiet_hours_may_go_over_midnight(begin: time, end: time, at: time, quiet: bool) -> None:
    assert Settings(quiet_from=begin, quiet_to=end).is_quiet(at) is quiet
