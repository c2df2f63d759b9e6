"""The painter of the player, with its process: killed, slow, silent, or at work."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest
from msgspec.structs import replace

from player.painting import painter_pipe
from player.painting.last_pictures import path_of
from player.painting.painted_ahead import PaintedAhead
from player.painting.painter import Wanted
from player.painting.painting_process import Workshop
from player.painting.ready_pictures import ReadyPictures
from player.painting.subject import paint
from player.painting.wire import Order, Task
from player.places import shipped
from tests.painting.subjects import SIZE, still, way
from tests.painting.test_layers import off

SILENT = (sys.executable, "-c", "import sys; sys.stdin.buffer.read()")
BROKEN = (sys.executable, "-c", "raise SystemExit(3)")
PATIENCE = 60.0


class Watched(PaintedAhead):
    """A painter with a page, that counts how often it woke somebody."""

    def __init__(self, folder: Path, *command: str, ready: Path = Path("nowhere")) -> None:
        self.woken = 0
        self.page = pygame.Surface((480, 360), depth=32)
        pictures = ReadyPictures(ready)
        super().__init__(self.wake, pictures, folder, command or painter_pipe.COMMAND)

    def wake(self) -> None:
        self.woken += 1

    def until(self, done: Callable[[], object]) -> None:
        """Take in what comes until something is true."""
        end = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < end
            self.take(self.page, 1)
            time.sleep(0.01)

    @property
    def process(self) -> "subprocess.Popen[bytes]":
        self.until(lambda: self._pipe is not None and self._pipe._process is not None)
        assert self._pipe is not None
        assert self._pipe._process is not None
        return self._pipe._process


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Callable[..., Watched]]:
    painters: list[Watched] = []

    def make(*command: str, **more: Path) -> Watched:
        painters.append(Watched(tmp_path / "figure", *command, **more))
        return painters[-1]

    yield make
    for painter in painters:
        painter.close()


def shown(painter: Watched, share: float) -> pygame.Surface:
    film = painter.film(way("hands-and-knees", "bird-dog"))
    assert film is not None
    page = pygame.Surface(SIZE, depth=32)
    film.put(page, (0, 0), film.nearest(share))
    return page


PLAN = [
    Wanted(still("hands-and-knees")),
    Wanted(way("hands-and-knees", "bird-dog"), 0.4),
    Wanted(still("cat"), later=True),
]


def test_all_that_is_expected_comes_and_is_what_would_be_painted_here(
    made: Callable[..., Watched],
) -> None:
    painter = made()
    painter.expect(PLAN, painter.page)
    subject = PLAN[1].subject

    def complete() -> bool:
        film = painter.film(subject)
        return film is not None and len(film.there) == film.steps + 1

    painter.until(lambda: complete() and painter.still(PLAN[2].subject))
    assert off(shown(painter, 1.0), paint(subject.at(1.0))) < 40
    for one in (PLAN[0], PLAN[2]):
        page, picture = pygame.Surface(SIZE, depth=32), painter.still(one.subject)
        assert picture is not None
        picture.put(page, (0, 0))
        assert off(page, paint(one.subject)) <= 2
    assert painter.weight < painter._room


def test_what_is_missed_wakes_and_what_nobody_misses_does_not(made: Callable[..., Watched]) -> None:
    painter = made()
    painter.expect(PLAN[:1], painter.page)
    painter.until(lambda: painter._is_there(PLAN[0].subject))
    assert painter.woken == 0
    assert painter.still(still("cow")) is None
    painter.until(lambda: painter.woken)
    assert painter.woken == 1
    painter.until(lambda: painter.still(still("cow")))


def test_a_killed_process_is_started_once_more_and_goes_on(made: Callable[..., Watched]) -> None:
    painter = made()
    painter.expect(PLAN, painter.page)
    painter.until(lambda: painter.film(PLAN[1].subject))
    first = painter.process
    first.kill()
    painter.until(lambda: len(getattr(painter.film(PLAN[1].subject), "there", ())) == 13)
    assert painter.process.pid != first.pid
    assert not painter.trouble


def test_a_process_that_fails_again_is_told_once_and_nothing_is_raised(
    made: Callable[..., Watched],
) -> None:
    for command in (BROKEN, ("no-such-program-here",)):
        painter = made(*command)
        painter.expect(PLAN, painter.page)
        painter.until(lambda painter=painter: painter.trouble)
        painter.expect(PLAN, painter.page)
        assert painter.still(PLAN[0].subject) is None
        assert painter.film(PLAN[1].subject) is None


def test_a_process_that_never_answers_holds_nobody_up(made: Callable[..., Watched]) -> None:
    painter = made(*SILENT)
    painter.expect(PLAN, painter.page)
    pid = painter.process.pid
    begun = time.monotonic()
    for _ in range(50):
        painter.take(painter.page, 1_000_000)
        assert painter.still(PLAN[0].subject) is None
    painter.close()
    assert time.monotonic() - begun < 0.5
    wait_for_the_end_of(pid)


def wait_for_the_end_of(pid: int) -> None:
    end = time.monotonic() + PATIENCE
    while Path(f"/proc/{pid}").exists() and "Z" not in state_of(pid):
        assert time.monotonic() < end
        time.sleep(0.02)


def state_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return "Z"


PLAYER = """
import sys, time
from pathlib import Path
from player.painting.painter import Wanted
from tests.painting.test_painted_ahead import PLAN, Watched
painter = Watched(Path(sys.argv[1]))
painter.expect([Wanted(one.subject, 60.0 * bool(one.seconds)) for one in PLAN], painter.page)
painter.until(lambda: painter.film(PLAN[1].subject))
print(painter.process.pid, flush=True)
time.sleep(100)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_it_ends_with_a_killed_player(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", PLAYER, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert child.stdout is not None
    pid = int(child.stdout.readline())
    assert state_of(pid) != "Z"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    wait_for_the_end_of(pid)


def painted(workshop: Workshop, order: Order) -> list[tuple[int, int]]:
    """The numbers and steps in the order in which they are painted."""
    workshop.take(order)
    found = []
    while (one := workshop.paint_next()) is not None:
        found.append((one[0].number, one[0].step))
    return found


BASE = still("hands-and-knees")
DOG = way("hands-and-knees", "bird-dog")


def test_tasks_are_painted_in_their_order_and_each_step_once() -> None:
    workshop = Workshop()
    order = Order((Task(1, BASE), Task(2, DOG, BASE, 4, room=10**8), Task(3, still("cat"), BASE)))
    assert painted(workshop, order) == [(1, 0), (2, 0), (2, 4), (2, 2), (2, 3), (2, 1), (3, 0)]
    assert painted(workshop, order) == []


def test_an_urgent_task_comes_first_and_the_others_go_on() -> None:
    workshop = Workshop()
    workshop.take(Order((Task(1, BASE), Task(2, DOG, BASE, 2, room=10**8))))
    assert workshop.paint_next() is not None
    assert painted(workshop, Order((Task(9, still("cow")),), urgent=True)) == [
        (9, 0), (2, 0), (2, 2), (2, 1),
    ]  # fmt: skip


def test_another_process_goes_on_with_what_is_there_already() -> None:
    task = Task(2, DOG, BASE, 4, have=(0, 2, 4), weight=30, room=10**8)
    assert painted(Workshop(), Order((task,))) == [(2, 3), (2, 1)]


def test_a_movement_without_room_has_fewer_steps_and_more_when_there_is_room() -> None:
    workshop, room = Workshop(), 60_000
    some = painted(workshop, Order((Task(2, DOG, BASE, 60, room=room),)))
    assert 2 <= len(some) < 61
    assert workshop._progress[2].weight <= room * 1.1
    more = painted(workshop, Order((Task(2, DOG, BASE, 60, room=3 * room),)))
    assert more
    assert not set(some) & set(more)
    assert workshop._progress[2].weight <= 3 * room * 1.1


def test_what_is_kept_stays_within_its_room_and_is_not_let_go_in_a_cycle(
    made: Callable[..., Watched], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four movements turn in less room than they would take."""
    from player.painting import painted_ahead

    monkeypatch.setattr(painted_ahead, "ROOM", 900_000)
    monkeypatch.setattr(painted_ahead, "ROOM_A_PIXEL", 0)
    names = [
        ("hands-and-knees", "bird-dog"),
        ("cat", "cow"),
        ("cow", "bird-dog"),
        ("cat", "bird-dog"),
    ]
    wanted = [Wanted(still("hands-and-knees"))]
    wanted += [Wanted(replace(way(*one), scene=DOG.scene), 2.0) for one in names]
    painter = made()
    painter.expect(wanted, painter.page)
    painter.until(lambda: all(painter._is_there(one.subject) for one in wanted))
    counts = {id(film): len(film.there) for film in painter._films.values()}
    assert len(counts) == 4
    assert min(counts.values()) >= 4
    assert painter.weight <= 900_000 * 1.05
    for place in (2, 3, 4, 1):
        painter.expect([wanted[0], *wanted[place:], *wanted[1:place]], painter.page)
        painter.until(lambda: all(painter._is_there(one.subject) for one in wanted))
    after = {id(film): len(film.there) for film in painter._films.values()}
    assert after.keys() == counts.keys()
    assert all(after[one] >= count for one, count in counts.items())
    assert painter.weight <= 900_000 * 1.05


def test_what_is_not_expected_any_more_is_let_go(made: Callable[..., Watched]) -> None:
    painter = made()
    painter.expect(PLAN, painter.page)
    painter.until(lambda: painter.film(PLAN[1].subject))
    painter.expect([Wanted(still("seated"))], painter.page)
    painter.until(lambda: painter.still(still("seated")))
    assert painter.film(PLAN[1].subject) is None
    assert painter.weight <= 2 * 4 * SIZE[0] * SIZE[1]


def test_the_first_picture_of_the_last_session_stands_in_until_the_new_one_comes(
    made: Callable[..., Watched],
) -> None:
    first = made()
    first.expect(PLAN, first.page)
    first.until(lambda: first.still(PLAN[0].subject))
    later = made(*SILENT)
    later.expect(PLAN, later.page)
    picture = later.still(PLAN[0].subject)
    assert picture is not None
    assert not picture.final
    assert off(picture.base, paint(PLAN[0].subject)) == 0
    assert later.still(PLAN[2].subject) is None


def test_of_a_session_only_the_first_picture_is_kept(
    made: Callable[..., Watched], tmp_path: Path
) -> None:
    painter = made()
    for name in ("cat", "seated", "bridge"):
        painter.expect([Wanted(still(name))], painter.page)
        painter.until(lambda name=name: painter.still(still(name)))
    kept = list((tmp_path / "figure").iterdir())
    assert kept == [path_of(still("cat"), tmp_path / "figure")]


def test_what_came_with_the_program_stands_in_and_is_enough_where_it_is_small(
    made: Callable[..., Watched],
) -> None:
    painter = made(ready=shipped("media") / "figure")
    small = still("bird-dog")
    picture = painter.still(small)
    assert picture is not None
    assert picture.final
    assert painter._pipe is None, "nothing has to be painted"
    large = replace(small, size=(900, 500))
    picture = painter.still(large)
    assert picture is not None
    assert not picture.final
    painter.until(lambda: (found := painter.still(large)) is not None and found.final)


def test_the_player_needs_no_numpy() -> None:
    child = (
        "import sys, player.app.painting, player.app.screens, player.screens.preview.watch_screen;"
        "raise SystemExit('numpy' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", child], check=True, cwd=Path(__file__).parents[2])
