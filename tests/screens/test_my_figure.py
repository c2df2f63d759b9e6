"""My figure: chosen among pictures by keys or by mouse alone, holds at once and is kept."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from player import places
from player.format.library import Library
from player.model.figure import FIGURES, BodyChoice, Figure, ToneChoice
from player.screens.settings.figure_screen import FigureScreen, OwnFigure
from player.screens.settings.rows import FIGURE as ROW
from player.screens.settings.settings import SettingsScreen
from player.storage.settings import SETTINGS_FILE, SettingsFile
from player.ui.look import THEMES, Look
from player.ui.window.canvas import Canvas
from tests.figure.palettes import FIGURE
from tests.screens.driving import Driver
from tests.screens.portraits import figure_painter

SIZES = [(800, 600), (1280, 720), (768, 1366), (2560, 1080)]


@pytest.fixture
def library() -> Library:
    return Library([places.shipped("routines")])


@pytest.fixture
def driver(own_home: Path, library: Library) -> Driver:
    """An app whose figures can be chosen."""
    driver = Driver(own_home, library)
    driver.press(pygame.K_COMMA, ",")
    settings = driver.app.screen
    assert isinstance(settings, SettingsScreen)
    while settings.listing.rows[settings.listing.focus].value != ROW:
        driver.press(pygame.K_DOWN)
    return driver


def figures_of(driver: Driver) -> FigureScreen:
    assert isinstance(driver.top, FigureScreen), driver.top
    return driver.top


def kept(home: Path) -> tuple[BodyChoice, ToneChoice]:
    settings = SettingsFile(home / SETTINGS_FILE).read().settings
    return settings.figure_body, settings.figure_tone


@pytest.mark.parametrize("key", [pygame.K_RETURN, pygame.K_SPACE, pygame.K_RIGHT])
def test_keys_open_the_figures_and_choose_one(driver: Driver, own_home: Path, key: int) -> None:
    driver.press(key)
    screen = figures_of(driver)
    assert FIGURES[screen.listing.focus] == FIGURE
    driver.press(pygame.K_RIGHT)
    driver.press(pygame.K_RIGHT)
    driver.press(pygame.K_RETURN)
    chosen = FIGURES[FIGURES.index(FIGURE) + 2]
    assert isinstance(driver.top, SettingsScreen)
    assert driver.top.listing.rows[driver.top.listing.focus].value == ROW
    assert driver.profile.figure == chosen
    assert kept(own_home) == (chosen.body, chosen.tone)
    driver.press(key)
    assert FIGURES[figures_of(driver).listing.focus] == chosen, "where it was left"
    driver.close()


def test_down_is_the_same_tone_of_the_other_body(driver: Driver) -> None:
    driver.press(pygame.K_RETURN)
    driver.press(pygame.K_DOWN)
    driver.press(pygame.K_RETURN)
    assert driver.profile.figure == Figure("man", FIGURE.tone)
    driver.close()


def test_escape_leaves_the_figure_and_writes_nothing(driver: Driver, own_home: Path) -> None:
    driver.press(pygame.K_RETURN)
    driver.press(pygame.K_RIGHT)
    driver.press(pygame.K_ESCAPE)
    assert isinstance(driver.top, SettingsScreen)
    assert driver.profile.figure == FIGURE
    assert not (own_home / SETTINGS_FILE).exists()
    driver.close()


def test_the_arrow_back_opens_nothing(driver: Driver) -> None:
    driver.press(pygame.K_LEFT)
    assert isinstance(driver.top, SettingsScreen)
    driver.close()


def test_all_of_it_goes_by_mouse_alone(driver: Driver, own_home: Path) -> None:
    def click(name: str) -> None:
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            at = driver.app.canvas.boxes()[name].center
            pygame.event.post(pygame.event.Event(kind, pos=at, button=1))
            driver.app.step()
        driver.wait(0.4)

    settings = driver.top
    assert isinstance(settings, SettingsScreen)
    row = settings.listing.focus - settings.listing.top
    click(f"row {row}")
    figures_of(driver)
    click("back")
    assert driver.profile.figure == FIGURE
    click(f"row {row}")
    click("row 7")
    assert driver.profile.figure == FIGURES[7]
    assert kept(own_home) == (FIGURES[7].body, FIGURES[7].tone)
    driver.close()


def test_the_chosen_figure_is_seen_everywhere_at_once(driver: Driver) -> None:
    def cards() -> bytes:
        return pygame.image.tobytes(driver.app.canvas.surface, "RGB")

    def choose(key: int) -> None:
        driver.press(pygame.K_COMMA, ",")
        screen = driver.app.screen
        assert isinstance(screen, SettingsScreen)
        while screen.listing.rows[screen.listing.focus].value != ROW:
            driver.press(pygame.K_DOWN)
        driver.press(pygame.K_RETURN)
        for _ in range(3):
            driver.press(key)
        driver.press(pygame.K_RETURN)
        driver.press(pygame.K_ESCAPE)

    driver.press(pygame.K_ESCAPE)
    before = cards()
    choose(pygame.K_RIGHT)
    assert cards() != before
    choose(pygame.K_LEFT)
    assert cards() == before
    driver.close()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("text", [0.8, 1.0, 1.6])
def test_every_figure_is_seen_whole_and_as_large_as_the_others(
    size: tuple[int, int], text: float
) -> None:
    pygame.font.init()
    boxes: list[pygame.Rect] = []
    screen = FigureScreen(OwnFigure(FIGURE, lambda figure, surface, box: boxes.append(box)))
    canvas = Canvas(pygame.Surface(size, depth=32), Look(THEMES["light"], *size, text))
    canvas.clear()
    screen.draw(canvas)
    assert len(boxes) == len(FIGURES)
    assert len({box.size for box in boxes}) == 1
    assert boxes[0].height >= 0.18 * size[1]
    assert boxes[0].height >= 1.1 * boxes[0].width or size[1] < 1.1 * size[0]
    whole = canvas.surface.get_rect()
    assert all(whole.contains(box) for box in boxes)


def test_yours_is_marked_and_nothing_else() -> None:
    screen = FigureScreen(OwnFigure(FIGURES[5], figure_painter("light")))
    assert [place for place, row in enumerate(screen.listing.rows) if row.title] == [5]
    assert screen.listing.focus == 5


def test_each_figure_has_a_picture_of_its_own() -> None:
    pictures = set()
    paint = figure_painter("light")
    for figure in FIGURES:
        page = pygame.Surface((160, 400))
        paint(figure, page, page.get_rect())
        pictures.add(pygame.image.tobytes(page, "RGB"))
    assert len(pictures) == len(FIGURES)
