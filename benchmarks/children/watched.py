"""The player itself with a watch on it: `open_player`, with an app that looks at its own loop.

One word, JSON: `play` (a name or a file; none opens Choose), `size`, `speed`, `mute`, `before` and
`span` (seconds from the first frame of that screen until the watch begins, and how long it runs; a
span of 0 goes to the end), `press` (a key to press after half a second), `minimise`, `wheel` (a
notch each frame), `remember` (the memory, twice a second). Tells what it saw as JSON; times in
seconds, memory in MiB.
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
from player.plan.playback import Fired
from player.plan.segment import SegmentKind
from player.screens.choose.choose import Choose
from player.screens.play.play import Play
from player.screens.play.session_audio import SessionAudio

ACT_AFTER = 0.5
REMEMBER_EVERY = 0.5

TURN = 2.0
"""Seconds at the begin of a segment in which the view turns to where the figure comes to be."""

NOTCHES = 150
"""Notches of the wheel in one direction, before it goes back."""


class Watch:
    """What is seen: processor time, turns of the loop, moments, memory."""

    def __init__(self, wish: dict[str, Any]) -> None:
        self.wish = wish
        self.began = float("inf")
        self.opened = float("inf")
        self.spent = 0.0
        self.read = 0.0
        self.turns: list[tuple[float, float, float, bool, str, int, float]] = []
        self.lates: list[float] = []
        self.memory: list[tuple[float, float, float]] = []
        self.steps = 0
        self.told: dict[str, Any] = {}

    @property
    def runs(self) -> bool:
        """Whether the watch has begun."""
        return self.began < float("inf")

    def clock(self) -> float:
        """The monotonic clock; its last reading is kept."""
        self.read = time.monotonic()
        return self.read

    def is_over(self, now: float) -> bool:
        """Whether all that was wished has been seen."""
        return bool(self.wish["span"]) and now >= self.began + self.wish["span"]

    def look(self, now: float) -> None:
        """Begin once the screen has stood for as long as was wished."""
        if not self.runs and now >= self.opened + self.wish.get("before", 2.0):
            self.began, self.spent = time.monotonic(), time.process_time()

    def tell(self) -> None:
        """Put together all that was seen."""
        self.told = {
            "wall": time.monotonic() - self.began,
            "processor": time.process_time() - self.spent,
            "turns": self.turns,
            "lates": self.lates,
            "memory": self.memory,
            "steps": self.steps,
        }


def listen(audio: SessionAudio, watch: Watch) -> None:
    """Note how late each moment is at the time the session audio has handed its tone over."""
    take = audio.take

    def taken(fired: Sequence[Fired], *more: Any) -> None:
        read = watch.read
        take(fired, *more)
        if watch.runs:
            watch.lates += [one.late + time.monotonic() - read for one in fired]

    audio.take = taken  # type: ignore[method-assign, assignment]


def doing(screen: object) -> tuple[str, int, float]:
    """What the figure does, in which exercise, and for how many seconds already.

    `first` and `later` are moves by their repetition; a view that turns, or a body that comes
    into position, moves too. Else it is a `hold`, or it stands `still`.
    """
    if not isinstance(screen, Play):
        return "", 0, 0.0
    segment, offset = screen.session.segment, screen.session.offset
    kind, number = segment.kind, segment.number
    arrives = (segment.pose, segment.side) != (segment.from_pose, segment.from_side)
    turns = segment.index > 0 and offset < TURN and (arrives or kind is SegmentKind.START)
    if kind is SegmentKind.HOLD:
        return "hold", number, offset
    if kind is SegmentKind.MOVE or turns:
        return "first" if segment.rep <= 1 else "later", number, offset
    return "still", number, offset


class WatchedApp(stage.App[Any]):
    """The app, which tells the watch of every turn and ends when the watch does."""

    watch: Watch
    acted = False
    notches = 0
    listening_to: Play | None = None
    next_memory = 0.0

    def step(self) -> None:
        """One turn of the loop, with a look at what it did."""
        watch, wish = self.watch, self.watch.wish
        if watch.runs and wish.get("wheel"):
            self.turn_wheel()
        frames, begun, spent = self.frames, time.monotonic(), time.process_time()
        super().step()
        now = time.monotonic()
        if watch.opened > now and isinstance(self.screen, Play | Choose) and self.frames > frames:
            watch.opened = now
        if isinstance(self.screen, Play) and self.listening_to is not self.screen:
            self.listening_to = self.screen
            listen(self.screen.audio, watch)
        if not self.acted and now >= watch.opened + ACT_AFTER:
            self.acted = True
            act(wish)
        if watch.runs:
            watch.turns.append((begun, now, spent, self.frames > frames, *doing(self.screen)))
        if wish.get("remember") and now >= self.next_memory:
            self.next_memory = now + REMEMBER_EVERY
            self.remember()
        if watch.is_over(now) or self.exit_code is not None:
            self.exit_code = 0
            watch.tell()
        watch.look(now)

    def turn_wheel(self) -> None:
        """A notch down, or back up after many of them."""
        self.notches += 1
        way = -1 if self.notches // NOTCHES % 2 == 0 else 1
        pygame.event.post(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=way, flipped=False))

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
    if wish.get("minimise"):
        pygame.display.iconify()


def watched(wish: dict[str, Any]) -> dict[str, Any]:
    """Open the player with a watch on it; what was seen."""
    watch = WatchedApp.watch = Watch(wish)
    stage.App = WatchedApp  # type: ignore[misc]
    play.time = SimpleNamespace(monotonic=watch.clock, sleep=time.sleep)  # type: ignore[assignment, attr-defined]
    options = play.PlayOptions(
        speed=wish.get("speed", 1.0),
        size=tuple(wish["size"]),
        mute=wish.get("mute", False),
        ask=False,
    )
    play.open_player(wish.get("play"), options)
    return watch.told


if __name__ == "__main__":
    print(json.dumps(watched(json.loads(sys.argv[1]))))
