"""A real app under SDL's dummy driver, with a clock that the test moves and keys it presses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pygame
from msgspec.structs import replace

from player.app.locations import pose_of
from player.app.profile import Profile
from player.app.screens import Screens
from player.care.questions import conditions, questions
from player.flow.shortcuts import play_at_once, with_urge
from player.flow.visit import only_urge, visit
from player.format.library import Library
from player.model.diary import Screening
from player.model.record import SessionRecord
from player.model.routine import Routine
from player.model.settings import Settings
from player.painting.painter import PaintedHere
from player.screens.choose.choose import Choose
from player.screens.forms.form import Form
from player.screens.play.play import Play
from player.sound.sounds import Sounds
from player.sound.speaker import Speaker
from player.storage.history import History
from player.ui.look import THEMES
from player.ui.window.app import App
from player.ui.window.screen import Screen
from player.ui.window.window import Window
from tests.figure.palettes import FIGURE
from tests.painting.sketching import Sketching

START = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)


class Driver:
    """An open app and the hands of a person on it, opened `days` after the first day.

    With `urge` it opens at the urge. `shown` are the values of the screens, in their order.
    """

    def __init__(
        self,
        home: Path,
        library: Library,
        wanted: str | None = None,
        *,
        ask: bool = True,
        size: tuple[int, int] = (800, 600),
        speed: float = 1.0,
        log: bool = True,
        new: bool = False,
        asked: bool = True,
        urge: bool = False,
        days: int = 0,
        drawn: bool = False,
    ) -> None:
        """With `drawn`, the figure is drawn as it is, which takes its time."""
        self.time = 1000.0
        self.shown: list[object] = []
        begun = START + timedelta(days=days)
        self.path = home / "history.db"
        self.sounds = Sounds(Speaker())
        self.profile = Profile(
            home,
            lambda settings: library,
            clock=lambda: self.time,
            now=lambda: begun + timedelta(seconds=self.time - 1000),
            speed=speed,
            log=log,
            chance=lambda figures: FIGURE,
        )
        if not new:
            self.profile.settings = replace(self.profile.settings, welcome_seen=True)
        if asked:
            keys = (*questions().by_key, *conditions().by_name)
            self.profile.note(Screening(START, START.date(), 0, dict.fromkeys(keys, False)))
        theme, painter = (lambda: self.app.theme), PaintedHere() if drawn else Sketching()
        self.factory = Screens(
            self.profile, self.sounds, None, pose_of, theme, self.restyle, painter
        )
        routine: Routine | None = None
        if wanted is not None:
            reading = library.find(wanted)
            assert reading.routine is not None, [p.as_text() for p in reading.problems]
            routine = reading.routine
        at_once = routine is not None and not ask
        going = play_at_once(self.profile, routine) if at_once else visit(self.profile, routine)
        going = only_urge(self.profile) if urge else going
        self.app = App(
            Window(size),
            with_urge(going, self.profile),
            self._screen,
            clock=lambda: self.time,
            sleep=self.sleep,
            theme=THEMES["light"],
        )
        self.app.open()
        self.app.step()

    def _screen(self, wanted: object) -> Screen[Any]:
        self.shown.append(wanted)
        return self.factory.screen(wanted)

    def restyle(self, settings: Settings) -> None:
        self.app.restyle(THEMES["dark" if settings.theme == "dark" else "light"], 1.0)

    def sleep(self, seconds: float) -> None:
        self.time += seconds

    def wait(self, seconds: float, frame: float = 0.05) -> None:
        """Let time pass in frames."""
        end = self.time + seconds
        while self.time < end - 1e-9 and self.app.exit_code is None:
            self.time = min(end, self.time + frame)
            self.app.step()

    def press(self, key: int, unicode: str = "") -> None:
        """Press a key; 0.4 s pass, as between two presses of a person."""
        event = pygame.event.Event(pygame.KEYDOWN, key=key, unicode=unicode, mod=0, scancode=0)
        pygame.event.post(event)
        self.app.step()
        self.wait(0.4, frame=0.4)

    def type(self, text: str) -> None:
        for sign in text:
            self.press(ord(sign), sign)

    @property
    def top(self) -> Screen[Any]:
        """What is seen: the screen, or what lies over it."""
        assert self.app.stack is not None
        return self.app.stack.top

    @property
    def play(self) -> Play:
        assert isinstance(self.app.screen, Play), self.app.screen
        return self.app.screen

    @property
    def form(self) -> Form:
        assert isinstance(self.app.screen, Form), self.app.screen
        return self.app.screen

    @property
    def choose(self) -> Choose:
        assert isinstance(self.app.screen, Choose), self.app.screen
        return self.app.screen

    def close(self) -> None:
        self.profile.close()
        self.app.window.close()

    def records(self) -> list[SessionRecord]:
        """What the history holds, after everything was written."""
        self.profile.log.wait(5)
        with History.open(self.path) as history:
            return history.sessions()


def to_the_end(driver: Driver, most: float = 4000) -> Iterator[Play]:
    """Go on second by second until the play screen is over."""
    for _ in range(int(most)):
        if not isinstance(driver.app.screen, Play):
            return
        yield driver.play
        driver.wait(1.0, frame=1.0)
