"""The window: full screen and back to the size it had, whatever a window manager answers first."""

from collections.abc import Iterator

import pygame
import pytest

from player.stage.window import Window

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

    def stubborn(size: tuple[int, int], flags: int) -> pygame.Surface:
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
