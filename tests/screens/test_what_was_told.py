"""What is told on the start card changes what is played, is kept, and is not asked twice."""

from __future__ import annotations

import pygame
import pytest

from player.app.locations import pose_of
from player.care.questions import conditions, questions
from player.care.screening import Lock, Reason
from player.flow.questions import AskFirst, AskRoutine, AskStart, ShowClosed
from player.model.diary import DailyCheck, Unlock
from player.model.pose import Contact, Pose, PropKind
from player.model.routine import Asked
from player.plan.timeline import Timeline
from player.screens.play.play import Play
from player.screens.start.start_card import CONDITIONS
from player.ui.widgets.several import Several
from tests.screens.person import Opened, Person, first_day

ASK_FIRST = [one.key for one in questions().ask_first]
HANDS = {
    Contact.LEFT_HAND: Contact.LEFT_ELBOW,
    Contact.RIGHT_HAND: Contact.RIGHT_ELBOW,
}


def rate(person: Person, pain: int) -> None:
    """Rate the pain on the start card, and start."""
    person.go_to(Asked.PAIN)
    person.type(str(pain))
    person.enter()


def tick_on_the_card(person: Person, name: str) -> None:
    """Tick a condition on the start card by the arrows, and start."""
    person.go_to(CONDITIONS)
    field = person.form.fields[person.form.focus]
    assert isinstance(field, Several)
    for _ in range([one.value for one in field.options].index(name)):
        person.press(pygame.K_RIGHT)
    person.press(pygame.K_SPACE, " ")
    person.enter()


def card(person: Person, place: int = -1) -> AskStart:
    shown = person.shown[place]
    assert isinstance(shown, AskStart), shown
    return shown


def poses(plan: Timeline) -> list[Pose]:
    """Every pose that is shown while a plan is played."""
    names = {one.pose for one in plan.segments if one.pose}
    found = [pose_of(name) for name in names]
    assert found
    return [pose for pose in found if pose is not None]


def leans_on_hands(pose: Pose) -> bool:
    """Whether a hand carries the body: on the floor without the elbow, or on a table."""
    carried = any(hand in pose.floor and elbow not in pose.floor for hand, elbow in HANDS.items())
    return carried or any(one.kind is PropKind.TABLE for one in pose.props)


# Pain


def test_pain_of_four_asks_first_once_and_comes_back_with_easier_forms(opened: Opened) -> None:
    person = first_day(opened, wanted="cat-cow")
    assert not card(person).offered.changed
    rate(person, 4)
    assert person.shown[-1] == AskFirst()
    person.none_of_these()
    again = card(person)
    assert (again.pain, again.offered.changed) == (4, True)
    person.enter()
    assert isinstance(person.app.screen, Play)
    assert [one.key for one in person.play.timeline.routine.exercises()] != ["cat-cow"]
    assert [check.pain for check in person.told(DailyCheck)] == [4]
    assert person.records()[0].before == {Asked.PAIN: 4}
    later = opened("cat-cow")
    later.type("k")  # the session of before is kept as it is
    assert (card(later).pain, card(later).offered.changed) == (4, True)
    later.enter()
    assert isinstance(later.app.screen, Play)
    assert later.shown.count(AskFirst()) == 0


def test_stiffness_that_was_rated_stands_on_the_card_that_comes_anew(opened: Opened) -> None:
    person = first_day(opened, wanted="cat-cow")
    person.go_to(Asked.STIFFNESS)
    person.type("5")
    tick_on_the_card(person, "sore wrists")
    assert card(person).offered.changed
    person.enter()
    assert person.records()[0].before == {Asked.STIFFNESS: 5}


def test_the_next_day_the_pain_is_not_known_again(opened: Opened) -> None:
    rate(first_day(opened, wanted="cat-cow"), 4)
    opened("cat-cow").none_of_these()
    person = opened("cat-cow", days=1)
    assert (card(person).pain, card(person).offered.changed) == (None, False)
    assert card(person).daily


@pytest.mark.parametrize("pain", [0, 3])
def test_less_pain_than_four_asks_nothing_and_is_kept(pain: int, opened: Opened) -> None:
    person = first_day(opened, wanted="cat-cow")
    rate(person, pain)
    assert isinstance(person.app.screen, Play)
    assert [check.pain for check in person.told(DailyCheck)] == [pain]


def test_pain_of_six_closes_the_day_and_no_later_rating_is_asked_for(opened: Opened) -> None:
    person = first_day(opened, wanted="cat-cow")
    rate(person, 6)
    assert person.shown[-1] == AskFirst()
    person.none_of_these()
    shut = person.shown[-1]
    assert isinstance(shut, ShowClosed)
    assert shut.card.key == Reason.TOO_MUCH_PAIN
    assert isinstance(opened("cat-cow").shown[-1], ShowClosed)
    assert isinstance(opened("cat-cow", days=1).shown[-1], AskStart)


def test_what_was_rated_and_left_is_not_kept(opened: Opened) -> None:
    person = first_day(opened, wanted="cat-cow")
    person.go_to(Asked.PAIN)
    person.type("7")
    person.press(pygame.K_ESCAPE)
    assert person.app.exit_code == 0
    assert person.told(DailyCheck) == []


# The body


def test_sore_wrists_shows_the_card_anew_and_nothing_rests_on_the_hands(opened: Opened) -> None:
    person = first_day(opened, wanted="cat-cow")
    assert "sore wrists" in card(person).conditions
    tick_on_the_card(person, "sore wrists")
    first, again = card(person, -2), card(person)
    assert not first.offered.changed
    assert again.offered.changed
    assert any("wrists" in line for line in again.offered.for_you)
    assert again.conditions == ()
    person.enter()
    assert isinstance(person.app.screen, Play)
    assert not any(map(leans_on_hands, poses(person.play.timeline)))
    assert all(
        "weight on the hands" not in (one.works or ())
        for one in person.play.timeline.routine.exercises()
    )


def test_cat_cow_itself_rests_on_the_hands(opened: Opened) -> None:
    person = first_day(opened, wanted="cat-cow")
    person.enter()
    assert all(map(leans_on_hands, poses(person.play.timeline)))


def played(person: Person) -> None:
    """Start, and stop at once, so that nothing is left over."""
    person.enter()
    assert isinstance(person.app.screen, Play)
    for _ in range(2):
        person.press(pygame.K_ESCAPE)


def test_it_is_asked_again_after_thirty_days_and_holds_until_then(opened: Opened) -> None:
    person = first_day(opened, wanted="cat-cow")
    tick_on_the_card(person, "sore wrists")
    played(person)
    for days in (1, 12, 23, 29):
        person = opened("cat-cow", days=days)
        assert card(person).conditions == (), days
        assert card(person).offered.changed
        played(person)
    person = opened("cat-cow", days=30)
    person.type("1")
    asked = card(person)
    assert "sore wrists" in asked.conditions
    assert asked.offered.changed  # what was told last holds until it is told otherwise


def test_it_is_asked_again_after_a_stop(opened: Opened) -> None:
    person = first_day(opened, wanted="cat-cow")
    tick_on_the_card(person, "sore wrists")
    person.enter()
    person.wait(1)
    for key in "x2":  # it hurts, and the pain is sharp
        person.type(key)
    person.type("7")
    person.type("1")
    assert not isinstance(person.app.screen, Play)
    assert person.profile.standing().reasons == (Reason.STOPPED,)
    person = opened("cat-cow", days=1)
    person.type("1")
    assert "sore wrists" in card(person).conditions


def test_without_an_answer_nothing_of_the_body_is_kept(opened: Opened) -> None:
    person = first_day(opened, wanted="cat-cow")
    person.enter()
    assert isinstance(person.app.screen, Play)
    assert not {key for said in person.answers() for key in said} & conditions().by_name.keys()


def test_none_of_these_answers_what_was_asked_and_another_routine_asks_only_the_rest(
    opened: Opened,
) -> None:
    person = first_day(opened, wanted="cat-cow")
    first = card(person).conditions
    person.type("n")
    played(person)
    assert person.answers()[-1] == dict.fromkeys(first, False)
    other = card(opened("knee-drops")).conditions
    assert other
    assert not set(other) & set(first)


# To have asked


def test_a_clearance_opens_only_what_it_is_about(opened: Opened) -> None:
    person = first_day(opened, "2")
    person.tick("T2d", "T2f")
    shut = person.shown[-1]
    assert isinstance(shut, ShowClosed)
    assert set(shut.to_clear) == {"T2d", "T2f"}
    i_asked(person, "T2f")
    assert isinstance(person.shown[-1], AskRoutine)
    assert [one.question for one in person.told(Unlock)] == ["T2f"]
    standing = person.profile.standing()
    assert (standing.lock, standing.to_clear) == (Lock.GENTLE_ONLY, ("T2d",))
    person = opened("cat-cow", days=1)
    i_asked(person, "T2d")
    assert person.profile.standing().lock is Lock.OPEN
    assert isinstance(opened("cat-cow", days=1).shown[-1], AskStart)


@pytest.mark.parametrize("key", [pygame.K_RETURN, pygame.K_SPACE, pygame.K_ESCAPE])
def test_no_press_that_goes_on_from_the_card_clears_anything(key: int, opened: Opened) -> None:
    person = first_day(opened, "2")
    person.tick("T2f")
    for _ in range(4):
        if isinstance(person.shown[-1], ShowClosed):
            person.press(key)
    assert isinstance(person.shown[-1], AskRoutine)
    assert person.told(Unlock) == []
    assert person.profile.standing().lock is Lock.GENTLE_ONLY


def i_asked(person: Person, key: str) -> None:
    """Tick on the card of what is closed that somebody was asked about a sign."""
    person.go_to(f"asked {key}")
    person.press(pygame.K_SPACE, " ")
    person.enter()
