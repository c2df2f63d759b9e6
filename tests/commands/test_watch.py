"""`untwist watch`: a real app that follows a file through every way of saving it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from player.app import locations
from player.cli import main
from player.commands.watch import FileFollower, watching
from player.plan.segment import SegmentKind
from player.screens.play.figure_frames import Stances
from player.screens.play.still_pictures import StillPictures
from player.screens.preview.problem_panel import REGION, under
from player.screens.preview.watch_screen import WatchScreen
from player.ui.look import THEMES, Ink, Role
from player.ui.window.app import App
from player.ui.window.window import Window
from tests.figure.palettes import FIGURE

GOOD = """\
name: Reach
left_means: the left arm
start: {pose: hands-and-knees, say: Come down., for: 4 s}
rep:
  - {say: Reach long., pose: bird-dog, move: 2 s, hold: 3 s}
  - {say: And back., pose: hands-and-knees, move: 2 s}
dose: {reps: 3, sides: alternate}
stop_if: [Pain.]
"""
BAD = GOOD.replace("hold: 3 s", "holdd: 3 s")


class Author:
    """An app that watches a file, and the hands of its author."""

    def __init__(self, path: Path, size: tuple[int, int] = (800, 600), speed: float = 1.0) -> None:
        self.time = 1000.0
        self.path = path
        pictures = StillPictures(Stances(locations.pose_of), FIGURE)
        follower = FileFollower(path)
        self.screen = WatchScreen(path.name, follower, lambda: self.time, pictures, speed=speed)
        self.app = App(
            Window(size),
            watching(self.screen),
            lambda _: self.screen,
            clock=lambda: self.time,
            sleep=self.wait,
            theme=THEMES["light"],
        )
        self.app.open()
        self.app.step()

    def wait(self, seconds: float, frame: float = 0.01) -> None:
        """Let time pass in turns of the loop."""
        end = self.time + seconds
        while self.time < end - 1e-9:
            self.time = min(end, self.time + frame)
            self.app.step()

    def press(self, key: int, mod: int = 0) -> None:
        event = pygame.event.Event(pygame.KEYDOWN, key=key, unicode="", mod=mod, scancode=0)
        pygame.event.post(event)
        self.app.step()
        self.wait(0.05)

    def save(self, text: str) -> None:
        """Write into the file, as some editors do; its time moves on by a second."""
        before = self.path.stat().st_mtime if self.path.exists() else 1.0
        self.path.write_text(text, encoding="utf-8")
        os.utime(self.path, (before + 1, before + 1))

    @property
    def names(self) -> str:
        assert self.screen.player is not None
        return self.screen.player.timeline.routine.name

    @property
    def place(self) -> tuple[int, str]:
        assert self.screen.player is not None
        return self.screen.player.step, str(self.screen.player.segment.kind)

    @property
    def problem(self) -> tuple[int, int, str] | None:
        shown = self.screen.shown
        if shown is None:
            return None
        return shown.problem.line, shown.problem.column, shown.problem.name


def words(screen: WatchScreen) -> str:
    return " ".join(word for pair in screen.hint() for word in pair)


@pytest.fixture
def author(tmp_path: Path) -> Iterator[Callable[..., Author]]:
    def opened(text: str = GOOD, **options: float) -> Author:
        path = tmp_path / "work" / "reach.yaml"
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
        return Author(path, **options)  # type: ignore[arg-type]

    yield opened
    pygame.display.quit()


Open = Callable[..., Author]


def test_a_save_shows_within_three_tenths_of_a_second_at_the_same_step(author: Open) -> None:
    one = author()
    one.press(pygame.K_RIGHT)
    one.press(pygame.K_RIGHT)
    one.press(pygame.K_DOWN)
    assert one.place == (2, "hold")
    for number, pause in enumerate((0.0, 0.01, 0.033, 0.07, 0.099)):
        one.wait(pause)
        one.save(GOOD.replace("Reach\n", f"Reach {number}\n"))
        frames = one.app.frames
        one.wait(0.29)
        assert one.names == f"Reach {number}"
        assert one.app.frames > frames
        assert one.place == (2, "hold")


def test_what_does_not_change_is_neither_read_nor_drawn_again(author: Open) -> None:
    one = author()
    one.wait(0.5)
    assert one.screen.player is not None
    frames, plan = one.app.frames, one.screen.player.timeline
    one.wait(2.0)
    assert one.app.frames == frames
    assert one.screen.player.timeline is plan


def test_a_problem_stands_over_the_last_good_version(author: Open) -> None:
    one = author()
    one.press(pygame.K_RIGHT)
    before = one.app.canvas.surface.copy()
    one.save(BAD)
    one.wait(0.3)
    assert one.problem == (5, 51, "unknown-key")
    assert one.names == "Reach"
    assert one.place == (1, "move")
    box = one.app.canvas.boxes()[REGION]
    assert one.app.canvas.surface.get_rect().contains(box)
    assert box.top > one.app.canvas.size[1] // 3
    one.save(GOOD)
    one.wait(0.3)
    assert one.problem is None
    after = one.app.canvas.surface
    assert pygame.image.tobytes(after, "RGB") == pygame.image.tobytes(before, "RGB")


def test_the_bar_stands_under_the_right_characters(author: Open) -> None:
    one = author(BAD)
    shown = one.screen.shown
    assert shown is not None
    line = shown.problem.excerpt()
    left, right = under(one.app.canvas.writer, line)
    width = one.app.canvas.writer.width
    assert line.text[line.at : line.at + line.width] == "holdd"
    before = GOOD.splitlines()[4][: line.at]
    assert left == width(before, Role.BODY)
    assert right - left == pytest.approx(width("holdd", Role.BODY), abs=3)
    alert = one.app.canvas.look.colour(Ink.ALERT)
    box = one.app.canvas.boxes()[REGION].inflate(-20, -20)
    reds = [
        y
        for y in range(box.top, box.bottom)
        if sum(
            one.app.canvas.surface.get_at((x, y))[:3] == alert for x in range(box.left, box.right)
        )
        > (right - left) * 0.9
    ]
    assert reds


def test_a_file_that_was_never_good_shows_its_problem_and_then_its_plan(author: Open) -> None:
    one = author("name: Reach\nrep: [\n")
    assert one.screen.player is None
    assert one.problem == (2, 6, "syntax")
    one.press(pygame.K_RIGHT)
    one.press(pygame.K_SPACE)
    one.save(GOOD)
    one.wait(0.3)
    assert one.problem is None
    assert one.place == (0, "start")


def test_tab_goes_through_the_problems(author: Open) -> None:
    one = author(BAD + "level: 9\n")
    assert one.screen.shown is not None
    assert (one.problem, one.screen.shown.count) == ((5, 51, "unknown-key"), 2)
    one.press(pygame.K_TAB)
    assert one.problem == (9, 8, "wrong-value")
    one.press(pygame.K_TAB)
    assert one.problem == (5, 51, "unknown-key")
    one.press(pygame.K_TAB, pygame.KMOD_SHIFT)
    assert one.problem == (9, 8, "wrong-value")


def test_advice_waits_until_it_is_asked_for(author: Open) -> None:
    one = author(GOOD.replace("stop_if: [Pain.]\n", ""))
    assert one.problem is None
    assert "Tab" in words(one.screen)
    one.press(pygame.K_TAB)
    assert one.problem == (1, 7, "no-stop-if")
    one.press(pygame.K_TAB)
    assert one.problem is None
    one.save(GOOD)
    one.wait(0.3)
    assert "Tab" not in words(one.screen)
    one.press(pygame.K_TAB)
    assert one.problem is None


def test_space_plays_from_here_and_pauses_at_its_speed(author: Open) -> None:
    one = author(speed=2.0)
    one.press(pygame.K_RIGHT)
    view = one.screen.view()
    assert view is not None
    assert (view.segment.kind, view.offset) == (SegmentKind.MOVE, view.length)
    assert view.face.number == "2"
    one.press(pygame.K_SPACE)
    frames = one.app.frames
    one.wait(1.45)
    assert one.app.frames > frames + 20
    assert one.place == (1, "hold")
    one.press(pygame.K_SPACE)
    assert one.screen.player is not None
    spot = one.screen.player.point
    one.wait(5)
    assert one.screen.player.point == spot


def test_a_save_while_it_plays_plays_on(author: Open) -> None:
    one = author()
    one.press(pygame.K_SPACE)
    one.wait(5.0)
    assert one.place == (0, "move")
    one.save(GOOD.replace("move: 2 s", "move: 3 s"))
    one.wait(0.3)
    assert one.place == (0, "move")
    one.wait(3.0)
    assert one.place == (0, "hold")


def test_an_editor_that_puts_a_new_file_in_place_of_the_old_one(author: Open) -> None:
    one = author()
    other = one.path.with_name("reach.yaml~tmp")
    stamp = one.path.stat()
    other.write_text(GOOD.replace("Reach\n", "Rname\n"), encoding="utf-8")
    os.utime(other, ns=(stamp.st_mtime_ns, stamp.st_mtime_ns))
    other.replace(one.path)
    assert one.path.stat().st_size == stamp.st_size
    one.wait(0.3)
    assert one.names == "Rname"


def test_several_saves_in_a_row_end_at_the_last_one(author: Open) -> None:
    one = author()
    for number in range(12):
        one.save(GOOD.replace("Reach\n", f"Reach {number}\n") if number % 3 else "name: [")
        one.wait(0.03)
    one.wait(0.3)
    assert one.names == "Reach 11"
    assert one.problem is None


def test_a_file_that_is_gone_and_comes_back(author: Open) -> None:
    one = author()
    one.press(pygame.K_RIGHT)
    one.path.unlink()
    one.wait(0.3)
    assert one.problem == (1, 1, "gone")
    assert one.place == (1, "move")
    one.save(GOOD.replace("Reach\n", "Again\n"))
    one.wait(0.3)
    assert (one.problem, one.names, one.place) == (None, "Again", (1, "move"))


def test_a_folder_that_is_gone_and_comes_back(author: Open) -> None:
    one = author()
    away = one.path.parent.with_name("away")
    one.path.parent.rename(away)
    one.wait(0.3)
    assert one.problem == (1, 1, "gone")
    away.rename(one.path.parent)
    one.wait(0.3)
    assert one.problem is None


def test_a_file_half_written_is_not_read_until_it_rests(author: Open) -> None:
    one = author()
    text = GOOD.replace("Reach\n", "Whole\n")
    for length in range(10, len(text), 25):
        one.save(text[:length])
        one.wait(0.02)
        assert one.problem is None
    one.save(text)
    one.wait(0.3)
    assert one.names == "Whole"


def test_a_file_that_is_used_is_followed_too(author: Open, own_home: Path) -> None:
    own = own_home / "routines" / "deep" / "mine.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("name: Mine\nrep: [{hold: 3}]\nstop_if: [Pain.]\n", encoding="utf-8")
    one = author("name: Two\nsteps: [{use: mine}, {use: later}]\n")
    assert one.problem == (2, 28, "unknown-routine")
    later = one.path.with_name("later.yaml")
    later.write_text("name: Later\nrep: [{hold: 4}]\nstop_if: [Pain.]\n", encoding="utf-8")
    one.wait(0.3)
    assert one.problem is None
    own.write_text("name: Mine now\nrep: [{hold: 30}]\nstop_if: [Pain.]\n", encoding="utf-8")
    one.wait(0.3)
    assert one.screen.player is not None
    assert one.screen.player.timeline.total_seconds == 34


def test_it_leaves_with_esc_and_keeps_nothing(author: Open, own_home: Path) -> None:
    one = author()
    one.press(pygame.K_SPACE)
    one.wait(12, frame=0.1)
    one.press(pygame.K_ESCAPE)
    assert one.app.exit_code == 0
    assert not own_home.exists()


@pytest.mark.parametrize("size", [(480, 360), (800, 600), (1280, 720), (720, 1280), (3840, 2160)])
def test_the_panel_stays_in_every_window(size: tuple[int, int], tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("name: x\nrep: [{say: " + "Ünïcode 日本 " * 40 + ", beath: in}]\n", "utf-8")
    one = Author(path, size=size)
    for _ in range(4):
        box = one.app.canvas.boxes()[REGION]
        assert one.app.canvas.surface.get_rect().contains(box)
        one.press(pygame.K_TAB)
    pygame.display.quit()


def test_the_command_opens_a_window_and_leaves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[str] = []

    def watched(self: App) -> int:
        self.open()
        self.step()
        seen.append(self.window.title)
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_ESCAPE, mod=0))
        self.step()
        return 7 if self.exit_code is None else self.exit_code

    monkeypatch.setattr(App, "run", watched)
    path = tmp_path / "mine.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert main(["watch", str(path), "--speed", "3", "--windowed", "800x600"]) == 0
    assert main(["watch", "cat-cow", "--theme", "dark"]) == 0
    assert seen == ["mine.yaml - Untwist", "cat-cow.yaml - Untwist"]
    assert main(["watch", str(tmp_path / "none.yaml")]) == 1
    assert "none.yaml" in capsys.readouterr().err
    pygame.display.quit()


def test_the_key_of_the_urge_leaves_the_file_open(author: Open) -> None:
    one = author()
    one.press(pygame.K_u)
    assert one.app.exit_code is None
    one.press(pygame.K_RIGHT)
    assert one.place == (1, "move")
    one.press(pygame.K_ESCAPE)
    assert one.app.exit_code == 0
