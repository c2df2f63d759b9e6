"""The player itself with a watch on it: `open_player`, with an app that looks at its own loop.

One word, JSON: `play` (a file; none opens Choose), `size`, `speed`, `before` and `span` (seconds
until the watch begins, and how long it runs; a span of 0 goes to the end), `press` (a key to
press after half a second), `minimised`, `remember` (the memory, twice a second). Tells what it
saw as JSON; times in seconds, memory in MiB.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pygame

import player.ui.window.app as stage
from benchmarks.memory_of import own_memory
from player.commands import play
from player.plan.session import Fired
from player.screens.play.play import Play
from player.screens.play.session_audio import Ear

ACT_AFTER = 0.5
REMEMBER_EVERY = 0.5


class Watch:
    """What is seen: processor time, frames, moments, memory."""

    def __init__(self, before: float, span: float) -> None:
        self.opened = time.monotonic()
        self.begin = self.opened + before
        self.end = self.begin + span if span else float("inf")
        self.runs = False
        self.read = 0.0
        self.frames: list[float] = []
        self.lates: list[float] = []
        self.memory: list[tuple[float, float, float]] = []
        self.steps = 0
        self.spent = 0.0
        self.began = 0.0
        self.told: dict[str, Any] = {}

    def clock(self) -> float:
        """The monotonic clock; its last reading is kept."""
        self.read = time.monotonic()
        return self.read

    def start(self) -> None:
        """Look from now on."""
        self.runs = True
        self.began, self.spent = time.monotonic(), time.process_time()

    def tell(self) -> None:
        """Put together all that was seen."""
        self.told = {
            "wall": time.monotonic() - self.began,
            "processor": time.process_time() - self.spent,
            "frames": self.frames,
            "lates": self.lates,
            "memory": self.memory,
            "steps": self.steps,
            "now": own_memory(),
        }


def listen(ear: Ear, watch: Watch) -> None:
    """Note how late each moment is at the time the ear has handed its tone over."""
    take = ear.take

    def taken(fired: Sequence[Fired], *more: Any) -> None:
        read = watch.read
        take(fired, *more)
        if watch.runs:
            watch.lates += [one.late + time.monotonic() - read for one in fired]

    ear.take = taken  # type: ignore[method-assign, assignment]


class WatchedApp(stage.App):
    """The app, which tells the watch of every frame and ends when the watch does."""

    watch: Watch
    wish: dict[str, Any]
    acted = False
    listening_to: Play | None = None
    next_memory = 0.0

    def step(self) -> None:
        """One turn of the loop, with a look at what it did."""
        before, begun = self.frames, time.monotonic()
        super().step()
        now = time.monotonic()
        if isinstance(self.screen, Play) and self.listening_to is not self.screen:
            self.listening_to = self.screen
            listen(self.screen.ear, self.watch)
        if not self.acted and now >= self.watch.opened + ACT_AFTER:
            self.acted = True
            act(self.wish)
        if not self.watch.runs and now >= self.watch.begin:
            self.watch.start()
        elif self.watch.runs and self.frames > before:
            self.watch.frames.append(begun)
        if self.wish.get("remember") and now >= self.next_memory:
            self.next_memory = now + REMEMBER_EVERY
            self.remember()
        if now >= self.watch.end or self.exit_code is not None:
            self.exit_code = 0
            self.watch.tell()

    def remember(self) -> None:
        """Note the memory, and how much of it is ours alone, beside the seconds of the plan."""
        memory, alone = own_memory(), own_memory("Anonymous")
        if isinstance(self.screen, Play) and memory is not None and alone is not None:
            self.watch.memory.append((self.screen.session.position, memory, alone))
            self.watch.steps = max(self.watch.steps, self.screen.session.step + 1)


def act(wish: dict[str, Any]) -> None:
    """Do to the window what was wished."""
    if wish.get("press"):
        key = pygame.key.key_code(wish["press"])
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, unicode="", mod=0))
    if wish.get("minimised"):
        pygame.event.post(pygame.event.Event(pygame.WINDOWMINIMIZED))


def watched(wish: dict[str, Any]) -> dict[str, Any]:
    """Open the player with a watch on it; what was seen."""
    watch = Watch(wish.get("before", 2.0), wish["span"])
    WatchedApp.watch = watch
    WatchedApp.wish = wish
    stage.App = WatchedApp  # type: ignore[misc]
    play.time = SimpleNamespace(monotonic=watch.clock, sleep=time.sleep)  # type: ignore[assignment, attr-defined]
    options = play.PlayOptions(
        speed=wish.get("speed", 1.0), size=tuple(wish["size"]), mute=True, ask=False
    )
    play.open_player(wish.get("play"), options)
    return watch.told


if __name__ == "__main__":
    print(json.dumps(watched(json.loads(sys.argv[1]))))
