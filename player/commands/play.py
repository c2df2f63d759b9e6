"""`untwist` and `untwist play`: the window first, with words to read; then all the rest."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from player.stage.canvas import Canvas
from player.stage.look import THEMES, Ink, Look, Role
from player.stage.window import Window

if TYPE_CHECKING:
    from player.commands.house import OwnHouse
    from player.model.routine import Routine


@dataclass(frozen=True, slots=True)
class PlayOptions:
    """What the command line asked for."""

    speed: float = 1.0
    size: tuple[int, int] | None = None
    mute: bool = False
    ask: bool = True
    log: bool = True
    theme: str = "light"


def open_player(name: str | None = None, options: PlayOptions = PlayOptions()) -> int:
    """Open the player at Choose, or play the routine of that name or file; the exit code."""
    routine = _wanted(name)
    window = Window(options.size)
    _first_picture(window, options.theme, routine.name if routine else "Untwist")
    from player.commands import shelf
    from player.commands.house import HouseRules, OwnHouse
    from player.screens.visit import visit
    from player.stage.app import App
    from player.stage.sound import Sounds
    from player.stage.speaker import Speaker

    speaker = Speaker()
    house = OwnHouse(
        shelf.library(),
        shelf.history_path(),
        Sounds(speaker, mute=options.mute),
        HouseRules(speed=options.speed, log=options.log),
        theme=THEMES[options.theme],
        pose_of=shelf.pose_of,
        clock=time.monotonic,
        now=shelf.now,
        today=shelf.today,
    )
    app = App(
        window,
        visit(house, routine, ask=options.ask),
        house.screen,
        clock=time.monotonic,
        sleep=time.sleep,
        theme=THEMES[options.theme],
    )
    app.listeners.append(speaker.handle)
    app.later += [lambda: speaker.open() and False, house.sounds.load_next]
    try:
        return app.run()
    finally:
        _say_unsaved(house)
        speaker.close()


def _wanted(name: str | None) -> Routine | None:
    """The routine that was asked for; a wrong name is told before a window opens."""
    if name is None:
        return None
    from player.commands.shelf import routine_named

    return routine_named(name)


def _first_picture(window: Window, theme: str, title: str) -> None:
    """Open the window and write the title at once, so that a start is never a black window."""
    import pygame

    surface = window.open()
    look = Look(THEMES[theme], *surface.get_size())
    canvas = Canvas(surface, look)
    canvas.clear()
    at = (look.px(0.06), look.px(0.05))
    canvas.writer.put(surface, title, Role.TITLE, look.colour(Ink.INK), at)
    pygame.display.flip()


def _say_unsaved(house: OwnHouse) -> None:
    trouble = house.close()
    if trouble:
        print(f"Not all of this session could be kept. {trouble}", file=sys.stderr)
