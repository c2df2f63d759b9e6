"""The stop signs while a routine plays: one key away, kept, and closing what they should close."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from msgspec.structs import replace

from player.care.screening import Due, Lock, Reason
from player.care.stop_signs import StopSign, sign_texts
from player.flow.answers import Played
from player.format.library import Library
from player.model.care import StopLevel
from player.model.diary import Screening
from player.model.record import Outcome, PainKind
from player.model.settings import Country
from player.plan.clockwork import State
from player.screens.forms.form import Form
from player.screens.forms.menu import Menu
from player.screens.play.play import Play
from player.screens.play.stop_signs import (
    AGAIN,
    StopSignScreen,
    StopSignsMenu,
)
from player.storage.history import History
from player.ui.look import THEMES, Look
from player.ui.window.canvas import Canvas
from tests.screens.driving import START, Driver

ROUTINE = """
name: Reach
steps:
  - name: Reach
    rep: [{say: Reach., move: 2 s, hold: 30 s}]
    dose: {reps: 2}
    stop_if: [It hurts.]
  - name: Rest a little
    rep: [{say: Breathe., hold: 60 s}]
    stop_if: [It hurts.]
"""

KEYS = "123456789ab"
BY_KEY = dict(zip(KEYS, sign_texts().signs, strict=True))
ENDING = [key for key, sign in BY_KEY.items() if sign.ends_today]


@pytest.fixture
def at(own_home: Path, tmp_path: Path) -> Iterator[Driver]:
    """5 s into a hold, with the signs open."""
    folder = tmp_path / "routines"
    folder.mkdir()
    (folder / "reach.yaml").write_text(ROUTINE, encoding="utf-8")
    driver = Driver(own_home, Library([folder]), "reach", ask=False)
    driver.profile.settings = replace(driver.profile.settings, country=Country.UK)
    driver.wait(7)
    driver.press(pygame.K_s, "s")
    yield driver
    driver.close()


def told(driver: Driver) -> StopSignScreen:
    panel = driver.top
    assert isinstance(panel, StopSignScreen), panel
    return panel


def screenings(driver: Driver) -> list[Screening]:
    driver.profile.log.wait(5)
    with History.open(driver.path) as history:
        return [one for one in history.diary.all(Screening) if one.at > START]


def test_the_signs_stand_still_until_escape_and_nothing_is_kept(at: Driver) -> None:
    assert isinstance(at.top, Menu)
    assert at.play.session.state is State.PAUSED
    before = at.play.session.offset
    at.wait(20)
    at.press(pygame.K_ESCAPE)
    assert at.top is at.play
    at.wait(3.1)
    assert at.play.session.state is State.RUNNING
    assert at.play.session.offset == pytest.approx(before, abs=0.7)
    assert at.records()[0].pains == ()
    assert screenings(at) == []


def test_in_a_pause_they_leave_the_pause(at: Driver) -> None:
    at.press(pygame.K_ESCAPE)
    at.press(pygame.K_SPACE)
    at.press(pygame.K_s, "s")
    at.press(pygame.K_ESCAPE)
    assert at.play.session.state is State.PAUSED


@pytest.mark.parametrize("key", [pygame.K_SPACE, pygame.K_RETURN])
def test_a_press_meant_for_the_routine_chooses_nothing(at: Driver, key: int) -> None:
    at.press(key)
    assert isinstance(at.top, Menu)
    assert at.play.changes.played is None


def test_space_chooses_nothing_where_the_mouse_rests_either(at: Driver) -> None:
    pos = at.app.canvas.boxes()["row 2"].center
    move = pygame.event.Event(pygame.MOUSEMOTION, pos=pos, rel=(1, 1), buttons=(0, 0, 0))
    pygame.event.post(move)
    at.press(pygame.K_SPACE)
    assert at.play.changes.played is None


def test_in_two_columns_the_arrows_begin_with_the_gravest_too() -> None:
    pygame.font.init()
    panel = StopSignsMenu(Country.UK)
    canvas = Canvas(pygame.Surface((1280, 720)), Look(THEMES["light"], 1280, 720))
    canvas.clear()
    panel.draw(canvas)
    assert len({box.left for name, box in canvas.boxes().items() if name.startswith("row")}) == 2
    seen = {"row 0", "row 10"} & canvas.boxes().keys()
    panel.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_DOWN, unicode="", mod=0))
    assert (panel.listing.focus, len(seen)) == (0, 2)


def test_the_arrows_begin_with_the_gravest(at: Driver) -> None:
    at.press(pygame.K_DOWN)
    at.press(pygame.K_RETURN)
    at.press(pygame.K_RETURN)
    assert told(at).sign.short == sign_texts().signs[0].short


@pytest.mark.parametrize("key", ENDING)
def test_a_sign_ends_the_day_before_its_page_is_read(at: Driver, key: str) -> None:
    at.type(2 * key)
    assert told(at).sign == BY_KEY[key].for_country(Country.UK)
    record = at.records()[0]
    assert record.ended is not None
    standing = at.profile.standing()
    assert standing.lock is not Lock.OPEN
    at.wait(30)
    at.press(pygame.K_RETURN)
    assert not isinstance(at.app.screen, Play)


def test_a_sign_that_ends_the_day_is_pressed_twice(at: Driver) -> None:
    panel = at.top
    assert isinstance(panel, StopSignsMenu)
    at.type("68")
    assert at.top is panel
    assert [row.key for row in panel.listing.rows if row.title == AGAIN] == ["8"]
    assert panel.listing.rows[7].below == BY_KEY["8"].short
    at.type("8")
    assert told(at).sign.question == BY_KEY["8"].question


def test_a_large_button_goes_on_with_none_of_them(at: Driver) -> None:
    at.type("1")
    button = at.app.canvas.boxes()["button"]
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        pygame.event.post(pygame.event.Event(kind, pos=button.center, button=1))
    at.wait(4)
    assert at.top is at.play
    assert at.play.session.state is State.RUNNING


@pytest.mark.parametrize("key", [key for key, sign in BY_KEY.items() if sign.calls])
def test_a_sign_to_call_at_closes_everything_for_the_day(at: Driver, key: str) -> None:
    at.type(2 * key)
    standing = at.profile.standing()
    assert (standing.lock, standing.reasons[0]) == (Lock.ALL, Reason.GO_NOW)
    (kept,) = screenings(at)
    assert (kept.tier, dict(kept.answers)) == (1, {BY_KEY[key].question: True})
    record = at.records()[0]
    assert record.outcome is Outcome.STOPPED_FOR_PAIN
    assert BY_KEY[key].short in record.note


def test_a_numb_limb_closes_all_until_the_questions_are_answered(at: Driver) -> None:
    at.type("66")
    standing = at.profile.standing()
    assert (standing.lock, standing.due) == (Lock.ALL, Due.SIGNS)
    assert standing.reasons[0] is Reason.ANSWER_FIRST
    assert at.records()[0].pains[0].kind is PainKind.NUMB


def test_swelling_rests_the_routines_and_is_in_the_note(at: Driver) -> None:
    at.type("77")
    assert at.profile.standing().reasons[0] is Reason.STOPPED
    record = at.records()[0]
    assert record.pains == ()
    assert BY_KEY["7"].short in record.note


def test_dizzy_is_ill_today_and_no_pain(at: Driver) -> None:
    at.type("88")
    assert at.profile.standing().reasons == (Reason.ILL,)
    assert at.records()[0].outcome is Outcome.STOPPED


@pytest.mark.parametrize(("key", "kind", "least"), [("9", "sharp", 0), ("a", "dull", 6)])
def test_a_pain_is_kept_as_one(at: Driver, key: str, kind: str, least: int) -> None:
    at.type(2 * key)
    pain = at.records()[0].pains[0]
    assert (pain.kind, pain.strength, pain.exercise, pain.where) == (
        kind,
        least,
        at.play.session.segment.exercise.key,  # type: ignore[union-attr]
        BY_KEY[key].short.lower(),
    )
    assert at.profile.standing().lock is Lock.GENTLE_ONLY


def test_a_pain_that_rose_leaves_the_exercise_and_goes_on_with_the_next(at: Driver) -> None:
    at.type("b")
    at.wait(4)
    assert at.play.session.segment.number == 2
    assert at.play.session.state is State.RUNNING
    at.press(pygame.K_RIGHT)
    record = at.records()[0]
    assert record.outcome is Outcome.STOPPED
    assert (record.pains[0].strength, record.exercises[0].skipped) == (2, 2)


def test_in_the_last_exercise_it_is_the_end(at: Driver) -> None:
    at.press(pygame.K_ESCAPE)
    for _ in range(2):
        at.press(pygame.K_RIGHT)
    assert at.play.session.segment.number == 2
    at.press(pygame.K_s, "s")
    at.type("b")
    assert not isinstance(at.app.screen, Play)


def test_only_the_button_goes_on_with_the_mouse(at: Driver) -> None:
    at.type("11")
    page = told(at)

    def click(pos: tuple[int, int]) -> None:
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            pygame.event.post(pygame.event.Event(kind, pos=pos, button=1))
            at.app.step()

    click((30, 300))
    assert isinstance(at.app.screen, Play)
    click(at.app.canvas.boxes()["button"].center)
    assert page.result is not None
    assert not isinstance(at.app.screen, Play)


def test_two_clicks_on_a_sign_choose_it(at: Driver) -> None:
    box = at.app.canvas.boxes()["row 1"]
    for kind in 2 * (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        pygame.event.post(pygame.event.Event(kind, pos=box.center, button=1))
    at.wait(0.1)
    assert told(at).sign.short == sign_texts().signs[1].short


def test_closing_the_window_at_the_page_changes_nothing_more(at: Driver) -> None:
    at.type("11")
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    at.app.step()
    assert at.app.exit_code == 0
    assert at.records()[0].outcome is Outcome.STOPPED_FOR_PAIN
    assert at.profile.standing().lock is Lock.ALL


def test_the_answer_of_the_screen_names_the_sign(at: Driver) -> None:
    at.type("66")
    played = at.play.changes.played
    assert isinstance(played, Played)
    assert (played.sign, played.pain) == (BY_KEY["6"].for_country(Country.UK), PainKind.NUMB)


def test_all_that_call_are_on_the_first_page_of_a_small_window(at: Driver) -> None:
    panel = at.top
    assert isinstance(panel, Menu)
    seen = [name for name in at.app.canvas.boxes() if name.startswith("row ")]
    assert len(seen) >= sum(sign.calls for sign in sign_texts().signs)
    assert panel.listing.top == 0


@pytest.mark.parametrize(("country", "number"), [("eu", "112"), ("us", "911")])
def test_the_number_is_that_of_the_country(country: str, number: str) -> None:
    panel = StopSignsMenu(Country(country))
    first = panel.listing.rows[0].value
    assert isinstance(first, StopSign)
    assert number in panel.title
    assert number in first.then


def test_every_sign_has_a_key() -> None:
    rows = StopSignsMenu(Country.UK).listing.rows
    assert [row.key for row in rows] == list(KEYS)
    assert [one for one in rows if isinstance(one.value, StopSign)] == list(rows)
    assert {sign.level for sign in sign_texts().signs} == set(StopLevel)


def test_the_session_is_over_for_the_forms_after_it(own_home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "routines"
    folder.mkdir()
    (folder / "reach.yaml").write_text(ROUTINE, encoding="utf-8")
    driver = Driver(own_home, Library([folder]), "reach")
    while isinstance(driver.app.screen, Form):
        driver.press(pygame.K_RETURN)
    driver.wait(3)
    driver.press(pygame.K_s, "s")
    driver.type("99")
    driver.press(pygame.K_RETURN)
    assert isinstance(driver.app.screen, Form)
    assert driver.records()[0].outcome is Outcome.STOPPED_FOR_PAIN
    driver.close()
