"""What makes harm impossible in tests: no real window, no speaker, no real folder."""

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own in place of the person's."""
    home = tmp_path / "home"
    monkeypatch.setenv("UNTWIST_HOME", str(home))
    return home


@pytest.fixture
def no_window() -> Iterator[None]:
    """Close whatever window a test leaves open."""
    yield
    import pygame

    pygame.display.quit()
