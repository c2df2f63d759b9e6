"""The first minute with real keys: presses and screens up to the first movement, and what closes.

Nothing is answered before, and nothing is kept that was not answered.
"""

from __future__ import annotations

import pygame
import pytest

from player.care.emergency import numbers
from player.care.questions import questions
from player.care.screening import HURTS, Due, Lock, Reason
from player.flow.questions import (
    AskAfter,
    AskFirst,
    AskNews,
    AskRoutine,
    AskSigns,
    AskStart,
    AskUrge,
    AskWhichSign,
    PlayForUrge,
    PlayRoutine,
    ShowClosed,
)
from player.model.diary import DailyCheck
from player.model.settings import CountryChoice
from player.plan.clockwork import State
from player.screens.forms.form import Form
from player.screens.play.play import Play
from tests.screens.person import Opened, Person, first_day

GRAVE = [one.key for one in questions().signs]
ASK_FIRST = [one.key for one in questions().ask_first]


# How many presses, and how many screens


def test_on_the_first_day_three_presses_lead_to_the_first_movement(opened: Opened) -> None:
    person = opened()
    person.type("1")
    person.enter()
    person.enter()
    person.to_the_first_movement()
    assert person.kinds == [AskSigns, AskRoutine, AskStart, PlayRoutine]
    assert person.presses <= 4
    assert person.screens <= 3


def play_today(opened: Opened, days: int) -> Person:
    person = opened(days=days)
    while not isinstance(person.app.screen, Play):
        if isinstance(person.shown[-1], AskSigns):
            person.type("1")
        else:
            person.enter()
    person.to_the_first_movement()
    presses = person.presses
    for _ in range(2):
        person.press(pygame.K_ESCAPE)  # the session is stopped, and not left over
    person.presses = presses
    return person


def test_on_the_next_day_two_presses_do(opened: Opened) -> None:
    play_today(opened, 0)
    person = play_today(opened, 1)
    assert person.kinds[:3] == [AskRoutine, AskStart, PlayRoutine]
    assert person.presses <= 2


def test_on_the_next_day_two_do_after_a_whole_session_too(opened: Opened) -> None:
    person = first_day(opened)
    for _ in range(2):
        person.enter()
    while isinstance(person.app.screen, Play):
        if person.play.session.state is State.WAITING:
            person.press(pygame.K_SPACE, " ")
        person.wait(2.0, frame=0.5)
    assert isinstance(person.shown[-1], AskAfter)
    assert play_today(opened, 1).presses <= 2


def test_on_day_thirty_one_three_do_whoever_came_in_between(opened: Opened) -> None:
    play_today(opened, 0)
    for days in (6, 13, 20, 27):
        assert play_today(opened, days).presses <= 2
    person = play_today(opened, 30)
    assert person.kinds[:4] == [AskSigns, AskRoutine, AskStart, PlayRoutine]
    assert person.presses <= 3


def test_a_routine_that_was_named_takes_two(opened: Opened) -> None:
    person = opened("cat-cow")
    person.type("1")
    person.enter()
    person.to_the_first_movement()
    assert person.kinds == [AskSigns, AskStart, PlayRoutine]
    assert person.presses <= 2


def test_an_urge_takes_two_and_waits_for_nothing(opened: Opened) -> None:
    person = opened(urge=True)
    person.type("7")
    person.type("1")
    assert isinstance(person.app.screen, Play)
    assert person.kinds == [AskUrge, PlayForUrge]
    assert (person.presses, person.screens) == (2, 1)


# The first page


@pytest.mark.parametrize("size", [(800, 600), (1280, 720)])
def test_enter_and_space_on_the_untouched_first_page_answer_nothing(
    size: tuple[int, int], opened: Opened
) -> None:
    for wanted in (None, "cat-cow"):
        person = opened(wanted, size=size)
        page = person.app.screen
        for _ in range(5):
            person.enter()
            person.press(pygame.K_SPACE, " ")
        assert person.app.screen is page
        assert person.answers() == []
        assert person.profile.standing().due is Due.SIGNS


def test_escape_leaves_the_first_page_unanswered_and_it_comes_with_a_routine(
    opened: Opened,
) -> None:
    person = opened()
    for _ in range(2):
        person.press(pygame.K_ESCAPE)
        assert isinstance(person.shown[-1], AskRoutine)
        person.enter()
        assert person.shown[-1] == AskSigns(new=True)
    person.type("1")
    assert isinstance(person.shown[-1], AskStart)
    assert len(person.answers()) == 1


def test_escape_at_a_routine_that_was_named_ends(opened: Opened) -> None:
    person = opened("cat-cow")
    person.press(pygame.K_ESCAPE)
    assert person.app.exit_code == 0
    assert person.answers() == []


def test_none_of_these_is_kept_as_no_to_each_grave_sign_and_to_nothing_else(
    opened: Opened,
) -> None:
    person = first_day(opened)
    assert person.answers() == [dict.fromkeys(GRAVE, False) | {HURTS: False}]
    person.enter()
    person.enter()
    assert isinstance(person.app.screen, Play)
    assert len(person.answers()) == 1
    assert person.told(DailyCheck) == []


def test_but_it_hurts_leads_to_the_signs_to_ask_about(opened: Opened) -> None:
    person = first_day(opened, "2")
    assert person.shown[-1] == AskFirst()
    person.none_of_these()
    assert isinstance(person.shown[-1], AskRoutine)
    assert person.answers() == [
        dict.fromkeys(GRAVE, False) | {HURTS: True},
        dict.fromkeys(ASK_FIRST, False),
    ]
    person.enter()
    assert isinstance(person.shown[-1], AskStart)


def test_enter_on_the_untouched_signs_to_ask_about_answers_nothing(opened: Opened) -> None:
    person = first_day(opened, "2")
    for _ in range(30):
        person.enter()
    assert isinstance(person.shown[-1], AskFirst)
    assert len(person.answers()) == 1
    person.press(pygame.K_ESCAPE)
    person.enter()
    assert isinstance(person.shown[-1], AskFirst)


@pytest.mark.parametrize("country", [CountryChoice.UK, CountryChoice.EU, CountryChoice.OTHER])
def test_one_of_these_leads_to_which_and_to_the_card_with_the_number(
    country: CountryChoice, opened: Opened
) -> None:
    person = opened()
    person.profile.lives_in(country)
    person.type("3")
    assert person.shown[-1] == AskWhichSign()
    person.type("2")
    shut = person.shown[-1]
    assert isinstance(shut, ShowClosed)
    assert (shut.card.key, shut.signs) == (Reason.GO_NOW, (GRAVE[1],))
    assert isinstance(person.app.screen, Form)
    said = " ".join(person.app.screen.texts())
    assert f"Call {numbers()[person.profile.country].emergency} now" in said
    assert person.answers() == [{GRAVE[1]: True}]
    person.press(pygame.K_ESCAPE)
    person.enter()
    assert isinstance(person.shown[-1], ShowClosed)


# The next days


def test_ill_closes_for_its_day_and_is_one_press_from_the_card(opened: Opened) -> None:
    first_day(opened)
    person = opened("cat-cow", days=1)
    new_or_worse(person)
    assert person.shown[-1] == AskNews()
    person.type("1")
    shut = person.shown[-1]
    assert isinstance(shut, ShowClosed)
    assert shut.card.key == Reason.ILL
    (check,) = person.told(DailyCheck)
    assert (check.pain, check.new, check.ill) == (None, False, True)
    assert isinstance(opened("cat-cow", days=1).shown[-1], ShowClosed)
    assert isinstance(opened("cat-cow", days=2).shown[-1], AskStart)


def test_worse_asks_both_pages_before_anything_is_played(opened: Opened) -> None:
    first_day(opened)
    person = opened("cat-cow", days=1)
    new_or_worse(person)
    person.type("2")
    assert person.profile.standing().lock is Lock.ALL
    assert person.shown[-1] == AskSigns()
    person.type("1")
    assert person.shown[-1] == AskFirst()
    person.none_of_these()
    assert isinstance(person.shown[-1], AskStart)
    person.enter()
    assert isinstance(person.app.screen, Play)


def test_as_usual_is_kept_without_a_pain_that_was_not_rated(opened: Opened) -> None:
    first_day(opened)
    person = opened("cat-cow", days=1)
    person.enter()
    assert isinstance(person.app.screen, Play)
    (check,) = person.told(DailyCheck)
    assert (check.pain, check.new, check.ill) == (None, False, False)
    assert len(person.answers()) == 1


def new_or_worse(person: Person) -> None:
    """By the arrows to the button that something is new or worse, and press it."""
    words = [one.text for one in person.form.buttons]
    place = len(person.form.fields) + words.index("Something is new or worse")
    for _ in range(80):
        if person.form.focus == place:
            break
        person.press(pygame.K_TAB)
    person.enter()
