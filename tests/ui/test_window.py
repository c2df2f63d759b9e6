"""The window: full screen and back to the size it had, whatever a window manager answers first."""

from collections.abc import Iterator

import pygame
import pytest

from player.ui.window.window import Window

SCREEN, OWN = (1400, 800), (900, 600)


@pytest.fixture
def window(no_window: None) -> Iterator[Window]:
    window = Window(OWN)
    window.open()
    yield window
    window.close()


def test_full_screen_and_back(window: Window) -> None:
    window.toggle_full()
    assert window.full
    window.toggle_full()
    assert not window.full
    assert window.resized().get_size() == OWN


def test_a_window_that_comes_back_too_large_is_asked_for_once_more(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []
    real = pygame.display.set_mode

    def stubborn(size: tuple[int, int], flags: int, display: int) -> pygame.Surface:
        asked.append(size)
        return real(SCREEN if len(asked) < 3 else size, 0)

    monkeypatch.setattr(pygame.display, "set_mode", stubborn)
    window.toggle_full()
    assert window.toggle_full().get_size() == SCREEN
    assert window.resized().get_size() == OWN
    assert asked == [(0, 0), OWN, OWN]
    # Only once: a size that the person gives it later is theirs.
    real(SCREEN, 0)
    assert window.resized().get_size() == SCREEN
    assert len(asked) == 3


@pytest.fixture
def displays(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Two screens; the number of the one that each window was asked for on."""
    asked: list[int] = []
    real = pygame.display.set_mode

    def noted(size: tuple[int, int], flags: int, display: int) -> pygame.Surface:
        asked.append(display)
        return real(size, flags)

    monkeypatch.setattr(pygame.display, "get_num_displays", lambda: 2)
    monkeypatch.setattr(pygame.display, "set_mode", noted)
    return asked


def test_window_and_full_screen_are_on_the_screen_of_the_settings(
    window: Window, displays: list[int]
) -> None:
    assert window.use_screen(0) == ""
    assert displays == []
    assert window.use_screen(1) == ""
    window.toggle_full()
    window.toggle_full()
    assert displays == [1, 1, 1]
    window.use_screen(0)
    window.toggle_full()
    assert displays[3:] == [0, 0]


def test_a_screen_that_is_not_there_gives_way_to_the_first_and_is_told_once(
    window: Window, displays: list[int]
) -> None:
    assert "5" in window.use_screen(5)
    assert window.use_screen(5) == ""
    window.toggle_full()
    assert set(displays) == {0}


def test_a_screen_that_is_unplugged_while_the_program_runs_is_not_asked_for(
    window: Window, displays: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    window.use_screen(1)
    monkeypatch.setattr(pygame.display, "get_num_displays", lambda: 1)
    window.toggle_full()
    assert displays == [1, 0]


@pytest.mark.parametrize(
    ("desktop", "size"),
    [
        ((1920, 1080), (1280, 720)),
        ((1366, 768), (1229, 691)),
        ((3840, 2160), (2560, 1440)),
        ((3440, 1440), (1707, 960)),
        ((800, 480), (720, 432)),
    ],
)
def test_the_first_size_goes_with_the_desktop(
    desktop: tuple[int, int],
    size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
    no_window: None,
) -> None:
    monkeypatch.setattr(pygame.display, "get_desktop_sizes", lambda: [desktop])
    assert Window().open().get_size() == size
