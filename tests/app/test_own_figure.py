"""The figure a person sees: chosen by chance the first time, kept, and never against their word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from player import places
from player.app import locations
from player.app.own_figure import Chance, by_chance, figure_of
from player.app.profile import Profile
from player.format.library import Library
from player.model.figure import FIGURES, BodyChoice, Figure, ToneChoice
from player.model.settings import Settings, with_figure
from player.storage.settings import SETTINGS_FILE, SettingsFile

LAST = FIGURES[-1]


def profile(home: Path, chance: Chance, *, log: bool = True) -> Profile:
    return Profile(
        home,
        lambda settings: Library([places.shipped("routines")]),
        clock=lambda: 0.0,
        now=lambda: datetime(2026, 3, 2, 7, tzinfo=UTC),
        log=log,
        chance=chance,
    )


def never(figures: Sequence[Figure]) -> Figure:
    raise AssertionError("there is nothing to choose")


def kept(home: Path) -> Settings:
    return SettingsFile(home / SETTINGS_FILE).read().settings


def test_there_are_two_bodies_in_four_tones_each_once() -> None:
    assert {figure.body for figure in FIGURES} == {"woman", "man"}
    assert Counter(figure.tone for figure in FIGURES) == dict.fromkeys(
        ("light", "tan", "brown", "dark"), 2
    )
    assert len(set(FIGURES)) == len(FIGURES)


def test_chance_gives_each_figure_as_often_as_the_others() -> None:
    chance = Random(7)
    seen = Counter(figure_of(Settings(), chance.choice) for _ in range(8000))
    assert set(seen) == set(FIGURES)
    assert all(850 < times < 1150 for times in seen.values())
    assert {by_chance(FIGURES) for _ in range(400)} == set(FIGURES)


def test_what_is_chosen_stays_and_only_the_rest_is_up_to_chance() -> None:
    man = Settings(figure_body=BodyChoice.MAN)
    assert {figure_of(man, Random(n).choice).body for n in range(40)} == {"man"}
    assert {figure_of(man, Random(n).choice).tone for n in range(40)} == {
        "light", "tan", "brown", "dark",
    }  # fmt: skip
    both = with_figure(Settings(), Figure("woman", "brown"))
    assert figure_of(both, never) == Figure("woman", "brown")


def test_the_first_figure_is_kept_and_is_the_same_at_every_start(own_home: Path) -> None:
    first = profile(own_home, lambda figures: LAST)
    assert first.figure == LAST
    assert not (own_home / SETTINGS_FILE).exists(), "not before the first frame"
    first.keep_figure()
    assert (kept(own_home).figure_body, kept(own_home).figure_tone) == (LAST.body, LAST.tone)
    written = (own_home / SETTINGS_FILE).stat().st_mtime_ns
    again = profile(own_home, never)
    again.keep_figure()
    assert again.figure == LAST
    assert (own_home / SETTINGS_FILE).stat().st_mtime_ns == written


def test_a_file_of_before_keeps_its_lines_and_gets_a_figure(own_home: Path) -> None:
    own_home.mkdir(parents=True)
    (own_home / SETTINGS_FILE).write_text("# mine\nmute = true  # always\n", encoding="utf-8")
    profile(own_home, lambda figures: LAST).keep_figure()
    text = (own_home / SETTINGS_FILE).read_text(encoding="utf-8")
    assert text.startswith("# mine\nmute = true  # always\n")
    assert f'figure_body = "{LAST.body}"' in text
    assert f'figure_tone = "{LAST.tone}"' in text


def test_a_wrong_word_is_said_and_stays_until_it_is_mended(own_home: Path) -> None:
    own_home.mkdir(parents=True)
    file = own_home / SETTINGS_FILE
    file.write_text('figure_tone = "purple"\n', encoding="utf-8")
    person = profile(own_home, lambda figures: LAST)
    (trouble,) = person.troubles
    for word in (f"{file}:1:", "purple", '"light"', '"tan"', '"brown"', '"dark"'):
        assert word in trouble
    assert person.figure == LAST
    person.keep_figure()
    text = file.read_text(encoding="utf-8")
    assert 'figure_tone = "purple"' in text
    assert f'figure_body = "{LAST.body}"' in text
    person.keep_settings(with_figure(person.settings, Figure("woman", "tan")))
    assert kept(own_home).figure_tone is ToneChoice.TAN


def test_a_change_of_another_setting_leaves_the_figure(own_home: Path) -> None:
    person = profile(own_home, lambda figures: LAST)
    person.keep_settings(replace(person.settings, mute=True))
    assert person.figure == LAST
    person.keep_settings(with_figure(person.settings, FIGURES[0]))
    assert person.figure == FIGURES[0]


def test_without_a_log_nothing_is_kept(own_home: Path) -> None:
    person = profile(own_home, lambda figures: LAST, log=False)
    person.keep_figure()
    assert person.figure == LAST
    assert not own_home.exists()


def test_a_command_keeps_the_figure_that_it_draws_first(own_home: Path) -> None:
    drawn = locations.figure()
    assert drawn in FIGURES
    assert (kept(own_home).figure_body, kept(own_home).figure_tone) == (drawn.body, drawn.tone)
    assert profile(own_home, never).figure == drawn


def test_a_command_in_a_folder_that_cannot_be_written_draws_and_says_so(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_home.write_text("a file where the folder should be", encoding="utf-8")
    assert locations.figure() in FIGURES
    assert "The figure could not be kept." in capsys.readouterr().err
