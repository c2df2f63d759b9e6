"""The loop: events to the screen, moments when they fall due, a frame when something changed."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator
from typing import Any, Generic, TypeVar

import pygame

from player.ui.look import Look, Theme
from player.ui.window.aside import Aside
from player.ui.window.canvas import Canvas
from player.ui.window.frame_pace import FramePace
from player.ui.window.keys import key_press
from player.ui.window.screen import Screen
from player.ui.window.stack import Stack
from player.ui.window.touch import Touch
from player.ui.window.window import NoDisplay, Window, WindowPlace, keep_awake

ASIDE_KEY = pygame.K_u
"""The key that leads aside from every screen: to the urge."""

NEWS = pygame.event.custom_type()
"""An event that says that there is something new to be drawn."""


Q = TypeVar("Q")
"""What a visit asks for, and a screen is built for."""


class App(Generic[Q]):
    """One open window and the visit that runs in it.

    `visit` yields what to show, is sent the answer, and returns the exit code; `build` makes the
    screen for what it wants.
    """

    def __init__(
        self,
        window: Window,
        visit: Generator[Q | Aside, Any, int],
        build: Callable[[Q], Screen[object]],
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        theme: Theme,
        text: float = 1.0,
    ) -> None:
        self.window = window
        self.clock = clock
        self.exit_code: int | None = None
        self.stack: Stack | None = None
        """The screen of now, and what lies over it."""
        self.frames = 0
        self.place: WindowPlace | None = None
        """Where the window stood when it was closed."""
        self.later: list[Callable[[], bool]] = []
        """Work for after the first frame, a piece a turn: called again while it returns True."""
        self.listeners: list[Callable[[pygame.event.Event], object]] = []
        """Told of every event besides the screen."""
        self.news: Callable[[], bool] = lambda: False
        """Told when something has come that is to be shown; whether all is to be painted anew."""
        self._visit = visit
        self._build = build
        self._sleep = sleep
        self._theme, self._text = theme, text
        self._canvas: Canvas | None = None
        self._kept: Stack | None = None
        """What was left to go aside."""
        self._held: str | None = None
        """The key that the mouse went down on."""
        self._touch = Touch()
        self._leaving = False
        self._pace = FramePace()

    @property
    def canvas(self) -> Canvas:
        """What is being drawn on; there is one once the app is open."""
        if self._canvas is None:
            raise NoDisplay("The window is not open yet.")
        return self._canvas

    @property
    def screen(self) -> Screen[Any] | None:
        """The screen that the visit wanted last; something may lie over it."""
        return None if self.stack is None else self.stack.bottom

    def open(self) -> None:
        """Open the window and show the first screen of the visit."""
        self._take_surface(self.window.open())
        self._go_on(None)

    def run(self) -> int:
        """Run to the end of the visit; its exit code. The window is closed whatever happens."""
        try:
            self.open()
            while self.exit_code is None:
                self.step()
                self._rest()
        finally:
            self.place = self.window.place
            self._visit.close()
            self.window.close()
        return self.exit_code

    def step(self) -> None:
        """One turn: the events, what fell due, a frame if one is due."""
        if self._pace.woken and self.stack is not None:
            self.stack.update()  # the moment first, then all else
        for event in pygame.event.get():
            for meant in self._touch.taken(event, self.canvas.look.unit):
                self._take(meant)
        if self.stack is None:
            return
        self.stack.update()
        keep_awake(self.stack.awake)
        if self.stack.result is not None:
            self._go_on(self.stack.result)
        if self.stack is not None and self._pace.may_draw(self.stack, self.clock()):
            self._draw(self.stack)
        elif self.frames and self.later and not self.later[0]():
            self.later.pop(0)

    def _take(self, event: pygame.event.Event) -> None:
        if self.stack is None:
            return
        self._pace.dirty = True
        if event.type == NEWS:
            if self.news():
                self.canvas.take_news()
            return
        self._pace.last_event = self.clock()
        self.canvas.pointer.take(event)
        for listener in self.listeners:
            listener(event)
        meant = self._pressed(event)
        if meant is None:
            return
        event = meant
        if event.type == pygame.QUIT:
            self._leaving = True
            self.stack.leave()
            if self._kept is not None:
                self._kept.leave()
        elif event.type == pygame.VIDEORESIZE or event.type == pygame.WINDOWSIZECHANGED:
            self._take_surface(self.window.resized())
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED, pygame.WINDOWSHOWN):
            self._pace.hidden = False
            self.canvas.clear()
        elif event.type in (pygame.WINDOWMINIMIZED, pygame.WINDOWHIDDEN):
            self._pace.hidden = True
        elif event.type == pygame.KEYDOWN and self._wants_full(event, self.stack):
            self._take_surface(self.window.toggle_full())
        else:
            self._give(event, self.stack)

    def _pressed(self, event: pygame.event.Event) -> pygame.event.Event | None:
        """A click on a hint as the press of its key; None for the first half of a click."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._held = self.canvas.key_at(event.pos)
            return event if self._held is None else None
        if event.type == pygame.MOUSEBUTTONUP and event.button == 1 and self._held is not None:
            held, self._held = self._held, None
            return key_press(held) if self.canvas.key_at(event.pos) == held else None
        return event

    def _give(self, event: pygame.event.Event, stack: Stack) -> None:
        typing = stack.typing
        stack.handle(event)
        if self._wants_aside(event, stack) and not typing:
            self._kept = stack
            self._go_on(Aside.BEGIN)

    def _wants_aside(self, event: pygame.event.Event, screen: Stack) -> bool:
        """Whether the key was pressed on a screen that did not answer it by itself."""
        if event.type != pygame.KEYDOWN or event.key != ASIDE_KEY:
            return False
        return self._kept is None and screen.result is None

    @staticmethod
    def _wants_full(event: pygame.event.Event, screen: Stack) -> bool:
        return event.key == pygame.K_F11 or (event.key == pygame.K_f and not screen.typing)

    def wake(self) -> None:
        """Have a frame drawn soon. Any thread may call it."""
        with contextlib.suppress(pygame.error):  # the window is closed already
            pygame.event.post(pygame.event.Event(NEWS))

    @property
    def theme(self) -> Theme:
        """The colours of now."""
        return self._theme

    def restyle(self, theme: Theme, text: float) -> None:
        """Other colours or another size of text, from the next frame on."""
        self._theme, self._text = theme, text
        self._take_surface(self.window.surface)

    def _take_surface(self, surface: pygame.Surface) -> None:
        look = Look(self._theme, *surface.get_size(), self._text)
        # The look, not the surface, tells the old size: pygame resizes its one surface in place.
        if self._canvas is None or look != self._canvas.look:
            self._canvas = Canvas(surface, look)
        self._canvas.surface = surface
        self._canvas.clear()
        self._pace.dirty = True

    def _go_on(self, answer: object) -> None:
        """Send the answer to the visit and show what it wants next, or end."""
        self._pace.dirty = True
        try:
            wanted = self._visit.send(answer)
        except StopIteration as end:
            self.stack, self.exit_code = None, end.value
            return
        if self._leaving:
            self._visit.close()
            self.stack, self.exit_code = None, 0
            return
        if isinstance(wanted, Aside):
            self.stack, self._kept = self._kept, None
            if self.stack is not None and wanted is Aside.LEAVE:
                self.stack.leave()
        else:
            self.stack = Stack(self._build(wanted))
        self.canvas.scene(None)

    def _draw(self, screen: Stack) -> None:
        begun = self.clock()
        pointer = self.canvas.pointer
        pointer.hidden = False
        screen.draw(self.canvas)
        if pygame.mouse.get_visible() == pointer.hidden:
            pygame.mouse.set_visible(not pointer.hidden)
        changed = self.canvas.take_changes()
        if changed:
            pygame.display.update(changed)
        self._pace.drawn(begun, self.clock())
        self.frames += 1

    def _rest(self) -> None:
        """Sleep to the nearest of the next frame, the next moment and the next look at events."""
        if self.stack is None:
            return
        now = self.clock()
        until = self._pace.rest_until(self.stack, now, busy=bool(self.later and self.frames))
        if until > now:
            self._sleep(until - now)
