"""The loop: moments before frames, no frame that would make one late, and rest in between."""

from collections.abc import Generator, Iterator

import pygame
import pytest

from player.ui.look import THEMES
from player.ui.window.app import App
from player.ui.window.canvas import Canvas
from player.ui.window.frame_pace import IDLE_AFTER
from player.ui.window.window import Window


class Clockwork:
    """A screen with moments at given times and frames on demand; it notes what happens when."""

    def __init__(self) -> None:
        self.time = 0.0
        self.result: object | None = None
        self.awake = False
        self.typing = False
        self.moments: list[float] = []
        self.every: float | None = None
        self.cost = 0.0
        self.heard: list[tuple[float, float]] = []
        self.drawn: list[float] = []
        self.updates: list[float] = []
        self.stuck = False
        self.hides = False
        self.opened = []

    def handle(self, event: pygame.event.Event) -> None:
        pass

    def leave(self) -> None:
        self.result = "left"

    def update(self) -> None:
        self.updates.append(self.time)
        while self.moments and self.moments[0] <= self.time and not self.stuck:
            self.heard.append((self.moments.pop(0), self.time))

    def draw(self, canvas: Canvas) -> None:
        self.drawn.append(self.time)
        self.time += self.cost
        canvas.pointer.hidden = self.hides

    def next_frame(self, last: float) -> float | None:
        return None if self.every is None else last + self.every

    def next_moment(self) -> float | None:
        return self.moments[0] if self.moments else None


class Running:
    """The app on such a screen, run turn by turn."""

    def __init__(self) -> None:
        self.screen = Clockwork()
        self.app = App(
            Window((480, 360)),
            self._visit(),
            lambda _: self.screen,
            clock=lambda: self.screen.time,
            sleep=self._sleep,
            theme=THEMES["light"],
        )
        self.slept: list[float] = []
        self.app.open()

    def _visit(self) -> Generator[object, object, int]:
        yield self.screen
        return 0

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.screen.time += seconds

    def until(self, time: float, most: int = 5_000) -> None:
        for _ in range(most):
            if self.screen.time >= time:
                return
            self.app.step()
            self.app._rest()
        raise AssertionError(f"{most} turns took it to {self.screen.time} only")


@pytest.fixture
def running() -> Iterator[Running]:
    yield Running()
    pygame.display.quit()


def test_a_moment_falls_due_when_it_should_and_no_frame_runs_over_it(running: Running) -> None:
    screen = running.screen
    screen.every, screen.cost = 1 / 60, 0.012
    running.until(1.0)
    screen.moments = dues = [1.1 + 0.237 * n for n in range(20)]
    expected = list(dues)
    running.until(6.0)
    assert [due for due, _ in screen.heard] == expected
    assert max(at - due for due, at in screen.heard) < 1e-9
    gaps = [after - before for before, after in zip(screen.drawn, screen.drawn[1:], strict=False)]
    assert max(gaps) < 3 / 60


def test_the_slowest_of_the_last_frames_tells_how_long_the_next_may_take(running: Running) -> None:
    screen = running.screen
    screen.every, screen.cost = 1 / 60, 0.001
    running.until(0.5)
    screen.cost = 0.03
    running.until(screen.time + 0.04)
    screen.cost = 0.001
    running.until(screen.time + 0.1)
    due = screen.time + 0.05
    screen.moments = [due]
    begun = len(screen.drawn)
    running.until(due + 0.001)
    assert all(at <= due - 0.03 or at >= due for at in screen.drawn[begun:])
    assert screen.heard == [(due, due)]


def test_what_fell_due_between_two_readings_comes_before_the_frame(running: Running) -> None:
    screen = running.screen
    screen.every = 1 / 60
    running.until(0.5)

    def late(last: float) -> float:
        if not screen.heard:
            screen.moments = screen.moments or [screen.time]  # as if it fell due just now
        return last

    screen.next_frame = late  # type: ignore[method-assign, assignment]
    frames, slept = len(screen.drawn), len(running.slept)
    running.app.step()
    assert len(screen.drawn) == frames
    running.app._rest()
    assert len(running.slept) == slept
    running.app.step()
    assert len(screen.heard) == 1
    assert len(screen.drawn) == frames + 1


def test_a_moment_that_stays_in_the_past_stops_no_frames_and_takes_no_processor(
    running: Running,
) -> None:
    screen = running.screen
    screen.every = 1 / 60
    running.until(0.5)
    screen.stuck, screen.moments = True, [0.2]
    frames, turns = len(screen.drawn), len(screen.updates)
    running.until(1.5)
    assert 55 <= len(screen.drawn) - frames <= 61
    assert len(screen.updates) - turns < 1000


def test_moments_without_end_leave_ten_frames_a_second(running: Running) -> None:
    screen = running.screen
    screen.every, screen.cost = 1 / 60, 0.02
    running.until(1.0)
    screen.moments = [1.0 + 0.01 * n for n in range(400)]
    frames = len(screen.drawn)
    running.until(4.0)
    assert len(screen.drawn) - frames >= 24


@pytest.mark.parametrize(("every", "turns"), [(None, 10), (1 / 12, 12), (1.0, 20)])
def test_while_nobody_is_at_the_keys_it_looks_seldom(
    every: float | None, turns: int, running: Running
) -> None:
    screen = running.screen
    screen.every = every
    running.until(IDLE_AFTER + 1.0)
    begun = len(screen.updates)
    running.until(screen.time + 10.0)
    assert len(screen.updates) - begun == pytest.approx(10 * turns, rel=0.15)


def test_it_looks_often_after_a_key_and_seldom_when_minimised(running: Running) -> None:
    screen = running.screen
    screen.every = 1 / 60
    running.until(5.0)
    pygame.event.post(pygame.event.Event(pygame.WINDOWMINIMIZED))
    running.until(5.0 + IDLE_AFTER + 0.5)
    turns, frames = len(screen.updates), len(screen.drawn)
    running.until(screen.time + 5.0)
    assert len(screen.drawn) == frames
    assert len(screen.updates) - turns <= 52
    screen.every = None
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_b, unicode="b", mod=0))
    running.until(screen.time + 0.2)
    turns = len(screen.updates)
    running.until(screen.time + 1.0)
    assert len(screen.updates) - turns >= 48


def test_news_is_drawn_without_being_taken_for_somebody_at_the_keys(running: Running) -> None:
    running.app.step()
    running.screen.time += 10
    before, last_event = len(running.screen.drawn), running.app._pace.last_event
    running.app.step()
    assert len(running.screen.drawn) == before
    running.app.wake()
    running.app.step()
    assert len(running.screen.drawn) == before + 1
    assert running.app._pace.last_event == last_event


def test_everything_is_painted_anew_when_pictures_have_come_that_were_missing(
    running: Running,
) -> None:
    def paint(surface: pygame.Surface, box: pygame.Rect) -> None:
        painted.append(box)

    running.app.step()
    canvas, painted, box = running.app.canvas, [], pygame.Rect(0, 0, 9, 9)
    for news, times in ((False, 1), (True, 2), (False, 2)):
        canvas.region("one", box, "key", paint)
        running.app.news = lambda news=news: news
        running.app.wake()
        running.app.step()
        canvas.region("one", box, "key", paint)
        assert len(painted) == times
    assert canvas.news == 1


def test_a_closed_window_takes_no_news(running: Running) -> None:
    pygame.display.quit()
    running.app.wake()


def test_the_pointer_is_seen_but_for_pictures_that_hide_it(running: Running) -> None:
    screen, over = running.screen, [pygame.Rect(0, 0, 60, 60)]
    screen.every, screen.hides = 0.1, True
    moved = pygame.event.Event(pygame.MOUSEMOTION, pos=(30, 30), rel=(1, 1), buttons=(0, 0, 0))
    pygame.event.post(moved)
    running.until(1.0)
    assert not pygame.mouse.get_visible()
    assert running.app.canvas.pointer.spot(over) is None
    screen.hides = False
    running.until(2.0)
    assert pygame.mouse.get_visible()
    assert running.app.canvas.pointer.spot(over) is not None
