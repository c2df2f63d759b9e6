"""Every row of the table of keys, on the real app with a clock that the test moves."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pygame
import pytest
from msgspec.structs import replace

from player.care.texts import pain_texts
from player.format.library import Library
from player.model.diary import Screening
from player.model.record import Outcome, PainKind
from player.model.routine import Asked
from player.plan.clockwork import State
from player.plan.segment import SegmentKind
from player.screens.forms.form import Form
from player.screens.play.about_screen import AboutScreen
from player.screens.play.play import Play
from player.screens.play.play_questions import PainQuestion
from player.screens.play.session_changes import AfterPain
from player.screens.play.session_controls import GO_ON
from player.screens.play.stop_signs import StopSignsMenu
from player.ui.widgets.fields import Card
from player.ui.window.pad import Pad
from tests.screens.driving import START, Driver

ROUTINES = {
    "reach": """
name: Reach
left_means: the left arm
start: {say: Stand., for: 8 s}
rep:
  - {say: "Reach {side}.", move: 2 s, hold: 30 s}
  - {say: Back., move: 2 s}
dose: {reps: 2, sides: alternate}
stop_if: [It hurts.]
easier: [{use: small-reach}, {use: seated-reach}]
""",
    "small-reach": """
name: Small reach
left_means: the left arm
rep: [{say: "A little to the {side}.", move: 2 s, hold: 4 s}]
dose: {reps: 5, sides: alternate}
stop_if: [It hurts.]
""",
    "seated-reach": """
name: Seated reach
position: seated
left_means: the left arm
start: {say: "Sit on a chair, your {side} hand free.", for: 6 s}
rep: [{say: "A little to the {side}.", move: 2 s, hold: 4 s}]
dose: {reps: 5, sides: alternate}
stop_if: [It hurts.]
""",
    "both": """
name: Both
steps:
  - use: reach
  - use: seated-reach
""",
    "two": """
name: Two things
steps:
  - use: small-reach
    reps: 1
  - ask: stiffness
    for: 8 s
  - name: Wait for me
    start: {say: Lie down., for: ready}
    rep: [{say: Breathe., hold: 6 s}]
    stop_if: [It hurts.]
""",
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "routines"
    folder.mkdir()
    for name, text in ROUTINES.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Library([folder])


def playing(driver: Driver, seconds: float) -> Driver:
    """Past whatever comes before the routine, and so many seconds into it."""
    while not isinstance(driver.app.screen, Play):
        driver.press(pygame.K_RETURN)
    driver.wait(seconds - driver.play.session.position)
    return driver


@pytest.fixture
def at(own_home: Path, library: Library) -> Iterator[Driver]:
    """`reach`, 15 s in: 5 s into the hold of the first repetition, on the left."""
    driver = playing(Driver(own_home, library, "reach"), 15)
    assert driver.play.session.segment.kind is SegmentKind.HOLD
    yield driver
    driver.close()


def offset(driver: Driver) -> float:
    return driver.play.session.offset


def test_space_stops_at_once_and_goes_on_with_what_is_left(at: Driver) -> None:
    before = offset(at)
    at.press(pygame.K_SPACE)
    at.wait(20)
    assert at.play.session.state is State.PAUSED
    assert offset(at) == pytest.approx(before)
    at.press(pygame.K_SPACE)
    assert at.play.session.state is State.LEADING
    at.wait(2.5)
    assert at.play.session.state is State.LEADING
    at.wait(1.1)
    assert at.play.session.state is State.RUNNING
    assert before < offset(at) < before + 1.2


def test_a_click_on_the_ring_pauses_and_elsewhere_does_not(at: Driver) -> None:
    def click(x: int, y: int) -> None:
        pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(x, y), button=1))
        at.app.step()

    click(20, 400)
    assert at.play.session.state is State.RUNNING
    click(600, 200)
    assert at.play.session.state is State.PAUSED


@pytest.mark.parametrize("key", [pygame.K_RIGHT, pygame.K_PAGEDOWN, pygame.K_n])
def test_next_goes_to_the_next_step_also_while_paused(at: Driver, key: int) -> None:
    at.press(key)
    assert (at.play.session.step, at.play.session.state) == (1, State.LEADING)
    at.press(pygame.K_SPACE)
    at.press(key)
    assert (at.play.session.step, at.play.session.state) == (2, State.PAUSED)


def test_next_from_the_last_step_is_the_end_and_early_where_most_was_skipped(at: Driver) -> None:
    for _ in range(4):
        at.press(pygame.K_RIGHT)
    assert isinstance(at.app.screen, Form)
    record = at.records()[0]
    assert record.outcome is Outcome.STOPPED
    assert [(done.side, done.reps_done, done.skipped) for done in record.exercises] == [
        ("left", 0, 2),
        ("right", 0, 2),
    ]


def test_who_skips_less_than_half_has_done_it(at: Driver) -> None:
    at.wait(65)
    assert len(at.play.session.done) == 2
    for _ in range(2):
        at.press(pygame.K_RIGHT)
    assert at.records()[0].outcome is Outcome.COMPLETED


@pytest.mark.parametrize("key", [pygame.K_LEFT, pygame.K_PAGEUP, pygame.K_b])
def test_back_begins_this_step_again_and_at_its_start_the_one_before(at: Driver, key: int) -> None:
    at.press(pygame.K_RIGHT)
    at.wait(3 + 10)
    at.press(key)
    assert at.play.session.step == 1
    assert at.play.session.position == pytest.approx(8 + 34, abs=0.5)
    at.press(key)
    assert at.play.session.step == 0


def test_presses_within_300_ms_count_once(at: Driver) -> None:
    for _ in range(3):
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RIGHT, unicode="", mod=0))
        at.wait(0.1)
    assert at.play.session.step == 1


def test_repeat_does_the_step_once_more_after_it_ends(at: Driver) -> None:
    at.press(pygame.K_r)
    at.wait(26 + 3)
    assert at.play.session.step == 0
    at.wait(34 + 4)
    assert at.play.session.step == 1
    at.press(pygame.K_ESCAPE)
    at.press(pygame.K_ESCAPE)
    assert at.records()[0].exercises[0].reps_done == 2


def test_plus_and_minus_change_the_running_hold_by_ten_seconds(at: Driver) -> None:
    at.press(pygame.K_PLUS, "+")
    assert at.play.session.length == pytest.approx(40)
    at.press(pygame.K_MINUS, "-")
    assert at.play.session.length == pytest.approx(30)
    at.press(pygame.K_SPACE)
    at.press(pygame.K_RIGHT)
    length = at.play.session.length
    assert at.play.session.segment.kind is SegmentKind.MOVE
    at.press(pygame.K_PLUS, "+")
    assert at.play.session.length == length


def test_the_list_jumps_to_a_step_and_stands_still_meanwhile(at: Driver) -> None:
    at.press(pygame.K_j)
    at.wait(30)
    assert at.play.session.state is State.PAUSED
    at.press(pygame.K_END)
    at.press(pygame.K_RETURN)
    assert at.play.session.step == 3
    assert at.play.session.state is State.LEADING


def test_escape_closes_the_list_and_goes_on(at: Driver) -> None:
    before = offset(at)
    at.press(pygame.K_j)
    at.press(pygame.K_ESCAPE)
    at.wait(3.1)
    assert at.play.session.state is State.RUNNING
    assert offset(at) == pytest.approx(before, abs=0.7)


def test_a_list_opened_in_a_pause_leaves_the_pause(at: Driver) -> None:
    at.press(pygame.K_SPACE)
    at.press(pygame.K_j)
    at.press(pygame.K_ESCAPE)
    assert at.play.session.state is State.PAUSED


@pytest.mark.parametrize("answers", ["251", "361", "4+1", "171", "1+1", "161"])
def test_a_sharp_spreading_numb_or_strong_pain_ends_for_today(at: Driver, answers: str) -> None:
    at.press(pygame.K_x)
    assert at.play.session.state is State.PAUSED
    at.type(answers)
    assert isinstance(at.form.fields[0], Card)
    record = at.records()[0]
    assert record.outcome is Outcome.STOPPED_FOR_PAIN
    assert record.pains[0].where == "low back"
    assert record.pains[0].exercise == "reach"


def test_a_lesser_pain_is_kept_and_offers_the_easier_form(at: Driver) -> None:
    at.press(pygame.K_x)
    at.type("152e")
    assert at.play.session.segment.exercise is not None
    assert at.play.session.segment.exercise.key == "small-reach"
    at.press(pygame.K_ESCAPE)
    at.press(pygame.K_ESCAPE)
    pain = at.records()[0].pains[0]
    assert (pain.kind, pain.strength, pain.where, pain.side) == (
        PainKind.DULL,
        5,
        "mid back",
        "left",
    )


def test_a_lesser_pain_may_go_on_skip_or_stop(at: Driver) -> None:
    at.press(pygame.K_x)
    at.type("131g")
    at.wait(4)
    assert at.play.session.state is State.RUNNING
    at.press(pygame.K_x)
    at.type("131q")
    assert at.records()[0].outcome is Outcome.STOPPED_FOR_PAIN
    assert len(at.records()[0].pains) == 2


def test_going_on_more_slowly_stretches_the_moves_from_here_to_the_end(at: Driver) -> None:
    before = at.play.timeline
    at.press(pygame.K_x)
    at.type("131g")
    session = at.play.session
    # The repetition begins again, led in by its start, since the body has left the position.
    assert (session.step, session.segment.kind) == (0, SegmentKind.START)
    assert at.play.messages.message
    moves = [one.length for one in session.timeline.segments if one.kind is SegmentKind.MOVE]
    assert moves == [3.0] * 8
    holds = [one.length for one in session.timeline.segments if one.kind is SegmentKind.HOLD]
    assert holds == [one.length for one in before.segments if one.kind is SegmentKind.HOLD]
    at.wait(3 + 8 + 3 + 30 + 3 + 1)
    at.press(pygame.K_ESCAPE)
    at.press(pygame.K_ESCAPE)
    record = at.records()[0]
    assert [(done.side, done.reps_planned, done.reps_done) for done in record.exercises] == [
        ("left", 2, 1),
        ("right", 2, 0),
    ]
    assert record.pains[0].strength == 3


def test_the_easier_form_stays_slow_and_slower_has_an_end(at: Driver) -> None:
    for _ in range(3):
        at.press(pygame.K_x)
        at.type("131g")
        at.wait(10)
    assert at.play.timeline.pace.moves == 2.25
    at.press(pygame.K_e)
    assert at.play.timeline.pace.moves == 2.25
    assert {s.length for s in at.play.timeline.segments if s.kind is SegmentKind.MOVE} == {4.5}


def test_in_a_pause_slower_leaves_the_pause(at: Driver) -> None:
    at.press(pygame.K_SPACE)
    at.press(pygame.K_x)
    at.type("131g")
    assert at.play.session.state is State.PAUSED


def test_the_easier_form_keeps_fewer_repetitions_fewer(own_home: Path, library: Library) -> None:
    driver = Driver(own_home, library)
    driver.profile.settings = replace(driver.profile.settings, fewer_repetitions=50)
    driver.type("\r")
    while isinstance(driver.app.screen, Form):
        driver.press(pygame.K_RETURN)
    assert {planned.reps for planned in driver.play.timeline.planned()} == {1}
    driver.press(pygame.K_e)
    assert {planned.reps for planned in driver.play.timeline.planned()} == {1}
    driver.close()


@pytest.mark.parametrize(("before", "strength", "leave"), [(1, 3, True), (2, 3, False)])
def test_a_pain_that_rose_by_two_does_not_go_on_with_this_exercise(
    own_home: Path, library: Library, before: int, strength: int, leave: bool
) -> None:
    driver = playing(Driver(own_home, library, "reach"), 15)
    driver.play.log.before = {Asked.PAIN: before}
    driver.press(pygame.K_x)
    driver.type(f"1{strength}1")
    panel = driver.top
    assert isinstance(panel, PainQuestion)
    offered = [row.value for row in panel.listing.rows]
    skip_first = [AfterPain.SKIP, AfterPain.EASIER, AfterPain.STOP]
    assert offered == (
        skip_first
        if leave
        else [AfterPain.EASIER, AfterPain.SKIP, AfterPain.SLOWER, AfterPain.STOP]
    )
    driver.press(pygame.K_ESCAPE)
    assert isinstance(driver.top, PainQuestion)
    driver.close()


def test_escape_in_it_hurts_goes_back_question_by_question(at: Driver) -> None:
    at.press(pygame.K_x)
    at.type("1")
    at.press(pygame.K_ESCAPE)
    assert isinstance(at.top, PainQuestion)
    at.press(pygame.K_ESCAPE)
    at.wait(4)
    assert at.play.session.state is State.RUNNING


def test_the_easier_form_takes_the_place_of_the_exercise_from_here_on(at: Driver) -> None:
    at.press(pygame.K_RIGHT)
    at.press(pygame.K_e)
    session = at.play.session
    assert session.timeline.exercise_count == 1
    assert session.segment.exercise is not None
    assert session.segment.exercise.key == "small-reach"
    assert (session.segment.side, session.segment.rep, session.segment.reps) == ("right", 1, 2)


def test_while_it_runs_the_easier_form_goes_on_by_itself_and_says_what_it_is(at: Driver) -> None:
    at.press(pygame.K_e)
    assert at.play.session.state is not State.PAUSED
    assert "Small reach" in at.play.messages.message
    assert GO_ON not in at.play.messages.message


def test_in_a_pause_it_says_how_to_go_on_for_as_long_as_it_is_one(at: Driver) -> None:
    at.press(pygame.K_SPACE)
    at.press(pygame.K_e)
    at.wait(60)
    assert at.play.session.state is State.PAUSED
    assert "Small reach" in at.play.messages.message
    assert GO_ON in at.play.messages.message
    at.press(pygame.K_m)
    assert GO_ON not in at.play.messages.message
    at.wait(5)
    assert GO_ON in at.play.messages.message
    at.press(pygame.K_SPACE)
    assert at.play.messages.message == ""


@pytest.mark.parametrize(("key", "name"), [("e", "Small reach"), ("n", "Seated reach")])
def test_after_a_pain_it_stands_still_and_says_how_to_go_on(
    own_home: Path, library: Library, key: str, name: str
) -> None:
    driver = playing(Driver(own_home, library, "both"), 15)
    driver.press(pygame.K_x)
    driver.type(f"131{key}")
    driver.wait(30)
    assert driver.play.session.state is State.PAUSED
    assert name in driver.play.messages.message
    assert GO_ON in driver.play.messages.message
    assert driver.play.view().title == name
    driver.close()


def test_who_stands_before_a_new_position_sees_the_body_in_it(
    own_home: Path, library: Library
) -> None:
    driver = playing(Driver(own_home, library, "both"), 15)
    driver.press(pygame.K_x)
    driver.type("131n")
    view = driver.play.view()
    assert (view.segment.kind, view.offset) == (SegmentKind.START, view.length)
    assert view.face.left == 1
    driver.press(pygame.K_SPACE)
    driver.wait(4)
    assert 0 < driver.play.view().offset < view.length
    driver.close()


def test_again_it_is_the_next_easier_one_and_at_the_bottom_it_says_so(at: Driver) -> None:
    def now() -> str:
        exercise = at.play.session.segment.exercise
        return exercise.key if exercise else ""

    keys = [now()]
    for _ in range(3):
        at.press(pygame.K_e)
        keys.append(now())
    assert keys == ["reach", "small-reach", "seated-reach", "seated-reach"]
    assert at.play.messages.message == pain_texts().easiest
    at.press(pygame.K_x)
    at.type("131")
    panel = at.top
    assert isinstance(panel, PainQuestion)
    assert AfterPain.EASIER not in [row.value for row in panel.listing.rows]


def test_without_an_easier_form_it_says_that(own_home: Path, library: Library) -> None:
    driver = playing(Driver(own_home, library, "small-reach"), 3)
    driver.press(pygame.K_e)
    assert driver.play.messages.message == pain_texts().no_easier
    driver.close()


def test_another_position_is_led_into_with_its_own_words(at: Driver) -> None:
    at.press(pygame.K_RIGHT)
    at.wait(4)
    for _ in range(2):
        at.press(pygame.K_e)
    session = at.play.session
    assert (session.segment.kind, session.segment.side) == (SegmentKind.START, "right")
    assert "your right hand" in at.play.view().line
    at.wait(session.length + 1)
    assert (session.segment.kind, session.segment.side) == (SegmentKind.MOVE, "right")
    assert session.segment.rep == 1


def test_what_the_conditions_of_a_person_spare_is_no_easier_form(
    own_home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    for name in ("reach", "seated-reach"):
        (folder / f"{name}.yaml").write_text(ROUTINES[name], encoding="utf-8")
    kneeling = ROUTINES["small-reach"] + "position: hands and knees\nworks: [kneeling]\n"
    (folder / "small-reach.yaml").write_text(kneeling, encoding="utf-8")
    driver = Driver(own_home, Library([folder]), "reach")
    day = START.date()
    driver.profile.note(Screening(START, day, 0, {"cannot kneel": True}))
    playing(driver, 15).press(pygame.K_e)
    exercise = driver.play.session.segment.exercise
    assert exercise is not None
    assert exercise.key == "seated-reach"
    driver.close()


@pytest.mark.parametrize("answers", ["", "1", "13", "131"])
def test_the_stop_signs_are_one_key_away_from_every_question_of_a_pain(
    at: Driver, answers: str
) -> None:
    at.press(pygame.K_x)
    at.type(answers + "s")
    assert isinstance(at.top, StopSignsMenu)
    at.press(pygame.K_ESCAPE)
    assert isinstance(at.top, PainQuestion)
    assert at.top._asked == len(answers)
    at.type("s99")
    assert at.records()[0].outcome is Outcome.STOPPED_FOR_PAIN


def test_paused_the_hint_and_the_button_say_what_space_does(at: Driver) -> None:
    def does() -> Any:
        return at.app.canvas.standing("hint", at.app.canvas.boxes()["hint"])

    assert ("Space", "pause") in does()
    at.press(pygame.K_SPACE)
    assert ("Space", "go on") in does()
    pygame.event.post(
        pygame.event.Event(pygame.MOUSEMOTION, pos=(300, 300), rel=(1, 1), buttons=(0, 0, 0))
    )
    at.app.step()
    assert ("Space", "Go on") in does()


def test_mute_and_volume(at: Driver) -> None:
    sounds = at.sounds
    volume = sounds.volume
    at.press(pygame.K_m)
    assert sounds.mute
    at.press(pygame.K_UP)
    assert (sounds.mute, sounds.volume) == (False, volume + 10)
    at.press(pygame.K_DOWN)
    at.press(pygame.K_DOWN)
    assert sounds.volume == volume - 10


def test_t_says_the_time_left(at: Driver) -> None:
    at.press(pygame.K_t)
    # 144 s in all, 15 s behind; the press itself takes 0.4 s.
    assert "2 minutes 9 seconds" in at.play.messages.message


def test_escape_twice_within_three_seconds_stops_and_keeps(at: Driver) -> None:
    at.wait(23)
    at.press(pygame.K_ESCAPE)
    at.wait(4)
    at.press(pygame.K_ESCAPE)
    assert isinstance(at.app.screen, Play)
    at.press(pygame.K_ESCAPE)
    assert isinstance(at.app.screen, Form)
    record = at.records()[0]
    assert record.outcome is Outcome.STOPPED
    assert [(done.side, done.reps_done, done.skipped) for done in record.exercises] == [
        ("left", 1, 0),
        ("right", 0, 0),
    ]


def test_closing_the_window_stops_and_keeps(at: Driver) -> None:
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    at.app.step()
    assert at.app.exit_code == 0
    assert at.records()[0].outcome is Outcome.STOPPED


def test_a_question_mark_tells_about_the_exercise_and_lists_the_keys(at: Driver) -> None:
    at.press(pygame.K_SLASH, "?")
    panel = at.top
    assert isinstance(panel, AboutScreen)
    for _ in range(panel.pages - 1):
        at.press(pygame.K_PAGEDOWN)
    assert "keys" in at.app.canvas.boxes()
    named = {sign for key, _ in panel.pairs for sign in key.split()}
    assert {"X", "S", "E", "T", "R", "J", "N", "B", "M", "F", "?"} <= named
    at.press(pygame.K_PAGEDOWN)
    assert at.top is at.play


def test_a_gap_in_time_pauses_at_the_last_shown_moment_and_says_so(at: Driver) -> None:
    before = offset(at)
    at.time += 40
    at.app.step()
    assert at.play.session.state is State.PAUSED
    assert offset(at) == pytest.approx(before)
    assert at.play.messages.message


def test_a_rating_is_answered_while_it_runs_and_a_ready_start_waits(
    own_home: Path, library: Library
) -> None:
    driver = playing(Driver(own_home, library, "two"), 13)
    assert driver.play.session.segment.kind is SegmentKind.ASK
    driver.type("7")
    driver.wait(30)
    assert driver.play.session.state is State.WAITING
    driver.press(pygame.K_RETURN)
    driver.wait(7)
    record = driver.records()[0]
    assert record.outcome is Outcome.COMPLETED
    assert [(answer.what, answer.value) for answer in record.answers] == [("stiffness", 7)]
    assert record.spent.waiting > 20
    driver.close()


def test_the_mouse_brings_buttons_that_hide_after_three_seconds(at: Driver) -> None:
    def mouse(kind: int, pos: tuple[int, int]) -> None:
        pygame.event.post(
            pygame.event.Event(kind, pos=pos, button=1, rel=(1, 1), buttons=(0, 0, 0))
        )
        at.app.step()

    assert not at.play.messages.mouse_near
    mouse(pygame.MOUSEMOTION, (300, 300))
    assert at.play.messages.mouse_near
    at.wait(3.1)
    assert not at.play.messages.mouse_near
    hint = at.app.canvas.boxes()["hint"]
    third = (hint.left + round(hint.width * 2.5 / 9), hint.centery)
    mouse(pygame.MOUSEMOTION, (300, 300))
    at.wait(2.9)
    for _ in range(2):  # two quick clicks are two steps, and keep the buttons
        mouse(pygame.MOUSEBUTTONDOWN, third)
        mouse(pygame.MOUSEBUTTONUP, third)
    assert at.play.session.step == 2
    at.wait(0.5)
    assert at.play.messages.mouse_near


def test_each_key_of_the_hint_can_be_clicked(at: Driver) -> None:
    assert not at.play.messages.mouse_near
    hint = at.app.canvas.boxes()["hint"]
    at.app.canvas.take_changes()
    keys = {at.app.canvas.key_at((x, hint.centery)) for x in range(hint.left, hint.right)}
    assert keys == {None, "Space", "←", "→", "X", "S", "Esc", "?"}


@pytest.mark.parametrize(
    ("button", "state"),
    [(pygame.CONTROLLER_BUTTON_A, State.PAUSED), (pygame.CONTROLLER_BUTTON_X, State.PAUSED)],
)
def test_a_game_controller_does_the_obvious(at: Driver, button: int, state: State) -> None:
    pad = Pad()
    at.app.listeners.append(pad.handle)
    pygame.event.post(pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, button=button, instance_id=0))
    at.app.step()
    at.wait(0.5)
    assert at.play.session.state is state


def test_media_keys_do_the_obvious(at: Driver) -> None:
    def press(code: int) -> None:
        at.press((1 << 30) | code)

    press(261)
    assert at.play.session.state is State.PAUSED
    press(261)
    press(258)
    assert at.play.session.step == 1
    press(259)
    press(259)
    assert at.play.session.step == 0
    press(262)
    assert at.sounds.mute


def test_frames_are_quick_while_the_view_turns_and_slow_in_a_hold(
    tmp_path: Path, library: Library
) -> None:
    driver = Driver(tmp_path, library, "reach", ask=False)
    quick = {}
    for _ in range(40):
        if not isinstance(driver.app.screen, Play):
            break
        driver.wait(0.5)
        session = driver.play.session
        due = driver.play.next_frame(driver.time)
        if session.state is State.RUNNING and due is not None:
            late = session.offset >= 2.0
            quick.setdefault((session.segment.kind, late), due - driver.time < 0.05)
    assert quick[SegmentKind.START, False]
    assert not quick[SegmentKind.START, True]
    assert not quick[SegmentKind.HOLD, False]
    driver.close()


def test_the_pointer_leaves_with_its_buttons_and_only_while_the_routine_runs(at: Driver) -> None:
    def moved() -> None:
        where = {"pos": (300, 300), "rel": (1, 1), "buttons": (0, 0, 0)}
        pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, where))
        at.wait(0.2)

    at.wait(1)
    assert not pygame.mouse.get_visible()
    moved()
    assert pygame.mouse.get_visible()
    at.wait(4)
    assert not pygame.mouse.get_visible()
    at.press(pygame.K_SPACE)
    at.wait(10)
    assert pygame.mouse.get_visible()
    at.press(pygame.K_SPACE)
    at.wait(5)
    assert not pygame.mouse.get_visible()
    at.press(pygame.K_x)
    at.wait(10)
    assert pygame.mouse.get_visible()
