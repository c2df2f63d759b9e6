"""The app of one home, opened again and again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from player.app.locations import library_for
from player.format.library import Library
from player.model.settings import Settings
from tests.screens.person import Opened, Person


@pytest.fixture(scope="session")
def shipped_library() -> Library:
    """The routines that come along."""
    return library_for(Settings())


@pytest.fixture
def opened(own_home: Path, shipped_library: Library) -> Iterator[Opened]:
    """Opens the app of one home, on any day; what was open before is closed."""
    people: list[Person] = []

    def open_(wanted: str | None = None, **more: object) -> Person:
        for before in people:
            before.close()
        people[:] = [Person(own_home, shipped_library, wanted, **more)]
        return people[0]

    yield open_
    for last in people:
        last.close()
