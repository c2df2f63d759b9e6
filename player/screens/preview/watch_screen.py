"""The play screen of a file that is being written: it follows each save, and keeps no log."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from msgspec.structs import replace

from player.format.routine_file import Reading
from player.plan.segment import SegmentKind
from player.plan.timeline import lay_out
from player.screens.forms.spoken import minutes
from player.screens.play.play_painters import SessionStatus
from player.screens.play.play_picture import PlayPicture
from player.screens.play.play_view import PlayView, view_at
from player.screens.play.still_pictures import StillPictures
from player.screens.preview.preview_player import PreviewPlayer
from player.screens.preview.problem_panel import REGION, ShownProblem, draw_problem, panel_box
from player.ui.look import Ink, Role, Space
from player.ui.pygame_types import Event, Rect, Surface
from player.ui.widgets.hint import draw_hint
from player.ui.window.canvas import Canvas
from player.ui.window.keys import FULL_SCREEN, Key, Keys, Pair
from player.ui.window.screen import BaseScreen

MOVING_FRAME = 1 / 60
STILL_FRAME = 1 / 12


class FileWatcher(Protocol):
    """Watches the file for changes."""

    @property
    def wait(self) -> float:
        """Seconds until the next look."""

    def look(self) -> Reading | None:
        """The file as it is now, if it has been saved since the last look."""


class WatchScreen(BaseScreen[bool]):
    """Shows one moment of the plan, or plays it from there; a save keeps the step.

    While the file cannot be played, its last good version stays, with the problem over it.
    `speed` is seconds of the plan for each second of the clock.
    """

    everywhere = (FULL_SCREEN, ("?", "these keys"))

    def __init__(
        self,
        title: str,
        follower: FileWatcher,
        clock: Callable[[], float],
        pictures: StillPictures,
        *,
        speed: float = 1.0,
    ) -> None:
        super().__init__()
        self.player: PreviewPlayer | None = None
        self._title = title
        self._follower = follower
        self._clock = clock
        self._pictures = pictures
        self._speed = speed
        self._picture: PlayPicture | None = None
        self._reading = Reading()
        self._open: int | None = None
        self._changed = self._next_look = clock()
        self.update()

    # The file

    def update(self) -> None:
        now = self._clock()
        if self.player is not None:
            self.player.update(now)
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
        timeline = lay_out(reading.routine)
        self._picture = PlayPicture(timeline, self._pictures)
        if self.player is None:
            self.player = PreviewPlayer(timeline, self._speed)
        else:
            self.player.follow(timeline)

    @property
    def shown(self) -> ShownProblem | None:
        """The problem in the panel; None while there is no panel."""
        if self._open is None:
            return None
        problems = (*self._reading.errors, *self._reading.advice)
        return ShownProblem(problems[self._open], self._open + 1, len(problems))

    def _turn_over(self, by: int) -> None:
        """Show the next problem; after the last, the first or, without errors, no panel."""
        count = len(self._reading.problems)
        places = [*range(count)] if self._reading.errors else [None, *range(count)]
        if count:
            self._open = places[(places.index(self._open) + by) % len(places)]

    # Presses

    def keys(self) -> Keys:
        leave = Key("Esc", "leave", self.leave)
        return Keys(*self._problem_keys(), *self._plan_keys(), leave)

    def _plan_keys(self) -> list[Key]:
        player = self.player
        if player is None:
            return []
        return [
            Key("Space", "pause" if player.playing else "play", player.toggle),
            Key("←", "step", partial(player.go_by_steps, -1), ("Page Up", "B")),
            Key("→", "step", partial(player.go_by_steps, 1), ("Page Down", "N")),
            Key("↑", "part", partial(player.go_by_segments, -1)),
            Key("↓", "part", partial(player.go_by_segments, 1)),
            Key("Home", "first step", partial(player.go_to_step, 0), hint=False),
            Key("End", "last step", partial(player.go_to_step, -1), hint=False),
        ]

    def _problem_keys(self) -> list[Key]:
        problems, advice = self._reading.problems, len(self._reading.advice)
        does = "next problem"
        if not self._reading.errors:
            does = f"{advice} piece{'s' if advice > 1 else ''} of advice"
        more = len(problems) > 1 or (problems and self._open is None)
        return [
            Key("Tab", does if more else "", partial(self._turn_over, 1)),
            Key("Shift+Tab", act=partial(self._turn_over, -1)),
        ]

    def press(self, event: Event) -> bool:
        if self.player is not None:
            self.player.update(self._clock())
        return super().press(event)

    def leave(self) -> None:
        self.result = True

    # The picture

    def view(self) -> PlayView | None:
        """The view of this moment; a movement that stands still shows where it leads."""
        player = self.player
        if player is None:
            return None
        point = player.point
        view = view_at(player.timeline, point.segment, point.offset)
        if not player.playing and point.offset == 0 and view.segment.kind is SegmentKind.MOVE:
            return replace(view, offset=view.length)
        return view

    def hint(self) -> tuple[Pair, ...]:
        """The step and the length of the plan, then the keys."""
        if self.player is None:
            return super().hint()
        timeline = self.player.timeline
        place = f"Step {self.player.step + 1} of {len(timeline.steps)}"
        return (("", place), ("", minutes(timeline.total_seconds)), *super().hint())

    def draw(self, canvas: Canvas) -> None:
        view, shown = self.view(), self.shown
        covered = canvas.boxes().get(REGION)
        if covered and (shown is None or panel_box(canvas, shown) != covered):
            canvas.clear()
        if view is None or self._picture is None:
            self._draw_name(canvas)
        else:
            self._picture.draw(canvas, view, SessionStatus(hint=self.hint()))
        if shown is not None:
            draw_problem(canvas, shown, (view.segment, view.offset) if view else None)

    def _draw_name(self, canvas: Canvas) -> None:
        canvas.scene(("watching", self._title))
        look, writer = canvas.look, canvas.writer
        edge = look.px(Space.HUGE)
        width, height = canvas.size
        box = Rect(edge, edge, width - 2 * edge, look.px(Space.HEAD))
        below = Rect(edge, height - edge, width - 2 * edge, edge)

        def name(surface: Surface, box: Rect) -> None:
            text = writer.shortened(self._title, Role.TITLE, box.width)
            writer.put(surface, text, Role.TITLE, look.colour(Ink.INK), box.topleft)

        canvas.region("name", box, self._title, name)
        draw_hint(canvas, below, self.hint())

    def next_frame(self, last: float) -> float | None:
        if last < self._changed:
            return self._changed
        if self.player is None or not self.player.playing:
            return None
        moving = self.player.segment.kind is SegmentKind.MOVE
        return last + (MOVING_FRAME if moving else STILL_FRAME)

    def next_moment(self) -> float | None:
        return self._next_look
