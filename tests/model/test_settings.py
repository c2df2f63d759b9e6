"""What a setting may be, and that the table of settings and the settings are one."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from msgspec.structs import fields, replace

from player.model.routine import First
from player.model.setting import Choice, Names, NotOne, Number, Switch, TimeOfDay, Whole, Words
from player.model.settings import (
    KINDS,
    SETTINGS,
    Country,
    CountryChoice,
    Settings,
    ThemeChoice,
)


def test_the_table_has_every_setting_once_and_in_order() -> None:
    assert [field.name for field in fields(Settings)] == [setting.name for setting in SETTINGS]
    assert len(KINDS) == len(SETTINGS)
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
    ("kind", "found", "value"),
    [
        (Switch(), True, True),
        (Whole(0, 10), 3, 3),
        (Whole(0, 10), 3.0, 3),
        (Number(0.5, 2.0), 1, 1.0),
        (Choice(ThemeChoice), "High  Contrast", ThemeChoice.HIGH_CONTRAST),
        (Words(9), " calm ", "calm"),
        (Words(99), "می‌خواهم 👩‍⚕️", "می‌خواهم 👩‍⚕️"),
        (Names(2), ["a b", "C:/é"], ("a b", "C:/é")),
        (TimeOfDay(), "7:05", time(7, 5)),
        (TimeOfDay(), " 23:59 ", time(23, 59)),
        (TimeOfDay(), time(6, 30, 59), time(6, 30)),
    ],
)
def test_a_value_is_read_as_its_kind(kind: Switch, found: object, value: object) -> None:
    assert kind.read(found) == value
    assert type(kind.read(found)) is type(value)


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (Switch(), 1),
        (Switch(), "true"),
        (Whole(0, 10), True),
        (Whole(0, 10), 3.5),
        (Whole(0, 10), float("inf")),
        (Whole(0, 10), "3"),
        (Number(0.5, 2.0), True),
        (Number(0.5, 2.0), float("nan")),
        (Number(0.5, 2.0), "1"),
        (Choice(ThemeChoice), "pink"),
        (Choice(ThemeChoice), None),
        (Words(3), "four"),
        (Words(9), "a\u2028b"),
        (Names(1), ["a", "b"]),
        (Names(9), "a"),
        (Names(9), [1]),
        (Names(9), ["\udce9"]),
        (TimeOfDay(), "24:00"),
        (TimeOfDay(), "7:5"),
        (TimeOfDay(), "٧:٠٥"),
        (TimeOfDay(), 7),
    ],
)
def test_what_is_none_of_the_kind_is_refused(kind: Switch, found: object) -> None:
    with pytest.raises(NotOne, match=r"."):
        kind.read(found)


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
