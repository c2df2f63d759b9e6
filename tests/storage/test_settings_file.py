"""The settings file: round trips, hand edits that stay, and what is wrong in it."""

from __future__ import annotations

import os
import tomllib
from datetime import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from msgspec.structs import replace

from player.model.routine import First
from player.model.setting import (
    Amount,
    NameList,
    OneOf,
    OnOff,
    Sentence,
    Setting,
    TimeOfDay,
)
from player.model.settings import SETTINGS, MotionChoice, Settings, ThemeChoice
from player.storage.settings import SettingsError, SettingsFile

LINE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=20)


def values_of(setting: Setting) -> st.SearchStrategy[object]:
    match setting:
        case OnOff():
            return st.booleans()
        case Amount(least=int() as least, most=int() as most):
            return st.integers(least, most)
        case Amount():
            return st.floats(setting.least, setting.most)
        case OneOf():
            return st.sampled_from(list(setting.words))
        case Sentence():
            return LINE.map(str.strip)
        case NameList():
            return st.lists(LINE.filter(str.strip), max_size=4).map(tuple)
        case TimeOfDay():
            return st.times().map(lambda at: time(at.hour, at.minute))
    raise AssertionError(setting)


ANY = st.builds(Settings, **{each.name: values_of(each) for each in SETTINGS})  # type: ignore[arg-type]
PROPERTY = examples(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "settings.toml"


def test_without_a_file_everything_is_as_usual_and_no_file_is_made(path: Path) -> None:
    read = SettingsFile(path).read()
    assert (read.settings, read.troubles, read.set_aside) == (Settings(), (), None)
    assert not path.parent.exists()


def test_a_new_file_says_of_every_setting_what_it_is_for(path: Path) -> None:
    SettingsFile(path).write(Settings())
    lines = path.read_text(encoding="utf-8").splitlines()
    for setting in SETTINGS:
        place = next(i for i, line in enumerate(lines) if line.startswith(f"{setting.name} ="))
        assert lines[place - 1] == f"# {setting.about}"
    assert SettingsFile(path).read().settings == Settings()


@PROPERTY
@given(ANY, ANY)
def test_what_was_written_is_read(path: Path, first: Settings, second: Settings) -> None:
    path.unlink(missing_ok=True)
    file = SettingsFile(path)
    assert file.write(first).settings == first
    assert file.write(second).settings == second
    read = SettingsFile(path).read()
    assert (read.settings, read.troubles) == (second, ())
    assert [each.name for each in path.parent.iterdir()] == [path.name]


BY_HAND = """\
# my own words\r
theme="light"\t# for the garden\r
\r
 'text_size'  =  120\r
folders = [ # two of them\r
    "a]", # one\r
    '''b # ''',\r
]\r
later_setting = \"\"\"\r
theme = "not this"\r
\"\"\"\r
if_then = "When # I [feel] it = I sit"\r
# a last word\r
\r
[my_table]\r
theme = "nor this"\r
"""


@PROPERTY
@given(ANY)
def test_a_hand_made_file_keeps_everything_but_the_values_that_changed(
    path: Path, wanted: Settings
) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(BY_HAND.encode())
    file = SettingsFile(path)
    assert file.read().troubles == ()
    assert file.write(wanted).settings == wanted
    text = path.read_bytes().decode()
    for kept in (
        "# my own words\r\n",
        "\t# for the garden\r\n",
        " 'text_size'  =  ",
        'later_setting = """\r\ntheme = "not this"\r\n"""\r\n',
        '# a last word\r\n\r\n[my_table]\r\ntheme = "nor this"\r\n',
    ):
        assert kept in text
    assert text.count("\n") == text.count("\r\n")
    assert tomllib.loads(text)["my_table"] == {"theme": "nor this"}


def test_only_the_line_of_the_value_that_changed_is_another(path: Path) -> None:
    file = SettingsFile(path)
    file.write(Settings(tone_volume=55))
    before = path.read_text(encoding="utf-8").splitlines()
    file.write(Settings(tone_volume=55, motion=MotionChoice.REDUCED))
    after = path.read_text(encoding="utf-8").splitlines()
    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == [
        ('motion = "full"', 'motion = "reduced"')
    ]


def test_a_file_edited_while_the_player_runs_keeps_the_edit(path: Path) -> None:
    file = SettingsFile(path)
    file.write(Settings())
    text = path.read_text(encoding="utf-8").replace("holds = 1.0", "holds = 1.5")
    path.write_text(text, encoding="utf-8")
    read = file.write(Settings(mute=True))
    assert read.settings == Settings(mute=True, holds=1.5)


def test_a_setting_that_is_not_in_the_file_comes_in_with_its_comment_before_the_tables(
    path: Path,
) -> None:
    path.parent.mkdir()
    path.write_text('theme = "dark"\n\n[mine]\na = 1', encoding="utf-8")
    file = SettingsFile(path)
    file.write(replace(file.read().settings, first_side=First.TAKE_TURNS))
    assert path.read_text(encoding="utf-8").splitlines() == [
        'theme = "dark"',
        "",
        "# Which side goes first where the routine does not say: left, right, or take turns.",
        'first_side = "take turns"',
        "",
        "[mine]",
        "a = 1",
    ]


def test_a_value_that_cannot_be_is_said_with_its_line_and_has_its_usual_one(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(
        '# mine\ntext_size = 300\ntheme = "pink"\nmute = true\nbreath_in = "4"\n', encoding="utf-8"
    )
    read = SettingsFile(path).read()
    assert read.settings == Settings(mute=True)
    assert [trouble.split(": ")[0] for trouble in read.troubles] == [
        f"{path}:2", f"{path}:3", f"{path}:5",
    ]  # fmt: skip
    assert "80 to 160" in read.troubles[0]
    assert read.set_aside is None


def test_a_wrong_value_stays_until_its_setting_is_changed(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('theme = "pink"\n', encoding="utf-8")
    file = SettingsFile(path)
    file.read()
    assert len(file.write(Settings(mute=True)).troubles) == 1
    assert 'theme = "pink"' in path.read_text(encoding="utf-8")
    assert file.write(Settings(mute=True, theme=ThemeChoice.DARK)).troubles == ()


def test_a_key_nearly_ours_is_said_and_one_of_the_persons_own_is_not(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("txt_size = 120\nmy_colour = 3\n", encoding="utf-8")
    read = SettingsFile(path).read()
    assert read.settings == Settings()
    (trouble,) = read.troubles
    assert trouble.startswith(f"{path}:1: ")
    assert "text_size" in trouble


BROKEN = [
    (b"mute = true\ntheme = dark\n", 2),
    (b'mute = true\nfolders = ["C:\\Users"]\n', 2),
    (b"mute = true\nmute = false\n", 2),
    (b'a = 1\nif_then = "\xe9"\n', 2),
    (b"mute = true\nfolders = [\n", 2),
    (b"a = " + b"[" * 100_000, 1),
    (b"a = " + b"1" * 5_000, 1),
]


@pytest.mark.parametrize(("found", "line"), BROKEN, ids=range(len(BROKEN)))
def test_a_broken_file_is_said_set_aside_and_never_lost(
    path: Path, found: bytes, line: int
) -> None:
    path.parent.mkdir()
    path.write_bytes(found)
    aside = path.with_name("settings.broken-1.toml")
    aside.write_text("an older one", encoding="utf-8")
    read = SettingsFile(path).read()
    assert read.settings == Settings()
    (trouble,) = read.troubles
    assert trouble.startswith(f"{path}:{line}")
    assert "\n" not in trouble
    assert len(trouble) < 600
    assert read.set_aside == path.with_name("settings.broken-2.toml")
    assert read.set_aside.read_bytes() == found
    assert aside.read_text(encoding="utf-8") == "an older one"
    assert not path.exists()
    assert SettingsFile(path).read().troubles == ()


def test_a_file_that_is_far_too_large_is_set_aside(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"# a line\n" * 40_000)
    read = SettingsFile(path).read()
    assert read.set_aside is not None
    assert read.set_aside.stat().st_size == 360_000


def test_a_file_broken_while_the_player_runs_is_set_aside_before_it_is_written(
    path: Path,
) -> None:
    file = SettingsFile(path)
    file.write(Settings())
    path.write_text("theme = dark", encoding="utf-8")
    read = file.write(Settings(mute=True))
    assert read.settings == Settings(mute=True)
    assert read.set_aside is not None
    assert read.set_aside.read_text(encoding="utf-8") == "theme = dark"


def test_a_table_in_the_place_of_a_setting_is_set_aside_and_not_lost(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("[theme]\nday = 1\n", encoding="utf-8")
    file = SettingsFile(path)
    assert len(file.read().troubles) == 1
    read = file.write(Settings(theme=ThemeChoice.DARK))
    assert read.settings == Settings(theme=ThemeChoice.DARK)
    assert read.set_aside is not None
    assert read.set_aside.read_text(encoding="utf-8") == "[theme]\nday = 1\n"


def test_a_mark_at_the_beginning_is_no_trouble(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\xef\xbb\xbfmute = true\n")
    read = SettingsFile(path).read()
    assert (read.settings, read.troubles) == (Settings(mute=True), ())


def test_a_folder_in_the_place_of_the_file_is_said_and_stays(path: Path) -> None:
    path.mkdir(parents=True)
    file = SettingsFile(path)
    read = file.read()
    assert read.settings == Settings()
    assert str(path) in read.troubles[0]
    with pytest.raises(SettingsError, match=r"settings\.toml"):
        file.write(Settings(mute=True))
    assert path.is_dir()


def test_a_write_that_fails_leaves_the_file_whole_and_nothing_beside_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = SettingsFile(path)
    file.write(Settings(tone_volume=10))
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsError, match="No space left"):
        file.write(Settings(tone_volume=20))
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_link_to_a_file_elsewhere_stays_a_link(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    elsewhere = tmp_path / "elsewhere.toml"
    elsewhere.write_text("mute = true\n", encoding="utf-8")
    try:
        path.symlink_to(elsewhere)
    except OSError:
        pytest.skip("this system makes no links")
    file = SettingsFile(path)
    file.write(replace(file.read().settings, theme=ThemeChoice.DARK))
    assert path.is_symlink()
    assert 'theme = "dark"' in elsewhere.read_text(encoding="utf-8")


PIECES = st.sampled_from(
    [
        "# [theme] = 3",
        "", "   ", "a = 1 # one", "'b' = '#'", 'c = "\\"]"', 'd = """\n"# x ""\n"""',
        "e = '''it's''''", "f = [1, [2, # in\n ], ]", "g = {h = [1], i = ']'}", "j.k = 2",
        "l = 1.5e3",
        "m = 2026-03-01 12:00:00", 'theme = "dark"', "mute = false",
    ]
)  # fmt: skip


@PROPERTY
@given(st.lists(PIECES, unique=True, max_size=10), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_any_text_takes_a_new_value_and_keeps_the_others(
    path: Path, pieces: list[str], end: str, ended: bool
) -> None:
    text = "\n".join([*pieces, "[table]", "mute = 3"]).replace("\n", end) + end * ended
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
    file = SettingsFile(path)
    wanted = replace(file.read().settings, mute=True, theme=ThemeChoice.LIGHT)
    assert file.write(wanted).settings == wanted
    after = path.read_bytes().decode()
    assert tomllib.loads(after) == tomllib.loads(text) | {"mute": True, "theme": "light"}
    assert {line.strip() for line in text.splitlines() if "#" in line} <= {
        line.strip() for line in after.splitlines()
    }
