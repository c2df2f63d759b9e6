"""The main job, end to end: a routine file is played on the screen and the session is logged."""

from pathlib import Path

import pygame
import pytest

from player import places
from player.flow.safety import keep_answers
from player.format.library import Library
from player.model.record import Outcome
from player.screens.choose.choose import Choose
from player.screens.forms.form import Form
from player.screens.play.play import Play
from player.storage.history import History
from tests.screens.driving import START, Driver, to_the_end


@pytest.fixture
def shipped() -> Library:
    return Library([places.shipped("routines")])


def started(home: Path, library: Library, name: str, log: bool = True) -> Driver:
    """A routine that was named, begun from its start card with one press."""
    driver = Driver(home, library, name, log=log)
    driver.press(pygame.K_RETURN)
    assert isinstance(driver.app.screen, Play)
    return driver


@pytest.mark.parametrize(
    ("name", "seconds", "repetitions", "held"),
    [
        ("cat-cow", 70, 6, 24),
        ("open-book", 154, 10, 50),
        ("knee-drops", 120, 10, 50),
        ("bird-dog", 128, 12, 72),
    ],
)
def test_a_routine_plays_to_its_end_and_stands_in_the_history(
    own_home: Path, shipped: Library, name: str, seconds: float, repetitions: int, held: float
) -> None:
    driver = started(own_home, shipped, name)
    shown = [play.view().face.number for play in to_the_end(driver)]
    assert len(shown) == pytest.approx(seconds, abs=2)
    record = driver.records()[0]
    assert (record.routine, record.outcome) == (name, Outcome.COMPLETED)
    assert record.started == START
    assert record.spent.active == pytest.approx(seconds, abs=0.01)
    assert sum(done.reps_done for done in record.exercises) == repetitions
    assert sum(done.hold_seconds for done in record.exercises) == pytest.approx(held)
    assert isinstance(driver.app.screen, Form)
    driver.press(pygame.K_RETURN)
    assert driver.app.exit_code == 0
    driver.close()


def test_with_nothing_asked_the_player_ends_by_itself(own_home: Path, shipped: Library) -> None:
    driver = Driver(own_home, shipped, "cat-cow", ask=False, speed=20)
    driver.wait(4)
    assert driver.app.exit_code == 0
    assert driver.records()[0].speed == 20
    driver.close()


def test_choose_plays_what_is_chosen_and_comes_back(own_home: Path, shipped: Library) -> None:
    driver = Driver(own_home, shipped)
    rows = driver.choose.listing.rows
    assert {"Bird-dog", "Cat-cow", "Knee drops", "Open book"} <= {row.title for row in rows}
    driver.press(pygame.K_RIGHT)
    driver.press(pygame.K_RETURN)
    assert driver.form.title == rows[1].title
    driver.press(pygame.K_RETURN)
    assert driver.play.timeline.routine.key == rows[1].value
    driver.press(pygame.K_ESCAPE)
    driver.press(pygame.K_ESCAPE)
    driver.press(pygame.K_RETURN)
    assert driver.choose.listing.focus == 1
    driver.press(pygame.K_ESCAPE)
    driver.press(pygame.K_ESCAPE)
    assert driver.app.exit_code == 0
    driver.close()


def test_a_broken_file_shows_where_and_the_others_can_be_played(
    own_home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "good.yaml").write_text("name: Good\nrep: [{say: Breathe., hold: 3 s}]\n")
    (folder / "bad.yaml").write_text("name: Bad\nrep: [{say: Breathe., holdd: 3 s}]\n")
    driver = Driver(own_home, Library([folder]))
    good, bad = driver.choose.listing.rows
    assert not bad.enabled
    assert "bad.yaml:2:" in bad.about
    driver.press(pygame.K_RIGHT)
    driver.press(pygame.K_RETURN)
    assert isinstance(driver.app.screen, Choose)
    driver.press(pygame.K_LEFT)
    driver.press(pygame.K_RETURN)
    driver.press(pygame.K_RETURN)
    assert driver.play.timeline.routine.key == good.value
    driver.close()


@pytest.mark.parametrize(("key", "left"), [("g", "resume"), ("k", "keep"), ("d", "discard")])
def test_an_unfinished_session_is_gone_on_with_kept_or_discarded(
    own_home: Path, shipped: Library, key: str, left: str
) -> None:
    first = started(own_home, shipped, "bird-dog")
    first.wait(8 + 10 * 3 + 5)
    first.profile.log.wait(5)
    # The process is gone without a word: its lock is free and nothing was ended.
    first.profile.log.close(5)
    first.app.window.close()

    driver = Driver(own_home, shipped)
    driver.type(key)
    if left == "resume":
        assert driver.play.session.step == 3
        for _ in to_the_end(driver):
            pass
        record = driver.records()[0]
        assert record.outcome is Outcome.COMPLETED
        assert sum(done.reps_done for done in record.exercises) == 12
        assert record.spent.active == pytest.approx(43 + 90, abs=6)
    else:
        with History.open(driver.path) as history:
            kept = history.sessions()
        assert [record.outcome for record in kept] == (
            [Outcome.INTERRUPTED] if left == "keep" else []
        )
        assert not isinstance(driver.app.screen, Play)
    driver.close()


def test_without_a_log_nothing_is_written(own_home: Path, shipped: Library) -> None:
    driver = started(own_home, shipped, "cat-cow", log=False)
    for _ in to_the_end(driver):
        pass
    assert not own_home.exists()
    driver.close()


def test_frames_are_drawn_only_when_something_changed(own_home: Path, shipped: Library) -> None:
    driver = started(own_home, shipped, "bird-dog")
    driver.wait(12)
    driver.press(pygame.K_SPACE)
    driver.wait(1)
    frames = driver.app.frames
    driver.wait(30, frame=0.02)
    assert driver.app.frames - frames <= 1
    driver.close()


def test_no_more_than_sixty_frames_a_second(own_home: Path, shipped: Library) -> None:
    driver = started(own_home, shipped, "cat-cow")
    driver.wait(10.5, frame=0.02)
    frames = driver.app.frames
    driver.wait(2, frame=0.001)
    assert 60 <= driver.app.frames - frames <= 121
    driver.close()


def test_a_window_that_changes_its_size_is_laid_out_anew(own_home: Path, shipped: Library) -> None:
    driver = started(own_home, shipped, "bird-dog")
    driver.wait(12)
    pygame.display.set_mode((1280, 720), pygame.RESIZABLE)
    driver.wait(0.5)
    assert (driver.app.canvas.look.width, driver.app.canvas.look.height) == (1280, 720)
    boxes = driver.app.canvas.boxes()
    assert boxes["next"].right > 1000
    assert boxes["hint"].bottom > 650
    driver.close()


def test_what_is_told_before_going_on_moves_nobody_to_another_exercise(
    own_home: Path, shipped: Library
) -> None:
    """A swap for sore wrists changes how many steps come before this one."""
    first = started(own_home, shipped, "full-back-care")
    for play in to_the_end(first):
        reached = play.timeline.steps[play.session.step]
        if reached.exercise is not None and (reached.exercise.key, reached.rep) == (
            "knee-plank",
            3,
        ):
            break
    keep_answers(first.profile, {"sore wrists": True})
    first.profile.log.wait(5)
    first.profile.log.close(5)
    first.app.window.close()

    driver = Driver(own_home, shipped)
    driver.type("g")
    step = driver.play.timeline.steps[driver.play.session.step]
    assert step.index != reached.index
    assert step.exercise is not None
    assert (step.exercise.key, step.rep) == ("knee-plank", 3)
    driver.close()
