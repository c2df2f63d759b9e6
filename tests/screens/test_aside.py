"""U on the real app: the urge from any screen, and back to what was left, as it was."""

from pathlib import Path

import pygame
import pytest

from player.app.locations import library_for
from player.format.library import Library
from player.model.diary import Urge
from player.model.record import Outcome
from player.model.settings import Settings
from player.plan.clockwork import State
from player.screens.history.screen import HistoryScreen
from player.screens.play.play import Play
from player.storage.history import History
from tests.screens.driving import Driver


@pytest.fixture(scope="module")
def library() -> Library:
    return library_for(Settings())


def meet_the_urge(driver: Driver) -> None:
    """Two taps, the routine to its end with a rating of 2, and the outcome passed over."""
    driver.press(pygame.K_u, "u")
    driver.press(pygame.K_7, "7")
    driver.press(pygame.K_1, "1")
    urge = driver.play
    assert urge.timeline.routine.key == "urge-rescue"
    while driver.app.screen is urge:
        if urge.session.segment.ask is not None:
            driver.press(pygame.K_2, "2")
        driver.wait(1.0, frame=0.25)
    driver.press(pygame.K_RETURN)
    driver.press(pygame.K_RETURN)


def urges(driver: Driver) -> list[Urge]:
    with History.open(driver.path) as history:
        return history.diary.all(Urge)


def test_from_the_history_and_back_to_the_same_screen(tmp_path: Path, library: Library) -> None:
    driver = Driver(tmp_path, library)
    driver.press(pygame.K_h, "h")
    before = driver.app.screen
    assert isinstance(before, HistoryScreen)
    meet_the_urge(driver)
    assert driver.app.screen is before
    (urge,) = urges(driver)
    assert (urge.strength, urge.strength_after) == (7, 2)
    driver.close()


def test_a_paused_routine_waits_for_the_urge_and_both_are_kept(
    tmp_path: Path, library: Library
) -> None:
    driver = Driver(tmp_path, library, "cat-cow", ask=False)
    driver.wait(20)
    routine = driver.play
    at = routine.session.offset, routine.session.segment.index
    meet_the_urge(driver)
    assert driver.app.screen is routine
    assert routine.session.state is State.PAUSED
    assert routine.session.segment.index == at[1]
    assert routine.session.offset == pytest.approx(at[0], abs=0.5)
    driver.press(pygame.K_SPACE, " ")
    while isinstance(driver.app.screen, Play):
        driver.wait(1.0, frame=0.25)
    driver.close()
    with History.open(driver.path) as history:
        kept = {record.routine: record for record in history.sessions()}
    assert {key: one.outcome for key, one in kept.items()} == {
        "cat-cow": Outcome.COMPLETED,
        "urge-rescue": Outcome.COMPLETED,
    }
    assert kept["cat-cow"].spent.active == pytest.approx(70.5, abs=2)


def test_what_is_typed_is_no_urge(tmp_path: Path, library: Library) -> None:
    driver = Driver(tmp_path, library)
    driver.press(pygame.K_SLASH, "/")
    before = driver.app.screen
    driver.press(pygame.K_u, "u")
    assert driver.app.screen is before
    driver.close()


def test_closing_the_window_at_an_urge_keeps_the_routine_that_was_left(
    tmp_path: Path, library: Library
) -> None:
    driver = Driver(tmp_path, library, "cat-cow", ask=False)
    driver.wait(20)
    driver.press(pygame.K_u, "u")
    assert not isinstance(driver.app.screen, Play)
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    driver.app.step()
    assert driver.app.exit_code == 0
    driver.close()
    with History.open(driver.path) as history:
        (kept,) = history.sessions()
    assert (kept.outcome, kept.routine) == (Outcome.STOPPED, "cat-cow")


def test_a_numb_leg_at_the_urge_closes_the_routine_that_was_left(
    tmp_path: Path, library: Library
) -> None:
    driver = Driver(tmp_path, library, "bird-dog", ask=False)
    driver.wait(20)
    routine = driver.play
    for key, sign in ((pygame.K_u, "u"), (pygame.K_x, "x"), (pygame.K_3, "3")):
        driver.press(key, sign)
    for _ in range(12):
        if driver.app.exit_code is not None:
            break
        driver.press(pygame.K_ESCAPE)
    assert routine.result is not None
    driver.close()
    with History.open(driver.path) as history:
        (kept,) = history.sessions()
    assert kept.outcome is Outcome.STOPPED
    assert driver.profile.standing().reasons
