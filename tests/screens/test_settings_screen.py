"""The settings screen: a change holds at once, is kept, and survives a wrong value."""

from pathlib import Path

import pygame
import pytest

from player import places
from player.flow.answers import Go
from player.format.library import Library
from player.model.setting import WrongValue
from player.model.settings import BY_NAME, Country, CountryChoice, Settings, changed
from player.screens.forms.form import Form
from player.screens.settings.rows import NAMES, rows
from player.screens.settings.settings import SettingsScreen
from player.storage.settings import SETTINGS_FILE, SettingsFile
from player.ui.look import THEMES, Look
from player.ui.text.writer import Writer
from player.ui.window.canvas import Canvas
from tests.screens.driving import Driver


@pytest.fixture
def library() -> Library:
    return Library([places.shipped("routines")])


def test_every_setting_is_on_the_screen_but_what_is_shown_once() -> None:
    assert set(BY_NAME) - set(NAMES) == {"figure_body", "figure_tone", "welcome_seen"}
    assert set(NAMES) <= set(BY_NAME)


@pytest.mark.parametrize(
    ("name", "value", "by", "then"),
    [
        ("tone_volume", 80, 1, 85),
        ("tone_volume", 100, 1, 100),
        ("holds", 1.0, -1, 0.9),
        ("holds", 0.5, -1, 0.5),
        ("mute", False, 1, True),
        ("text_size", 80, -1, 80),
    ],
)
def test_a_step_changes_a_value_and_numbers_stop_at_their_ends(
    name: str, value: object, by: int, then: object
) -> None:
    assert BY_NAME[name].stepped(value, by) == then


def test_words_go_round() -> None:
    theme = BY_NAME["theme"]
    seen = [Settings().theme]
    for _ in range(4):
        seen.append(theme.stepped(seen[-1], 1))
    assert len(set(seen)) == 4
    assert seen[0] == seen[-1]


def test_values_in_words() -> None:
    assert BY_NAME["tone_volume"].display(80) == "80 %"
    assert BY_NAME["mute"].display(True) == "on"
    assert BY_NAME["country"].display(CountryChoice.UK) == "UK"
    assert BY_NAME["folders"].display(()) == "none"


def test_a_sentence_is_only_said_to_be_there() -> None:
    seen = set()
    for plan in (Settings().if_then, "I stand up.", ""):
        shown = rows(Settings(if_then=plan), Country.UK, check=False)
        (row,) = [row for row in shown if row.value == "if_then"]
        seen.add(row.right)
        assert not plan or plan not in row.right
    assert len(seen) == 3


def test_what_is_typed_becomes_names_and_a_wrong_value_is_refused() -> None:
    assert BY_NAME["folders"].parse(" ~/a ; ~/b;") == ("~/a", "~/b")
    settings = changed(Settings(), BY_NAME["folders"], ("~/a",))
    assert settings.folders == ("~/a",)
    with pytest.raises(WrongValue):
        changed(Settings(), BY_NAME["text_size"], 500)


def test_a_change_holds_at_once_and_is_kept(own_home: Path, library: Library) -> None:
    driver = Driver(own_home, library)
    driver.press(pygame.K_COMMA, ",")
    screen = driver.app.screen
    assert isinstance(screen, SettingsScreen)
    driver.press(pygame.K_RIGHT)
    driver.press(pygame.K_RIGHT)
    assert driver.app.theme.name == "dark"
    assert SettingsFile(own_home / SETTINGS_FILE).read().settings.theme == "dark"
    driver.press(pygame.K_ESCAPE)
    assert driver.choose.result is None
    driver.close()


def test_the_pace_and_the_fewer_repetitions_shape_the_plan(
    own_home: Path, library: Library
) -> None:
    from msgspec.structs import replace

    driver = Driver(own_home, library)
    routine = driver.profile.routine("bird-dog")
    assert routine is not None
    driver.profile.keep_settings(replace(driver.profile.settings, holds=2.0, fewer_repetitions=50))
    plan = driver.profile.lay_out(routine)
    # 8 s to get ready, 3 a side instead of 6, holds of 12 s instead of 6.
    assert plan.total_seconds == 8 + 2 * 3 * (2 + 12 + 2)
    driver.close()


def test_folders_are_typed_and_join_the_library(own_home: Path, library: Library) -> None:
    driver = Driver(own_home, library)
    driver.press(pygame.K_COMMA, ",")
    driver.press(pygame.K_END)
    driver.press(pygame.K_RETURN)
    screen = driver.app.screen
    assert isinstance(screen, SettingsScreen)
    assert driver.top.typing
    for sign in "~/mine":
        pygame.event.post(pygame.event.Event(pygame.TEXTINPUT, text=sign))
    driver.app.step()
    driver.press(pygame.K_RETURN)
    assert driver.top is screen
    assert driver.profile.settings.folders == ("~/mine",)
    driver.close()


def value_of(screen: SettingsScreen) -> object:
    """The value of the row with the focus."""
    return screen.listing.rows[screen.listing.focus].value


def to_the_row(driver: Driver, name: object) -> None:
    """Open the settings and go to a row."""
    driver.press(pygame.K_COMMA, ",")
    screen = driver.app.screen
    assert isinstance(screen, SettingsScreen)
    while value_of(screen) != name:
        driver.press(pygame.K_DOWN)


def test_turning_reminders_on_begins_them_once_and_says_what_keeps_them(
    own_home: Path, library: Library
) -> None:
    driver = Driver(own_home, library)
    begun: list[str] = []

    def begin() -> str:
        begun.append("begun")
        return "One more package is needed."

    driver.factory.begin_reminders = begin
    to_the_row(driver, "reminders")
    driver.press(pygame.K_RIGHT)
    assert driver.profile.settings.reminders
    assert SettingsFile(own_home / SETTINGS_FILE).read().settings.reminders
    screen = driver.app.screen
    assert isinstance(screen, SettingsScreen)
    assert screen.said == "One more package is needed."
    driver.press(pygame.K_DOWN)
    driver.press(pygame.K_LEFT)
    assert driver.profile.settings.reminder_minutes == 55
    driver.press(pygame.K_UP)
    driver.press(pygame.K_RIGHT)
    assert not driver.profile.settings.reminders
    assert begun == ["begun"]
    driver.close()


def test_the_plan_for_an_urge_is_written_anew(own_home: Path, library: Library) -> None:
    driver = Driver(own_home, library)
    to_the_row(driver, "if_then")
    driver.press(pygame.K_RETURN)
    pygame.event.post(
        pygame.event.Event(pygame.KEYDOWN, key=pygame.K_BACKSPACE, unicode="", mod=pygame.KMOD_CTRL)
    )
    pygame.event.post(pygame.event.Event(pygame.TEXTINPUT, text="I stand up. " * 30))
    driver.app.step()
    driver.press(pygame.K_RETURN)
    assert driver.profile.settings.if_then == ("I stand up. " * 30)[:200].strip()
    driver.close()


@pytest.mark.parametrize("size", [(800, 600), (1280, 720), (768, 1366)])
def test_no_row_of_the_list_is_cut(size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[str] = []
    put = Writer.put

    def noting(self: Writer, surface: pygame.Surface, text: str, *more: object, **named: object):  # type: ignore[no-untyped-def]
        if text.endswith("…"):
            cut.append(text)
        return put(self, surface, text, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Writer, "put", noting)
    pygame.font.init()
    screen = SettingsScreen(Settings(if_then="I stand. " * 21 + "I sit."), lambda settings: "")
    for _ in NAMES:
        canvas = Canvas(pygame.Surface(size), Look(THEMES["light"], *size, 1.6))
        canvas.clear()
        screen.draw(canvas)
        screen.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_DOWN, unicode="", mod=0))
    assert cut == []


def test_a_click_on_the_arrow_that_points_back_steps_back_and_elsewhere_on() -> None:
    canvas = Canvas(pygame.Surface((1280, 720)), Look(THEMES["light"], 1280, 720))
    kept: list[Settings] = []
    screen = SettingsScreen(Settings(), lambda new: kept.append(new) or "")
    screen.draw(canvas)
    row = next(place for place, one in enumerate(screen.listing.rows) if one.value == "text_size")

    def click(x: int, y: int) -> None:
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            screen.handle(pygame.event.Event(kind, pos=(x, y), button=1))
        screen.draw(canvas)

    for place, wanted in (("left", 90), ("right", 100), ("far", 110)):
        box = screen.listing.value_box(row, canvas.writer)
        x = {"left": box.left + 3, "right": box.right - 3, "far": box.left - 200}[place]
        click(x, box.centery)
        assert kept[-1].text_size == wanted, place


def test_what_a_setting_is_stands_above_the_list_and_moves_no_row(
    own_home: Path, library: Library
) -> None:
    driver = Driver(own_home, library)
    driver.press(pygame.K_COMMA, ",")
    screen = driver.app.screen
    assert isinstance(screen, SettingsScreen)
    tops = set()
    notes = []
    for _ in range(5):
        driver.press(pygame.K_DOWN)
        tops.add(driver.app.canvas.boxes()["row 0"].top)
        notes.append(screen.note)
    assert len(tops) == 1
    assert notes[0] == BY_NAME["text_size"].about
    assert len(set(notes)) == 5
    driver.close()


def test_space_opens_a_line_and_is_not_written_into_it(own_home: Path, library: Library) -> None:
    driver = Driver(own_home, library)
    driver.press(pygame.K_COMMA, ",")
    driver.press(pygame.K_END)
    driver.press(pygame.K_SPACE, " ")
    for text in (" ", "~", "/", "a"):
        pygame.event.post(pygame.event.Event(pygame.TEXTINPUT, text=text))
    driver.app.step()
    driver.press(pygame.K_RETURN)
    assert driver.profile.settings.folders == ("~/a",)
    driver.close()


# My body, and whose emergency numbers


@pytest.mark.parametrize("key", [pygame.K_RETURN, pygame.K_SPACE, pygame.K_RIGHT])
def test_my_body_is_opened_by_a_key_and_left_to_its_row(
    own_home: Path, library: Library, key: int
) -> None:
    driver = Driver(own_home, library)
    to_the_row(driver, Go.BODY)
    driver.press(key)
    assert isinstance(driver.app.screen, Form)
    assert any(field.name == "conditions" for field in driver.form.fields)
    driver.press(pygame.K_ESCAPE)
    screen = driver.app.screen
    assert isinstance(screen, SettingsScreen)
    assert value_of(screen) is Go.BODY
    driver.press(pygame.K_ESCAPE)
    assert driver.choose.result is None
    driver.close()


def drawn(screen: SettingsScreen, size: tuple[int, int] = (1280, 720)) -> Canvas:
    pygame.font.init()
    canvas = Canvas(pygame.Surface(size), Look(THEMES["light"], *size))
    canvas.clear()
    screen.draw(canvas)
    return canvas


def box_of(screen: SettingsScreen, canvas: Canvas, value: object) -> pygame.Rect:
    listing = screen.listing
    place = next(n for n, row in enumerate(listing.rows) if row.value == value)
    return canvas.boxes()[f"row {place - listing.top}"]


def click(screen: SettingsScreen, at: tuple[int, int]) -> None:
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        screen.handle(pygame.event.Event(kind, pos=at, button=1))


@pytest.mark.parametrize("where", ["left", "value", "right"])
def test_my_body_is_opened_by_a_click_anywhere_on_its_row(where: str) -> None:
    screen = SettingsScreen(Settings(), lambda new: "", focus=Go.BODY)
    canvas = drawn(screen)
    box = box_of(screen, canvas, Go.BODY)
    value = screen.listing.value_box(screen.listing.focus, canvas.writer)
    x = {"left": box.left + 20, "value": value.left + 2, "right": box.right - 20}[where]
    click(screen, (x, box.centery))
    assert screen.result is Go.BODY


def test_the_wheel_and_a_finger_bring_the_rows_of_care_into_sight() -> None:
    turn = {"y": -30, "precise_y": -30.0, "flipped": False}
    for more in ({}, {"pixels": -3000}):
        screen = SettingsScreen(Settings(), lambda new: "")
        canvas = drawn(screen, (800, 600))
        screen.handle(pygame.event.Event(pygame.MOUSEWHEEL, **turn, **more))
        screen.draw(canvas)
        tops = [row.value for row in screen.listing.rows[screen.listing.top :]]
        assert "theme" not in tops
        assert "folders" in tops


def test_the_arrow_back_does_not_open_my_body() -> None:
    screen = SettingsScreen(Settings(), lambda new: "", focus=Go.BODY)
    screen.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_LEFT, unicode="", mod=0))
    assert screen.result is None
    screen.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_ESCAPE, unicode="", mod=0))
    assert screen.result is Go.AWAY


@pytest.mark.parametrize(
    ("choice", "here", "name", "number"),
    [
        (CountryChoice.AUTO, Country.UK, "United Kingdom", "999"),
        (CountryChoice.AUTO, Country.US, "United States", "911"),
        (CountryChoice.EU, Country.US, "European Union", "112"),
        (CountryChoice.OTHER, Country.UK, "Somewhere else", "your emergency number"),
    ],
)
def test_the_row_of_the_country_has_its_name_and_its_number(
    choice: CountryChoice, here: Country, name: str, number: str
) -> None:
    settings = Settings(country=choice)
    screen = SettingsScreen(settings, lambda new: "", here=here, focus="country")
    row = screen.listing.rows[screen.listing.focus]
    assert name in row.right
    assert ("system" in row.right) == (choice is CountryChoice.AUTO)
    assert number in screen.note


def test_nobody_is_given_a_country_that_the_system_does_not_tell() -> None:
    screen = SettingsScreen(Settings(), lambda new: "", here=Country.OTHER, focus="country")
    row = screen.listing.rows[screen.listing.focus]
    assert not any(name in row.right for name in ("United", "Union", "Somewhere"))
    assert not any(sign.isdigit() for sign in screen.note)


def test_the_country_is_changed_and_its_number_shown_at_once(
    own_home: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/London")
    driver = Driver(own_home, library)
    to_the_row(driver, "country")
    screen = driver.app.screen
    assert isinstance(screen, SettingsScreen)
    assert "999" in screen.note
    driver.press(pygame.K_RIGHT)
    driver.press(pygame.K_RIGHT)
    assert driver.profile.settings.country is CountryChoice.EU
    assert "112" in screen.note
    driver.close()
