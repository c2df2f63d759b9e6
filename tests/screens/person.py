"""Somebody at the real app from its first page on, by real keys, who counts their presses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pygame

from player.flow.questions import PlayForUrge, PlayRoutine
from player.format.library import Library
from player.model.diary import Entry, Screening
from player.plan.clockwork import State
from player.plan.segment import SegmentKind
from player.screens.play.play import Play
from player.storage.history import History
from tests.screens.driving import Driver

E = TypeVar("E", bound=Entry)


class Person(Driver):
    """Somebody at an app that was never used before, who counts their presses."""

    presses = 0

    def __init__(self, home: Path, library: Library, wanted: str | None = None, **more: object):
        super().__init__(home, library, wanted, new=not home.exists(), asked=False, **more)  # type: ignore[arg-type]

    def press(self, key: int, unicode: str = "") -> None:
        self.presses += 1
        super().press(key, unicode)

    def enter(self) -> None:
        self.press(pygame.K_RETURN, "\r")

    def go_to(self, name: str) -> None:
        """By the arrows to the field of that name."""
        place = [one.name for one in self.form.fields].index(name)
        for _ in range(60):
            if self.form.focus == place:
                return
            self.press(pygame.K_DOWN if self.form.focus < place else pygame.K_UP)
        raise AssertionError(name)

    def none_of_these(self) -> None:
        """Read the page of signs to ask about to its end, and say that none is there."""
        page = self.app.screen
        for _ in range(20):
            if self.app.screen is not page:
                return
            self.type("0")
        raise AssertionError(self.shown[-1])

    def tick(self, *keys: str) -> None:
        """Tick some signs of that page, and go on with them."""
        for key in keys:
            self.go_to(key)
            self.press(pygame.K_SPACE, " ")
        page = self.app.screen
        for _ in range(20):
            if self.app.screen is page:
                self.enter()

    def to_the_first_movement(self) -> None:
        for _ in range(400):
            assert isinstance(self.app.screen, Play)
            session = self.app.screen.session
            if session.segment.kind is SegmentKind.MOVE and session.state is State.RUNNING:
                return
            if session.state is State.WAITING:
                self.press(pygame.K_SPACE, " ")
            self.wait(0.25)
        raise AssertionError("nothing moves")

    @property
    def kinds(self) -> list[type]:
        return [type(one) for one in self.shown]

    @property
    def screens(self) -> int:
        """How many pages were shown before the play screen."""
        return len([one for one in self.shown if not isinstance(one, PlayRoutine | PlayForUrge)])

    def told(self, kind: type[E]) -> list[E]:
        """What was kept of a kind."""
        if not self.path.exists():
            return []
        with History.open(self.path) as history:
            return history.diary.all(kind)

    def answers(self) -> list[dict[str, bool]]:
        return [dict(one.answers) for one in self.told(Screening)]


Opened = Callable[..., Person]
"""Opens the app of one home, on any day; what was open before is closed."""


def first_day(opened: Opened, key: str = "1", **more: object) -> Person:
    """Somebody who has answered the first page."""
    person = opened(**more)
    person.type(key)
    return person
