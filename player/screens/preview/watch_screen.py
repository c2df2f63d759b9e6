"""The play screen of a file that is being written: it follows each save, and keeps no log."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pygame
from msgspec.structs import replace

from player.format.routine_file import Reading
from player.model.routine import Routine
from player.plan.segment import SegmentKind
from player.plan.timeline import Timeline
from player.screens.forms.spoken import minutes
from player.screens.play.play_painters import Overlay
from player.screens.play.play_picture import PlayPicture
from player.screens.play.play_view import PlayView, view_at
from player.screens.play.still_pictures import StillPictures
from player.screens.preview.preview_player import Playhead
from player.screens.preview.problem_panel import REGION, Shown, draw_problem, panel_box
from player.ui.look import Ink, Role
from player.ui.widgets.hint import draw_hint
from player.ui.window.canvas import Canvas
from player.ui.window.screen import BaseScreen

MOVING_FRAME = 1 / 60
STILL_FRAME = 1 / 12

_LEAVE = "Esc  leave"
_KEYS = f"Space  play     ←  →  step     ↑  ↓  part     {_LEAVE}"


class Follower(Protocol):
    """What tells of the file."""

    @property
    def wait(self) -> float:
        """Seconds until the next look."""

    def look(self) -> Reading | None:
        """The file as it is now, if it has been saved since the last look."""


class Watching(BaseScreen[bool]):
    """Shows one moment of the plan, or plays it from there; a save leaves it at the same step.

    While the file cannot be played, its last good version stays, with what is wrong over it.
    `lay_out` makes a plan of a routine, `speed` is seconds of it for each second of the clock.
    """

    def __init__(
        self,
        title: str,
        follower: Follower,
        clock: Callable[[], float],
        lay_out: Callable[[Routine], Timeline],
        pictures: StillPictures,
        *,
        speed: float = 1.0,
    ) -> None:
        super().__init__()
        self.head: Playhead | None = None
        self._title = title
        self._follower = follower
        self._clock = clock
        self._lay_out = lay_out
        self._pictures = pictures
        self._speed = speed
        self._picture: PlayPicture | None = None
        self._reading = Reading()
        self._open: int | None = None
        self._changed = self._next_look = clock()
        self.update()

    # The file

    def update(self) -> None:
        """Look at the file when it is time, and let a plan that plays go on."""
        now = self._clock()
        if self.head is not None:
            self.head.heed(now)
        if now >= self._next_look:
            reading = self._follower.look()
            self._next_look = now + self._follower.wait
            if reading is not None:
                self._changed = now
                self._take(reading)

    def _take(self, reading: Reading) -> None:
        self._reading = reading
        self._open = 0 if reading.errors else None
        if reading.routine is None:
            return
        timeline = self._lay_out(reading.routine)
        self._picture = PlayPicture(timeline, self._pictures)
        if self.head is None:
            self.head = Playhead(timeline, self._speed)
        else:
            self.head.follow(timeline)

    @property
    def shown(self) -> Shown | None:
        """The problem that stands in the panel; None while there is no panel."""
        if self._open is None:
            return None
        problems = (*self._reading.errors, *self._reading.advice)
        return Shown(problems[self._open], self._open + 1, len(problems))

    def _turn_over(self, by: int) -> None:
        """The next problem. After the last comes the first, or no panel if nothing is wrong."""
        count = len(self._reading.problems)
        places = [*range(count)] if self._reading.errors else [None, *range(count)]
        if count:
            self._open = places[(places.index(self._open) + by) % len(places)]

    # Presses

    def handle(self, event: pygame.event.Event) -> None:
        """Arrows go through the plan, Space plays, Tab shows problems, Esc leaves."""
        if event.type != pygame.KEYDOWN:
            return
        if event.key == pygame.K_ESCAPE:
            self.leave()
        elif event.key == pygame.K_TAB:
            self._turn_over(-1 if event.mod & pygame.KMOD_SHIFT else 1)
        elif self.head is not None:
            self.head.heed(self._clock())
            _steer(self.head, event.key)

    def leave(self) -> None:
        """Esc, or the window was closed: nothing is kept."""
        self.result = True

    # The picture

    def view(self) -> PlayView | None:
        """What is shown of the plan; a movement that stands still shows where it leads."""
        head = self.head
        if head is None:
            return None
        spot = head.spot
        view = view_at(head.timeline, spot.segment, spot.offset)
        if not head.playing and spot.offset == 0 and view.segment.kind is SegmentKind.MOVE:
            return replace(view, offset=view.length)
        return view

    def hint_text(self) -> str:
        """The quiet line at the bottom: step, time of the whole, advice, keys."""
        parts = []
        if self.head is not None:
            timeline = self.head.timeline
            parts.append(f"Step {self.head.step + 1} of {len(timeline.steps)}")
            parts.append(minutes(timeline.total_seconds))
        if len(self._reading.problems) > 1 or (self._reading.problems and self._open is None):
            parts.append("Tab  next problem" if self._reading.errors else self._advice())
        return "     ".join([*parts, _KEYS if self.head is not None else _LEAVE])

    def _advice(self) -> str:
        count = len(self._reading.advice)
        return f"Tab  {count} piece{'s' if count > 1 else ''} of advice"

    def draw(self, canvas: Canvas) -> None:
        """The play screen, or the name of the file; and the panel over it."""
        view, shown = self.view(), self.shown
        covered = canvas.boxes().get(REGION)
        if covered and (shown is None or panel_box(canvas, shown) != covered):
            canvas.clear()
        if view is None or self._picture is None:
            self._draw_name(canvas)
        else:
            self._picture.draw(canvas, view, Overlay(hint=self.hint_text()))
        if shown is not None:
            draw_problem(canvas, shown, (view.segment, view.offset) if view else None)

    def _draw_name(self, canvas: Canvas) -> None:
        canvas.scene(("watching", self._title))
        look, writer = canvas.look, canvas.writer
        edge = look.px(0.05)
        width, height = canvas.size
        box = pygame.Rect(edge, edge, width - 2 * edge, look.px(0.1))
        below = pygame.Rect(edge, height - edge, width - 2 * edge, edge)

        def name(surface: pygame.Surface, box: pygame.Rect) -> None:
            text = writer.shortened(self._title, Role.TITLE, box.width)
            writer.put(surface, text, Role.TITLE, look.colour(Ink.INK), box.topleft)

        canvas.region("name", box, self._title, name)
        draw_hint(canvas, below, self.hint_text())

    def next_frame(self, last: float) -> float | None:
        """After a save at once, and while the plan plays."""
        if last < self._changed:
            return self._changed
        if self.head is None or not self.head.playing:
            return None
        moving = self.head.segment.kind is SegmentKind.MOVE
        return last + (MOVING_FRAME if moving else STILL_FRAME)

    def next_moment(self) -> float | None:
        """When the file is looked at again."""
        return self._next_look


def _steer(head: Playhead, key: int) -> None:
    """Move in the plan as a key says."""
    steps = {
        **dict.fromkeys((pygame.K_RIGHT, pygame.K_PAGEDOWN, pygame.K_n), 1),
        **dict.fromkeys((pygame.K_LEFT, pygame.K_PAGEUP, pygame.K_b), -1),
    }
    if key in steps:
        head.go_by_steps(steps[key])
    elif key in (pygame.K_DOWN, pygame.K_UP):
        head.go_by_parts(1 if key == pygame.K_DOWN else -1)
    elif key in (pygame.K_HOME, pygame.K_END):
        head.go_to_step(0 if key == pygame.K_HOME else -1)
    elif key == pygame.K_SPACE:
        head.toggle()
