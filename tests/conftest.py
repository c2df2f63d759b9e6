"""What makes harm impossible in tests: no real window, no speaker, no real folder.

The language is English on every machine.
"""

import os

os.environ["LC_MESSAGES"] = "en"
os.environ.pop("LC_ALL", None)
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from player.storage import database


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own in place of the person's."""
    home = tmp_path / "home"
    monkeypatch.setenv("UNTWIST_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Leave a history's writes to the system, except where the tests are about storage."""
    if "storage" in request.path.parts:
        return
    configure = database._configure

    def without_waiting(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA synchronous = OFF")  # also while the log is turned on
        configure(connection)
        connection.execute("PRAGMA synchronous = OFF")

    monkeypatch.setattr(database, "_configure", without_waiting)


@pytest.fixture
def no_window() -> Iterator[None]:
    """Close whatever window a test leaves open."""
    yield
    import pygame

    pygame.display.quit()
